import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { Territory } from '#platform/configuration.ts';
import { ROOT } from './build/paths.ts';

/** What cdk.json says, as it is written there. */
export const contextOfCdkJson = async (): Promise<Readonly<Record<string, unknown>>> => {
  const { context } = JSON.parse(await readFile(join(ROOT, 'cdk.json'), 'utf8'));
  return context;
};

/**
 * The territory of cdk.json's context.
 * @throws Error naming every value that is not as it must be, and what to write instead
 */
export const readTerritory = (written: unknown): Territory => {
  if (written === undefined)
    throw new Error('cdk.json has no context.territory: copy the example and fill in your own');
  const parsed = Territory.safeParse(written);
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map(({ path, message }) => `  territory.${path.join('.')}: ${message}`);
  throw new Error(`cdk.json cannot be used as it is:\n${lines.join('\n')}`);
};

/**
 * How many functions the account lets run at once. The workers' share is made to leave the pages theirs (ADR 0027).
 * @throws Error saying what to write
 */
export const readLambdaConcurrency = (written: unknown): number => {
  const parsed = z.int().min(10).safeParse(written);
  if (parsed.success) return parsed.data;
  throw new Error(
    'cdk.json, context.lambdaConcurrency: write how many functions the account lets run at once, 10 in a new one (npm run deploy:check asks AWS)',
  );
};
