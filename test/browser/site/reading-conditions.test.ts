import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Browsing, SCREEN, sideways, startBrowsing, type Tab } from '../../support/browsing.ts';
import type { Village } from '../../support/village.ts';
import { faults, inFrench, type Pages, startInhabitedVillage } from './every-page.ts';

/** Every page that is open to everybody, read in other conditions: a narrow screen, large letters, no scripts. */
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

  it('fits 320 px, and a screen whose letters are twice as large', async () => {
    const [narrow, large] = [
      await browsing.tab({ viewport: { width: 320, height: 640 } }),
      await browsing.tab({ viewport: SCREEN }),
    ];
    const found = [
      ...(await faults(narrow, open, async (what) => expect(await sideways(narrow.page), what).toEqual([]), inFrench)),
      ...(await faults(
        large,
        open,
        async (what) => {
          await large.page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'));
          expect(await sideways(large.page), `${what}: letters twice as large`).toEqual([]);
        },
        inFrench,
      )),
    ];
    expect(found).toEqual([]);
    await narrow.close();
    await large.close();
  });

  it('is there without JavaScript: the same title, text and forms', async () => {
    const [plain, scripted] = [await browsing.tab({ javaScriptEnabled: false }), await browsing.tab()];
    const said = async ({ page }: Tab, address: string) => {
      await page.goto(address);
      return {
        title: await page.locator('h1').textContent(),
        forms: await page.locator('main form').count(),
        // A script that counts by itself puts the button away which has it counted.
        buttons: await page.locator('main button[type=submit]:not([value=total]):visible').count(),
      };
    };
    for (const [name, fr] of open) expect(await said(plain, fr), name).toEqual(await said(scripted, fr));
    await plain.close();
    await scripted.close();
  });
});
