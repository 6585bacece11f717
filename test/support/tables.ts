import { devNull } from 'node:os';
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Documents } from '#adapters/dynamodb/dynamodb.ts';
import { TABLES, type TableName, type TableSpec } from '#adapters/dynamodb/keys.ts';
import { startDynamoDb } from '#infra/local/dynamodb/emulator.ts';

export interface TestTables {
  readonly documents: Documents;
  readonly endpoint: string;
  /** The name of a table is its name in keys.ts. */
  stop(): Promise<void>;
}

/**
 * The tables of keys.ts on the emulator, empty and in memory: what the tests of adapters need, without a synthesized app. That the app has the
 * same tables is a test of its own (test/infra).
 */
export const startTestTables = async (...names: readonly TableName[]): Promise<TestTables> => {
  const emulator = await startDynamoDb({ databaseFile: undefined, logFile: devNull });
  const client = new DynamoDBClient({
    endpoint: emulator.endpoint,
    region: 'eu-west-3',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
  });
  for (const name of names) await client.send(new CreateTableCommand(creationOf(name)));
  return {
    documents: DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } }),
    endpoint: emulator.endpoint,
    stop: async () => {
      client.destroy();
      await emulator.stop();
    },
  };
};

const creationOf = (name: TableName) => {
  const spec: TableSpec = TABLES[name];
  const indexes = Object.values(spec.indexes);
  const attributes = [spec, ...indexes].flatMap(({ partitionKey, sortKey }) => [partitionKey, sortKey]);
  return {
    TableName: name,
    BillingMode: 'PAY_PER_REQUEST' as const,
    AttributeDefinitions: [...new Set(attributes)]
      .filter((attribute) => attribute !== undefined)
      .map((attribute) => ({ AttributeName: attribute, AttributeType: 'S' as const })),
    KeySchema: keySchema(spec),
    ...(indexes.length === 0
      ? {}
      : {
          GlobalSecondaryIndexes: indexes.map((index) => ({
            IndexName: index.name,
            KeySchema: keySchema(index),
            Projection: { ProjectionType: index.projection === 'all' ? ('ALL' as const) : ('KEYS_ONLY' as const) },
          })),
        }),
  };
};

const keySchema = ({ partitionKey, sortKey }: Pick<TableSpec, 'partitionKey' | 'sortKey'>) => [
  { AttributeName: partitionKey, KeyType: 'HASH' as const },
  ...(sortKey === undefined ? [] : [{ AttributeName: sortKey, KeyType: 'RANGE' as const }]),
];
