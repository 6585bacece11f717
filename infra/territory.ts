import { Territory } from '#platform/configuration.ts';

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
