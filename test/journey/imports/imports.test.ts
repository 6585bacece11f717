import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startVillage, type Village } from '../../support/village.ts';
import { xlsx } from '../../support/workbooks.ts';
import { comparisonData } from '../../unit/catalogue/data-folder.ts';

/** A member brings a list in: by calls, and by the pages that work without a script. */
interface View {
  readonly id: string;
  readonly state: string;
  readonly counts: Record<string, number> | null;
  readonly outcomes: Record<string, number>;
  readonly refused: { line: number; column: string; value: string; reason: string; kind: string }[];
  readonly accepted: { name: string; outcome: string; changes: unknown[] }[];
}

const LIST =
  'Nom;Ville;CP;Tél;Produits\nFerme du Lac;Liézey;88400;0329000001;miel\n;Liézey;88400;;\nFerme du Col;Gérardmer;88400;;fromages\n';

let village: Village;
let bearer: Record<string, string>;
beforeAll(async () => {
  village = await startVillage();
  bearer = await village.member();
});
afterAll(() => village.stop());

const send = async (body: BodyInit, query = '', headers: Record<string, string> = {}): Promise<Response> =>
  village.stack.fetch(`/api/agency/imports${query}`, {
    method: 'POST',
    headers: { 'content-type': 'text/csv', ...bearer, ...headers },
    body,
  });

const view = async (id: string): Promise<View> => {
  await village.quiet();
  const answer = await village.stack.fetch(`/api/agency/imports/${id}?lang=en`, { headers: bearer });
  return (await answer.json()) as View;
};

const imported = async (body: BodyInit, query = '', headers = {}): Promise<View> => {
  const answer = await send(body, query, headers);
  const started = (await answer.json()) as { id: string };
  expect(answer.status, JSON.stringify(started)).toBe(202);
  return view(started.id);
};

describe('an import by call', () => {
  it('tried dry writes nothing; confirmed, each row is there once; sent again, nothing is new', async () => {
    const trial = await imported(LIST, '?dryRun=true&source=Chambre');
    expect(trial).toMatchObject({
      state: 'preview',
      counts: { rows: 3, accepted: 2, refused: 1, leftOut: 0, repeated: 0 },
      outcomes: { created: 2 },
    });
    expect(trial.refused).toEqual([
      {
        kind: 'refused',
        line: 3,
        column: 'Nom',
        value: '',
        code: 'noName',
        reason: 'Without a name they can be neither shown nor invited.',
      },
    ]);
    const confirmed = await village.stack.fetch(`/api/agency/imports/${trial.id}/confirm`, {
      method: 'POST',
      headers: bearer,
    });
    expect(confirmed.status).toBe(202);
    expect(await view(trial.id)).toMatchObject({ state: 'done', outcomes: { created: 2 } });
    expect((await imported(LIST, '?source=Chambre')).outcomes).toMatchObject({ created: 0, unchanged: 2 });
    const updated = await imported(LIST.replace('miel', 'miel, pain'), '?source=Chambre&dryRun=true');
    expect(updated.accepted[0]).toMatchObject({ name: 'Ferme du Lac', outcome: 'changed' });
    expect(updated.accepted[0]?.changes).toHaveLength(2);
  });

  it('is listed near its place by name, commune and products, and nothing else of it is told', async () => {
    const answer = await village.stack.fetch('/api/not-yet?commune=88269');
    expect(answer.status).toBe(200);
    const { items } = (await answer.json()) as { items: Record<string, unknown>[] };
    expect(items[0]).toEqual({
      name: 'Ferme du Lac',
      commune: 'Liézey',
      families: ['honey'],
      products: ['miel'],
      // The centre of the commune is known to a few kilometres.
      distanceKm: 5,
    });
    const page = await (await village.stack.fetch('/pas-encore-inscrits?commune=88269')).text();
    expect(page).toContain('Ferme du Lac');
    expect(page).not.toContain('0329000001');
  });

  it('gives what was refused as a file', async () => {
    const { id } = await imported(LIST, '?dryRun=true');
    const answer = await village.stack.fetch(`/api/agency/imports/${id}/remarks.csv`, { headers: bearer });
    expect(answer.headers.get('content-type')).toContain('text/csv');
    expect((await answer.text()).replace(/[\u00a0\u202f]/g, ' ')).toBe(
      [
        'Ligne;Suite;Colonne;Valeur;Raison',
        '2;Prise, avec une remarque;Ville;Liézey;Hors du territoire de l’annuaire : pris, et montré à qui cherche là-bas.',
        '3;Refusée;Nom;;Sans nom, on ne peut ni le montrer ni l’inviter.',
        '4;Prise, avec une remarque;Ville;Gérardmer;Hors du territoire de l’annuaire : pris, et montré à qui cherche là-bas.',
        '',
      ].join('\r\n'),
    );
  });

  it('takes Windows-1252 and pressed files', async () => {
    const bytes = Uint8Array.from(Buffer.from(LIST, 'latin1'));
    const binary = { 'content-type': 'application/octet-stream' };
    expect((await imported(bytes, '?dryRun=true', binary)).counts).toMatchObject({ accepted: 2 });
    expect((await imported(gzipSync(LIST), '?dryRun=true', binary)).counts).toMatchObject({ accepted: 2 });
  });

  it('takes a workbook: each refusal with its row of the sheet', async () => {
    const rows = [
      ['Nom', 'SIRET', 'Commune', 'CP'],
      [],
      ['Ferme du Classeur', 1234567890123, 'Liézey', 88400],
      [null, null, 'Gaas', 40350],
    ];
    const answer = await imported(new Uint8Array(xlsx(...rows)), '?dryRun=true', {
      'content-type': 'application/octet-stream',
    });
    expect(answer.counts).toMatchObject({ rows: 2, accepted: 1, refused: 1 });
    expect(answer.refused).toMatchObject([{ line: 4, column: 'Nom', value: '', code: 'noName' }]);
  });

  it.each([
    ['of one column', 'nom\nA\nB\n', 400, 'n’a qu’une colonne'],
    ['with a NUL byte', 'nom;ville\nA\0;Gaas\n', 400, 'octet nul à la ligne 2'],
    ['with nothing that says where', 'nom;couleur\nA b;bleu\n', 400, 'Aucune colonne ne dit où'],
    ['that is a workbook cut short', 'PK\u0003\u0004....', 400, 'Ce classeur est abîmé'],
  ])('refuses a file %s with its sentence', async (_, text, status, sentence) => {
    const answer = await send(text);
    expect(answer.status).toBe(status);
    expect(JSON.stringify(await answer.json())).toContain(sentence);
  });

  it('refuses what unfolds to more than 20 MB without unfolding it, and what the front does not let through', async () => {
    const answer = await send(gzipSync(Buffer.alloc(200_000_000, 'nom;ville\n')), '', {
      'content-type': 'application/octet-stream',
    });
    expect(answer.status).toBe(413);
    expect(JSON.stringify(await answer.json())).toContain('la limite est de 20 Mo');
  });

  it('is closed to whoever has not signed in', async () => {
    expect((await send(LIST, '', { authorization: '' })).status).toBe(401);
  });
});

