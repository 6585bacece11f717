import { combineAnswers } from '#domain/areas/answer.ts';
import type { Answer } from '#domain/areas/area.ts';
import type { Region } from '#domain/areas/clip.ts';
import { entryAnswer, regionOf } from '#domain/areas/delivers.ts';
import { distanceKm } from '#domain/areas/geometry.ts';
import type { Place } from '#domain/areas/place.ts';
import type { Card, CoverageItem } from '#domain/coverage/coverage.ts';
import type { Round } from '#domain/producers/producer.ts';
import { localTime } from '#domain/shared/calendar.ts';
import type { Audience, Instant, ProducerId } from '#domain/shared/primitives.ts';
import { type ProducerSummary, summarize } from './listing.ts';
import { compareRanks, type Rank, rankOf } from './ranking.ts';

/** A round that reaches the place, surely or in part. */
export interface ReachingRound {
  readonly card: Card;
  readonly mode: Round['mode'];
  readonly delivers: Exclude<Answer, 'no'>;
}

/**
 * A producer whose rounds reach the place, with what filters, counts and the order need to know, and no more: in a town there are hundreds
 * of them and a page shows twenty.
 */
export interface Candidate {
  /** The newest of their cards: what is said of the producer themselves comes from there. */
  readonly card: Card;
  readonly summary: ProducerSummary;
  /** From the farm to the middle of the place, km. */
  readonly distanceKm: number;
  readonly rounds: readonly ReachingRound[];
  readonly rank: Rank;
}

/** Whether they come to the place, or only send parcels. */
export const comes = ({ rank }: Candidate): boolean => rank.reach === 0;

export interface CandidateQuery {
  readonly place: Place;
  readonly audience: Audience;
  readonly now: Instant;
  /** `YYYY-MM-DD`, the day by which ties are drawn. */
  readonly drawnOn: string;
}

/**
 * Who was found among the same items, as long as a function is given the same array: in an opening hour thousands ask for the same few hundred communes, and comparing
 * everyone who delivers there was most of what a search cost.
 */
const remembered = new WeakMap<readonly CoverageItem[], Map<string, readonly Candidate[]>>();
/** Addresses of one commune share its items, and ask each for themselves. */
const MAX_REMEMBERED = 8;

/** Who delivers to the place for this audience, of what the index holds under its keys. In their order. */
export const candidatesAmong = (items: readonly CoverageItem[], query: CandidateQuery): readonly Candidate[] => {
  const known = remembered.get(items) ?? new Map<string, readonly Candidate[]>();
  const question = questionOf(query);
  const found = known.get(question) ?? candidatesAnew(items, query);
  if (known.size >= MAX_REMEMBERED) known.clear();
  known.set(question, found);
  remembered.set(items, known);
  return found;
};

/** All that `candidatesAnew` looks at, besides the items. */
const questionOf = ({
  place: { cell, commune, department, lat, lon },
  audience,
  now,
  drawnOn,
}: CandidateQuery): string => [cell, commune, department, lat, lon, audience, localTime(now).month, drawnOn].join(' ');

const candidatesAnew = (items: readonly CoverageItem[], query: CandidateQuery): Candidate[] => {
  const candidates: Candidate[] = [];
  for (const ways of waysByProducer(items, regionOf(query.place))) {
    const candidate = candidateOf(ways, query);
    if (candidate !== undefined) candidates.push(candidate);
  }
  return candidates.sort((a, b) => compareRanks(a.rank, b.rank));
};

interface Way extends Omit<ReachingRound, 'delivers'> {
  readonly delivers: Answer;
}

/**
 * One way per round. While a new version is projected both are in the index for a moment: of each round the newest speaks. Not of each
 * producer: a round whose new items are not written yet would be gone for a moment.
 */
const waysByProducer = (items: readonly CoverageItem[], region: Region): Iterable<Way[]> => {
  const byProducer = new Map<ProducerId, Way[]>();
  for (const item of items) {
    const { card } = item;
    const way = { card, mode: card.round.mode, delivers: entryAnswer(item, region) };
    const known = byProducer.get(card.producerId);
    if (known === undefined) byProducer.set(card.producerId, [way]);
    else addWay(known, way);
  }
  return byProducer.values();
};

const addWay = (ways: Way[], way: Way): void => {
  const at = ways.findIndex(({ card }) => card.round.id === way.card.round.id);
  const known = ways[at];
  if (known === undefined) ways.push(way);
  else if (way.card.version > known.card.version) ways[at] = way;
  else if (way.card.version === known.card.version)
    ways[at] = { ...known, delivers: combineAnswers([known.delivers, way.delivers]) };
};

const candidateOf = (
  ways: readonly Way[],
  { place, audience, now, drawnOn }: CandidateQuery,
): Candidate | undefined => {
  const card = newestOf(ways);
  const rounds = reachingAmong(ways, audience);
  if (card === undefined || rounds.length === 0) return undefined;
  const summary = summarize(card, audience, localTime(now).month);
  if (summary === undefined) return undefined;
  const km = distanceKm(card.position, place);
  return { card, summary, distanceKm: km, rounds, rank: rankOf(card.producerId, rounds, km, drawnOn, card.sunk) };
};

/** Nearly always all of them: then the same list. */
const reachingAmong = (ways: readonly Way[], audience: Audience): readonly ReachingRound[] => {
  const isOne = (way: Way): way is ReachingRound => isReaching(way, audience);
  return ways.every(isOne) ? ways : ways.filter(isOne);
};

const isReaching = (way: Way, audience: Audience): way is ReachingRound =>
  way.delivers !== 'no' && way.card.round.audiences.includes(audience);

const newestOf = (ways: readonly Way[]): Card | undefined => {
  let newest: Card | undefined;
  for (const { card } of ways) if (newest === undefined || card.version > newest.version) newest = card;
  return newest;
};
