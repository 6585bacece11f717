import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startLocal } from '#infra/local/start-local.ts';
import type { SiteStarted, SiteUsage } from './protocol.ts';

/** The local stack in a process of its own, on the database in AWS_ENDPOINT_URL_DYNAMODB. Its functions are cold until the first call. */

process.env.TZ = 'UTC';
const stateDir = await mkdtemp(join(tmpdir(), 'alaronde-opening-'));
const stack = await startLocal({ port: 0, stateDir, fresh: true });
const before = process.cpuUsage();
const started: SiteStarted = { site: stack.addresses.site, api: stack.addresses.api };
process.send?.(started);

const stop = async (): Promise<void> => {
  await stack.stop();
  await rm(stateDir, { recursive: true, force: true });
  process.exit(0);
};
process.on('message', () => {
  const { user, system } = process.cpuUsage(before);
  const usage: SiteUsage = { processorMs: (user + system) / 1000 };
  process.send?.(usage);
});
process.once('disconnect', () => void stop());
