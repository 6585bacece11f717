import { describe, expect, it } from 'vitest';
import { findRecipe, RECIPES } from '#domain/recipes/recipes.ts';
import { publicProducerOf } from '#domain/search/public-producer.ts';
import { searchProducers } from '#domain/search/search.ts';
import type { Language } from '#domain/shared/primitives.ts';
import { ProducerPage } from '#web/producers/producer-page.tsx';
import { RecipePage, RecipesPage } from '#web/recipes/recipe-pages.tsx';
import { HomePage } from '#web/search/home-page.tsx';
import { PlacePage } from '#web/search/place-page.tsx';
import { ResultsPage } from '#web/search/results-page.tsx';
import { renderPage } from '#web/shared/layout.tsx';
import { accessibility } from '#web/site/accessibility.ts';
import { legal } from '#web/site/legal.ts';
import { privacy } from '#web/site/privacy.ts';
import { ProblemPage } from '#web/site/problem-page.tsx';
import { ProsePage } from '#web/site/prose.tsx';
import { ranking } from '#web/site/ranking.ts';
import { aProducer, aRound, GAAS } from '../../support/builders.ts';
import { coverageOf, itemsOf } from '../search/in-memory-coverage.ts';
import { SITE } from './site.ts';

const NOW = '2026-05-19T07:00:00.000Z';
const HOSTILE = '<script>alert("x")</script>';

const producer = aProducer({
  invented: true,
  details: {
    name: `Ferme ${HOSTILE}`,
    description: HOSTILE,
    labels: ['BIO'],
    payments: ['cash'],
    publicContacts: { telephone: '05 36 49 00 01', website: 'https://ferme.example' },
    rounds: [aRound({ minimumEuros: 25, feeEuros: 3 })],
  },
});

const resultOf = (items: ReturnType<typeof itemsOf>, family?: 'honey') =>
  searchProducers(
    { place: GAAS, filters: { audience: 'consumer', family }, limit: 20, cursor: null, now: NOW },
    { coverage: coverageOf(items) },
  );

const shown = (lang: Language) => {
  const details = publicProducerOf(producer, 'Gaas', 'consumer', NOW);
  if (details === undefined) throw new Error('not published');
  return <ProducerPage producer={details} lang={lang} site={SITE} audience="consumer" month={5} now={NOW} />;
};

const recipe = findRecipe(RECIPES[0]?.slug ?? '');
if (recipe === undefined) throw new Error('no recipe');

const pages = async (lang: Language): Promise<Record<string, string>> => {
  const place = { lang, site: SITE, filters: { audience: 'consumer' as const }, departmentName: () => 'Landes' };
  return {
    home: renderPage(<HomePage lang={lang} site={SITE} month={5} inSeason={[]} recipes={RECIPES} />),
    results: renderPage(<ResultsPage result={await resultOf(itemsOf(producer))} lang={lang} site={SITE} />),
    nobody: renderPage(<ResultsPage result={await resultOf([])} lang={lang} site={SITE} />),
    place: renderPage(<PlacePage {...place} typed="" places={[]} />),
    noPlace: renderPage(<PlacePage {...place} typed={HOSTILE} places={[]} />),
    whichPlace: renderPage(<PlacePage {...place} typed="gaas" places={[GAAS, { ...GAAS, label: 'Autre' }]} />),
    producer: renderPage(shown(lang)),
    recipes: renderPage(<RecipesPage lang={lang} site={SITE} month={5} recipes={RECIPES} />),
    recipe: renderPage(<RecipePage lang={lang} site={SITE} recipe={recipe} />),
    ranking: renderPage(<ProsePage page="ranking" prose={ranking} lang={lang} site={SITE} />),
    legal: renderPage(<ProsePage page="legal" prose={legal} lang={lang} site={SITE} />),
    privacy: renderPage(<ProsePage page="privacy" prose={privacy} lang={lang} site={SITE} />),
    accessibility: renderPage(<ProsePage page="accessibility" prose={accessibility} lang={lang} site={SITE} />),
    problem: renderPage(<ProblemPage lang={lang} site={SITE} title="Introuvable" code="not-found" />),
  };
};

describe.each(['fr', 'en'] as const)('every page in %s', async (lang) => {
  const all = Object.entries(await pages(lang));

  it.each(all)('%s leads to the ranking rule, the legal notice, privacy, accessibility, and a telephone', (_, html) => {
    const paths =
      lang === 'fr'
        ? ['/classement', '/mentions-legales', '/donnees-personnelles', '/accessibilite']
        : ['/en/ranking', '/en/legal', '/en/privacy', '/en/accessibility'];
    for (const path of [...paths, 'tel:+33500000000']) expect(html).toContain(`href="${path}"`);
  });

  it.each(all)('%s has one main heading, a title, a language and a way to the other language', (_, html) => {
    expect(html.match(/<h1/g)).toHaveLength(1);
    expect(html).toMatch(/<title>[^<]+<\/title>/);
    expect(html).toContain(`<html lang="${lang}"`);
    expect(html).toContain(`hreflang="${lang === 'fr' ? 'en' : 'fr'}"`);
  });

  it.each(all)('%s escapes what people wrote, and has no script or style inside the page', (_, html) => {
    expect(html).not.toContain('<script>');
    expect(html).not.toMatch(/\sstyle="|\son\w+="/);
  });

  it.each(all)('%s leaves no placeholder and no missing value', (_, html) => {
    expect(html.replace(/<[^>]*data-[^>]*>/g, '')).not.toMatch(/\{\w+\}|undefined|NaN|\[object/);
  });
});

describe('the page of results', () => {
  it('says which round comes on which day, until when to order, and what it takes', async () => {
    const { results = '' } = await pages('fr');
    const text = results.replace(/<[^>]+>/g, '').replace(/[\u00a0\u202f]/g, ' ');
    expect(text).toContain('Prochain passage jeudi 21 mai : commandez avant mardi 19 mai, 12 h');
    expect(text).toContain('Dès 25 € de commande · livraison 3 €');
    expect(results).toContain('href="tel:+33536490001"');
    expect(results).toContain('Exemple inventé');
  });

  it('where nobody delivers offers the alert for this place', async () => {
    const { nobody = '' } = await pages('fr');
    expect(nobody).toContain('Personne ne livre encore ici');
    expect(nobody).toContain('<form method="post" action="/alertes"');
    expect(nobody).toContain(`name="cell" value="${GAAS.cell}"`);
  });

  it('tells filters that match nobody from a place where nobody delivers', async () => {
    const html = renderPage(<ResultsPage result={await resultOf(itemsOf(producer), 'honey')} lang="fr" site={SITE} />);
    expect(html).toContain('Aucun producteur ne répond à tous ces choix');
    expect(html).not.toContain('Personne ne livre encore ici');
    expect(html).toMatch(/<option value="honey" selected[^>]*>Miels et confitures \(0\)/);
  });

  it('keeps a precise place and filtered lists out of search engines', async () => {
    const result = await resultOf(itemsOf(producer));
    const precise = { ...result, place: { ...result.place, cell: 'ezz201x' as typeof GAAS.cell } };
    expect(renderPage(<ResultsPage result={precise} lang="fr" site={SITE} />)).toContain('content="noindex"');
    expect(renderPage(<ResultsPage result={result} lang="fr" site={SITE} />)).not.toContain('noindex');
  });
});
