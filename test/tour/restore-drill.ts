import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { TABLES } from '#adapters/dynamodb/keys.ts';
import { startDynamoDb } from '#infra/local/dynamodb/emulator.ts';
import { createTables } from '#infra/local/dynamodb/tables.ts';
import { readAssembly } from '#infra/local/template/assembly.ts';
import { Resolver } from '#infra/local/template/resolver.ts';
import { loadSample } from '#infra/sample/load-sample.ts';
import { type AlarondeStack, startAlaronde } from '#infra/start/start-alaronde.ts';
import { outside, tokenIn } from './outside.ts';
import { people } from './people.ts';
import { type Step, tourSteps } from './steps.ts';
import { backUp, fill, lose, namesOfTables, type TableBackup } from './table-backup.ts';
import { walk } from './tour.ts';

/**
 * `npm run restore-drill`: a day on which the tables are lost. Backs up those of a site with the sample, deletes them, restores them under
 * other names, deploys the app with these names (the context `restoredTables`), and walks the tour on what has come back. The same steps on AWS: docs/runbook.md.
 */

const names = Object.keys(TABLES);
const restoredNameOf = (table: string): string => `restored-${table}`;
const LOG = 'drill.txt';

interface Known {
  readonly found: readonly string[];
  readonly counts: Readonly<Record<string, number>>;
}

/** What someone outside sees: who delivers to Gaas, and how many records there are of each kind. */
const known = async (stack: AlarondeStack, backups: readonly TableBackup[]): Promise<Known> => {
  const site = outside(stack.addresses);
  const { body } = await site.get('/api/places?q=40350');
  const { cell, commune } = body.items[0];
  const answer = await site.get(`/api/producers?cell=${cell}&commune=${commune}&limit=50`);
  return {
    found: answer.body.items.map(({ id }: { readonly id: string }) => id).toSorted(),
    counts: Object.fromEntries(backups.map(({ table, items }) => [table, items.length])),
  };
};

/** The token of the link that somebody gets who subscribes at Gaas. */
const subscribed = async ({ addresses }: AlarondeStack): Promise<string> => {
  const site = outside(addresses);
  const { cell, commune } = (await site.get('/api/places?q=40350')).body.items[0];
  const email = 'avant-la-perte@exemple.invalid';
  const { status } = await site.post('/api/subscriptions', { email, place: { cell, commune } });
  if (status !== 202) throw new Error(`the subscription is answered ${status}`);
  return tokenIn((await site.nextMail(email)).text, /[?&]token=/);
};

const tableNames = (stack: AlarondeStack): string[] => names.map((table) => stack.tableName(table));

/** The app with the restored names, as `cdk deploy -c restoredTables=…` makes it. */
const synthesizeRestored = (outdir: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const context = { restoredTables: Object.fromEntries(names.map((table) => [table, restoredNameOf(table)])) };
    const child = spawn(process.execPath, [fileURLToPath(new URL('../../infra/app.ts', import.meta.url))], {
      env: { ...process.env, CDK_OUTDIR: outdir, CDK_CONTEXT_JSON: JSON.stringify(context) },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`the synthesis ended with code ${code}`))));
  });

export interface DrillOptions {
  /** How the site comes to be in use; the sample, if absent. */
  readonly inUse?: (stack: AlarondeStack) => Promise<unknown>;
  /** Whether the tour is walked at the end. */
  readonly tour?: boolean;
}

