import { z } from 'zod';
import { DepartmentCode, EmailAddress, Language, Telephone } from '#domain/shared/primitives.ts';

const text = z.string().trim().min(1, 'say something: people read it');
const bilingual = z.strictObject({ fr: text, en: text });

const isTimeZone = (name: string): boolean => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
};

/** ISO 8601 knows an instant without seconds, and an offset without a colon. */
const inFull = (written: unknown): unknown =>
  typeof written === 'string'
    ? written.replace(/(T\d{2}:\d{2})(?=Z|[+-])/, '$1:00').replace(/([+-]\d{2})(\d{2})$/, '$1:$2')
    : written;

/** Any ISO instant, told as all instants here are, so that it compares with them as text; empty where no day is announced. */
const OpeningInstant = z.union(
  [
    z.literal(''),
    z.preprocess(inFull, z.iso.datetime({ offset: true })).transform((written) => new Date(written).toISOString()),
  ],
  'write an instant with its offset, such as 2026-12-12T08:00:00+01:00, or "" where no day is announced',
);

/**
 * The territory and its agency: `context.territory` of cdk.json, given to every function as TERRITORY. Each value is refused with what to write
 * instead, at synthesis, before anything is deployed with it.
 */
export const Territory = z.strictObject({
  id: z
    .string()
    .regex(
      /^[a-z][a-z0-9-]{1,40}$/,
      'write lower-case letters, digits and hyphens, such as nouvelle-aquitaine: stacks are named after it',
    ),
  name: bilingual,
  region: z.string().regex(/^\d{2}$/, 'write the INSEE code of the region, two digits'),
  departments: z.array(DepartmentCode).min(1, 'name one department at least'),
  languages: z.array(Language).min(1, 'name one language at least'),
  siteName: text,
  domain: z
    .string()
    .regex(
      /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,}$/,
      'write a host name alone, such as producteurs.example.fr: no https://, no slash, no capital',
    ),
  hostedZoneId: z
    .string()
    .regex(
      /^(Z[A-Z0-9]{5,31})?$/,
      'write the id of the Route 53 zone, such as Z0123456789ABC, or "" where the zone is elsewhere',
    ),
  certificateArn: z
    .string()
    .regex(
      /^(arn:aws:acm:us-east-1:\d{12}:certificate\/[\w-]+)?$/,
      'write the ARN of a certificate in us-east-1, the only region in which CloudFront looks, or "" for a trial without the domain',
    ),
  sender: z.strictObject({
    name: text,
    address: EmailAddress,
    /** The sender's domain is an identity of SES already, made by hand or by the wizard of its console. */
    identityExists: z.boolean().default(false),
    /** While SES is in its sandbox: the verified addresses that get mail. In the sandbox the right to send wants the recipient's identity, too. */
    trialRecipients: z.array(EmailAddress).default([]),
  }),
  /** Beginnings of the numbers that get text messages: those of the mainland cost a fifth of those overseas. */
  smsPrefixes: z
    .array(z.string().regex(/^\+\d{1,6}$/))
    .min(1)
    .default(['+33']),
  smsSender: z
    .string()
    .regex(
      /^(?=.*[A-Za-z])[A-Za-z0-9]{3,11}$/,
      'write 3 to 11 letters and digits, one letter at least, no accent, no space',
    ),
  agency: z.strictObject({
    name: text,
    email: EmailAddress,
    telephone: Telephone,
    address: text,
    publisher: text,
  }),
  timeZone: z.string().refine(isTimeZone, 'write the name of a time zone, such as Europe/Paris'),
  opensAt: OpeningInstant,
  /** Between the agency's yes and the first mail, minutes, until a member sets another: what is withdrawn within it announces nothing. */
  graceMinutes: z.int().min(0).max(120).default(10),
  /** `test`: mails and SMS leave only to the addresses, numbers and `@domains` of the list. */
  stage: z.enum(['production', 'test']).default('production'),
  allowList: z.array(z.string()).default([]),
});
export type Territory = z.infer<typeof Territory>;

/**
 * Reads one environment variable. Called once, at load, in a handler's head; never inside classes or domain code.
 * The CDK construct that grants a permission sets the variable, so that a missing one is a mistake in the app: throws.
 */
export const setting = (name: SettingName): string => {
  const value = process.env[name];
  if (value === undefined || value === '') throw new Error(`the environment variable ${name} is missing`);
  return value;
};

/** All settings that functions read; the names are shared with infra/constructs. */
export const SETTINGS = [
  'DIRECTORY_TABLE',
  'COVERAGE_TABLE',
  'SUBSCRIPTIONS_TABLE',
  'REQUESTS_TABLE',
  'AGENCY_TABLE',
  'DELIVERIES_TABLE',
  'AUDIT_TABLE',
  'LIMITS_TABLE',
  'PROJECT_QUEUE_URL',
  'MATCH_QUEUE_URL',
  'SEND_QUEUE_URL',
  'RECONCILE_QUEUE_URL',
  'CHECK_QUEUE_URL',
  'COMPANY_REGISTER_URL',
  'ORGANIC_REGISTER_URL',
  'FIGURES_QUEUE_URL',
  'IMPORT_QUEUE_URL',
  'DEAD_LETTERS',
  'GEOCODER_URL',
  'SITE_URL',
  'TERRITORY',
  'LINK_SECRET_ARN',
  'LASTING_SECRET_ARN',
  'FRONT_KEYS',
  'SES_CONFIGURATION_SET',
  'SMS_CONFIGURATION_SET',
  'SMS_ORIGINATION',
  'USER_POOL_ID',
  'USER_POOL_CLIENT_ID',
  'USER_POOL_ISSUER',
] as const;
export type SettingName = (typeof SETTINGS)[number];

export const territory = (): Territory => Territory.parse(JSON.parse(setting('TERRITORY')));
