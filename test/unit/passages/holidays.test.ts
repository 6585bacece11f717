import Holidays from 'date-holidays';
import { expect, test } from 'vitest';
import { holidayOn } from '#domain/passages/holidays.ts';

/** Departments, with the region that `date-holidays` knows them by. */
const REGIONS = {
  '40': '',
  '57': '57',
  '67': '67',
  '68': '68',
  '971': 'GP',
  '972': 'MQ',
  '973': 'GF',
  '974': 'RE',
  '976': 'YT',
} as const;

const YEARS = Array.from({ length: 30 }, (_, after) => 2024 + after);

const daysOfYear = (year: number): string[] =>
  Array.from({ length: 366 }, (_, after) => new Date(Date.UTC(year, 0, 1 + after)).toISOString().slice(0, 10)).filter(
    (day) => day.startsWith(`${year}`),
  );

test.each(Object.entries(REGIONS))(
  'holidays of department %s are those of date-holidays, for thirty years',
  (department, region) => {
    const oracle = region === '' ? new Holidays('FR') : new Holidays('FR', region);
    for (const year of YEARS) {
      const known = oracle
        .getHolidays(year)
        .filter(({ type }) => type === 'public')
        .map(({ date }) => date.slice(0, 10));
      const ours = daysOfYear(year).filter((day) => holidayOn(day, department) !== undefined);
      expect(ours, `${department} ${year}`).toEqual([...new Set(known)].sort());
    }
  },
);

test('Easter Monday moves, and Good Friday is a holiday in Moselle alone', () => {
  expect(holidayOn('2027-03-29', '40')).toBe('easterMonday');
  expect(holidayOn('2027-03-26', '40')).toBeUndefined();
  expect(holidayOn('2027-03-26', '57')).toBe('goodFriday');
});
