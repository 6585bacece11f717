import type { Problem } from './responses.ts';

/**
 * Thrown for what comes from outside and is nothing that anybody here ever gave out or asked for: a cursor of another list, a form of ten thousand
 * fields. Thrown from as deep as it is found, since no layer between has anything to add; the pipeline answers 400 and nothing was changed.
 */
export class UnreadableInput extends Error {
  override readonly name = 'UnreadableInput';
  readonly what: 'cursor' | 'body';
  constructor(what: 'cursor' | 'body', reason: string) {
    super(`${what}: ${reason}`);
    this.what = what;
  }
}

export const unreadableProblem = ({ what }: UnreadableInput): Problem =>
  what === 'cursor' ? { code: 'invalid', errors: [{ field: 'cursor', code: 'cursorUnknown' }] } : { code: 'malformed' };
