import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formOn, sendForm } from '../../support/page-forms.ts';
import { synthesizedToOpen } from '../../support/preparing.ts';
import { startStack } from '../../support/stack.ts';
import { type Registered, type Village, villageOf } from '../../support/village.ts';

/** A Monday, 8 o'clock in Paris. */
const OPENS_AT = '2031-03-03T07:00:00.000Z';
const BEFORE = '2031-02-26T09:00:00.000Z';
const BY_TELEPHONE = [{ kind: 'call', address: '+33558000001' }] as const;

/** From preparing to open: nobody is shown and nobody is told before; at the opening each hears once of all of them. */
describe('the opening', () => {
  let village: Village;
  let app: Awaited<ReturnType<typeof synthesizedToOpen>>;
  beforeAll(async () => {
    app = await synthesizedToOpen(OPENS_AT);
    const stack = await startStack(app);
    await stack.clock.moveTo(Date.parse(BEFORE));
    village = await villageOf(stack);
  });
  afterAll(async () => {
    await village.stop();
    await app.remove();
  });

  const search = async () => {
    const { cell, commune } = village.here;
    return (await village.site.get(`/api/producers?cell=${cell}&commune=${commune}`)).body;
  };
  const page = async (path: string): Promise<string> => (await fetch(village.stack.site + path)).text();
  const mailsTo = (address: string) => village.stack.mailsTo(address);
  const opened = async (address: string) =>
    (await mailsTo(address)).filter(({ subject }) => subject.includes('ouvert'));

  const farms: Registered[] = [];
  const early: string[] = [];
  let elsewhere: string;

  it('before it, producers and readers register, and search says when it opens', async () => {
    for (let index = 0; index < 5; index += 1) farms.push(await village.published(BY_TELEPHONE));
    for (const name of ['jeanne', 'paul', 'lucie']) {
      const address = village.address(name);
      await village.subscriber(address);
      early.push(address);
    }
    elsewhere = village.address('loin');
    await village.subscriber(elsewhere, await village.findPlace('88400 Liézey'));
    expect(await search()).toMatchObject({ opensAt: OPENS_AT, total: 0, items: [], nearest: [] });
    const { cell, commune } = village.here;
    const results = await page(`/recherche?cell=${cell}&commune=${commune}`);
    expect(results).toContain('L’annuaire ouvre lundi 3 mars à 8\u00a0h');
    expect(results).toContain('action="/alertes"');
    expect(results).not.toContain(farms[0]?.name);
    expect(await page('/')).toContain('L’annuaire ouvre lundi 3 mars');
  });

  it('before it, nobody hears of anybody, and a producer hears when it is', async () => {
    const email = village.address('ferme');
    const farm = await village.published([{ kind: 'email', address: email }]);
    farms.push(farm);
    expect((await mailsTo(email)).map(({ text }) => text).join()).toContain('lundi 3 mars à 8\u00a0h');
    await village.pass(86_400);
    for (const address of early) expect(await village.told(address, farm)).toEqual([]);
  });

  it('at it, each gets one mail with who delivers to them; where nobody does, none', async () => {
    await village.site.setClock('2031-03-03T06:59:00.000Z');
    // In the last minute: they are in it too.
    const last = await village.register(BY_TELEPHONE);
    await village.approve(last);
    await village.quiet();
    farms.push(last);
    await village.site.setClock('2031-03-03T07:06:00.000Z');
    await village.quiet();
    for (const address of early) {
      const mails = await opened(address);
      expect(mails).toHaveLength(1);
      expect(mails[0]?.subject).toContain(`${farms.length} producteurs livrent`);
      for (const { name } of farms) expect(mails[0]?.text).toContain(name);
      expect(mails[0]?.headers['list-unsubscribe-post']).toBe('List-Unsubscribe=One-Click');
    }
    expect(await opened(elsewhere)).toEqual([]);
    expect((await search()).total).toBe(farms.length);
  });

  it('hours and days later, nobody has had another', async () => {
    await village.pass(6 * 3_600);
    await village.pass(3 * 86_400);
    for (const address of early) expect(await opened(address)).toHaveLength(1);
  });

  it('after it, one who is approved alone is told of at once, and only they', async () => {
    const before = await Promise.all(early.map(async (address) => (await mailsTo(address)).length));
    const alone = await village.published(BY_TELEPHONE);
    for (const [index, address] of early.entries()) {
      expect(await village.told(address, alone)).toHaveLength(1);
      expect(await mailsTo(address)).toHaveLength((before[index] ?? 0) + 1);
    }
  });

  it('after it, several approved at once are one mail', async () => {
    // A new day: whoever had a mail today waits for the morning.
    await village.pass(86_400);
    const before = await Promise.all(early.map(async (address) => (await mailsTo(address)).length));
    const many: Registered[] = [];
    for (let index = 0; index < 8; index += 1) many.push(await village.register(BY_TELEPHONE));
    const headers = await village.member();
    const queue = await (await fetch(`${village.stack.site}/agence`, { headers })).text();
    const form = formOn(queue, 'type="checkbox"');
    const boxes = [...queue.matchAll(/<input[^>]*type="checkbox"[^>]*>/g)].flatMap(([box]) => {
      const [name, value] = [/name="([^"]*)"/.exec(box)?.[1], /value="([^"]*)"/.exec(box)?.[1]];
      return name === undefined || value === undefined ? [] : [{ name, value }];
    });
    for (const { name, value } of boxes) if (!form.getAll(name).includes(value)) form.append(name, value);
    const asked = await sendForm(`${village.stack.site}/agence`, form, headers);
    const yes = formOn(asked.html, 'publish');
    yes.set('action', 'publish');
    const published = await sendForm(`${village.stack.site}/agence`, yes, headers);
    expect(published.status).toBe(200);
    await village.quiet();
    for (const [index, address] of early.entries()) expect(await mailsTo(address)).toHaveLength(before[index] ?? 0);
    // The quarter of an hour, then the minutes in which the sweep takes up what is due.
    await village.pass(16 * 60);
    for (let minutes = 0; minutes < 10; minutes += 1) await village.pass(60);
    for (const [index, address] of early.entries()) {
      const mails = (await mailsTo(address)).slice(before[index]);
      expect(mails.map(({ subject }) => subject)).toEqual(['8 nouveaux producteurs livrent à Gaas']);
      for (const { name } of many) expect(mails[0]?.text).toContain(name);
    }
    await village.pass(86_400);
    for (const [index, address] of early.entries())
      expect(await mailsTo(address)).toHaveLength((before[index] ?? 0) + 1);
  });
});
