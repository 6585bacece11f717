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
export const wishesInWords = (lines: ProducerRequest['lines'], lang: Language): string => {
  const known = lines.map((line) => wishInWords(line, lang)).filter((words) => words !== undefined);
  const others = lines.length - known.length;
  if (others === 0) return known.join(', ');
  const rest = OTHERS[lang](others, known.length > 0);
  return [...known, rest].join(', ');
};

/** Undefined where it is nothing that we have a name for. */
const wishInWords = ({ what, quantity }: ProducerRequest['lines'][number], lang: Language): string | undefined => {
  const { products, others } = readProducts([what]);
  const names = products.flatMap((slug) => findProduct(slug)?.plural[lang] ?? []);
  if (names.length === 0 || others.length > 0) return undefined;
  const much = plainQuantity(quantity);
  return much === undefined ? names.join(', ') : `${names.join(', ')} ${much}`;
};

const OTHERS: Readonly<Record<Language, (count: number, isMore: boolean) => string>> = {
  fr: (count, isMore) =>
    isMore
      ? `et ${count === 1 ? 'un autre produit' : `${count} autres`}`
      : count === 1
        ? 'un produit'
        : `${count} produits`,
  en: (count, isMore) =>
    isMore
      ? `and ${count === 1 ? 'something else' : `${count} others`}`
      : count === 1
        ? 'a product'
        : `${count} products`,
};
