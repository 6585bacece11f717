import { globSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { circlesOf, layerOf, ROOT, readHouse, roomOf } from '../../house/import-graph.ts';

/** Who may import whom (docs/architecture.md). */
const MAY_SEE: Readonly<Record<string, readonly string[]>> = {
  domain: ['domain'],
  platform: ['platform', 'domain'],
  adapters: ['adapters', 'domain', 'platform'],
  web: ['web', 'domain'],
  app: ['app', 'domain', 'web', 'platform'],
  lambdas: ['lambdas', 'app', 'adapters', 'domain', 'web', 'platform'],
  infra: ['infra', 'local', 'app', 'adapters', 'domain', 'web', 'platform'],
  local: ['local', 'infra'],
};

/** The list of communes is a file in the function's own bundle, read without a call: a value, and no outside to stand in for. */
const EXCEPTIONS = ['functions/app/shared/communes.ts -> functions/adapters/communes/communes.ts'];

const { files, arrows } = readHouse();

test('the code was read', () => {
  expect(files.length).toBeGreaterThan(500);
  expect(arrows.length).toBeGreaterThan(2_000);
});

test('arrows go one way: lambdas → app → domain ← adapters, app → web → domain, all → platform', () => {
  const against = arrows.filter(({ from, to }) => {
    const [here, there] = [layerOf(from), layerOf(to)];
    return (
      MAY_SEE[here]?.includes(there) !== true || (here === 'platform' && there === 'domain' && roomOf(to) !== 'shared')
    );
  });
  expect(against.map(({ from, to }) => `${from} -> ${to}`)).toEqual(EXCEPTIONS);
});

describe.each(['domain', 'app'])('the rooms of %s', (layer) => {
  test('form no circle', () => {
    const between = arrows.flatMap(({ from, to }): [string, string][] => {
      const [here, there] = [roomOf(from), roomOf(to)];
      return layerOf(from) === layer && layerOf(to) === layer && here && there ? [[here, there]] : [];
    });
    expect(circlesOf(between)).toEqual([]);
  });
});

test('no files import each other in a circle', () => {
  expect(circlesOf(arrows.filter(({ typeOnly }) => !typeOnly).map(({ from, to }) => [from, to]))).toEqual([]);
});

test('a circle would be found', () => {
  const circle = [
    ['a', 'b'],
    ['b', 'c'],
    ['c', 'a'],
    ['c', 'd'],
  ] as const;
  expect(circlesOf(circle)).toEqual([['a', 'b', 'c']]);
  expect(circlesOf(circle.slice(1))).toEqual([]);
});

test('no folder has more than 25 files beside each other', () => {
  const everything = globSync('{functions,web,infra,test}/**/*.{ts,tsx,css,json,svg}', { cwd: ROOT });
  const folders = Map.groupBy(everything, (file) => file.slice(0, file.lastIndexOf('/')));
  const crowded = [...folders].filter(([folder, inIt]) => inIt.length > 25 && !/recipes|sample/.test(folder));
  expect(crowded.map(([folder, inIt]) => `${folder}: ${inIt.length}`)).toEqual([]);
});
