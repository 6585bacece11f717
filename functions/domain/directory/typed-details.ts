import type { Area, Shape } from '../areas/area.ts';
import { writeGeoJson } from '../areas/geojson.ts';
import type { Language, Position } from '../shared/primitives.ts';
import type { Typed } from './directory.ts';
import { addressedTo, type DraftStep } from './draft-steps.ts';
import type { KnownPlaces } from './known-places.ts';
import { placeField, readCommune, readNamedPlace } from './named-places.ts';
import type { Offer, ProducerDetails, Round } from './producer.ts';

interface Naming {
  readonly places: KnownPlaces;
  readonly lang: Language;
}

/**
 * What a producer says of himself, as it stands in the forms of the registration: the way back from `readDraft`. An area that the form cannot say
 * (drawn, with something taken away, around another point) is marked as kept.
 */
export const typedFrom = (details: ProducerDetails, naming: Naming): Readonly<Record<DraftStep, Typed>> => ({
  who: {
    name: details.name,
    siret: details.siret,
    contactName: details.contactName,
    description: details.description,
    language: details.language,
  },
  where: whereTyped(details, naming),
  offers: { offers: details.offers.map(offerTyped) },
  rounds: { rounds: details.rounds.map((round) => roundTyped(round, details.position, naming)) },
  terms: {
    channels: details.channels.map(({ kind, address }) => ({ kind, address })),
    telephone: details.publicContacts.telephone ?? '',
    email: details.publicContacts.email ?? '',
    website: details.publicContacts.website ?? '',
    labels: [...details.labels],
    payments: [...details.payments],
  },
});

const whereTyped = (
  { commune, address, position, positionApproximate }: ProducerDetails,
  { places }: Naming,
): Typed => {
  const name = places.communeName(commune) ?? commune;
  const found = positionApproximate
    ? { lat: '', lon: '', coordinatesFor: '' }
    : { lat: String(position.lat), lon: String(position.lon), coordinatesFor: addressedTo(address, name) };
  return { commune: name, communeChoice: choiceOf(name, commune, places), address, ...found };
};

/** The form asks which commune is meant only where a name is that of several. */
const choiceOf = (name: string, code: string, places: KnownPlaces, near?: Position): string =>
  readCommune(name, places, near).kind === 'several' ? `commune:${code}` : '';

const offerTyped = (offer: Offer): Typed => ({
  id: offer.id,
  product: offer.product ?? '',
  name: offer.name,
  family: offer.family,
  months: offer.months.map(String),
  price: offer.price,
  availability: offer.availability,
  audiences: [...offer.audiences],
  packaging: offer.professional?.packaging ?? '',
  weeklyVolume: offer.professional?.weeklyVolume ?? '',
  priceBeforeTax: offer.professional?.priceBeforeTax ?? '',
});

const roundTyped = (round: Round, farm: Position, naming: Naming): Typed => ({
  id: round.id,
  mode: round.mode,
  name: round.name,
  ...areaTyped(round.area, round.pickup ?? farm, naming),
  weekdays: round.weekdays.map(String),
  deadlineDay: round.orderBefore === null ? '' : String(round.orderBefore.weekday),
  deadlineTime: round.orderBefore?.time ?? '',
  minimum: round.minimumEuros === null ? '' : decimal(round.minimumEuros),
  fee: round.feeEuros === 0 ? '' : decimal(round.feeEuros),
  audiences: [...round.audiences],
  ...pickupTyped(round, farm, naming),
});

const decimal = (value: number): string => String(value).replace('.', ',');

const pickupTyped = ({ pickup }: Round, farm: Position, { places }: Naming): Typed => {
  if (pickup === null) return {};
  const near = places.nearest({ lat: pickup.lat, lon: pickup.lon });
  const code = near?.commune ?? null;
  const name = code === null ? '' : (places.communeName(code) ?? '');
  return {
    pickupName: pickup.name,
    pickupAddress: pickup.address,
    pickupHours: pickup.hours,
    pickupCommune: name,
    pickupChoice: code === null ? '' : choiceOf(name, code, places, farm),
  };
};

const KEPT: Typed = { areaKind: 'kept', keptArea: '1' };

const areaTyped = ({ include, exclude }: Area, centre: Position, naming: Naming): Typed => {
  const [first, ...others] = include;
  if (first === undefined || exclude.length > 0) return KEPT;
  if (first.kind === 'circle' && others.length === 0) {
    return first.lat === centre.lat && first.lon === centre.lon
      ? { areaKind: 'circle', radiusKm: decimal(first.radiusKm) }
      : KEPT;
  }
  if (first.kind === 'country' && others.length === 0) return { areaKind: 'country' };
  if (first.kind === 'polygon' && others.length === 0) return { areaKind: 'drawn', outline: writeGeoJson(first) };
  return namedTyped(include, centre, naming) ?? KEPT;
};

/** More than these are not read through by anybody: the list of a department's communes is not a form. */
const MOST_NAMED = 80;

/** Names, one a line, and which place each means; undefined where one of them has no name that leads back to it. */
const namedTyped = (shapes: readonly Shape[], near: Position, { places, lang }: Naming): Typed | undefined => {
  const named: { readonly name: string; readonly value: string }[] = [];
  for (const shape of shapes) {
    const kind = KINDS[shape.kind];
    if (kind === undefined || !('codes' in shape)) return undefined;
    for (const code of shape.codes) {
      const name = nameOf(kind, code, places);
      if (name === undefined) return undefined;
      named.push({ name, value: `${kind}:${code}` });
    }
  }
  const names = new Set(named.map(({ name }) => placeField(name)));
  if (named.length > MOST_NAMED || names.size !== named.length) return undefined;
  const pick: Record<string, string> = {};
  for (const { name, value } of named) {
    const reading = readNamedPlace(name, places, lang, near);
    if (reading.kind === 'one' && reading.meaning.value === value) continue;
    if (reading.kind !== 'several' || !reading.meanings.some((meaning) => meaning.value === value)) return undefined;
    pick[placeField(name)] = value;
  }
  return { areaKind: 'named', places: named.map(({ name }) => name).join('\n'), pick };
};

const KINDS: Readonly<Record<string, 'commune' | 'epci' | 'department' | 'region' | undefined>> = {
  communes: 'commune',
  epci: 'epci',
  departments: 'department',
  regions: 'region',
};

const nameOf = (
  kind: 'commune' | 'epci' | 'department' | 'region',
  code: string,
  places: KnownPlaces,
): string | undefined => {
  switch (kind) {
    case 'commune':
      return places.communeName(code);
    case 'epci':
      return places.epciName(code);
    case 'department':
      return places.departmentName(code);
    case 'region':
      return places.regionName(code);
  }
};
