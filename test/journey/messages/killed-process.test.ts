import { type ChildProcess, fork } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Addresses } from '#infra/local/stack.ts';
import { startStack } from '../../support/stack.ts';
import { villageOf } from '../../support/village.ts';

// Forty minutes of sweeps, one after the other.
vi.setConfig({ testTimeout: 300_000 });

/** The whole local stack is killed (kill -9) while mails leave, and started again on what it left: each message leaves exactly once. */
describe('the process killed while it sends', () => {
  let stateDir: string;
  beforeAll(async () => {
    stateDir = await mkdtemp(join(tmpdir(), 'alaronde-killed-'));
  });

  const SUBSCRIBERS = 60;
  const PLACE = { cell: 'ezz21', commune: '40101' };
  const running: ChildProcess[] = [];
  afterAll(async () => {
    for (const child of running) child.kill('SIGKILL');
    await rm(stateDir, { recursive: true, force: true });
  });

  const startProcess = async (): Promise<{ addresses: Addresses; child: ChildProcess }> => {
    const child = fork(fileURLToPath(new URL('../../support/stack-process.ts', import.meta.url)), [stateDir], {
      execArgv: [],
    });
    running.push(child);
    const addresses = await new Promise<Addresses>((resolve, reject) => {
      child.once('message', (message) => resolve(message as Addresses));
      child.once('exit', (code) => reject(new Error(`the stack did not start (code ${code})`)));
    });
    return { addresses, child };
  };
  const killed = (child: ChildProcess): Promise<void> =>
    new Promise((resolve) => {
      child.once('exit', () => resolve());
      child.kill('SIGKILL');
    });
  const leftSoFar = async ({ mailbox }: Addresses): Promise<number> => {
    const counts = (await (await fetch(`${mailbox}/recipients`)).json()) as Record<string, number>;
    return Object.values(counts).reduce((sum, count) => sum + count, 0);
  };

  it.each([0.2, 0.6])('after %f of them have left: none twice, none lost', async (share) => {
    const emails = Array.from({ length: SUBSCRIBERS }, (_, index) => `lectrice-${share * 10}-${index}@exemple.fr`);
    const { addresses, child } = await startProcess();
    const before = await leftSoFar(addresses);
    await Promise.all(
      emails.map(async (email, index) => {
        const answer = await fetch(`${addresses.site}/api/subscriptions`, {
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            origin: addresses.site,
            'x-local-viewer': `10.1.${share * 10}.${index}`,
          },
          body: JSON.stringify({ email, place: PLACE }),
        });
        expect(answer.status).toBe(202);
      }),
    );
    await waitFor(async () => (await leftSoFar(addresses)) >= before + share * SUBSCRIBERS);
    await killed(child);
    const village = villageOf(await startStack({ stateDir }));
    const { stack, pass, quiet } = await village;
    try {
      // What SES took is said again at the start; a lease passes minutes later, not in the same instant.
      await quiet();
      // Longer than a sender's lease, by way of every sweep.
      for (let minutes = 0; minutes < 40; minutes += 5) await pass(300);
      const counts = (await (await fetch(`${stack.addresses.mailbox}/recipients`)).json()) as Record<string, number>;
      expect(emails.map((email) => counts[email] ?? 0)).toEqual(emails.map(() => 1));
    } finally {
      await stack.stop();
    }
  });
});

const waitFor = async (holds: () => Promise<boolean>): Promise<void> => {
  const deadline = performance.now() + 60_000;
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error('nothing leaves');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
};
