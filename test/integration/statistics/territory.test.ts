import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { directoryIn } from '#adapters/dynamodb/producers/directory.ts';
import { NO_OUTBOX, outboxIn } from '#adapters/dynamodb/producers/outbox.ts';
import { requestsIn } from '#adapters/dynamodb/requests/requests.ts';
import { figuresIn } from '#adapters/dynamodb/statistics/territory.ts';
import { territorySourcesIn } from '#adapters/dynamodb/statistics/territory-sources.ts';
import { subscribersIn, subscriptionsIn } from '#adapters/dynamodb/subscriptions/subscriptions.ts';
import { newDelivery } from '#domain/ledger/new-delivery.ts';
import { DepartmentCode } from '#domain/shared/primitives.ts';
import { PlacedProducer, TerritoryFigures, WaitingPlace } from '#domain/statistics/figures.ts';
import type { FiguresStore, TerritorySources } from '#domain/statistics/statistics-store.ts';
import { weekOf } from '#domain/statistics/weeks.ts';
import { aRequest, GAAS, hoursAfter, NOW } from '../../support/builders.ts';
import { aNewProducer } from '../../support/contracts/directory-contract.ts';
import { aSubscription } from '../../support/subscription-builders.ts';
import { startTestTables, type TestTables } from '../../support/tables.ts';

let tables: TestTables;
let store: FiguresStore;
beforeAll(async () => {
  tables = await startTestTables('requests', 'agency', 'directory', 'subscriptions', 'deliveries');
  store = figuresIn(tables.documents, 'agency');
});
afterAll(() => tables.stop());

const run = (revision: number, id = 'runone111') => ({
  ...{
    id,
    startedAt: NOW,
    touchedAt: NOW,
    done: [],
    subscriptions: 7,
    waiting: 3,
    places: 0,
    byDepartment: {},
    revision,
  },
});
const landes = DepartmentCode.parse('40');
const aPlace = (number: number): WaitingPlace =>
  WaitingPlace.parse({
    ...{ commune: `40${String(number).padStart(3, '0')}`, name: `Commune ${number}`, department: '40' },
    ...{ lat: 43.6, lon: -1, people: 5, demands: [] },
  });

describe('a computation under way', () => {
  test('is one at a time, and moved on by one turn at a time', async () => {
    expect(await Promise.all([store.saveRun(run(1)), store.saveRun(run(1, 'runtwo222'))])).toEqual(
      expect.arrayContaining(['saved', 'lost']),
    );
    const { id } = (await store.run()) ?? run(1);
    expect((await Promise.all([store.saveRun(run(2, id)), store.saveRun(run(2, id))])).sort()).toEqual([
      'lost',
      'saved',
    ]);
    await store.endRun(run(2, 'someother1'));
    expect(await store.run(), 'another run ends itself only').toBeDefined();
    await store.endRun(run(2, id));
    await store.endRun(run(2, id));
    expect(await store.run()).toBeUndefined();
  });
});

describe('the lists of a computation', () => {
  test('are all there, however long, and only those of the run', async () => {
    const places = Array.from({ length: 950 }, (_, number) => aPlace(number));
    await store.keepPlaces('longrun11', landes, places, NOW);
    await store.keepPlaces('otherrun1', landes, [aPlace(1)], NOW);
    const [one] = places;
    const producers = Array.from({ length: 1_200 }, (_, number) =>
      PlacedProducer.parse({
        ...{ id: `producer${number}`, name: 'Ferme', communeName: 'Gaas', department: '40' },
        ...{ lat: one?.lat, lon: one?.lon, approximate: false, families: ['eggs'] },
      }),
    );
    await store.keepProducers('longrun11', producers, NOW);
    const byCode = (list: readonly WaitingPlace[]) => list.map(({ commune }) => commune).sort();
    expect(byCode(await store.places('longrun11'))).toEqual(byCode(places));
    expect(await store.producers('longrun11')).toHaveLength(1_200);
    expect(await store.places('norun1111')).toEqual([]);
  });

  test('written by a turn that died and again by the next, hold what the last one wrote', async () => {
    await store.keepPlaces(
      'twicerun1',
      landes,
      Array.from({ length: 250 }, (_, number) => aPlace(number)),
      NOW,
    );
    await store.keepPlaces('twicerun1', landes, [aPlace(7)], NOW);
    expect((await store.places('twicerun1')).map(({ commune }) => commune)).toEqual(['40007']);
  });

  test('the figures come back as they were', async () => {
    const figures = TerritoryFigures.parse({
      ...{ runId: 'longrun11', at: NOW, subscriptions: null, waiting: 5, places: 1 },
      producers: { byState: { pending: 0, published: 1, paused: 0, withdrawn: 0, rejected: 0 }, byFamily: [] },
      weeks: [{ week: '2026-11-23', requests: 1, answers: 0, alerts: 2 }],
      ...{ medianHoursToAnswer: null, asked: 1, answered: 0 },
    });
    await store.publish(figures);
    expect(await store.current()).toEqual(figures);
  });
});

