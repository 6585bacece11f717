import { easter } from 'date-easter';
import { z } from 'zod';
import { dayAt, dayNumber } from './day-number.ts';

/**
 * Public holidays in France (Code du travail, L3133-1), in Alsace-Moselle (L3134-13) and overseas (L3422-2; for the Pacific their own labour codes).
 * Held to the package `date-holidays` by a test; Easter is that of the package `date-easter`.
 */

export const Holiday = z.enum([
  'newYear',
  'goodFriday',
  'easterMonday',
  'labourDay',
  'victoryDay',
  'ascension',
  'whitMonday',
  'nationalDay',
  'assumption',
  'allSaints',
  'armistice',
  'christmas',
  'saintStephen',
  'abolition',
  'territory',
]);
export type Holiday = z.infer<typeof Holiday>;

const EVERYWHERE: Readonly<Record<string, Holiday>> = {
  '01-01': 'newYear',
  '05-01': 'labourDay',
  '05-08': 'victoryDay',
  '07-14': 'nationalDay',
  '08-15': 'assumption',
  '11-01': 'allSaints',
  '11-11': 'armistice',
  '12-25': 'christmas',
};

/** Days after Easter Sunday. */
const AFTER_EASTER: Readonly<Record<number, Holiday>> = { 1: 'easterMonday', 39: 'ascension', 50: 'whitMonday' };

const ALSACE_MOSELLE: readonly string[] = ['57', '67', '68'];

/** In Guadeloupe and Martinique by custom, which closes as much. */
const GOOD_FRIDAY: readonly string[] = [...ALSACE_MOSELLE, '971', '972'];

const OVERSEAS: Readonly<Record<string, Readonly<Record<string, Holiday>>>> = {
  '971': { '05-27': 'abolition' },
  '972': { '05-22': 'abolition' },
  '973': { '06-10': 'abolition' },
  '974': { '12-20': 'abolition' },
  '976': { '04-27': 'abolition' },
  '977': { '10-09': 'abolition' },
  '978': { '05-28': 'abolition' },
  '986': { '04-28': 'territory', '07-29': 'territory' },
  '987': { '03-05': 'territory', '11-20': 'territory' },
  '988': { '09-24': 'territory' },
};

/** Every holiday of a year in a department, by day `YYYY-MM-DD`. Kept: a search asks for the same few hundreds of times. */
const years = new Map<string, ReadonlyMap<string, Holiday>>();
const MAX_YEARS = 1_000;

/**
 * The holiday that a day is in a department; undefined on others.
 *
 * @param day `YYYY-MM-DD`.
 * @param department such as `40`, `57`, `974`.
 */
export const holidayOn = (day: string, department: string): Holiday | undefined => {
  const year = day.slice(0, 4);
  const key = `${year} ${department}`;
  let holidays = years.get(key);
  if (holidays === undefined) {
    if (years.size >= MAX_YEARS) years.clear();
    holidays = holidaysOf(year, department);
    years.set(key, holidays);
  }
  return holidays.get(day);
};

const holidaysOf = (year: string, department: string): ReadonlyMap<string, Holiday> => {
  const { month, day } = easter(Number(year));
  const sunday = dayNumber(`${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`);
  const saintStephen = ALSACE_MOSELLE.includes(department) ? { '12-26': 'saintStephen' as const } : {};
  const fixed = { ...EVERYWHERE, ...saintStephen, ...OVERSEAS[department] };
  const movable = { ...AFTER_EASTER, ...(GOOD_FRIDAY.includes(department) ? { [-2]: 'goodFriday' as const } : {}) };
  return new Map([
    ...Object.entries(fixed).map(([date, holiday]) => [`${year}-${date}`, holiday] as const),
    ...Object.entries(movable).map(([after, holiday]) => [dayAt(sunday + Number(after)), holiday] as const),
  ]);
};
