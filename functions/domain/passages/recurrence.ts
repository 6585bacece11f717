import { localTime } from '#domain/shared/calendar.ts';
import { done, type Outcome, refused } from '#domain/shared/outcome.ts';
import { type RoundId, Weekday } from '#domain/shared/primitives.ts';
import type { CalendarChanges } from './calendar-changes.ts';
import { CalendarDay, type DayRule, NthOfMonth, type Season } from './calendar-rule.ts';
import { dayAt, dayNumber, weekdayAt } from './day-number.ts';
import { daysOf } from './occurrences.ts';
import { passagesBetween, type ScheduledRound, type Where } from './passage.ts';

/**
 * The rule of a round as RFC 5545 says it (3.3.10, 3.8.5): DTSTART, RRULE, EXDATE and RDATE of whole days. A season that begins or ends within a
 * month has no word there: it is written out for two years (EXDATE, UNTIL) and named in a property of ours, by which we read it back.
 */

const DAY_CODES: readonly string[] = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const HORIZON_DAYS = 2 * 366;
const SEASON = 'X-ALARONDE-SEASON';
const ENDS = 'X-ALARONDE-ENDS';

const compact = (day: string): string => day.replaceAll('-', '');
const dateList = (name: string, days: readonly string[]): string[] =>
  days.length === 0 ? [] : [`${name};VALUE=DATE:${days.map(compact).join(',')}`];

/**
 * The lines of a rule from a day on; none where no day is to come.
 *
 * @param differs days that the producer has taken away and added.
 */
export const writeRecurrence = (
  rule: DayRule,
  from: string,
  differs: { readonly without: readonly string[]; readonly extra: readonly string[] } = { without: [], extra: [] },
): string[] => {
  const horizon = dayAt(dayNumber(from) + HORIZON_DAYS);
  const lasting = rule.rule.kind === 'dates' ? '9999-12-31' : dayAt(dayNumber(from) + 41 * 366);
  const days = daysOf(rule, from, lasting, rule.rule.kind === 'dates' ? undefined : 1);
  const [first] = days;
  const { without, extra } = differs;
  if (first === undefined) return [];
  const start = `DTSTART;VALUE=DATE:${compact(first)}`;
  // The first day once more: some calendars pass over DTSTART where there is no RRULE.
  if (rule.rule.kind === 'dates')
    return [start, ...dateList('RDATE', [...days, ...extra].sort()), ...dateList('EXDATE', without)];
  const months = rule.season === null ? [] : monthsOf(rule.season);
  const isExact = rule.season === null || isWholeMonths(rule.season);
  const until = isExact ? rule.ends : min(rule.ends, max(horizon, first));
  const outside = isExact ? [] : outOfSeason(rule, first, until ?? horizon);
  return [
    start,
    `RRULE:${[
      ...frequency(rule),
      ...(months.length === 0 ? [] : [`BYMONTH=${months.join(',')}`]),
      ...(until === null ? [] : [`UNTIL=${compact(until)}`]),
    ].join(';')}`,
    ...dateList('EXDATE', [...new Set([...outside, ...without])].sort()),
    ...dateList('RDATE', extra),
    ...(isExact || rule.season === null ? [] : [`${SEASON}:${rule.season.from}/${rule.season.to}`]),
    ...(isExact || rule.ends === null ? [] : [`${ENDS}:${rule.ends}`]),
  ];
};

/** The rule of a round with what its producer has said of single days of the two years to come. */
export const recurrenceOf = (
  round: ScheduledRound,
  changes: CalendarChanges | undefined,
  from: string,
  where: Where,
): string[] => {
  const passages = passagesBetween(round, changes, { from, to: dayAt(dayNumber(from) + HORIZON_DAYS) }, where);
  const cancelled = passages.filter(({ state }) => state === 'cancelled');
  return writeRecurrence(round.calendar, from, {
    without: cancelled.filter(({ extra }) => !extra).map(({ day }) => day),
    extra: passages.filter(({ extra, state }) => extra && state !== 'cancelled').map(({ day }) => day),
  });
};

const frequency = ({ rule }: DayRule): string[] => {
  switch (rule.kind) {
    case 'weekly':
      return [
        'FREQ=WEEKLY',
        ...(rule.everyWeeks === 1 ? [] : [`INTERVAL=${rule.everyWeeks}`]),
        'WKST=MO',
        `BYDAY=${rule.weekdays.map((weekday) => DAY_CODES[weekday - 1]).join(',')}`,
      ];
    case 'monthly':
      return [
        'FREQ=MONTHLY',
        `BYDAY=${rule.nth.flatMap((nth) => rule.weekdays.map((weekday) => `${nth}${DAY_CODES[weekday - 1]}`)).join(',')}`,
      ];
    case 'dates':
      return [];
  }
};

