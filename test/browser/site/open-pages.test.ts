import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Browsing, focusStops, lookAt, PHONE, startBrowsing } from '../../support/browsing.ts';
import type { Village } from '../../support/village.ts';
import { faults, type Pages, startInhabitedVillage } from './every-page.ts';

/** Every page that is open to everybody, in both languages, over the sample: what each owes to everybody. */
describe('every open page', () => {
  let village: Village;
  let browsing: Browsing;
  let open: Pages;

  beforeAll(async () => {
    const inhabited = await startInhabitedVillage();
    ({ village, open } = inhabited);
    browsing = await startBrowsing(village.stack.site);
  });
  afterAll(async () => {
    await browsing?.close();
    await village?.stop();
  });

  it('has no barrier, fits 360 px, 1280 px and 200 %, has its footer, and the browser has nothing to say', async () => {
    const tab = await browsing.tab();
    expect(await faults(tab, open, (what) => lookAt(tab, what))).toEqual([]);
    await tab.close();
  });

  it('and every recipe', async () => {
    const tab = await browsing.tab();
    await tab.page.goto('/recettes');
    const recipes = await tab.page
      .locator('main a[href^="/recettes/"]')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
    expect(recipes.length).toBeGreaterThanOrEqual(8);
    const some = [...new Set(recipes)].slice(0, 4);
    const pages = some.map((address) => [address, address, address.replace('/recettes/', '/en/recipes/')] as const);
    expect(await faults(tab, pages, (what) => lookAt(tab, what))).toEqual([]);
    await tab.close();
  });

  it('shows where the keyboard is, at every stop', async () => {
    const tab = await browsing.tab({ viewport: PHONE });
    const wanted = new Set([
      'home',
      'results',
      'producer',
      'ask one',
      'register',
      'register: rounds',
      'subscribe at a place',
      'sign in',
      'answer',
    ]);
    const found = await faults(
      tab,
      open.filter(([name]) => wanted.has(name)),
      async (what) => {
        const stops = await focusStops(tab.page, 45);
        expect(stops.length, what).toBeGreaterThan(6);
        expect(
          stops.filter(({ seen }) => !seen).map((stop) => stop.what),
          what,
        ).toEqual([]);
      },
    );
    expect(found).toEqual([]);
    await tab.close();
  });
});
