import { beforeAll, describe, expect, it } from 'vitest';
import { advanceImport, type Importing } from '#app/imports/import-rows.ts';
import { answerRows, confirmImport, startImport } from '#app/imports/start-import.ts';
import { advanceUndo, discardImport, startUndo } from '#app/imports/undo-import.ts';
import type { KnownPlaces } from '#domain/areas/known-places.ts';
import type { Import } from '#domain/imports/import.ts';
import { UnclaimedId } from '#domain/shared/primitives.ts';
import { ImportId, UnclaimedProducer } from '#domain/unclaimed/unclaimed.ts';
import { NOW } from '../../support/builders.ts';
import { BUILD_TIMEOUT, builtCommunes } from '../places/list.ts';
import { NOBODY_REGISTERED, unclaimedInMemory } from '../unclaimed/unclaimed-in-memory.ts';
import { importsInMemory } from './imports-in-memory.ts';

let communes: KnownPlaces;
beforeAll(async () => {
  communes = await builtCommunes();
}, BUILD_TIMEOUT);

const LIST = 'id;nom;commune;produits\n1;Ferme du Lac;Liézey;miel\n2;Ferme du Pré;Gérardmer;lait\n';

const anAgency = () => {
  const imports = importsInMemory();
  const unclaimed = unclaimedInMemory();
  let number = 0;
  const importing: Importing = {
    imports,
    unclaimed,
    list: unclaimed.list,
    registered: NOBODY_REGISTERED,
    geocoder: { locate: async (addresses) => addresses.map(() => 'pending' as const) },
    places: communes,
    territory: ['88'],
    now: () => NOW,
    timeIsUp: () => false,
    reached: () => undefined,
  };
  const found = async (id: ImportId): Promise<Import> => {
    const job = await imports.find(id);
    if (job === undefined) throw new Error('no such import');
    return job;
  };
  const run = async (text: string, { dryRun = false } = {}): Promise<Import> => {
    number += 1;
    const id = ImportId.parse(`import${String(number).padStart(4, '0')}`);
    const bytes = new TextEncoder().encode(text);
    const arrival = {
      id,
      bytes,
      fileName: 'liste.csv',
      source: 'Chambre',
      by: 'member',
      dryRun,
      asksColumns: false,
      now: NOW,
    };
    const started = await startImport(arrival, imports);
    if (!started.ok) throw new Error(JSON.stringify(started.reason));
    await advanceImport(id, importing);
    return found(id);
  };
  const undo = async (job: Import): Promise<Import> => {
    const started = await startUndo(job, { imports, now: NOW });
    if (!started.ok) throw new Error(started.reason);
    const undoing = {
      imports,
      unclaimed,
      communeName: (code: string) => communes.communeName(code) ?? code,
      now: () => NOW,
    };
    // One step a turn, as a worker whose time is always up.
    while ((await advanceUndo(job.id, { ...undoing, timeIsUp: () => true })) === 'more');
    return found(job.id);
  };
  const farms = async (job: Import): Promise<UnclaimedProducer[]> => {
    const ids = (await imports.results(job.id)).flatMap(({ id }) => (id === null ? [] : [UnclaimedId.parse(id)]));
    return [...(await unclaimed.findAll(ids)).values()];
  };
  return { imports, unclaimed, importing, run, undo, farms, found };
};

