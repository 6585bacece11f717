import type { Language } from '#domain/shared/primitives.ts';
import type { Problem } from './responses.ts';

/**
 * Thrown for what comes from outside and is nothing that anybody here ever gave out or asked for: a cursor of another list, a form of ten thousand
 * fields. Thrown from as deep as it is found, since no layer between has anything to add; the pipeline answers 400 and nothing was changed.
 */
export class UnreadableInput extends Error {
  override readonly name = 'UnreadableInput';
  readonly what: 'cursor' | 'body' | 'json';
  constructor(what: 'cursor' | 'body' | 'json', reason: string) {
    super(`${what}: ${reason}`);
    this.what = what;
  }
}

const NO_SUCH_PAGE: Readonly<Record<Language, string>> = {
  fr: 'cette suite de liste n’existe pas : reprenez au début',
  en: 'there is no such page: start again',
};
const NOT_JSON: Readonly<Record<Language, string>> = {
  fr: 'Ce n’est pas du JSON.',
  en: 'This is not JSON.',
};
const TOO_INTRICATE: Readonly<Record<Language, string>> = {
  fr: 'Trop de champs, ou des champs trop imbriqués.',
  en: 'Too many fields, or fields too deep in one another.',
};

export const unreadableProblem = ({ what }: UnreadableInput, lang: Language): Problem =>
  what === 'cursor'
    ? { code: 'invalid', errors: [{ field: 'cursor', reason: NO_SUCH_PAGE[lang] }] }
    : { code: 'malformed', detail: (what === 'json' ? NOT_JSON : TOO_INTRICATE)[lang] };
