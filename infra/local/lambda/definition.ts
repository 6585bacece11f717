import type { LocalClock } from '../clock/clock.ts';
import type { RunLog } from '../log.ts';
import type { Statement } from '../permissions/permissions.ts';
import type { Kills } from './kills.ts';
import type { FunctionError } from './protocol.ts';

/** A function as its template describes it. */
export interface FunctionDefinition {
  readonly name: string;
  readonly arn: string;
  readonly codeDir: string;
  readonly handler: string;
  readonly memoryMb: number;
  readonly timeoutSeconds: number;
  readonly environment: Readonly<Record<string, string>>;
  /** Of its role; undefined where the template gives it none (fixtures). */
  readonly statements: readonly Statement[] | undefined;
  /** From the template; `undefined` means the account's pool. */
  readonly reservedConcurrency: number | undefined;
}

/** What all functions share. */
export interface LambdaHost {
  readonly region: string;
  readonly log: RunLog;
  readonly clock: LocalClock;
  readonly kills: Kills;
}

/** How one invocation ended. `crash`: the environment is gone; `timeout`: it was stopped. Whoever invoked sees an error either way. */
export type Result =
  | { readonly ok: true; readonly payload: unknown }
  | { readonly ok: false; readonly cause: 'error' | 'crash' | 'timeout' | 'throttled'; readonly error: FunctionError };
