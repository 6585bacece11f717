import type { z } from 'zod';
import { atField, type FieldError, isReason, type Reason } from '#domain/shared/reasons.ts';

/** An issue for which the schema gave no reason of its own, as a reason. */
const builtIn = (issue: z.core.$ZodIssue): Reason => {
  switch (issue.code) {
    case 'invalid_type':
      return { code: isEmpty(issue.input) ? 'fieldMissing' : 'wrongKind' };
    case 'too_small': {
      const n = Number(issue.minimum);
      if (issue.origin !== 'string') return { code: 'atLeast', values: { n } };
      return n <= 1 ? { code: 'fieldMissing' } : { code: 'charactersAtLeast', values: { n } };
    }
    case 'too_big': {
      const n = Number(issue.maximum);
      return { code: issue.origin === 'string' ? 'charactersAtMost' : 'atMost', values: { n } };
    }
    case 'invalid_value':
      return { code: 'possibleValues', values: { values: issue.values.map(String).join(', ') } };
    case 'unrecognized_keys':
      return { code: 'fieldUnknown' };
    case 'invalid_format':
      return { code: 'wrongForm' };
    case 'invalid_union':
      return { code: 'noFormFits' };
    default:
      return { code: 'refused' };
  }
};

const isEmpty = (input: unknown): boolean => input === undefined || input === null || input === '';

/** Nobody corrects more at once; an answer about a body full of mistakes must not be longer than the body. */
const MAX_ERRORS = 100;
/** A name that came from outside is repeated no longer than one of ours could be. */
const MAX_FIELD_LENGTH = 200;

const pathOf = (path: readonly PropertyKey[]): string => path.map(String).join('.').slice(0, MAX_FIELD_LENGTH);

const flattened = (issues: readonly z.core.$ZodIssue[]): FieldError[] =>
  issues.flatMap((issue): FieldError[] => {
    if (issue.code === 'unrecognized_keys')
      return issue.keys
        .slice(0, MAX_ERRORS)
        .map((key) => ({ field: pathOf([...issue.path, key]), code: 'fieldUnknown' }));
    const meant = issue.code === 'invalid_union' ? branchMeant(issue.errors) : undefined;
    if (meant !== undefined)
      return flattened(meant.slice(0, MAX_ERRORS)).map((error) => atField(error, joined(issue.path, error.field)));
    const why = isReason(issue.message) ? { code: issue.message } : builtIn(issue);
    return [{ field: pathOf(issue.path), ...why }];
  });

/** Of several forms, the one that what came follows furthest: its faults lie deepest. None where no form was begun. */
const branchMeant = (branches: readonly z.core.$ZodIssue[][]): readonly z.core.$ZodIssue[] | undefined => {
  const depth = (issues: readonly z.core.$ZodIssue[]) =>
    issues.reduce((least, { path }) => Math.min(least, path.length), Number.POSITIVE_INFINITY);
  const [deepest, next] = branches.toSorted((a, b) => depth(b) - depth(a));
  return deepest !== undefined && (next === undefined || depth(deepest) > depth(next)) ? deepest : undefined;
};

const joined = (path: readonly PropertyKey[], field: string): string =>
  [pathOf(path), field].filter((part) => part !== '').join('.');

export type Parsed<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly errors: FieldError[] };

/** Parses what came from outside; every refusal names its field and its reason. */
export const parseWith = <Schema extends z.ZodType>(schema: Schema, input: unknown): Parsed<z.output<Schema>> => {
  const result = schema.safeParse(input, { reportInput: true });
  if (result.success) return { ok: true, value: result.data };
  return { ok: false, errors: flattened(result.error.issues.slice(0, MAX_ERRORS)).slice(0, MAX_ERRORS) };
};
