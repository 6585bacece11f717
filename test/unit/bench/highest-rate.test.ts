import { expect, test } from 'vitest';
import { highestRate } from '../../bench/morning/highest-rate.ts';

/** A site that answers `capacity` a second and no more. */
const siteOf = (capacity: number) => async (rate: number) => ({
  holds: rate <= capacity,
  reached: Math.min(rate, capacity),
});

test('a goal that holds is tried once, and is the answer', async () => {
  const { held, tried } = await highestRate(667, siteOf(1_000));
  expect(held?.rate).toBe(667);
  expect(tried).toHaveLength(1);
});

test.each([20, 97, 333, 640])(
  'a site of %i a second: what is found holds, and is within an eighth of it',
  async (capacity) => {
    const { held, tried } = await highestRate(667, siteOf(capacity));
    expect(held?.rate).toBeLessThanOrEqual(capacity);
    expect(held?.rate).toBeGreaterThan(capacity / 1.2);
    expect(tried.length).toBeLessThanOrEqual(6);
  },
);

test('a site that answers nobody: nothing is said to hold, however often it was tried', async () => {
  const { held, tried } = await highestRate(667, async () => ({ holds: false, reached: 0 }));
  expect(held).toBeUndefined();
  expect(tried.map(({ holds }) => holds)).not.toContain(true);
  expect(tried.length).toBeLessThanOrEqual(6);
});
