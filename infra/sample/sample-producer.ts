import type { z } from 'zod';
import { ALL_YEAR, findProduct } from '#domain/catalogue/catalogue.ts';
import type { FamilyCode, LabelCode, PaymentCode } from '#domain/catalogue/codes.ts';
import type { Offer, ProducerDetails } from '#domain/producers/producer.ts';
import type { Audience, Month } from '#domain/shared/primitives.ts';
import { inventedLandline, inventedMobile, inventedSiret } from './invented.ts';
import type { RoundOf } from './rounds.ts';

/** An invented producer, as they would type their registration: it goes through the real parser. */
export interface SampleProducer {
  /** Stable, and a ProducerId: `ex` and a few letters of the name. */
  readonly id: string;
  readonly details: z.input<typeof ProducerDetails>;
  readonly registeredDaysAgo: number;
}

type OfferInput = z.input<typeof Offer>;
type Reach = 'email' | 'sms' | 'call';

/** What has to be said of each; the rest (SIRET, telephone, addresses) is derived from its number and its web name. */
export interface Farm {
  /** 1 to 9,999, its own: SIRET and telephone numbers come from it. */
  readonly number: number;
  readonly id: string;
  readonly name: string;
  readonly contact: string;
  readonly street: string;
  /** INSEE code. */
  readonly commune: string;
  /** Latitude and longitude, degrees WGS84; the commune's centre, moved to where a farm could be. */
  readonly at: readonly [number, number];
  readonly description: string;
  readonly offers: readonly OfferInput[];
  readonly rounds: readonly RoundOf[];
  readonly labels?: readonly LabelCode[];
  readonly payments: readonly PaymentCode[];
  /** How requests reach it, in its own order. */
  readonly reach: readonly Reach[];
  readonly shows: readonly ('telephone' | 'email' | 'website')[];
  /** Name in `.example`, the domain that nobody can own (RFC 2606). */
  readonly web: string;
  readonly registeredDaysAgo: number;
}

/** One invented producer, ready for the parser. */
export const sample = (farm: Farm): SampleProducer => ({
  id: farm.id,
  registeredDaysAgo: farm.registeredDaysAgo,
  details: {
    name: farm.name,
    siret: inventedSiret(farm.number),
    contactName: farm.contact,
    description: farm.description,
    address: farm.street,
    commune: farm.commune,
    position: { lat: farm.at[0], lon: farm.at[1] },
    offers: [...farm.offers],
    rounds: farm.rounds.map((round, index) => ({ id: `${farm.id}r${index + 1}`, ...round(farm.at) })),
    labels: [...(farm.labels ?? [])],
    payments: [...farm.payments],
    publicContacts: {
      telephone: farm.shows.includes('telephone') ? telephoneOf(farm) : null,
      email: farm.shows.includes('email') ? emailOf(farm) : null,
      website: farm.shows.includes('website') ? `https://${farm.web}.example` : null,
    },
    channels: farm.reach.map((kind) => ({ kind, address: addressOf(farm, kind) })),
  },
});

const emailOf = (farm: Farm): string => `bonjour@${farm.web}.example`;

/** The one to show: the landline of those who want to be called, else the mobile. */
const telephoneOf = (farm: Farm): string =>
  farm.reach.includes('call') ? inventedLandline(farm.number) : inventedMobile(farm.number);

const addressOf = (farm: Farm, kind: Reach): string => {
  if (kind === 'email') return emailOf(farm);
  return kind === 'sms' ? inventedMobile(farm.number) : inventedLandline(farm.number);
};

interface OfferChange {
  readonly id?: string;
  readonly months?: readonly Month[];
  readonly availability?: Offer['availability'];
  readonly audiences?: readonly Audience[];
  readonly professional?: OfferInput['professional'];
}

/**
 * An offer of a product of the catalogue, in its family and, unless `change` says less, its season.
 *
 * @throws Error where the catalogue has no such product: the sample is wrong
 */
export const sells = (product: string, name: string, price: string, change: OfferChange = {}): OfferInput => {
  const known = findProduct(product);
  if (!known) throw new Error(`the sample sells ${product}, which the catalogue does not know`);
  return {
    id: change.id ?? product,
    name,
    family: known.family,
    product,
    months: [...(change.months ?? known.months)],
    availability: change.availability ?? 'available',
    price,
    audiences: [...(change.audiences ?? ['consumer'])],
    professional: change.professional ?? null,
  };
};

/** An offer that is no product of the catalogue, such as a basket; `change.id` is needed. */
export const sellsAlso = (
  family: FamilyCode,
  name: string,
  price: string,
  change: OfferChange & { readonly id: string },
): OfferInput => ({
  id: change.id,
  name,
  family,
  product: null,
  months: [...(change.months ?? ALL_YEAR)],
  availability: change.availability ?? 'available',
  price,
  audiences: [...(change.audiences ?? ['consumer'])],
  professional: change.professional ?? null,
});

type Terms = readonly [packaging: string, weeklyVolume: string, priceBeforeTax: string];

const terms = ([packaging, weeklyVolume, priceBeforeTax]: Terms) => ({ packaging, weeklyVolume, priceBeforeTax });

/** Also for shops and restaurants, on these terms. */
export const alsoForShops = (...of: Terms): OfferChange => ({
  audiences: ['consumer', 'shop'],
  professional: terms(of),
});

/** Also for canteens, and for shops, on these terms. */
export const alsoForCanteens = (...of: Terms): OfferChange => ({
  audiences: ['consumer', 'shop', 'canteen'],
  professional: terms(of),
});

/** For shops and canteens only, on these terms. */
export const professionalsOnly = (...of: Terms): OfferChange => ({
  audiences: ['shop', 'canteen'],
  professional: terms(of),
});
