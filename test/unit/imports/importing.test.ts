import { beforeAll, describe, expect, it } from 'vitest';
import { advanceImport, type Importing } from '#app/imports/import-rows.ts';
import { answerRows, confirmImport, listName, startImport } from '#app/imports/start-import.ts';
import type { KnownPlaces } from '#domain/areas/known-places.ts';
import type { Import, RowResult } from '#domain/imports/import.ts';
import type { Geocoder } from '#domain/imports/import-store.ts';
import { ProducerId } from '#domain/shared/primitives.ts';
import { ImportId } from '#domain/unclaimed/unclaimed.ts';
import type { RegisteredProducers } from '#domain/unclaimed/unclaimed-store.ts';
import { NOW } from '../../support/builders.ts';
import { BUILD_TIMEOUT, builtCommunes } from '../places/list.ts';
import { unclaimedContract } from '../unclaimed/unclaimed-contract.ts';
import { NOBODY_REGISTERED, unclaimedInMemory } from '../unclaimed/unclaimed-in-memory.ts';
import { importsInMemory } from './imports-in-memory.ts';

let communes: KnownPlaces;
beforeAll(async () => {
  communes = await builtCommunes();
}, BUILD_TIMEOUT);

const NO_GEOCODER: Geocoder = { locate: async (addresses) => addresses.map(() => 'pending') };

interface Changes {
  readonly registered?: RegisteredProducers;
  readonly geocoder?: Geocoder;
}

/** An agency with an empty directory. */
const anAgency = ({ registered = NOBODY_REGISTERED, geocoder = NO_GEOCODER }: Changes = {}) => {
  const imports = importsInMemory();
  const unclaimed = unclaimedInMemory();
  let number = 0;
  const importing: Importing = {
    imports,
    unclaimed,
    list: unclaimed.list,
    registered,
    geocoder,
    places: communes,
    territory: [],
    now: () => NOW,
    timeIsUp: () => false,
    reached: () => undefined,
  };
  const start = async (text: string, { dryRun = false, source = 'chambre' } = {}): Promise<ImportId> => {
    number += 1;
    const id = ImportId.parse(`import${String(number).padStart(4, '0')}`);
    const bytes = new TextEncoder().encode(text);
    const started = await startImport(
      { id, bytes, fileName: 'liste.csv', source, by: 'member', dryRun, asksColumns: false, now: NOW },
      imports,
    );
    if (!started.ok) throw new Error(JSON.stringify(started.reason));
    return id;
  };
  const job = async (id: ImportId): Promise<Import> => {
    const found = await imports.find(id);
    if (found === undefined) throw new Error('no such import');
    return found;
  };
  const run = async (text: string, options: { dryRun?: boolean; source?: string } = {}) => {
    const id = await start(text, options);
    await advanceImport(id, importing);
    const results = await imports.results(id);
    return { ...(await job(id)), results };
  };
  return { imports, unclaimed, importing, start, job, run };
};

const outcomesOf = (results: readonly RowResult[]): string[] =>
  results.map(({ name, outcome }) => `${name}: ${outcome}`);

const LIST = 'nom;insee;tel;lat;lon\nFerme Haute;88269;0329631234;48.0813;6.7893\nFerme Basse;88269;;48.09;6.80\n';

describe('the store of who is not yet with us, in memory', () => {
  const store = unclaimedInMemory();
  unclaimedContract(() => store);
});

