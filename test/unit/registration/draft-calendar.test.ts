import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { daysOf } from '#domain/passages/occurrences.ts';
import { passagesBetween } from '#domain/passages/passage.ts';
import { RoundCalendar } from '#domain/passages/round-calendar.ts';
import { calendarTyped, readCalendar } from '#domain/registration/draft-calendar.ts';
import { RoundId } from '#domain/shared/primitives.ts';
import { roundCalendar } from '../passages/round-calendars.ts';

const read = (typed: Readonly<Record<string, string | string[]>>) => {
  const { value, errors } = readCalendar(typed);
  const parsed = RoundCalendar.safeParse(value);
  return {
    calendar: parsed.data,
    faults: [
      ...errors.map(({ field, code }) => `${field} ${code}`),
      ...(parsed.error?.issues ?? []).map(({ path, message }) => `${path.join('.')} ${message}`),
    ],
  };
};

describe('the calendar in the form', () => {
  test('whatever calendar a round has, its form says it: read again, the same passages with the same deadlines', () => {
    const id = RoundId.parse('roundthursday');
    fc.assert(
      fc.property(roundCalendar, (calendar) => {
        const again = read(calendarTyped(calendar) as Readonly<Record<string, string | string[]>>);
        expect(again.faults).toEqual([]);
        const window = { from: '2024-01-01', to: '2032-01-01' };
        const passages = (one: RoundCalendar) =>
          passagesBetween({ id, mode: 'door', calendar: one }, undefined, window, { department: '40' }).map(
            ({ day, deadline }) => [day, deadline],
          );
        expect(again.calendar === undefined ? [] : passages(again.calendar)).toEqual(passages(calendar));
      }),
      { numRuns: 60 },
    );
  });

  test('forms of before, that knew no rhythm, are weekly', () => {
    expect(read({ weekdays: ['4'], deadlineDay: '2', deadlineTime: '12h' }).calendar).toMatchObject({
      rule: { kind: 'weekly', weekdays: [4], everyWeeks: 1 },
      deadlines: [{ weekday: 4, daysBefore: 2, time: '12:00' }],
    });
  });

  test('dates as people write them', () => {
    const { calendar } = read({ rhythm: 'dates', dates: '6/3/2027, 19/12/2026\n2026-12-23' });
    expect(calendar && daysOf(calendar, '2026-01-01', '2027-12-31')).toEqual([
      '2026-12-19',
      '2026-12-23',
      '2027-03-06',
    ]);
  });

  test.each([
    [{ rhythm: 'dates', dates: '31/02/2027' }, 'rule.dates.0 dateForm'],
    [{ rhythm: 'dates', dates: '' }, 'rule.dates datesMissing'],
    [{ weekdays: ['4'], seasonFrom: '15/03' }, 'seasonTo seasonMissing'],
    [{ weekdays: ['4'], seasonFrom: '31/02', seasonTo: '15/03' }, 'season.from dayNotInMonth'],
    [{ weekdays: ['4'], starts: '2027-05-01', ends: '2027-04-01' }, 'ends endBeforeBeginning'],
    [{ rhythm: 'alternate', weekdays: ['4'] }, 'starts fortnightStartMissing'],
    [{ rhythm: 'monthly', weekdays: ['4'] }, 'rule.nth weekOfMonthMissing'],
    [{ weekdays: ['4'], deadlineDays4: '40' }, 'deadlineDays4 deadlineDays'],
  ])('%j: %s', (typed, fault) => {
    expect(read(typed).faults).toEqual([fault]);
  });
});
