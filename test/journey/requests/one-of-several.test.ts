import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Registered, startVillage, type Village } from '../../support/village.ts';
import { tokenIn } from '../../tour/outside.ts';

/** All who sell carrots are asked; two answer; one is chosen, and each of the others is told. */
describe('a request of which one is enough', () => {
  let village: Village;
  let farms: [Registered, Registered, Registered];
  let gardener: Registered;
  beforeAll(async () => {
    village = await startVillage();
    const sells = (id: string, name: string, family: string) => ({
      offers: [{ id, name, family, months: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], audiences: ['consumer'] }],
    });
    const carrots = () =>
      village.published(
        [{ kind: 'email', address: village.address('ferme') }],
        sells('carotte', 'Carottes des sables', 'vegetables'),
      );
    farms = [await carrots(), await carrots(), await carrots()];
    gardener = await village.published(
      [{ kind: 'email', address: village.address('ferme') }],
      sells('tomme', 'Tomme', 'dairy'),
    );
  });
  afterAll(() => village.stop());

  const mailsOf = async ({ channels }: Registered) => village.stack.mailsTo(channels[0]?.address ?? '');
  const page = async (path: string): Promise<string> => (await village.stack.fetch(path)).text();
  const tokenOf = async (farm: Registered): Promise<string> =>
    tokenIn((await mailsOf(farm)).find(({ text }) => text.includes('/r/'))?.text ?? '', /\/r\//);
  const answers = async (farm: Registered, answer: string) => {
    const said = await village.site.post(`/api/answers/${await tokenOf(farm)}`, { answer });
    await village.quiet();
    return said;
  };

  it('goes to all who sell it and come there, is agreed with the one that is chosen, and told to the others', async () => {
    const { cell, commune } = village.here;
    const form = await page(`/demande?all=carottes&cell=${cell}&commune=${commune}`);
    const ticked = [...form.matchAll(/<input type="checkbox" name="ask" value="([^"]+)" checked/g)].map(([, id]) => id);
    expect(ticked.sort()).toEqual(farms.map(({ id }) => id).sort());
    expect(ticked).not.toContain(gardener.id);

    const jeanne = village.address('jeanne');
    const fields = new URLSearchParams([
      ['cell', cell],
      ['commune', commune],
      ...farms.map(({ id }) => ['ask', id] as [string, string]),
      ['lines.0.what', 'Carottes'],
      ['lines.0.quantity', '2 kg'],
      ['chooses', 'yes'],
      ['street', '12 route de Dax'],
      ['name', 'Jeanne'],
      ['email', jeanne],
    ]);
    expect((await village.stack.fetch('/demande', { method: 'POST', body: fields, redirect: 'manual' })).status).toBe(
      303,
    );
    const token = tokenIn((await village.site.nextMail(jeanne)).text, /[?&]token=/);
    const { token: follow } = (await village.site.post('/api/requests/confirm', { token })).body;
    await village.quiet();
    const receipt = (await village.stack.mailsTo(jeanne)).at(-1);
    expect(receipt?.subject).toContain('à 3 producteurs est partie');
    expect(receipt?.text).toContain('attendent votre choix');
    for (const farm of farms) {
      const [mail] = (await mailsOf(farm)).filter(({ text }) => text.includes('/r/'));
      expect(mail?.text).toContain('chez 2 autres producteurs');
      expect(mail?.text).not.toContain('12 route de Dax');
    }

    const [first, second, silent] = farms;
    await answers(first, 'accept');
    await answers(second, 'accept');
    // A yes is no agreement yet: nobody has anybody's contacts.
    expect((await village.stack.mailsTo(jeanne)).at(-1)?.subject).toContain('À vous de choisir');
    expect(await page(`/r/${await tokenOf(second)}`)).not.toContain(jeanne);
    const status = (await village.site.get(`/api/requests/${follow}`)).body;
    expect(status.parts.map(({ state }: { state: string }) => state).sort()).toEqual([
      'received',
      'toChoose',
      'toChoose',
    ]);

    const before = await Promise.all(farms.map(async (farm) => (await mailsOf(farm)).length));
    const choose = { producer: second.id, say: 'accept', word: '' };
    await village.stack.fetch(`/demandes/${follow}`, {
      method: 'POST',
      body: new URLSearchParams(choose),
      redirect: 'manual',
    });
    await village.quiet();
    const told = await Promise.all(farms.map(async (farm, at) => (await mailsOf(farm)).slice(before[at])));
    expect(told.map((mails) => mails.map(({ subject }) => subject))).toEqual([
      [expect.stringContaining('a choisi un autre producteur')],
      [expect.stringContaining('vous a choisi')],
      [expect.stringContaining('a choisi un autre producteur')],
    ]);
    expect(told[1]?.[0]?.text).toContain('12 route de Dax');
    expect(told[0]?.[0]?.text).not.toContain('12 route de Dax');
    // Who answers after that is told that it is over.
    const late = await answers(silent, 'accept');
    expect([late.status, late.body.errors[0].code]).toEqual([400, 'requestEnded']);
    expect(await page(`/demandes/${follow}`)).toContain('C’est convenu');
  });

  it('is sent once, though it is sent twice from two pages; and asked again as it was, in one press', async () => {
    const paul = village.address('paul');
    const body = village.requestBody(paul, [farms[0]]);
    const one = await village.site.post('/api/requests', body);
    const other = await village.site.post('/api/requests', body);
    expect([one.status, other.status]).toEqual([202, 202]);
    expect(other.body.id).toBe(one.body.id);
    expect(other.body.next).toContain('déjà');
    expect((await village.stack.mailsTo(paul)).length).toBe(1);

    const follow = await village.ask(village.address('paul'), [farms[0]]);
    const form = await page(`/demande?again=${follow}`);
    for (const kept of ['value="Poireaux"', 'value="2 kg"', 'value="Jeanne"', farms[0].id])
      expect(form).toContain(kept);
    expect((await village.stack.fetch('/demande?again=s.x.1.y')).status).toBe(404);
  });
});