describe('an import by the pages', () => {
  it('goes from the file to its columns, the preview and the directory', async () => {
    const form = new FormData();
    form.set('file', new File(['ferme;où;val\nFerme de la Page;Liézey;x\n'], 'Liste du parc 2026-11-03.csv'));
    form.set('source', 'Parc des Ballons');
    const sent = await village.stack.fetch('/agence/imports', { method: 'POST', headers: bearer, body: form });
    expect(sent.status).toBe(303);
    const address = sent.headers.get('location') ?? '';
    const page = async (): Promise<string> => {
      await village.quiet();
      return (await village.stack.fetch(address, { headers: bearer })).text();
    };
    expect(await page()).toContain('Que contient chaque colonne');
    const post = (fields: Record<string, string>): Promise<Response> =>
      village.stack.fetch(address, { method: 'POST', headers: bearer, body: new URLSearchParams(fields) });
    const missing = await post({ action: 'columns', column0: 'name', column1: '', column2: '', source: 'Parc' });
    expect(missing.status).toBe(400);
    expect(await missing.text()).toContain('Aucune colonne ne dit où');
    const set = await post({ action: 'columns', column0: 'name', column1: 'commune', column2: '', source: 'Parc' });
    expect(set.status).toBe(303);
    const preview = await page();
    expect(preview).toContain('1 nouveau producteur');
    expect(preview).toContain('Rien n’est encore écrit');
    expect((await post({ action: 'confirm' })).status).toBe(303);
    expect(await page()).toContain('Import terminé');
  });

  it('says in the page what is wrong with a file', async () => {
    const form = new FormData();
    form.set('file', new File(['nom\nA\n'], 'liste.csv'));
    const sent = await village.stack.fetch('/agence/imports', { method: 'POST', headers: bearer, body: form });
    expect(sent.status).toBe(400);
    expect(await sent.text()).toContain('n’a qu’une colonne');
  });
});

const REAL = comparisonData('producteurs_osm_est_france.csv');

describe.skipIf(REAL === undefined)('the farm shops of eastern France', () => {
  it('are imported: every row accounted for, twice is once', async () => {
    const bytes = readFileSync(REAL ?? '');
    const first = await imported(bytes, '?source=OpenStreetMap');
    expect(first.counts).toEqual({ rows: 976, accepted: 436, refused: 46, leftOut: 492, repeated: 2 });
    expect(first.outcomes).toMatchObject({ created: 436 });
    expect((await imported(bytes, '?source=OpenStreetMap')).outcomes).toMatchObject({ created: 0, unchanged: 436 });
  });
});
