import { z } from 'zod';
import { Weekday } from '#domain/shared/primitives.ts';
import { reason } from '#domain/shared/reasons.ts';

/** `YYYY-MM-DD` in the territory, a day that exists. */
export const CalendarDay = z.iso.date(reason('dateForm'));

/** `MM-DD`, every year; 29 February is one. */
const MonthDay = z
  .string()
  .regex(/^\d\d-\d\d$/, reason('dayOfYearForm'))
  .refine((typed) => CalendarDay.safeParse(`2024-${typed}`).success, reason('dayNotInMonth'));

/** `-1` is the last of the month. */
export const NthOfMonth = z.union([
  z.literal(1),
  z.literal(2),
  z.literal(3),
  z.literal(4),
  z.literal(5),
  z.literal(-1),
]);
export type NthOfMonth = z.infer<typeof NthOfMonth>;

const weekdays = z
  .array(Weekday)
  .min(1, reason('weekdaysMissing'))
  .max(7)
  .transform((days) => [...new Set(days)].sort((a, b) => a - b));

export const CalendarRule = z.discriminatedUnion('kind', [
  /** These weekdays, every week or every so many weeks, counted in weeks from Monday to Sunday from that of `starts`. */
  z.strictObject({ kind: z.literal('weekly'), weekdays, everyWeeks: z.int().min(1).max(8).default(1) }),
  /** The first, second… or last of these weekdays in each month. */
  z.strictObject({
    kind: z.literal('monthly'),
    weekdays,
    nth: z
      .array(NthOfMonth)
      .min(1, reason('weekOfMonthMissing'))
      .max(6)
      .transform((nth) => [...new Set(nth)]),
  }),
  /** These days and no others. */
  z.strictObject({
    kind: z.literal('dates'),
    dates: z
      .array(CalendarDay)
      .min(1, reason('datesMissing'))
      .max(120)
      .transform((dates) => [...new Set(dates)].sort()),
  }),
]);
export type CalendarRule = z.infer<typeof CalendarRule>;

/** Every year from one day to another, both included; from November to March it goes over the new year. */
export const Season = z.strictObject({ from: MonthDay, to: MonthDay });
export type Season = z.infer<typeof Season>;

/** All that makes the days of a round. */
export interface DayRule {
  readonly rule: CalendarRule;
  /** The first day on which the round may pass, and from which every second week is counted; null: since ever. */
  readonly starts: string | null;
  /** The last day on which it may pass; null: until they say so. */
  readonly ends: string | null;
  readonly season: Season | null;
}
