import type { KnownPlaces } from '#domain/areas/known-places.ts';
import { communeApart, readCommune } from '#domain/areas/named-places.ts';
import type { Typed } from '#domain/producers/directory.ts';
import type { Offer, ProducerDetails, Round } from '#domain/producers/producer.ts';
import type { Language, Position } from '#domain/shared/primitives.ts';
import { calendarTyped } from './draft-calendar.ts';
import { addressedTo, type DraftStep } from './draft-steps.ts';
import { stopsTyped } from './draft-stops.ts';
import { typedArea } from './typed-area.ts';

interface Naming {
  readonly places: KnownPlaces;
  readonly lang: Language;
}

/**
 * What a producer says of themselves, as it stands in the forms of the registration: the way back from `readDraft`. An area that the form cannot say
 * is marked as kept (`typedArea`).
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
    channels: details.channels.map(({ kind, address, together }) => ({
      kind,
      address,
      ...(together ? { together: 'yes' } : {}),
    })),
    telephone: details.publicContacts.telephone ?? '',
    email: details.publicContacts.email ?? '',
    website: details.publicContacts.website ?? '',
    labels: [...details.labels],
    payments: [...details.payments],
  },
});

const whereTyped = (
  { farmHours, commune, address, position, positionApproximate }: ProducerDetails,
  { places }: Naming,
): Typed => {
  const name = communeApart(commune, places);
  const found = positionApproximate
    ? { lat: '', lon: '', coordinatesFor: '' }
    : { lat: String(position.lat), lon: String(position.lon), coordinatesFor: addressedTo(address, name) };
  return { commune: name, communeChoice: choiceOf(name, commune, places), address, farmHours, ...found };
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
  ...typedArea(round.area, { ...naming, centre: round.pickup ?? farm, near: farm, mode: round.mode }),
  ...calendarTyped(round.calendar),
  minimum: round.minimumEuros === null ? '' : decimal(round.minimumEuros),
  fee: round.feeEuros === 0 ? '' : decimal(round.feeEuros),
  feeWaivedFrom: round.feeWaivedFromEuros === null ? '' : decimal(round.feeWaivedFromEuros),
  audiences: [...round.audiences],
  ...pickupTyped(round, farm, naming),
});

const decimal = (value: number): string => String(value).replace('.', ',');

const pickupTyped = ({ pickup }: Round, farm: Position, { places }: Naming): Typed => {
  if (pickup === null) return {};
  const near = places.nearest({ lat: pickup.lat, lon: pickup.lon });
  const code = near?.commune ?? null;
  const name = code === null ? '' : communeApart(code, places);
  return {
    pickupName: pickup.name,
    pickupAddress: pickup.address,
    pickupHours: pickup.hours,
    pickupStops: stopsTyped(pickup, { places }),
    pickupCommune: name,
    pickupChoice: code === null ? '' : choiceOf(name, code, places, farm),
  };
};
