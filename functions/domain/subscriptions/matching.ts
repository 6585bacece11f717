import type { Answer, Area, ResolvedArea } from '#domain/areas/area.ts';
import { combineAnswers, delivers } from '#domain/areas/delivers.ts';
import type { PlaceRegion } from '#domain/areas/place.ts';
import type { SubscriberQuery } from '#domain/areas/subscriber-queries.ts';
import type { Producer, Round } from '#domain/producers/producer.ts';
import type { Publication } from '#domain/producers/publication.ts';
import type { Audience } from '#domain/shared/primitives.ts';
import type { Subscription } from './subscription.ts';
import type { PlaceQuery } from './subscription-store.ts';

/** Whom a publication concerns: a question that each subscription answers by itself. */
export type Concerns = (subscription: Subscription) => boolean;

interface ResolvedRound {
  readonly area: ResolvedArea;
  readonly audiences: readonly Audience[];
}

/**
 * Those whom the new rounds reach and the old ones did not, each by her own audience, and who want one of the producer's families. "Depends"
 * counts as reached: part of her commune. One who comes back is news to those who subscribed while he was away, too; one who brings something
 * new, to everybody he reaches.
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
  return (subscription) => {
    const { state, place, audience, families } = subscription;
    return (
      state === 'active' &&
      sells(producer, audience, families) &&
      reaches(after, place, audience) !== 'no' &&
      (reaches(before, place, audience) === 'no' || hasNotSeenHim(subscription, publication))
    );
  };
};

const widens = ({ occasion, awaySince }: Publication): boolean =>
  occasion === 'first' || occasion === 'extended' || (occasion === 'resumed' && awaySince !== undefined);

/** She has been subscribed for less long than he was away: in her results he never was. */
const hasNotSeenHim = ({ consent, createdAt }: Subscription, { awaySince }: Publication): boolean =>
  awaySince !== undefined && (consent.confirmedAt ?? createdAt) >= awaySince;

const sells = ({ details }: Producer, audience: Audience, families: Subscription['families']): boolean =>
  details.offers.some(
    (offer) => offer.audiences.includes(audience) && (families.length === 0 || families.includes(offer.family)),
  );

const reaches = (rounds: readonly ResolvedRound[], place: PlaceRegion, audience: Audience): Answer =>
  combineAnswers(
    rounds.filter(({ audiences }) => audiences.includes(audience)).map(({ area }) => delivers(area, place)),
  );

/** The key of a query, and of the places under it. */
const keyOf = (query: PlaceQuery): string => {
  switch (query.kind) {
    case 'cell':
      return `g${query.prefix}`;
    case 'commune':
      return `c${query.commune}`;
    case 'department':
      return `d${query.department}`;
  }
};

/** Each query once, in a steady order; the country as its departments. */
export const placeQueries = (queries: readonly SubscriberQuery[], departments: readonly string[]): PlaceQuery[] => {
  const asked = queries.flatMap((query): PlaceQuery[] =>
    query.kind === 'country' ? departments.map((department) => ({ kind: 'department', department })) : [query],
  );
  return [...new Map(asked.map((query) => [keyOf(query), query])).values()];
};

/** The index of the first query that finds a place. A place lies under several: it is seen to at the first of them, and passed over later. */
export const firstFinder = (queries: readonly PlaceQuery[]): ((place: PlaceRegion) => number) => {
  const indexOf = new Map(queries.map((query, index) => [keyOf(query), index]));
  return ({ cell, commune, department }) => {
    const prefixes = Array.from({ length: cell.length }, (_, length) => `g${cell.slice(0, length + 1)}`);
    const found = [...prefixes, `c${commune}`, `d${department}`].flatMap((key) => indexOf.get(key) ?? []);
    return Math.min(...found);
  };
};
