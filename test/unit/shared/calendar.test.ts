import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantAt, localTime } from '#domain/shared/calendar.ts';

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
