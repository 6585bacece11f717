import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startAlaronde } from '#infra/start/start-alaronde.ts';
import { coldStarts } from './cold-starts.ts';
import type { SiteQuestion, SiteStarted, SiteUsage } from './protocol.ts';

/**
 * The local stack in a process of its own, on the database in AWS_ENDPOINT_URL_DYNAMODB. Its functions are cold until the first call. With the
 * argument `no-cache` the front keeps nothing.
 */

process.env.TZ = 'UTC';
const stateDir = await mkdtemp(join(tmpdir(), 'alaronde-morning-'));
const stack = await startAlaronde({ port: 0, stateDir, fresh: true, frontCache: process.argv[2] !== 'no-cache' });
const before = process.cpuUsage();
const started: SiteStarted = { site: stack.addresses.site, directoryTable: stack.tableName('Directory') };
process.send?.(started);

const usage = (): SiteUsage => {
  const { user, system } = process.cpuUsage(before);
  return { processorMs: (user + system) / 1000 };
};

process.on('message', async (question: SiteQuestion) => {
  process.send?.(question === 'usage' ? usage() : await coldStarts(stack));
});
process.once('disconnect', async () => {
  await stack.stop();
  await rm(stateDir, { recursive: true, force: true });
  process.exit(0);
});
