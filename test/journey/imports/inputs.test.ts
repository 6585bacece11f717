import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { formOn, sendForm } from '../../support/page-forms.ts';
import { startVillage, type Village } from '../../support/village.ts';
import { inventedSiret, registration } from '../../tour/people.ts';

/** What people write passes through the call, the list and the search box alike: understood, or asked about. */
let village: Village;
let bearer: Record<string, string>;
beforeAll(async () => {
  village = await startVillage();
});
beforeEach(async () => {
  bearer = await village.member();
});
afterEach(() => village.stack.kills.disarm());
afterAll(() => village.stop());

interface View {
  readonly state: string;
  readonly counts: Record<string, number>;
  readonly outcomes: Record<string, number>;
  readonly undone: Record<string, number> | null;
  readonly refused: readonly { readonly line: number; readonly code: string; readonly kind: string }[];
  readonly remarks: readonly { readonly line: number; readonly code: string }[];
  readonly gone: readonly { readonly id: string; readonly name: string; readonly isOut: boolean }[];
  readonly accepted: readonly { readonly name: string; readonly commune: string; readonly outcome: string }[];
}

const view = async (id: string): Promise<View> => {
  await village.quiet();
  const answer = await village.stack.fetch(`/api/agency/imports/${id}?lang=en`, { headers: bearer });
  return (await answer.json()) as View;
};

const imported = async (body: string, query = ''): Promise<View & { readonly id: string }> => {
  const headers = { 'content-type': 'application/octet-stream', ...bearer };
  const answer = await village.stack.fetch(`/api/agency/imports${query}`, { method: 'POST', headers, body });
  const started = (await answer.json()) as { id: string };
  expect(answer.status, JSON.stringify(started)).toBe(202);
  return { ...(await view(started.id)), id: started.id };
};

const act = async (id: string, what: string, body?: unknown): Promise<number> =>
  (
    await village.stack.fetch(`/api/agency/imports/${id}/${what}`, {
      method: 'POST',
      headers: { ...bearer, 'content-type': 'application/json' },
      body: JSON.stringify(body ?? {}),
    })
  ).status;

const page = async (id: string): Promise<string> =>
  (await village.stack.fetch(`/agence/imports/${id}`, { headers: bearer })).text();

describe('a registration by call', () => {
  const farm = (changes: Record<string, unknown>) => ({
    ...registration({ name: 'Ferme de l’Étang', siret: inventedSiret(901), email: '', channels: [] }, village.here),
    channels: [{ kind: 'sms', address: '06 12 34 56 78' }],
    ...changes,
  });

  it.each([
    ['\u202a06 39 98 12 34\u202c'],
    ['+33 (0)6 39 98 12 35'],
    ['33 6 39 98 12 36'],
    ['0692 12 34 56'],
    ['+262 (0)692 12 34 57'],
  ])('takes the mobile %s', async (address) => {
    const siret = inventedSiret(902 + [...address].reduce((sum, letter) => sum + letter.charCodeAt(0), 0));
    const answer = await village.site.post('/api/producers', farm({ siret, channels: [{ kind: 'sms', address }] }));
    expect(answer.status, JSON.stringify(answer.body)).toBe(202);
  });

  it.each([
    [{ channels: [{ kind: 'sms', address: '05 58 00 00 00' }] }, 'channels.0.address', 'landlineHasNoSms'],
    [{ channels: [{ kind: 'sms', address: '+32 475 12 34 56' }] }, 'channels.0.address', 'smsInFranceOnly'],
    [{ channels: [{ kind: 'email', address: 'rené@exemple.invalid' }] }, 'channels.0.address', 'emailAccents'],
    [{ siret: '00000000000000' }, 'siret', 'siretMissing'],
    [{ siret: '999 000 011' }, 'siret', 'siretIsSiren'],
  ])('says what is wrong with %j', async (changes, field, code) => {
    const answer = await village.site.post('/api/producers', farm(changes));
    expect(answer.status).toBe(400);
    expect(answer.body.errors).toMatchObject([{ field, code }]);
  });
});

