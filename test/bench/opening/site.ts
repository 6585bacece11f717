import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startLocal } from '../../../infra/local/start-local.ts';
import type { SiteStarted } from './protocol.ts';

/** The local stack in a process of its own, on the database in AWS_ENDPOINT_URL_DYNAMODB. Its functions are cold until the first call. */

process.env.TZ = 'UTC';
const stateDir = await mkdtemp(join(tmpdir(), 'alaronde-opening-'));
const stack = await startLocal({ port: 0, stateDir, fresh: true });
const started: SiteStarted = { site: stack.addresses.site, api: stack.addresses.api };
process.send?.(started);

const stop = async (): Promise<void> => {
  await stack.stop();
  await rm(stateDir, { recursive: true, force: true });
  process.exit(0);
};
process.once('message', () => void stop());
process.once('disconnect', () => void stop());
