import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Browsing, barriers, PHONE, SCREEN, sideways, startBrowsing, type Tab } from '../../support/browsing.ts';
import { startStack, type TestStack } from '../../support/stack.ts';
import { inventedSiret } from '../../tour/people.ts';

const SOON = { timeout: 10_000 };

/** The area of a round in the form of the registration: said in words and drawn as it changes, with scripts and without. */

describe('where a round goes', () => {
  let stack: TestStack;
  let browsing: Browsing;
  let tab: Tab;
  beforeAll(async () => {
    stack = await startStack();
    browsing = await startBrowsing(stack.site);
  });
  afterAll(async () => {
    await browsing?.close();
    await stack?.stop();
  });

  let next = 4_200;
  /** To the step of the rounds, from a farm at Hinx. */
  const toRounds = async (options: Parameters<Browsing['tab']>[0]) => {
    next += 1;
    await tab?.close();
    tab = await browsing.tab(options);
    const { page } = tab;
    const go = async (button: string) => {
      await Promise.all([
        page.waitForURL(/./, { waitUntil: 'load' }),
        page.locator(`button:not(.sr)[value="${button}"]`).click(),
      ]);
      await page.waitForLoadState('load');
    };
    await page.goto('/inscription');
    await page.locator('[name=name]').fill('Ferme des Essais');
    await page.locator('[name=siret]').fill(inventedSiret(next));
    await page.locator('[name=contactName]').fill('Maylis');
    await go('next');
    await page.locator('[name=commune]').fill('Hinx');
    await go('next');
    await page.locator('[name=addName]').fill('Miel');
    await go('addOffer');
    await page.locator('[name="offers.0.family"]').selectOption('honey');
    for (const month of await page.locator('[name="offers.0.months"]').all()) await month.check();
    await go('next');
    await page.locator('[name="rounds.0.radiusKm"]').waitFor();
    return { page, go };
  };

  it.each([PHONE, SCREEN])('is counted and drawn as it changes, at $width px', async (viewport) => {
    const { page } = await toRounds({ viewport });
    const words = () => page.locator('.area-words').textContent();
    await page.locator('[name="rounds.0.radiusKm"]').fill('30');
    await expect.poll(words, SOON).toMatch(/À 30.km à la ronde\. \d+ communes, environ [\d\s]+ habitants/);
    const [thirty = ''] = /\d+(?= communes)/.exec((await words()) ?? '') ?? [];
    await page.locator('.radius-slider').fill('60');
    await expect.poll(words, SOON).toMatch(/À 60.km/);
    const [sixty = ''] = /\d+(?= communes)/.exec((await words()) ?? '') ?? [];
    expect(Number(sixty)).toBeGreaterThan(Number(thirty));
    expect(await words()).toContain('À la limite');

    await page.locator('.area-live > button').click();
    await page.locator('.map path[stroke="#8b1d49"]').first().waitFor();
    expect(await barriers(page)).toEqual([]);
    expect(await sideways(page)).toEqual([]);
    expect(tab.complaints()).toEqual([]);
  });

  it('is drawn by tapping, and a part is taken away by keyboard', async () => {
    const { page } = await toRounds({ viewport: SCREEN });
    await page.locator('[name="rounds.0.radiusKm"]').fill('30');
    await page.locator('.area-live > button').click();
    await page.getByRole('button', { name: 'Tracer une zone' }).click();
    const map = page.locator('.area .map');
    await map.scrollIntoViewIfNeeded();
    const { width, height } = (await map.boundingBox()) ?? { width: 0, height: 0 };
    for (const [x, y] of [
      [0.3, 0.3],
      [0.6, 0.25],
      [0.65, 0.6],
      [0.35, 0.65],
    ] as const)
      await map.click({ position: { x: x * width, y: y * height } });
    await page.getByRole('button', { name: 'Terminer le tracé' }).click();
    const words = () => page.locator('.area-words').textContent();
    await expect.poll(words, SOON).toMatch(/Dans une zone dessinée sur la carte\. \d+ communes/);
    expect(await page.locator('[name="rounds.0.areaKind"][value=drawn]').isChecked()).toBe(true);
    const outline = await page.locator('[name="rounds.0.outline"]').inputValue();
    expect(JSON.parse(outline)).toMatchObject({ type: 'Polygon' });

    await page.getByRole('button', { name: 'Retirer une partie' }).click();
    for (const key of ['Enter', 'ArrowRight', 'Enter', 'ArrowDown', 'Enter']) {
      await page.keyboard.press(key);
      await page.waitForTimeout(400);
    }
    await page.getByRole('button', { name: 'Terminer le tracé' }).click();
    await expect.poll(words, SOON).toContain(', sauf dans une zone dessinée sur la carte');
    expect(await page.locator('[name="rounds.0.withoutOutline"]').inputValue()).toContain('Polygon');
  });

  it('says at once why an outline is refused', async () => {
    const { page } = await toRounds({ viewport: SCREEN });
    await page.locator('[name="rounds.0.areaKind"][value=drawn]').check();
    const bowTie = {
      type: 'Polygon',
      coordinates: [
        [
          [-1.2, 43.6],
          [-0.9, 43.9],
          [-0.9, 43.6],
          [-1.2, 43.8],
          [-1.2, 43.6],
        ],
      ],
    };
    await page.locator('[name="rounds.0.outline"]').fill(JSON.stringify(bowTie));
    await expect.poll(() => page.locator('.area-words').textContent(), SOON).toContain('le contour se croise');
  });

  it('is said in words once sent, without scripts', async () => {
    const { page, go } = await toRounds({ viewport: PHONE, javaScriptEnabled: false });
    await page.locator('[name="rounds.0.radiusKm"]').fill('25');
    await page.locator('.area-more summary').click();
    await page.locator('[name="rounds.0.without"]').fill('Dax');
    await page.locator('[name="rounds.0.weekdays"][value="4"]').check();
    await go('next');
    await page.goBack({ waitUntil: 'load' });
    const said = (await page.locator('.entry').first().textContent()) ?? '';
    expect(said).toMatch(/sauf à Dax/);
    expect(said).toMatch(/\d+ communes, environ/);
    expect(await sideways(page)).toEqual([]);
  });
});
