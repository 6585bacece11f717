import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { POLYGON_REASONS } from '#domain/areas/polygon.ts';
import { AREA_REASONS } from '#domain/areas/resolve-area.ts';
import { hasFrench } from '#domain/shared/reasons.ts';

const DOMAIN = new URL('../../../functions/domain/', import.meta.url);

const sources = readdirSync(DOMAIN, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => ({ file, text: readFileSync(new URL(file, DOMAIN), 'utf8') }));

/** The words a schema gives with a rule of its own: `.min(1, 'say for whom')`, `z.email('…')`. */
const REASON = /\.(?:min|max)\(\s*[\w_]+,\s*'([^']+)'|\.regex\(\s*\/.+?\/\w*,\s*'([^']+)'|z\.email\('([^']+)'/g;

const inSchemas = sources.flatMap(({ text }) =>
  [...text.matchAll(REASON)].map(([, ...words]) => words.find(Boolean) ?? ''),
);

test('every reason that a schema or an area gives has its French', () => {
  const reasons = [...new Set([...inSchemas, ...Object.values(AREA_REASONS), ...Object.values(POLYGON_REASONS)])];
  expect(inSchemas.length).toBeGreaterThan(15);
  expect(reasons.filter((reason) => !hasFrench(reason))).toEqual([]);
});

test('the domain asks no clock, no chance and no environment', () => {
  const OUTSIDE = /Date\.now\(|new Date\(\)|Math\.random|randomUUID|process\.env|from '(?:node:|@aws-sdk|@middy)/;
  const code = (text: string) => text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
  expect(sources.length).toBeGreaterThan(50);
  expect(sources.filter(({ text }) => OUTSIDE.test(code(text))).map(({ file }) => file)).toEqual([]);
});
