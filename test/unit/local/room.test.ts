import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ROOT } from '#infra/build/paths.ts';

const files = globSync('infra/local/**/*.{ts,md}', { cwd: ROOT }).map((file) => ({
  file,
  content: readFileSync(join(ROOT, file), 'utf8'),
}));

const importsOf = (content: string): string[] =>
  [...content.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*'([^']+)'/g)].map(([, name = '']) => name);

describe('the local runtime could be a package', () => {
  test('it imports nothing of the app: only itself and packages', () => {
    const outside = files
      .filter(({ file }) => file.endsWith('.ts'))
      .flatMap(({ file, content }) =>
        importsOf(content)
          .filter((name) => name.startsWith('#') || name.startsWith('.'))
          .map((name) => (name.startsWith('#') ? name : normalize(join(dirname(file), name))))
          .filter((name) => !name.startsWith('infra/local/')),
      );
    expect(outside).toEqual([]);
    expect(files.length).toBeGreaterThan(60);
  });

  test('it has no word of the app', () => {
    const words = /alaronde|agence|agency|producer|territory/i;
    expect(files.filter(({ content }) => words.test(content)).map(({ file }) => file)).toEqual([]);
  });
});
