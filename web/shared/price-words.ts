import type { Language } from '#domain/shared/primitives.ts';
import { euros } from './format.ts';

/** What producers write after the amount, in English. */
const UNITS: Readonly<Record<string, string>> = {
  kg: 'a kg',
  kilo: 'a kg',
  l: 'a litre',
  litre: 'a litre',
  douzaine: 'a dozen',
  pièce: 'each',
  unité: 'each',
  botte: 'a bunch',
  barquette: 'a punnet',
  bouteille: 'a bottle',
  pot: 'a jar',
  panier: 'a basket',
};

/** `2,20 € le kg`, `3 € / botte`, `12,50 euros`. */
const PRICE = /^(\d{1,5}(?:[.,]\d{1,2})?)\s*(?:€|euros?)\s*(?:(?:\/|le|la|les|l['’]|par)\s*)?(\p{L}+)?$/iu;

/** A price as a producer wrote it, in the reader's language where it is one of the usual ways to say it; else as it is. */
export const priceInWords = (price: string, lang: Language): string => {
  if (lang === 'fr') return price;
  const [, amount = '', unit] = PRICE.exec(price.trim()) ?? [];
  if (amount === '') return price;
  const inEuros = euros(Number(amount.replace(',', '.')), lang);
  if (unit === undefined) return inEuros;
  const known = UNITS[unit.toLowerCase()];
  return known === undefined ? price : `${inEuros} ${known}`;
};
