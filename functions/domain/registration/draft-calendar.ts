import { dayNumber, weekdayAt } from '#domain/passages/day-number.ts';
import { orderBeforeOf, type RoundCalendar, weeklyCalendar } from '#domain/passages/round-calendar.ts';
import type { Typed } from '#domain/producers/directory.ts';
import { TimeOfDay, Weekday } from '#domain/shared/primitives.ts';
import type { FieldError } from '#domain/shared/reasons.ts';
import { numbers, text, timeOfDay } from './draft-typed.ts';

/** The calendar of a round, from what was typed in its form and back. */

/** Rows of the deadlines by weekday; 0 is that of any other day. */
export const DEADLINE_ROWS = [1, 2, 3, 4, 5, 6, 7, 0] as const;

export interface CalendarReading {
  /** As `RoundCalendar` wants it; what is wrong with it is for the schema to say. */
  readonly value: unknown;
  /** What only the form can say. */
  readonly errors: readonly FieldError[];
}

/** Without a rhythm it is every week: so forms were that knew no other. */
export const readCalendar = (typed: Typed): CalendarReading => {
  const rule = readRule(typed);
  const weekdays = rule.kind === 'dates' ? weekdaysIn(rule.dates) : rule.weekdays;
  const own = DEADLINE_ROWS.flatMap((row) => readRow(typed, row));
  const season = readSeason(typed);
  return {
    value: {
      rule,
      starts: isoDate(text(typed.starts)) || null,
      ends: isoDate(text(typed.ends)) || null,
      season: season.value,
      deadlines: [...own.flatMap(({ value }) => value ?? []), ...commonDeadlines(typed, weekdays, own)],
    },
    errors: [...season.errors, ...own.flatMap(({ errors }) => errors)],
  };
};

type TypedRule =
  | { readonly kind: 'weekly'; readonly weekdays: readonly number[]; readonly everyWeeks: number }
  | { readonly kind: 'monthly'; readonly weekdays: readonly number[]; readonly nth: readonly number[] }
  | { readonly kind: 'dates'; readonly dates: readonly string[] };

const readRule = (typed: Typed): TypedRule => {
  const weekdays = numbers(typed.weekdays).sort((a, b) => a - b);
  switch (text(typed.rhythm)) {
    case 'alternate':
      return { kind: 'weekly', weekdays, everyWeeks: Number(text(typed.everyWeeks) || '2') };
    case 'monthly':
      return { kind: 'monthly', weekdays, nth: numbers(typed.nth) };
    case 'dates':
      return {
        kind: 'dates',
        dates: text(typed.dates)
          .split(/[\s,;]+/)
          .filter(Boolean)
          .map(isoDate),
      };
    default:
      return { kind: 'weekly', weekdays, everyWeeks: 1 };
  }
};

/** `31/3/2027` is `2027-03-31`; anything else stays as it was typed, for the schema to refuse. */
const isoDate = (typed: string): string => {
  const [, day = '', month = '', year = ''] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(typed) ?? [];
  return day === '' ? typed : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
};

