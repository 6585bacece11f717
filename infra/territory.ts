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

/** What the account gives and may cost: the other values of cdk.json's context. */
const Hosting = z.object({
  /** How many functions the account lets run at once. The workers' share is made to leave the pages theirs (ADR 0027). */
  lambdaConcurrency: z
    .int('write how many functions the account lets run at once, 10 in a new one (npm run deploy:check asks AWS)')
    .min(10, 'write how many functions the account lets run at once, 10 in a new one (npm run deploy:check asks AWS)'),
  /** Dollars a month at whose 80 % the agency gets a mail. */
  monthlyBudget: z
    .int('write dollars a month, a whole number: the agency gets a mail at 80 % of it')
    .min(1, 'write dollars a month, 1 at least: the agency gets a mail at 80 % of it'),
  /** Dollars a month after which no SMS leaves. */
  smsMonthlyLimit: z
    .int('write dollars a month, a whole number: then no SMS leaves any more')
    .min(1, 'write dollars a month, 1 at least: then no SMS leaves any more'),
  /** A firewall before CloudFront, made by hand (docs/deploy.md); '' for none. */
  webAclArn: z
    .string()
    .regex(
      /^(arn:aws:wafv2:us-east-1:\d{12}:global\/webacl\/[\w-]+\/[\w-]+)?$/,
      'write the ARN of a web ACL for CloudFront, which are all in us-east-1, or "" for none',
    )
    .default(''),
  /** Which version of the front's key the functions and CloudFront are told (docs/secrets.md). */
  frontKey: z
    .string()
    .regex(
      /^([\w-]{8,64})?$/,
      'write the version that npm run rotate -- front has printed, or "" for the newest at the first deployment',
    )
    .default(''),
});
export type Hosting = z.infer<typeof Hosting>;

/** What stands in the context besides: `restoredTables` is read where tables are made; names with a colon or a slash are the CDK's own. */
const OTHERS = ['territory', 'restoredTables'];

/** @throws Error naming what cdk.json says that nothing reads: a value under a mistyped name would be left out silently */
export const refuseUnknownContext = (written: Readonly<Record<string, unknown>>): void => {
  const known = [...Object.keys(Hosting.shape), ...OTHERS];
  const unknown = Object.keys(written).filter((name) => !known.includes(name) && !/[:/]/.test(name));
  if (unknown.length > 0)
    throw new Error(`cdk.json, context: ${unknown.join(', ')} is read by nothing. Write one of ${known.join(', ')}.`);
};

/** @throws Error naming every value that is not as it must be, and what to write instead */
export const readHosting = (context: (name: string) => unknown): Hosting => {
  const parsed = Hosting.safeParse(Object.fromEntries(Object.keys(Hosting.shape).map((name) => [name, context(name)])));
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map(({ path, message }) => `  ${path.join('.')}: ${message}`);
  throw new Error(`cdk.json, context, cannot be used as it is:\n${lines.join('\n')}`);
};
