import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { phoneNumber, startVillage, type Village } from '../../support/village.ts';
import { inventedSiret } from '../../tour/people.ts';

/** A producer telephones, and a member fills in their registration. */
describe('a registration by telephone', () => {
  let village: Village;
  beforeAll(async () => {
    village = await startVillage();
  });
  afterAll(() => village.stop());

  const post = async (path: string, form: Record<string, string>) => {
    const answer = await village.stack.fetch(path, {
      method: 'POST',
      headers: { ...(await village.member()), 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ action: 'next', ...form }).toString(),
    });
    return { status: answer.status, next: answer.headers.get('location') ?? '', body: await answer.text() };
  };
  const page = async (path: string): Promise<string> =>
    (await village.stack.fetch(path, { headers: await village.member() })).text();
  const begin = async (name: string, siret: string): Promise<string> => {
    const { status, next } = await post('/agence/inscriptions/nouvelle', {
      name,
      siret,
      contactName: 'Maylis Dupouy',
      language: 'fr',
    });
    expect(status).toBe(303);
    return next;
  };
  /** From the second step to the summary. */
  const fillIn = async (where: string, sms: string): Promise<string> => {
    const offers = (await post(where, { commune: 'Hinx' })).next;
    const product = {
      'offers.0.product': 'asperge',
      'offers.0.family': 'vegetables',
      'offers.0.months': '4',
      'offers.0.audiences': 'consumer',
    };
    const rounds = (await post(offers, product)).next;
    const round = { mode: 'door', areaKind: 'circle', radiusKm: '30', weekdays: '4', audiences: 'consumer' };
    const terms = (
      await post(rounds, Object.fromEntries(Object.entries(round).map(([name, value]) => [`rounds.0.${name}`, value])))
    ).next;
    return (await post(terms, { 'channels.0.kind': 'sms', 'channels.0.address': sms })).next;
  };

  it('is read back, published at once with their yes, and they get the link by text message', async () => {
    const sms = phoneNumber(701);
    await village.subscriber(village.address('attend'));
    const check = await fillIn(await begin('Les asperges de Hinx', inventedSiret(880_001)), sms);
    const summary = await page(check);
    expect(summary).toContain('Je vous relis ce que j’ai noté');
    expect(summary).toContain('Asperge');
    expect(summary, 'who hears of it is said before it is published').toMatch(/1 personne recevra un message, pour/);
    const without = await post(check, { action: 'publish' });
    expect(without.status, 'nothing is sent without their yes').toBe(400);
    const { status, next } = await post(check, { action: 'publish', agreed: 'yes' });
    expect(status).toBe(303);
    expect(await page(next)).toContain('est inscrit et publié');
    const messages = await village.stack.messagesTo(sms);
    expect(
      messages.map(({ text }) => text),
      'one message: they are published, and their link',
    ).toEqual([expect.stringMatching(/est dans l'annuaire.*https?:/s)]);
    const id = /inscriptions\/([a-z0-9]+)\//.exec(next)?.[1] ?? '';
    expect((await village.site.get(`/api/producers/${id}`)).status).toBe(200);
    expect((await post(check, { action: 'publish', agreed: 'yes' })).status, 'sent twice, it is once').toBe(303);
    expect(await village.stack.messagesTo(sms)).toHaveLength(messages.length);
  });

  it('interrupted, it waits in their list where it stopped, and for 14 days only', async () => {
    const where = await begin('La ferme interrompue', inventedSiret(880_002));
    const list = await page('/agence/inscriptions');
    expect(list).toContain('La ferme interrompue');
    expect(list).toContain(where);
    await village.pass(15 * 86_400);
    expect(await page('/agence/inscriptions')).not.toContain('La ferme interrompue');
  });

  it('of a SIRET that is taken, says so and leads to the page there is', async () => {
    const check = await fillIn(await begin('Encore les asperges', inventedSiret(880_001)), phoneNumber(702));
    const taken = await post(check, { action: 'register', agreed: 'yes' });
    expect(taken.status).toBe(409);
    expect(taken.body).toContain('déjà inscrit');
    expect(await village.stack.messagesTo(phoneNumber(702))).toEqual([]);
  });
});
