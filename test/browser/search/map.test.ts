import type { Page, Route } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadSample } from '#infra/sample/load-sample.ts';
import {
  type Browsing,
  barriers,
  focusStops,
  PHONE,
  SCREEN,
  sideways,
  startBrowsing,
  type Tab,
} from '../../support/browsing.ts';
import { startStack, type TestStack } from '../../support/stack.ts';

const SOON = { timeout: 10_000 };

/** The map, where nobody can reach IGN and where everybody can. */

const TILE =
  '<svg xmlns="http://www.w3.org/2000/svg" width="256" height="256"><rect width="256" height="256" fill="#cde"/></svg>';
const answerTile = (route: Route) => route.fulfill({ contentType: 'image/svg+xml', body: TILE });

/** Colours of our own background in the middle of the map, more than one where something is drawn. */
const coloursDrawn = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const colours = new Set<string>();
    for (const canvas of document.querySelectorAll<HTMLCanvasElement>('.map-own canvas')) {
      const { data } = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] };
      for (let at = 0; at < data.length; at += 28) colours.add(`${data[at]} ${data[at + 1]} ${data[at + 2]}`);
    }
    return colours.size;
  });

describe('the map', () => {
  let stack: TestStack;
  let browsing: Browsing;
  let tab: Tab;
  beforeAll(async () => {
    stack = await startStack();
    await loadSample(stack, () => undefined);
    await stack.idle(60_000);
    browsing = await startBrowsing(stack.site);
  });
  afterAll(async () => {
    await browsing?.close();
    await stack?.stop();
  });

  const open = async (address: string, options: Parameters<Browsing['tab']>[0] = {}): Promise<Page> => {
    await tab?.close();
    tab = await browsing.tab(options);
    await tab.page.goto(address);
    return tab.page;
  };
  const DAX = '/recherche?cell=ezz2b&commune=40088';

  it('has no button, and costs nothing, without scripts', async () => {
    const page = await open(DAX, { javaScriptEnabled: false });
    await page.locator('.card').first().waitFor();
    expect(await page.getByText('Voir la carte').isVisible()).toBe(false);
  });

  it('is fetched only when asked for', async () => {
    await tab?.close();
    tab = await browsing.tab();
    const fetched: string[] = [];
    tab.page.on('request', (request) => fetched.push(request.url()));
    await tab.page.goto(DAX, { waitUntil: 'networkidle' });
    expect(fetched.filter((url) => /results-map|map-background|leaflet/.test(url))).toEqual([]);
    await tab.page.getByRole('button', { name: 'Voir la carte' }).click();
    await tab.page.locator('.map-pin').first().waitFor();
    expect(fetched.some((url) => /results-map/.test(url))).toBe(true);
  });

  it.each([PHONE, SCREEN])(
    'shows the producers of the list by their numbers, at $width px, on a background of our own',
    async (viewport) => {
      const page = await open(DAX, { viewport, reducedMotion: 'reduce' });
      await page.getByRole('button', { name: 'Voir la carte' }).click();
      await page.locator('.map-own canvas').first().waitFor();
      await expect.poll(() => coloursDrawn(page), SOON).toBeGreaterThan(2);
      const cards = await page.locator('.card[data-at]').count();
      const numbers = await page.locator('.map-number').allTextContents();
      expect(numbers).toEqual(Array.from({ length: cards }, (_, at) => String(at + 1)));
      const first = (await page.locator('.card :is(h2, h3) a').first().textContent()) ?? '';
      const pin = page.locator(`.map-pin-farm[aria-label^="1. ${first}"]`);
      expect(await pin.count()).toBe(1);
      await pin.focus();
      await page.keyboard.press('Enter');
      await page.locator('.leaflet-popup').getByRole('button', { name: 'Voir dans la liste' }).first().click();
      expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(first);
      expect(await page.locator('.leaflet-control-attribution').textContent()).toContain('Natural Earth');
      expect(await barriers(page)).toEqual([]);
      expect(await sideways(page)).toEqual([]);
      expect(tab.complaints()).toEqual([]);
    },
  );

  it('shows the tiles of IGN where they answer, and credits them', async () => {
    await tab?.close();
    tab = await browsing.tab({ viewport: SCREEN });
    await tab.page.route(/data\.geopf\.fr\/wmts/, answerTile);
    await tab.page.goto(DAX);
    await tab.page.getByRole('button', { name: 'Voir la carte' }).click();
    await tab.page.locator('.leaflet-tile-loaded').first().waitFor();
    await expect.poll(() => tab.page.locator('.leaflet-control-attribution').textContent(), SOON).toContain('© IGN');
    await tab.page.waitForTimeout(1_500);
    expect(await tab.page.locator('.map-own').count()).toBe(0);
  });

  it('follows the list when it is narrowed', async () => {
    const page = await open(DAX, { viewport: SCREEN });
    await page.getByRole('button', { name: 'Voir la carte' }).click();
    await page.locator('.map-pin').first().waitFor();
    const before = await page.locator('.map .map-pin-farm').count();
    await page.getByLabel('Produits').selectOption('honey');
    await expect.poll(() => page.locator('.map .map-pin-farm').count(), SOON).toBeLessThan(before);
    await expect
      .poll(() => page.locator('.map-number').count(), SOON)
      .toBe(await page.locator('.card[data-at]').count());
  });

  it('is walked through by keyboard, and seen where one is', async () => {
    const page = await open(DAX, { viewport: SCREEN });
    await page.getByRole('button', { name: 'Voir la carte' }).click();
    await page.locator('.map-pin').first().waitFor();
    const stops = await focusStops(page, 60);
    expect(stops.filter(({ seen }) => !seen)).toEqual([]);
    await page.locator('.map').focus();
    const middle = () => page.locator('.map .map-you').boundingBox();
    const before = await middle();
    await page.keyboard.press('ArrowRight');
    await expect.poll(async () => (await middle())?.x, SOON).not.toBe(before?.x);
  });

  it('draws the rounds of a producer, each can be hidden', async () => {
    const page = await open('/producteurs/explantsbidouze', { viewport: PHONE });
    await page.getByRole('button', { name: 'Voir la carte' }).click();
    await page.locator('.map-legend input').first().waitFor();
    const drawn = () => page.locator('.map path.leaflet-interactive, .map .leaflet-overlay-pane path').count();
    const before = await drawn();
    expect(before).toBeGreaterThan(1);
    await page.locator('.map-legend input').first().uncheck();
    expect(await drawn()).toBe(before - 1);
    expect(await barriers(page)).toEqual([]);
    expect(await sideways(page)).toEqual([]);
  });

  const BAN = (lat: number, lon: number) => ({
    type: 'FeatureCollection',
    features: [
      {
        geometry: { coordinates: [lon, lat] },
        properties: {
          label: '12 Rue des Lilas 40990 Saint-Paul-lès-Dax',
          context: '40, Landes, Nouvelle-Aquitaine',
          citycode: '40279',
          type: 'housenumber',
        },
      },
    ],
  });

  it('is not needed to settle an address, which never leaves for the site', async () => {
    await tab?.close();
    tab = await browsing.tab({ viewport: SCREEN });
    const { page } = tab;
    await page.route(/data\.geopf\.fr\/geocodage/, (route) => route.fulfill({ json: BAN(43.7257, -1.0528) }));
    const asked: string[] = [];
    page.on('request', (request) => {
      if (request.url().startsWith(stack.site)) asked.push(`${request.url()} ${request.postData() ?? ''}`);
    });
    await page.goto('/recherche?cell=ezz2b&commune=40279');
    await page.getByLabel('Votre adresse à Saint-Paul-lès-Dax').fill('12 rue des Lilas');
    await page.getByRole('option', { name: /12 Rue des Lilas/ }).click();
    await expect.poll(() => page.locator('.settled').textContent(), SOON).toMatch(/votre adresse\s:/);
    expect(asked.filter((url) => /reach\?/.test(url)).length).toBeGreaterThan(0);
    expect(asked.filter((url) => /lilas|1\.0528|43\.7257/i.test(url))).toEqual([]);
    expect(await page.locator('[data-round] .tag').first().textContent()).toMatch(/à votre adresse/);
    // Answered, the question goes; another address brings it back.
    expect(await page.locator('#settle').isVisible()).toBe(false);
    expect(await page.getByLabel('Votre adresse à Saint-Paul-lès-Dax').isVisible()).toBe(false);
    await page.getByRole('button', { name: 'Une autre adresse' }).click();
    expect(await page.getByLabel('Votre adresse à Saint-Paul-lès-Dax').isVisible()).toBe(true);
    expect(await page.locator('.settled').textContent()).toMatch(/votre adresse/);
    expect(await barriers(page)).toEqual([]);
  });

  it('is not guessed where one is: the nearest communes are a choice', async () => {
    const page = await open('/recherche?lat=43.62&lon=-1.03');
    expect(await page.locator('h1').textContent()).toContain('Vous êtes à');
    await page.locator('.places').getByRole('link', { name: /Gaas/ }).click();
    await page.waitForURL(/commune=40101/);
    expect(await page.locator('h1').textContent()).toContain('Gaas');
    expect(await barriers(page)).toEqual([]);
  });
});
