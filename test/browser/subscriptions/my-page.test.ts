import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Browsing, lookAt, PHONE, SCREEN, startBrowsing, type Tab } from '../../support/browsing.ts';
import { sendForm } from '../../support/page-forms.ts';
import { phoneNumber, startVillage, type Village } from '../../support/village.ts';
import { tokenIn } from '../../tour/outside.ts';

/** What a person sees of their alerts, and the agency of all alerts: on a narrow telephone and on a screen. */
describe('the pages of alerts', () => {
  let village: Village;
  let browsing: Browsing;
  let mine: string;
  let announcement: string;
  beforeAll(async () => {
    village = await startVillage();
    const email = village.address('lectrice');
    await village.subscriber(email);
    await village.subscriber(email, await village.findPlace('40100 Dax'));
    const stuck = village.address('paul');
    await village.subscriber(stuck);
    await village.quiet();
    await village.stack.post('/mail/failures', { kind: 'rejected', to: stuck });
    const producer = await village.published([{ kind: 'call', address: phoneNumber(1) }]);
    await sendForm(`${village.stack.site}/alertes/ma-page`, new URLSearchParams({ email }));
    await village.quiet();
    const link = (await village.stack.mailsTo(email)).at(-1)?.text ?? '';
    mine = `/alertes/ma-page/${tokenIn(link, /\/alertes\/ma-page\//)}`;
    const list = await village.stack.fetch(`/agence/messages?producer=${producer.id}`, {
      headers: await village.member(),
    });
    announcement = /\/agence\/messages\/[a-z0-9]+(?=")/.exec(await list.text())?.[0] ?? '';
    browsing = await startBrowsing(village.stack.site);
  });
  afterAll(async () => {
    await browsing?.close();
    await village?.stop();
  });

  /** For who wants to see: `ALARONDE_PICTURES=folder`. */
  const picture = async ({ page }: Tab, name: string): Promise<void> => {
    const folder = process.env.ALARONDE_PICTURES;
    if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
  };

  describe.each([
    ['360 px', PHONE],
    ['1280 px', SCREEN],
  ] as const)('at %s', (size, viewport) => {
    it('my page, and all that is kept of me', async () => {
      const tab = await browsing.tab({ viewport });
      for (const [name, address] of [
        ['mine', mine],
        ['mine-data', `${mine}?show=data`],
      ] as const) {
        await tab.page.goto(address);
        await lookAt(tab, name);
        await picture(tab, `${name}-${size}`);
      }
      await tab.page.goto(mine);
      await tab.page.getByText('Ce que vous cherchez ici').first().click();
      await lookAt(tab, 'mine, wishes opened');
      await picture(tab, `mine-open-${size}`);
      await tab.close();
    });

    it('the agency’s pages about alerts', async () => {
      const tab = await browsing.tab({ viewport, extraHTTPHeaders: await village.member() });
      for (const [name, address] of [
        ['alerts', '/agence/messages'],
        ['alert', announcement],
        ['stuck', '/agence/messages/en-panne'],
        ['grace', '/agence/messages/delai'],
        ['person', '/agence/abonnes'],
      ] as const) {
        await tab.page.goto(address);
        expect(await tab.page.title(), name).toContain('Espace de l’agence');
        await lookAt(tab, name);
        await picture(tab, `${name}-${size}`);
      }
      await tab.close();
    });
  });
});
