import type { Weekday } from '#domain/shared/primitives.ts';

/** Calendar days as whole numbers: a year of a round is gone through in microseconds. No time zone: a day is a day. */

const DAY = 86_400_000;

/** Days since 1 January 1970 of a `YYYY-MM-DD`. */
export const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / DAY;

/** The `YYYY-MM-DD` of a number of days since 1 January 1970. */
export const dayAt = (number: number): string => new Date(number * DAY).toISOString().slice(0, 10);

/** Whole weeks, Monday to Sunday, since the one of 1 January 1970: week 53 and the turn of the year are weeks like others. */
export const weekNumber = (number: number): number => Math.floor((number + 3) / 7);

/** ISO weekday, 1 is Monday. */
export const weekdayAt = (number: number): Weekday => ((((number + 3) % 7) + 7) % 7) + 1;
