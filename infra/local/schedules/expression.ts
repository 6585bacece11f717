/** When a schedule is due: EventBridge's `rate(…)`, `cron(…)` and `at(…)`. */
export interface Schedule {
  readonly kind: 'rate' | 'cron' | 'at';
  /** The first instant after `after` (both milliseconds since 1970), or `undefined` when there is none. */
  next(after: number): number | undefined;
}

const UNITS: Readonly<Record<string, number>> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };

/**
 * @param start when the schedule began to run: the instants of a rate are counted from it
 * @param timeZone IANA name, for cron and at; UTC for rules
 * @throws Error when the expression is none of the three
 */
export const parseSchedule = (expression: string, start: number, timeZone = 'UTC'): Schedule => {
  const [, kind = '', inner = ''] = /^(rate|cron|at)\((.+)\)$/.exec(expression) ?? [];
  if (kind === 'rate') {
    const [count = '', unit = ''] = inner.split(' ');
    const step = Number(count) * (UNITS[unit.replace(/s$/, '')] ?? Number.NaN);
    if (!(step > 0)) throw new Error(`${expression} is no rate`);
    return { kind, next: (after) => start + (Math.floor(Math.max(0, after - start) / step) + 1) * step };
  }
  if (kind === 'at') {
    const at = Date.parse(`${inner}Z`);
    return { kind, next: (after) => (at > after ? at : undefined) };
  }
  if (kind === 'cron') return parseCron(inner, timeZone);
  throw new Error(`${expression} is no schedule`);
};

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const DAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

type Field = ReadonlySet<number> | undefined;

/** `*`, `?`, lists, ranges, steps and names. `L`, `W` and `#` are not read. */
const parseField = (text: string, least: number, most: number, names: readonly string[] = [], firstName = 0): Field => {
  if (text === '*' || text === '?') return undefined;
  const number = (part: string): number => {
    const index = names.indexOf(part.toUpperCase());
    const value = index >= 0 ? index + firstName : Number(part);
    if (!Number.isInteger(value) || value < least || value > most)
      throw new Error(`${part} is not understood in a cron expression here`);
    return value;
  };
  const values = new Set<number>();
  for (const part of text.split(',')) {
    const [range = '', step = '1'] = part.split('/');
    const [from = '', to] = range === '*' ? [String(least), String(most)] : range.split('-');
    const last = to !== undefined ? number(to) : part.includes('/') ? most : number(from);
    for (let value = number(from); value <= last; value += Number(step)) values.add(value);
  }
  return values;
};

const has = (field: Field, value: number): boolean => field === undefined || field.has(value);

const parseCron = (text: string, timeZone: string): Schedule => {
  const [minute = '', hour = '', day = '', month = '', weekday = '', year = '*'] = text.split(/\s+/);
  const minutes = parseField(minute, 0, 59);
  const hours = parseField(hour, 0, 23);
  const days = parseField(day, 1, 31);
  const months = parseField(month, 1, 12, MONTHS, 1);
  // Sunday is 1 in these expressions.
  const weekdays = parseField(weekday, 1, 7, DAYS, 1);
  const years = parseField(year, 1970, 2199);
  const local = localTime(timeZone);
  return {
    kind: 'cron',
    next: (after) => {
      let at = Math.floor(after / 60_000) * 60_000 + 60_000;
      for (const end = at + 5 * 366 * 86_400_000; at < end; ) {
        const time = local(at);
        const dayMatches =
          has(years, time.year) && has(months, time.month) && has(days, time.day) && has(weekdays, time.weekday);
        if (!dayMatches || !has(hours, time.hour)) {
          // On to the next full hour: time zones differ from UTC by quarters of an hour at the least.
          at += (60 - time.minute) * 60_000;
        } else if (has(minutes, time.minute)) return at;
        else at += 60_000;
      }
      return undefined;
    },
  };
};

interface LocalTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  /** 1 is Sunday. */
  readonly weekday: number;
}

const localTime = (timeZone: string): ((at: number) => LocalTime) => {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    weekday: 'short',
  });
  return (at) => {
    const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, value]));
    const part = (name: Intl.DateTimeFormatPartTypes): number => Number(parts.get(name));
    return {
      year: part('year'),
      month: part('month'),
      day: part('day'),
      hour: part('hour'),
      minute: part('minute'),
      weekday: DAYS.indexOf((parts.get('weekday') ?? '').toUpperCase()) + 1,
    };
  };
};