/** The steps of the drill, in the folders given. Each leans on those before. */
export const drillSteps = (
  stateDir: string,
  outdir: string,
  { inUse, tour = true }: DrillOptions = {},
): { steps: Step[]; stop: () => Promise<void> } => {
  let stack: AlarondeStack | undefined;
  let backups: TableBackup[] = [];
  let before: Known | undefined;
  let link = '';
  const running = (): AlarondeStack => {
    if (stack === undefined) throw new Error('nothing runs');
    return stack;
  };
  const emptied = async (): Promise<void> => {
    await stack?.stop();
    stack = undefined;
  };
  const withDatabase = async <Result>(use: (endpoint: string) => Promise<Result>): Promise<Result> => {
    const database = await startDynamoDb({ databaseFile: join(stateDir, 'dynamodb.db'), logFile: join(stateDir, LOG) });
    try {
      return await use(database.endpoint);
    } finally {
      await database.stop();
    }
  };

  const steps: Step[] = [
    {
      name: 'A site is in use',
      walk: async () => {
        stack = await startAlaronde({
          port: 0,
          stateDir,
          beforeOpen: async (started) => void (inUse ?? (await loadSample(started, () => undefined))),
        });
        await inUse?.(stack);
        await stack.idle();
        link = await subscribed(stack);
        return `${inUse === undefined ? 'the sample is loaded' : 'people use it'}, on ${tableNames(stack).length} tables; somebody has subscribed, and has a link in their mailbox`;
      },
    },
    {
      name: 'Its tables are backed up',
      walk: async () => {
        const { dynamodb } = running().addresses;
        backups = await Promise.all(names.map((table) => backUp(dynamodb, running().tableName(table), table)));
        before = await known(running(), backups);
        if (before.found.length === 0) throw new Error('nobody delivers to Gaas, so that nothing could be missed');
        return backups.map(({ table, items }) => `${table} ${items.length}`).join(', ');
      },
    },
    {
      name: 'They are lost',
      walk: async () => {
        const { dynamodb } = running().addresses;
        for (const name of tableNames(running())) await lose(dynamodb, name);
        const health = await fetch(`${running().addresses.site}/api/health`);
        if (health.status !== 503)
          throw new Error(`the site says of its health ${health.status}, as if nothing were lost`);
        await emptied();
        const left = await withDatabase(namesOfTables);
        if (left.length > 0) throw new Error(`still there: ${left.join(', ')}`);
        return `no table is left; the site says of its health ${health.status}`;
      },
    },
    {
      name: 'They are restored under other names',
      walk: async () => {
        await synthesizeRestored(outdir);
        const assembly = await readAssembly(outdir);
        return withDatabase(async (endpoint) => {
          const tables = await createTables(new Resolver(assembly), endpoint);
          for (const backup of backups) await fill(endpoint, restoredNameOf(backup.table), backup);
          return tables.map(({ name }) => name).join(', ');
        });
      },
    },
    {
      name: 'The app runs on them, and nothing is missing',
      walk: async () => {
        stack = await startAlaronde({ port: 0, stateDir, outdir });
        await stack.idle();
        const { dynamodb } = stack.addresses;
        const wrong = tableNames(stack).filter((name) => !name.startsWith('restored-'));
        if (wrong.length > 0) throw new Error(`it runs on ${wrong.join(', ')}`);
        const again = await Promise.all(names.map((table) => backUp(dynamodb, restoredNameOf(table), table)));
        const after = await known(stack, again);
        for (const table of ['directory', 'coverage', 'subscriptions', 'requests', 'agency', 'deliveries'])
          if (after.counts[table] !== before?.counts[table])
            throw new Error(`${table}: ${before?.counts[table]} records before, ${after.counts[table]} after`);
        if (after.found.join() !== before?.found.join()) throw new Error('others deliver to Gaas than before');
        const { status } = await outside(stack.addresses).post('/api/subscriptions/confirm', { token: link });
        if (status !== 200) throw new Error(`a link mailed before the loss is answered ${status}`);
        return `${after.found.length} producers deliver to Gaas, the same as before; the link mailed before the loss confirms its subscription`;
      },
    },
    {
      name: 'The tour is true on them',
      walk: async () => {
        const { addresses } = running();
        const said: string[] = [];
        const steps = tourSteps({
          site: outside(addresses),
          people: people(Date.now()),
          agency: addresses.agency,
          place: 'Gaas',
        });
        const walked = await walk(steps, (words) => said.push(words));
        const failed = said.find((words) => words.startsWith('✗'));
        if (failed !== undefined) throw new Error(failed);
        return `${walked.length} steps`;
      },
    },
  ];
  return { steps: tour ? steps : steps.slice(0, -1), stop: emptied };
};

const main = async (): Promise<number> => {
  const [stateDir, outdir] = await Promise.all([
    mkdtemp(join(tmpdir(), 'alaronde-drill-')),
    mkdtemp(join(tmpdir(), 'alaronde-restored-')),
  ]);
  const { steps, stop } = drillSteps(stateDir, outdir);
  try {
    const walked = await walk(steps, (words) => console.log(words));
    const ok = walked.every((step) => step.ok);
    console.log(ok ? '\nThe tables came back under other names, and all of it is true.' : '\nSee the first ✗ above.');
    return ok ? 0 : 1;
  } finally {
    await stop();
    await Promise.all([stateDir, outdir].map((folder) => rm(folder, { recursive: true, force: true })));
  }
};

if (import.meta.main) process.exitCode = await main();
