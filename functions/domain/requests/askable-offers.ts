import type { Offer } from '#domain/producers/producer.ts';
import type { Audience, Instant } from '#domain/shared/primitives.ts';
import { priceFor, whyNotOffer } from './ticked-offers.ts';

/** An offer as the form of a request shows it: at which price, and whether it can be asked for. */
export interface AskableOffer {
  readonly id: string;
  readonly name: string;
  /** As the producer wrote it; may be empty. */
  readonly price: string;
  /** How it is packed, for shops and canteens. */
  readonly packaging: string;
  /** Why it cannot be asked for now. */
  readonly why: 'offerSoldOut' | 'offerOutOfSeason' | undefined;
}

/** The offers for this audience, those that can be asked for on the day first. */
export const askableOffers = (
  offers: readonly Offer[],
  { audience, day, now }: { readonly audience: Audience; readonly day: string | undefined; readonly now: Instant },
): AskableOffer[] =>
  offers
    .filter(({ audiences }) => audiences.includes(audience))
    .map((offer) => ({
      id: offer.id,
      name: offer.name,
      price: priceFor(offer, audience),
      packaging: audience === 'consumer' ? '' : (offer.professional?.packaging ?? ''),
      why: whyNotOffer(offer, day, now),
    }))
    .sort((one, other) => Number(one.why !== undefined) - Number(other.why !== undefined));
