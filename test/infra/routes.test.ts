import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type HttpFunctionName, routes } from '#app/routes.ts';
import { type Address, gatewayRoutes } from '#infra/constructs/gateway-routes.ts';
import { Router } from '#infra/local/http/router.ts';
import type { RouteContract } from '#platform/contract.ts';
import { pathRouter } from '#platform/router.ts';
import { at, byKey, functionNamed, type Resource, resourcesOf, targetOf, theOne } from './templates.ts';

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

const names = Object.keys(routes) as HttpFunctionName[];
const declared = names.flatMap((name) =>
  (routes[name] as readonly RouteContract[]).map((route) => ({ ...route, name })),
);
const paths = [...new Set(declared.map(({ path }) => path))].map((path) => {
  const here = declared.filter((route) => route.path === path);
  return { path, here, isMembers: here.every(({ guard }) => guard === 'agency') };
});

/** As somebody calls it: parameters are something that stands nowhere in the table. */
const called = (path: string): string => path.replace(/\{\w+\}/g, 'x7q2m4');

/** API Gateway as it is deployed, by the rules of the local one. */
const gateway = new Router<Resource>();
const deployed = resourcesOf('AWS::ApiGatewayV2::Route');
for (const route of deployed) gateway.add(String(at(route, 'RouteKey')), route);

const routeOf = (method: string, path: string): Resource => {
  const found = gateway.find(method, path);
  if (found === undefined) throw new Error(`${method} ${path} leads nowhere`);
  return found.target;
};

const functionBehind = (route: Resource): string | undefined => {
  const integration = byKey(targetOf(at(route, 'Target'), route.stack));
  expect(at(integration, 'PayloadFormatVersion')).toBe('2.0');
  return targetOf(at(integration, 'IntegrationUri'), integration.stack);
};

const authorizer = theOne('AWS::ApiGatewayV2::Authorizer');
const isGuarded = (route: Resource): boolean =>
  at(route, 'AuthorizationType') === 'CUSTOM' && targetOf(at(route, 'AuthorizerId'), route.stack) === authorizer.key;

test('an HTTP API has 300 routes: sections of the site take a third of them', () => {
  expect(deployed.length).toBeLessThanOrEqual(120);
});

describe.each(paths)('$path', ({ path, here, isMembers }) => {
  test.each(here)(`$method is answered by $name`, ({ method, name }) => {
    expect(functionBehind(routeOf(method, called(path)))).toBe(functionNamed(name).key);
    if (method === 'GET') expect(functionBehind(routeOf('HEAD', called(path)))).toBe(functionNamed(name).key);
  });

  test('another method is told so by a function that answers the path', () => {
    const answering = here.map(({ name }) => functionNamed(name).key);
    for (const method of METHODS) expect(answering).toContain(functionBehind(routeOf(method, called(path))));
  });

  test(isMembers ? 'passes the authorizer, with every method' : 'is open with every method, and says why', () => {
    for (const method of METHODS) expect(isGuarded(routeOf(method, called(path))), method).toBe(isMembers);
    for (const { guard } of here) if (guard !== 'agency') expect(guard.openBecause).toMatch(/^.{20,}$/);
  });
});

test('nothing is guarded by accident: the authorizer stands before functions of members alone, and below their addresses', () => {
  const ofMembers = new Set(declared.filter(({ guard }) => guard === 'agency').map(({ name }) => name));
  const sections = declared.filter(({ guard }) => guard === 'agency').map(({ path }) => path);
  const guarded = deployed.filter(isGuarded);
  expect(guarded.length).toBeGreaterThan(0);
  for (const route of guarded) {
    expect([...ofMembers].map((name) => functionNamed(name).key)).toContain(functionBehind(route));
    const start = String(at(route, 'RouteKey')).replace(/^ANY /, '').replace('/{proxy+}', '');
    expect(
      sections.some((path) => path === start || path.startsWith(`${start}/`)),
      start,
    ).toBe(true);
  }
  for (const route of deployed.filter((one) => !isGuarded(one))) {
    expect(at(route, 'AuthorizationType')).toBe('NONE');
    for (const name of ofMembers) expect(functionBehind(route)).not.toBe(functionNamed(name).key);
  }
});

test.each(['/nothing', '/en/nothing/at/all', '/api/nothing', '/recherche/', '/Recherche'])(
  '%s, which nobody answers, leads to a function that is open to all, and says so',
  (path) => {
    const ofMembers = declared.filter(({ guard }) => guard === 'agency').map(({ name }) => functionNamed(name).key);
    for (const method of METHODS) {
      expect(isGuarded(routeOf(method, path))).toBe(false);
      expect(ofMembers).not.toContain(functionBehind(routeOf(method, path)));
    }
  },
);

test('the authorizer is asked every time, with or without a cookie', () => {
  expect(targetOf(at(authorizer, 'AuthorizerUri'), authorizer.stack)).toBe(functionNamed('authorizer').key);
  expect(at(authorizer, 'AuthorizerPayloadFormatVersion')).toBe('2.0');
  expect(at(authorizer, 'EnableSimpleResponses')).toBe(true);
  expect(at(authorizer, 'AuthorizerResultTtlInSeconds')).toBe(0);
  expect(at(authorizer, 'IdentitySource')).toEqual([]);
});

test('the access log holds neither the address called nor that of the caller', () => {
  const format = String(at(theOne('AWS::ApiGatewayV2::Stage'), 'AccessLogSettings', 'Format'));
  expect(format).toContain('$context.routeKey');
  expect(format).not.toMatch(/\$context\.(path|identity|domainName|authorizer)|\$request/);
});

test('over any addresses: each leads to its owner, with no more routes than addresses, and all else to the fallback', () => {
  const segment = fc.constantFrom('a', 'b', 'c', '{id}');
  const address: fc.Arbitrary<Address<string>> = fc.record({
    method: fc.constantFrom('GET', 'POST'),
    path: fc.array(segment, { minLength: 1, maxLength: 4 }).map((parts) => `/${parts.join('/')}`),
    owner: fc.constantFrom('one', 'two', 'three'),
  });
  const unique = fc.uniqueArray(address, { selector: ({ method, path }) => `${method} ${path}`, maxLength: 14 });
  fc.assert(
    fc.property(unique, (addresses) => {
      const made = gatewayRoutes(addresses, 'none');
      const router = new Router<string>();
      for (const { key, owner } of made) router.add(key, owner);
      for (const { method, path, owner } of addresses)
        expect(router.find(method, called(path))?.target, `${method} ${path}`).toBe(owner);
      expect(made[0]).toEqual({ key: '$default', owner: 'none' });
      expect(made.length).toBeLessThanOrEqual(addresses.length + 1);
      expect(new Set(made.map(({ key }) => key)).size).toBe(made.length);
    }),
    { numRuns: 2_000 },
  );
});

test('the functions know their addresses as the gateway does', () => {
  for (const { path, here } of paths) {
    const find = pathRouter(declared.map((route) => [`${route.method} ${route.path}`, route.name] as const));
    const match = find(called(path));
    expect([...(match?.methods ?? [])].sort()).toEqual(here.map(({ method, name }) => [method, name]).sort());
  }
});
