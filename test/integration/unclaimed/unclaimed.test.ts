import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { coverageIn } from '#adapters/dynamodb/coverage/coverage.ts';
import { importsIn } from '#adapters/dynamodb/imports/imports.ts';
import { unclaimedIndexIn, unclaimedStoreIn } from '#adapters/dynamodb/imports/unclaimed.ts';
import { directoryIn } from '#adapters/dynamodb/producers/directory.ts';
import { NO_OUTBOX } from '#adapters/dynamodb/producers/outbox.ts';
import { registeredProducersIn } from '#adapters/dynamodb/producers/registered-producers.ts';
import { startImport } from '#app/imports/start-import.ts';
import { cellAt, nearKey } from '#domain/areas/keys.ts';
import { cardOf } from '#domain/coverage/projection.ts';
import { type Import, NO_OUTCOMES, type RowResult } from '#domain/imports/import.ts';
import type { Remark } from '#domain/imports/row-codes.ts';
import { EMPTY_OUTBOX } from '#domain/producers/directory.ts';
import { ImportId } from '#domain/unclaimed/unclaimed.ts';
import { aProducer, NOW } from '../../support/builders.ts';
import { startTestTables, type TestTables } from '../../support/tables.ts';
import { unclaimedContract } from '../../unit/unclaimed/unclaimed-contract.ts';

let tables: TestTables;
beforeAll(async () => {
  tables = await startTestTables('directory', 'coverage', 'agency');
});
afterAll(() => tables.stop());

const NAMES = { directory: 'directory', coverage: 'coverage' };

describe('the store of who is not yet with us, on the tables', () => {
  unclaimedContract(() => ({
    ...unclaimedStoreIn(tables.documents, NAMES),
    index: unclaimedIndexIn(tables.documents, 'coverage'),
  }));

  test('two at once under one name wait for each other, and both are written', async () => {
    const store = unclaimedStoreIn(tables.documents, NAMES);
    const { anUnclaimed, listingOf } = await import('../../unit/unclaimed/unclaimed-contract.ts');
    const listings = Array.from({ length: 8 }, (_, number) =>
      listingOf(
        anUnclaimed(store.idFor(`at once ${number}`), {
          name: 'Ferme à plusieurs',
          position: { lat: 48 + number / 100, lon: 6.8 },
        }),
      ),
    );
    const outcomes = await Promise.all(listings.map((listing) => store.create(listing)));
    expect(outcomes).toEqual(listings.map(() => 'created'));
  });
});

describe('who has registered', () => {
  test('is known by SIRET, and by where their farm lies once they are published', async () => {
    const producer = aProducer({ id: 'registered1' });
    const directory = directoryIn(tables.documents, 'directory', NO_OUTBOX);
    await directory.create({ producer, outbox: EMPTY_OUTBOX });
    const coverage = coverageIn(tables.documents, NAMES, () => NOW);
    const { lat, lon } = producer.details.position;
    const [round] = producer.details.rounds;
    if (round === undefined) throw new Error('every producer has a round');
    const cell = cellAt(lat, lon, 4);
    await coverage.write(producer.id, 1, [
      { key: nearKey(cell), fit: 'full', clip: null, card: cardOf(producer, round, 'Gaas') },
    ]);
    const registered = registeredProducersIn(tables.documents, NAMES);
    const { siret, name, commune } = producer.details;
    expect(await registered.withSirets([siret, '00000000000000'])).toEqual(new Map([[siret, producer.id]]));
    expect(await registered.inCells([cell])).toEqual(new Map([[cell, [{ id: producer.id, name, commune, lat, lon }]]]));
  });
});

describe('an import in the table', () => {
  const started = async (id: string, text: string): Promise<Import> => {
    const outcome = await startImport(
      {
        id: ImportId.parse(id),
        bytes: new TextEncoder().encode(text),
        fileName: 'liste.csv',
        by: 'membre@agence.example',
        dryRun: true,
        asksColumns: false,
        now: NOW,
      },
      importsIn(tables.documents, 'agency'),
    );
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.reason));
    return outcome.value;
  };

  test('keeps its file whole, of several megabytes too', async () => {
    // Random, so that it cannot be pressed into one part.
    const noise = (seed: number): string =>
      Array.from({ length: 40 }, (_, at) =>
        Math.abs(Math.sin(seed * 41 + at) * 1e9)
          .toString(36)
          .slice(0, 6),
      ).join('');
    const text = `nom;insee\n${Array.from({ length: 12_000 }, (_, row) => `Ferme ${noise(row)};88269`).join('\n')}\n`;
    const { id } = await started('importlarge', text);
    const bytes = await importsIn(tables.documents, 'agency').file(id);
    expect(new TextDecoder().decode(bytes)).toBe(text);
  });

  test('is saved at the version it was read at, and by nobody else', async () => {
    const imports = importsIn(tables.documents, 'agency');
    const record = await started('importsaved', 'nom;insee\nA b;88269\n');
    const next: Import = { ...record, state: 'comparing', outcomes: { ...NO_OUTCOMES, created: 1 }, version: 2 };
    expect(await imports.save(next)).toBe('saved');
    expect(await imports.save(next)).toBe('changed');
    expect(await imports.find(record.id)).toEqual(next);
    expect((await imports.recent(10)).map(({ id }) => id)).toContain(record.id);
  });

  test('keeps remarks and results, step by step, a step that comes twice once', async () => {
    const imports = importsIn(tables.documents, 'agency');
    const { id } = await started('importsteps', 'nom;insee\nA b;88269\n');
    const remark: Remark = {
      kind: 'refused',
      line: 3,
      column: 'nom',
      value: '',
      reason: { code: 'noName', values: {} },
    };
    await imports.keepRemarks(id, [remark]);
    expect(await imports.remarks(id)).toEqual([remark]);
    const result = (line: number): RowResult => ({
      line,
      name: `Ferme ${line}`,
      commune: '88269',
      communeName: 'Liézey',
      lat: 48,
      lon: 6,
      approximate: false,
      communeFromPosition: false,
      delivery: { to: '', days: '', pickUp: '' },
      products: [],
      otherProducts: [],
      perhaps: '',
      perhapsWhy: null,
      before: null,
      families: [],
      outcome: 'created',
      id: null,
      changes: [],
    });
    await imports.keepResults(id, 200, [result(203)]);
    await imports.keepResults(id, 0, [result(2)]);
    await imports.keepResults(id, 0, [result(2)]);
    expect((await imports.results(id)).map(({ line }) => line)).toEqual([2, 203]);
  });

  test('remembers what columns held', async () => {
    const imports = importsIn(tables.documents, 'agency');
    expect(await imports.remembered('a|b')).toBeUndefined();
    await imports.remember('a|b', { A: 'name', B: null });
    expect(await imports.remembered('a|b')).toEqual({ A: 'name', B: null });
  });
});
