import type { Instant, Month, Weekday } from './primitives.ts';

/** The producers' clock: days and deadlines are local to the territory, summer time included. Pure: the instant is an argument. */
export const TIME_ZONE = 'Europe/Paris';

/** An instant as people of the territory read it. */
export interface LocalTime {
  /** `YYYY-MM-DD`. */
  readonly date: string;
  /** `HH:MM`, 00 to 23. */
  readonly time: string;
  readonly weekday: Weekday;
  readonly month: Month;
}

const formats = new Map<string, Intl.DateTimeFormat>();

const formatOf = (zone: string): Intl.DateTimeFormat => {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  formats.set(zone, made);
  return made;
};

const MINUTE = 60_000;
const DAY = 86_400_000;

/** Midnight UTC of a calendar date, in milliseconds: dates are counted with it, never shown. */
const dayNumber = (date: string): number => Date.parse(`${date}T00:00:00Z`);

/** The calendar date `days` after another; both `YYYY-MM-DD`. */
export const addDays = (date: string, days: number): string =>
  new Date(dayNumber(date) + days * DAY).toISOString().slice(0, 10);

/** ISO weekday of a calendar date: 1 is Monday. */
export const weekdayOf = (date: string): Weekday => ((new Date(dayNumber(date)).getUTCDay() + 6) % 7) + 1;

/** The time asked for last: one call asks for its `now` once per producer. */
let lastAsked: { readonly instant: Instant; readonly zone: string; readonly shown: LocalTime } | undefined;

export const localTime = (instant: Instant, zone: string = TIME_ZONE): LocalTime => {
  if (lastAsked?.instant !== instant || lastAsked.zone !== zone)
    lastAsked = { instant, zone, shown: timeShown(instant, zone) };
  return lastAsked.shown;
};

const timeShown = (instant: Instant, zone: string): LocalTime => {
  const milliseconds = Date.parse(instant);
  const shown = new Date(milliseconds + offsetAt(milliseconds, zone)).toISOString();
  const date = shown.slice(0, 10);
  return { date, time: shown.slice(11, 16), weekday: weekdayOf(date), month: Number(shown.slice(5, 7)) };
};

/**
 * The instant at which clocks of the zone show `date` (`YYYY-MM-DD`) and `time` (`HH:MM`). A time that a spring night skips is moved on
 * by the skipped hour; of a time that an autumn night shows twice, the first.
 */
export const instantAt = (date: string, time: string, zone: string = TIME_ZONE): Instant => {
  const wanted = Date.parse(`${date}T${time}:00Z`);
  // The offset of a zone changes by an hour at most twice a year: those of the day before and after are the only candidates.
  const around = [wanted - DAY, wanted + DAY].map((instant) => offsetAt(instant, zone));
  const candidates = around.map((offset) => wanted - offset);
  const right = candidates.filter((candidate) => candidate + offsetAt(candidate, zone) === wanted);
  return new Date(right.length > 0 ? Math.min(...right) : Math.max(...candidates)).toISOString();
};

/** Clocks change on a whole quarter of an hour UTC, in every zone that has one today. */
const QUARTER = 15 * MINUTE;

/**
 * Offsets by zone and quarter of an hour. Asking Intl takes some 20 µs, and a search asks for four instants per round it finds, nearly
 * always the same ones. Emptied when full.
 */
const offsets = new Map<string, number>();
const MAX_OFFSETS = 5_000;

/** How far the zone's clocks are ahead of UTC at an instant, in milliseconds. */
const offsetAt = (milliseconds: number, zone: string): number => {
  const quarter = Math.floor(milliseconds / QUARTER) * QUARTER;
  const key = `${zone} ${quarter}`;
  const known = offsets.get(key);
  if (known !== undefined) return known;
  if (offsets.size >= MAX_OFFSETS) offsets.clear();
  const offset = offsetByIntl(quarter, zone);
  offsets.set(key, offset);
  return offset;
};

const offsetByIntl = (milliseconds: number, zone: string): number => {
  const { year, month, day, hour, minute } = Object.fromEntries(
    formatOf(zone)
      .formatToParts(milliseconds)
      .map(({ type, value }) => [type, value]),
  );
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:00Z`) - milliseconds;
};

export const secondsAfter = (instant: Instant, seconds: number): Instant =>
  new Date(Date.parse(instant) + seconds * 1000).toISOString();
