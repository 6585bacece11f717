import { type Terms, type Total, termsFor } from '#domain/requests/total.ts';
import type { Language } from '#domain/shared/primitives.ts';
import { euros } from '#web/shared/format.ts';
import { pick } from '#web/shared/text.ts';

const WORDS = {
  whole: { fr: 'Total estimé : {sum}', en: 'Estimated total: {sum}' },
  atLeast: {
    fr: 'Au moins {sum}, sans ce dont le prix n’est pas connu',
    en: 'At least {sum}, without what has no known price',
  },
  open: { fr: 'Prix à convenir', en: 'Price to be agreed' },
  fee: { fr: 'livraison {fee}', en: 'delivery {fee}' },
  waivedFrom: { fr: 'offerte dès {amount}', en: 'free from {amount}' },
  free: { fr: 'livraison offerte', en: 'free delivery' },
  missing: {
    fr: 'il manque {missing} pour le minimum de {minimum}',
    en: '{missing} short of the minimum of {minimum}',
  },
  minimum: { fr: 'minimum {minimum}', en: 'minimum {minimum}' },
} as const;

/** "Total estimé : 12,50 €, livraison 3 € (offerte dès 40 €), il manque 7,50 € pour le minimum de 20 €": on the server and in the browser. */
export const totalInWords = (total: Total, terms: Terms | undefined, lang: Language): string =>
  [sumInWords(total, lang), ...(terms === undefined ? [] : termsInWords(total, terms, lang))].join(', ');

const sumInWords = ({ euros: sum, isWhole }: Total, lang: Language): string => {
  if (!isWhole && sum === 0) return pick(WORDS.open, lang);
  return pick(isWhole ? WORDS.whole : WORDS.atLeast, lang, { sum: euros(sum, lang) });
};

const termsInWords = (total: Total, terms: Terms, lang: Language): string[] => {
  const { feeEuros, missingEuros } = termsFor(total, terms);
  const { minimumEuros, feeWaivedFromEuros } = terms;
  const waived =
    feeWaivedFromEuros === null
      ? ''
      : ` (${pick(WORDS.waivedFrom, lang, { amount: euros(feeWaivedFromEuros, lang) })})`;
  const minimum = minimumEuros === null ? '' : euros(minimumEuros, lang);
  return [
    ...(terms.feeEuros === 0
      ? []
      : [feeEuros === 0 ? pick(WORDS.free, lang) : pick(WORDS.fee, lang, { fee: euros(feeEuros, lang) }) + waived]),
    ...(missingEuros > 0
      ? [pick(WORDS.missing, lang, { missing: euros(missingEuros, lang), minimum })]
      : minimum === '' || total.isWhole
        ? []
        : [pick(WORDS.minimum, lang, { minimum })]),
  ];
};
