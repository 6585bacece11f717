import type { RequestPart } from '#domain/requests/request.ts';
import type { Language } from '#domain/shared/primitives.ts';
import { dateInWords, weekdayName } from '#web/shared/format.ts';

/** The day that a request is for: that of its passage, or of where it was moved to; a weekday in requests of before. Empty for any day. */
export const askedDay = (
  { passage, passageNews, weekday }: Pick<RequestPart, 'passage' | 'passageNews' | 'weekday'>,
  lang: Language,
): string => {
  if (passage !== null) return dateInWords(passageNews?.kind === 'comes' ? passageNews.day : passage.day, lang);
  return weekday === null ? '' : weekdayName(weekday, lang);
};

/** "5 pour jeudi 26 novembre": how many of them are for which day, those for any day last. */
export const daysIn = (
  waiting: readonly { readonly part: Pick<RequestPart, 'passage' | 'passageNews' | 'weekday'> }[],
  lang: Language,
): string[] => {
  const dateOf = ({ part }: (typeof waiting)[number]): string => part.passage?.day ?? '~';
  const inOrder = [...waiting].sort((one, other) => dateOf(one).localeCompare(dateOf(other)));
  return [...Map.groupBy(inOrder, ({ part }) => askedDay(part, lang))].map(([day, of]) => {
    if (day === '') return lang === 'fr' ? `${of.length} sans jour précis` : `${of.length} for any day`;
    return `${of.length} ${lang === 'fr' ? 'pour' : 'for'} ${day}`;
  });
};
