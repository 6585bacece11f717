import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { coverageIn } from '#adapters/dynamodb/coverage/coverage.ts';
import { cachedCoverage, SEARCH_CACHE } from '#adapters/dynamodb/coverage/coverage-cache.ts';
import type { Documents } from '#adapters/dynamodb/dynamodb.ts';
import { OLD_ITEMS_STAY_SECONDS, type OlderItems, projectPublication } from '#app/publications/project-coverage.ts';
import { Area, type ResolvedArea } from '#domain/areas/area.ts';
import { cellAt, keysOfPlace } from '#domain/areas/keys.ts';
import { Place } from '#domain/areas/place.ts';
import type { Coverage } from '#domain/coverage/coverage.ts';
import type { Producer } from '#domain/producers/producer.ts';
import { searchProducers } from '#domain/search/search.ts';
import { aProducer, aRound, NOW } from '../../support/builders.ts';
import { aPublication } from '../../support/subscription-builders.ts';
import { startTestTables, type TestTables } from '../../support/tables.ts';

/**
 * A round changes, through the real adapter, and somebody searches between every two commands that reach the database: where both areas reach, it is
 * there once, always; killed at any of the commands, the index is whole after the retry. So it is for a function that remembers what it read, whatever
 * the age of each key.
 */
const circle = (lat: number, lon: number, radiusKm: number) =>
  Area.parse({ include: [{ kind: 'circle', lat, lon, radiusKm }] });
/** Wide, so that some of its keys are short; then narrow and moved, so that all of its keys are others. */
const [BEFORE, AFTER] = [circle(43.7, -1.05, 60), circle(43.75, -0.95, 14)];
const resolve = (area: Area): ResolvedArea => area as ResolvedArea;

const placeAt = (lat: number, lon: number): Place =>
  Place.parse({
    label: 'here',
    kind: 'address',
    cell: cellAt(lat, lon, 7),
    commune: '40088',
    department: '40',
    postcode: null,
    lat,
    lon,
    approximate: false,
  });
const [IN_BOTH, LEFT_OUT, NEVER] = [placeAt(43.74, -0.97), placeAt(43.4, -1.2), placeAt(45.8, 1.2)];

