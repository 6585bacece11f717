import { findProduct } from '#domain/catalogue/catalogue.ts';
import { readProducts } from '#domain/imports/products.ts';
import { plainQuantity } from '#domain/inputs/quantity.ts';
import type { ProducerRequest } from '#domain/requests/request.ts';
import type { Language } from '#domain/shared/primitives.ts';

/**
 * What somebody asks for, in words of ours alone. A text message, a subject and the confirmation that goes to whatever address was typed are read by people
 * who trust our name, and nobody has read what the asker wrote: products that the catalogue knows are named by their own names, with their quantity as it
 * was written where that is numbers and units alone; the rest is counted, and read on the page behind the link.
 */
export const wishesInWords = (lines: ProducerRequest['lines'], lang: Language): string =>
  said(knownWishes(lines, lang), lines.length, lang);

/** The same with fewer and fewer of them said and the rest counted, "carottes 2 kg, +2 produits": each is said whole or not at all. */
export const fewerWishes = (lines: ProducerRequest['lines'], lang: Language): readonly [string, ...string[]] => {
  const known = knownWishes(lines, lang);
  const shorter = known.map((_, index) => said(known.slice(0, known.length - 1 - index), lines.length, lang));
  return [said(known, lines.length, lang), ...shorter];
};

const knownWishes = (lines: ProducerRequest['lines'], lang: Language): string[] =>
  lines.map((line) => wishInWords(line, lang)).filter((words) => words !== undefined);

const said = (known: readonly string[], of: number, lang: Language): string => {
  const others = of - known.length;
  return others === 0 ? known.join(', ') : [...known, counted(others, known.length > 0, lang)].join(', ');
};

/** Undefined where it is nothing that we have a name for. */
const wishInWords = (
  { what, quantity, offer }: ProducerRequest['lines'][number],
  lang: Language,
): string | undefined => {
  // What a producer offers is called as they call it, and the agency has read that.
  if (offer !== undefined) return withQuantity(what.charAt(0).toLocaleLowerCase(lang) + what.slice(1), quantity, lang);
  const { products, others } = readProducts([what]);
  const names = products.flatMap((slug) => findProduct(slug)?.plural[lang] ?? []);
  if (names.length === 0 || others.length > 0) return undefined;
  return withQuantity(names.join(', '), quantity, lang);
};

const withQuantity = (names: string, quantity: string, lang: Language): string =>
  quantity === '' ? names : `${names} ${plainQuantity(quantity) ?? QUANTITY_THERE[lang]}`;

/** Written in words that we do not repeat: nobody is to take it for "any quantity". */
const QUANTITY_THERE = { fr: '(quantité sur la page)', en: '(quantity on the page)' };

const counted = (count: number, isMore: boolean, lang: Language): string => {
  const products = lang === 'fr' ? 'produit' : 'product';
  const several = `${count} ${products}${count === 1 ? '' : 's'}`;
  if (isMore) return `+${several}`;
  return count === 1 ? (lang === 'fr' ? 'un produit' : 'a product') : several;
};
