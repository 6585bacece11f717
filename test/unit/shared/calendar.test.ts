import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, deadlineFor, instantAt, localTime, nextDelivery, weekdayOf } from '#domain/shared/calendar.ts';

const TUESDAY_NOON = { weekday: 2, time: '12:00' };
const thursday = { mode: 'door', weekdays: [4], orderBefore: TUESDAY_NOON } as const;

describe('local time', () => {
  it('is two hours ahead of UTC in summer and one in winter', () => {
    expect(localTime('2026-07-01T10:00:00.000Z')).toMatchObject({
      date: '2026-07-01',
      time: '12:00',
      weekday: 3,
      month: 7,
    });
    expect(localTime('2026-12-01T10:00:00.000Z').time).toBe('11:00');
  });

  it('is already tomorrow in Paris late in the evening', () => {
    expect(localTime('2026-07-31T22:30:00.000Z')).toMatchObject({ date: '2026-08-01', time: '00:30', month: 8 });
  });

  it('comes back from an instant to the same clock, except for the hour that spring skips', () => {
    const minutes = fc.integer({ min: 0, max: 366 * 24 * 60 - 1 });
    fc.assert(
      fc.property(minutes, (minute) => {
        const clock = new Date(Date.UTC(2026, 0, 1) + minute * 60_000).toISOString();
        const [date, time] = [clock.slice(0, 10), clock.slice(11, 16)];
        fc.pre(!(date === '2026-03-29' && time.startsWith('02')));
        expect(localTime(instantAt(date, time))).toMatchObject({ date, time });
      }),
    );
  });

  it('is what Intl says, minute by minute around every change of clocks and in zones with halves of an hour', () => {
    const zones = fc.constantFrom('Europe/Paris', 'Pacific/Marquesas', 'Australia/Lord_Howe', 'America/Cayenne');
    const aroundChange = fc.constantFrom(
      '2026-03-29T01:00',
      '2026-10-25T01:00',
      '2026-04-04T15:00',
      '2026-10-03T15:30',
    );
    fc.assert(
      fc.property(zones, aroundChange, fc.integer({ min: -3_000, max: 3_000 }), (zone, change, minutes) => {
        const at = Date.parse(`${change}:00Z`) + minutes * 60_000;
        const byIntl = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
        const { date, time } = localTime(new Date(at).toISOString(), zone);
        expect(`${date} ${time}`).toBe(byIntl.format(at));
      }),
      { numRuns: 500 },
    );
  });

  it('moves a time of the skipped hour on, and takes the first of a time that comes twice', () => {
    expect(instantAt('2026-03-29', '02:30')).toBe('2026-03-29T01:30:00.000Z');
    expect(instantAt('2026-10-25', '02:30')).toBe('2026-10-25T00:30:00.000Z');
  });
});

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
    expect(nextDelivery(thursday, '2026-05-19T09:59:59.999Z').date).toBe('2026-05-21');
    expect(nextDelivery(thursday, '2026-05-19T10:00:00.000Z').date).toBe('2026-05-28');
  });

  it('of a producer without deadline is tomorrow at the earliest, but today at a pick-up point', () => {
    const saturday = { weekdays: [6], orderBefore: null } as const;
    const onSaturday = '2026-05-23T07:00:00.000Z';
    expect(nextDelivery({ mode: 'pickup', ...saturday }, onSaturday)).toEqual({
      date: '2026-05-23',
      weekday: 6,
      orderBefore: null,
    });
    expect(nextDelivery({ mode: 'door', ...saturday }, onSaturday).date).toBe('2026-05-30');
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
          const next = nextDelivery({ mode: 'door', weekdays, orderBefore }, now);
          expect(weekdays).toContain(weekdayOf(next.date));
          expect((next.orderBefore ?? '') > now).toBe(true);
          for (let date = addDays(localTime(now).date, 1); date < next.date; date = addDays(date, 1)) {
            if (weekdays.includes(weekdayOf(date))) expect(deadlineFor(date, orderBefore) <= now).toBe(true);
          }
        },
      ),
    );
  });
});
