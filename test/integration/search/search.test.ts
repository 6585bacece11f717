import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { coverageIn } from '#adapters/dynamodb/coverage/coverage.ts';
import type { Answer, Area, ResolvedArea } from '#domain/areas/area.ts';
import { isCoverable } from '#domain/areas/covering.ts';
import { delivers } from '#domain/areas/delivers.ts';
import type { Place } from '#domain/areas/place.ts';
import type { Coverage } from '#domain/coverage/coverage.ts';
import { coverageItemsOf } from '#domain/coverage/projection.ts';
import type { Producer } from '#domain/producers/producer.ts';
import { searchProducers } from '#domain/search/search.ts';
import { sampleProducers } from '#infra/sample/sample.ts';
import { aProducer, aRound, NOW } from '../../support/builders.ts';
import { startTestTables, type TestTables } from '../../support/tables.ts';
import { areasWithSamples, type Sample, SEED } from '../../unit/areas/arbitraries.ts';

/**
 * The index only proposes: what a search finds is what `delivers` says, over random areas and places, through the real adapter. Every producer is in
 * one index, so that each also meets the places of all the others.
 */
const PRODUCERS = 24;
const PLACES_EACH = 8;
const ROUNDS = ['roundone', 'roundtwo'] as const;

const drawn = fc.sample(
  areasWithSamples().filter(({ area }) => isCoverable(area)),
  { numRuns: PRODUCERS * ROUNDS.length * 2, seed: SEED },
);

interface Rounds {
  readonly producer: Producer;
  /** By round id. */
  readonly areas: ReadonlyMap<string, ResolvedArea>;
}

/** A producer with two rounds over two of the drawn areas; `version` 2 has others than version 1. */
const producerOf = (index: number, version: 1 | 2): Rounds => {
  const from = (index * 2 + version - 1) * ROUNDS.length;
  const areas = new Map(ROUNDS.map((id, round) => [id, drawn[from + round]?.area ?? { include: [], exclude: [] }]));
  const producer = aProducer({
    id: `producer${index}`,
    version,
    details: { rounds: ROUNDS.map((id) => aRound({ id })) },
  });
  return { producer, areas };
};

const placeOf = ({ point, place }: Sample): Place => ({
  ...place,
  label: 'somewhere',
  kind: 'commune',
  postcode: null,
  lat: point.lat,
  lon: point.lon,
  approximate: false,
});

const places = drawn.flatMap(({ samples }, index) =>
  (index % 2 === 0 ? samples.slice(0, PLACES_EACH) : []).map(placeOf),
);

describe('a search', () => {
  let tables: TestTables;
  let coverage: Coverage;
  beforeAll(async () => {
    tables = await startTestTables('coverage', 'directory');
    coverage = coverageIn(tables.documents, { coverage: 'coverage', directory: 'directory' }, () => NOW);
  });
  afterAll(() => tables.stop());

  const project = async ({ producer, areas }: Rounds): Promise<void> => {
    const byArea = new Map<Area, ResolvedArea | undefined>(
      producer.details.rounds.map(({ id, area }) => [area, areas.get(id)]),
    );
    const resolve = (area: Area): ResolvedArea => byArea.get(area) ?? { include: [], exclude: [] };
    await coverage.write(producer.id, producer.version, coverageItemsOf(producer, resolve, 'Gaas'));
    await coverage.removeOlderThan(producer.id, producer.version);
  };

  const filters = {
    audience: 'consumer' as const,
    family: undefined,
    label: undefined,
    day: undefined,
    season: undefined,
    q: undefined,
  };

  /** What is wrong with the answers at one place, in words. */
  const faultsAt = async (place: Place, rounds: readonly Rounds[]): Promise<string[]> => {
    const { items } = await searchProducers({ place, filters, limit: 10_000, cursor: null, now: NOW }, { coverage });
    const found = new Map(
      items.flatMap(({ id, rounds }) => rounds.map((round) => [`${id} ${round.id}`, round.delivers])),
    );
    return rounds.flatMap(({ producer, areas }) =>
      [...areas].flatMap(([id, area]) => {
        const truth: Answer = delivers(area, place);
        const said: Answer = found.get(`${producer.id} ${id}`) ?? 'no';
        return truth === said ? [] : [`${producer.id} ${id} at ${place.cell}: ${said}, but it is ${truth}`];
      }),
    );
  };

  it.each([1, 2] as const)(
    'finds a round exactly when it delivers there, and says as much (version %i of every producer)',
    async (version) => {
      const rounds = Array.from({ length: PRODUCERS }, (_, index) => producerOf(index, version));
      for (const one of rounds) await project(one);
      const truths = places.flatMap((place) =>
        rounds.flatMap(({ areas }) => [...areas.values()].map((area) => delivers(area, place))),
      );
      // The draw holds all three answers, many times: otherwise this would prove little.
      for (const answer of ['yes', 'no', 'depends'] as const)
        expect(truths.filter((truth) => truth === answer).length, answer).toBeGreaterThan(20);
      const faults: string[] = [];
      for (const place of places) faults.push(...(await faultsAt(place, rounds)));
      expect(faults).toEqual([]);
    },
  );

  it('finds nobody any more once all are paused', async () => {
    for (let index = 0; index < PRODUCERS; index += 1) {
      const { producer, areas } = producerOf(index, 2);
      await project({ producer: { ...producer, state: 'paused', version: 3 }, areas });
    }
    for (const place of places.slice(0, 50)) {
      const { items, nearest } = await searchProducers(
        { place, filters, limit: 10, cursor: null, now: NOW },
        { coverage },
      );
      expect([items, nearest]).toEqual([[], []]);
    }
  });

  it('reads each card as it was written, whatever is not said in it', async () => {
    const circle = { include: [{ kind: 'circle' as const, lat: 45.1, lon: 0.2, radiusKm: 3 }] };
    const producers = sampleProducers().map(({ details }, index) =>
      aProducer({
        id: `samplefarm${index}`,
        details: { ...details, rounds: details.rounds.map((round) => ({ ...round, area: circle })) },
      }),
    );
    for (const producer of producers) {
      const written = coverageItemsOf(producer, () => ({ ...circle, exclude: [] }), 'Gaas').slice(0, 8);
      await coverage.write(producer.id, producer.version, written);
      const read = await coverage.itemsUnder([...new Set(written.map(({ key }) => key))]);
      const cards = (items: typeof read) =>
        new Map(items.filter(({ card }) => card.producerId === producer.id).map(({ card }) => [card.round.id, card]));
      expect(cards(read)).toEqual(cards(written));
    }
  });
});
