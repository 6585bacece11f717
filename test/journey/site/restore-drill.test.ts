import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { testStackOf } from '../../support/stack.ts';
import { villageOf } from '../../support/village.ts';
import { drillSteps } from '../../tour/restore-drill.ts';
import { walk } from '../../tour/tour.ts';

const folders: string[] = [];
const folder = async (name: string): Promise<string> => {
  const made = await mkdtemp(join(tmpdir(), name));
  folders.push(made);
  return made;
};
afterAll(() => Promise.all(folders.map((one) => rm(one, { recursive: true, force: true }))));

/** `npm run restore-drill` with one producer instead of the sample, and without the tour at its end. */
it('tables that are lost come back under other names, and the app runs on them', async () => {
  const { steps, stop } = drillSteps(await folder('alaronde-drill-'), await folder('alaronde-restored-'), {
    inUse: async (stack) => {
      const village = await villageOf(testStackOf(stack));
      await village.published([{ kind: 'email', address: village.address('fermiere') }]);
    },
    tour: false,
  });
  try {
    const said: string[] = [];
    await walk(steps, (words) => said.push(words));
    expect(said.filter((words) => !words.startsWith('✓'))).toEqual([]);
    expect(said).toHaveLength(5);
  } finally {
    await stop();
  }
});
