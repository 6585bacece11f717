import type { Answer, Area, ResolvedArea } from '../areas/area.ts';
import { combineAnswers, delivers } from '../areas/delivers.ts';
import type { PlaceRegion } from '../areas/place.ts';
import type { SubscriberQuery } from '../areas/subscriber-queries.ts';
import type { Producer, Round } from '../directory/producer.ts';
import type { Publication } from '../directory/publication.ts';
import type { Audience } from '../shared/primitives.ts';
import type { Subscription } from './subscription.ts';

/** Whom a publication concerns: a question that each subscription answers by itself. */
export type Concerns = (subscription: Subscription) => boolean;

interface ResolvedRound {
  readonly area: ResolvedArea;
  readonly audiences: readonly Audience[];
}

/**
 * Those whom the new rounds reach and the old ones did not, each by her own audience, and who want one of the producer's families. "Depends"
 * counts as reached: part of her commune. A producer who resumes or brings something new is news to everybody he reaches.
 */
export const concernedBy = (
  publication: Publication,
  producer: Producer,
  resolve: (area: Area) => ResolvedArea,
): Concerns => {
  const resolved = (rounds: readonly Round[]): ResolvedRound[] =>
    rounds.map(({ area, audiences }) => ({ area: resolve(area), audiences }));
  const after = resolved(publication.newRounds);
  const before = widens(publication) ? resolved(publication.oldRounds) : [];
  return ({ state, place, audience, families }) =>
    state === 'active' &&
    sells(producer, audience, families) &&
    reaches(after, place, audience) !== 'no' &&
    reaches(before, place, audience) === 'no';
};

const widens = ({ occasion }: Publication): boolean => occasion === 'first' || occasion === 'extended';

const sells = ({ details }: Producer, audience: Audience, families: Subscription['families']): boolean =>
  details.offers.some(
    (offer) => offer.audiences.includes(audience) && (families.length === 0 || families.includes(offer.family)),
  );

const reaches = (rounds: readonly ResolvedRound[], place: PlaceRegion, audience: Audience): Answer =>
  combineAnswers(
    rounds.filter(({ audiences }) => audiences.includes(audience)).map(({ area }) => delivers(area, place)),
  );

/** The key of a query, and of a place under it: a place under several queries is taken at the first of them only. */
const keyOf = (query: SubscriberQuery): string => {
  switch (query.kind) {
    case 'cell':
      return `g${query.prefix}`;
    case 'commune':
      return `c${query.commune}`;
    case 'department':
      return `d${query.department}`;
    case 'country':
      return 'country';
  }
};

/** Each query once, in a steady order. */
export const distinctQueries = (queries: readonly SubscriberQuery[]): SubscriberQuery[] => [
  ...new Map(queries.map((query) => [keyOf(query), query])).values(),
];

/** Whether the query at `index` is the first of the queries to find the place: what was found by an earlier one was seen to there. */
export const firstFinder = (queries: readonly SubscriberQuery[]): ((place: PlaceRegion) => number) => {
  const indexOf = new Map(queries.map((query, index) => [keyOf(query), index]));
  return (place) => {
    const keys = [
      ...Array.from({ length: place.cell.length }, (_, length) => `g${place.cell.slice(0, length + 1)}`),
      `c${place.commune}`,
      `d${place.department}`,
      'country',
    ];
    return Math.min(...keys.map((key) => indexOf.get(key) ?? Number.POSITIVE_INFINITY));
  };
};