describe('a list', () => {
  it('holds each row against itself: what agrees is taken, what does not is said, what could be two is asked', async () => {
    const list = [
      'nom;code commune;commune;code postal;téléphone;e-mail;siret;produits',
      'Ferme A;40100;Dax;;0692 12 34 56;a/b@exemple.invalid;en cours;miel',
      'Ferme B;;24600 ALLEMANS;;+33 (0)5 58 00 00 00 poste 12;;00000000000000;lait',
      'Ferme C;;Paris 16e Arrondissement;;;;;pain',
      'Ferme D;;Gaass;40350;;;;œufs',
      'Ferme E;40088;Bordeaux;;;;;vin',
      'Ferme F;;Hossegor;40150;;;99900001100018;miel',
      'Ferme G;;Gaas;40350;;;99900001100018;lait',
      '',
    ].join('\r\n');
    const { counts, accepted, refused, remarks } = await imported(list, '?dryRun=true&source=Essai');
    expect(counts).toMatchObject({ rows: 7, accepted: 5, refused: 1, asked: 1 });
    expect(accepted.map(({ commune }) => commune)).toEqual(['40088', '24007', '75056', '40101', '40304']);
    expect(refused).toMatchObject([
      { line: 6, code: 'placesDisagree' },
      { line: 8, code: 'sameSiretElsewhere', kind: 'asked' },
    ]);
    expect(remarks.map(({ line, code }) => `${line} ${code}`)).toEqual(
      expect.arrayContaining(['2 codeIsPostcode', '2 siretNone', '3 siretNone', '5 communeReadAs']),
    );
  });

  it('comes as GeoJSON too, is imported, and undone as a whole; then it can come again', async () => {
    const feature = (nom: string, commune: string) => ({
      type: 'Feature',
      properties: { nom, commune },
      geometry: null,
    });
    const list = JSON.stringify({
      type: 'FeatureCollection',
      features: [feature('Ferme du Retour', 'Gaas'), feature('Ferme du Détour', 'Dax')],
    });
    const first = await imported(list, '?source=Retour');
    expect(first.outcomes).toMatchObject({ created: 2 });
    expect(await act(first.id, 'undo')).toBe(202);
    expect(await view(first.id)).toMatchObject({ state: 'undone', undone: { removed: 2, restored: 0, kept: 0 } });
    expect((await imported(list, '?source=Retour')).outcomes).toMatchObject({ created: 2, removed: 0 });
    expect(await act(first.id, 'undo')).toBe(409);
  });

  it('in a new version says who is gone, asks about positions alone, keeps what it says of deliveries, and is undone with who was taken out', async () => {
    const first = await imported('nom;commune\nFerme du Reste;Gaas\nFerme du Départ;Gaas\n', '?source=Versions');
    expect(first.outcomes).toMatchObject({ created: 2 });
    const list = [
      'nom;commune;lat;lon;communes livrées;jours de livraison;point de retrait',
      'Ferme du Reste;Gaas;;;Dax, Pouillon;jeudi;marché de Dax',
      'Ferme du Point;;43.62;-1.02;;;',
      'Ferme d’Ailleurs;Liézey;;;;;',
      '',
    ].join('\n');
    const second = await imported(list, '?dryRun=true&source=Versions');
    expect(second.counts).toMatchObject({ rows: 3, accepted: 2, asked: 1 });
    expect(second.refused).toMatchObject([{ line: 3, code: 'positionOnly', kind: 'asked' }]);
    expect(second.remarks).toMatchObject([{ line: 4, code: 'outsideTerritory' }]);
    expect(second.accepted[0]).toMatchObject({
      delivery: { to: 'Dax, Pouillon', days: 'jeudi', pickUp: 'marché de Dax' },
    });
    expect(second.gone).toMatchObject([{ name: 'Ferme du Départ', answer: null, isOut: false }]);
    expect(await act(second.id, 'answers', { positionOnly: 'take' })).toBe(202);
    const preview = await view(second.id);
    expect(preview.counts).toMatchObject({ accepted: 3 });
    const html = await page(second.id);
    for (const said of ['Ferme du Départ', 'n’est plus dans cette version', 'aux environs de', 'marché de Dax'])
      expect(html).toContain(said);
    const gone = Object.fromEntries(preview.gone.map(({ id }) => [id, 'takeOut']));
    expect(await act(second.id, 'answers', { gone })).toBe(202);
    expect(await act(second.id, 'confirm')).toBe(202);
    const done = await view(second.id);
    expect(done.state).toBe('done');
    expect(done.gone).toMatchObject([{ name: 'Ferme du Départ', isOut: true }]);
    expect(await act(second.id, 'undo')).toBe(202);
    expect(await view(second.id)).toMatchObject({ state: 'undone', undone: { removed: 2, restored: 2 } });
    expect((await imported('nom;commune\nFerme du Départ;Gaas\n', '?source=Versions')).outcomes).toMatchObject({
      unchanged: 1,
    });
  });

  it('whose worker is killed in the middle of writing is undone as a whole', async () => {
    const list = 'nom;commune\nFerme du Coup;Gaas\nFerme du Sort;Dax\n';
    village.stack.kills.arm({ point: 'import.after-write', count: 1 });
    const { id } = await imported(list, '?source=Coup');
    expect(village.stack.kills.list().fired.some(({ point }) => point === 'import.after-write')).toBe(true);
    await village.pass(3_600);
    expect(await view(id)).toMatchObject({ state: 'done', outcomes: { created: 2 } });
    expect(await act(id, 'undo')).toBe(202);
    expect(await view(id)).toMatchObject({ state: 'undone', undone: { removed: 2, restored: 0, kept: 0 } });
  });

  it('whose worker dies at every attempt is undone from its page, as a whole', async () => {
    const list = 'nom;commune\nFerme du Glas;Gaas\nFerme du Fond;Dax\n';
    village.stack.kills.arm({ point: 'import.after-write', count: 100 });
    const { id, state } = await imported(list, '?source=Glas');
    expect(state).toBe('writing');
    expect(await act(id, 'undo'), 'a worker may still be at it').toBe(409);
    // Until the queue has given its message up.
    for (let attempts = 0; attempts < 8; attempts += 1) await village.pass(3_600);
    village.stack.kills.disarm();
    // The session of the day before has ended.
    bearer = await village.member();
    expect(await view(id)).toMatchObject({ state: 'writing' });
    const html = await page(id);
    expect(html).toContain('name="action" value="undo"');
    const pressed = await sendForm(
      `${village.stack.addresses.site}/agence/imports/${id}`,
      formOn(html, 'value="undo"'),
      bearer,
    );
    expect(pressed.status).toBe(303);
    expect(await view(id)).toMatchObject({ state: 'undone', undone: { removed: 2, restored: 0, kept: 0 } });
    expect((await imported(list, '?source=Glas')).outcomes).toMatchObject({ created: 2 });
  });

  it('takes rows with a position only by call as by its page', async () => {
    const list = 'nom;lat;lon\nFerme du Point seul;43.62;-1.02\n';
    expect((await imported(list, '?dryRun=true')).counts).toMatchObject({ accepted: 0, asked: 1 });
    expect((await imported(list, '?dryRun=true&positionOnly=leaveOut')).counts).toMatchObject({ leftOut: 1 });
    const taken = await imported(list, '?dryRun=true&positionOnly=take');
    expect(taken).toMatchObject({ positionOnly: 'take', counts: { accepted: 1 } });
    expect(taken.accepted).toMatchObject([{ name: 'Ferme du Point seul', communeFromPosition: true }]);
    const wrong = await village.stack.fetch('/api/agency/imports?positionOnly=perhaps', {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream', ...bearer },
      body: list,
    });
    expect(wrong.status).toBe(400);
  });

  it('whose preview is discarded writes nothing and is not imported', async () => {
    const { id } = await imported('nom;commune\nFerme du Non;Gaas\n', '?dryRun=true');
    expect(await act(id, 'discard')).toBe(202);
    expect(await act(id, 'confirm')).toBe(409);
    expect(await view(id)).toMatchObject({ state: 'discarded' });
  });
});

