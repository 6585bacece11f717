import type { LambdaFunction } from './lambda/function.ts';
import type { Pending } from './pending.ts';
import type { QueueSource } from './queues/event-source.ts';
import type { StreamSource } from './streams/event-source.ts';

export interface Activity {
  readonly functions: readonly LambdaFunction[];
  readonly queueSources: readonly QueueSource[];
  readonly streamSources: readonly StreamSource[];
  /** Receipts on their way. */
  readonly pending: readonly Pending[];
}

const STEP_MS = 10;

/**
 * Waits until nothing moves any more: no event is being answered, no consumed queue has a visible message, no receipt is on its way, and every
 * stream has been read to its end since. Messages that wait for a delay or for their visibility are at rest.
 * @returns false when it was still busy after `timeoutMs`
 */
export const untilIdle = async (activity: Activity, timeoutMs: number): Promise<boolean> => {
  const deadline = performance.now() + timeoutMs;
  while (performance.now() < deadline) {
    if (isQuiet(activity)) {
      const invocations = countOf(activity);
      // What the last event wrote may be in a stream that nobody has read yet.
      const records = await Promise.all(activity.streamSources.map((source) => source.drain()));
      if (records.every((count) => count === 0) && isQuiet(activity) && countOf(activity) === invocations) return true;
    }
    await new Promise((resolve) => setTimeout(resolve, STEP_MS));
  }
  return false;
};

const isQuiet = ({ functions, queueSources, pending }: Activity): boolean =>
  functions.every((one) => one.inFlight === 0) &&
  queueSources.every((source) => source.quiet) &&
  pending.every(({ count }) => count === 0);

const countOf = ({ functions }: Activity): number => functions.reduce((sum, one) => sum + one.invocations, 0);
