import { findProduct } from '#domain/catalogue/catalogue.ts';
import type { Recipe } from '#domain/recipes/recipe.ts';
import type { Language } from '#domain/shared/primitives.ts';
import { duration } from '#web/shared/format.ts';
import { href } from '#web/shared/paths.ts';
import { pick } from '#web/shared/text.ts';

/** Recipes as cards that lead to them: what, with what, how long. */
export const RecipeLinks = ({ recipes, lang }: { readonly recipes: readonly Recipe[]; readonly lang: Language }) => (
  <ul class="recipe-list">
    {recipes.map((recipe) => (
      <li key={recipe.slug}>
        <a href={href('recipe', lang, { slug: recipe.slug })}>
          <strong>{pick(recipe.title, lang)}</strong>
          <span class="soft">
            {productNames(recipe, lang).slice(0, 3).join(', ')} · {duration(recipe.minutes)}
          </span>
        </a>
      </li>
    ))}
  </ul>
);

export const productNames = (recipe: Recipe, lang: Language): string[] =>
  recipe.products.flatMap((slug) => {
    const product = findProduct(slug);
    return product === undefined ? [] : [pick(product.plural, lang)];
  });
