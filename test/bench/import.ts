import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadCommunes } from '#adapters/communes/communes.ts';
import { importsIn } from '#adapters/dynamodb/imports/imports.ts';
import { unclaimedListIn, unclaimedStoreIn } from '#adapters/dynamodb/imports/unclaimed.ts';
import { registeredProducersIn } from '#adapters/dynamodb/producers/registered-producers.ts';
import { advanceImport, type Importing } from '#app/imports/import-rows.ts';
import { confirmImport, startImport } from '#app/imports/start-import.ts';
import type { Import } from '#domain/imports/import.ts';
import { readImport } from '#domain/imports/reading-list.ts';
import { ImportId } from '#domain/unclaimed/unclaimed.ts';
import { buildCommunes } from '#infra/build/communes.ts';
import { startTestTables } from '../support/tables.ts';
import { xlsx } from '../support/workbooks.ts';

/**
 * What importing a list costs: `npm run bench -- import` (10,000 rows; `node test/bench/import.ts 2000` for another number). Reading alone, also as a workbook, then
 * preview, import, and the same file again, on the emulator: its writes, not ours, are most of the time.
 */
const ROWS = Number(process.argv.find((argument) => /^\d+$/.test(argument)) ?? 10_000);
const LIST_FILE = join(fileURLToPath(new URL('../..', import.meta.url)), '.build', 'test', 'communes.json');

await buildCommunes(LIST_FILE);
const communes = loadCommunes(LIST_FILE);

/** Farms spread over the communes of the east, half of them with coordinates, the others by name and postcode. */
const syntheticList = (rows: number): string => {
  const around = communes.communesWithin({ lat: 48.08, lon: 6.79 }, 120);
  const lines = Array.from({ length: rows }, (_, row) => {
    const near = around[(row * 7919) % around.length];
    const place = near === undefined ? undefined : communes.commune(near.code);
    if (near === undefined || place === undefined) throw new Error('no communes there');
    const position = row % 2 === 0 ? `${place.lat + (row % 9) / 1000};${place.lon}` : ';';
    const insee = row % 2 === 0 ? near.code : '';
    return `${row};GAEC du Champ ${row};${insee};${near.name};${place.postcode ?? ''};${position};0329${String(row).padStart(6, '0')};Fromages, œufs et miel;${row} rue du Puits`;
  });
  return `id;nom;code insee;commune;cp;lat;lon;tél;produits;adresse\n${lines.join('\n')}\n`;
};

const bytes = new TextEncoder().encode(syntheticList(ROWS));
const table: Record<string, Record<string, string | number>> = {};

const measured = async <Value>(name: string, work: () => Promise<Value>): Promise<Value> => {
  globalThis.gc?.();
  const before = performance.now();
  const value = await work();
  const seconds = (performance.now() - before) / 1000;
  table[name] = {
    seconds: seconds.toFixed(2),
    'rows/s': Math.round(ROWS / seconds),
    'memory MB': Math.round(process.memoryUsage().rss / 1e6),
  };
  return value;
};

const read = await measured('read the file', async () => readImport(bytes, {}, communes));
if (!read.ok) throw new Error(JSON.stringify(read.reason));

const workbook = xlsx(
  ...new TextDecoder()
    .decode(bytes)
    .trimEnd()
    .split('\n')
    .map((line) => line.split(';').map((cell) => (/^[1-9]\d{0,4}$/.test(cell) ? Number(cell) : cell))),
);
const fromWorkbook = await measured('read it as a workbook', async () => readImport(workbook, {}, communes));
if (!fromWorkbook.ok) throw new Error(JSON.stringify(fromWorkbook.reason));

const tables = await startTestTables('directory', 'coverage', 'agency');
const names = { directory: 'directory', coverage: 'coverage' };
const imports = importsIn(tables.documents, 'agency');
const now = (): string => new Date().toISOString();
const importing: Importing = {
  imports,
  unclaimed: unclaimedStoreIn(tables.documents, names),
  list: unclaimedListIn(tables.documents, 'directory'),
  registered: registeredProducersIn(tables.documents, names),
  geocoder: { locate: async (addresses) => addresses.map(() => 'pending') },
  places: communes,
  territory: [],
  now,
  timeIsUp: () => false,
  reached: () => undefined,
};

const start = async (id: string): Promise<Import> => {
  const arrival = { bytes, fileName: 'bench.csv', by: 'bench', dryRun: true, asksColumns: false, now: now() };
  const started = await startImport({ id: ImportId.parse(id), ...arrival }, imports);
  if (!started.ok) throw new Error(JSON.stringify(started.reason));
  return started.value;
};
const after = async ({ id }: Import): Promise<Import> => {
  await advanceImport(id, importing);
  const job = await imports.find(id);
  if (job === undefined) throw new Error('the import is gone');
  return job;
};

const first = await measured('preview', async () => after(await start('benchfirst')));
const done = await measured('import', async () => {
  await confirmImport(first, { imports, now: now() });
  return after(first);
});
const again = await measured('the same file again', async () => after(await start('benchagain')));
await tables.stop();

console.log(
  `${ROWS} rows, ${(bytes.length / 1e6).toFixed(1)} MB, as a workbook ${(workbook.length / 1e6).toFixed(1)} MB`,
);
console.table(table);
console.log('counts', read.value.counts, 'created', done.outcomes.created, 'unchanged again', again.outcomes.unchanged);
