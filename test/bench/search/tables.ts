import { cardText } from '#adapters/dynamodb/coverage/coverage.ts';
import { coverageItem, TABLES } from '#adapters/dynamodb/keys.ts';
import { cellAt } from '#domain/areas/keys.ts';
import { cardOf, coverageItemsOf } from '#domain/coverage/projection.ts';
import { type BenchedProducer, resolveDrawn } from './benched-producer.ts';
import { GEO_TABLE, geoItemOf } from './dynamodb-geo.ts';

/** The tables of the benchmark, in the terms of DynamoDB's API: our index, and what each of the other ways keeps. */

export type Attributes = Readonly<Record<string, { S: string } | { N: string } | { NULL: true }>>;

export interface BenchTable {
  readonly name: string;
  /** As DescribeTable says it. */
  readonly schema: Readonly<Record<string, unknown>>;
  /** What is kept of one producer. */
  readonly itemsOf: (benched: BenchedProducer) => Attributes[];
}

interface Key {
  readonly name: string;
  readonly type: 'S' | 'N';
}

export const schemaOf = (name: string, keys: readonly Key[], local?: { readonly name: string; readonly sort: Key }) => {
  const schema = (of: readonly Key[]) =>
    of.map((key, index) => ({ AttributeName: key.name, KeyType: index === 0 ? 'HASH' : 'RANGE' }));
  const [partition] = keys;
  if (partition === undefined) throw new Error('a table has a key');
  return {
    TableName: name,
    KeySchema: schema(keys),
    AttributeDefinitions: [...keys, ...(local ? [local.sort] : [])].map((key) => ({
      AttributeName: key.name,
      AttributeType: key.type,
    })),
    BillingModeSummary: { BillingMode: 'PAY_PER_REQUEST' },
    ...(local
      ? {
          LocalSecondaryIndexes: [
            {
              IndexName: local.name,
              KeySchema: schema([partition, local.sort]),
              Projection: { ProjectionType: 'ALL' },
            },
          ],
        }
      : {}),
  };
};

const text = (name: string): Key => ({ name, type: 'S' });

const { partitionKey, sortKey } = TABLES.coverage;
export const COVERAGE: BenchTable = {
  name: 'BenchCoverage',
  schema: schemaOf('BenchCoverage', [text(partitionKey), text(sortKey)]),
  itemsOf: ({ producer }) =>
    coverageItemsOf(producer, resolveDrawn, 'Gaas').map(({ key, fit, clip, card }) => ({
      [partitionKey]: { S: key },
      [sortKey]: { S: coverageItem(producer.id, card.round.id, card.version) },
      fit: { S: fit },
      clip: clip === null ? { NULL: true } : { S: clip },
      card: { S: cardText(card) },
    })),
};

/** The same table under another name. */
export const renamed = (table: BenchTable, name: string): BenchTable => ({
  ...table,
  name,
  schema: { ...table.schema, TableName: name },
});

/** What every other way needs of a producer: who they are, where, and how far they go. */
export const farmAttributes = ({ farm, producer }: BenchedProducer): Attributes => {
  const [round] = producer.details.rounds;
  if (round === undefined) throw new Error('a benched producer has a round');
  return {
    lat: { N: String(farm.lat) },
    lon: { N: String(farm.lon) },
    radiusKm: { N: String(farm.radiusKm) },
    card: { S: cardText(cardOf(producer, round, 'Gaas')) },
  };
};

export const SCAN: BenchTable = {
  name: 'BenchProducers',
  schema: schemaOf('BenchProducers', [text('id')]),
  itemsOf: (benched) => [{ id: { S: benched.farm.id }, ...farmAttributes(benched) }],
};

const geohashTable = (length: number): BenchTable => ({
  name: `BenchGeohash${length}`,
  schema: schemaOf(`BenchGeohash${length}`, [text('cell'), text('id')]),
  itemsOf: (benched) => [
    {
      cell: { S: cellAt(benched.farm.lat, benched.farm.lon, length) },
      id: { S: benched.farm.id },
      ...farmAttributes(benched),
    },
  ],
});
export const GEOHASH_3 = geohashTable(3);
export const GEOHASH_4 = geohashTable(4);

export const GEO: BenchTable = {
  name: GEO_TABLE,
  schema: schemaOf(GEO_TABLE, [{ name: 'hashKey', type: 'N' }, text('rangeKey')], {
    name: 'geohash-index',
    sort: { name: 'geohash', type: 'N' },
  }),
  itemsOf: (benched) => [geoItemOf(benched.farm, farmAttributes(benched))],
};

export const PEER_TABLES = [SCAN, GEOHASH_3, GEOHASH_4, GEO];