const min = (one: string | null, other: string): string => (one !== null && one < other ? one : other);
const max = (one: string, other: string): string => (one > other ? one : other);

/** The months that a season touches, in the order of the year: some calendars want them so. */
const monthsOf = ({ from, to }: Season): number[] => {
  const [first, last] = [Number(from.slice(0, 2)), Number(to.slice(0, 2))];
  // From 15 March to 10 March: the whole year, but for some days of March.
  const isRound = first === last && from > to;
  const count = isRound ? 12 : ((last - first + 12) % 12) + 1;
  return Array.from({ length: count }, (_, after) => ((first - 1 + after) % 12) + 1).sort((a, b) => a - b);
};

const isWholeMonths = ({ from, to }: Season): boolean => {
  const next = dayAt(dayNumber(`2024-${to}`) + 1);
  return from.endsWith('-01') && next.endsWith('-01') && monthsOf({ from, to }).length < 13 && !isNarrow(from, to);
};

/** "From 1 December to 30 November" is the whole year, which needs no month; "from 1 March to 31 March" is one. */
const isNarrow = (from: string, to: string): boolean => from > to && from.slice(0, 2) === to.slice(0, 2);

/** The days that the months of a season hold and the season does not. */
const outOfSeason = (rule: DayRule, first: string, until: string): string[] => {
  const within = new Set(daysOf(rule, first, until));
  const months = new Set(rule.season === null ? [] : monthsOf(rule.season));
  return daysOf({ ...rule, season: null }, first, until).filter(
    (day) => months.has(Number(day.slice(5, 7))) && !within.has(day),
  );
};

/** What was read: the rule, and the days that are taken from it and added to it. */
export interface ReadRecurrence {
  readonly calendar: DayRule;
  readonly without: readonly string[];
  readonly extra: readonly string[];
}

/** Why a rule cannot be held here. */
export type UnreadRecurrence =
  | 'ruleWithoutStart'
  | 'dateForm'
  | 'ruleNotHeld'
  | 'tooManyDates'
  | 'ruleMonths'
  | 'ruleWeekStart';

/** Reads the lines of a rule, in any order, unfolded. Says why, and guesses nothing, where the rule is one that we do not hold. */
export const readRecurrence = (lines: readonly string[]): Outcome<ReadRecurrence, UnreadRecurrence> => {
  const values = (name: string): string[] =>
    lines.filter((line) => new RegExp(`^${name}[;:]`, 'i').test(line)).map((line) => line.slice(line.indexOf(':') + 1));
  const days = (name: string) => values(name).flatMap((value) => value.split(',').map(dayOf));
  const [start] = days('DTSTART');
  const [without, extra] = [days('EXDATE'), days('RDATE')];
  if (start === undefined) return refused('ruleWithoutStart');
  if ([start, ...without, ...extra].some((day) => !CalendarDay.safeParse(day).success)) return refused('dateForm');
  const [rrule, second] = values('RRULE');
  if (second !== undefined) return refused('ruleNotHeld');
  if (rrule === undefined) {
    const dates = [...new Set([start, ...extra])].sort();
    if (dates.length > 120) return refused('tooManyDates');
    return done({
      calendar: { rule: { kind: 'dates', dates }, starts: null, ends: null, season: null },
      without,
      extra: [],
    });
  }
  const read = readRule(rrule, start);
  if (!read.ok) return read;
  const [named] = values(SEASON);
  if (named === undefined) return done({ calendar: read.value, without, extra });
  const [from = '', to = ''] = named.split('/');
  const calendar: DayRule = { ...read.value, season: { from, to }, ends: values(ENDS)[0] ?? null };
  const outside = new Set(outOfSeason(calendar, start, dayAt(dayNumber(start) + 2 * HORIZON_DAYS)));
  return done({ calendar, without: without.filter((day) => !outside.has(day)), extra });
};

/** `20270331` and `20270331T220000Z` alike: the day that it is in the territory. */
const dayOf = (value: string): string => {
  const day = `${value.slice(0, 4)}-${value.slice(4, 6)}-${value.slice(6, 8)}`;
  if (!/^\d{8}T\d{6}Z$/.test(value)) return day;
  const instant = `${day}T${value.slice(9, 11)}:${value.slice(11, 13)}:${value.slice(13, 15)}.000Z`;
  return Number.isNaN(Date.parse(instant)) ? day : localTime(instant).date;
};

const KNOWN_PARTS = ['FREQ', 'INTERVAL', 'WKST', 'BYDAY', 'BYMONTH', 'UNTIL', 'COUNT', 'BYSETPOS'];

