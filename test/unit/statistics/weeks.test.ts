import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, weekdayOf } from '#domain/shared/calendar.ts';
import { lastWeeks, weekOf } from '#domain/statistics/weeks.ts';

describe('the week of an instant', () => {
  test.each([
    ['an ordinary Tuesday', '2026-11-24T08:00:00.000Z', '2026-11-23'],
    ['Sunday 23:59 here', '2026-11-22T22:59:00.000Z', '2026-11-16'],
    ['Monday 00:00 here, still Sunday in Greenwich', '2026-11-22T23:00:00.000Z', '2026-11-23'],
    ['in summer, Monday begins two hours earlier', '2026-07-05T22:00:00.000Z', '2026-07-06'],
    ['the last days of a year belong to the week that ends in the next', '2026-12-31T12:00:00.000Z', '2026-12-28'],
    ['the first days of a year belong to the week that began in the last', '2027-01-03T12:00:00.000Z', '2026-12-28'],
    ['New Year’s night here, the old year in Greenwich', '2026-12-31T23:30:00.000Z', '2026-12-28'],
    ['the night in which summer time begins', '2027-03-28T00:59:00.000Z', '2027-03-22'],
    ['and the Monday after it', '2027-03-28T22:00:00.000Z', '2027-03-29'],
    ['the night in which summer time ends', '2026-10-25T22:59:59.999Z', '2026-10-19'],
    ['and the Monday after it', '2026-10-25T23:00:00.000Z', '2026-10-26'],
  ])('%s', (_, instant, week) => {
    expect(weekOf(instant)).toBe(week);
  });

  test('is a Monday at most six days before', () => {
    const instant = fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(instant, (date) => {
        const week = weekOf(date.toISOString());
        expect(weekdayOf(week)).toBe(1);
        const days = (date.getTime() - Date.parse(`${week}T00:00:00Z`)) / 86_400_000;
        // Clocks here are one or two hours ahead of Greenwich.
        expect(days).toBeGreaterThanOrEqual(-2 / 24);
        expect(days).toBeLessThan(7);
      }),
    );
  });
});

test('the last twelve weeks follow each other over the turn of the year and both changes of the clock, this one last', () => {
  for (const now of ['2027-01-01T12:00:00.000Z', '2027-03-30T12:00:00.000Z', '2026-11-24T08:00:00.000Z']) {
    const weeks = lastWeeks(now);
    expect(weeks).toHaveLength(12);
    expect(weeks.at(-1)).toBe(weekOf(now));
    for (const [index, week] of weeks.entries()) if (index > 0) expect(addDays(weeks[index - 1] ?? '', 7)).toBe(week);
  }
});
