import { distanceKm } from '#domain/areas/geometry.ts';
import type { Place } from '#domain/areas/place.ts';
import type { FamilyCode } from '#domain/catalogue/codes.ts';
import type { Card } from '#domain/coverage/coverage.ts';
import type { Audience, Month } from '#domain/shared/primitives.ts';
import type { ListedProducer } from './found.ts';

/** What a list shows of a producer, from any of their cards; `undefined` where they sell nothing to this audience. */
export const listed = (
  card: Card,
  place: Pick<Place, 'lat' | 'lon'>,
  audience: Audience,
  month: Month,
): ListedProducer | undefined => {
  const summary = summarize(card, audience, month);
  return summary && { ...summary, distanceKm: distanceKm(card.position, place) };
};

/** What is told of a producer wherever it is asked from. */
export type ProducerSummary = Omit<ListedProducer, 'distanceKm'>;

/** The last told of each card, for as long as a function keeps the card: thousands of searches find the same ones. */
const lastSummary = new WeakMap<
  Card,
  { readonly audience: Audience; readonly month: Month; readonly summary?: ProducerSummary }
>();

/** `undefined` where they sell nothing to this audience. */
export const summarize = (card: Card, audience: Audience, month: Month): ProducerSummary | undefined => {
  const last = lastSummary.get(card);
  if (last?.audience === audience && last.month === month) return last.summary;
  const summary = toldAnew(card, audience, month);
  lastSummary.set(card, { audience, month, ...(summary === undefined ? {} : { summary }) });
  return summary;
};

const toldAnew = (card: Card, audience: Audience, month: Month): ProducerSummary | undefined => {
  const offers = card.offers.filter((offer) => offer.audiences.includes(audience));
  if (offers.length === 0) return undefined;
  const there = offers.filter((offer) => offer.availability !== 'soldOut' && offer.months.includes(month));
  return {
    id: card.producerId,
    name: card.name,
    commune: card.communeName,
    position: card.position,
    families: [...new Set<FamilyCode>(offers.map((offer) => offer.family))],
    labels: card.labels,
    inSeason: there.filter((offer) => offer.months.length < 12).map((offer) => offer.name),
    allYear: there.filter((offer) => offer.months.length === 12).map((offer) => offer.name),
    telephone: card.telephone,
    invented: card.invented,
  };
};
