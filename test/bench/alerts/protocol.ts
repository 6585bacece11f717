import type { Addresses, FunctionUsage } from '#infra/local/stack.ts';

/** What the processes of the benchmark tell each other. */

export interface SiteStarted {
  readonly addresses: Addresses;
  readonly tables: { readonly subscriptions: string; readonly directory: string };
}

export interface SiteUsage {
  /** Of all that runs in the process: functions, queues, SES, the site. */
  readonly processorMs: number;
  readonly functions: readonly FunctionUsage[];
}
