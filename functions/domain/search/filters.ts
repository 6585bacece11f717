import type { FamilyCode, LabelCode } from '#domain/catalogue/codes.ts';
import { weekdaysOf } from '#domain/passages/round-calendar.ts';
import type { Weekday } from '#domain/shared/primitives.ts';
import type { Candidate } from './candidates.ts';
import type { Facet, Facets, Filters } from './found.ts';
import { mentions } from './word-search.ts';

/** Does the candidate match? The audience was looked at before: their rounds are for it. */
export const matches = (
  { summary, card, rounds }: Candidate,
  { audience, family, label, season, q, day }: Filters,
): boolean =>
  (family === undefined || summary.families.includes(family)) &&
  (label === undefined || summary.labels.includes(label)) &&
  (season !== true || summary.inSeason.length > 0) &&
  (q === undefined || mentions(card, q, audience)) &&
  (day === undefined || rounds.some((round) => weekdaysOf(round.card.round.calendar).includes(day)));

/** As long as the same are found: see `candidatesAmong`. */
const counted = new WeakMap<readonly Candidate[], Facets>();

/** Counts over everyone found, so that a filter never offers a choice that leads nowhere by itself. */
export const facetsOf = (candidates: readonly Candidate[]): Facets => {
  const facets = counted.get(candidates) ?? countAnew(candidates);
  counted.set(candidates, facets);
  return facets;
};

const countAnew = (candidates: readonly Candidate[]): Facets => {
  const families = new Map<FamilyCode, Count<FamilyCode>>();
  const labels = new Map<LabelCode, Count<LabelCode>>();
  const days = new Map<Weekday, Count<Weekday>>();
  let inSeason = 0;
  for (const candidate of candidates) {
    countEach(families, candidate.summary.families);
    countEach(labels, candidate.summary.labels);
    countEach(days, daysOf(candidate));
    if (candidate.summary.inSeason.length > 0) inSeason += 1;
  }
  return {
    families: mostFirst(families),
    labels: mostFirst(labels),
    days: mostFirst(days).sort((a, b) => a.value - b.value),
    inSeason,
  };
};

const daysOf = ({ rounds }: Candidate): readonly Weekday[] => {
  const [only] = rounds;
  return only !== undefined && rounds.length === 1
    ? weekdaysOf(only.card.round.calendar)
    : [...new Set(rounds.flatMap(({ card }) => weekdaysOf(card.round.calendar)))];
};

/** A count that goes on: one look for each value, in the midst of the opening hour. */
interface Count<Value> extends Facet<Value> {
  count: number;
}

const countEach = <Value>(counts: Map<Value, Count<Value>>, values: readonly Value[]): void => {
  for (const value of values) {
    const known = counts.get(value);
    if (known === undefined) counts.set(value, { value, count: 1 });
    else known.count += 1;
  }
};

const mostFirst = <Value>(counts: ReadonlyMap<Value, Count<Value>>): Facet<Value>[] =>
  [...counts.values()].sort((a, b) => b.count - a.count);
