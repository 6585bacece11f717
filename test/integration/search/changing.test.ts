import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { coverageIn } from '../../../functions/adapters/coverage.ts';
import type { Documents } from '../../../functions/adapters/dynamodb.ts';
import { Area, type ResolvedArea } from '../../../functions/domain/areas/area.ts';
import { cellAt } from '../../../functions/domain/areas/keys.ts';
import { Place } from '../../../functions/domain/areas/place.ts';
import type { Producer } from '../../../functions/domain/directory/producer.ts';
import { bringIntoIndex } from '../../../functions/domain/search/projecting.ts';
import { searchProducers } from '../../../functions/domain/search/search.ts';
import { aProducer, aRound, NOW } from '../../support/builders.ts';
import { startTestTables, type TestTables } from '../../support/tables.ts';

/**
 * A round changes, through the real adapter, and somebody searches between every two commands that reach the database: where both areas reach, it is
 * there once, always; killed at any of the commands, the index is whole after the retry.
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

  const project = (producer: Producer, documents: Documents): Promise<boolean> =>
    bringIntoIndex(producer, {
      directory: { find: async () => producer },
      coverage: index(documents),
      resolve,
      communeName: () => 'Gaas',
      reached: () => undefined,
    });

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
