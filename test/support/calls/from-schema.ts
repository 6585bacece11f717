import fc, { type Arbitrary } from 'fast-check';
import { z } from 'zod';

/** Values for a schema, made from its JSON Schema as callers read it: most of them fit, and some are spoilt in one place. */

interface JsonSchema {
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: JsonSchema | boolean;
  readonly items?: JsonSchema;
  readonly prefixItems?: readonly JsonSchema[];
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly pattern?: string;
}

/** By the name of a field: values that exist, so that a call comes further than its schema. */
export type Known = Readonly<Record<string, readonly unknown[]>>;

const MAX_LENGTH = 40;
const MAX_ITEMS = 3;

/** What nobody expects: of every kind, and with signs that break things. */
export const odd: Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    '',
    ' ',
    '\u0000',
    '\u202e',
    '%00',
    '../..',
    "' OR 1=1",
    '{{7*7}}',
    '9'.repeat(400),
    '-1',
    'NaN',
    '1e309',
  ),
  fc.constantFrom<unknown>(null, true, -1, 1e308, [], {}, [[]], { __proto__: null }),
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.jsonValue({ maxDepth: 3 }),
);

const matching = (pattern: string, most: number): Arbitrary<string> => {
  try {
    return fc.stringMatching(new RegExp(pattern, 'u'), { maxLength: Math.max(most, 30) });
  } catch {
    // Look-ahead and the like: what fits it is among the values that are known.
    return fc.string({ maxLength: most });
  }
};

const texts = ({ minLength = 0, maxLength = MAX_LENGTH, pattern }: JsonSchema): Arbitrary<unknown> => {
  const most = Math.max(minLength, Math.min(maxLength, MAX_LENGTH));
  return pattern === undefined ? fc.string({ minLength, maxLength: most, unit: 'grapheme' }) : matching(pattern, most);
};

const objects = ({ properties = {}, required = [], additionalProperties }: JsonSchema, known: Known) => {
  const named = Object.fromEntries(
    Object.entries(properties).map(([name, of]) => {
      const fitting = fitsJson(of, known);
      const existing = known[name];
      return [name, existing === undefined ? fitting : fc.oneof(fc.constantFrom(...existing), fitting)];
    }),
  );
  const fixed = fc.record<Record<string, unknown>>(named, { requiredKeys: [...required] });
  if (typeof additionalProperties !== 'object') return fixed;
  const more = fc.dictionary(fc.string({ maxLength: 6 }), fitsJson(additionalProperties, known), {
    maxKeys: MAX_ITEMS,
  });
  return fc.tuple(fixed, more).map(([some, others]) => ({ ...others, ...some }));
};

const fitsJson = (schema: JsonSchema, known: Known): Arbitrary<unknown> => {
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  const branches = schema.anyOf ?? schema.oneOf ?? schema.allOf;
  if (branches !== undefined) return fc.oneof(...branches.map((branch) => fitsJson(branch, known)));
  const { minItems = 0, maxItems = MAX_ITEMS, minimum = -1_000, maximum = 1_000 } = schema;
  switch (schema.type) {
    case 'string':
      return texts(schema);
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'integer':
      return fc.integer({ min: Math.ceil(minimum), max: Math.floor(Math.max(minimum, maximum)) });
    case 'number':
      return fc.double({ min: minimum, max: Math.max(minimum, maximum), noNaN: true });
    case 'array':
      return schema.prefixItems === undefined
        ? fc.array(fitsJson(schema.items ?? {}, known), {
            minLength: minItems,
            maxLength: Math.max(minItems, Math.min(maxItems, MAX_ITEMS)),
          })
        : fc.tuple(...schema.prefixItems.map((item) => fitsJson(item, known)));
    case 'object':
      return objects(schema, known);
    default:
      return odd;
  }
};

/** Values that fit a schema as far as JSON Schema can say. */
export const fits = (schema: z.ZodType, known: Known): Arbitrary<unknown> =>
  fitsJson(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JsonSchema, known);

/** The same, with one field changed, left out or too many; or something else altogether. */
export const spoilt = (value: Arbitrary<unknown>): Arbitrary<unknown> =>
  fc.oneof(
    odd,
    fc.tuple(value, fc.nat(), odd, fc.constantFrom('change', 'leave out', 'add')).map(([whole, at, other, how]) => {
      if (typeof whole !== 'object' || whole === null || Array.isArray(whole)) return other;
      const names = Object.keys(whole);
      if (how === 'add' || names.length === 0) return { ...whole, surprise: other };
      const name = names[at % names.length] ?? '';
      const { [name]: _, ...rest } = whole as Record<string, unknown>;
      return how === 'change' ? { ...rest, [name]: other } : rest;
    }),
  );
