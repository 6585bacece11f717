import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { awsJson } from '#infra/local/aws-json.ts';
import { spawnGuarded, stopChild, untilReady } from '#infra/local/child.ts';
import { freePort, HOST } from '#infra/local/ports.ts';
import { type MeteredClient, meteredClient } from '../support/metered.ts';
import { BenchProblem } from '../support/problem.ts';
import type { BenchedProducer } from './benched-producer.ts';
import type { BenchTable } from './tables.ts';

export interface SeededEmulator extends MeteredClient {
  readonly endpoint: string;
  readonly items: number;
  readonly importSeconds: number;
  /** Of the emulator. */
  readonly processId: number;
  stop(): Promise<void>;
}

/** More than the slowest import of 50,000 producers. */
const IMPORT_SECONDS = 900;

const program = (): string => {
  try {
    return createRequire(import.meta.url).resolve('@dynoxide/linux-x64/dynoxide');
  } catch {
    throw new BenchProblem(
      'This benchmark needs the bulk import of the emulator dynoxide, which runs on Linux x64 only.',
    );
  }
};

/**
 * An emulator in memory with these tables, filled by its own bulk import: several times faster than BatchWriteItem.
 * @param neighbourhoods the producers, some hundred at a time, so that they are never all in memory.
 */
export const seededEmulator = async (
  tables: readonly BenchTable[],
  neighbourhoods: Iterable<readonly BenchedProducer[]>,
): Promise<SeededEmulator> => {
  const executable = program();
  const folder = await mkdtemp(join(tmpdir(), 'alaronde-bench-'));
  try {
    const items = writeExport(folder, tables, neighbourhoods);
    const started = performance.now();
    const port = await freePort();
    const options = [
      '--source',
      folder,
      '--schema',
      join(folder, 'schema'),
      '--serve',
      '--host',
      HOST,
      '--port',
      String(port),
    ];
    const child = spawnGuarded(executable, ['import', ...options], join(folder, 'log.txt'));
    const endpoint = `http://${HOST}:${port}`;
    await untilReady('dynoxide', child, () => isServed(endpoint), IMPORT_SECONDS);
    const metered = meteredClient(endpoint);
    return {
      ...metered,
      endpoint,
      items,
      importSeconds: (performance.now() - started) / 1000,
      processId: child.pid ?? 0,
      async stop() {
        metered.client.destroy();
        await stopChild(child);
      },
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

const isServed = async (endpoint: string): Promise<boolean> => {
  await awsJson(endpoint, 'DynamoDB_20120810.ListTables', {});
  return true;
};

/** The folder that the import reads: one file of items per table, as DynamoDB's own export to S3 writes them, and the schema. */
const writeExport = (
  folder: string,
  tables: readonly BenchTable[],
  neighbourhoods: Iterable<readonly BenchedProducer[]>,
): number => {
  const schemas = tables.map(({ schema }) => ({ Table: schema }));
  writeFileSync(join(folder, 'schema'), JSON.stringify(schemas));
  const files = tables.map((table) => {
    mkdirSync(join(folder, table.name, 'data'), { recursive: true });
    return { table, file: join(folder, table.name, 'data', 'items.json') };
  });
  let items = 0;
  for (const producers of neighbourhoods) {
    for (const { table, file } of files) {
      const lines = producers.flatMap((producer) =>
        table.itemsOf(producer).map((item) => JSON.stringify({ Item: item })),
      );
      items += lines.length;
      appendFileSync(file, `${lines.join('\n')}\n`);
    }
  }
  return items;
};
