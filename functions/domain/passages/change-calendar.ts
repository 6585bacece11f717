import { done, type Outcome, refused } from '#domain/shared/outcome.ts';
import type { Instant, RoundId } from '#domain/shared/primitives.ts';
import type { PlainReason } from '#domain/shared/reasons.ts';
import {
  type CalendarChanges,
  changeOn,
  DayChange,
  DaySpan,
  MAX_DAY_CHANGES,
  MAX_DAY_SPANS,
} from './calendar-changes.ts';
import { CalendarDay } from './calendar-rule.ts';
import { dayAt, dayNumber } from './day-number.ts';
import { type Passage, passageOf, type ScheduledRound, type Where } from './passage.ts';

/** What a producer does to their calendar, each in one tap. Pure: from what is said of their days to what is said of them afterwards. */

/** Why an act on the calendar is refused: codes of `reasons.ts`. */
export type Refusal = Extract<
  PlainReason,
  | 'roundGone'
  | 'dateForm'
  | 'noPassageThatDay'
  | 'passageThatDay'
  | 'dayOver'
  | 'dayBeyondYear'
  | 'endBeforeBeginning'
  | 'undoFirst'
  | 'wordTooLong'
  | 'tooManyDayChanges'
>;

/** One act. `day` is that of the passage. */
export type CalendarAct =
  | {
      readonly kind: 'cancel' | 'full' | 'confirm';
      readonly roundId: RoundId;
      readonly day: string;
      readonly word?: string;
    }
  /** Nothing is said of that day any more. */
  | { readonly kind: 'undo'; readonly roundId: RoundId; readonly day: string }
  | {
      readonly kind: 'move';
      readonly roundId: RoundId;
      readonly day: string;
      readonly to: string;
      readonly word?: string;
    }
  | { readonly kind: 'extra'; readonly roundId: RoundId; readonly day: string; readonly word?: string }
  /** From today to `to`; `leave` from any day. */
  | {
      readonly kind: 'leave' | 'fullUntil';
      readonly from: string;
      readonly to: string;
      readonly rounds: readonly RoundId[] | null;
      readonly word?: string;
    }
  | { readonly kind: 'dropSpan'; readonly id: string };

export interface ActFacts {
  readonly rounds: readonly ScheduledRound[];
  readonly where: Where;
  /** `YYYY-MM-DD` in the territory. */
  readonly today: string;
  readonly now: Instant;
  /** For a new span. */
  readonly id: string;
}

/** Acts reach so far ahead: leave is planned for the next season, not for ever. */
const MAX_AHEAD_DAYS = 400;

/** What was said of days that went by is kept so long: a request of that day may still be looked at. */
const KEPT_DAYS = 60;

/** The calendar after an act. The same act again (a double tap) changes nothing. */
export const changeCalendar = (
  changes: CalendarChanges,
  act: CalendarAct,
  facts: ActFacts,
): Outcome<CalendarChanges, Refusal> => {
  const changed = acted(changes, act, facts);
  if (!changed.ok) return changed;
  const { days, spans } = withoutThePast(changed.value, facts.today);
  return days.length > MAX_DAY_CHANGES || spans.length > MAX_DAY_SPANS
    ? refused('tooManyDayChanges')
    : done({ days, spans });
};

const acted = (changes: CalendarChanges, act: CalendarAct, facts: ActFacts): Outcome<CalendarChanges, Refusal> => {
  switch (act.kind) {
    case 'cancel':
    case 'full':
    case 'confirm':
      return sayOfDay(changes, act, facts);
    case 'undo':
      return takeBack(changes, act, facts);
    case 'move':
      return move(changes, act, facts);
    case 'extra':
      return add(changes, act, facts);
    case 'leave':
    case 'fullUntil':
      return addSpan(changes, act, facts);
    case 'dropSpan':
      return done({ ...changes, spans: changes.spans.filter(({ id }) => id !== act.id) });
  }
};

const KINDS = { cancel: 'cancelled', full: 'full', confirm: 'confirmed' } as const;

type OneDay = Pick<Extract<CalendarAct, { day: string }>, 'roundId' | 'day'>;

const sayOfDay = (
  changes: CalendarChanges,
  act: Extract<CalendarAct, { kind: 'cancel' | 'full' | 'confirm' }>,
  facts: ActFacts,
): Outcome<CalendarChanges, Refusal> => {
  const found = passageFor(changes, act, facts);
  if (!found.ok) return found;
  const kind = KINDS[act.kind];
  const known = changeOn(changes, act.roundId, act.day);
  if (known?.kind === 'moved' || (known?.kind === 'cancelled' && kind === 'full')) return refused('undoFirst');
  return withDay(changes, { ...(known ?? {}), roundId: act.roundId, day: act.day, kind, word: act.word ?? '' }, facts);
};

/** As if nothing had been said of that day. Of one that was moved, the other day goes too. */
const takeBack = (
  changes: CalendarChanges,
  { roundId, day }: OneDay,
  { rounds, today }: ActFacts,
): Outcome<CalendarChanges, Refusal> => {
  if (!rounds.some(({ id }) => id === roundId)) return refused('roundGone');
  if (day < today) return refused('dayOver');
  const known = changeOn(changes, roundId, day);
  const gone = [day, known?.to, known?.movedFrom];
  return done({
    ...changes,
    days: changes.days.filter((change) => change.roundId !== roundId || !gone.includes(change.day)),
  });
};

