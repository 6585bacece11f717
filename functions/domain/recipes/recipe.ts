import type { FamilyCode } from '#domain/catalogue/codes.ts';
import type { Month, Text } from '#domain/shared/primitives.ts';

/** A recipe of the house: short, for what a producer of the territory sells. The words are ours, in both languages. */
export interface Recipe {
  readonly slug: string;
  readonly title: Text;
  /** Families of its products, that of the main one first. */
  readonly families: readonly FamilyCode[];
  /** Products of the catalogue that it is made of, the main one first. */
  readonly products: readonly string[];
  /** Months when it can be cooked with what is in season. */
  readonly months: readonly Month[];
  /** From the first gesture to the table; soaking and marinating aside. */
  readonly minutes: number;
  readonly serves: number;
  readonly ingredients: readonly Text[];
  readonly steps: readonly Text[];
  readonly tip?: Text;
}

/** As it is written in the season files: the families follow from the products. */
export type RecipeText = Omit<Recipe, 'families'>;

export const t = (fr: string, en: string): Text => ({ fr, en });
