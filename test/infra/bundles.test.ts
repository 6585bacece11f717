import { spawnSync } from 'node:child_process';
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { bundleFunctions } from '#infra/build/bundle.ts';
import { functionNames, specOf } from '#infra/functions/functions.ts';
import { at, deployedFolder, functionNamed } from './templates.ts';

const bundles = functionNames.map((name) => ({ name, folder: deployedFolder(functionNamed(name)) }));

/** The environment that the template gives a function; what only AWS knows (names, ARNs) stands as some address. */
const settingsOf = (name: string): Record<string, string> =>
  Object.fromEntries(
    Object.entries(at(functionNamed(name), 'Environment', 'Variables') ?? {}).map(([setting, value]) => [
      setting,
      typeof value === 'string' ? value : 'https://known-to-aws.example',
    ]),
  );

describe.each(bundles)('the bundle of $name', ({ name, folder }) => {
  test('is at most 1 MB besides data', () => {
    expect(statSync(join(folder, 'index.mjs')).size).toBeLessThanOrEqual(1_000_000);
  });

  test('loads with the settings of its stack and nothing else', () => {
    const address = pathToFileURL(join(folder, 'index.mjs')).href;
    const script = `const { handler } = await import(${JSON.stringify(address)}); console.log(typeof handler);`;
    const run = spawnSync(process.execPath, ['--input-type=module', '--eval', script], {
      env: { AWS_REGION: 'eu-west-3', ...settingsOf(name) },
      encoding: 'utf8',
    });
    expect(run.stderr).toBe('');
    expect(run.stdout.trim()).toBe('function');
  });

  test('carries the data files that its code names, and no others', () => {
    const code = readFileSync(join(folder, 'index.mjs'), 'utf8');
    const named = /["'`]communes\.json["'`]/.test(code);
    expect(named).toBe(specOf(name).data?.includes('communes.json') ?? false);
    expect(existsSync(join(folder, 'communes.json'))).toBe(named);
  });
});

describe('the same sources', () => {
  const folder = mkdtempSync(join(tmpdir(), 'alaronde-bundles-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('give the same bytes, wherever they are built, so that only what changed is deployed', async () => {
    for (const fresh of await bundleFunctions({ folder })) {
      const deployed = deployedFolder(functionNamed(fresh.name));
      const files = globSync('**/*', { cwd: deployed }).sort();
      expect(globSync('**/*', { cwd: fresh.folder }).sort()).toEqual(files);
      for (const file of files) {
        const same = readFileSync(join(deployed, file)).equals(readFileSync(join(fresh.folder, file)));
        expect(same, `${fresh.name}/${file}`).toBe(true);
      }
    }
  });
});
