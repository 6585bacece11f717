import type { FunctionUsage } from '#infra/local/stack.ts';
import type { AlarondeStack } from '#infra/start/start-alaronde.ts';

/** What the processes of the benchmark tell each other. */

export interface SiteStarted {
  readonly addresses: AlarondeStack['addresses'];
  readonly tables: { readonly subscriptions: string; readonly directory: string };
}

export interface SiteUsage {
  /** Of all that runs in the process: functions, queues, SES, the site. */
  readonly processorMs: number;
  readonly functions: readonly FunctionUsage[];
}
