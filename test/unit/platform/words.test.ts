import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { reason } from '#domain/shared/reasons.ts';
import { parseWith } from '#platform/field-errors.ts';
import { reasonText } from '#web/shared/reason-texts.ts';
import { isSaid, literalsIn } from '../../support/literals.ts';

const ROOT = new URL('../../../', import.meta.url);

const sourcesIn = (folder: string) =>
  readdirSync(new URL(folder, ROOT), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => ({ file, literals: literalsIn(readFileSync(new URL(folder + file, ROOT), 'utf8')) }));

/** Words that are recognised in what people type and in lists, never shown: folded, without accents. */
const RECOGNISED = [
  'catalogue/search-words.ts',
  'imports/fields.ts',
  'imports/products.ts',
  'imports/reading/encodings.ts',
  'places/place-words.ts',
  'review/name-likeness.ts',
  'unclaimed/address-likeness.ts',
];

/** Published content in two languages, with tests of its own: products, families, labels and recipes (ADR 40). */
const CONTENT = [
  'catalogue/catalogue-farm.ts',
  'catalogue/catalogue-garden.ts',
  'catalogue/catalogue-names.ts',
  /^recipes\//,
];

test('the domain says nothing to people: it has codes and values', () => {
  const saying = sourcesIn('functions/domain/').filter(({ literals }) => literals.some(isSaid));
  const isContent = (file: string) => CONTENT.some((one) => (typeof one === 'string' ? one === file : one.test(file)));
  expect(
    saying
      .map(({ file }) => file)
      .filter((file) => !isContent(file))
      .sort(),
  ).toEqual([...RECOGNISED].sort());
});

test('no sentence is the reason of a schema: the reasons of the domain are', () => {
  const GIVEN = /\.(?:min|max|length|regex|refine|email|url|number)\((?:[^()'"]|\([^()]*\))*,?\s*('[^']* [^']*')/g;
  const schemas = readdirSync(new URL('functions/', ROOT), { recursive: true, encoding: 'utf8' })
    .filter((file) => /(?:^domain|contract|-api)\b.*\.tsx?$/.test(file))
    .map((file) => readFileSync(new URL(`functions/${file}`, ROOT), 'utf8'));
  expect(schemas.length).toBeGreaterThan(100);
  expect(schemas.flatMap((text) => [...text.matchAll(GIVEN)].map((given) => given[1]))).toEqual([]);
});

describe('a refusal', () => {
  const schema = z.strictObject({
    months: z.array(z.int()).min(1, reason('monthsMissing')),
    name: z.string().max(3),
    kind: z.enum(['a', 'b']),
  });
  const refusal = (input: unknown) => {
    const parsed = parseWith(schema, input);
    return parsed.ok ? [] : parsed.errors;
  };

  test('is a code and its values, at its field', () => {
    expect(refusal({ months: [], name: 'long', kind: 'c', more: 1 })).toEqual([
      { field: 'months', code: 'monthsMissing' },
      { field: 'name', code: 'charactersAtMost', values: { n: 3 } },
      { field: 'kind', code: 'possibleValues', values: { values: 'a, b' } },
      { field: 'more', code: 'fieldUnknown' },
    ]);
    expect(refusal({ months: [1], name: '', kind: null })).toEqual([
      { field: 'kind', code: 'possibleValues', values: { values: 'a, b' } },
    ]);
  });

  test('is said in the language of whoever reads it', () => {
    const [months, name] = refusal({ months: [], name: 'long', kind: 'a' });
    if (months === undefined || name === undefined) throw new Error('both are refused');
    expect([reasonText(months, 'fr'), reasonText(months, 'en')]).toEqual([
      'choisissez au moins un mois',
      'choose at least one month',
    ]);
    expect([reasonText(name, 'fr'), reasonText(name, 'en')]).toEqual(['au plus 3 caractères', 'at most 3 characters']);
  });
});
