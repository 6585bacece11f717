import { describe, expect, it } from 'vitest';
import { memoizeFor } from '#platform/memoize-for.ts';

describe('a lookup kept briefly', () => {
  it('reads once for those who ask one after the other', async () => {
    let reads = 0;
    const find = memoizeFor(
      async (key: string) => {
        reads += 1;
        return `${key}${reads}`;
      },
      { seconds: 5, max: 9, mayServe: () => true },
    );
    expect([await find('a'), await find('a'), await find('b')]).toEqual(['a1', 'a1', 'b2']);
  });

  it('never gives a later asker an answer upon which something ends for good', async () => {
    let state = 'pending';
    const find = memoizeFor(async (_: string) => state, {
      seconds: 5,
      max: 9,
      mayServe: (found) => found === 'published',
    });
    expect(await find('farm')).toBe('pending');
    state = 'published';
    expect(await find('farm')).toBe('published');
  });

  it('not even one who asks while the earlier answer is on its way', async () => {
    const answers = ['pending', 'published'];
    const find = memoizeFor(async (_: string) => answers.shift(), {
      seconds: 5,
      max: 9,
      mayServe: (found) => found === 'published',
    });
    expect(await Promise.all([find('farm'), find('farm')])).toEqual(['pending', 'published']);
  });

  it('forgets a read that failed', async () => {
    let fails = true;
    const find = memoizeFor(
      async (_: string) => {
        if (fails) throw new Error('down');
        return 'up';
      },
      { seconds: 5, max: 9, mayServe: () => true },
    );
    await expect(find('a')).rejects.toThrow('down');
    fails = false;
    expect(await find('a')).toBe('up');
  });
});
