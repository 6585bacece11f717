import { localTime } from '#domain/shared/calendar.ts';
import type { Instant, Language, Weekday } from '#domain/shared/primitives.ts';
import { typeset } from './text.ts';

const NBSP = '\u00a0';

const localeOf = (lang: Language): string => (lang === 'fr' ? 'fr-FR' : 'en-GB');

const formatters = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat | Intl.ListFormat>();

/** Intl objects are slow to make (about 50 µs) and are asked for hundreds of times a page. */
const memoized = <Format extends Intl.NumberFormat | Intl.DateTimeFormat | Intl.ListFormat>(
  key: string,
  make: () => Format,
): Format => {
  const known = formatters.get(key);
  // The key names the kind of formatter, so that what was kept under it is of this kind.
  if (known !== undefined) return known as Format;
  const made = make();
  formatters.set(key, made);
  return made;
};

/** `12 €`, `4,50 €`; `€12`, `€4.50` in English. */
export const euros = (amount: number, lang: Language): string => {
  const digits = Number.isInteger(amount) ? 0 : 2;
  return memoized(
    `euros ${digits} ${lang}`,
    () =>
      new Intl.NumberFormat(localeOf(lang), {
        style: 'currency',
        currency: 'EUR',
        minimumFractionDigits: digits,
        maximumFractionDigits: digits,
      }),
  ).format(amount);
};

/** A distance of `km` kilometres in words: `850 m`, `4 km`, `120 km`. Metres by fifties under one kilometre. */
export const distance = (km: number): string =>
  km < 0.975 ? `${Math.max(50, Math.round((km * 1000) / 50) * 50)}${NBSP}m` : `${Math.round(km)}${NBSP}km`;

/** `lundi, jeudi et samedi`; `Monday, Thursday and Saturday`. */
export const list = (words: readonly string[], lang: Language): string => {
  const format = memoized(
    `list ${lang}`,
    () => new Intl.ListFormat(localeOf(lang), { style: 'long', type: 'conjunction' }),
  );
  return format.format(words);
};

/** 2024-01-01 was a Monday: a date of that week for each weekday, noon UTC. */
const dayOfReferenceWeek = (weekday: Weekday): Date => new Date(Date.UTC(2024, 0, weekday, 12));

/** `lundi`, `Monday`. */
export const weekdayName = (weekday: Weekday, lang: Language): string =>
  memoized(
    `weekday ${lang}`,
    () => new Intl.DateTimeFormat(localeOf(lang), { weekday: 'long', timeZone: 'UTC' }),
  ).format(dayOfReferenceWeek(weekday));

/** Weekdays in the order of the week: `lundi, jeudi et samedi`; all seven: `tous les jours`. */
export const weekdayList = (weekdays: readonly Weekday[], lang: Language): string =>
  weekdays.length === 7
    ? lang === 'fr'
      ? 'tous les jours'
      : 'every day'
    : list(
        [...weekdays].sort((a, b) => a - b).map((weekday) => weekdayName(weekday, lang)),
        lang,
      );

/** `juillet`, `July`; month 1 to 12. */
export const monthName = (month: number, lang: Language): string =>
  memoized(`month ${lang}`, () => new Intl.DateTimeFormat(localeOf(lang), { month: 'long', timeZone: 'UTC' })).format(
    new Date(Date.UTC(2024, month - 1, 15)),
  );

