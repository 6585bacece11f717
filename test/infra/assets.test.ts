import { globSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { buildAssets } from '#infra/build/assets.ts';
import { ROOT } from '#infra/build/paths.ts';

const folders = [1, 2].map(() => mkdtempSync(join(tmpdir(), 'alaronde-assets-')));
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

const [folder = '', another = ''] = folders;
const manifest = await buildAssets(folder);

const sources = globSync(['web/**/*.{ts,tsx}', 'functions/{app,lambdas}/**/*.{ts,tsx}'], { cwd: ROOT });
const named = new Set(
  sources.flatMap((file) =>
    [
      ...readFileSync(join(ROOT, file), 'utf8').matchAll(/'([\w-]+\.(?:js|css|svg|png|webp|ico)|map-[\w-]+\.json)'/g),
    ].map(([, name]) => name),
  ),
);

describe('what browsers fetch', () => {
  test('is what pages name, no more and no less', () => {
    expect(Object.keys(manifest).sort()).toEqual([...named].sort());
  });

  test('lies where CloudFront looks for it: /assets/<name>-<hash>', () => {
    const files = readdirSync(join(folder, 'assets', 'assets'));
    for (const address of Object.values(manifest)) {
      expect(address).toMatch(/^\/assets\/[\w-]+-[0-9A-Z]{8}\.\w+$/);
      expect(files).toContain(address.replace('/assets/', ''));
    }
  });

  test('names no file that is not there', () => {
    const files = readdirSync(join(folder, 'assets', 'assets'));
    for (const style of files.filter((file) => file.endsWith('.css'))) {
      const content = readFileSync(join(folder, 'assets', 'assets', style), 'utf8');
      for (const [, file] of content.matchAll(/url\("?\.\/([^")]+)/g)) expect(files).toContain(file);
      expect(content).not.toMatch(/url\("?(?:https?:|\/)/);
    }
  });

  test('has the same name as long as it has the same content', async () => {
    expect(await buildAssets(another)).toEqual(manifest);
  });
});
