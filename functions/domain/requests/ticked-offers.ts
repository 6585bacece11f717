import { inSeason } from '#domain/catalogue/catalogue.ts';
import type { Offer, Producer } from '#domain/producers/producer.ts';
import { localTime } from '#domain/shared/calendar.ts';
import { done, type Outcome, refused } from '#domain/shared/outcome.ts';
import type { Audience, Instant } from '#domain/shared/primitives.ts';
import type { FieldError } from '#domain/shared/reasons.ts';
import type { RequestLine } from './request.ts';

/** What was ticked of a producer's offers, as lines of the request. */

interface Asked {
  readonly passage: { readonly day: string } | null;
  readonly offers: readonly { readonly id: string; readonly quantity: string }[];
}

/** The lines, or why an offer cannot be asked for; fields are those of the producer in what was sent. */
export const tickedOffers = (
  { offers, passage }: Asked,
  producer: Pick<Producer, 'id' | 'details'>,
  { audience, now }: { readonly audience: Audience; readonly now: Instant },
): Outcome<RequestLine[], FieldError[]> => {
  const lines: RequestLine[] = [];
  const errors: FieldError[] = [];
  for (const [index, { id, quantity }] of offers.entries()) {
    const offer = producer.details.offers.find((one) => one.id === id && one.audiences.includes(audience));
    const why = offer === undefined ? 'offerGone' : whyNotOffer(offer, passage?.day, now);
    if (why !== undefined)
      errors.push({
        field: `offers.${index}`,
        code: why,
        values: { name: producer.details.name, offer: offer?.name ?? '' },
      });
    else if (offer !== undefined)
      lines.push({
        what: offer.name,
        quantity,
        offer: { producerId: producer.id, id, price: priceFor(offer, audience) },
      });
  }
  return errors.length === 0 ? done(lines) : refused(errors);
};

/** Why an offer cannot be asked for, on a day or as soon as may be; undefined where it can. */
export const whyNotOffer = (
  { availability, months }: Pick<Offer, 'availability' | 'months'>,
  day: string | undefined,
  now: Instant,
): 'offerSoldOut' | 'offerOutOfSeason' | undefined => {
  if (availability === 'soldOut') return 'offerSoldOut';
  const month = day === undefined ? localTime(now).month : Number(day.slice(5, 7));
  return inSeason({ months }, month) ? undefined : 'offerOutOfSeason';
};

/** Shops and canteens have a price of their own, before tax, where the producer says one. */
export const priceFor = ({ price, professional }: Pick<Offer, 'price' | 'professional'>, audience: Audience): string =>
  audience === 'consumer' ? price : professional?.priceBeforeTax || price;