/** A calendar date `YYYY-MM-DD` in words, without its year: `jeudi 3 juillet`, `Thursday 3 July`. */
export const dateInWords = (date: string, lang: Language): string =>
  frenchFirst(
    memoized(
      `date ${lang}`,
      () =>
        new Intl.DateTimeFormat(localeOf(lang), { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' }),
    ).format(new Date(`${date}T12:00:00Z`)),
    lang,
  );

/** `jeudi 26 novembre à 12 h 30`, by the clocks of the territory. */
export const momentInFull = (instant: Instant, lang: Language): string => {
  const { date, time } = localTime(instant);
  const [day, hour] = [dateInWords(date, lang), timeInWords(time, lang)];
  return lang === 'fr' ? `${day} à ${hour}` : `${day}, ${hour}`;
};

/** A day of every year, `MM-DD`: `15 mars`, `15 March`. */
export const dayOfYear = (monthDay: string, lang: Language): string =>
  frenchFirst(
    memoized(
      `day of year ${lang}`,
      () => new Intl.DateTimeFormat(localeOf(lang), { day: 'numeric', month: 'long', timeZone: 'UTC' }),
    ).format(new Date(`2024-${monthDay}T12:00:00Z`)),
    lang,
  );

/** The day and year of an instant in the territory's time zone: `3 juillet 2025`. */
export const dayAndYear = (instant: Instant, lang: Language, timeZone = 'Europe/Paris'): string =>
  frenchFirst(
    memoized(
      `year ${timeZone} ${lang}`,
      () => new Intl.DateTimeFormat(localeOf(lang), { dateStyle: 'long', timeZone }),
    ).format(new Date(instant)),
    lang,
  );

/** The first of a month is `1er` in French. */
const frenchFirst = (words: string, lang: Language): string =>
  lang === 'fr' ? words.replace(/(^|\s)1(?=\s)/, '$11er') : words;

/** `12:00` → `12 h`, `08:30` → `8 h 30`; English `12 noon`, `8.30 am`. */
export const timeInWords = (time: string, lang: Language): string => {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  const minutes = String(minute).padStart(2, '0');
  if (lang === 'fr') return minute === 0 ? `${hour}${NBSP}h` : `${hour}${NBSP}h${NBSP}${minutes}`;
  if (minute === 0 && hour === 12) return `12${NBSP}noon`;
  if (minute === 0 && hour === 0) return 'midnight';
  const half = hour < 12 ? 'am' : 'pm';
  const clock = hour % 12 === 0 ? 12 : hour % 12;
  return minute === 0 ? `${clock}${NBSP}${half}` : `${clock}.${minutes}${NBSP}${half}`;
};

/** A moment in the territory's time zone: `jeudi 3 décembre à 8 h`, `Thursday 3 December, 8 am`. In French it follows a verb: `ouvre jeudi …`. */
export const momentInWords = (instant: Instant, lang: Language): string => {
  const { date, time } = localTime(instant);
  return `${dateInWords(date, lang)}${lang === 'fr' ? ' à ' : ', '}${timeInWords(time, lang)}`;
};

/** How long something takes: `45 min`, `1 h 40`. */
export const duration = (minutes: number): string => {
  if (minutes < 60) return `${minutes}${NBSP}min`;
  const rest = minutes % 60;
  return `${Math.floor(minutes / 60)}${NBSP}h${rest === 0 ? '' : `${NBSP}${String(rest).padStart(2, '0')}`}`;
};

/** The weekly deadline of a round: `commandez avant mardi 12 h`, `order before Tuesday 12 noon`. */
export const orderDeadline = (
  orderBefore: { readonly weekday: Weekday; readonly time: string },
  lang: Language,
): string => {
  const when = `${weekdayName(orderBefore.weekday, lang)} ${timeInWords(orderBefore.time, lang)}`;
  return lang === 'fr' ? `commandez avant ${when}` : `order before ${when}`;
};

/**
 * A number as people read it: `+33556000000` is `05 56 00 00 00`, `+262692123456` is `+262 692 12 34 56`; an extension stands behind it. Other numbers stay international.
 */
export const telephoneInWords = (telephone: string, lang: Language = 'fr'): string => {
  const [number = '', extension] = telephone.split(';ext=');
  const shown = number.startsWith('+33')
    ? pairs(`0${number.slice('+33'.length)}`)
    : number.replace(OVERSEAS, (_, code: string, three: string, rest: string) => [code, three, pairs(rest)].join(NBSP));
  return extension === undefined ? shown : `${shown}${NBSP}${lang === 'fr' ? 'poste' : 'ext.'}${NBSP}${extension}`;
};

const pairs = (digits: string): string => digits.replace(/(\d\d)(?=\d)/g, `$1${NBSP}`);
const OVERSEAS = /^(\+(?:262|59[046]))(\d{3})(\d{6})$/;

/** First letter upper-cased, for a sentence that begins with a formatted word. */
export const sentence = (words: string): string => typeset(words.charAt(0).toLocaleUpperCase('fr') + words.slice(1));
