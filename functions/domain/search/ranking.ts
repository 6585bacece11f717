import type { Answer } from '#domain/areas/area.ts';
import type { ProducerId, Text } from '#domain/shared/primitives.ts';

/** The order of results, in words: shown on the page `ranking` and given with every answer of the API. `rankOf` does what it says. */
export const RANKING_RULE: Text = {
  fr: 'D’abord les producteurs qui viennent jusqu’à vous, à domicile ou dans un point de retrait à votre portée ; puis, dans un groupe à part, ceux qui envoient seulement des colis. Dans chaque groupe, ceux qui desservent tout le lieu indiqué avant ceux qui n’en desservent qu’une partie. Ensuite, du plus proche au plus lointain, au kilomètre près. À égalité, l’ordre change chaque jour, au hasard et sans préférence. Personne ne peut payer pour être mieux placé.',
  en: 'First the producers who come to you, to the door or to a pick-up point within your reach; then, in a group of their own, those who only send parcels. In each group, those who serve the whole of the place before those who serve a part of it. Next, from the nearest to the farthest, by the whole kilometre. Between equals, the order changes every day, at random and without favour. Nobody can pay for a better place.',
};

/** Where a producer stands in the order: compared part by part, then by id. */
export interface Rank {
  /** 0: comes to the place; 1: parcels only. */
  readonly reach: 0 | 1;
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
 * @param date local calendar date `YYYY-MM-DD`, on which ties are drawn.
 */
export const rankOf = (id: ProducerId, rounds: readonly Reaching[], km: number, date: string): Rank => {
  const reach = rounds.some(comes) ? 0 : 1;
  const surely = rounds.some((round) => round.delivers === 'yes' && (reach === 1 || comes(round)));
  return { reach, certainty: surely ? 0 : 1, km: Math.round(km), lot: lotOf(id, date), id };
};

const comes = ({ mode }: Reaching): boolean => mode !== 'parcel';

export const compareRanks = (a: Rank, b: Rank): number =>
  a.reach - b.reach ||
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
