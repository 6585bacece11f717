import type { Instant } from '#domain/shared/primitives.ts';

const KEPT_MS = 10 * 60_000;

/** An answer of lately, kept for ten minutes by the clock that is asked with; a failed one is not kept. */
export const memoizeRecent = <Value>(find: (now: Instant) => Promise<Value>): ((now: Instant) => Promise<Value>) => {
  let kept: { readonly at: number; readonly value: Promise<Value> } | undefined;
  return (now) => {
    const at = Date.parse(now);
    if (kept !== undefined && Math.abs(at - kept.at) < KEPT_MS) return kept.value;
    const value = find(now);
    const fresh = { at, value };
    kept = fresh;
    value.catch(() => {
      if (kept === fresh) kept = undefined;
    });
    return value;
  };
};
