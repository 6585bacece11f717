import { describe, expect, it } from 'vitest';
import { cachedCoverage, sharedCards } from '#adapters/dynamodb/coverage/coverage-cache.ts';
import { type CoverageKey, cellKey, communeKey } from '#domain/areas/keys.ts';
import type { CoverageItem } from '#domain/coverage/coverage.ts';
import { cardOf } from '#domain/coverage/projection.ts';
import { aProducer, aRound } from '../../support/builders.ts';

const A = cellKey('ezz20');
const B = communeKey('40101');

/** An index that answers when told to, with items that name the reading they come from. */
const heldIndex = () => {
  const readings: { key: CoverageKey; answer: (count?: number) => void; fail: () => void }[] = [];
  const itemsUnder = (keys: readonly CoverageKey[]): Promise<CoverageItem[]> =>
    new Promise((resolve, reject) => {
      const [key = A] = keys;
      const version = readings.length + 1;
      readings.push({
        key,
        answer: (count = 1) => resolve(Array.from({ length: count }, () => anItem(key, version))),
        fail: () => reject(new Error('the database is down')),
      });
    });
  return { readings, itemsUnder };
};

const anItem = (key: CoverageKey, version: number): CoverageItem => ({
  key,
  fit: 'full',
  clip: null,
  card: cardOf(aProducer({ version }), aRound(), 'Gaas'),
});

const cached = (maxCached = 100) => {
  const index = heldIndex();
  const clock = { seconds: 1_000 };
  const options = { freshSeconds: 5, staleSeconds: 10, maxCached, now: () => clock.seconds * 1000 };
  const cache = cachedCoverage(index, options);
  /** Which readings the items given come from. */
  const versions = async (...keys: CoverageKey[]) => (await cache.itemsUnder(keys)).map(({ card }) => card.version);
  const answered = async (key: CoverageKey, count?: number) => {
    const asked = versions(key);
    index.readings.at(-1)?.answer(count);
    return asked;
  };
  return { ...index, clock, cache, versions, answered };
};

describe('the memory of the index', () => {
  it('reads a key once for all searches that ask while it is read', async () => {
    const { readings, versions, cache } = cached();
    const searches = [versions(A), versions(A), versions(A)];
    readings[0]?.answer();
    expect(await Promise.all(searches)).toEqual([[1], [1], [1]]);
    expect(readings).toHaveLength(1);
    expect(cache.counts).toEqual({ asked: 3, read: 1 });
  });

  it('gives what it has while that is fresh, key by key', async () => {
    const { readings, versions, answered, clock } = cached();
    await answered(A);
    clock.seconds += 5;
    const both = versions(A, B);
    expect(readings.map(({ key }) => key)).toEqual([A, B]);
    readings[1]?.answer();
    expect(await both).toEqual([1, 2]);
  });

  it('gives what is stale at once, and the next search has what was read meanwhile', async () => {
    const { readings, versions, answered, clock } = cached();
    await answered(A);
    clock.seconds += 6;
    expect(await versions(A)).toEqual([1]);
    expect(await versions(A)).toEqual([1]);
    expect(readings).toHaveLength(2);
    readings[1]?.answer();
    await new Promise(setImmediate);
    expect(await versions(A)).toEqual([2]);
  });

  it('never gives what is older than fresh and stale together: a new version shows within that time', async () => {
    const { readings, answered, clock } = cached();
    await answered(A);
    clock.seconds += 16;
    expect(await answered(A)).toEqual([2]);
    expect(readings).toHaveLength(2);
  });

  it('counts its age from the beginning of a reading, not from its end', async () => {
    const { readings, versions, clock } = cached();
    const slow = versions(A);
    clock.seconds += 4;
    readings[0]?.answer();
    await slow;
    clock.seconds += 2;
    await versions(A);
    expect(readings).toHaveLength(2);
  });

  it('fails the search that waits for a failed reading, and keeps nothing of it', async () => {
    const { readings, versions, answered } = cached();
    const search = versions(A, B);
    readings[0]?.answer();
    readings[1]?.fail();
    await expect(search).rejects.toThrow('the database is down');
    expect(await answered(B)).toEqual([3]);
  });

  it('outlives a failure behind something stale, and fails once that is over', async () => {
    const { readings, versions, answered, clock } = cached();
    await answered(A);
    clock.seconds += 10;
    expect(await versions(A)).toEqual([1]);
    readings[1]?.fail();
    await new Promise(setImmediate);
    expect(await versions(A)).toEqual([1]);
    readings[2]?.fail();
    clock.seconds += 6;
    const over = versions(A);
    readings[3]?.fail();
    await expect(over).rejects.toThrow('the database is down');
  });

  it('does not wait for a reading that a stopped function left behind', async () => {
    const { readings, versions, clock } = cached();
    void versions(A);
    clock.seconds += 600;
    const search = versions(A);
    readings[1]?.answer();
    expect(await search).toEqual([2]);
    readings[0]?.answer();
    await new Promise(setImmediate);
    expect(await versions(A)).toEqual([2]);
  });

  it('keeps no more than it may, and forgets what was used longest ago', async () => {
    const { readings, versions, answered } = cached(7);
    await answered(A, 2);
    await answered(B, 2);
    await versions(A);
    await answered(cellKey('ezz21'));
    expect(readings).toHaveLength(3);
    expect(await versions(A)).toEqual([1, 1]);
    expect(readings).toHaveLength(3);
    void versions(B);
    expect(readings).toHaveLength(4);
  });

  it('counts a key without items too', async () => {
    const { readings, versions, answered } = cached(2);
    for (const cell of ['ezz20', 'ezz21', 'ezz22']) await answered(cellKey(cell), 0);
    void versions(cellKey('ezz20'));
    expect(readings).toHaveLength(4);
  });

  it('reads anew where the clock was put back, and keeps that', async () => {
    const { answered, versions, clock } = cached();
    await answered(A);
    clock.seconds -= 3_600;
    expect(await answered(A)).toEqual([2]);
    expect(await versions(A)).toEqual([2]);
  });
});

describe('shared cards', () => {
  const text = JSON.stringify(anItem(A, 1).card);

  it('are read once, whatever keys they lie under', () => {
    const read = sharedCards();
    expect(read(text)).toBe(read(`${text}`));
    expect(read(text)).toEqual(anItem(A, 1).card);
  });

  it('are refused where they are no cards, each time anew', () => {
    const read = sharedCards();
    expect(() => read('{"name":"a card without the rest"}')).toThrow();
    expect(() => read('{"name":"a card without the rest"}')).toThrow();
  });

  it('are no more than they may be', () => {
    const read = sharedCards(2);
    const first = read(text);
    for (const version of [2, 3]) read(JSON.stringify(anItem(A, version).card));
    expect(read(text)).not.toBe(first);
    expect(read(text)).toEqual(first);
  });
});
