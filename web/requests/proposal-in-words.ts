import type { Proposal } from '#domain/requests/request.ts';
import type { Language } from '#domain/shared/primitives.ts';
import { dateInWords } from '#web/shared/format.ts';
import { pick } from '#web/shared/text.ts';

const WORDS = {
  day: { fr: 'Jour : {said}', en: 'Day: {said}' },
  quantity: { fr: 'Quantité : {said}', en: 'Quantity: {said}' },
  price: { fr: 'Prix : {said}', en: 'Price: {said}' },
} as const;

/** What a producer proposes instead, a line each; what they left out is as it was asked for. */
export const proposalInWords = (proposal: Proposal | undefined, lang: Language): string[] => {
  if (proposal === undefined) return [];
  const { day, quantity, price } = proposal;
  const said = { day: day === null ? '' : dateInWords(day, lang), quantity, price };
  return (['day', 'quantity', 'price'] as const)
    .filter((part) => said[part] !== '')
    .map((part) => pick(WORDS[part], lang, { said: said[part] }));
};
