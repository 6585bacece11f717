/** Long enough to spare most of a burst its reads, short enough that a pause is felt at once. */
const KEPT_MS = 5_000;
const MAX_KEPT = 200;

/**
 * A lookup whose answers are kept for five seconds of the machine's own time, by identity of the key. Two askers at the same time share one
 * read. A failed read is not kept.
 *
 * @param mayServe whether an answer from before may be given to a later asker; where not, she reads for herself. What somebody decides for good
 * upon an answer must not come from before.
 */
export const memoizeFor = <Key, Value>(
  find: (key: Key) => Promise<Value>,
  mayServe: (value: Value) => boolean,
): ((key: Key) => Promise<Value>) => {
  const kept = new Map<Key, { readonly until: number; readonly value: Promise<Value> }>();
  return async (key) => {
    const known = kept.get(key);
    if (known !== undefined && performance.now() < known.until) {
      const value = await known.value;
      if (mayServe(value)) return value;
    }
    if (kept.size >= MAX_KEPT) kept.clear();
    const value = find(key);
    kept.set(key, { until: performance.now() + KEPT_MS, value });
    value.catch(() => kept.delete(key));
    return value;
  };
};