describe('a quantity', () => {
  it('of a request stays as it was written, for who asks and for who is asked', async () => {
    const farm = village.address('ferme');
    const producer = await village.published([{ kind: 'email', address: farm }]);
    const written = ['5-10 kg', '5–10 kg', '5 à 10 kg', '½ kg', '1,5 kg', 'deux douzaines', '10x2', 'selon récolte'];
    for (const quantity of written) {
      const email = village.address('cliente');
      const body = { ...village.requestBody(email, [producer]), lines: [{ what: 'carottes', quantity }] };
      const answer = await village.site.post('/api/requests', body);
      expect(answer.status, JSON.stringify(answer.body)).toBe(202);
    }
    await village.quiet();
    const records = (await village.records()).join('\n');
    // Folded and nothing else: fractions by figures, dashes between figures as hyphens.
    for (const quantity of written)
      expect(records).toContain(JSON.stringify(quantity.replace('½', '1/2').replace('–', '-')).slice(1, -1));
    expect(records).not.toMatch(/"(?:quantity)\\?":\\?"(?:510|102|15) ?(?:kg)?\\?"/);
  });
});

describe('the search box', () => {
  const searched = async (q: string) => {
    const answer = await village.stack.fetch(`/recherche?q=${encodeURIComponent(q)}`, { redirect: 'manual' });
    return { to: answer.headers.get('location') ?? '', html: answer.status === 200 ? await answer.text() : '' };
  };

  it.each([
    ['40107 Dax Cedex', '40088'],
    ['Paris 16e', '75056'],
    ['\u200bDax\u00a0(40)', '40088'],
    ['Hossegor', '40304'],
  ])('%s leads to the commune', async (typed, commune) => {
    expect((await searched(typed)).to).toContain(`commune=${commune}`);
  });

  it.each([
    ['Gironde', 'Gironde est vaste'],
    ['Vienne', 'Poitiers'],
    ['Balye', 'Blaye'],
    ['Boos', 'Rion-des-Landes'],
    ['Bordo', 'Bordeaux'],
    ['Boulogne', 'Boulogne-Billancourt'],
    ['Cadillac', 'Cadillac-sur-Garonne'],
  ])('%s is asked about', async (typed, words) => {
    expect((await searched(typed)).html).toContain(words);
  });
});
