export interface BreakerOptions {
  /** Failures in a row that open it. */
  readonly failures: number;
  /** How long it then lets nothing through, milliseconds. */
  readonly restMs: number;
  /** Milliseconds since any beginning. */
  readonly clock: () => number;
}

/** Thrown instead of a call while the other side rests. */
export class Resting extends Error {
  override readonly name = 'Resting';
}

/**
 * Spares a service that is down: after some failures in a row nothing is asked for a while; then one call tries, and its outcome decides. It
 * counts for one copy of a function: with few copies (maxConcurrency of the queue) that is as good as one counter for all, and needs no table.
 */
export const circuitBreaker = ({ failures, restMs, clock }: BreakerOptions) => {
  let inARow = 0;
  let openUntil = Number.NEGATIVE_INFINITY;
  return async <Value>(call: () => Promise<Value>): Promise<Value> => {
    if (clock() < openUntil) throw new Resting();
    try {
      const value = await call();
      inARow = 0;
      return value;
    } catch (error) {
      inARow += 1;
      if (inARow >= failures) openUntil = clock() + restMs;
      throw error;
    }
  };
};
