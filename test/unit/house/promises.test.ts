import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '#infra/build/paths.ts';

/** `path`, and words of the test's name in italics where one alone is meant. */
const NAMED = /`(test\/[^`]+\.test\.tsx?)`(?:: \*([^*]+)\*)?/g;

const rows = readFileSync(join(ROOT, 'docs/promises.md'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| promise'))
  .map((line) => line.split(' | ').map((cell) => cell.replaceAll('|', '').trim()))
  .map(([promise = '', held = '']) => ({ promise, tests: [...held.matchAll(NAMED)] }));

describe('a promise', () => {
  it('stands in docs/promises.md, one of many', () => {
    expect(rows.length).toBeGreaterThan(30);
  });

  it.each(rows)('“$promise” is held by tests that exist', ({ tests }) => {
    expect(tests).not.toEqual([]);
    const missing = tests.filter(([, path = '', name = '']) => {
      const file = join(ROOT, path);
      return !existsSync(file) || !readFileSync(file, 'utf8').includes(name);
    });
    expect(missing.map(([whole]) => whole)).toEqual([]);
  });
});
