import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startLocal } from '#infra/local/start-local.ts';
import { StateFolder } from '#infra/local/state.ts';
import { parseOptions } from '#infra/start/options.ts';
import { writeAssembly } from '../../support/local-fixture/fixture.ts';

let folder: string;
let outdir: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'alaronde-start-'));
  outdir = await writeAssembly(join(folder, 'cdk.out'), join(folder, 'record.jsonl'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const npmStart = (...args: string[]): Promise<{ readonly code: number | null; readonly said: string }> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, ['infra/start/main.ts', ...args], {
      env: { ...process.env, ALARONDE_STATE: join(folder, 'state') },
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += String(chunk)));
    child.on('close', (code) => resolve({ code, said }));
  });

describe('npm start', () => {
  it('says in a sentence that the port is in use', async () => {
    const other: Server = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    const { code, said } = await npmStart('--port', String(port));
    other.close();
    expect(code).toBe(1);
    expect(said.trim()).toBe(`Port ${port} is in use by another program. Choose another one: --port ${port + 1}`);
  });

  it.each([
    [['--prot', '1'], 'The option --prot is not known.'],
    [['--port', 'four'], '--port wants a number from 0 to 65535, not “four”.'],
    [['--port'], 'The option --port wants a number after it.'],
    [['sample'], '“sample” is not understood.'],
  ])('says in a sentence what it does not understand: %s', (args, sentence) => {
    expect(() => parseOptions(args)).toThrow(sentence);
  });
});

describe('the state folder', () => {
  it('is held by one process; the lock of one that crashed is taken over', async () => {
    const path = join(folder, 'lock-test');
    const state = new StateFolder(path);
    expect(() => new StateFolder(path)).toThrow(/Another local stack \(process \d+\) uses the folder/);
    state.release();
    const { writeFile } = await import('node:fs/promises');
    await writeFile(join(path, 'lock'), '999999999');
    expect(() => new StateFolder(path).release()).not.toThrow();
  });

  it('keeps tables, secrets, mails and the clock over a stop, and drops them when fresh', async () => {
    const stateDir = join(folder, 'kept');
    const start = (fresh: boolean) => startLocal({ port: 0, stateDir, outdir, fresh });
    const secretOf = (state: string) =>
      import('node:fs/promises').then(({ readFile }) => readFile(join(stateDir, state), 'utf8'));

    const first = await start(false);
    await first.clock.advance(86_400);
    const secret = await secretOf('secrets.json');
    await first.stop();

    const second = await start(false);
    expect(second.clock.offsetMs).toBeGreaterThanOrEqual(86_400_000);
    expect(await secretOf('secrets.json')).toBe(secret);
    await second.stop();

    const third = await start(true);
    expect(third.clock.offsetMs).toBe(0);
    expect(await secretOf('secrets.json')).not.toBe(secret);
    await third.stop();
  });
});
