import type { Weekday } from '../shared/primitives.ts';
import type { Candidate } from './candidates.ts';
import type { Facet, Facets, Filters } from './found.ts';
import { mentions } from './listing.ts';

/** Does the candidate match? The audience was looked at before: his rounds are for it. */
export const matches = ({ told, card, rounds }: Candidate, { family, label, season, q, day }: Filters): boolean =>
  (family === undefined || told.families.includes(family)) &&
  (label === undefined || told.labels.includes(label)) &&
  (season !== true || told.inSeason.length > 0) &&
  (q === undefined || mentions(card, q)) &&
  (day === undefined || rounds.some((round) => round.card.round.weekdays.includes(day)));

/** Counts over everyone found, so that a filter never offers a choice that leads nowhere by itself. */
export const facetsOf = (candidates: readonly Candidate[]): Facets => ({
  families: counted(candidates.map(({ told }) => told.families)),
  labels: counted(candidates.map(({ told }) => told.labels)),
  days: counted(candidates.map(daysOf)).sort((a, b) => a.value - b.value),
  inSeason: candidates.filter(({ told }) => told.inSeason.length > 0).length,
});

const daysOf = ({ rounds }: Candidate): readonly Weekday[] => {
  const [only] = rounds;
  return only !== undefined && rounds.length === 1
    ? only.card.round.weekdays
    : [...new Set(rounds.flatMap(({ card }) => card.round.weekdays))];
};

/** How many of the lists hold each value, most first. */
const counted = <Value>(lists: readonly (readonly Value[])[]): Facet<Value>[] => {
  const counts = new Map<Value, number>();
  for (const list of lists) for (const value of list) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].map(([value, count]) => ({ value, count })).sort((a, b) => b.count - a.count);
};
