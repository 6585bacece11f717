import { coverageItem, coverageManifestKey, TABLES } from '#adapters/dynamodb/keys.ts';
import { producerItem } from '#adapters/dynamodb/producers/directory.ts';
import type { BenchedProducer } from '../search/benched-producer.ts';
import { type Attributes, type BenchTable, COVERAGE, schemaOf } from '../search/tables.ts';

/** The two tables of the night, with what disagrees planted in the index: one producer in fifty has something wrong with them. */

export type Fault = 'missing' | 'wrong' | 'orphans';

/** One disagreement: the item, and how it has to be once it is mended. */
export interface Spot {
  readonly fault: Fault;
  readonly key: string;
  readonly item: string;
  /** null: gone. */
  readonly fit: string | null;
}

const EVERY = 200;
const { partitionKey, sortKey } = TABLES.coverage;

/** The index, damaged; notes what it plants. */
export const damagedCoverage = (planted: Spot[]): BenchTable => {
  let index = -1;
  return {
    ...COVERAGE,
    itemsOf: (benched) => {
      index += 1;
      const items = COVERAGE.itemsOf(benched);
      const [first, ...others] = items;
      const [round] = benched.producer.details.rounds;
      if (first === undefined || round === undefined) throw new Error('a benched producer has a round in the index');
      const spot = (fault: Fault, at: Attributes, fit: string | null): void =>
        void planted.push({ fault, key: textOf(at[partitionKey]), item: textOf(at[sortKey]), fit });
      const right = textOf(first.fit);
      const copied = (id: string, version: number): Attributes[] => {
        const copy = { ...first, [sortKey]: { S: coverageItem(id, round.id, version) } };
        spot('orphans', copy, null);
        return [...items, copy];
      };
      switch (index % EVERY) {
        case 7:
          spot('missing', first, right);
          return others;
        case 57:
          spot('wrong', first, right);
          return [{ ...first, fit: { S: right === 'full' ? 'edge' : 'full' } }, ...others];
        case 107:
          return copied(benched.producer.id, 0);
        case 157:
          return copied(`gone${benched.producer.id}`, 1);
        default:
          return items;
      }
    },
  };
};

const textOf = (attribute: Attributes[string] | undefined): string =>
  attribute !== undefined && 'S' in attribute ? attribute.S : '';

/** Producers, and the note of what was written into the index for each. */
export const DIRECTORY: BenchTable = {
  name: 'BenchDirectory',
  schema: directorySchema(),
  itemsOf: ({ producer }: BenchedProducer) => [
    attributesOf(producerItem(producer)),
    {
      ...attributesOf({
        ...coverageManifestKey(producer.id, producer.version),
        kind: 'manifest',
        version: producer.version,
      }),
      items: {
        L: COVERAGE.itemsOf({ producer, farm: farmOf(producer.id) }).map((item) => ({
          M: { key: { S: textOf(item[partitionKey]) }, item: { S: textOf(item[sortKey]) } },
        })),
      },
    } as unknown as Attributes,
  ],
};

function farmOf(id: string) {
  return { id, lat: 0, lon: 0, radiusKm: 0 };
}

function directorySchema() {
  const { partitionKey: pk, sortKey: sk, indexes } = TABLES.directory;
  const text = (name: string) => ({ name, type: 'S' as const });
  const schema = schemaOf('BenchDirectory', [text(pk), text(sk)]);
  const { byState } = indexes;
  return {
    ...schema,
    AttributeDefinitions: [
      ...schema.AttributeDefinitions,
      { AttributeName: byState.partitionKey, AttributeType: 'S' },
      { AttributeName: byState.sortKey, AttributeType: 'S' },
    ],
    GlobalSecondaryIndexes: [
      {
        IndexName: byState.name,
        KeySchema: [
          { AttributeName: byState.partitionKey, KeyType: 'HASH' },
          { AttributeName: byState.sortKey, KeyType: 'RANGE' },
        ],
        Projection: { ProjectionType: 'ALL' },
      },
    ],
  };
}

const attributesOf = (item: Readonly<Record<string, unknown>>): Attributes =>
  Object.fromEntries(
    Object.entries(item).flatMap(([name, value]) =>
      value === undefined || value === null
        ? []
        : [[name, typeof value === 'number' ? { N: String(value) } : { S: String(value) }]],
    ),
  );
