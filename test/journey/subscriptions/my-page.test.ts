import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { atomFaults } from '../../support/atom.ts';
import { phoneNumber, startVillage, type Village } from '../../support/village.ts';
import { tokenIn } from '../../tour/outside.ts';

/** A person from the first alert to the last trace: over HTTP, the mailbox and the clock alone. */
const BY_TELEPHONE = [{ kind: 'call', address: phoneNumber(1) }] as const;

describe('alerts that people keep', () => {
  let village: Village;
  beforeAll(async () => {
    village = await startVillage();
  });
  afterAll(() => village.stop());

  const form = (path: string, fields: Record<string, string>) =>
    village.stack.fetch(path, { method: 'POST', body: new URLSearchParams(fields) });
  const mails = async (email: string) => {
    await village.quiet();
    return village.site.mailsTo(email);
  };
  const pageOf = async (email: string): Promise<string> => {
    const already = (await mails(email)).length;
    expect((await form('/alertes/ma-page', { email })).status).toBe(200);
    const mail = (await mails(email)).at(already);
    return `/alertes/ma-page/${tokenIn(mail?.text ?? '', /\/alertes\/ma-page\//)}`;
  };
  const read = async (path: string) => (await fetch(`${village.stack.site}${path}`)).text();

  it('four overlapping places of one person make one mail, which names them', async () => {
    const email = village.address('quatre');
    for (const place of ['40350 Gaas', '40180 Oeyreluy', '40350 Mimbaste', '40180 Heugas'])
      await village.subscriber(email, await village.findPlace(place));
    const before = (await mails(email)).length;
    const producer = await village.published(BY_TELEPHONE);
    const alerts = (await mails(email)).slice(before);
    expect(alerts.filter(({ text }) => text.includes(producer.name))).toHaveLength(1);
    expect(alerts).toHaveLength(1);
    for (const place of ['Gaas', 'Heugas']) expect(alerts[0]?.text).toContain(place);
  });

  it('what comes later on the same day waits for the morning', async () => {
    const email = village.address('matin');
    await village.subscriber(email);
    const first = await village.published(BY_TELEPHONE);
    const second = await village.published(BY_TELEPHONE);
    expect(await village.told(email, first)).toHaveLength(1);
    expect(await village.told(email, second)).toEqual([]);
    await village.untilMorning();
    expect(await village.told(email, second)).toHaveLength(1);
  });

  it('what is withdrawn within the grace announces nothing', async () => {
    const email = village.address('grace');
    await village.subscriber(email);
    const farm = village.address('ferme');
    const producer = await village.register([{ kind: 'email', address: farm }]);
    await village.approve(producer);
    await village.quiet();
    const decision = (await mails(farm)).at(-1);
    const token = tokenIn(decision?.text ?? '', /\/p\//);
    const left = await form(`/p/${token}/retrait`, {});
    expect(left.status).toBeLessThan(400);
    await village.pass(3_600);
    await village.untilMorning();
    expect(await village.told(email, producer)).toEqual([]);
  });

  it('on their page: weekly, a pause, another place; then everything read, and erased in every table', async () => {
    const email = village.address('page');
    await village.subscriber(email);
    const page = await pageOf(email);
    expect(await read(page)).toContain(email);
    expect((await form(page, { act: 'choose', frequency: 'weekly', pausedUntil: '' })).status).toBe(200);
    const producer = await village.published(BY_TELEPHONE);
    await village.untilMorning();
    const beforeFriday = await village.told(email, producer);
    for (let days = 0; days < 7 && (await village.told(email, producer)).length === 0; days += 1)
      await village.untilMorning();
    const friday = new Date(Date.parse(await village.site.clock())).getUTCDay();
    expect(await village.told(email, producer)).toHaveLength(1);
    expect(beforeFriday.length === 0 || friday === 5).toBe(true);

    const again = await pageOf(email);
    const asked = {
      ...village.requestBody(email, [producer]),
      name: 'Maïwenn Traceuse',
      telephone: '06 39 98 12 34',
      word: 'Sonnez chez Traceuse.',
    };
    const already = (await mails(email)).length;
    expect((await village.site.post('/api/requests', asked)).status).toBe(202);
    const asking = tokenIn((await village.site.nextMail(email, already)).text, /[?&]token=/);
    expect((await village.site.post('/api/requests/confirm', { token: asking })).status).toBe(202);
    // One more that is never confirmed, and an address that they think of moving to.
    expect((await village.site.post('/api/requests', asked)).status).toBe(202);
    expect((await form(again, { act: 'address', email: village.address('autre') })).status).toBe(200);
    await village.quiet();
    const data = await (await fetch(`${village.stack.site}${again}?show=json`)).json();
    expect(data).toMatchObject({ email, subscriptions: [{ frequency: 'weekly', consent: { confirmedBy: 'link' } }] });
    expect(await read(`${again}?show=data`)).toContain(data.subscriptions[0].consent.wording);
    const { requester, word } = data.requests.at(-1);
    expect({ name: requester.name, word }).toEqual({ name: asked.name, word: asked.word });
    expect(await read(`${again}?show=data`)).toContain('Maïwenn Traceuse');
    const [{ id }] = data.subscriptions;
    expect((await form(again, { act: 'move', which: id, [`q-${id}`]: '40100 Dax' })).status).toBe(200);
    expect(await read(again)).toContain('Dax');

    expect((await form(again, { act: 'erase' })).status).toBe(400);
    expect((await form(again, { act: 'erase', sure: 'yes' })).status).toBe(200);
    await village.quiet();
    const ids = data.subscriptions.map((one: { id: string }) => one.id);
    expect(await village.traces([email, data.exportedFor, ...ids, 'Traceuse', '39981234'])).toEqual([]);
    expect(await village.traces(['erased@erased.invalid']), 'the requests remain, without them').toHaveLength(
      data.requests.length,
    );
  });

  it('a link that is asked for is answered the same, whether the address is known or not', async () => {
    const known = village.address('connue');
    await village.subscriber(known);
    const answers = await Promise.all(
      [known, village.address('inconnue')].map(async (email) => (await form('/alertes/ma-page', { email })).text()),
    );
    expect(answers[0]).toBe(answers[1]);
  });

  it('the same news are a feed of the commune, the department and the territory', async () => {
    const producer = await village.published(BY_TELEPHONE);
    await village.pass(700);
    for (const query of [`?commune=${village.here.commune}`, '?departement=40', '']) {
      const answer = await fetch(`${village.stack.site}/fil.xml${query}`);
      expect(answer.headers.get('content-type')).toContain('application/atom+xml');
      const xml = await answer.text();
      expect(atomFaults(xml)).toEqual([]);
      expect(xml.includes(`${producer.name} livre désormais`), query).toBe(true);
    }
    expect((await fetch(`${village.stack.site}/fil.xml?commune=99999`)).status).toBe(400);
  });
});
