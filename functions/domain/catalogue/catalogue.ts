import type { Month } from '#domain/shared/primitives.ts';
import {
  BREAD,
  CRAFTS,
  CURED_MEATS,
  DAIRY,
  DRINKS,
  EGGS,
  FISH,
  GROCERY,
  HONEY,
  MEAT,
  PLANTS,
} from './catalogue-farm.ts';
import { FRUIT, VEGETABLES } from './catalogue-garden.ts';
import type { Product } from './catalogue-product.ts';

export { SEASONS_CORRECTED } from './catalogue-garden.ts';
export * from './catalogue-names.ts';
export { ALL_YEAR, type Product, span } from './catalogue-product.ts';

/** Every product of the catalogue, by family. A slug is never renamed: stored offers name it. */
export const PRODUCTS: readonly Product[] = [
  ...FRUIT,
  ...VEGETABLES,
  ...MEAT,
  ...CURED_MEATS,
  ...DAIRY,
  ...EGGS,
  ...FISH,
  ...BREAD,
  ...HONEY,
  ...DRINKS,
  ...GROCERY,
  ...PLANTS,
  ...CRAFTS,
];

const bySlug: ReadonlyMap<string, Product> = new Map(PRODUCTS.map((product) => [product.slug, product]));

/** The product of that slug; undefined where the catalogue has none (a stored offer may name one of another version). */
export const findProduct = (slug: string): Product | undefined => bySlug.get(slug);

/** Whether it has a season at all: what is there all year is never news. */
export const isSeasonal = (product: Pick<Product, 'months'>): boolean => product.months.length < 12;

/** Products with a season that are in it in that month (1 to 12), in the catalogue's order. */
export const productsInSeason = (month: Month): Product[] =>
  PRODUCTS.filter((product) => isSeasonal(product) && product.months.includes(month));

/** Whether the producer has this offer in that month (1 to 12), by their own months. Says nothing of what is sold out. */
export const inSeason = (offer: { readonly months: readonly Month[] }, month: Month): boolean =>
  offer.months.includes(month);
