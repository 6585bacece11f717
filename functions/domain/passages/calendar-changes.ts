import { z } from 'zod';
import { freeText, Instant, RoundId } from '#domain/shared/primitives.ts';
import { CalendarDay } from './calendar-rule.ts';

/**
 * What a producer says of single days and of spans of days: changed by the minute, kept beside the producer like stock and pause
 * (ADR 0011, 0033), never in the round itself.
 */

/** One day of one round on which it is not as the rule says. One record for a round and a day. */
export const DayChange = z.strictObject({
  roundId: RoundId,
  day: CalendarDay,
  /** confirmed: they drive, be it a holiday or a day that the rule does not have; moved: to the day `to`. */
  kind: z.enum(['confirmed', 'cancelled', 'moved', 'full']),
  /** Only of `moved`. */
  to: CalendarDay.nullable().default(null),
  /** The rule has no such day: they added it, or moved another one here (`movedFrom`). */
  extra: z.boolean().default(false),
  movedFrom: CalendarDay.nullable().default(null),
  /** Why, in their words; shown to everyone. */
  word: freeText(200).default(''),
  at: Instant,
});
export type DayChange = z.infer<typeof DayChange>;

/** Days from – to, both included, on which they are away, or take no more orders; for all their rounds or for some. */
export const DaySpan = z.strictObject({
  id: z.string().regex(/^[a-z0-9]{4,24}$/),
  kind: z.enum(['leave', 'full']),
  from: CalendarDay,
  to: CalendarDay,
  /** null: all rounds. */
  rounds: z.array(RoundId).min(1).max(12).nullable().default(null),
  word: freeText(200).default(''),
  at: Instant,
});
export type DaySpan = z.infer<typeof DaySpan>;

export const MAX_DAY_CHANGES = 200;
export const MAX_DAY_SPANS = 20;

/** All that differs from the rules of one producer's rounds. */
export const CalendarChanges = z.strictObject({
  days: z.array(DayChange).max(MAX_DAY_CHANGES).default([]),
  spans: z.array(DaySpan).max(MAX_DAY_SPANS).default([]),
});
export type CalendarChanges = z.infer<typeof CalendarChanges>;

export const NO_CHANGES: CalendarChanges = { days: [], spans: [] };

/** What is said of this day of this round. */
export const changeOn = (
  changes: Pick<CalendarChanges, 'days'>,
  roundId: RoundId,
  day: string,
): DayChange | undefined => changes.days.find((change) => change.roundId === roundId && change.day === day);

/** The span of a kind that holds this day of this round. */
export const spanOver = (
  changes: Pick<CalendarChanges, 'spans'>,
  kind: DaySpan['kind'],
  roundId: RoundId,
  day: string,
): DaySpan | undefined =>
  changes.spans.find(
    (span) =>
      span.kind === kind &&
      span.from <= day &&
      day <= span.to &&
      (span.rounds === null || span.rounds.includes(roundId)),
  );
