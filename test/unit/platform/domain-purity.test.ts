import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const DOMAIN = new URL('../../../functions/domain/', import.meta.url);

const sources = readdirSync(DOMAIN, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => ({ file, text: readFileSync(new URL(file, DOMAIN), 'utf8') }));

test('the domain asks no clock, no chance and no environment', () => {
  const OUTSIDE = /Date\.now\(|new Date\(\)|Math\.random|randomUUID|process\.env|from '(?:node:|@aws-sdk|@middy)/;
  const code = (text: string) => text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
  expect(sources.length).toBeGreaterThan(50);
  expect(sources.filter(({ text }) => OUTSIDE.test(code(text))).map(({ file }) => file)).toEqual([]);
});
