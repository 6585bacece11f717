import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { routes } from '#app/routes.ts';
import { PUBLIC } from '#app/shared/contracts.ts';
import { ROOT } from '#infra/build/paths.ts';
import { PASSED_HEADERS } from '#infra/constructs/front.ts';
import { matchesPattern, privatePaths } from '#infra/constructs/private-paths.ts';
import type { RouteContract } from '#platform/contract.ts';
import { at, byKey, type Json, listAt, property, targetOf, theOne } from './templates.ts';

const CACHING_DISABLED = '4135ea2d-6df8-44a3-9df3-4b5a84be39ad';
const ALL_BUT_HOST = 'b689b0a8-53d0-40ab-baf2-68738e2966ac';

const distribution = theOne('AWS::CloudFront::Distribution');
const usual = at(distribution, 'DistributionConfig', 'DefaultCacheBehavior');
const special = listAt(distribution, 'DistributionConfig', 'CacheBehaviors');

/** As CloudFront does: the first pattern that matches, or else the usual behaviour. */
const behaviourOf = (path: string): Json =>
  special.find((behaviour) => matchesPattern(String(property(behaviour, 'PathPattern')), path)) ?? usual;

const all: readonly RouteContract[] = Object.values(routes).flat();
const isPublic = ({ method, guard }: RouteContract) =>
  method === 'GET' && guard !== 'agency' && guard.openBecause === PUBLIC.openBecause;
const publicPaths = [...new Set(all.filter(isPublic).map(({ path }) => path))];
const privateRoutes = all.filter(({ path }) => !publicPaths.includes(path));

describe('what the front may keep', () => {
  test.each(publicPaths)('%s: as long as the function says', (path) => {
    expect(behaviourOf(path)).toBe(usual);
  });

  test.each(privateRoutes)('$method $path: never', ({ path }) => {
    expect(property(behaviourOf(path), 'CachePolicyId')).toBe(CACHING_DISABLED);
  });

  test('where the function says nothing, nothing is kept; one copy per query string', () => {
    const policy = byKey(targetOf(property(usual, 'CachePolicyId'), distribution.stack));
    expect(at(policy, 'CachePolicyConfig', 'MinTTL')).toBe(0);
    expect(at(policy, 'CachePolicyConfig', 'DefaultTTL')).toBe(0);
    const key = ['CachePolicyConfig', 'ParametersInCacheKeyAndForwardedToOrigin'];
    expect(at(policy, ...key, 'QueryStringsConfig', 'QueryStringBehavior')).toBe('all');
    expect(at(policy, ...key, 'CookiesConfig', 'CookieBehavior')).toBe('none');
  });

  test('no cookie reaches a function whose answer may be kept', () => {
    const policy = byKey(targetOf(property(usual, 'OriginRequestPolicyId'), distribution.stack));
    expect(at(policy, 'OriginRequestPolicyConfig', 'CookiesConfig', 'CookieBehavior')).toBe('none');
  });
});

describe('what reaches the functions', () => {
  test.each(all.filter(({ guard }) => guard === 'agency'))('$method $path: the bearer too', ({ path }) => {
    expect(property(behaviourOf(path), 'OriginRequestPolicyId')).toBe(ALL_BUT_HOST);
  });

  test('a POST is let through everywhere but to files', () => {
    for (const { path } of all.filter(({ method }) => method === 'POST')) {
      expect(property(behaviourOf(path), 'AllowedMethods'), path).toContain('POST');
    }
  });

  test('every header that a function reads is passed on', () => {
    // The authorizer is asked on members' routes alone, where all headers pass; elsewhere a token of theirs is worth nothing.
    const passed = new Set<string>([...PASSED_HEADERS.map((name) => name.toLowerCase()), 'authorization']);
    const sources = globSync('functions/{app,lambdas,platform}/**/*.{ts,tsx}', {
      cwd: ROOT,
      exclude: ['**/authorizer.ts'],
    });
    const read = sources.flatMap((file) =>
      [
        ...readFileSync(join(ROOT, file), 'utf8').matchAll(/(?:\bheader\('|\.headers\['|\bevent\.headers\.)([\w-]+)/g),
      ].map(([, name]) => name),
    );
    expect(read).toEqual(expect.arrayContaining(['sec-fetch-site', 'origin', 'idempotency-key']));
    expect(read.filter((name) => name !== undefined && !passed.has(name.toLowerCase()))).toEqual([]);
  });
});

test('CloudFront allows 75 behaviours beside the default one (its quotas page; it was 25 for years)', () => {
  expect(special.length).toBeLessThanOrEqual(75);
});

test('over any routes: every private path is out of the cache, no public page with it', () => {
  const word = fc.constantFrom('r', 'ra', 'recherche', 'alertes', 'agence', 'api', 'en', '{id}');
  const path = fc.array(word, { minLength: 1, maxLength: 3 }).map((parts) => `/${parts.join('/')}`);
  const guard = fc.constantFrom<RouteContract['guard']>('agency', PUBLIC, { openBecause: 'the link is the right' });
  const route: fc.Arbitrary<RouteContract> = fc.record({
    method: fc.constantFrom('GET' as const, 'POST' as const),
    path,
    guard,
  });
  fc.assert(
    fc.property(fc.array(route, { maxLength: 12 }), (given) => {
      const open = given.filter(isPublic).map((one) => one.path);
      const patterns = orRefusal(() => privatePaths(given, isPublic));
      if (patterns === 'refused') return;
      const isTaken = (one: string) => patterns.some(({ pattern }) => matchesPattern(pattern, one));
      for (const one of open) expect(isTaken(one)).toBe(false);
      for (const one of given) if (!open.includes(one.path)) expect(isTaken(one.path)).toBe(true);
    }),
    { numRuns: 500 },
  );
});

const orRefusal = <Result>(run: () => Result): Result | 'refused' => {
  try {
    return run();
  } catch {
    return 'refused';
  }
};
