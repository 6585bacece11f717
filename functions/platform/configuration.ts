import { z } from 'zod';
import { DepartmentCode, EmailAddress, Language, Telephone } from '#domain/shared/primitives.ts';

/** The territory and its agency: `context.territory` of cdk.json, given to every function as TERRITORY. */
export const Territory = z.strictObject({
  id: z.string(),
  name: z.strictObject({ fr: z.string(), en: z.string() }),
  region: z.string(),
  departments: z.array(DepartmentCode).min(1),
  languages: z.array(Language).min(1),
  siteName: z.string(),
  domain: z.string(),
  hostedZoneId: z.string(),
  certificateArn: z.string(),
  sender: z.strictObject({ name: z.string(), address: EmailAddress }),
  smsSender: z.string().max(11),
  agency: z.strictObject({
    name: z.string(),
    email: EmailAddress,
    telephone: Telephone,
    address: z.string(),
    publisher: z.string(),
  }),
  timeZone: z.string(),
  opensAt: z.string(),
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
  'GEOCODER_URL',
  'SITE_URL',
  'TERRITORY',
  'LINK_SECRET_ARN',
  'SES_CONFIGURATION_SET',
  'SMS_CONFIGURATION_SET',
  'SMS_ORIGINATION',
  'USER_POOL_ID',
  'USER_POOL_CLIENT_ID',
  'USER_POOL_ISSUER',
] as const;
export type SettingName = (typeof SETTINGS)[number];

export const territory = (): Territory => Territory.parse(JSON.parse(setting('TERRITORY')));
