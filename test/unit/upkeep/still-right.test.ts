import { beforeEach, describe, expect, test } from 'vitest';
import { confirmRight } from '#app/self-service/change-own.ts';
import { keepRight, type StillRight } from '#app/upkeep/still-right.ts';
import type { NewDelivery } from '#domain/ledger/new-delivery.ts';
import type { ProducerChange } from '#domain/producers/directory.ts';
import type { Producer } from '#domain/producers/producer.ts';
import { isToConfirm, seasonOf } from '#domain/producers/still-right.ts';
import { PublicationId, TaskId } from '#domain/shared/primitives.ts';
import { deliveryIdOf } from '#platform/delivery-id.ts';
import { aProducer } from '../../support/builders.ts';

/** Once a season a producer is asked whether their page is still right; who stays silent sinks, then rests. */

/** The night of that day, at ten past three in Paris. */
const night = (day: string): string => new Date(Date.parse(`${day}T02:10:00.000Z`)).toISOString();
const days = (from: string, more: number): string =>
  new Date(Date.parse(`${from}T00:00:00Z`) + more * 86_400_000).toISOString().slice(0, 10);

let producer: Producer;
let owed: NewDelivery[];
let changes: ProducerChange[];
const given: StillRight = {
  directory: {
    find: async () => producer,
    decide: async (change) => {
      changes.push(change);
      producer = change.producer;
      owed.push(...change.outbox.deliveries);
      return 'written';
    },
  },
  own: { proposalOf: async () => undefined },
  ledger: { wake: async () => undefined },
  opening: async () => '',
  asked: {
    find: async (id) => owed.find(({ dedupeKey }) => deliveryIdOf(dedupeKey) === id),
    enqueueAll: async (deliveries) => {
      owed.push(...deliveries);
    },
  },
  newPublicationId: () => PublicationId.parse('publication1'),
  newTaskId: () => TaskId.parse('taskforhim'),
};
const keep = (day: string) => keepRight([producer], night(day), given);
const asked = () => owed.flatMap(({ about }) => (about.kind === 'stillRight' ? [about.number] : []));

beforeEach(() => {
  producer = aProducer({ publishedAt: '2026-06-15T08:00:00.000Z', version: 4 });
  owed = [];
  changes = [];
});

test.each([
  ['2026-12-01', '2026-12-01'],
  ['2026-11-30', '2026-09-01'],
  ['2027-01-15', '2026-12-01'],
  ['2027-03-01', '2027-03-01'],
])('%s is in the season of %s', (day, season) => {
  expect(seasonOf(day)).toBe(season);
});

describe('a producer', () => {
  test('is asked once, in the morning, when a season begins, by the channel that they have', async () => {
    expect(await keep('2026-12-01')).toEqual({ asked: 1, sunk: 0, rested: 0 });
    expect(await keep('2026-12-01')).toEqual({ asked: 0, sunk: 0, rested: 0 });
    expect(owed).toMatchObject([
      { channel: 'email', dueAt: '2026-12-01T08:00:00.000Z', about: { season: '2026-12-01' } },
    ]);
  });

  test('who was published, changed or confirmed shortly before is not asked; nor who is away, nor before the opening', async () => {
    for (const changed of [
      { publishedAt: '2026-11-10T08:00:00.000Z' },
      { confirmedAt: '2026-11-10T08:00:00.000Z' },
      { state: 'paused' as const },
      { publishedAt: null },
    ]) {
      producer = aProducer({ publishedAt: '2026-06-15T08:00:00.000Z', ...changed });
      expect(await keep('2026-12-01')).toMatchObject({ asked: 0 });
    }
    producer = aProducer({ publishedAt: '2026-06-15T08:00:00.000Z' });
    const closed = { ...given, opening: async () => '2027-01-01T00:00:00.000Z' };
    expect(await keepRight([producer], night('2026-12-01'), closed)).toMatchObject({ asked: 0 });
  });

  test('who stays silent is reminded twice, sinks, then rests; a person of the agency is told, and so are they', async () => {
    const seen: string[] = [];
    for (let day = 0; day <= 70; day += 1) {
      const { asked: some, sunk, rested } = await keep(days('2026-12-01', day));
      if (some + sunk + rested > 0) seen.push(`${day}: ${some} asked, ${sunk} sunk, ${rested} rested`);
    }
    expect(seen).toEqual([
      '0: 1 asked, 0 sunk, 0 rested',
      '14: 1 asked, 0 sunk, 0 rested',
      '28: 1 asked, 0 sunk, 0 rested',
      '42: 0 asked, 1 sunk, 0 rested',
      '56: 0 asked, 0 sunk, 1 rested',
    ]);
    expect(asked()).toEqual([0, 1, 2, 3]);
    expect(producer).toMatchObject({ state: 'paused', rests: true, pause: { until: null } });
    expect(changes.at(-1)).toMatchObject({
      live: { paused: true },
      outbox: { tasks: [{ toDo: { code: 'pageRests', name: 'Ferme du Bédat' } }] },
    });
    // Each version has its publication, that nobody is told of.
    expect(changes.map(({ publication }) => publication?.occasion)).toEqual([null, null]);
  });

  test('who was never asked does not sink, however late the night comes', async () => {
    await keep('2027-02-20');
    expect(asked()).toEqual([0]);
    expect(changes).toEqual([]);
  });

  const confirm = (now: string) =>
    confirmRight(given, producer.id, {
      now,
      opensAt: '',
      publicationId: PublicationId.parse('publication2'),
      taskId: TaskId.parse('taskforhim'),
    });

  test('who says that it is right stands where they stood, and is asked no more this season', async () => {
    for (const day of [0, 14, 28, 42]) await keep(days('2026-12-01', day));
    expect(producer.sunkAt).toBeDefined();
    await confirm('2027-01-13T10:00:00.000Z');
    expect(producer.sunkAt).toBeUndefined();
    expect(isToConfirm(producer, night('2027-01-20'))).toBe(false);
    expect(await keep('2027-02-28')).toMatchObject({ asked: 0, sunk: 0, rested: 0 });
  });

  test('who rests is back by the same press, and found again', async () => {
    for (const day of [0, 14, 28, 42, 56]) await keep(days('2026-12-01', day));
    await confirm('2027-02-01T10:00:00.000Z');
    expect(producer).toMatchObject({ state: 'published', confirmedAt: '2027-02-01T10:00:00.000Z' });
    expect([producer.rests, producer.sunkAt, producer.pause]).toEqual([undefined, undefined, undefined]);
    expect(changes.at(-1)?.live).toEqual({ paused: false });
  });
});
