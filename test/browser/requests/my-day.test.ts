import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Browsing, lookAt, PHONE, SCREEN, startBrowsing } from '../../support/browsing.ts';
import { type Registered, startVillage, type Village } from '../../support/village.ts';
import { tokenIn } from '../../tour/outside.ts';

/** A producer in the field and at the printer: what they are asked for, and the sheet for the van. */
describe('my day', () => {
  let village: Village;
  let browsing: Browsing;
  let own: string;
  let sheet: string;
  beforeAll(async () => {
    village = await startVillage();
    const email = village.address('ferme');
    const farm: Registered = await village.published([{ kind: 'email', address: email }]);
    const decision = (await village.stack.mailsTo(email)).find(({ text }) => text.includes('/p/'));
    own = `/p/${tokenIn(decision?.text ?? '', /\/p\//)}`;
    const [round] = (await village.site.get(`/api/producers/${farm.id}`)).body.rounds;
    const { day } = round.passages.find((one: { open: boolean }) => one.open);
    sheet = `${own}/feuille?tournee=${round.id}&jour=${day}`;
    const asked = { passage: { roundId: round.id, day } };
    for (const name of ['jeanne', 'paul', 'lise']) await village.ask(village.address(name), [farm], asked);
    browsing = await startBrowsing(village.stack.site);
  });
  afterAll(async () => {
    await browsing?.close();
    await village?.stop();
  });

  it('is first on a narrow telephone, answered by the keyboard alone, and then a sheet of one page of A4', async () => {
    const tab = await browsing.tab({ viewport: PHONE });
    const { page } = tab;
    await page.goto(own);
    await lookAt(tab, 'my-day', { scripts: true });
    const yes = page.getByRole('button', { name: 'Oui aux 3 demandes' });
    for (let tabs = 0; tabs < 60 && !(await yes.evaluate((one) => one === document.activeElement)); tabs += 1)
      await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByText('C’est parti : chacun est prévenu.'.replace(' :', '\u202f:')).waitFor();
    await lookAt(tab, 'my-day-answered', { scripts: true });

    await page.getByRole('link', { name: 'Feuille du passage' }).click();
    await page.getByRole('heading', { name: 'À charger' }).waitFor();
    await lookAt(tab, 'sheet', { scripts: true });
    const paper = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    expect(paper.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
    expect(paper).toMatch(/MediaBox\s*\[0 0 59[45]/);
    await tab.close();
  });

  it('is as well on a screen without scripts', async () => {
    const tab = await browsing.tab({ viewport: SCREEN, javaScriptEnabled: false });
    for (const [name, path] of [
      ['my-day-wide', own],
      ['sheet-wide', sheet],
    ] as const) {
      await tab.page.goto(path);
      await lookAt(tab, name, { scripts: false });
    }
    await tab.close();
  });
});
