export interface Memory<Value> {
  readonly seconds: number;
  /** Answers kept; one more, and all are forgotten. */
  readonly max: number;
  /** Whether an answer from before may be given to a later asker, who otherwise reads for themselves: what is decided for good must not come from before. */
  mayServe(value: Value): boolean;
}

interface Kept<Value> {
  readonly at: number;
  readonly value: Promise<Value>;
}

/**
 * A lookup whose answers are kept for some seconds of the clock, by identity of the key. Two askers at the same time share one read. A failed read
 * is not kept.
 */
export const memoizeFor = <Key, Value>(
  find: (key: Key) => Promise<Value>,
  { seconds, max, mayServe }: Memory<Value>,
): ((key: Key) => Promise<Value>) => {
  const kept = new Map<Key, Kept<Value>>();
  return async (key) => {
    const now = Date.now();
    const known = kept.get(key);
    // The local clock may be put back.
    if (known !== undefined && Math.abs(now - known.at) < seconds * 1_000) {
      const value = await known.value;
      if (mayServe(value)) return value;
    }
    if (kept.size >= max) kept.clear();
    const value = find(key);
    kept.set(key, { at: now, value });
    value.catch(() => kept.delete(key));
    return value;
  };
};
