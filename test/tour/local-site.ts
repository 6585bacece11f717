import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What `GET /__local` tells of a local stack. */
export interface LocalAddresses {
  readonly site: string;
  readonly mailbox: string;
  readonly phone: string;
  readonly agency: { readonly email: string; readonly password: string };
}

export interface LocalSite extends LocalAddresses {
  stop(): Promise<void>;
}

const MAIN = fileURLToPath(new URL('../../infra/start/main.ts', import.meta.url));
const START_SECONDS = 120;

/**
 * Starts what `npm start` starts, fresh, on a free port and in a folder of its own, and waits until it answers.
 * @throws with the last words of the process when it stops, or does not answer within two minutes.
 */
export const startLocalSite = async (): Promise<LocalSite> => {
  const [port, state] = await Promise.all([freePort(), mkdtemp(join(tmpdir(), 'alaronde-'))]);
  const child = spawn(process.execPath, [MAIN, '--port', String(port), '--fresh'], {
    env: { ...process.env, ALARONDE_STATE: state },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const words: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => words.push(chunk.toString()));
  const stop = async () => {
    await stopped(child);
    await rm(state, { recursive: true, force: true });
  };
  try {
    return { ...(await addressesAt(`http://localhost:${port}`, child)), stop };
  } catch (error) {
    await stop();
    throw new Error(`the local stack did not start:\n${words.join('').slice(-2_000)}`, { cause: error });
  }
};

const addressesAt = async (origin: string, child: ChildProcess): Promise<LocalAddresses> => {
  const deadline = performance.now() + START_SECONDS * 1_000;
  while (performance.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`it stopped with code ${child.exitCode}`);
    const answer = await fetch(`${origin}/__local`).catch(() => undefined);
    if (answer?.ok) return (await answer.json()) as LocalAddresses;
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
  throw new Error(`nothing at ${origin}/__local after ${START_SECONDS} s`);
};

const stopped = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    const impatient = setTimeout(() => child.kill('SIGKILL'), 10_000);
    child.once('exit', () => {
      clearTimeout(impatient);
      resolve();
    });
    child.kill('SIGTERM');
  });

export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