describe('a round that changes', () => {
  let tables: TestTables;
  beforeAll(async () => {
    tables = await startTestTables('coverage', 'directory');
  });
  afterAll(() => tables.stop());

  const versionOf = (id: string, version: number, area: Area): Producer =>
    aProducer({ id, version, details: { rounds: [aRound({ id: 'roundone', area })] } });
  const NAMES = { coverage: 'coverage', directory: 'directory' };
  const index = (documents: Documents) => coverageIn(documents, NAMES, () => NOW);

  /** How often a producer is among those who come to a place. */
  const times = async (id: string, place: Place): Promise<number> => {
    const filters = { audience: 'consumer' as const };
    const { items } = await searchProducers(
      { place, filters, limit: 1_000, cursor: null, now: NOW },
      { coverage: index(tables.documents) },
    );
    return items.filter((item) => item.id === id).reduce((count, { rounds }) => count + rounds.length, 0);
  };

  const parts = (producer: Producer, documents: Documents) => ({
    directory: { find: async () => producer, savePublication: async () => 'saved' as const },
    coverage: index(documents),
    resolve,
    communeName: () => 'Gaas',
    graceSeconds: async () => 600,
    reached: () => undefined,
  });

  /** Writes the items of this version. @returns the removal that is left for later */
  const write = async (producer: Producer, documents: Documents): Promise<() => Promise<void>> => {
    const later: OlderItems[] = [];
    const { id, version } = producer;
    await projectPublication(aPublication({ producerId: id, version, stage: 'written' }), {
      ...parts(producer, documents),
      removeLater: async (older) => void later.push(older),
    });
    expect(later).toEqual([{ producerId: id, version }]);
    return () => index(documents).removeOlderThan(id, version);
  };

  const project = async (producer: Producer, documents: Documents): Promise<void> => {
    const remove = await write(producer, documents);
    await remove();
  };

  /** The database, which calls `stop` with the number of each command; what that throws, the command never reaches. */
  const watched = (stop: (command: number) => Promise<void>): Documents => {
    let command = 0;
    const send = async (input: unknown) => {
      command += 1;
      await stop(command);
      // A batch of 25 is not one moment either: it is sent in two.
      if (input instanceof BatchWriteCommand) {
        const [[table, writes = []] = ['', []]] = Object.entries(input.input.RequestItems ?? {});
        const half = Math.ceil(writes.length / 2);
        await tables.documents.send(new BatchWriteCommand({ RequestItems: { [table]: writes.slice(0, half) } }));
        await stop(command + 0.5);
        const rest = writes.slice(half);
        return rest.length === 0
          ? {}
          : tables.documents.send(new BatchWriteCommand({ RequestItems: { [table]: rest } }));
      }
      return tables.documents.send(input as Parameters<Documents['send']>[0]);
    };
    return { send } as unknown as Documents;
  };

  it('is there once, between any two commands, where it comes before and after', async () => {
    await project(versionOf('changingfarm', 1, BEFORE), tables.documents);
    expect([await times('changingfarm', IN_BOTH), await times('changingfarm', LEFT_OUT)]).toEqual([1, 1]);
    const seen: number[][] = [];
    const look = async () =>
      void seen.push(await Promise.all([IN_BOTH, LEFT_OUT, NEVER].map((place) => times('changingfarm', place))));
    await project(versionOf('changingfarm', 2, AFTER), watched(look));
    await look();
    expect(seen.length).toBeGreaterThan(6);
    expect(seen.map(([both]) => both)).toEqual(seen.map(() => 1));
    // Where it comes no more it goes once, and does not come back; where it never came it is never.
    expect(seen.map(([, left]) => left)).toEqual(seen.map(([, left]) => left).toSorted((a = 0, b = 0) => b - a));
    expect(seen.at(-1)).toEqual([1, 0, 0]);
    expect(seen.every(([, , never]) => never === 0)).toBe(true);
  });

  it('killed at any command, is whole after the retry, and never gone meanwhile', async () => {
    const commands = await commandsOf();
    expect(commands.length).toBeGreaterThan(6);
    for (const [at, command] of commands.entries()) {
      const id = `killedfarm${at}`;
      await project(versionOf(id, 1, BEFORE), tables.documents);
      const killed = watched(async (now) => {
        if (now === command) throw new Error('killed');
      });
      await expect(project(versionOf(id, 2, AFTER), killed)).rejects.toThrow('killed');
      expect(await times(id, IN_BOTH), `killed at command ${command}`).toBe(1);
      await project(versionOf(id, 2, AFTER), tables.documents);
      const after = await Promise.all([IN_BOTH, LEFT_OUT].map((place) => times(id, place)));
      expect(after, `after the retry of command ${command}`).toEqual([1, 0]);
    }
  });

  it('is there once for a function that remembers it, whatever the age of each key', async () => {
    const KEPT_SECONDS = SEARCH_CACHE.freshSeconds + SEARCH_CACHE.staleSeconds;
    expect(OLD_ITEMS_STAY_SECONDS).toBeGreaterThan(KEPT_SECONDS);
    const id = 'rememberedfarm';
    await project(versionOf(id, 1, BEFORE), tables.documents);
    const clock = { seconds: 0 };
    const filters = { audience: 'consumer' as const };
    const timesIn = async (memory: Pick<Coverage, 'itemsUnder'>): Promise<number> => {
      const { items } = await searchProducers(
        { place: IN_BOTH, filters, limit: 1_000, cursor: null, now: NOW },
        { coverage: memory },
      );
      return items.filter((item) => item.id === id).length;
    };
    // Functions that read one of the keys, each another one, long before the others: it expires first.
    const keys = keysOfPlace(IN_BOTH);
    const memories = keys.map(() =>
      cachedCoverage(index(tables.documents), { ...SEARCH_CACHE, now: () => clock.seconds * 1000 }),
    );
    for (const [at, memory] of memories.entries()) await memory.itemsUnder(keys.slice(at, at + 1));
    // Still fresh: what is stale would be read anew by this search already.
    clock.seconds = SEARCH_CACHE.freshSeconds - 10;
    for (const memory of memories) expect(await timesIn(memory)).toBe(1);

    const remove = await write(versionOf(id, 2, AFTER), tables.documents);
    const writtenAt = clock.seconds;
    for (; clock.seconds < writtenAt + OLD_ITEMS_STAY_SECONDS; clock.seconds += 5)
      for (const memory of memories) expect(await timesIn(memory), `${clock.seconds - writtenAt} s after`).toBe(1);
    await remove();
    for (; clock.seconds < writtenAt + 2 * OLD_ITEMS_STAY_SECONDS; clock.seconds += 5)
      for (const memory of memories) expect(await timesIn(memory), `${clock.seconds - writtenAt} s after`).toBe(1);
  });

  it('goes at once where they are away: no search waits for that', async () => {
    const id = 'awayfarm';
    await project(versionOf(id, 1, BEFORE), tables.documents);
    const away = { ...versionOf(id, 2, BEFORE), state: 'paused' as const };
    await projectPublication(aPublication({ producerId: away.id, version: 2, stage: 'written' }), {
      ...parts(away, tables.documents),
      removeLater: () => Promise.reject(new Error('nothing is left for later')),
    });
    expect(await times(id, IN_BOTH)).toBe(0);
  });

  /** The numbers of the commands that a change takes, halves of batches included. */
  const commandsOf = async (): Promise<number[]> => {
    const numbers: number[] = [];
    await project(versionOf('countingfarm', 1, BEFORE), tables.documents);
    await project(
      versionOf('countingfarm', 2, AFTER),
      watched(async (now) => void numbers.push(now)),
    );
    return numbers;
  };
});
