import { addDays, localTime, weekdayOf } from '#domain/shared/calendar.ts';
import type { Instant } from '#domain/shared/primitives.ts';

/**
 * Weeks are named by their Monday, a local date: unlike a number it needs no year of its own at the turn of the year, and sorts as text. A
 * week is seven dates, whatever the clocks do in it.
 */
export type Week = string;

const WEEKS_SHOWN = 12;

/** The week of an instant, on the territory's calendar. */
export const weekOf = (instant: Instant): Week => {
  const { date } = localTime(instant);
  return addDays(date, 1 - weekdayOf(date));
};

/** The last weeks, oldest first; the last one is that of `now`, still under way. */
export const lastWeeks = (now: Instant, count: number = WEEKS_SHOWN): Week[] =>
  Array.from({ length: count }, (_, index) => addDays(weekOf(now), -7 * (count - 1 - index)));