describe('an import', () => {
  it('lists every accepted row, once', async () => {
    const { run } = anAgency();
    const first = await run(LIST);
    expect(first).toMatchObject({ state: 'done', through: 2, outcomes: { created: 2 } });
    expect(first.communes).toEqual([{ code: '88269', name: 'Liézey', count: 2 }]);
  });

  it('of the same file again creates nothing and changes nothing', async () => {
    const { run } = anAgency();
    await run(LIST);
    expect((await run(LIST)).outcomes).toEqual({ created: 0, changed: 0, unchanged: 2, removed: 0, registered: 0 });
  });

  it('of the same file with identifiers, rows renamed and moved, knows them all', async () => {
    const { run } = anAgency();
    await run('id;nom;insee;lat;lon\n1;Ferme Haute;88269;48.0813;6.7893\n');
    const again = await run('id;nom;insee;lat;lon\n1;La Haute Ferme;88269;48.0913;6.7893\n');
    expect(again.outcomes).toMatchObject({ created: 0, changed: 1 });
    expect(again.results[0]?.changes.map(({ field }) => field)).toEqual(['name', 'position']);
  });

  it('asks of one name and commune at another address in another list; in its own list it was put right', async () => {
    const { run, imports, importing, job } = anAgency();
    const list = (address: string) => `nom;insee;adresse\nFerme Haute;88269;${address}\n`;
    await run(list('Le Bourg'), { source: 'chambre' });
    const other = await run(list('12 route du Lac'), { source: 'parc', dryRun: true });
    expect(other.results).toMatchObject([{ outcome: 'asked', perhaps: 'Ferme Haute', perhapsWhy: 'address' }]);
    await answerRows(await job(other.id), { answers: { 2: 'two' } }, { imports, now: NOW });
    await advanceImport(other.id, importing);
    expect((await job(other.id)).outcomes).toMatchObject({ created: 1 });
    const again = await run(list('3 rue de l’Église'), { source: 'chambre' });
    expect(again.results[0]?.changes.map(({ field }) => field)).toEqual(['address']);
  });

  it('of two of one name at two addresses makes two where a member says so, and knows both again', async () => {
    const { run, imports, importing, job } = anAgency();
    const list = 'nom;insee;adresse\nFerme Haute;88269;Le Bourg\nFerme Haute;88269;12 route du Lac\n';
    const trial = await run(list, { dryRun: true });
    expect(trial.counts).toMatchObject({ accepted: 1, asked: 1 });
    await answerRows(await job(trial.id), { answers: { 3: 'two' } }, { imports, now: NOW });
    await advanceImport(trial.id, importing);
    await confirmImport(await job(trial.id), { imports, now: NOW });
    await advanceImport(trial.id, importing);
    expect((await job(trial.id)).outcomes).toMatchObject({ created: 2 });
    expect((await run('nom;insee;adresse\nFerme Haute;88269;12 route du Lac\n')).outcomes).toMatchObject({
      created: 0,
      unchanged: 1,
    });
  });

  it('does not take an identifier of another list for its own', async () => {
    const { run } = anAgency();
    await run('id;nom;insee\n1;Ferme Haute;88269\n', { source: 'chambre' });
    expect((await run('id;nom;insee\n1;Domaine du Lac;40101\n', { source: 'chambre' })).outcomes.created).toBe(1);
    expect((await run('id;nom;insee\n1;Le Moulin;88269\n', { source: 'parc' })).outcomes.created).toBe(1);
  });

  it('that is a trial writes nothing, says what it would do, and can then be confirmed', async () => {
    const { run, unclaimed, imports, importing, job } = anAgency();
    const trial = await run(LIST, { dryRun: true });
    expect(trial).toMatchObject({ state: 'preview', outcomes: { created: 2 } });
    const [first] = trial.results;
    expect(await unclaimed.find(first?.id as never)).toBeUndefined();
    const confirmed = await confirmImport(await job(trial.id), { imports, now: NOW });
    expect(confirmed.ok).toBe(true);
    await advanceImport(trial.id, importing);
    expect(await job(trial.id)).toMatchObject({ state: 'done', outcomes: { created: 2 } });
    expect(await unclaimed.find(first?.id as never)).toBeDefined();
    expect(await confirmImport(await job(trial.id), { imports, now: NOW })).toEqual({ ok: false, reason: 'notReady' });
  });

  it('of an updated file shows what would change, field by field', async () => {
    const { run } = anAgency();
    await run(LIST);
    const updated = LIST.replace('0329631234', '0612345678').replace(
      'Ferme Basse;88269;;',
      'Ferme Basse;88269;0699999999;',
    );
    const trial = await run(updated, { dryRun: true });
    expect(trial.results.map(({ name, changes }) => [name, changes])).toEqual([
      ['Ferme Haute', [{ field: 'telephones', before: '+33329631234', after: '+33612345678' }]],
      ['Ferme Basse', [{ field: 'telephones', before: '', after: '+33699999999' }]],
    ]);
  });

  it('with empty cells takes nothing back', async () => {
    const { run } = anAgency();
    await run(LIST);
    expect((await run(LIST.replace('0329631234', ''))).outcomes).toMatchObject({ unchanged: 2 });
  });

  it('of another list fills in what is missing, and changes nothing that is there', async () => {
    const { run, unclaimed } = anAgency();
    const { results } = await run(LIST);
    const other = 'nom;insee;tel;mail\nGAEC de la Ferme Haute;88269;0612345678;haute@exemple.fr\n';
    expect((await run(other, { source: 'parc' })).outcomes).toMatchObject({ created: 0, changed: 1 });
    const known = await unclaimed.find(results[0]?.id as never);
    expect(known?.details).toMatchObject({
      name: 'Ferme Haute',
      telephones: ['+33329631234'],
      emails: ['haute@exemple.fr'],
      located: 'given',
    });
  });

  it('does not bring back who asked to be taken out', async () => {
    const { run, unclaimed } = anAgency();
    const { results } = await run(LIST);
    await unclaimed.takeOut(results[0]?.id as never, NOW);
    const again = await run(LIST);
    expect(outcomesOf(again.results)).toEqual(['Ferme Haute: removed', 'Ferme Basse: unchanged']);
    expect((await run('nom;ville;cp\nFerme haute;LIEZEY;88400\n', { source: 'autre' })).outcomes).toMatchObject({
      created: 0,
      removed: 1,
    });
  });

  it('does not list who has registered: by SIRET, or by their name near their place', async () => {
    const id = ProducerId.parse('producer1');
    const registered: RegisteredProducers = {
      withSirets: async (sirets) => new Map(sirets.map((siret) => [siret, id])),
      inCells: async (cells) =>
        new Map(cells.map((cell) => [cell, [{ id, name: 'GAEC Ferme Basse', commune: '88269', lat: 48.1, lon: 6.8 }]])),
    };
    const { run } = anAgency({ registered });
    const list = 'nom;insee;siret\nFerme Haute;88269;99900001100018\nFerme Basse;88269;\nFerme Neuve;88269;\n';
    expect(outcomesOf((await run(list)).results)).toEqual([
      'Ferme Haute: registered',
      'GAEC Ferme Basse: registered'.replace('GAEC ', ''),
      'Ferme Neuve: created',
    ]);
  });

  it('locates addresses where the service answers, and does not wait for it where it does not', async () => {
    const geocoder: Geocoder = {
      locate: async (addresses) => addresses.map((_, index) => (index === 0 ? { lat: 48.085, lon: 6.785 } : 'pending')),
    };
    const { run, unclaimed } = anAgency({ geocoder });
    const { results, approximate } = await run('nom;insee;adresse\nA b;88269;1 rue Haute\nC d;88269;2 rue Basse\n');
    expect(approximate).toBe(2);
    const known = await unclaimed.findAll(results.flatMap(({ id }) => (id === null ? [] : [id as never])));
    expect([...known.values()].map(({ details }) => details.located)).toEqual(['address', 'commune']);
  });

  it('that is interrupted anywhere ends as if it had not been', async () => {
    const rows = Array.from({ length: 450 }, (_, row) => `Ferme ${row};88269;48.08;6.78`).join('\n');
    const list = `nom;insee;lat;lon\n${rows}\n`;
    const { start, importing, job, imports } = anAgency();
    const id = await start(list);
    let crashes = 0;
    const crashing: Importing = {
      ...importing,
      timeIsUp: () => true,
      reached: () => {
        crashes += 1;
        if (crashes % 2 === 1) throw new Error('killed');
      },
    };
    for (let turn = 0; turn < 12 && (await job(id)).state !== 'done'; turn += 1) {
      await advanceImport(id, crashing).catch(() => undefined);
    }
    expect(crashes).toBeGreaterThan(4);
    expect(await job(id)).toMatchObject({ state: 'done', through: 450, outcomes: { created: 450, unchanged: 0 } });
    expect(await imports.results(id)).toHaveLength(450);
  });

  it('that has ended is not begun again by a message that comes twice', async () => {
    const { run, importing } = anAgency();
    const { id } = await run(LIST);
    expect(await advanceImport(id, importing)).toBe('nothing');
  });
});

describe('the name of a list', () => {
  it.each([
    ['Producteurs_2026-11-03 (2).csv', 'Producteurs'],
    ['C:\\listes\\export-chambre-88_20261103.CSV', 'export chambre 88'],
    ['.csv', 'liste'],
  ])('of %s is without its date', (file, name) => {
    expect(listName(file)).toBe(name);
  });
});
