import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { smsOpening } from '#domain/ledger/quiet-hours.ts';
import { localTime } from '#domain/shared/calendar.ts';

describe('an SMS leaves', () => {
  test.each([
    ['at once in the daytime', '2026-11-24T10:00:00.000Z', '2026-11-24T10:00:00.000Z'],
    ['at once at 8 sharp', '2026-11-24T07:00:00.000Z', '2026-11-24T07:00:00.000Z'],
    ['at 8 when it is 7:59', '2026-11-24T06:59:00.000Z', '2026-11-24T07:00:00.000Z'],
    ['the next day at 20 sharp', '2026-11-24T19:00:00.000Z', '2026-11-25T07:00:00.000Z'],
    ['at once at 19:59', '2026-11-24T18:59:59.000Z', '2026-11-24T18:59:59.000Z'],
    ['on Monday when it is Saturday evening', '2026-11-28T21:00:00.000Z', '2026-11-30T07:00:00.000Z'],
    ['on Monday when it is Sunday noon', '2026-11-29T11:00:00.000Z', '2026-11-30T07:00:00.000Z'],
    [
      'at 8 of Monday, not of Sunday, in the first hours of Sunday',
      '2026-11-29T00:30:00.000Z',
      '2026-11-30T07:00:00.000Z',
    ],
    ['by summer time after the clocks went forward', '2026-03-28T20:00:00.000Z', '2026-03-30T06:00:00.000Z'],
    ['by winter time after they went back', '2026-10-24T19:00:00.000Z', '2026-10-26T07:00:00.000Z'],
  ])('%s', (_, now, opening) => {
    expect(smsOpening(now)).toBe(opening);
  });

  test('always within the hours, never in the past, and within two days', () => {
    const instants = fc.date({ min: new Date('2026-01-01'), max: new Date('2028-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(instants, (date) => {
        const now = date.toISOString();
        const opening = smsOpening(now);
        const { weekday, time } = localTime(opening);
        const waited = Date.parse(opening) - Date.parse(now);
        return weekday !== 7 && time >= '08:00' && time < '20:00' && waited >= 0 && waited <= 37 * 3_600_000;
      }),
    );
  });
});
