import { site } from '#app/shared/site.ts';
import { findRecipe, RECIPES } from '#domain/recipes/recipes.ts';
import { localTime } from '#domain/shared/calendar.ts';
import { servePage } from '#platform/contract.ts';
import { HttpProblem, type Route } from '#platform/http.ts';
import { page, SHARED_CACHE } from '#platform/responses.ts';
import { RecipePage, RecipesPage } from '#web/recipes/recipe-pages.tsx';
import { renderPage } from '#web/shared/layout.tsx';
import type { PageName } from '#web/shared/paths.ts';
import { accessibility } from '#web/site/accessibility.ts';
import { legal } from '#web/site/legal.ts';
import { privacy } from '#web/site/privacy.ts';
import { type Prose, ProsePage } from '#web/site/prose.tsx';
import { ranking } from '#web/site/ranking.ts';
import { pages } from './contract.ts';

const prosePage = (name: Extract<PageName, keyof typeof pages>, prose: Prose): Route[] =>
  servePage(pages[name], {
    GET: async ({ lang }) =>
      page(200, renderPage(<ProsePage page={name} prose={prose} lang={lang} site={site} />), { cache: SHARED_CACHE }),
  });

/** Recipes, and what the law asks every page to lead to. */
export const sitePages: readonly Route[] = [
  ...prosePage('ranking', ranking),
  ...prosePage('legal', legal),
  ...prosePage('privacy', privacy),
  ...prosePage('accessibility', accessibility),
  ...servePage(pages.recipes, {
    GET: async ({ lang, now }) => {
      const { month } = localTime(now);
      const html = renderPage(<RecipesPage lang={lang} site={site} month={month} recipes={RECIPES} />);
      return page(200, html, { cache: SHARED_CACHE });
    },
  }),
  ...servePage(pages.recipe, {
    GET: async ({ lang, path }) => {
      const recipe = findRecipe(path.slug ?? '');
      if (recipe === undefined) throw new HttpProblem({ code: 'not-found' });
      return page(200, renderPage(<RecipePage lang={lang} site={site} recipe={recipe} />), { cache: SHARED_CACHE });
    },
  }),
];
