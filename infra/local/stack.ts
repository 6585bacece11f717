import type { Account } from './cognito/cognito.ts';
import type { EnvironmentUsage } from './lambda/environment.ts';
import type { Kills } from './lambda/kills.ts';
import type { MailStore } from './ses/mail-store.ts';
import type { Ses } from './ses/ses.ts';
import type { PhoneStore } from './sms/phone-store.ts';
import type { Sms } from './sms/sms.ts';

/** What `GET /__local` answers. */
export interface Addresses {
  readonly site: string;
  readonly mailbox: string;
  readonly phone: string;
  readonly dynamodb: string;
  readonly sqs: string;
  readonly cognito: string;
  /** The HTTP API without CloudFront before it. */
  readonly api: string;
  /** The account that is there from the start, where the app names one. */
  readonly account: Account | undefined;
}

interface QueueState {
  readonly name: string;
  readonly visible: number;
  readonly inFlight: number;
  readonly delayed: number;
}

interface FunctionState {
  readonly name: string;
  readonly environments: number;
  readonly invocations: number;
  readonly errors: number;
  readonly inFlight: number;
}

export interface FunctionUsage extends EnvironmentUsage {
  readonly name: string;
}

/** A running local stack. */
export interface LocalStack {
  readonly site: string;
  readonly addresses: Addresses;
  /** AWS_ENDPOINT_URL_… by service, as the functions get them: for adapters that a test runs itself. */
  readonly endpoints: Readonly<Record<string, string>>;
  /** Physical name of a table by a part of its logical id: `tableName('Directory')`. */
  tableName(part: string): string;
  /** A function's environment as resolved from the template: `environment('Send')`. */
  environment(functionName: string): Readonly<Record<string, string>>;
  readonly clock: {
    now(): number;
    readonly offsetMs: number;
    /** By way of all that becomes due. */
    advance(seconds: number): Promise<void>;
    moveTo(at: number): Promise<void>;
  };
  readonly kills: Kills;
  readonly ses: Ses;
  readonly mails: MailStore;
  readonly sms: Sms;
  readonly phone: PhoneStore;
  /** Waits until queues, streams, receipts and functions are at rest. False when they are not after the time (30 s). */
  idle(timeoutMs?: number): Promise<boolean>;
  queues(): readonly QueueState[];
  functions(): readonly FunctionState[];
  /** Processor time and memory of each running environment. */
  usage(): Promise<readonly FunctionUsage[]>;
  /** Runs a schedule now. False when there is none of that name. */
  runSchedule(name: string): Promise<boolean>;
  /** Invokes a function by a part of its logical id, as a test of a single worker does. */
  invoke(functionName: string, event: unknown): Promise<unknown>;
  pause(part: 'dynamodb'): Promise<void>;
  resume(part: 'dynamodb'): Promise<void>;
  clearCache(): void;
  stop(): Promise<void>;
}
