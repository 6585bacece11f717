import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { productsInSeason } from '#domain/catalogue/catalogue.ts';
import { recipesOfMonth } from '#domain/recipes/recipes.ts';
import { searchProducers } from '#domain/search/search.ts';
import { buildAssets } from '#infra/build/assets.ts';
import { sampleProducers } from '#infra/sample/sample.ts';
import { HomePage } from '#web/search/home-page.tsx';
import { ResultsPage } from '#web/search/results-page.tsx';
import { renderPage } from '#web/shared/layout.tsx';
import { aProducer, aRound, GAAS } from '../../support/builders.ts';
import { coverageOf, itemsOf } from '../search/in-memory-coverage.ts';
import { SITE } from './site.ts';

/** What we promise of a slow telephone: home and results, everything they load, compressed. */
const MAX_BYTES = 30_000;

const compressed = (content: string | Buffer): number => gzipSync(content, { level: 9 }).length;

/** Twenty producers of the sample, all driven to Gaas, so that the page is as full as it gets. */
const fullPage = () => {
  const edge = { include: [{ kind: 'circle' as const, lat: 43.62, lon: -1.03, radiusKm: 2 }] };
  const rounds = [aRound({ minimumEuros: 25 }), aRound({ id: 'roundmonday', weekdays: [1], feeEuros: 3, area: edge })];
  const producers = sampleProducers()
    .slice(0, 20)
    .map(({ id, details }) => aProducer({ id, invented: true, details: { ...details, rounds } }));
  return searchProducers(
    { place: GAAS, filters: { audience: 'consumer' }, limit: 20, cursor: null, now: '2026-05-19T07:00:00.000Z' },
    { coverage: coverageOf(itemsOf(...producers)) },
  );
};

describe('the weight of pages', () => {
  let folder = '';
  let assets: Record<string, Buffer> = {};

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'assets-'));
    await buildAssets(folder);
    const built = join(folder, 'assets', 'assets');
    const files = await readdir(built);
    assets = Object.fromEntries(
      await Promise.all(files.map(async (file) => [file, await readFile(join(built, file))] as const)),
    );
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const named = (html: string, address: string): boolean =>
    html.includes(`/assets/${address.replace(/-[A-Z0-9]{8}\.js$/, '.js')}"`);

  /** A script and what it imports at once; what it imports when asked (the map) is not of the page. */
  const withImports = (file: string): string[] => {
    const content = String(assets[file]);
    const imported = [...content.matchAll(/(?:from|import)\s*"\.\/([^"]+\.js)"/g)].map(([, name = '']) => name);
    return [file, ...imported.flatMap(withImports)];
  };

  /** Style sheet, typeface, icon and the scripts that the page names, with what these import. */
  const loadedBy = (html: string): number => {
    const scripts = Object.keys(assets).filter((file) => file.endsWith('.js') && named(html, file));
    const others = Object.keys(assets).filter((file) => /^(site|crete|icon)-/.test(file));
    return [...new Set([...scripts.flatMap(withImports), ...others])].reduce(
      (sum, file) => sum + compressed(assets[file] ?? ''),
      0,
    );
  };

  it('of home and its files is at most 30 kB', () => {
    const html = renderPage(
      <HomePage lang="fr" site={SITE} month={5} inSeason={productsInSeason(5)} recipes={recipesOfMonth(5)} />,
    );
    expect(compressed(html) + loadedBy(html)).toBeLessThan(MAX_BYTES);
  });

  it('holds no map', async () => {
    const html = renderPage(<ResultsPage result={await fullPage()} lang="fr" site={SITE} />);
    const scripts = Object.keys(assets).filter((file) => file.endsWith('.js') && named(html, file));
    for (const file of scripts.flatMap(withImports)) expect(String(assets[file])).not.toContain('leaflet');
    expect(Object.values(assets).some((content) => String(content).includes('leaflet-container'))).toBe(true);
  });

  it('of twenty results and their files is at most 30 kB', async () => {
    const result = await fullPage();
    expect(result.items).toHaveLength(20);
    const html = renderPage(<ResultsPage result={result} lang="fr" site={SITE} />);
    const weight = compressed(html) + loadedBy(html);
    expect(html).toContain('settle.js');
    expect(weight).toBeGreaterThan(15_000);
    expect(weight).toBeLessThan(MAX_BYTES);
  });
});