const readRule = (rrule: string, start: string): Outcome<DayRule, UnreadRecurrence> => {
  const unheld = refused('ruleNotHeld' as const);
  const parts = new Map(
    rrule
      .toUpperCase()
      .split(';')
      .map((part) => part.split('=') as [string, string]),
  );
  if ([...parts.keys()].some((name) => !KNOWN_PARTS.includes(name))) return unheld;
  const rule = readFrequency(parts, start);
  if (rule === undefined) return unheld;
  const interval = rule.kind === 'weekly' ? rule.everyWeeks : 1;
  if (interval > 1 && (parts.get('WKST') ?? 'MO') !== 'MO') return refused('ruleWeekStart');
  const season = readMonths(parts.get('BYMONTH'));
  if (season === undefined) return refused('ruleMonths');
  const until = parts.get('UNTIL');
  const open: DayRule = { rule, starts: start, ends: until === undefined ? null : dayOf(until), season };
  if (open.ends !== null && !CalendarDay.safeParse(open.ends).success) return refused('dateForm');
  const count = parts.get('COUNT');
  if (count === undefined) return done(open);
  if (!/^\d{1,3}$/.test(count) || count === '0' || until !== undefined) return unheld;
  const counted = daysOf(open, start, dayAt(dayNumber(start) + 41 * 366), Number(count));
  return done({ ...open, ends: counted.at(-1) ?? null });
};

const readFrequency = (parts: ReadonlyMap<string, string>, start: string): DayRule['rule'] | undefined => {
  const interval = Number(parts.get('INTERVAL') ?? '1');
  const named = (parts.get('BYDAY') ?? '').split(',').filter(Boolean).map(readByDay);
  const byDay = named.filter((one) => one !== undefined);
  if (byDay.length < named.length || !Number.isInteger(interval) || interval < 1 || interval > 8) return undefined;
  const weekdays = [...new Set(byDay.map(({ weekday }) => weekday))].sort((a, b) => a - b);
  const position = parts.get('BYSETPOS');
  switch (parts.get('FREQ')) {
    case 'DAILY':
      if (interval > 1 || position !== undefined || byDay.some(({ nth }) => nth !== null)) return undefined;
      return { kind: 'weekly', weekdays: weekdays.length === 0 ? [1, 2, 3, 4, 5, 6, 7] : weekdays, everyWeeks: 1 };
    case 'WEEKLY':
      if (position !== undefined || byDay.some(({ nth }) => nth !== null)) return undefined;
      return {
        kind: 'weekly',
        weekdays: weekdays.length === 0 ? [weekdayAt(dayNumber(start))] : weekdays,
        everyWeeks: interval,
      };
    case 'MONTHLY': {
      if (interval > 1 || byDay.length === 0) return undefined;
      // "The first Thursday" is also written as the first of the Thursdays (BYSETPOS); of several weekdays that means something else.
      const nths =
        position === undefined
          ? byDay.map(({ nth }) => nth)
          : weekdays.length === 1
            ? position.split(',').map(Number)
            : [];
      const read = [...new Set(nths)].map((nth) => NthOfMonth.safeParse(nth));
      const nth = read.flatMap((one) => (one.success ? [one.data] : []));
      const isProduct = position !== undefined || byDay.length === nth.length * weekdays.length;
      if (nth.length === 0 || nth.length < read.length || !isProduct) return undefined;
      return { kind: 'monthly', weekdays, nth };
    }
    default:
      return undefined;
  }
};

const readByDay = (code: string): { readonly nth: number | null; readonly weekday: Weekday } | undefined => {
  const [, nth = '', day = ''] = /^([+-]?\d)?([A-Z]{2})$/.exec(code) ?? [];
  const weekday = Weekday.safeParse(DAY_CODES.indexOf(day) + 1);
  return weekday.success ? { nth: nth === '' ? null : Number(nth), weekday: weekday.data } : undefined;
};

/** Months that follow one another, over the new year too, as a season; null where none are named, undefined where they do not. */
const readMonths = (named: string | undefined): Season | null | undefined => {
  if (named === undefined) return null;
  const months = [...new Set(named.split(',').map(Number))].sort((a, b) => a - b);
  if (months.some((month) => !Number.isInteger(month) || month < 1 || month > 12)) return undefined;
  if (months.length === 12) return null;
  const firsts = months.filter((month) => !months.includes(month === 1 ? 12 : month - 1));
  const [first, second] = firsts;
  if (first === undefined || second !== undefined) return undefined;
  const last = ((first - 2 + months.length) % 12) + 1;
  const lastDay = dayAt(dayNumber(`2024-${String(last).padStart(2, '0')}-28`) + 7).slice(0, 7);
  return {
    from: `${String(first).padStart(2, '0')}-01`,
    to: dayAt(dayNumber(`${lastDay}-01`) - 1).slice(5),
  };
};

/** Which round a calendar entry is of: the id of its event. */
export const eventId = (roundId: RoundId, day?: string): string => (day === undefined ? roundId : `${roundId}-${day}`);
