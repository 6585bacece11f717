import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formOn, sendForm } from '../../support/page-forms.ts';
import { phoneNumber, type Registered, startVillage, type Village } from '../../support/village.ts';
import { tokenIn } from '../../tour/outside.ts';
import { GRACE_SECONDS } from '../../tour/steps.ts';

const BY_TELEPHONE = [{ kind: 'call', address: phoneNumber(1) }] as const;
const DAY = 86_400;

/**
 * Why people hear of a producer they knew, and on which morning: over HTTP, the mailbox and the clock. A wider round and a return are walked through in
 * test/journey/self-service/own-page.test.ts.
 */
describe('lesser occasions, and mornings', () => {
  let village: Village;
  beforeAll(async () => {
    village = await startVillage();
  });
  afterAll(() => village.stop());

  const address = (path: string): string => `${village.stack.site}${path}`;
  const published = async (changes: Readonly<Record<string, unknown>> = {}) => {
    const email = village.address('ferme');
    const producer = await village.published([{ kind: 'email', address: email }], changes);
    const decision = (await village.stack.mailsTo(email)).find(({ text }) => text.includes('/p/'));
    return { producer, token: tokenIn(decision?.text ?? '', /\/p\//) };
  };
  /** Subscribes with wishes; pressed at once. */
  const subscriber = async (wishes: Readonly<Record<string, unknown>> = {}): Promise<string> => {
    const email = village.address('lectrice');
    const { cell, commune } = village.here;
    const asked = await village.site.post('/api/subscriptions', { email, place: { cell, commune }, ...wishes });
    expect(asked.status).toBe(202);
    const token = tokenIn((await village.site.nextMail(email, 0)).text, /[?&]token=/);
    expect((await village.site.post('/api/subscriptions/confirm', { token })).status).toBe(200);
    return email;
  };
  const told = (email: string, producer: Registered): Promise<string[]> => village.told(email, producer);
  const at = async (instant: string): Promise<void> => {
    await village.site.setClock(instant);
    await village.quiet();
  };

  it('a product that somebody asked for is told to them when a known producer adds it, and to nobody else', async () => {
    const farm = await published();
    const [asked, other] = [await subscriber({ words: ['panais'] }), await subscriber()];
    const path = address(`/p/${farm.token}/produits`);
    const form = formOn(await (await fetch(path)).text(), 'offers.0.name');
    form.set('offers.0.name', 'Panais');
    form.set('offers.0.product', '');
    const sent = await sendForm(path, form);
    expect(sent.status, sent.html.slice(0, 500)).toBe(303);
    await village.quiet();
    await village.pass(GRACE_SECONDS);
    expect(await told(asked, farm.producer)).toEqual([expect.stringContaining('Du nouveau chez')]);
    expect(await told(other, farm.producer)).toEqual([]);
  });

  describe('a passage more', () => {
    const stop = () => ({
      rounds: [
        {
          id: 'haltesamedi',
          mode: 'pickup',
          pickup: {
            name: 'Place de l’église',
            address: '',
            hours: '9 h à 12 h',
            lat: village.here.lat,
            lon: village.here.lon,
          },
          area: { include: [{ kind: 'circle', lat: village.here.lat, lon: village.here.lon, radiusKm: 15 }] },
          audiences: ['consumer'],
          weekdays: [6],
        },
      ],
    });
    const tuesday = async (): Promise<string> => {
      const now = new Date(Date.parse(await village.site.clock()) + 14 * DAY * 1_000);
      return new Date(now.getTime() + ((9 - now.getUTCDay()) % 7) * DAY * 1_000).toISOString().slice(0, 10);
    };
    const act = (token: string, fields: Record<string, string>) =>
      sendForm(address(`/p/${token}/passages`), new URLSearchParams({ round: 'haltesamedi', word: '', ...fields }));

    it('at a stop near me is told once, with its day and the stop; within 30 days no other', async () => {
      const farm = await published(stop());
      const email = await subscriber();
      const day = await tuesday();
      expect((await act(farm.token, { act: 'extra', day })).status).toBe(303);
      await village.quiet();
      expect(await told(email, farm.producer)).toEqual([]);
      await village.pass(GRACE_SECONDS);
      expect(await told(email, farm.producer)).toEqual([expect.stringContaining('un passage de plus, mardi')]);
      const [mail] = (await village.stack.mailsTo(email)).slice(-1);
      expect(mail?.text).toContain('Place de l’église');
      const next = new Date(Date.parse(day) + DAY * 1_000).toISOString().slice(0, 10);
      await act(farm.token, { act: 'extra', day: next });
      await village.quiet();
      await village.pass(2 * DAY);
      expect(await told(email, farm.producer)).toHaveLength(1);
    });

    it('taken back within the grace is told to nobody, and is in nobody’s way', async () => {
      const farm = await published(stop());
      const email = await subscriber();
      const day = await tuesday();
      await act(farm.token, { act: 'extra', day });
      await village.quiet();
      await act(farm.token, { act: 'undo', day });
      await village.quiet();
      await village.pass(2 * DAY);
      expect(await told(email, farm.producer)).toEqual([]);
      await act(farm.token, { act: 'extra', day });
      await village.quiet();
      await village.pass(GRACE_SECONDS);
      expect(await told(email, farm.producer)).toHaveLength(1);
    });
  });

  it('nothing is told during a pause, and what came meanwhile is not caught up', async () => {
    const email = await subscriber();
    expect((await sendForm(address('/alertes/ma-page'), new URLSearchParams({ email }))).status).toBe(200);
    await village.quiet();
    const link = (await village.stack.mailsTo(email)).at(-1)?.text ?? '';
    const page = `/alertes/ma-page/${tokenIn(link, /\/alertes\/ma-page\//)}`;
    const until = new Date(Date.parse(await village.site.clock()) + 3 * DAY * 1_000).toISOString().slice(0, 10);
    const choice = new URLSearchParams({ act: 'choose', frequency: 'atOnce', pausedUntil: until });
    expect((await sendForm(address(page), choice)).status).toBe(200);
    const missed = await village.published(BY_TELEPHONE);
    await village.pass(4 * DAY);
    expect(await told(email, missed)).toEqual([]);
    expect(await told(email, await village.published(BY_TELEPHONE))).toHaveLength(1);
  });

  it('who has moved hears of the new place, and no more of the former', async () => {
    const email = await subscriber();
    await sendForm(address('/alertes/ma-page'), new URLSearchParams({ email }));
    await village.quiet();
    const link = (await village.stack.mailsTo(email)).at(-1)?.text ?? '';
    const page = `/alertes/ma-page/${tokenIn(link, /\/alertes\/ma-page\//)}`;
    const [, id = ''] = /name="which" value="([^"]+)"/.exec(await (await fetch(address(page))).text()) ?? [];
    const far = await village.findPlace('64100 Bayonne');
    const move = new URLSearchParams({ act: 'move', which: id, [`q-${id}`]: '64100 Bayonne' });
    expect((await sendForm(address(page), move)).status).toBe(200);
    await village.quiet();
    const small = (place: { readonly lat: number; readonly lon: number }) => ({
      rounds: [
        {
          mode: 'door',
          area: { include: [{ kind: 'circle', lat: place.lat, lon: place.lon, radiusKm: 5 }] },
          audiences: ['consumer'],
          weekdays: [4],
        },
      ],
    });
    expect(await told(email, await village.published(BY_TELEPHONE, small(village.here)))).toEqual([]);
    expect(await told(email, await village.published(BY_TELEPHONE, small(far)))).toHaveLength(1);
  });

  // Clocks are changed on 28 March and on 31 October 2027.
  it.each([
    ['in spring', '2027-03-27T12:00:00.000Z', '2027-03-28T06:29:00.000Z', '2027-03-28T06:31:00.000Z'],
    ['in autumn', '2027-10-30T12:00:00.000Z', '2027-10-31T07:29:00.000Z', '2027-10-31T07:31:00.000Z'],
  ])(
    'a daily mail leaves at half past eight by the clock on the wall when clocks are changed %s',
    async (_, day, before, after) => {
      await at(day);
      const email = await subscriber({ frequency: 'daily' });
      const producer = await village.published(BY_TELEPHONE);
      await at(before);
      expect(await told(email, producer)).toEqual([]);
      await at(after);
      expect(await told(email, producer)).toHaveLength(1);
    },
  );

  it('a weekly mail leaves on Friday morning, once, with all of the week', async () => {
    // A Saturday.
    await at('2027-11-06T09:00:00.000Z');
    const email = await subscriber({ frequency: 'weekly' });
    const first = await village.published(BY_TELEPHONE);
    await at('2027-11-09T09:00:00.000Z');
    const second = await village.published(BY_TELEPHONE);
    await at('2027-11-12T07:29:00.000Z');
    expect([...(await told(email, first)), ...(await told(email, second))]).toEqual([]);
    const already = (await village.stack.mailsTo(email)).length;
    await at('2027-11-12T07:31:00.000Z');
    expect([(await told(email, first)).length, (await told(email, second)).length]).toEqual([1, 1]);
    expect(await village.stack.mailsTo(email)).toHaveLength(already + 1);
  });
});
