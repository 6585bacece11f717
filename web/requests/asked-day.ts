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
