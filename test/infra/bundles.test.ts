import { existsSync, globSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { bundleFunctions } from '../../infra/build/bundle.ts';
import { specOf } from '../../infra/functions.ts';

const folders = [1, 2].map(() => mkdtempSync(join(tmpdir(), 'alaronde-bundles-')));
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

const [first = [], second = []] = await Promise.all(folders.map((folder) => bundleFunctions({ folder })));

describe.each(first)('the bundle of $name', ({ name, folder, bytes }) => {
  test('is at most 1 MB besides data', () => {
    expect(statSync(join(folder, 'index.mjs')).size).toBe(bytes);
    expect(bytes).toBeLessThanOrEqual(1_000_000);
  });

  test('carries the data files that its code names, and no others', () => {
    const named = [...readFileSync(join(folder, 'index.mjs'), 'utf8').matchAll(/[\w-]+\.json(?=["'`])/g)].map(
      ([file]) => file,
    );
    expect(named.includes('communes.json')).toBe(specOf(name).data?.includes('communes.json') ?? false);
    expect(existsSync(join(folder, 'communes.json'))).toBe(named.includes('communes.json'));
  });
});

test('the same sources give the same bytes, so that only what changed is deployed', () => {
  for (const [index, bundle] of first.entries()) {
    const again = second[index]?.folder ?? '';
    const files = globSync('**/*', { cwd: bundle.folder });
    expect(globSync('**/*', { cwd: again })).toEqual(files);
    for (const file of files) {
      expect(
        readFileSync(join(bundle.folder, file)).equals(readFileSync(join(again, file))),
        `${bundle.name}/${file}`,
      ).toBe(true);
    }
  }
});
