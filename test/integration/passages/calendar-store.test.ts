import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  calendarStoreIn,
  liveChangesIn,
  liveStatesIn,
  liveStoreIn,
  liveUpdate,
} from '#adapters/dynamodb/producers/live.ts';
import { requestsIn } from '#adapters/dynamodb/requests/requests.ts';
import { CalendarChanges } from '#domain/passages/calendar-changes.ts';
import { ProducerId } from '#domain/shared/primitives.ts';
import { aRequest, NOW } from '../../support/builders.ts';
import { startTestTables, type TestTables } from '../../support/tables.ts';

let tables: TestTables;
beforeAll(async () => {
  tables = await startTestTables('coverage', 'deliveries', 'requests', 'agency');
});
afterAll(() => tables.stop());

const FARM = ProducerId.parse('fermedugaas1');
const notThisThursday = CalendarChanges.parse({
  days: [{ roundId: 'roundthursday', day: '2026-12-10', kind: 'cancelled', word: 'panne', at: NOW }],
});
const store = () =>
  calendarStoreIn(tables.documents, { coverage: 'coverage', deliveries: 'deliveries', directory: 'directory' });

test('what a producer says of a day is read with stock and pause, by the very next search', async () => {
  expect(await store().find(FARM)).toEqual({ changes: { days: [], spans: [] }, version: 0 });
  await liveStoreIn(tables.documents, 'coverage').setStock(FARM, { asperge: 'soldOut' });
  expect(await store().save(FARM, { changes: notThisThursday, version: 0 }, [])).toBe('saved');
  expect(await liveStatesIn(tables.documents, 'coverage').of([FARM])).toEqual(
    new Map([[FARM, { paused: false, stock: { asperge: 'soldOut' }, changes: notThisThursday }]]),
  );
});

test('whoever writes a word that changes by the minute stands in the index of changes', async () => {
  const changes = liveChangesIn(tables.documents, 'coverage');
  const before = new Date().toISOString();
  const [stock, pause] = [ProducerId.parse('fermestock01'), ProducerId.parse('fermepause01')];
  await liveStoreIn(tables.documents, 'coverage').setStock(stock, { asperge: 'soldOut' });
  await tables.documents.send(
    new TransactWriteCommand({ TransactItems: [liveUpdate('coverage', pause, { paused: true })] }),
  );
  const { changes: calendar, version } = await store().find(FARM);
  await store().save(FARM, { changes: calendar, version }, []);
  expect(new Set(await changes.since(before))).toEqual(new Set([stock, pause, FARM]));
  expect(await changes.since(new Date(Date.now() + 60_000).toISOString())).toEqual([]);
});

test('of two who change it at once, one is told so, and nothing of the other is lost', async () => {
  const { changes, version } = await store().find(FARM);
  const results = await Promise.all([
    store().save(FARM, { changes: { ...changes, days: [] }, version }, []),
    store().save(FARM, { changes, version }, []),
  ]);
  expect(results.sort()).toEqual(['changed', 'saved']);
  expect((await store().find(FARM)).version).toBe(version + 1);
});

test('who asked for a passage is found by its day; an unconfirmed request, and one for another day, are not', async () => {
  const requests = requestsIn(tables.documents, { requests: 'requests', agency: 'agency', deliveries: 'deliveries' });
  const part = {
    producerId: FARM,
    producerName: 'Ferme du Bédat',
    state: 'asked' as const,
    attempts: [],
    answer: null,
  };
  const asking = (id: string, day: string | null, state: 'pending' | 'confirmed' = 'confirmed') =>
    aRequest({
      id,
      state,
      confirmedAt: state === 'confirmed' ? NOW : null,
      parts: [{ ...part, passage: day === null ? null : { roundId: 'roundthursday', day } }],
    });
  const made = [
    asking('requestlater', '2026-12-17'),
    asking('requestfirst', '2026-12-10'),
    asking('requestsecond', '2026-12-10'),
    asking('requestpending', '2026-12-10', 'pending'),
    asking('requestanyday', null),
  ];
  for (const request of made)
    await requests.create(
      { request, deliveries: [], tasks: [] },
      { emailHash: `hash${request.id}`, onceHash: undefined, contentHash: request.id },
    );
  const ids = async (from: string, to: string) => (await requests.ofPassages(FARM, { from, to })).map(({ id }) => id);
  expect(await ids('2026-12-10', '2026-12-10')).toEqual(['requestfirst', 'requestsecond']);
  expect(await ids('2026-12-01', '2026-12-31')).toEqual(['requestfirst', 'requestsecond', 'requestlater']);
  // The day is moved to another: the request is found there, and no longer here.
  const [moved] = await requests.ofPassages(FARM, { from: '2026-12-17', to: '2026-12-17' });
  if (moved === undefined) throw new Error('not found');
  const changed = { ...asking('requestlater', '2026-12-24'), version: 2 };
  expect(await requests.save({ request: changed, deliveries: [], tasks: [] })).toBe('saved');
  expect(await ids('2026-12-17', '2026-12-24')).toEqual(['requestlater']);
  expect(await ids('2026-12-17', '2026-12-17')).toEqual([]);
});
