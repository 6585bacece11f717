/** The same numbers on every run and every machine, 0 to 1: mulberry32 (T. Ettinger), whose 32 bits are plenty for drawing places. */
export const seededRandom = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

/** A copy in an order drawn by `random` (Fisher and Yates). */
export const shuffled = <Value>(values: readonly Value[], random: () => number): Value[] => {
  const order = values.map((value) => ({ value, lot: random() }));
  return order.sort((a, b) => a.lot - b.lot).map(({ value }) => value);
};

/** Normal deviate of mean 0 and deviation 1 (Box and Muller). */
export const normal = (random: () => number): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

/** Draws values as often as their weights say. */
export const weighted = <Value>(values: readonly Value[], weightOf: (value: Value) => number) => {
  const sums: number[] = [];
  let sum = 0;
  for (const value of values) {
    sum += weightOf(value);
    sums.push(sum);
  }
  return (random: () => number): Value => {
    const drawn = random() * sum;
    let [low, high] = [0, sums.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sums[middle] ?? 0) > drawn) high = middle;
      else low = middle + 1;
    }
    const found = values[low];
    if (found === undefined) throw new Error('nothing to draw from');
    return found;
  };
};
