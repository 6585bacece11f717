import { departmentOfCommune } from '#domain/areas/commune-department.ts';
import { keysOfPlace } from '#domain/areas/keys.ts';
import type { Place } from '#domain/areas/place.ts';
import type { Coverage } from '#domain/coverage/coverage.ts';
import type { CalendarChanges } from '#domain/passages/calendar-changes.ts';
import { upcomingOf } from '#domain/passages/upcoming.ts';
import { type LiveState, type LiveStates, stocked } from '#domain/producers/live.ts';
import { nearestStop } from '#domain/producers/pickup-stops.ts';
import { localTime } from '#domain/shared/calendar.ts';
import type { Instant } from '#domain/shared/primitives.ts';
import { type Candidate, candidatesAmong, comes, type ReachingRound } from './candidates.ts';
import type { Cursor } from './cursor.ts';
import { writeCursor } from './cursor.ts';
import { facetsOf, matches } from './filters.ts';
import type { Filters, FoundProducer, FoundRound, SearchResult } from './found.ts';
import { type ProducerSummary, summarize } from './listing.ts';
import { nearestProducers } from './nearest.ts';
import { compareRanks } from './ranking.ts';

export interface Question {
  readonly place: Place;
  readonly filters: Filters;
  /** Items on a page. */
  readonly limit: number;
  /** Where the page before ended; null for the first page. */
  readonly cursor: Cursor | null;
  readonly now: Instant;
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
  const { audience } = filters;
  const items = await coverage.itemsUnder(keysOfPlace(place));
  const candidates = candidatesAmong(items, { place, audience, now, drawnOn: drawnOn(question) });
  const inOrder = candidates.filter((candidate) => matches(candidate, filters));
  const page = await pageOf(inOrder, question, live);
  const delivering = candidates.length - page.away.length;
  return {
    place,
    filters,
    total: inOrder.length - page.away.length,
    coming: inOrder.filter(comes).length - page.away.filter(comes).length,
    delivering,
    items: page.items,
    nextCursor: page.nextCursor,
    facets: facetsOf(candidates),
    nearest: delivering > 0 ? [] : await nearestProducers(place, audience, now, { coverage, live }),
  };
};

/** The day by which ties are drawn: that of the first page, kept by the cursor. */
const drawnOn = ({ cursor, now }: Question): string => cursor?.date ?? localTime(now).date;

interface ResultPage extends Pick<SearchResult, 'items' | 'nextCursor'> {
  /** Those of the page who are away, and are not shown. */
  readonly away: readonly Candidate[];
}

const pageOf = async (inOrder: readonly Candidate[], question: Question, live: LiveStates): Promise<ResultPage> => {
  const { cursor, limit } = question;
  const rest = cursor === null ? inOrder : inOrder.filter(({ rank }) => compareRanks(rank, cursor.after) > 0);
  const page = rest.slice(0, limit);
  const last = page.at(-1);
  const states = await live.of(page.map(({ card }) => card.producerId));
  const isAway = ({ card }: Candidate) => states.get(card.producerId)?.paused === true;
  return {
    items: page
      .filter((candidate) => !isAway(candidate))
      .map((candidate) => foundProducer(candidate, states.get(candidate.card.producerId), question)),
    away: page.filter(isAway),
    nextCursor:
      last === undefined || rest.length <= limit ? null : writeCursor({ date: drawnOn(question), after: last.rank }),
  };
};

/** What the page shows of them, with what they have at this minute. */
const foundProducer = (candidate: Candidate, live: LiveState | undefined, question: Question): FoundProducer => {
  const { now, place } = question;
  const rounds = candidate.rounds.map((round) => foundRound(round, live?.changes, place, now)).sort(soonestFirst);
  return {
    ...toldNow(candidate, live, question),
    distanceKm: candidate.distanceKm,
    delivers: rounds.some((round) => round.delivers === 'yes') ? 'yes' : 'depends',
    comes: comes(candidate),
    rounds,
  };
};

const toldNow = (
  { card, summary }: Candidate,
  live: LiveState | undefined,
  { filters, now }: Question,
): ProducerSummary => {
  if (live === undefined) return summary;
  return summarize({ ...card, offers: stocked(card.offers, live) }, filters.audience, localTime(now).month) ?? summary;
};

/** Rounds without a passage to come stand last. */
const soonestFirst = (a: FoundRound, b: FoundRound): number => {
  const [one, other] = [a.next?.day ?? '9', b.next?.day ?? '9'];
  return one < other ? -1 : one > other ? 1 : 0;
};

const foundRound = (
  { card, delivers }: ReachingRound,
  changes: CalendarChanges | undefined,
  place: Place,
  now: Instant,
): FoundRound => {
  const { round } = card;
  const { id, mode, name, calendar, minimumEuros, feeEuros, feeWaivedFromEuros, pickup } = round;
  return {
    id,
    mode,
    name,
    delivers,
    calendar,
    ...upcomingOf(round, changes, now, { department: departmentOfCommune(card.commune) }),
    minimumEuros,
    feeEuros,
    feeWaivedFromEuros,
    pickup: pickup === null ? null : nearestStop(pickup, place),
  };
};
