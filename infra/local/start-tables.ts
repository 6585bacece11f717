import { devNull } from 'node:os';
import { startDynamoDb } from './dynamodb/emulator.ts';
import { createTables } from './dynamodb/tables.ts';
import { readAssembly } from './template/assembly.ts';
import { Resolver } from './template/resolver.ts';

export interface RunningTables {
  readonly endpoint: string;
  /** Physical names by the name in the CDK app, in lower case: `directory`, `coverage`… */
  readonly tableNames: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

/**
 * The tables of the template alone, empty and in memory: for tests of adapters, which need nothing else.
 * @param outdir the synthesized folder; made, or taken from the cache, when absent
 */
export const startTables = async (outdir?: string): Promise<RunningTables> => {
  const folder =
    outdir ?? (await import('../build/synth-cached.ts').then(({ ensureSynthesized }) => ensureSynthesized())).outdir;
  const [assembly, dynamoDb] = await Promise.all([
    readAssembly(folder),
    startDynamoDb({ databaseFile: undefined, logFile: devNull }),
  ]);
  const tables = await createTables(new Resolver(assembly), dynamoDb.endpoint);
  return {
    endpoint: dynamoDb.endpoint,
    // CDK's logical id is the path in the app and a hash: `DirectoryTableD64E6930`.
    tableNames: Object.fromEntries(
      tables.map(({ logicalId, name }) => [logicalId.replace(/(Table)?[0-9A-F]{8}$/, '').toLowerCase(), name]),
    ),
    stop: () => dynamoDb.stop(),
  };
};
