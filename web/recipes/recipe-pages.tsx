import type { Recipe } from '#domain/recipes/recipe.ts';
import type { Language, Month } from '#domain/shared/primitives.ts';
import { PlaceForm } from '#web/search/place-form.tsx';
import { duration, list, monthName } from '#web/shared/format.ts';
import { Page, type SiteFacts } from '#web/shared/layout.tsx';
import { href } from '#web/shared/paths.ts';
import { pick, plural } from '#web/shared/text.ts';
import { productNames, RecipeLinks } from './recipe-links.tsx';
import { counts, texts } from './texts.ts';

interface RecipesPageProps {
  readonly lang: Language;
  readonly site: SiteFacts;
  readonly month: Month;
  readonly recipes: readonly Recipe[];
}

/** All recipes, those of the month first. */
export const RecipesPage = ({ lang, site, month, recipes }: RecipesPageProps) => {
  const now = recipes.filter((recipe) => recipe.months.includes(month));
  const later = recipes.filter((recipe) => !recipe.months.includes(month));
  return (
    <Page
      lang={lang}
      title={pick(texts.title, lang)}
      description={pick(texts.lead, lang)}
      addressIn={(of) => href('recipes', of)}
      current="recipes"
      site={site}
    >
      <h1>{pick(texts.title, lang)}</h1>
      <p class="lead">{pick(texts.lead, lang)}</p>
      <h2>{pick(texts.thisMonth, lang, { month: monthName(month, lang) })}</h2>
      <RecipeLinks recipes={now} lang={lang} />
      {later.length === 0 ? null : (
        <>
          <h2>{pick(texts.others, lang)}</h2>
          <RecipeLinks recipes={later} lang={lang} />
        </>
      )}
    </Page>
  );
};

interface RecipePageProps {
  readonly lang: Language;
  readonly site: SiteFacts;
  readonly recipe: Recipe;
}

/** One recipe, printable on one sheet. */
export const RecipePage = ({ lang, site, recipe }: RecipePageProps) => (
  <Page
    lang={lang}
    title={pick(recipe.title, lang)}
    addressIn={(of) => href('recipe', of, { slug: recipe.slug })}
    scripts={['place.js']}
    current="recipes"
    narrow
    site={site}
  >
    <p>
      <a href={href('recipes', lang)}>{pick(texts.back, lang)}</a>
    </p>
    <h1>{pick(recipe.title, lang)}</h1>
    <dl class="facts">
      <dt>{pick(texts.products, lang)}</dt>
      <dd>{list(productNames(recipe, lang), lang)}</dd>
      <dt>{pick(texts.time, lang)}</dt>
      <dd>{duration(recipe.minutes)}</dd>
      <dt>{pick(texts.serves, lang)}</dt>
      <dd>{plural(counts.people, recipe.serves, lang)}</dd>
      <dt>{pick(texts.months, lang)}</dt>
      <dd>
        {recipe.months.length === 12
          ? pick(texts.allYear, lang)
          : list(
              recipe.months.map((month) => monthName(month, lang)),
              lang,
            )}
      </dd>
    </dl>
    <h2>{pick(texts.ingredients, lang)}</h2>
    <ul>
      {recipe.ingredients.map((ingredient) => (
        <li key={ingredient.fr}>{pick(ingredient, lang)}</li>
      ))}
    </ul>
    <h2>{pick(texts.steps, lang)}</h2>
    <ol class="method">
      {recipe.steps.map((step) => (
        <li key={step.fr}>{pick(step, lang)}</li>
      ))}
    </ol>
    {recipe.tip === undefined ? null : (
      <p>
        <strong>{pick(texts.tip, lang)}.</strong> {pick(recipe.tip, lang)}
      </p>
    )}
    <section class="call">
      <h2>{pick(texts.whoSells, lang)}</h2>
      <PlaceForm lang={lang} keep={{ family: recipe.families[0] }} />
    </section>
  </Page>
);
