import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ensureSynthesized } from '#infra/build/synth-cached.ts';

test('asked for by several at once and again, the same sources are synthesized once', async () => {
  const [first, ...others] = await Promise.all([ensureSynthesized(), ensureSynthesized(), ensureSynthesized()]);
  expect(others).toEqual([first, first]);
  const madeAt = () => statSync(join(first.outdir, 'manifest.json')).mtimeMs;
  const before = madeAt();
  expect(await ensureSynthesized()).toEqual(first);
  expect(madeAt()).toBe(before);
});

test('what is synthesized is complete by itself: nothing in it points outside', async () => {
  const { outdir } = await ensureSynthesized();
  for (const file of readdirSync(outdir).filter((name) => name.endsWith('.assets.json'))) {
    const { files } = JSON.parse(readFileSync(join(outdir, file), 'utf8')) as {
      files: Record<string, { source: { path: string } }>;
    };
    for (const { source } of Object.values(files)) {
      expect(source.path.startsWith('/') || source.path.includes('..'), source.path).toBe(false);
      expect(existsSync(join(outdir, source.path)), source.path).toBe(true);
    }
  }
});
