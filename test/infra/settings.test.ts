import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { SETTINGS } from '../../functions/platform/configuration.ts';
import { bundleFunctions } from '../../infra/build/bundle.ts';
import { at, functionNamed, ourFunctions } from './templates.ts';

/**
 * A bundle holds only the code that its handler reaches. Built readable, the settings it asks for are the calls of `setting` in it.
 */
const folder = mkdtempSync(join(tmpdir(), 'alaronde-settings-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const bundles = await bundleFunctions({ folder, minify: false });

const isSet = (name: string): readonly string[] =>
  Object.keys(at(functionNamed(name), 'Environment', 'Variables') ?? {}).sort();

test.each(bundles)('$name is given the settings it reads, and no others', ({ name, folder: bundle }) => {
  const code = readFileSync(join(bundle, 'index.mjs'), 'utf8');
  const read = [...code.matchAll(/\bsetting\d*\("([A-Z_]+)"\)/g)].flatMap(([, setting]) => setting ?? []);
  expect(isSet(name)).toEqual([...new Set(read)].sort());
});

test('every setting of configuration.ts is given to some function', () => {
  const given = new Set([...ourFunctions.keys()].flatMap(isSet));
  expect(SETTINGS.filter((setting) => !given.has(setting))).toEqual([]);
});
