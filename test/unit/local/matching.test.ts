import { describe, expect, it } from 'vitest';
import { freshnessOf } from '#infra/local/edge/cache.ts';
import { patternOf } from '#infra/local/edge/distribution.ts';
import { type CachePolicy, NONE } from '#infra/local/edge/policies.ts';
import { Router } from '#infra/local/http/router.ts';
import type { Json, JsonObject } from '#infra/local/json.ts';
import { matchesAny } from '#infra/local/streams/filter.ts';

describe('which route answers', () => {
  const router = new Router<string>();
  for (const key of [
    'GET /a',
    'GET /a/{id}',
    'GET /a/new',
    'ANY /a/{id}/x',
    'GET /files/{path+}',
    'GET /a/{id}/{step}',
  ])
    router.add(key, key);

  it.each([
    ['GET', '/a', 'GET /a'],
    ['GET', '/a/new', 'GET /a/new'],
    ['GET', '/a/old', 'GET /a/{id}'],
    ['GET', '/a/new/x', 'ANY /a/{id}/x'],
    ['POST', '/a/1/x', 'ANY /a/{id}/x'],
    ['GET', '/a/1/two', 'GET /a/{id}/{step}'],
    ['GET', '/files/a/b/c', 'GET /files/{path+}'],
    ['GET', '/a/', undefined],
    ['POST', '/a', undefined],
    ['GET', '/A', undefined],
  ])('%s %s → %s', (method, path, expected) => {
    expect(router.find(method, path)?.target).toBe(expected);
  });

  it('what no route takes goes to $default, if there is one', () => {
    const withDefault = new Router<string>();
    withDefault.add('$default', 'rest');
    expect(withDefault.find('PUT', '/any/thing')).toMatchObject({ target: 'rest', routeKey: '$default' });
  });
});

describe('which records an event source passes on', () => {
  it.each<[string, JsonObject, Json, boolean]>([
    ['equality', { a: ['x', 'y'] }, { a: 'y' }, true],
    ['every field counts', { a: ['x'], b: [1] }, { a: 'x', b: 2 }, false],
    [
      'depth',
      { dynamodb: { NewImage: { kind: { S: ['p'] } } } },
      { dynamodb: { NewImage: { kind: { S: 'p' } } } },
      true,
    ],
    ['prefix', { a: [{ prefix: 'pub' }] }, { a: 'publication' }, true],
    ['anything but', { a: [{ 'anything-but': ['x'] }] }, { a: 'x' }, false],
    ['anything but a prefix', { a: [{ 'anything-but': { prefix: 'x' } }] }, { a: 'xy' }, false],
    ['existence', { a: [{ exists: true }] }, { b: 1 }, false],
    ['absence', { a: { b: [{ exists: false }] } }, {}, true],
    ['a range', { a: [{ numeric: ['>', 1, '<=', 3] }] }, { a: 3 }, true],
    ['null', { a: [null] }, { a: null }, true],
    ['alternatives', { $or: [{ a: [1] }, { b: [2] }] }, { b: 2 }, true],
  ])('%s', (_, pattern, event, expected) => {
    expect(matchesAny([pattern], event)).toBe(expected);
  });
});

describe('how long the front keeps an answer', () => {
  const policy: CachePolicy = {
    query: NONE,
    headers: NONE,
    cookies: NONE,
    minTtl: 0,
    defaultTtl: 0,
    maxTtl: 3_600,
    gzip: true,
    brotli: true,
  };
  const kept = (status: number, cacheControl?: string) =>
    freshnessOf(
      { status, headers: cacheControl === undefined ? [] : [['cache-control', cacheControl]], body: Buffer.alloc(0) },
      policy,
    )?.fresh;

  it.each([
    [200, 'max-age=60', 60],
    [200, 'max-age=60, s-maxage=10', 10],
    [200, 'max-age=86400', 3_600],
    [200, 'private, max-age=60', undefined],
    [200, 'no-store', undefined],
    [200, undefined, undefined],
    [301, 'max-age=60', 60],
    [404, 'max-age=5', 5],
    [500, 'max-age=60', undefined],
    [503, undefined, undefined],
  ])('%s with Cache-Control: %s → %s s', (status, cacheControl, expected) => {
    expect(kept(status, cacheControl)).toBe(expected);
  });
});

describe('which paths a behaviour takes', () => {
  it.each([
    ['/assets/*', '/assets/site.css', true],
    ['/agence*', '/agence/taches', true],
    ['/r/*', '/recherche', false],
    ['/a.b', '/axb', false],
    ['/?', '/x', true],
  ])('%s takes %s: %s', (pattern, path, expected) => {
    expect(patternOf(pattern).test(path)).toBe(expected);
  });
});