const move = (
  changes: CalendarChanges,
  act: Extract<CalendarAct, { kind: 'move' }>,
  facts: ActFacts,
): Outcome<CalendarChanges, Refusal> => {
  const known = changeOn(changes, act.roundId, act.day);
  if (known?.kind === 'moved' && known.to === act.to) return done(changes);
  const found = passageFor(changes, act, facts);
  if (!found.ok) return found;
  if (found.value.state === 'cancelled') return refused('undoFirst');
  const to = freeDay(changes, { roundId: act.roundId, day: act.to }, facts);
  if (!to.ok) return to;
  const word = act.word ?? '';
  const left = withDay(
    changes,
    { ...(known ?? {}), roundId: act.roundId, day: act.day, kind: 'moved', to: act.to, word },
    facts,
  );
  if (!left.ok) return left;
  return withDay(
    left.value,
    { roundId: act.roundId, day: act.to, kind: 'confirmed', extra: true, movedFrom: act.day, word },
    facts,
  );
};

const add = (
  changes: CalendarChanges,
  act: Extract<CalendarAct, { kind: 'extra' }>,
  facts: ActFacts,
): Outcome<CalendarChanges, Refusal> => {
  const free = freeDay(changes, act, facts);
  if (!free.ok) return free;
  return withDay(
    changes,
    { roundId: act.roundId, day: act.day, kind: 'confirmed', extra: true, word: act.word ?? '' },
    facts,
  );
};

const addSpan = (
  changes: CalendarChanges,
  act: Extract<CalendarAct, { kind: 'leave' | 'fullUntil' }>,
  facts: ActFacts,
): Outcome<CalendarChanges, Refusal> => {
  for (const day of [act.from, act.to]) {
    if (!CalendarDay.safeParse(day).success) return refused('dateForm');
    if (isTooFar(day, facts.today)) return refused('dayBeyondYear');
  }
  if (act.to < act.from) return refused('endBeforeBeginning');
  if (act.to < facts.today) return refused('dayOver');
  if (act.rounds?.some((roundId) => !facts.rounds.some(({ id }) => id === roundId))) return refused('roundGone');
  const span = DaySpan.safeParse({
    id: facts.id,
    kind: act.kind === 'leave' ? 'leave' : 'full',
    from: act.from,
    to: act.to,
    rounds: act.rounds,
    word: act.word ?? '',
    at: facts.now,
  });
  if (!span.success) return refused('wordTooLong');
  const same = (other: DaySpan) =>
    other.kind === span.data.kind &&
    other.from === span.data.from &&
    other.to === span.data.to &&
    String(other.rounds) === String(span.data.rounds);
  return done({ ...changes, spans: [...changes.spans.filter((other) => !same(other)), span.data] });
};

/** The passage that an act is about, where it is one and its day is to come. */
const passageFor = (
  changes: CalendarChanges,
  { roundId, day }: OneDay,
  { rounds, where, today }: ActFacts,
): Outcome<Passage, Refusal> => {
  const round = rounds.find(({ id }) => id === roundId);
  if (round === undefined) return refused('roundGone');
  if (!CalendarDay.safeParse(day).success) return refused('dateForm');
  if (day < today) return refused('dayOver');
  if (isTooFar(day, today)) return refused('dayBeyondYear');
  const passage = passageOf(round, changes, day, where);
  return passage === undefined ? refused('noPassageThatDay') : done(passage);
};

/** A day on which the round does not pass yet, and of which nothing is said. */
const freeDay = (changes: CalendarChanges, ref: OneDay, facts: ActFacts): Outcome<null, Refusal> => {
  const found = passageFor(changes, ref, facts);
  if (found.ok) return refused('passageThatDay');
  return found.reason === 'noPassageThatDay' ? done(null) : found;
};

const isTooFar = (day: string, today: string): boolean => day > dayAt(dayNumber(today) + MAX_AHEAD_DAYS);

const withDay = (
  changes: CalendarChanges,
  change: Omit<Partial<DayChange>, 'at'>,
  { now }: ActFacts,
): Outcome<CalendarChanges, Refusal> => {
  const known = changes.days.find(({ roundId, day }) => roundId === change.roundId && day === change.day);
  const read = DayChange.safeParse({ ...change, at: now });
  if (!read.success) return refused('wordTooLong');
  const { at: _, ...said } = read.data;
  if (known !== undefined && known.kind === said.kind && known.to === said.to && known.word === said.word)
    return done(changes);
  return done({ ...changes, days: [...changes.days.filter((other) => other !== known), read.data] });
};

const withoutThePast = (changes: CalendarChanges, today: string): CalendarChanges => {
  const since = dayAt(dayNumber(today) - KEPT_DAYS);
  return {
    days: changes.days.filter(({ day, to }) => day >= since || (to !== null && to >= since)),
    spans: changes.spans.filter(({ to }) => to >= since),
  };
};
