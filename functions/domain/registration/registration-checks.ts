import { distanceKm } from '#domain/areas/geometry.ts';
import type { KnownPlaces } from '#domain/areas/known-places.ts';
import { resolveArea } from '#domain/areas/resolve-area.ts';
import type { ProducerDetails, Round } from '#domain/producers/producer.ts';
import { isName, type Position } from '#domain/shared/primitives.ts';
import { atField, type FieldError } from '#domain/shared/reasons.ts';

/** The largest commune of the metropolis (Arles) reaches 30 km from its centre; centres are known to a few kilometres. */
const MAX_KM_FROM_COMMUNE = 30;

/** Whether a position cannot be in the commune with this centre. */
export const farFromCommune = (position: Position, centre: Position): boolean =>
  distanceKm(position, centre) > MAX_KM_FROM_COMMUNE;

/**
 * What a schema cannot see of a registration: codes that exist, a position in its commune, areas that the index can hold, ids that are
 * told apart. Each with its field; empty where all is well.
 */
export const detailsFaults = (details: ProducerDetails, places: KnownPlaces): FieldError[] => [
  ...nameFaults(details),
  ...communeFaults(details, places),
  ...twice(
    details.offers.map(({ id }) => id),
    'offers',
  ),
  ...twice(
    details.rounds.map(({ id }) => id),
    'rounds',
  ),
  ...details.rounds.flatMap((round, index) =>
    roundFaults(round, places).map((fault) => atField(fault, `rounds.${index}.${fault.field}`)),
  ),
];

const nameFaults = ({ name, contactName }: ProducerDetails): FieldError[] => [
  ...(isName(name) ? [] : [{ field: 'name', code: 'nameForm' } as const]),
  ...(isName(contactName) ? [] : [{ field: 'contactName', code: 'nameForm' } as const]),
];

const communeFaults = ({ commune, position }: ProducerDetails, places: KnownPlaces): FieldError[] => {
  const centre = places.commune(commune);
  if (centre === undefined) return [{ field: 'commune', code: 'communeUnknown' }];
  return farFromCommune(position, centre) ? [{ field: 'position', code: 'farFromCommune' }] : [];
};

const twice = (ids: readonly string[], list: string): FieldError[] =>
  ids.flatMap((id, index) =>
    ids.indexOf(id) === index ? [] : [{ field: `${list}.${index}.id`, code: 'identifierTwice' }],
  );

const roundFaults = (round: Round, places: KnownPlaces): FieldError[] => [
  ...modeFaults(round),
  ...areaFaults(round, places),
];

const modeFaults = ({ mode, pickup, area }: Round): FieldError[] => {
  if (mode === 'pickup' && pickup === null) return [{ field: 'pickup', code: 'pickupNameMissing' }];
  if (mode !== 'pickup' && pickup !== null) return [{ field: 'pickup', code: 'pickupOnlyForPickup' }];
  const everywhere = area.include.some(({ kind }) => kind === 'country');
  return everywhere && mode !== 'parcel' ? [{ field: 'area', code: 'countryOnlyForParcels' }] : [];
};

const areaFaults = ({ area }: Round, places: KnownPlaces): FieldError[] => {
  const outcome = resolveArea(area, places);
  return outcome.ok ? [] : outcome.reason.map((fault) => atField(fault, `area.${fault.field}`));
};
