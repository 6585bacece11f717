import { describe, expect, test } from 'vitest';
import { daysOf } from '#domain/passages/occurrences.ts';
import { orderBeforeOf, RoundCalendar, weekdaysOf, weeklyCalendar } from '#domain/passages/round-calendar.ts';

const calendar = (typed: unknown): RoundCalendar => RoundCalendar.parse(typed);
const reasons = (typed: unknown): string[] => {
  const read = RoundCalendar.safeParse(typed);
  return read.success ? [] : read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
};

describe('the days of a rule', () => {
  test('every second week goes on over the new year, week 53 included', () => {
    // 2026 has 53 weeks: 31 December 2026 is the Thursday of week 53, 7 January 2027 that of week 1.
    const fortnightly = calendar({ rule: { kind: 'weekly', weekdays: [4], everyWeeks: 2 }, starts: '2026-12-03' });
    expect(daysOf(fortnightly, '2026-12-01', '2027-02-01')).toEqual([
      '2026-12-03',
      '2026-12-17',
      '2026-12-31',
      '2027-01-14',
      '2027-01-28',
    ]);
  });

  test('every second week is counted in weeks from Monday: Friday and the Monday after are not in the same', () => {
    const fortnightly = calendar({ rule: { kind: 'weekly', weekdays: [1, 5], everyWeeks: 2 }, starts: '2026-12-04' });
    expect(daysOf(fortnightly, '2026-12-01', '2026-12-31')).toEqual([
      '2026-12-04',
      '2026-12-14',
      '2026-12-18',
      '2026-12-28',
    ]);
  });

  test('the first and the last Saturday of the month', () => {
    const market = calendar({ rule: { kind: 'monthly', weekdays: [6], nth: [1, -1] } });
    expect(daysOf(market, '2027-01-01', '2027-02-28')).toEqual([
      '2027-01-02',
      '2027-01-30',
      '2027-02-06',
      '2027-02-27',
    ]);
  });

  test('a fifth Thursday is skipped by months that have four', () => {
    const fifth = calendar({ rule: { kind: 'monthly', weekdays: [4], nth: [5] } });
    expect(daysOf(fifth, '2026-12-01', '2027-06-30')).toEqual(['2026-12-31', '2027-04-29']);
  });

  test('a season goes over the new year', () => {
    const kiwi = calendar({ rule: { kind: 'weekly', weekdays: [2] }, season: { from: '12-15', to: '01-12' } });
    expect(daysOf(kiwi, '2026-11-01', '2027-12-20')).toEqual([
      '2026-12-15',
      '2026-12-22',
      '2026-12-29',
      '2027-01-05',
      '2027-01-12',
    ]);
  });

  test('a list of dates passes on those, each once, in order', () => {
    const dates = calendar({ rule: { kind: 'dates', dates: ['2027-03-06', '2026-12-19', '2027-03-06'] } });
    expect(daysOf(dates, '2026-12-01', '2027-12-31')).toEqual(['2026-12-19', '2027-03-06']);
    expect(weekdaysOf(dates)).toEqual([6]);
  });

  test('29 February is a day of a season', () => {
    const leap = calendar({
      rule: { kind: 'weekly', weekdays: [1, 2, 3, 4, 5, 6, 7] },
      season: { from: '02-29', to: '02-29' },
    });
    expect(daysOf(leap, '2026-01-01', '2033-01-01')).toEqual(['2028-02-29', '2032-02-29']);
  });
});

describe('what cannot be', () => {
  test('a rule that never occurs is refused', () => {
    const never = 'noDayFits';
    expect(reasons({ rule: { kind: 'dates', dates: ['2027-02-31'] } })).toEqual(['rule.dates.0: dateForm']);
    expect(reasons({ rule: { kind: 'weekly', weekdays: [4] }, season: { from: '02-31', to: '03-31' } })).toEqual([
      'season.from: dayNotInMonth',
    ]);
    expect(reasons({ rule: { kind: 'weekly', weekdays: [4] }, starts: '2026-12-04', ends: '2026-12-09' })).toEqual([
      `rule: ${never}`,
    ]);
    expect(
      reasons({ rule: { kind: 'monthly', weekdays: [1], nth: [5] }, season: { from: '02-01', to: '02-28' } }),
    ).toEqual([`rule: ${never}`]);
    expect(reasons({ rule: { kind: 'dates', dates: ['2027-07-14'] }, season: { from: '11-01', to: '03-31' } })).toEqual(
      [`rule: ${never}`],
    );
  });

  test('a fifth Monday of February is one in leap years', () => {
    expect(
      reasons({ rule: { kind: 'monthly', weekdays: [1], nth: [5] }, season: { from: '02-01', to: '02-29' } }),
    ).toEqual([]);
  });

  test('what ends before it begins is refused', () => {
    expect(reasons({ rule: { kind: 'weekly', weekdays: [4] }, starts: '2027-05-01', ends: '2027-04-01' })).toEqual([
      'ends: endBeforeBeginning',
    ]);
  });

  test('every second week says since when', () => {
    expect(reasons({ rule: { kind: 'weekly', weekdays: [4], everyWeeks: 2 } })).toEqual([
      'starts: fortnightStartMissing',
    ]);
  });

  test('a weekday has one deadline', () => {
    const twice = [
      { weekday: 4, daysBefore: 2, time: '12:00' },
      { weekday: 4, daysBefore: 1, time: '12:00' },
    ];
    expect(reasons({ rule: { kind: 'weekly', weekdays: [4] }, deadlines: twice })).toEqual([
      'deadlines: deadlineTwice',
    ]);
  });
});

describe('the older shape', () => {
  test('"order before Tuesday noon" is a number of days before each passage, and is said again as it was', () => {
    const orderBefore = { weekday: 2, time: '12:00' };
    const read = weeklyCalendar({ weekdays: [6, 4], orderBefore });
    expect(read.deadlines).toEqual([
      { weekday: 6, daysBefore: 4, time: '12:00' },
      { weekday: 4, daysBefore: 2, time: '12:00' },
    ]);
    expect(orderBeforeOf(read)).toEqual(orderBefore);
    expect(RoundCalendar.parse(read)).toEqual(read);
  });

  test('"before Thursday 8:00" for a Thursday is a whole week', () => {
    const read = weeklyCalendar({ weekdays: [4], orderBefore: { weekday: 4, time: '08:00' } });
    expect(read.deadlines).toEqual([{ weekday: 4, daysBefore: 7, time: '08:00' }]);
    expect(orderBeforeOf(read)).toEqual({ weekday: 4, time: '08:00' });
  });

  test('two weekdays with deadlines of their own have none in common', () => {
    const own = calendar({
      rule: { kind: 'weekly', weekdays: [2, 5] },
      deadlines: [
        { weekday: 2, daysBefore: 1, time: '18:00' },
        { daysBefore: 2, time: '12:00' },
      ],
    });
    expect(orderBeforeOf(own)).toBeNull();
  });
});
