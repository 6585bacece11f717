import { existsSync } from 'node:fs';
import type { LocalStack } from './stack.ts';

/** What `load-sample.ts` exports. `report` is told how many producers of how many are in. Resolves with their number. */
export type LoadSample = (stack: LocalStack, report: (done: number, total: number) => void) => Promise<number>;

const MODULE = new URL('./load-sample.ts', import.meta.url);

/** Loads the invented producers into an empty directory. @returns how many, or `undefined` when there is no sample to load */
export const loadSampleInto = async (
  stack: LocalStack,
  report: (done: number, total: number) => void,
): Promise<number | undefined> => {
  if (!existsSync(MODULE)) return undefined;
  const { loadSample } = (await import(MODULE.href)) as { readonly loadSample: LoadSample };
  return loadSample(stack, report);
};
