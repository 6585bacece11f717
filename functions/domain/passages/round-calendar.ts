import { z } from 'zod';
import { TimeOfDay, Weekday } from '#domain/shared/primitives.ts';
import { reason } from '#domain/shared/reasons.ts';
import { CalendarDay, CalendarRule, type DayRule, Season } from './calendar-rule.ts';
import { dayNumber, weekdayAt } from './day-number.ts';
import { firstDayOf } from './occurrences.ts';

/** Until when to order for a passage: so many days before it, at this local time. */
export const Deadline = z.strictObject({
  /** For passages on this weekday; null: for those on any day that has no deadline of its own. */
  weekday: Weekday.nullable().default(null),
  daysBefore: z.int().min(0).max(28),
  time: TimeOfDay,
});
export type Deadline = z.infer<typeof Deadline>;

/** When a round passes, as its producer says it once and for all; what is different on one day is in `calendar-changes.ts`. */
export const RoundCalendar = z
  .strictObject({
    rule: CalendarRule,
    starts: CalendarDay.nullable().default(null),
    ends: CalendarDay.nullable().default(null),
    season: Season.nullable().default(null),
    /** None: one can order until the passage. */
    deadlines: z.array(Deadline).max(8).default([]),
  })
  .superRefine((calendar, refinement) => {
    const refuse = (path: string[], message: string) => refinement.addIssue({ code: 'custom', path, message });
    const { rule, starts, ends, season, deadlines } = calendar;
    if (rule.kind === 'weekly' && rule.everyWeeks > 1 && starts === null)
      refuse(['starts'], reason('fortnightStartMissing'));
    if (new Set(deadlines.map(({ weekday }) => weekday)).size < deadlines.length)
      refuse(['deadlines'], reason('deadlineTwice'));
    if (starts !== null && ends !== null && dayNumber(ends) < dayNumber(starts))
      refuse(['ends'], reason('endBeforeBeginning'));
    else if ((ends !== null || season !== null) && firstDayOf(calendar) === undefined)
      refuse(['rule'], reason('noDayFits'));
  });
export type RoundCalendar = z.infer<typeof RoundCalendar>;

/** What a round said before it had a calendar: weekdays, every week, and "order before Tuesday noon" in the week before. */
export interface WeeklySchedule {
  readonly weekdays: readonly Weekday[];
  readonly orderBefore: { readonly weekday: Weekday; readonly time: string } | null;
}

/** The calendar of a weekly schedule: "for Thursday, before Tuesday noon" is two days before; "before Thursday 8:00" a whole week. */
export const weeklyCalendar = ({ weekdays: days, orderBefore }: WeeklySchedule): RoundCalendar => ({
  rule: { kind: 'weekly', weekdays: [...new Set(days)].sort((a, b) => a - b), everyWeeks: 1 },
  starts: null,
  ends: null,
  season: null,
  deadlines:
    orderBefore === null
      ? []
      : [...new Set(days)].map((weekday) => ({
          weekday,
          daysBefore: ((weekday - orderBefore.weekday + 6) % 7) + 1,
          time: orderBefore.time,
        })),
});

/** The days of the week on which the round may pass, Monday first: of a list of dates, those that its dates are. */
export const weekdaysOf = ({ rule }: Pick<DayRule, 'rule'>): readonly Weekday[] =>
  rule.kind === 'dates'
    ? [...new Set(rule.dates.map((date) => weekdayAt(dayNumber(date))))].sort((a, b) => a - b)
    : rule.weekdays;

/** The deadline of passages on a weekday; undefined where there is none. */
export const deadlineOn = (weekday: Weekday, deadlines: readonly Deadline[]): Deadline | undefined =>
  deadlines.find((deadline) => deadline.weekday === weekday) ?? deadlines.find((deadline) => deadline.weekday === null);

/**
 * "Order before Tuesday noon", where that is true of every passage; null where there is no deadline, where one weekday differs from another, or
 * where it is more than a week before or on the day itself.
 */
export const orderBeforeOf = (calendar: RoundCalendar): WeeklySchedule['orderBefore'] => {
  const said = weekdaysOf(calendar).map((weekday) => {
    const deadline = deadlineOn(weekday, calendar.deadlines);
    if (deadline === undefined || deadline.daysBefore < 1 || deadline.daysBefore > 7) return undefined;
    return { weekday: ((weekday - 1 - deadline.daysBefore + 14) % 7) + 1, time: deadline.time };
  });
  const [first] = said;
  const alike = said.every((one) => one?.weekday === first?.weekday && one?.time === first?.time);
  return first !== undefined && alike ? first : null;
};
