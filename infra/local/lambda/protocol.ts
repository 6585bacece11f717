import type { Statement } from '../permissions/permissions.ts';

/** What the main thread and a Lambda worker say to each other. */

export interface WorkerData {
  readonly functionName: string;
  /** Folder of the bundle, and the handler as the template names it (`index.handler`). */
  readonly codeDir: string;
  readonly handler: string;
  readonly memoryMb: number;
  readonly timeoutMs: number;
  readonly arn: string;
  readonly region: string;
  readonly logFile: string;
  readonly verbose: boolean;
  /** The offset of the local clock (see clock.ts). */
  readonly clock: SharedArrayBuffer;
  /** Two 32-bit integers: how many kill points are armed; the answer to "do I die here?". */
  readonly kills: SharedArrayBuffer;
  /** Where this worker waits for that answer: one 32-bit integer. */
  readonly verdict: SharedArrayBuffer;
  /** What its role may do; undefined: whatever it likes. */
  readonly statements: readonly Statement[] | undefined;
}

export interface Invocation {
  readonly requestId: string;
  readonly event: unknown;
}

export type FromWorker =
  | { readonly kind: 'ready' }
  | { readonly kind: 'failedToLoad'; readonly error: FunctionError }
  | { readonly kind: 'done'; readonly requestId: string; readonly payload: unknown }
  | { readonly kind: 'failed'; readonly requestId: string; readonly error: FunctionError }
  /** At a named point, while something is armed: the worker waits, blocked, for the verdict. */
  | { readonly kind: 'point'; readonly point: string };

/** As Lambda gives it to whoever invoked. */
export interface FunctionError {
  readonly errorType: string;
  readonly errorMessage: string;
  readonly trace?: readonly string[];
}

export const VERDICT = { none: 0, goOn: 1, die: 2 } as const;

export const describeError = (error: unknown): FunctionError =>
  error instanceof Error
    ? { errorType: error.name, errorMessage: error.message, trace: (error.stack ?? '').split('\n') }
    : { errorType: 'Error', errorMessage: String(error) };
