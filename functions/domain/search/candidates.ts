import { combineAnswers } from '../areas/answer.ts';
import type { Answer } from '../areas/area.ts';
import { entryAnswer, regionOf } from '../areas/delivers.ts';
import { distanceKm } from '../areas/geometry.ts';
import type { Place } from '../areas/place.ts';
import { localTime } from '../shared/calendar.ts';
import type { Audience, Instant } from '../shared/primitives.ts';
import type { Card, CoverageItem } from './coverage.ts';
import { type Told, toldOf } from './listing.ts';
import { type Rank, rankOf } from './ranking.ts';

/** A round that reaches the place, surely or in part. */
export interface ReachingRound {
  readonly card: Card;
  readonly delivers: Exclude<Answer, 'no'>;
}

/**
 * A producer whose rounds reach the place, with what filters, counts and the order need to know, and no more: in a town there are hundreds
 * of them and a page shows twenty.
 */
export interface Candidate {
  /** The newest of his cards: what is said of the producer himself comes from there. */
  readonly card: Card;
  readonly told: Told;
  /** From the farm to the middle of the place, km. */
  readonly distanceKm: number;
  readonly rounds: readonly ReachingRound[];
  readonly rank: Rank;
}

/** Whether he comes to the place, or only sends parcels. */
export const comes = ({ rank }: Candidate): boolean => rank.reach === 0;

export interface Asked {
  readonly place: Place;
  readonly audience: Audience;
  readonly now: Instant;
  /** `YYYY-MM-DD`, the day by which ties are drawn. */
  readonly drawnOn: string;
}

/** Who delivers to the place for this audience, of what the index holds under its keys. In no order. */
export const candidatesAmong = (items: readonly CoverageItem[], asked: Asked): Candidate[] => {
  const { place, audience, now, drawnOn } = asked;
  const { month } = localTime(now);
  const region = regionOf(place);
  const candidates: Candidate[] = [];
  for (const ofProducer of Map.groupBy(items, ({ card }) => card.producerId).values()) {
    const rounds = reaching(ofProducer, (item) => entryAnswer(item, region)).filter(
      (round): round is ReachingRound => round.delivers !== 'no' && round.card.round.audiences.includes(audience),
    );
    const card = newestCard(ofProducer);
    const told = rounds.length === 0 || card === undefined ? undefined : toldOf(card, audience, month);
    if (card === undefined || told === undefined) continue;
    const km = distanceKm(card.position, place);
    candidates.push({ card, told, distanceKm: km, rounds, rank: rankOf(card.producerId, ways(rounds), km, drawnOn) });
  }
  return candidates;
};

interface Way {
  readonly card: Card;
  readonly delivers: Answer;
}

/**
 * One way per round. While a new version is projected both are in the index for a moment: of each round the newest speaks. Not of each
 * producer: a round whose new items are not written yet would be gone for a moment.
 */
const reaching = (items: readonly CoverageItem[], answerOf: (item: CoverageItem) => Answer): Way[] => {
  const found: Way[] = [];
  for (const item of items) {
    const { card } = item;
    const at = found.findIndex((known) => known.card.round.id === card.round.id);
    const known = found[at];
    if (known === undefined) found.push({ card, delivers: answerOf(item) });
    else if (card.version > known.card.version) found[at] = { card, delivers: answerOf(item) };
    else if (card.version === known.card.version && known.delivers !== 'yes')
      found[at] = { card, delivers: combineAnswers([known.delivers, answerOf(item)]) };
  }
  return found;
};

const newestCard = (items: readonly CoverageItem[]): Card | undefined => {
  let newest: Card | undefined;
  for (const { card } of items) if (newest === undefined || card.version > newest.version) newest = card;
  return newest;
};

const ways = (rounds: readonly ReachingRound[]) =>
  rounds.map(({ card, delivers }) => ({ mode: card.round.mode, delivers }));
