import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startStack, type TestStack } from '../stack.ts';
import { HANDLERS } from './handlers.ts';
import { template } from './template.ts';

export interface Entry {
  readonly at: string;
  readonly by: string;
  readonly [what: string]: unknown;
}

export interface Fixture {
  readonly stack: TestStack;
  readonly outdir: string;
  /** What the handlers saw, oldest first. */
  seen(): Entry[];
  /** Forgets what they saw. */
  forget(): void;
  stop(): Promise<void>;
}

/** Writes the fixture app as `cdk synth` would, and starts it. */
export const startFixture = async (): Promise<Fixture> => {
  const folder = await mkdtemp(join(tmpdir(), 'alaronde-fixture-'));
  const recordFile = join(folder, 'record.jsonl');
  const outdir = await writeAssembly(join(folder, 'cdk.out'), recordFile);
  const stack = await startStack({ outdir });
  return {
    stack,
    outdir,
    seen: () =>
      existsSync(recordFile)
        ? readFileSync(recordFile, 'utf8')
            .split('\n')
            .filter((line) => line !== '')
            .map((line) => JSON.parse(line) as Entry)
        : [],
    forget: () => writeFileSync(recordFile, ''),
    stop: async () => {
      await stack.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
};

export const writeAssembly = async (outdir: string, recordFile: string): Promise<string> => {
  await mkdir(outdir, { recursive: true });
  const files: Record<string, unknown> = {};
  for (const [name, source] of Object.entries(HANDLERS)) {
    await mkdir(join(outdir, `asset.${name}`));
    await writeFile(join(outdir, `asset.${name}`, 'index.mjs'), source);
    files[name] = {
      source: { path: `asset.${name}`, packaging: 'zip' },
      destinations: { here: { objectKey: `${name}.zip` } },
    };
  }
  const write = (file: string, value: unknown) => writeFile(join(outdir, file), JSON.stringify(value));
  await write('fixture.template.json', template(recordFile));
  await write('fixture.assets.json', { version: '1', files });
  await write('manifest.json', {
    version: '1',
    artifacts: {
      fixture: { type: 'aws:cloudformation:stack', properties: { templateFile: 'fixture.template.json' } },
      'fixture.assets': { type: 'cdk:asset-manifest', properties: { file: 'fixture.assets.json' } },
    },
  });
  return outdir;
};