describe('an import whose worker was killed while it wrote', () => {
  const MANY = (product: string) =>
    `id;nom;commune;produits\n${Array.from({ length: 230 }, (_, row) => `${row};Ferme numéro ${row};Liézey;${product}\n`).join('')}`;

  const killedAt = async (agency: ReturnType<typeof anAgency>, text: string, turn: number): Promise<Import> => {
    const preview = await agency.run(text, { dryRun: true });
    await confirmImport(preview, { imports: agency.imports, now: NOW });
    let turns = 0;
    const killed: Importing = {
      ...agency.importing,
      reached: () => {
        turns += 1;
        if (turns === turn) throw new Error('killed');
      },
    };
    await expect(advanceImport(preview.id, killed)).rejects.toThrow('killed');
    return agency.found(preview.id);
  };

  it.each([1, 2])('in step %d, goes on, and is undone as a whole', async (turn) => {
    const agency = anAgency();
    const first = await agency.run(MANY('miel'));
    const job = await killedAt(agency, MANY('lait'), turn);
    await advanceImport(job.id, agency.importing);
    expect(await agency.undo(await agency.found(job.id))).toMatchObject({
      state: 'undone',
      undone: { removed: 0, restored: 230, kept: 0 },
    });
    expect(new Set((await agency.farms(first)).flatMap(({ details }) => details.products))).toEqual(new Set(['miel']));
  });

  it('for good is undone a quarter of an hour later: all that it made, and nothing else', async () => {
    const agency = anAgency();
    await agency.run('id;nom;commune;produits\n900;Ferme d’avant;Liézey;miel\n');
    const job = await killedAt(agency, MANY('lait'), 2);
    expect(job).toMatchObject({ state: 'writing', through: 200 });
    expect((await startUndo(job, { imports: agency.imports, now: NOW })).ok).toBe(false);
    const later = new Date(Date.parse(NOW) + 16 * 60_000).toISOString();
    expect((await startUndo(job, { imports: agency.imports, now: later })).ok).toBe(true);
    expect(await agency.undo(await agency.found(job.id))).toMatchObject({ undone: { removed: 230, kept: 0 } });
    expect(await agency.farms(job)).toEqual([]);
    const left = await agency.unclaimed.list.inDepartment('88', undefined);
    expect(left.producers.map(({ details }) => details.name)).toEqual(['Ferme d’avant']);
  });
});

describe('an import that is undone', () => {
  it('leaves nothing of what it made, and the same list can be brought in again', async () => {
    const { run, undo, farms } = anAgency();
    const first = await run(LIST);
    expect(await farms(first)).toHaveLength(2);
    expect(await undo(first)).toMatchObject({ state: 'undone', undone: { removed: 2, restored: 0, kept: 0 } });
    expect(await farms(first)).toEqual([]);
    expect((await run(LIST)).outcomes).toMatchObject({ created: 2, removed: 0 });
  });

  it('leaves those that it changed as they were before', async () => {
    const { run, undo, farms } = anAgency();
    const first = await run(LIST);
    const before = (await farms(first)).map(({ details }) => details);
    const second = await run(LIST.replace('miel', 'miel, pain').replace('Ferme du Pré', 'Ferme des Prés'));
    expect(second.outcomes.changed).toBe(2);
    expect(await undo(second)).toMatchObject({ undone: { removed: 0, restored: 2, kept: 0 } });
    expect((await farms(first)).map(({ details }) => details)).toEqual(before);
  });

  it('keeps who has claimed their farm, and what a later list has changed', async () => {
    const { run, undo, farms, unclaimed } = anAgency();
    const first = await run(LIST);
    const [lake] = await farms(first);
    if (lake === undefined) throw new Error('nobody was imported');
    const claimed = UnclaimedProducer.parse({ ...lake, state: 'claimed', claimedAt: NOW, version: lake.version + 1 });
    await unclaimed.change(lake, { producer: claimed, communeName: 'Liézey', keys: [] });
    const second = await run(LIST.replace('lait', 'lait, pain'));
    expect(second.outcomes.changed).toBe(1);
    expect(await undo(first)).toMatchObject({ undone: { removed: 0, restored: 0, kept: 2 } });
    expect(await farms(first)).toHaveLength(2);
  });

  it('said twice is undone once, and a preview cannot be undone', async () => {
    const { run, undo, imports } = anAgency();
    const job = await run(LIST);
    const undone = await undo(job);
    expect(await startUndo(undone, { imports, now: NOW })).toEqual({ ok: false, reason: 'notReady' });
    const preview = await run(LIST, { dryRun: true });
    expect(await startUndo(preview, { imports, now: NOW })).toEqual({ ok: false, reason: 'notReady' });
  });
});

