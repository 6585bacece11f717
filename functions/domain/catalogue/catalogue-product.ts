import type { Month, Text } from '#domain/shared/primitives.ts';
import type { FamilyCode } from './codes.ts';

/** Something that producers sell, known by its usual name: what ties offers, seasons and recipes together. */
export interface Product {
  readonly slug: string;
  readonly family: FamilyCode;
  /** As a heading or a label: "Asperge". */
  readonly name: Text;
  /** As in a list inside a sentence, lower case, plural unless uncountable: "asperges", "miel". */
  readonly plural: Text;
  /** Months when it is gathered or at its best, ascending; all twelve where it has no season. */
  readonly months: readonly Month[];
}

/** One line of the tables: slug, name (fr), in a sentence (fr), name (en), in a sentence (en), months. */
export type ProductRow = readonly [
  slug: string,
  nameFr: string,
  pluralFr: string,
  nameEn: string,
  pluralEn: string,
  months: readonly Month[],
];

export const productsOf = (family: FamilyCode, rows: readonly ProductRow[]): Product[] =>
  rows.map(([slug, nameFr, pluralFr, nameEn, pluralEn, months]) => ({
    slug,
    family,
    name: { fr: nameFr, en: nameEn },
    plural: { fr: pluralFr, en: pluralEn },
    months,
  }));

/** Months from `first` to `last`, both included, through the new year where `last` comes before `first`; ascending. */
export const span = (first: Month, last: Month): Month[] =>
  ALL_YEAR.filter((month) => (first <= last ? month >= first && month <= last : month >= first || month <= last));

export const ALL_YEAR: readonly Month[] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
