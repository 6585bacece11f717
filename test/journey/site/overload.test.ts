import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startVillage, type Village } from '../../support/village.ts';

/** More than a part of ours can bear: whoever comes then hears so at once, and is told when to come again. */
describe('a database that answers nobody', () => {
  let village: Village;
  let id: string;
  beforeAll(async () => {
    village = await startVillage();
    ({ id } = await village.published([{ kind: 'email', address: village.address('fermiere') }]));
  });
  afterEach(() => village.stack.resume('dynamodb'));
  afterAll(() => village.stop());

  const ask = async (path: string) => {
    const begun = performance.now();
    const { status, headers } = await village.stack.fetch(path);
    return { status, again: headers.get('retry-after'), seconds: (performance.now() - begun) / 1_000 };
  };
  const pagesOf = (times: number) => Promise.all(Array.from({ length: times }, () => ask(`/api/producers/${id}`)));

  it('answers 503 with the time to come again: the first after one wait, those after them at once; then all goes on', async () => {
    expect((await ask(`/api/producers/${id}`)).status).toBe(200);
    // The front would answer with what it has kept, the function with what it remembers.
    await village.pass(60);
    village.stack.clearCache();
    await village.stack.pause('dynamodb');
    for (const { status, again, seconds } of await pagesOf(8)) {
      expect([status, Number(again)]).toEqual([503, 5]);
      // One wait of three seconds, and what this machine adds; three waits were nine.
      expect(seconds).toBeLessThan(8);
    }
    const after = await pagesOf(8);
    expect(after.map(({ status }) => status)).toEqual(Array.from({ length: 8 }, () => 503));
    expect(Math.min(...after.map(({ seconds }) => seconds))).toBeLessThan(1);

    await village.stack.resume('dynamodb');
    await expect.poll(async () => (await ask(`/api/producers/${id}`)).status, { timeout: 20_000 }).toBe(200);
  });
});
