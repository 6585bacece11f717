import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Fixture, startFixture } from '../../support/local-fixture/fixture.ts';

let fixture: Fixture;
beforeAll(async () => {
  fixture = await startFixture();
});
afterAll(() => fixture.stop());
beforeEach(() => fixture.forget());

const call = (path: string, init?: RequestInit) => fixture.stack.fetch(path, init);
const cacheOf = (answer: Response) => answer.headers.get('x-cache');
const callsSeen = () => fixture.seen().filter(({ by }) => by === 'echo').length;

describe('the cache in front', () => {
  it('keeps an answer as long as s-maxage says, by query string', async () => {
    const path = '/things?cache=s-maxage%3D60';
    expect(cacheOf(await call(path))).toBe('Miss from cloudfront');
    expect(cacheOf(await call(path))).toBe('Hit from cloudfront');
    expect(cacheOf(await call(`${path}&other=1`))).toBe('Miss from cloudfront');
    await fixture.stack.clock.advance(61);
    expect(cacheOf(await call(path))).toBe('Miss from cloudfront');
  });

  it('serves what is stale while it fetches anew', async () => {
    const path = '/things?n=swr&cache=s-maxage%3D60,stale-while-revalidate%3D600';
    const first = (await (await call(path)).json()) as { now: string };
    await fixture.stack.clock.advance(90);
    const second = await call(path);
    expect([cacheOf(second), ((await second.json()) as { now: string }).now]).toEqual([
      'Hit from cloudfront',
      first.now,
    ]);
    await fixture.stack.idle();
    const third = (await (await call(path)).json()) as { now: string };
    expect(third.now > first.now).toBe(true);
  });

  it('asks the origin once for many who ask at the same moment', async () => {
    const path = '/things?n=collapse&wait=200&cache=max-age%3D60';
    await Promise.all(Array.from({ length: 20 }, () => call(path)));
    expect(callsSeen()).toBe(1);
  });

  it.each(['private, max-age=60', 'no-store', 'no-cache'])(
    'keeps nothing under Cache-Control: %s, and shares it with nobody',
    async (cache) => {
      const path = `/things?n=${encodeURIComponent(cache)}&wait=50&cache=${encodeURIComponent(cache)}`;
      await Promise.all([call(path), call(path)]);
      await call(path);
      expect(callsSeen()).toBe(3);
    },
  );

  it('keeps nothing when the answer says nothing', async () => {
    await call('/things?n=silent');
    await call('/things?n=silent');
    expect(callsSeen()).toBe(2);
  });

  it('keeps no failure of the origin', async () => {
    const path = '/things?n=failing&status=503&cache=max-age%3D60';
    expect((await call(path)).status).toBe(503);
    await call(path);
    expect(callsSeen()).toBe(2);
  });

  it('lets a POST through, always', async () => {
    const post = () => call('/things?cache=max-age%3D60', { method: 'POST', body: '{}' });
    await post();
    await post();
    expect(callsSeen()).toBe(2);
  });

  it('passes no cookie where the policy passes none, and all of them where it does', async () => {
    const headers = { cookie: 'token=1' };
    const open = (await (await call('/things?n=cookie', { headers })).json()) as { event: object };
    expect(open.event).not.toHaveProperty('cookies');
    const guarded = (await (await call('/private', { headers })).json()) as { event: object };
    expect(guarded.event).toHaveProperty('cookies', ['token=1']);
  });

  it.each([
    ['br, gzip', 'br'],
    ['gzip', 'gzip'],
    ['identity', null],
  ])('answers Accept-Encoding: %s with %s', async (accepted, encoding) => {
    const answer = await call('/things?big=5000&cache=max-age%3D60', { headers: { 'accept-encoding': accepted } });
    expect(answer.headers.get('content-encoding')).toBe(encoding);
    expect(((await answer.json()) as { filler: string }).filler).toHaveLength(5_000);
  });
});
