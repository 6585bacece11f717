import type { TableName } from '#adapters/dynamodb/keys.ts';
import type { SettingName } from '#platform/configuration.ts';
import type { MetricName } from '#platform/metrics.ts';

/**
 * What is said of every Lambda function, in one record: how large it is, what it may do, what it is told, who is hurt when it fails. The records stand in
 * `http-functions.ts` and `workers.ts`; infra/constructs/ turns each line into a right of its role and the environment variable that goes with it.
 *
 * To give a function a right, add a word to its record: `tables: { directory: ['get', 'query'] }`. To add a table, describe it in
 * functions/adapters/keys.ts, name its setting in infra/constructs/app-table.ts, and name it here. `test/infra/settings.test.ts` says which right or
 * setting is missing, and which nobody uses.
 */
export interface FunctionSpec {
  /** MB. Processor time grows with it, so that it is the setting for speed. */
  readonly memory: number;
  /** Seconds. Where it is not the usual 10, its arithmetic is beside it. */
  readonly timeout: number;
  /** Files that lie beside the bundle (DATA_FILES in infra/build/bundle.ts). */
  readonly data?: readonly DataFile[];
  /** What it may do with which table. */
  readonly tables?: Readonly<Partial<Record<TableName, readonly TableAction[]>>>;
  /** The workers in whose queue it puts messages; itself, where long work goes on in another turn. */
  readonly sendsTo?: readonly QueueWorkerName[];
  /** Takes out of the dead letters of all queue workers: back to their queue, or for good. */
  readonly settlesDeadLetters?: true;
  readonly secrets?: readonly SecretName[];
  /** What it does with the accounts of members. */
  readonly accounts?: readonly AccountAction[];
  /** What it sends to people. */
  readonly messages?: readonly MessageKind[];
  /** What it is told besides: values without a right. */
  readonly settings?: readonly PlainSetting[];
  /** What it counts in its log (functions/platform/metrics.ts) and once is too often: an alarm for each. */
  readonly counted?: readonly CountedFault[];
}

export interface CountedFault {
  readonly metric: MetricName;
  /** Counted over so many minutes: 5 for what a person should hear of at once, 1,440 for what happens at night. */
  readonly minutes: number;
  /** Who is hurt, and what to do: in the mail of the alarm. */
  readonly failureImpact: string;
}

/** The functions that work through a queue of their own: others send to them by this name. */
export type QueueWorkerName =
  | 'projectCoverage'
  | 'matchSubscribers'
  | 'send'
  | 'feedback'
  | 'importRows'
  | 'checkRegisters'
  | 'territoryFigures'
  | 'reconcile';

export type DataFile = 'communes.json';

/**
 * In DynamoDB's own words. `query` holds for the indexes of the table too; a transaction needs the rights of its parts; `partiQLUpdate` is what each
 * UPDATE of a BatchExecuteStatement needs.
 */
export type TableAction =
  | 'get'
  | 'batchGet'
  | 'query'
  | 'scan'
  | 'put'
  | 'update'
  | 'delete'
  | 'batchWrite'
  | 'conditionCheck'
  | 'partiQLUpdate';

/** `link`: the key that signs the links in mails and SMS. */
export type SecretName = 'link';

/** `signIn` and `verify` ask for no right of AWS: password and code, or the token, are the right. The others are Cognito's own words. */
export type AccountAction =
  | 'signIn'
  | 'verify'
  | 'AdminCreateUser'
  | 'AdminGetUser'
  | 'AdminDeleteUser'
  | 'AdminSetUserPassword';

export type MessageKind = 'email' | 'sms';

export type PlainSetting = Extract<
  SettingName,
  'TERRITORY' | 'SITE_URL' | 'FRONT_KEYS' | 'GEOCODER_URL' | 'COMPANY_REGISTER_URL' | 'ORGANIC_REGISTER_URL'
>;

/** A function that answers calls of the HTTP API. */
export interface HttpFunctionSpec extends FunctionSpec {
  /** Who is hurt when it fails, and what to do: in the mail of the alarm. */
  readonly failureImpact: string;
}

/** A function that works through a queue of its own. */
export interface QueueWorkerSpec extends FunctionSpec {
  /** The setting by which its senders know the queue; absent where only AWS feeds it. */
  readonly queueSetting?: SettingName;
  /** More than ten at a time: Lambda waits a second for the batch to fill, which whoever waits for a mail does not notice. */
  readonly batchSize: number;
  /** Most copies at once, 2 at least: what is left of the account's are the pages' (ADR 0027). Fewer where what they call wants a pace. */
  readonly maxConcurrency: number;
  /** A message is put in its queue every day at this hour and minute, in the territory's time zone, summer and winter. */
  readonly daily?: { readonly hour: number; readonly minute: number };
  /** Who is hurt when messages fail for good, and what to do. */
  readonly failureImpact: string;
  /** Who is hurt when messages wait longer than `lateAfterMinutes`, and what to do. */
  readonly delayImpact: string;
  readonly lateAfterMinutes: number;
}

/** A function woken by the stream of a table. */
export interface StreamWorkerSpec extends FunctionSpec {
  readonly stream: TableName;
  /** Only items whose attribute `kind` has this value wake it. */
  readonly kind: string;
  readonly failureImpact: string;
  readonly delayImpact: string;
}

/** A function called at a steady pace. */
export interface ScheduledSpec extends FunctionSpec {
  readonly everyMinutes: number;
  readonly failureImpact: string;
}
