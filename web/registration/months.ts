import type { Language } from '#domain/shared/primitives.ts';
import { monthName } from '#web/shared/format.ts';
import { pick } from '#web/shared/text.ts';
import { texts } from './texts.ts';

/** Months 1 to 12 in words, runs folded: "avril à juillet", "octobre à janvier, mai", "toute l’année". */
export const monthsInWords = (months: readonly number[], lang: Language): string => {
  if (months.length === 0) return pick(texts.noMonths, lang);
  if (months.length >= 12) return pick(texts.allYear, lang);
  const to = lang === 'fr' ? ' à ' : ' to ';
  return runsOf(months)
    .map(([first, last]) =>
      first === last ? monthName(first, lang) : `${monthName(first, lang)}${to}${monthName(last, lang)}`,
    )
    .join(', ');
};

/** First and last month of each run, through the new year. */
const runsOf = (months: readonly number[]): [number, number][] => {
  const known = new Set(months);
  const before = (month: number) => (month === 1 ? 12 : month - 1);
  const after = (month: number) => (month === 12 ? 1 : month + 1);
  const starts = [...known].filter((month) => !known.has(before(month))).sort((a, b) => a - b);
  return starts.map((start) => {
    let last = start;
    while (known.has(after(last))) last = after(last);
    return [start, last];
  });
};
