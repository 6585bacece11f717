import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startAlaronde } from '#infra/start/start-alaronde.ts';
import { Unreliable } from './faults.ts';
import type { SiteAsked, SiteStarted, SiteUsage } from './protocol.ts';

/** The local stack in a process of its own, on the database in AWS_ENDPOINT_URL_DYNAMODB; the first argument is the synthesized folder. */

process.env.TZ = 'UTC';
const [, , outdir = ''] = process.argv;
const stateDir = await mkdtemp(join(tmpdir(), 'alaronde-alerts-'));
const stack = await startAlaronde({ port: 0, stateDir, outdir });
const started: SiteStarted = {
  addresses: stack.addresses,
  tables: { subscriptions: stack.tableName('Subscriptions'), directory: stack.tableName('Directory') },
};
process.send?.(started);

const unreliable = new Unreliable(stack);

process.on('message', async (asked: SiteAsked) => {
  if (asked === 'unreliable') return unreliable.begin();
  if (asked === 'reliable') return void process.send?.(unreliable.end());
  const functions = await stack.usage();
  const { user, system } = process.cpuUsage();
  const usage: SiteUsage = { processorMs: (user + system) / 1_000, functions };
  process.send?.(usage);
});
process.once('disconnect', async () => {
  await stack.stop();
  await rm(stateDir, { recursive: true, force: true });
  process.exit(0);
});