describe('a preview that is discarded', () => {
  it('writes nothing and cannot be imported any more', async () => {
    const { run, imports, farms } = anAgency();
    const preview = await run(LIST, { dryRun: true });
    const discarded = await discardImport(preview, { imports, now: NOW });
    expect(discarded).toMatchObject({ ok: true, value: { state: 'discarded' } });
    if (!discarded.ok) return;
    expect(await confirmImport(discarded.value, { imports, now: NOW })).toEqual({ ok: false, reason: 'notReady' });
    expect(await farms(preview)).toEqual([]);
  });
});

describe('rows that may be one farm', () => {
  const TWO = (rows: string) => `nom;commune;siret;lat;lon;adresse;produits\n${rows}`;

  it.each([
    [
      'one SIRET under two names in two communes',
      'Ferme A;Liézey;99900001100018;;;;miel\nFerme B;Gérardmer;99900001100018;;;;lait\n',
      'sameSiretElsewhere',
    ],
    [
      'one name five kilometres apart in a commune',
      'Ferme A;Gérardmer;;48.0700;6.8700;;miel\nFerme A;Gérardmer;;48.0300;6.8400;;lait\n',
      'sameNameFarther',
    ],
    [
      'X, and X & fils at one address',
      'Dupont;Gérardmer;;;;1 rue des Prés;miel\nDupont & fils;Gérardmer;;;;1 rue des Prés;lait\n',
      'likeNameHere',
    ],
  ])('are asked about: %s', async (_, rows, code) => {
    const { run, imports } = anAgency();
    const preview = await run(TWO(rows), { dryRun: true });
    expect(preview.counts).toMatchObject({ accepted: 1, asked: 1 });
    const [asked] = (await imports.remarks(preview.id)).filter(({ kind }) => kind === 'asked');
    expect(asked?.reason).toMatchObject({ code, values: { line: 2 } });
  });

  it('are one, or two, as the member says', async () => {
    const { run, imports, importing, found } = anAgency();
    const rows = 'Ferme A;Liézey;99900001100018;;;;miel\nFerme B;Gérardmer;99900001100018;;;;lait\n';
    const answered = async (answer: 'same' | 'two'): Promise<Import> => {
      const preview = await run(TWO(rows), { dryRun: true });
      await answerRows(preview, { answers: { '3': answer } }, { imports, now: NOW });
      await advanceImport(preview.id, importing);
      return found(preview.id);
    };
    expect((await answered('same')).counts).toEqual({ rows: 2, accepted: 1, refused: 0, leftOut: 0, repeated: 1 });
    expect((await answered('two')).counts).toEqual({ rows: 2, accepted: 2, refused: 0, leftOut: 0, repeated: 0 });
  });

  it('of a SIRET that the directory knows under another name and commune are asked about, and not merged', async () => {
    const { run, imports } = anAgency();
    await run(TWO('Ferme A;Liézey;99900001100018;;;;miel\n'));
    const second = await run(TWO('Ferme B;Gérardmer;99900001100018;;;;lait\n'));
    expect(second.outcomes).toMatchObject({ created: 0, changed: 0, asked: 1 });
    expect((await imports.results(second.id))[0]).toMatchObject({ outcome: 'asked', perhaps: 'Ferme A' });
  });

  it('of one farm with a product each are one farm with all of them', async () => {
    const { run, farms } = anAgency();
    const rows = ['miel', 'lait', 'pain', 'œufs', 'tomate', 'fraise', 'cidre', 'huile', 'savon'].map(
      (product) => `Ferme A;Liézey;;;;;${product}\n`,
    );
    const job = await run(TWO(rows.join('')));
    expect(job.counts).toMatchObject({ accepted: 1, repeated: 8 });
    const [farm] = await farms(job);
    expect(farm?.details.families).toEqual([
      'honey',
      'dairy',
      'bread',
      'eggs',
      'vegetables',
      'fruit',
      'drinks',
      'grocery',
      'crafts',
    ]);
  });
});
