import type { FunctionUsage } from '#infra/local/stack.ts';
import type { AlarondeStack } from '#infra/start/start-alaronde.ts';

/** What the processes of the benchmark tell each other. */

export interface SiteStarted {
  readonly addresses: AlarondeStack['addresses'];
  readonly tables: { readonly subscriptions: string; readonly directory: string };
}

export interface CounterStarted {
  readonly endpoint: string;
}

export interface UnitsCounted {
  /** Written. */
  readonly units: number;
  /** Read, by call and table. */
  readonly reads: Readonly<Record<string, number>>;
}

/** What is asked of the site: what it uses; to become unreliable; to be reliable again, and what went wrong meanwhile. */
export type SiteAsked = 'usage' | 'unreliable' | 'reliable';

export interface FaultsCounted {
  /** Workers that died at a named point. */
  readonly kills: number;
  readonly throttled: number;
  readonly queuesLost: number;
  readonly duplicatedEvents: number;
  /** Sends that were between the provider's yes and our mark: died there, or the answer was lost. */
  readonly inFlight: number;
}

export interface SiteUsage {
  /** Of all that runs in the process: functions, queues, SES, the site. */
  readonly processorMs: number;
  readonly functions: readonly FunctionUsage[];
}
