import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startStack } from '../../support/stack.ts';
import { type Village, villageOf } from '../../support/village.ts';
import type { FoundPlace } from '../../tour/outside.ts';
import { tokenIn } from '../../tour/outside.ts';

/** The state of the territory, as the agency sees it and gives it to others. */
describe('the state of the territory', () => {
  let village: Village;
  let elsewhere: FoundPlace;
  beforeAll(async () => {
    const stack = await startStack();
    // Not to the next morning, as villages go: a night would pass, and the figures would be there.
    await stack.clock.advance(1);
    village = await villageOf(stack);
    elsewhere = await village.findPlace('40180 Hinx');
  });
  afterAll(() => village.stop());

  const waitsFor = async (family: string, { cell, commune }: FoundPlace) => {
    const email = village.address('attend');
    await village.site.post('/api/subscriptions', { email, place: { cell, commune }, families: [family] });
    const token = tokenIn((await village.site.nextMail(email)).text, /[?&]token=/);
    await village.site.post('/api/subscriptions/confirm', { token });
  };
  const get = async (path: string): Promise<string> =>
    (await village.stack.fetch(path, { headers: await village.member() })).text();
  const computeStatistics = async () => {
    const headers = { ...(await village.member()), 'content-type': 'application/x-www-form-urlencoded' };
    const answer = await village.stack.fetch('/agence/territoire', { method: 'POST', headers, body: '' });
    expect(answer.status).toBe(303);
    await village.quiet();
  };

  it('says that there are none before the first computation', async () => {
    expect(await get('/agence/territoire')).toContain('Pas encore de chiffres');
    const answer = await village.site.get('/api/agency/territory', await village.member());
    expect(answer).toMatchObject({ status: 200, body: { figures: null, places: [] } });
  });

  it('shows where five and more wait, and nothing of four: on the page, in the call, in the files', async () => {
    for (let count = 0; count < 7; count += 1) await waitsFor('fish', village.here);
    for (let count = 0; count < 4; count += 1) await waitsFor('honey', elsewhere);
    await computeStatistics();
    const { body } = await village.site.get('/api/agency/territory', await village.member());
    expect(body.places).toMatchObject([
      { commune: village.here.commune, people: 5, demands: [{ family: 'fish', people: 5 }] },
    ]);
    expect(body.figures).toMatchObject({ subscriptions: 10, waiting: 10 });
    const page = await get('/agence/territoire');
    expect(page).toContain('Au moins 5 foyers attendent du poisson ou des coquillages.');
    const files = [
      page,
      JSON.stringify(body),
      await get('/api/agency/territory/places.csv'),
      await get('/api/agency/territory.geojson'),
      await get('/agence/territoire/imprimer'),
    ];
    for (const file of files) {
      expect(file).toMatch(/Gaas|40101/);
      expect(file).not.toMatch(/Hinx|40126/);
    }
  });

  it('names who sells it nearby and does not come, until they come', async () => {
    const near = { lat: village.here.lat + 0.05, lon: village.here.lon };
    const fish = { id: 'truite', name: 'Truites', family: 'fish', months: [1, 11, 12], audiences: ['consumer'] };
    const round = (communes: readonly string[]) => ({
      ...{ id: 'tournee1', mode: 'door', area: { include: [{ kind: 'communes', codes: communes }] } },
      ...{ audiences: ['consumer'], weekdays: [4] },
    });
    const channel = [{ kind: 'email' as const, address: village.address('pisciculture') }];
    const far = await village.published(channel, {
      ...{ position: near, offers: [fish], rounds: [round(['64102'])] },
      publicContacts: { telephone: '+33558000000', email: null, website: null },
    });
    await village.pass(120);
    await computeStatistics();
    const page = await get('/agence/territoire');
    expect(page).toContain('Ce producteur en propose, à moins de 10');
    expect(page).toContain(far.name);
    expect(page).toContain('tel:+33558000000');

    await village.published([{ kind: 'email', address: village.address('autre') }], { offers: [fish] });
    await village.pass(120);
    await computeStatistics();
    expect((await village.site.get('/api/agency/territory', await village.member())).body.places).toEqual([]);
  });

  it('counts requests, answers and alerts in the week', async () => {
    const producer = await village.published([{ kind: 'email', address: village.address('ferme') }]);
    await village.ask(village.address('jeanne'), [producer]);
    await village.pass(120);
    await computeStatistics();
    const { body } = await village.site.get('/api/agency/territory', await village.member());
    expect(body.figures.weeks).toHaveLength(12);
    expect(body.figures.weeks.at(-1)).toMatchObject({ requests: 1, answers: 0 });
    expect(body.figures.weeks.at(-1).alerts).toBeGreaterThan(0);
  });

  it('is computed by itself every night', async () => {
    const before = (await village.site.get('/api/agency/territory', await village.member())).body.figures.at;
    await village.pass(25 * 3_600);
    const after = (await village.site.get('/api/agency/territory', await village.member())).body.figures.at;
    expect(Date.parse(after) - Date.parse(before)).toBeGreaterThan(3_600_000);
  });

  it('is closed to whoever is no member', async () => {
    for (const path of ['/api/agency/territory', '/api/agency/territory/places.csv', '/api/agency/territory.geojson'])
      expect((await village.site.get(path)).status).toBe(401);
  });
});
