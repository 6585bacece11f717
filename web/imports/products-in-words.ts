import { FAMILY_NAMES, findProduct } from '#domain/catalogue/catalogue.ts';
import type { FamilyCode } from '#domain/catalogue/codes.ts';
import type { Language } from '#domain/shared/primitives.ts';
import { pick } from '#web/shared/text.ts';

interface Sold {
  readonly families: readonly FamilyCode[];
  readonly products: readonly string[];
  readonly otherProducts: readonly string[];
}

/** What they sell, as far as the list says: products of the catalogue, then families of which none is named. */
export const productsInWords = ({ families, products, otherProducts }: Sold, lang: Language): string[] => {
  const known = products.flatMap((slug) => findProduct(slug) ?? []);
  const named = new Set(known.map(({ family }) => family));
  return [
    ...known.map(({ plural }) => pick(plural, lang)),
    ...families
      .filter((family) => !named.has(family))
      .map((family) => pick(FAMILY_NAMES[family], lang))
      // Within a list of products, a family is one word among others.
      .map((name, index) => (known.length + index === 0 ? name : name.charAt(0).toLowerCase() + name.slice(1))),
    ...otherProducts,
  ];
};
