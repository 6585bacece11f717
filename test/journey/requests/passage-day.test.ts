import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sendForm } from '../../support/page-forms.ts';
import { phoneNumber, type Registered, startVillage, type Village } from '../../support/village.ts';
import { type FoundPlace, tokenIn } from '../../tour/outside.ts';

/** A passage from its requests to "did it come?": my day, the sheet at the deadline, the reminder, the question. */
describe('a passage with eight requests', () => {
  let village: Village;
  let farm: Registered;
  let own: string;
  let passage: { readonly roundId: string; readonly day: string; readonly deadline: string };
  const people: { readonly email: string; readonly token: string }[] = [];

  beforeAll(async () => {
    village = await startVillage();
    const email = village.address('ferme');
    farm = await village.published([
      { kind: 'email', address: email },
      { kind: 'sms', address: phoneNumber(801) },
    ]);
    const decision = (await village.stack.mailsTo(email)).find(({ text }) => text.includes('/p/'));
    own = `/p/${tokenIn(decision?.text ?? '', /\/p\//)}`;
    const [round] = (await village.site.get(`/api/producers/${farm.id}`)).body.rounds;
    const open = round.passages.find((one: { open: boolean }) => one.open);
    passage = { roundId: round.id, day: open.day, deadline: open.orderBefore };
    const [dax, pouillon] = [await village.findPlace('40100 Dax'), await village.findPlace('40350 Pouillon')];
    const asked: [string, FoundPlace, string, string][] = [
      ['anna', dax, 'Carottes', '500 g'],
      ['jeanne', village.here, 'Poireaux', '2 kg'],
      ['lise', pouillon, 'Carottes', '1 kg'],
      ['marc', village.here, 'Poireaux', '3'],
      ['paul', dax, 'Poireaux', '1,5 kg'],
      ['rose', pouillon, 'Carottes', 'un peu'],
      ['xan', village.here, 'Carottes', '2 kg'],
      ['yves', dax, 'Poireaux', '500 g'],
    ];
    for (const [name, place, what, quantity] of asked) await ask(name, place, { what, quantity });
  });
  afterAll(() => village.stop());

  const ask = async (name: string, place: FoundPlace, line: { what: string; quantity: string }) => {
    const email = village.address(name);
    const { roundId, day } = passage;
    const wish = { ...village.requestBody(email, [farm], { passage: { roundId, day } }), lines: [line] };
    const named = { ...wish, name: `${name.toUpperCase()} d’ici`, place: { cell: place.cell, commune: place.commune } };
    expect((await village.site.post('/api/requests', named)).status).toBe(202);
    const token = tokenIn((await village.site.nextMail(email)).text, /[?&]token=/);
    const confirmed = await village.site.post('/api/requests/confirm', { token });
    await village.quiet();
    people.push({ email, token: confirmed.body.token });
  };
  const page = async (path: string): Promise<string> => (await village.stack.fetch(path)).text();
  const sheetPath = () => `${own}/feuille?tournee=${passage.roundId}&jour=${passage.day}`;
  const mailsOf = async (to: string) => village.stack.mailsTo(to);
  const farmMail = () => farm.channels[0]?.address ?? '';
  const sheets = async () => (await mailsOf(farmMail())).filter(({ subject }) => subject.includes('feuille'));
  const at = async (instant: string) => {
    await village.site.setClock(instant);
    await village.quiet();
  };
  const minutesAfter = (instant: string, minutes: number): string =>
    new Date(Date.parse(instant) + minutes * 60_000).toISOString();

  it('stands first on their page, and is answered with one tap', async () => {
    const before = await page(own);
    expect(before.indexOf('Ma journée')).toBeGreaterThan(0);
    expect(before.indexOf('Ma journée')).toBeLessThan(before.indexOf('Votre fiche est publiée'));
    expect(before).toContain('Oui aux 8 demandes');
    expect(await page(sheetPath())).toContain('Pas encore convenu');

    // One of them is answered by itself first: the one tap is for the others.
    const [first = ''] = before.match(/\/r\/a\.[\w.-]+/) ?? [];
    expect((await village.stack.fetch(first)).status).toBe(200);
    const tapped = new URLSearchParams({ action: 'acceptAll', round: passage.roundId, day: passage.day });
    expect((await sendForm(village.stack.site + own, tapped)).location).toContain('fait=reponses');
    await village.quiet();
    for (const { email } of people) {
      const news = (await mailsOf(email)).filter(({ subject }) => subject.includes('vous répond'));
      expect(news.map(({ subject }) => subject)).toEqual([expect.stringContaining('oui')]);
    }
    // A second tap, or one about nothing, tells nobody anything.
    await sendForm(village.stack.site + own, tapped);
    await village.quiet();
    expect(
      (await mailsOf(people[0]?.email ?? '')).filter(({ subject }) => subject.includes('vous répond')),
    ).toHaveLength(1);
    expect(await page(own)).not.toContain('Oui aux');
  });

  it('is a sheet in driving order with totals, on paper and as a table', async () => {
    const sheet = await page(sheetPath());
    // From Gaas the van goes by Pouillon, 3 km away, before Dax.
    const order = [...sheet.matchAll(/sheet-place">([^<]+)</g)].map(([, name = '']) => name.split(' ')[0]);
    expect(order).toEqual(['Gaas', 'Pouillon', 'Dax']);
    expect(sheet).toMatch(/Carottes\s*: 3,5\s*kg \+ un peu/);
    expect(sheet).toMatch(/Poireaux\s*: 4\s*kg \+ 3|Poireaux\s*: 3 \+ 4\s*kg/);
    expect(sheet).toContain('openstreetmap.org');
    const table = await village.stack.fetch(`${sheetPath()}&format=csv`);
    expect(table.headers.get('content-type')).toContain('text/csv');
    const rows = (await table.text()).trim().split('\r\n');
    expect(rows).toHaveLength(9);
    expect(rows[1]).toMatch(/^1;/);
    // Of somebody else's farm, or without the link, there is none.
    expect((await village.stack.fetch(sheetPath().replace(own, `${own}x`))).status).toBe(404);
    expect((await village.stack.fetch(`${own}/feuille?tournee=no&jour=2026-02-31`)).status).toBe(404);
  });

  it('comes at the deadline by their first channel, once', async () => {
    expect(await sheets()).toEqual([]);
    await at(minutesAfter(passage.deadline, 3));
    expect((await sheets()).map(({ subject }) => subject)).toEqual([expect.stringMatching(/feuille.*8 demandes/)]);
    const [mail] = await sheets();
    expect(mail?.text).toMatch(/Gaas[\s\S]*Pouillon[\s\S]*Dax[\s\S]*À charger/);
    expect(await village.stack.messagesTo(phoneNumber(801))).toEqual([]);
    await village.pass(3_600);
    expect(await sheets()).toHaveLength(1);
  });

  it('is recalled to each the day before, with what, when and whom to call', async () => {
    const [first] = people;
    const eve = new Date(Date.parse(passage.day) - 86_400_000).toISOString().slice(0, 10);
    // 17 h by their clocks; one of them has changed their mind before.
    const [, second] = people;
    const cancelled = await village.stack.fetch(`/demandes/${second?.token}`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ producer: farm.id, say: 'cancel', word: '' }).toString(),
    });
    expect(cancelled.status).toBe(303);
    await at(`${eve}T17:30:00.000Z`);
    const reminders = async (email = '') =>
      (await mailsOf(email)).filter(({ subject }) => subject.startsWith('Demain'));
    const [mail] = await reminders(first?.email);
    expect(mail?.text).toContain('Carottes, 500 g');
    expect(mail?.text).toContain(farmMail());
    expect(await reminders(second?.email)).toEqual([]);
  });

  it('is asked about the day after; a no is seen by the agency alone, and several are a task', async () => {
    await at(`${new Date(Date.parse(passage.day) + 86_400_000).toISOString().slice(0, 10)}T09:30:00.000Z`);
    const asked = (await mailsOf(people[0]?.email ?? '')).at(-1);
    expect(asked?.subject).toContain('est-il passé');
    const say = (token: string, word: string) =>
      village.stack.fetch(`/demandes/${token}`, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({ producer: farm.id, say: word, word: '' }).toString(),
      });
    const tasks = async () =>
      (await village.site.get('/api/agency/tasks', await village.member())).body.items.filter(
        (task: { producerId: string }) => task.producerId === farm.id,
      );
    const [anna, , lise, marc] = people;
    // A link of the mail changes nothing by being opened: programs open links.
    expect(await page(`/demandes/${anna?.token}?venu=no&de=${farm.id}`)).toContain('Est-ce venu');
    expect((await say(anna?.token ?? '', 'came')).status).toBe(303);
    expect(await page(`/demandes/${anna?.token}`)).toMatch(/Vous avez dit\s*: c’est venu/);
    expect((await say(lise?.token ?? '', 'cameNot')).status).toBe(303);
    expect(await tasks()).toEqual([]);
    expect((await say(marc?.token ?? '', 'cameNot')).status).toBe(303);
    expect(await tasks()).toMatchObject([{ kind: 'callProducer' }]);
    expect((await say(marc?.token ?? '', 'cameNot')).status).toBe(303);
    expect(await tasks()).toHaveLength(1);
    const seen = await village.stack.fetch(`/agence/producteurs/${farm.id}`, { headers: await village.member() });
    expect(await seen.text()).toMatch(/venu 1 fois, pas venu 2 fois/);
    // Nobody else reads it.
    expect(JSON.stringify((await village.site.get(`/api/producers/${farm.id}`)).body)).not.toContain('came');
  });

  it('is ticked off with one tap, and leaves their page', async () => {
    const tick = new URLSearchParams({ action: 'tickAll', round: passage.roundId, day: passage.day });
    expect(await page(own)).toContain('Tout est remis');
    await sendForm(village.stack.site + own, tick);
    await village.quiet();
    expect(await page(own)).not.toContain('Ma journée');
  });
});
