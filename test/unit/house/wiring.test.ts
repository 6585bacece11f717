import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { type HttpFunctionName, routes } from '#app/routes.ts';
import { ROOT } from '../../house/import-graph.ts';
import { aTerritory } from '../../support/territory.ts';

/** What the functions are wired with, against the contracts (functions/app/routes.ts). */

const names = Object.keys(routes) as HttpFunctionName[];

/** `agencySession` → `agency-session`. */
const fileOf = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

beforeAll(() => {
  const code = globSync('functions/**/*.{ts,tsx}', { cwd: ROOT }).map((file) => readFileSync(join(ROOT, file), 'utf8'));
  for (const [, name = ''] of code.join('\n').matchAll(/setting\('(\w+)'\)/g))
    process.env[name] = `https://alaronde.example/${name}`;
  process.env.SITE_URL = 'https://alaronde.example';
  process.env.TERRITORY = JSON.stringify(aTerritory());
});

test('each function that answers over HTTP has its contracts', () => {
  const entries = globSync('functions/lambdas/http/*.ts', { cwd: ROOT }).map((file) => file.replace(/.*\/|\.ts$/g, ''));
  expect(entries.toSorted()).toEqual(names.map(fileOf).toSorted());
});

describe.each(names)('%s', (name) => {
  test('answers the routes of its contracts, and no other', async () => {
    const { handler } = (await import(`../../../functions/lambdas/http/${fileOf(name)}.ts`)) as {
      handler: { readonly answers: readonly string[] };
    };
    const contracts = routes[name].map(({ method, path }) => `${method} ${path}`);
    expect(handler.answers.toSorted()).toEqual(contracts.toSorted());
  });
});

test('what another function answers at the same path is named where Allow is said', () => {
  const all = names.flatMap((name) => routes[name].map((route) => ({ ...route, name })));
  const missing = all.flatMap(({ name, path, method, ...route }) => {
    const others = all.filter((other) => other.path === path && other.name !== name).map((other) => other.method);
    const said = 'elsewhere' in route ? route.elsewhere : [];
    return JSON.stringify(said) === JSON.stringify(others) ? [] : [`${method} ${path}: ${others.join()}`];
  });
  expect(missing).toEqual([]);
});
