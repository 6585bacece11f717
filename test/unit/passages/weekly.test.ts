import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextPassage, type Passage, passageOf } from '#domain/passages/passage.ts';
import { type WeeklySchedule, weeklyCalendar } from '#domain/passages/round-calendar.ts';
import { addDays, localTime, weekdayOf } from '#domain/shared/calendar.ts';
import { RoundId } from '#domain/shared/primitives.ts';

/** Rounds as they were written before they had a calendar: weekdays, and "order before Tuesday noon". */

const TUESDAY_NOON = { weekday: 2, time: '12:00' };
const THURSDAY = { mode: 'door', weekdays: [4], orderBefore: TUESDAY_NOON } as const;
const LANDES = { department: '40' };
const id = RoundId.parse('roundweekly');

const nextOf = ({ mode, ...weekly }: WeeklySchedule & { mode: 'door' | 'pickup' }, now: string): Passage => {
  const next = nextPassage({ id, mode, calendar: weeklyCalendar(weekly) }, undefined, now, LANDES);
  if (next === undefined) throw new Error('a weekly round always passes again');
  return next;
};

const deadlineFor = (day: string, orderBefore: NonNullable<WeeklySchedule['orderBefore']>): string | null | undefined =>
  passageOf(
    { id, mode: 'door', calendar: weeklyCalendar({ weekdays: [weekdayOf(day)], orderBefore }) },
    undefined,
    day,
    LANDES,
  )?.deadline;

describe('the deadline of a delivery', () => {
  it('is the last such day before it', () => {
    expect(deadlineFor('2026-05-21', TUESDAY_NOON)).toBe('2026-05-19T10:00:00.000Z');
  });

  it('crosses the border of the week: a Monday is ordered for until Friday before', () => {
    expect(deadlineFor('2026-05-25', { weekday: 5, time: '18:00' })).toBe('2026-05-22T16:00:00.000Z');
  });

  it('lies a week before where it names the day of the delivery itself', () => {
    expect(deadlineFor('2026-05-21', { weekday: 4, time: '08:00' })).toBe('2026-05-14T06:00:00.000Z');
  });

  it('keeps its local hour over the change to summer time', () => {
    expect(deadlineFor('2026-03-30', { weekday: 6, time: '12:00' })).toBe('2026-03-28T11:00:00.000Z');
    expect(deadlineFor('2026-03-30', { weekday: 7, time: '12:00' })).toBe('2026-03-29T10:00:00.000Z');
  });
});

describe('the next delivery', () => {
  it('is this week until the deadline, to the minute, and next week from it on', () => {
    expect(nextOf(THURSDAY, '2026-05-19T09:59:59.999Z').day).toBe('2026-05-21');
    expect(nextOf(THURSDAY, '2026-05-19T10:00:00.000Z').day).toBe('2026-05-28');
  });

  it('of a producer without deadline is tomorrow at the earliest, but today at a pick-up point', () => {
    const saturday = { weekdays: [6], orderBefore: null } as const;
    const onSaturday = '2026-05-23T07:00:00.000Z';
    expect(nextOf({ mode: 'pickup', ...saturday }, onSaturday)).toMatchObject({
      day: '2026-05-23',
      deadline: null,
    });
    expect(nextOf({ mode: 'door', ...saturday }, onSaturday).day).toBe('2026-05-30');
  });

  it('can always still be ordered for, and none before it can', () => {
    const weekday = fc.integer({ min: 1, max: 7 });
    const instant = fc
      .integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2027, 0, 1) })
      .map((ms) => new Date(ms).toISOString());
    const time = fc.constantFrom('00:00', '06:30', '12:00', '23:59');
    fc.assert(
      fc.property(
        fc.uniqueArray(weekday, { minLength: 1 }),
        weekday,
        time,
        instant,
        (weekdays, deadlineDay, hour, now) => {
          const orderBefore = { weekday: deadlineDay, time: hour };
          const next = nextOf({ mode: 'door', weekdays, orderBefore }, now);
          expect(weekdays).toContain(weekdayOf(next.day));
          expect((next.deadline ?? '') > now).toBe(true);
          for (let date = addDays(localTime(now).date, 1); date < next.day; date = addDays(date, 1)) {
            if (weekdays.includes(weekdayOf(date))) expect((deadlineFor(date, orderBefore) ?? '') <= now).toBe(true);
          }
        },
      ),
    );
  });
});
