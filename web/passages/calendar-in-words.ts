import type { CalendarRule, NthOfMonth, Season } from '#domain/passages/calendar-rule.ts';
import { deadlineOn, orderBeforeOf, type RoundCalendar, weekdaysOf } from '#domain/passages/round-calendar.ts';
import type { Language, Text, Weekday } from '#domain/shared/primitives.ts';
import { dateInWords, dayOfYear, list, timeInWords, weekdayList, weekdayName } from '#web/shared/format.ts';
import { pick } from '#web/shared/text.ts';

/** When a round passes, as one would say it. */

/** "le jeudi", "un jeudi sur deux", "le premier samedi du mois, d’avril à octobre". */
export const calendarInWords = ({ rule, season }: Pick<RoundCalendar, 'rule' | 'season'>, lang: Language): string =>
  [ruleInWords(rule, lang), season === null ? '' : seasonInWords(season, lang)]
    .filter((part) => part !== '')
    .join(', ');

const ruleInWords = (rule: CalendarRule, lang: Language): string => {
  switch (rule.kind) {
    case 'weekly':
      return rule.everyWeeks === 1
        ? daysInWords(rule.weekdays, lang)
        : everySomeWeeks(rule.weekdays, rule.everyWeeks, lang);
    case 'monthly': {
      const which = list(
        [...rule.nth].sort((a, b) => place(a) - place(b)).map((nth) => pick(NTH[nth], lang)),
        lang,
      );
      const days = list(
        rule.weekdays.map((weekday) => weekdayName(weekday, lang)),
        lang,
      );
      return lang === 'fr' ? `le ${which} ${days} du mois` : `on the ${which} ${days} of the month`;
    }
    case 'dates':
      return datesInWords(rule.dates, lang);
  }
};

/** "le jeudi", "le lundi et le jeudi" would be heavy: "lundi et jeudi"; one day alone takes its article. */
const daysInWords = (weekdays: readonly Weekday[], lang: Language): string => {
  const words = weekdayList(weekdays, lang);
  if (lang === 'en') return weekdays.length === 7 ? words : `on ${words}`;
  return weekdays.length === 1 ? `le ${words}` : words;
};

const everySomeWeeks = (weekdays: readonly Weekday[], weeks: number, lang: Language): string => {
  const [only] = weekdays;
  if (only !== undefined && weekdays.length === 1) {
    const day = weekdayName(only, lang);
    if (lang === 'fr') return `un ${day} sur ${FRENCH_NUMBERS[weeks] ?? weeks}`;
    return weeks === 2 ? `every other ${day}` : `every ${weeks} weeks on ${day}`;
  }
  const days = weekdayList(weekdays, lang);
  if (lang === 'fr') return `${days}, une semaine sur ${FRENCH_NUMBERS[weeks] ?? weeks}`;
  return weeks === 2 ? `on ${days}, every other week` : `on ${days}, every ${weeks} weeks`;
};

const FRENCH_NUMBERS: Readonly<Record<number, string>> = {
  2: 'deux',
  3: 'trois',
  4: 'quatre',
  5: 'cinq',
  6: 'six',
  7: 'sept',
  8: 'huit',
};

const NTH: Readonly<Record<NthOfMonth, Text>> = {
  1: { fr: 'premier', en: 'first' },
  2: { fr: 'deuxième', en: 'second' },
  3: { fr: 'troisième', en: 'third' },
  4: { fr: 'quatrième', en: 'fourth' },
  5: { fr: 'cinquième', en: 'fifth' },
  [-1]: { fr: 'dernier', en: 'last' },
};

/** The last stands last. */
const place = (nth: NthOfMonth): number => (nth === -1 ? 9 : nth);

/** More dates than this make a list that nobody reads. */
const MAX_DATES = 3;

const datesInWords = (dates: readonly string[], lang: Language): string => {
  const named = dates.slice(0, MAX_DATES).map((date) => dateInWords(date, lang));
  const rest = dates.length - named.length;
  if (rest > 0) named.push(lang === 'fr' ? `${rest} autres dates` : `${rest} other dates`);
  return lang === 'fr' ? `le ${list(named, lang)}` : `on ${list(named, lang)}`;
};

/** "du 15 mars au 31 octobre". */
const seasonInWords = ({ from, to }: Season, lang: Language): string =>
  lang === 'fr'
    ? `du ${dayOfYear(from, lang)} au ${dayOfYear(to, lang)}`
    : `from ${dayOfYear(from, lang)} to ${dayOfYear(to, lang)}`;

/** "commande avant mardi 12 h", "commande avant la veille 18 h"; empty where there is no deadline. */
export const deadlineInWords = (calendar: RoundCalendar, lang: Language): string => {
  const weekly = orderBeforeOf(calendar);
  const before = lang === 'fr' ? 'commande avant' : 'order before';
  if (weekly !== null && calendar.rule.kind === 'weekly' && calendar.rule.everyWeeks === 1)
    return `${before} ${weekdayName(weekly.weekday, lang)} ${timeInWords(weekly.time, lang)}`;
  const said = weekdaysOf(calendar).flatMap((weekday) => {
    const deadline = deadlineOn(weekday, calendar.deadlines);
    return deadline === undefined ? [] : [{ ...deadline, on: weekday }];
  });
  const kinds = Map.groupBy(said, ({ daysBefore, time }) => `${daysBefore} ${time}`);
  const words = [...kinds.values()].flatMap((alike) => {
    const [first] = alike;
    if (first === undefined) return [];
    const when = `${daysBeforeInWords(first.daysBefore, lang)} ${timeInWords(first.time, lang)}`;
    if (kinds.size === 1 && alike.length === weekdaysOf(calendar).length) return [when];
    const days = list(
      alike.map(({ on }) => weekdayName(on, lang)),
      lang,
    );
    return [lang === 'fr' ? `${when} pour ${days}` : `${when} for ${days}`];
  });
  return words.length === 0 ? '' : `${before} ${list(words, lang)}`;
};

const daysBeforeInWords = (days: number, lang: Language): string => {
  if (days === 0) return pick({ fr: 'le jour même', en: 'the same day' }, lang);
  if (days === 1) return pick({ fr: 'la veille', en: 'the day before' }, lang);
  return lang === 'fr' ? `${days} jours avant,` : `${days} days before,`;
};
