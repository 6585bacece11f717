import { addDays, instantAt, localTime } from '#domain/shared/calendar.ts';
import { done, type Outcome, refused } from '#domain/shared/outcome.ts';
import type { Instant } from '#domain/shared/primitives.ts';

/** When a task that could not be settled comes back. */

/** Farms are up; whoever telephones begins their day. Local time. */
const MORNING = '08:30';
const MAX_DAYS_LATER = 60;
const TWO_HOURS = 2 * 3_600_000;

/** `inTwoHours`, `tomorrow` (in the morning), or the morning of a date `YYYY-MM-DD`. */
export type Again = string;

/** The instant meant; refuses what is no such word or date, a day that is not to come, and one more than 60 days ahead. */
export const instantOfAgain = (
  again: Again,
  now: Instant,
): Outcome<Instant, 'dayMissing' | 'dayPast' | 'dayTooFar'> => {
  const today = localTime(now).date;
  if (again === 'inTwoHours') return done(new Date(Date.parse(now) + TWO_HOURS).toISOString());
  const date = again === 'tomorrow' ? addDays(today, 1) : again;
  if (!isDate(date)) return refused('dayMissing');
  if (date <= today) return refused('dayPast');
  if (date > addDays(today, MAX_DAYS_LATER)) return refused('dayTooFar');
  return done(instantAt(date, MORNING));
};

/** 30 February is no date: written again it is another. */
const isDate = (text: string): boolean => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().slice(0, 10) === text;
};
