import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ensureSynthesized } from '../../infra/build/synth-cached.ts';

test('asked for again and by several at once, the same sources are synthesized once', async () => {
  const { outdir } = await ensureSynthesized();
  const started = performance.now();
  const again = await Promise.all([ensureSynthesized(), ensureSynthesized(), ensureSynthesized()]);
  expect(again.map((one) => one.outdir)).toEqual([outdir, outdir, outdir]);
  expect(performance.now() - started).toBeLessThan(3_000);
  expect(existsSync(join(outdir, 'manifest.json'))).toBe(true);
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
