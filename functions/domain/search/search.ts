import { combineAnswers } from '../areas/answer.ts';
import { deliversByEntry } from '../areas/delivers.ts';
import { distanceKm } from '../areas/geometry.ts';
import { keysOfPlace } from '../areas/keys.ts';
import type { Place } from '../areas/place.ts';
import { type LiveState, type LiveStates, stocked } from '../directory/live.ts';
import { localTime, nextDelivery } from '../shared/calendar.ts';
import type { Instant } from '../shared/primitives.ts';
import type { Card, Coverage, CoverageItem } from './coverage.ts';
import type { Cursor } from './cursor.ts';
import { writeCursor } from './cursor.ts';
import { facetsOf, matching } from './filters.ts';
import type { Filters, FoundProducer, FoundRound, SearchResult } from './found.ts';
import { listed } from './listing.ts';
import { nearestProducers } from './nearest.ts';
import { compareRanks, type Rank, rankOf } from './ranking.ts';
import { whyFound } from './why.ts';

export interface Question {
  readonly place: Place;
  readonly filters: Filters;
  /** Items on a page. */
  readonly limit: number;
  /** Where the page before ended; null for the first page. */
  readonly cursor: Cursor | null;
  readonly now: Instant;
}

/** A producer whose rounds reach the place, with what filters and the order need to know. */
export interface Candidate {
  readonly card: Card;
  readonly found: FoundProducer;
  readonly rank: Rank;
}

export interface SearchPorts {
  readonly coverage: Pick<Coverage, 'itemsUnder'>;
  /** Who is away and what is left at this minute, of those on the page; absent: as the index says. */
  readonly live?: LiveStates;
}

const NOTHING_LIVE: LiveStates = { of: async () => new Map() };

/**
 * Which producers deliver to a place: one wave of at most six queries, then the exact test on what they hold, then one
 * look at who is away of those that the page shows: a pause is obeyed before the index has followed, and whatever is remembered of it.
 * @throws what the index throws: a search that could not read every key fails, and never shows fewer producers.
 */
export const searchProducers = async (
  question: Question,
  { coverage, live = NOTHING_LIVE }: SearchPorts,
): Promise<SearchResult> => {
  const { place, filters, now } = question;
  const items = await coverage.itemsUnder(keysOfPlace(place));
  const candidates = candidatesAmong(items, question);
  const matches = candidates
    .map((candidate) => matching(candidate, filters))
    .filter((candidate) => candidate !== undefined)
    .sort((a, b) => compareRanks(a.rank, b.rank));
  const page = await pageOf(matches, question, live);
  const away = page.away.length;
  const delivering = candidates.length - away;
  return {
    place,
    filters,
    total: matches.length - away,
    coming: matches.filter(({ found }) => found.comes).length - page.away.filter(({ found }) => found.comes).length,
    delivering,
    items: page.items,
    nextCursor: page.nextCursor,
    facets: facetsOf(candidates),
    nearest: delivering > 0 ? [] : await nearestProducers(place, filters.audience, now, { coverage, live }),
  };
};

/** The day by which ties are drawn: that of the first page, kept by the cursor. */
const drawnOn = ({ cursor, now }: Question): string => cursor?.date ?? localTime(now).date;

interface ResultPage extends Pick<SearchResult, 'items' | 'nextCursor'> {
  /** Those of the page who are away, and are not shown. */
  readonly away: readonly Candidate[];
}

const pageOf = async (matches: readonly Candidate[], question: Question, live: LiveStates): Promise<ResultPage> => {
  const { cursor, limit } = question;
  const rest = cursor === null ? matches : matches.filter((match) => compareRanks(match.rank, cursor.after) > 0);
  const page = rest.slice(0, limit);
  const last = page.at(-1);
  const states = await live.of(page.map(({ card }) => card.producerId));
  const isAway = ({ card }: Candidate) => states.get(card.producerId)?.paused === true;
  return {
    items: page
      .filter((match) => !isAway(match))
      .map((match) => asStocked(match, states.get(match.card.producerId), question)),
    away: page.filter(isAway),
    nextCursor:
      last === undefined || rest.length <= limit ? null : writeCursor({ date: drawnOn(question), after: last.rank }),
  };
};

