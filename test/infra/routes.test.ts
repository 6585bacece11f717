import { describe, expect, test } from 'vitest';
import { type HttpFunctionName, methodsOf, routes } from '#app/routes.ts';
import type { RouteContract } from '#platform/contract.ts';
import { at, byKey, functionNamed, resourcesOf, targetOf, theOne } from './templates.ts';

const declared = (Object.keys(routes) as HttpFunctionName[]).flatMap((name) =>
  (routes[name] as readonly RouteContract[]).flatMap((route) =>
    methodsOf(route).map((method) => ({ ...route, name, key: `${method} ${route.path}` })),
  ),
);
const deployed = new Map(
  resourcesOf('AWS::ApiGatewayV2::Route').map((route) => [String(at(route, 'RouteKey')), route]),
);

test('the API has the routes of routes.ts, and no other', () => {
  expect([...deployed.keys()].sort()).toEqual(declared.map(({ key }) => key).sort());
});

test('an open address answers HEAD as it answers GET; all together they stay within the 300 routes of an HTTP API', () => {
  expect([...deployed.keys()]).toContain('HEAD /recherche');
  expect(deployed.size).toBeLessThanOrEqual(300);
});

describe.each(declared)('$key', ({ key, name, guard }) => {
  const route = deployed.get(key);

  test(`is answered by ${name}`, () => {
    expect(route).toBeDefined();
    if (route === undefined) return;
    const integration = byKey(targetOf(at(route, 'Target'), route.stack));
    expect(targetOf(at(integration, 'IntegrationUri'), integration.stack)).toBe(functionNamed(name).key);
    expect(at(integration, 'PayloadFormatVersion')).toBe('2.0');
  });

  if (guard === 'agency') {
    test('passes the authorizer', () => {
      expect(route && at(route, 'AuthorizationType')).toBe('CUSTOM');
      expect(route && targetOf(at(route, 'AuthorizerId'), route.stack)).toBe(
        theOne('AWS::ApiGatewayV2::Authorizer').key,
      );
    });
  } else {
    test('is open, and says why', () => {
      expect(route && at(route, 'AuthorizationType')).toBe('NONE');
      expect(guard.openBecause).toMatch(/^.{20,}$/);
    });
  }
});

test('the authorizer is asked every time, with or without a cookie', () => {
  const authorizer = theOne('AWS::ApiGatewayV2::Authorizer');
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
