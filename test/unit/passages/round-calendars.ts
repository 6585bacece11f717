import fc from 'fast-check';
import type { z } from 'zod';
import { RoundCalendar } from '#domain/passages/round-calendar.ts';

/** Calendars as producers make them, for properties: always through the real parser. */

const day = fc
  .date({ min: new Date('2024-01-01'), max: new Date('2031-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const weekdays = fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 7 });
const time = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom(0, 15, 30, 45))
  .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`);

const rule: fc.Arbitrary<z.input<typeof RoundCalendar>['rule']> = fc.oneof(
  fc.record({ kind: fc.constant('weekly' as const), weekdays, everyWeeks: fc.integer({ min: 1, max: 4 }) }),
  fc.record({
    kind: fc.constant('monthly' as const),
    weekdays,
    nth: fc.uniqueArray(fc.constantFrom(1 as const, 2 as const, 3 as const, 4 as const, 5 as const, -1 as const), {
      minLength: 1,
      maxLength: 3,
    }),
  }),
  fc.record({ kind: fc.constant('dates' as const), dates: fc.uniqueArray(day, { minLength: 1, maxLength: 30 }) }),
);

const monthDay = day.map((date) => date.slice(5));

/** What the parser accepts: those that never pass are left out by it. */
export const roundCalendar: fc.Arbitrary<RoundCalendar> = fc
  .record({
    rule,
    starts: day,
    ends: fc.option(day, { freq: 3 }),
    season: fc.option(fc.record({ from: monthDay, to: monthDay }), { freq: 2 }),
    deadlines: fc.uniqueArray(
      fc.record({
        weekday: fc.option(fc.integer({ min: 1, max: 7 })),
        daysBefore: fc.integer({ min: 0, max: 10 }),
        time,
      }),
      { selector: ({ weekday }) => weekday, maxLength: 4 },
    ),
  })
  .map((typed) =>
    RoundCalendar.safeParse(typed.rule.kind === 'dates' ? { ...typed, starts: null, ends: null, season: null } : typed),
  )
  .filter((read) => read.success)
  .map((read) => read.data as RoundCalendar);

export const anyDay = day;
