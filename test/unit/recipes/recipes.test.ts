import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FAMILY_NAMES, findProduct, isSeasonal, PRODUCTS, span } from '#domain/catalogue/catalogue.ts';
import { FamilyCode } from '#domain/catalogue/codes.ts';
import {
  findRecipe,
  type OfferForRecipe,
  RECIPES,
  recipeFor,
  recipesOfMonth,
  recipesWith,
} from '#domain/recipes/recipes.ts';
import { typographyFaults } from '../web/typography.ts';

const offerOf = (product: string, change: Partial<OfferForRecipe> = {}): OfferForRecipe => {
  const { family, months } = findProduct(product) ?? { family: 'vegetables' as const, months: [] };
  return { family, product, months: [...months], availability: 'available', ...change };
};

describe('the recipe book', () => {
  it('has at least 26 recipes, each under its own slug and title', () => {
    expect(RECIPES.length).toBeGreaterThanOrEqual(26);
    expect(new Set(RECIPES.map((recipe) => recipe.slug)).size).toBe(RECIPES.length);
    expect(new Set(RECIPES.map((recipe) => recipe.title.fr)).size).toBe(RECIPES.length);
    for (const recipe of RECIPES) expect(findRecipe(recipe.slug)).toBe(recipe);
    expect(findRecipe('no-such-dish')).toBeUndefined();
  });

  it('is made of products of the catalogue only', () => {
    const unknown = RECIPES.flatMap((recipe) => recipe.products.filter((slug) => !findProduct(slug)));
    expect(unknown).toEqual([]);
  });

  it('cooks its main product only in its season', () => {
    for (const recipe of RECIPES) {
      const main = findProduct(recipe.products[0] ?? '');
      const seasons = recipe.products
        .flatMap((slug) => findProduct(slug) ?? [])
        .filter((product) => product.family === main?.family)
        .flatMap((product) => product.months);
      expect(
        recipe.months.filter((month) => !seasons.includes(month)),
        recipe.slug,
      ).toEqual([]);
    }
  });

  it('names no product that is never there in the recipe’s months', () => {
    for (const recipe of RECIPES) {
      const absent = recipe.products.filter(
        (slug) => !findProduct(slug)?.months.some((month) => recipe.months.includes(month)),
      );
      expect(absent, recipe.slug).toEqual([]);
    }
  });

  it('has something for every family but crafts', () => {
    const families = new Set(RECIPES.flatMap((recipe) => recipe.families));
    expect(FamilyCode.options.filter((family) => !families.has(family))).toEqual(['crafts']);
  });

  it.each(span(1, 12))('has at least eight recipes in month %i, of several families', (month) => {
    const recipes = recipesOfMonth(month);
    expect(recipes.length).toBeGreaterThanOrEqual(8);
    expect(new Set(recipes.map((recipe) => recipe.families[0])).size).toBeGreaterThanOrEqual(4);
  });

  it('says everything in both languages, in as many steps', () => {
    for (const recipe of RECIPES) {
      const texts = [recipe.title, ...recipe.ingredients, ...recipe.steps, ...(recipe.tip ? [recipe.tip] : [])];
      for (const text of texts) {
        expect(text.fr.length, recipe.slug).toBeGreaterThan(3);
        expect(text.en.length, recipe.slug).toBeGreaterThan(3);
        expect(text.fr, recipe.slug).not.toBe(text.en);
      }
      expect(recipe.ingredients.length, recipe.slug).toBeGreaterThanOrEqual(4);
      expect(recipe.steps.length, recipe.slug).toBeGreaterThanOrEqual(3);
    }
  });

  it('writes French as French is printed', () => {
    const texts = RECIPES.flatMap((recipe) => [recipe.title, ...recipe.ingredients, ...recipe.steps, recipe.tip ?? []]);
    expect(texts.flat().flatMap((text) => typographyFaults(text.fr))).toEqual([]);
  });

  it('finds the recipes of a product, those made mainly of it first', () => {
    const withHoney = recipesWith('miel');
    expect(withHoney.length).toBeGreaterThanOrEqual(3);
    expect(recipesWith('asperge')[0]?.slug).toBe('asperges-oeuf-mollet-jambon');
    expect(recipesWith('poterie')).toEqual([]);
  });
});

describe('the recipe for a producer', () => {
  it('is made of what they have now', () => {
    expect(recipeFor([offerOf('asperge'), offerOf('potiron')], 5)?.slug).toBe('asperges-oeuf-mollet-jambon');
    expect(recipeFor([offerOf('asperge'), offerOf('potiron')], 11)?.slug).toBe('gratin-de-potiron-ossau-iraty');
  });

  it('prefers what is in season to what they sell at other times', () => {
    const offers = [offerOf('fraise', { months: [6] }), offerOf('laitue')];
    expect(recipeFor(offers, 5)?.slug).toBe('petits-pois-a-la-laitue');
    expect(recipeFor(offers, 6)?.slug).toBe('fraises-au-vin-rouge');
  });

  it('leaves aside what is sold out while there is something else', () => {
    const offers = [offerOf('melon', { availability: 'soldOut' }), offerOf('courgette')];
    expect(recipeFor(offers, 8)?.slug).toBe('gratin-courgettes-chabichou');
  });

  it('is of the month and the family where no recipe has the product', () => {
    const recipe = recipeFor([offerOf('blette')], 8);
    expect(recipe?.families[0]).toBe('vegetables');
    expect(recipe?.months).toContain(8);
  });

  it('does not exist for a potter, nor for nothing', () => {
    expect(recipeFor([offerOf('poterie')], 5)).toBeUndefined();
    expect(recipeFor([], 5)).toBeUndefined();
  });

  it('differs between neighbours who sell the same', () => {
    const offers = [offerOf('tomate'), offerOf('courgette'), offerOf('laitue'), offerOf('petit-pois')];
    const chosen = span(1, 12).map((number) => recipeFor(offers, 7, `ferme${number}`)?.slug);
    expect(new Set(chosen).size).toBeGreaterThan(1);
  });

  it('is the same each time, is of their family, and exists for any food', () => {
    const food = PRODUCTS.filter((product) => product.family !== 'crafts').map((product) => product.slug);
    fc.assert(
      fc.property(
        fc.subarray(food, { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 1, max: 12 }),
        fc.stringMatching(/^[a-z0-9]{8,24}$/),
        (products, month, seed) => {
          const offers = products.map((product) => offerOf(product));
          const recipe = recipeFor(offers, month, seed);
          expect(recipe).toBeDefined();
          expect(recipeFor(offers, month, seed)).toBe(recipe);
          expect(recipe?.families.some((family) => offers.some((offer) => offer.family === family))).toBe(true);
        },
      ),
    );
  });

  it('can be cooked this month for every seasonal product in its season', () => {
    const families = Object.keys(FAMILY_NAMES).filter((family) => family !== 'crafts' && family !== 'plants');
    for (const product of PRODUCTS.filter((each) => isSeasonal(each) && families.includes(each.family))) {
      for (const month of product.months) {
        expect(recipeFor([offerOf(product.slug)], month)?.months, `${product.slug} in month ${month}`).toContain(month);
      }
    }
  });
});
