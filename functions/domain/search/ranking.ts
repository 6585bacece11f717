import type { Answer } from '#domain/areas/area.ts';
import type { ProducerId } from '#domain/shared/primitives.ts';

/** Where a producer stands in the order, which web/search/ranking-rule.ts says in words: compared part by part, then by id. */
export interface Rank {
  /** 0: comes to the place; 1: parcels only. */
  readonly reach: 0 | 1;
  /** 1: they have not said for a season that their page is still right, though asked. */
  readonly sunk: 0 | 1;
  /** 0: surely; 1: part of the place. */
  readonly certainty: 0 | 1;
  /** Whole kilometres from the farm. */
  readonly km: number;
  /** Lot of the day, 0 to 2^32 - 1. */
  readonly lot: number;
  readonly id: ProducerId;
}

interface Reaching {
  readonly mode: 'door' | 'pickup' | 'parcel';
  readonly delivers: Answer;
}

/**
 * @param rounds those of the producer that reach the place, none of them `no`.
 * @param sunk they stay silent though asked whether their page is still right.
 * @param date local calendar date `YYYY-MM-DD`, on which ties are drawn.
 */
export const rankOf = (id: ProducerId, rounds: readonly Reaching[], km: number, date: string, sunk = false): Rank => {
  const reach = rounds.some(comes) ? 0 : 1;
  const surely = rounds.some((round) => round.delivers === 'yes' && (reach === 1 || comes(round)));
  return { reach, sunk: sunk ? 1 : 0, certainty: surely ? 0 : 1, km: Math.round(km), lot: lotOf(id, date), id };
};

const comes = ({ mode }: Reaching): boolean => mode !== 'parcel';

export const compareRanks = (a: Rank, b: Rank): number =>
  a.reach - b.reach ||
  a.sunk - b.sunk ||
  a.certainty - b.certainty ||
  a.km - b.km ||
  a.lot - b.lot ||
  (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/** FNV-1a, 32 bits (Fowler, Noll, Vo), then the final mix of MurmurHash3 so that neighbouring ids spread: a fair lot, the same for everyone. */
const lotOf = (id: string, date: string): number => {
  let hash = hashed(hashed(hashed(0x811c9dc5, id), ' '), date);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
};

const hashed = (before: number, text: string): number => {
  let hash = before;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash;
};