/** What he has now, as he says it at this minute. */
const asStocked = (
  { card, found }: Candidate,
  live: LiveState | undefined,
  { place, filters, now }: Question,
): FoundProducer => {
  if (live === undefined) return found;
  const { month } = localTime(now);
  const listing = listed({ ...card, offers: stocked(card.offers, live) }, place, filters.audience, month);
  return listing === undefined ? found : { ...found, ...listing };
};

const candidatesAmong = (items: readonly CoverageItem[], question: Question): Candidate[] => {
  const byProducer = Map.groupBy(newestOnly(items), (item) => item.card.producerId);
  return [...byProducer.values()].flatMap((ofProducer) => candidateOf(ofProducer, question) ?? []);
};

/**
 * While a new version is projected both are in the index for a moment: of each round the newest speaks. Not of each producer: a round whose
 * new items are not written yet would be gone for a moment. Newest first: what is said of the producer himself comes from there.
 */
const newestOnly = (items: readonly CoverageItem[]): CoverageItem[] => {
  const ofRounds = items.map((item) => ({ item, round: `${item.card.producerId}#${item.card.round.id}` }));
  const newest = new Map<string, number>();
  for (const { item, round } of ofRounds) newest.set(round, Math.max(item.card.version, newest.get(round) ?? 0));
  return ofRounds
    .filter(({ item, round }) => item.card.version === newest.get(round))
    .map(({ item }) => item)
    .sort((one, other) => other.card.version - one.card.version);
};

const candidateOf = (items: readonly CoverageItem[], question: Question): Candidate | undefined => {
  const [first] = items;
  if (first === undefined) return undefined;
  const rounds = [...Map.groupBy(items, (item) => item.card.round.id).values()].flatMap(
    (ofRound) => foundRound(ofRound, question) ?? [],
  );
  const { month } = localTime(question.now);
  const listing = listed(first.card, question.place, question.filters.audience, month);
  if (rounds.length === 0 || listing === undefined) return undefined;
  const sorted = rounds.sort((a, b) => (a.next.date < b.next.date ? -1 : a.next.date > b.next.date ? 1 : 0));
  return withRounds({ card: first.card, listing, date: drawnOn(question) }, sorted);
};

interface Basis {
  readonly card: Card;
  readonly listing: NonNullable<ReturnType<typeof listed>>;
  readonly date: string;
}

const withRounds = ({ card, listing, date }: Basis, rounds: readonly FoundRound[]): Candidate => ({
  card,
  rank: rankOf(listing.id, rounds, listing.distanceKm, date),
  found: {
    ...listing,
    delivers: rounds.some((round) => round.delivers === 'yes') ? 'yes' : 'depends',
    comes: rounds.some((round) => round.mode !== 'parcel'),
    rounds,
    why: whyFound(rounds, listing.distanceKm),
  },
});

/** The round as found at the place, or undefined where it is not for this audience or does not reach it. */
const foundRound = (items: readonly CoverageItem[], { place, filters, now }: Question): FoundRound | undefined => {
  const round = items[0]?.card.round;
  if (round === undefined || !round.audiences.includes(filters.audience)) return undefined;
  const delivers = combineAnswers(items.map((item) => deliversByEntry(item, place)));
  if (delivers === 'no') return undefined;
  const { id, mode, name, weekdays, orderBefore, minimumEuros, feeEuros, pickup } = round;
  return {
    id,
    mode,
    name,
    delivers,
    weekdays,
    orderBefore,
    next: nextDelivery(round, now),
    minimumEuros,
    feeEuros,
    pickup: pickup === null ? null : { ...pickup, distanceKm: distanceKm(pickup, place) },
  };
};
