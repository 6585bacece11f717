import type { z } from 'zod';
import type { FieldError } from '#domain/shared/outcome.ts';
import type { Language } from '#domain/shared/primitives.ts';
import { reasonIn } from '#domain/shared/reasons.ts';

/** What zod says of an issue for which the schema has no words of its own, in a reader's words. */
const builtIn = (issue: z.core.$ZodRawIssue, lang: Language): string | undefined => {
  const say = (fr: string, en: string) => (lang === 'fr' ? fr : en);
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined || issue.input === null || issue.input === ''
        ? say('ce champ est nécessaire', 'this field is needed')
        : say('cette valeur n’est pas de la bonne sorte', 'this value is of the wrong kind');
    case 'too_small':
      if (issue.origin === 'string') {
        return Number(issue.minimum) <= 1
          ? say('ce champ est nécessaire', 'this field is needed')
          : say(`au moins ${issue.minimum} caractères`, `at least ${issue.minimum} characters`);
      }
      return issue.origin === 'array'
        ? say(`au moins ${issue.minimum}`, `at least ${issue.minimum}`)
        : say(`au moins ${issue.minimum}`, `at least ${issue.minimum}`);
    case 'too_big':
      if (issue.origin === 'string')
        return say(`au plus ${issue.maximum} caractères`, `at most ${issue.maximum} characters`);
      return say(`au plus ${issue.maximum}`, `at most ${issue.maximum}`);
    case 'invalid_value':
      return say(
        `valeurs possibles : ${issue.values.map(String).join(', ')}`,
        `possible values: ${issue.values.map(String).join(', ')}`,
      );
    case 'unrecognized_keys':
      return say('ce champ est inconnu', 'this field is unknown');
    case 'invalid_format':
      return say('cette valeur n’a pas la bonne forme', 'this value is not in the right form');
    case 'invalid_union':
      return say('aucune des formes possibles ne correspond', 'none of the possible forms fits');
    default:
      return undefined;
  }
};

/** A name that came from outside is repeated no longer than one of ours could be. */
const MAX_FIELD_LENGTH = 200;

const pathOf = (path: readonly PropertyKey[]): string => path.map(String).join('.');

const flattened = (issues: readonly z.core.$ZodIssue[], lang: Language): FieldError[] =>
  issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.slice(0, MAX_ERRORS).map((key) => ({
        field: pathOf([...issue.path, key]).slice(0, MAX_FIELD_LENGTH),
        reason: lang === 'fr' ? 'ce champ est inconnu' : 'this field is unknown',
      }));
    }
    const meant = issue.code === 'invalid_union' ? branchMeant(issue.errors) : undefined;
    if (meant !== undefined)
      return flattened(meant, lang).map((error) => ({ ...error, field: joined(issue.path, error.field) }));
    return [{ field: pathOf(issue.path), reason: reasonIn(lang, issue.message) }];
  });

/** Of several forms, the one that what came follows furthest: its faults lie deepest. None where no form was begun. */
const branchMeant = (branches: readonly z.core.$ZodIssue[][]): readonly z.core.$ZodIssue[] | undefined => {
  const depth = (issues: readonly z.core.$ZodIssue[]) => Math.min(...issues.map(({ path }) => path.length));
  const [deepest, next] = branches.toSorted((a, b) => depth(b) - depth(a));
  return deepest !== undefined && (next === undefined || depth(deepest) > depth(next)) ? deepest : undefined;
};

const joined = (path: readonly PropertyKey[], field: string): string =>
  [pathOf(path), field].filter((part) => part !== '').join('.');

export type Parsed<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly errors: FieldError[] };

/** Nobody corrects more at once; an answer of a body full of mistakes must not be longer than the body. */
const MAX_ERRORS = 100;

/** Parses what came from outside; every refusal names its field and its reason in the reader's language. */
export const parseWith = <Schema extends z.ZodType>(
  schema: Schema,
  input: unknown,
  lang: Language,
): Parsed<z.output<Schema>> => {
  const result = schema.safeParse(input, { error: (issue) => builtIn(issue, lang) });
  return result.success
    ? { ok: true, value: result.data }
    : { ok: false, errors: flattened(result.error.issues.slice(0, MAX_ERRORS), lang).slice(0, MAX_ERRORS) };
};
