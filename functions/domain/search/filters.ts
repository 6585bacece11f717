import type { Facet, Facets, Filters } from './found.ts';
import { mentions } from './listing.ts';
import type { Candidate } from './search.ts';

/** The candidate as the filters leave him: undefined where he does not match. The audience was looked at before: rounds are for it. */
export const matching = (candidate: Candidate, filters: Filters): Candidate | undefined => {
  const { found, card } = candidate;
  const fits =
    (filters.family === undefined || found.families.includes(filters.family)) &&
    (filters.label === undefined || found.labels.includes(filters.label)) &&
    (filters.season !== true || found.inSeason.length > 0) &&
    (filters.q === undefined || mentions(card, filters.q)) &&
    (filters.day === undefined || found.rounds.some((round) => comesOn(round, filters.day)));
  return fits ? candidate : undefined;
};

const comesOn = (round: Candidate['found']['rounds'][number], day: Filters['day']): boolean =>
  day !== undefined && round.weekdays.includes(day);

/** Counts over everyone found, so that a filter never offers a choice that leads nowhere by itself. */
export const facetsOf = (candidates: readonly Candidate[]): Facets => ({
  families: counted(candidates.map(({ found }) => found.families)),
  labels: counted(candidates.map(({ found }) => found.labels)),
  days: counted(candidates.map(({ found }) => [...new Set(found.rounds.flatMap((round) => round.weekdays))])).sort(
    (a, b) => a.value - b.value,
  ),
  inSeason: candidates.filter(({ found }) => found.inSeason.length > 0).length,
});

/** How many of the lists hold each value, most first. */
const counted = <Value>(lists: readonly (readonly Value[])[]): Facet<Value>[] => {
  const counts = new Map<Value, number>();
  for (const list of lists) for (const value of list) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].map(([value, count]) => ({ value, count })).sort((a, b) => b.count - a.count);
};