/** `31/3` is `03-31`. */
const monthDay = (typed: string): string => {
  const [, day = '', month = ''] = /^(\d{1,2})[/.-](\d{1,2})$/.exec(typed) ?? [];
  return day === '' ? typed : `${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
};

const readSeason = (typed: Typed): { readonly value: unknown; readonly errors: readonly FieldError[] } => {
  const [from, to] = [text(typed.seasonFrom), text(typed.seasonTo)];
  if (from === '' && to === '') return { value: null, errors: [] };
  if (from !== '' && to !== '') return { value: { from: monthDay(from), to: monthDay(to) }, errors: [] };
  const field = from === '' ? 'seasonFrom' : 'seasonTo';
  return { value: null, errors: [{ field, code: 'seasonMissing' }] };
};

interface Row {
  readonly weekday: number | null;
  readonly value?: RoundCalendar['deadlines'][number];
  readonly errors: readonly FieldError[];
}

const readRow = (typed: Typed, row: (typeof DEADLINE_ROWS)[number]): Row[] => {
  const [days, time] = [text(typed[`deadlineDays${row}`]), timeOfDay(typed[`deadlineTime${row}`])];
  const weekday = row === 0 ? null : row;
  if (days === '') return [];
  const at = time === '' ? '12:00' : time;
  const daysBefore = Number(days);
  if (!Number.isInteger(daysBefore) || daysBefore < 0 || daysBefore > 28)
    return [{ weekday, errors: [{ field: `deadlineDays${row}`, code: 'deadlineDays' }] }];
  if (!TimeOfDay.safeParse(at).success)
    return [{ weekday, errors: [{ field: `deadlineTime${row}`, code: 'timeOfDayForm' }] }];
  return [{ weekday, value: { weekday, daysBefore, time: at }, errors: [] }];
};

/** "Before Tuesday noon", for the weekdays that have no row of their own. */
const commonDeadlines = (typed: Typed, weekdays: readonly number[], own: readonly Row[]): unknown[] => {
  const weekday = Number(text(typed.deadlineDay));
  if (!(weekday > 0) || own.some((row) => row.weekday === null)) return [];
  const time = text(typed.deadlineTime) === '' ? '12:00' : timeOfDay(typed.deadlineTime);
  return weeklyCalendar({ weekdays: [...weekdays], orderBefore: { weekday, time } }).deadlines.filter(
    (deadline) => !own.some((row) => row.weekday === deadline.weekday),
  );
};

const weekdaysIn = (dates: readonly string[]): Weekday[] => [
  ...new Set(dates.map((date) => weekdayAt(dayNumber(date))).filter((weekday) => Weekday.safeParse(weekday).success)),
];

/** The calendar as it stands in the form: read again, it passes on the same days and is ordered for as long before. */
export const calendarTyped = ({ rule, starts, ends, season, deadlines }: RoundCalendar): Typed => {
  const common = rule.kind === 'dates' ? null : orderBeforeOf({ rule, starts, ends, season, deadlines });
  return {
    ...ruleTyped(rule),
    starts: starts ?? '',
    ends: ends ?? '',
    seasonFrom: season === null ? '' : french(season.from),
    seasonTo: season === null ? '' : french(season.to),
    deadlineDay: common === null ? '' : String(common.weekday),
    deadlineTime: common?.time ?? '',
    ...(common === null
      ? Object.fromEntries(
          deadlines.flatMap(({ weekday, daysBefore, time }) => [
            [`deadlineDays${weekday ?? 0}`, String(daysBefore)],
            [`deadlineTime${weekday ?? 0}`, time],
          ]),
        )
      : {}),
  };
};

const ruleTyped = (rule: RoundCalendar['rule']): Typed => {
  switch (rule.kind) {
    case 'weekly':
      return {
        rhythm: rule.everyWeeks === 1 ? 'weekly' : 'alternate',
        weekdays: rule.weekdays.map(String),
        ...(rule.everyWeeks === 1 ? {} : { everyWeeks: String(rule.everyWeeks) }),
      };
    case 'monthly':
      return { rhythm: 'monthly', weekdays: rule.weekdays.map(String), nth: rule.nth.map(String) };
    case 'dates':
      return { rhythm: 'dates', dates: rule.dates.map(french).join(', ') };
  }
};

/** `2027-03-31` as `31/03/2027`, `03-31` as `31/03`. */
const french = (day: string): string => day.split('-').reverse().join('/');

/** Where a fault of the calendar is shown in the form. */
export const calendarField = (field: string): string => {
  const inner = field.replace(/^calendar\.?/, '');
  if (inner.startsWith('rule.dates')) return 'dates';
  if (inner.startsWith('rule.nth')) return 'nth';
  if (inner.startsWith('rule.everyWeeks')) return 'everyWeeks';
  if (inner.startsWith('rule.weekdays')) return 'weekdays';
  if (inner === 'season.from') return 'seasonFrom';
  if (inner === 'season.to') return 'seasonTo';
  if (inner.startsWith('deadlines')) return inner.endsWith('time') ? 'deadlineTime' : 'deadlineDay';
  return inner === 'starts' || inner === 'ends' ? inner : 'rhythm';
};
