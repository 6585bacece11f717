import type { Answer, Area, ResolvedArea } from '#domain/areas/area.ts';
import { isOverseas } from '#domain/areas/commune-department.ts';
import { combineAnswers, delivers } from '#domain/areas/delivers.ts';
import { distanceKm } from '#domain/areas/geometry.ts';
import type { PlaceRegion } from '#domain/areas/place.ts';
import type { SubscriberQuery } from '#domain/areas/subscriber-queries.ts';
import { foldName } from '#domain/places/place-words.ts';
import type { Offer, Producer, Round } from '#domain/producers/producer.ts';
import type { Publication } from '#domain/producers/publication.ts';
import { secondsAfter } from '#domain/shared/calendar.ts';
import type { Audience, Instant } from '#domain/shared/primitives.ts';
import type { Subscription } from './subscription.ts';
import type { PlaceQuery } from './subscription-store.ts';

/** Whom a publication concerns: a question that each subscription answers by itself. */
export type Concerns = (subscription: Subscription) => boolean;

interface ResolvedRound {
  readonly mode: Round['mode'];
  readonly area: ResolvedArea;
  readonly audiences: readonly Audience[];
}

/** Away for so long, their return is news to those who knew them, too: a season, not a holiday. */
const LONG_AWAY_DAYS = 30;

/**
 * Those the new rounds reach and the old ones did not, each by their own audience, and who asked for what the producer sells. "Depends" counts as
 * reached: part of the commune. One who comes back is news to those who subscribed while they were away, and after a month away to all; a new product to
 * those who asked for it by family or in words.
 *
 * @param producer as they are now: what was taken back since the publication was written reaches nobody.
 */
export const concernedBy = (
  publication: Publication,
  producer: Producer,
  resolve: (area: Area) => ResolvedArea,
): Concerns => {
  const resolved = (rounds: readonly Round[]): ResolvedRound[] =>
    rounds.map(({ mode, area, audiences }) => ({ mode, area: resolve(area), audiences }));
  const after = resolved(publication.newRounds);
  const now = producer.version === publication.version ? after : resolved(producer.details.rounds);
  const before = widens(publication) ? resolved(publication.oldRounds) : [];
  return (subscription) =>
    subscription.state === 'active' &&
    !isPaused(subscription, publication.announceAt) &&
    !knewFromTheStart(subscription, publication) &&
    wants(subscription, producer) &&
    wantsWhatIsNew(subscription, publication) &&
    reaches(after, subscription) !== 'no' &&
    (now === after || reaches(now, subscription) !== 'no') &&
    (reaches(before, subscription) === 'no' || hasNotSeenHim(subscription, publication));
};

const widens = ({ occasion, awaySince, announceAt }: Publication): boolean =>
  occasion === 'first' ||
  occasion === 'extended' ||
  (occasion === 'resumed' && awaySince !== undefined && secondsAfter(awaySince, LONG_AWAY_DAYS * 86_400) > announceAt);

export const isPaused = ({ pausedUntil }: Pick<Subscription, 'pausedUntil'>, now: Instant): boolean =>
  pausedUntil !== null && pausedUntil > now;

/** Subscribed when the search already showed what is new: it is not news to them. */
const knewFromTheStart = ({ consent, createdAt }: Subscription, { writtenAt }: Publication): boolean =>
  (consent.confirmedAt ?? createdAt) > writtenAt;

/** Subscribed for less long than they were away: in their results they never were. */
const hasNotSeenHim = ({ consent, createdAt }: Subscription, { awaySince }: Publication): boolean =>
  awaySince !== undefined && (consent.confirmedAt ?? createdAt) >= awaySince;

type Wanting = Pick<Subscription, 'place' | 'audience' | 'families' | 'labels' | 'words' | 'radiusKm'>;

/** Whether a producer is one of those that somebody asked for: audience, families, products in words, labels, radius. */
const wants = (wishes: Wanting, { details }: Pick<Producer, 'details'>): boolean =>
  details.offers.some((offer) => isWanted(wishes, offer)) &&
  (wishes.labels.length === 0 || wishes.labels.some((label) => details.labels.includes(label))) &&
  (wishes.radiusKm === null || distanceKm(details.position, wishes.place) <= wishes.radiusKm);

type Wanted = Pick<Offer, 'name' | 'family' | 'audiences'>;

const isWanted = (
  { audience, families, words }: Pick<Wanting, 'audience' | 'families' | 'words'>,
  offer: Wanted,
): boolean =>
  offer.audiences.includes(audience) &&
  (families.length === 0 || families.includes(offer.family)) &&
  (words.length === 0 || words.some((word) => isNamed(offer.name, word)));

/** Whether the words typed begin words of a name, accents, capitals and plurals aside. */
const isNamed = (name: string, typed: string): boolean => {
  const named = ` ${foldName(name)}`;
  const words = foldName(typed).split(' ').filter(Boolean);
  return (
    words.length > 0 && words.every((word) => named.includes(` ${word.length > 3 ? word.replace(/[sx]$/, '') : word}`))
  );
};

/** A new product is news to those who asked for it. A record of before does not say which is new: then any of theirs may be. */
const wantsWhatIsNew = (subscription: Subscription, { occasion, newOffers }: Publication): boolean => {
  if (occasion !== 'newProduct') return true;
  if (subscription.families.length === 0 && subscription.words.length === 0) return false;
  return newOffers === undefined || newOffers.some((offer) => isWanted(subscription, offer));
};

const reaches = (
  rounds: readonly ResolvedRound[],
  { place, audience, parcels }: { readonly place: PlaceRegion; readonly audience: Audience; readonly parcels: boolean },
): Answer =>
  combineAnswers(
    rounds
      .filter((round) => round.audiences.includes(audience) && (parcels || round.mode !== 'parcel'))
      .map(({ area }) => delivers(area, place)),
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
    query.kind === 'country'
      ? departments.filter((code) => !isOverseas(code)).map((department) => ({ kind: 'department', department }))
      : [query],
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
