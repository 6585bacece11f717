import { findProduct, inSeason } from '#domain/catalogue/catalogue.ts';
import type { FamilyCode } from '#domain/catalogue/codes.ts';
import type { Offer } from '#domain/producers/producer.ts';
import type { Month } from '#domain/shared/primitives.ts';
import { AUTUMN } from './autumn.ts';
import { EVERY_MONTH } from './every-month.ts';
import type { Recipe, RecipeText } from './recipe.ts';
import { SPRING } from './spring.ts';
import { SUMMER } from './summer.ts';
import { WINTER } from './winter.ts';

export type { Recipe } from './recipe.ts';

/** What a recipe is chosen by: an offer without its price and its terms. */
export type OfferForRecipe = Pick<Offer, 'family' | 'product' | 'months' | 'availability'>;

const withFamilies = (recipe: RecipeText): Recipe => ({
  ...recipe,
  families: [...new Set(recipe.products.flatMap((slug) => findProduct(slug)?.family ?? []))],
});

/** Every recipe, from winter to autumn, then those of any month. A slug is never renamed: mails that were sent link to it. */
export const RECIPES: readonly Recipe[] = [...WINTER, ...SPRING, ...SUMMER, ...AUTUMN, ...EVERY_MONTH].map(
  withFamilies,
);

const bySlug: ReadonlyMap<string, Recipe> = new Map(RECIPES.map((recipe) => [recipe.slug, recipe]));

/** The recipe of that slug; undefined where there is none. */
export const findRecipe = (slug: string): Recipe | undefined => bySlug.get(slug);

/** Recipes that can be cooked in that month (1 to 12), in the book's order. */
export const recipesOfMonth = (month: Month): Recipe[] => RECIPES.filter((recipe) => recipe.months.includes(month));

/** Recipes made of a product of the catalogue, those where it is the main one first. */
export const recipesWith = (product: string): Recipe[] =>
  RECIPES.filter((recipe) => recipe.products.includes(product)).sort(
    (one, other) => one.products.indexOf(product) - other.products.indexOf(product),
  );

/**
 * A recipe for something that a producer sells: of the month and made mainly of what they have now; else of the month, with what they have
 * now; else of the month, with what they sell at other times; else of the month and their family; else of any month, with a product of
 * theirs, then of their family. undefined where the book has none, as for crafts.
 *
 * Deterministic. Among equals, `seed` (the producer's id) and the month choose, so that neighbours do not all get the same one.
 */
export const recipeFor = (offers: readonly OfferForRecipe[], month: Month, seed = ''): Recipe | undefined => {
  const now = offers.filter((offer) => inSeason(offer, month) && offer.availability === 'available');
  const ofMonth = recipesOfMonth(month);
  const best = [
    mainlyOf(ofMonth, productsOf(now)),
    madeOf(ofMonth, productsOf(now)),
    madeOf(ofMonth, productsOf(offers)),
    mainlyOfFamily(ofMonth, familiesOf(offers)),
    ofFamily(ofMonth, familiesOf(offers)),
    madeOf(RECIPES, productsOf(offers)),
    ofFamily(RECIPES, familiesOf(offers)),
  ].find((recipes) => recipes.length > 0);
  return best?.[rotation(`${seed}/${month}`) % best.length];
};

const productsOf = (offers: readonly OfferForRecipe[]): ReadonlySet<string> =>
  new Set(offers.flatMap((offer) => offer.product ?? []));

const familiesOf = (offers: readonly OfferForRecipe[]): ReadonlySet<FamilyCode> =>
  new Set(offers.map((offer) => offer.family));

const mainlyOf = (recipes: readonly Recipe[], products: ReadonlySet<string>): Recipe[] =>
  recipes.filter((recipe) => recipe.products.slice(0, 1).some((slug) => products.has(slug)));

const madeOf = (recipes: readonly Recipe[], products: ReadonlySet<string>): Recipe[] =>
  recipes.filter((recipe) => recipe.products.some((slug) => products.has(slug)));

const mainlyOfFamily = (recipes: readonly Recipe[], families: ReadonlySet<FamilyCode>): Recipe[] =>
  recipes.filter((recipe) => recipe.families.slice(0, 1).some((family) => families.has(family)));

const ofFamily = (recipes: readonly Recipe[], families: ReadonlySet<FamilyCode>): Recipe[] =>
  recipes.filter((recipe) => recipe.families.some((family) => families.has(family)));

/** FNV-1a, 32 bits (Fowler, Noll, Vo; draft-eastlake-fnv): spreads ids evenly; not for secrets. */
const rotation = (text: string): number => {
  let hash = 0x811c9dc5;
  for (const character of text) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  }
  return hash;
};
