import { addDays, instantAt, localTime, TIME_ZONE, weekdayOf } from '#domain/shared/calendar.ts';
import type { Instant } from '#domain/shared/primitives.ts';

/** SMS leave Monday to Saturday, 8 to 20 h, by the clocks of the territory: nobody is rung at night or on a Sunday by what we begin. */
const OPENS = '08:00';
const CLOSES = '20:00';
const SUNDAY = 7;

/** The first instant from `now` on at which an SMS may leave: `now` itself within the hours. */
export const smsOpening = (now: Instant, zone: string = TIME_ZONE): Instant => {
  const { date, time, weekday } = localTime(now, zone);
  if (weekday !== SUNDAY && time >= OPENS && time < CLOSES) return now;
  const today = time < OPENS ? date : addDays(date, 1);
  const day = weekdayOf(today) === SUNDAY ? addDays(today, 1) : today;
  return instantAt(day, OPENS, zone);
};