const all = async <Item>(pages: AsyncIterable<readonly Item[]>): Promise<Item[]> => {
  const items: Item[] = [];
  for await (const page of pages) items.push(...page);
  return items;
};

describe('what a computation reads', () => {
  let sources: Pick<TerritorySources, 'producersIn' | 'subscriptionsOf' | 'requestsOf' | 'alertsOf'>;
  beforeAll(() => {
    const { documents } = tables;
    sources = territorySourcesIn(
      documents,
      { requests: 'requests', directory: 'directory' },
      {
        directory: directoryIn(documents, 'directory', NO_OUTBOX),
        subscribers: subscribersIn(documents, { subscriptions: 'subscriptions', deliveries: 'deliveries' }),
      },
    );
  });

  test('a request is in the week of its confirmation, once it is confirmed, with what was answered', async () => {
    const requests = requestsIn(tables.documents, { requests: 'requests', agency: 'agency', deliveries: 'deliveries' });
    const pending = aRequest({ id: 'countedreq1' });
    await requests.create(
      { request: pending, deliveries: [], tasks: [] },
      { emailHash: 'hash', onceHash: undefined, contentHash: 'content' },
    );
    const confirmedAt = hoursAfter(NOW, 24 * 7);
    expect(await all(sources.requestsOf(weekOf(confirmedAt)))).toEqual([]);
    const answer = { kind: 'accept' as const, word: '', at: hoursAfter(confirmedAt, 3), by: 'producer' };
    const parts = pending.parts.map((part) => ({ ...part, state: 'answered' as const, answer }));
    await requests.save({
      request: { ...pending, state: 'confirmed', confirmedAt, parts, version: 2 },
      ...{ deliveries: [], tasks: [] },
    });
    expect(await all(sources.requestsOf(weekOf(confirmedAt)))).toEqual([
      { confirmedAt, department: '40', answeredAt: [answer.at] },
    ]);
    expect(await all(sources.requestsOf(weekOf(NOW)))).toEqual([]);
  });

  test('the subscribers of one commune stand side by side, active ones only', async () => {
    const subscriptions = subscriptionsIn(tables.documents, {
      subscriptions: 'subscriptions',
      deliveries: 'deliveries',
    });
    const delivery = (id: string) =>
      newDelivery({
        about: { kind: 'subscriptionConfirmation', subscriptionId: aSubscription({ id }).id },
        ...{ channel: 'email', to: 'x@exemple.invalid', language: 'fr', now: NOW },
      });
    const communes = ['40101', '40088', '40101', '40088', '40101'];
    for (const [number, commune] of communes.entries()) {
      const id = `sidebyside${number}`;
      const state = number === 4 ? 'pending' : 'active';
      await subscriptions.create(
        aSubscription({ id, person: `person${number}00`, state, place: { ...GAAS, commune } }),
        delivery(id),
      );
    }
    const found = await all(sources.subscriptionsOf(landes));
    expect(found.map(({ place }) => place.commune)).toEqual(['40088', '40088', '40101', '40101']);
  });

  test('alerts are those of the publications finished in the week; producers come by state', async () => {
    const directory = directoryIn(
      tables.documents,
      'directory',
      outboxIn({ deliveries: 'deliveries', agency: 'agency' }),
    );
    const producer = aNewProducer();
    await directory.create({ producer, outbox: { deliveries: [], tasks: [] } });
    const publication = {
      ...{ id: 'countedpub1', producerId: producer.id, version: 2, occasion: 'first', oldRounds: [], newRounds: [] },
      ...{ writtenAt: NOW, announceAt: NOW, stage: 'written', cursor: null, matched: 0 },
    } as unknown as Parameters<typeof directory.savePublication>[0];
    const published = { ...producer, state: 'published' as const, version: 2 };
    await directory.decide({ from: producer, producer: published, publication, outbox: { deliveries: [], tasks: [] } });
    expect([...(await sources.alertsOf(weekOf(NOW)))]).toEqual([]);
    await directory.savePublication({ ...publication, stage: 'matched', matched: 42 });
    expect([...(await sources.alertsOf(weekOf(NOW)))]).toEqual([[producer.id, 42]]);
    expect((await all(sources.producersIn('published'))).map(({ id }) => id)).toEqual([producer.id]);
    expect(await directory.openPublications(hoursAfter(NOW, 48)), 'a finished one waits for nothing').toEqual([]);
  });
});
