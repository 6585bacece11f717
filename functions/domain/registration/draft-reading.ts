import type { z } from 'zod';
import type { KnownPlaces } from '#domain/areas/known-places.ts';
import type { Meaning, Reading } from '#domain/areas/named-places.ts';
import type { Typed, TypedValue } from '#domain/producers/directory.ts';
import type { ProducerDetails } from '#domain/producers/producer.ts';
import type { Language } from '#domain/shared/primitives.ts';
import type { FieldError, Reason } from '#domain/shared/reasons.ts';

/** What reading one step of a registration gives, and what it needs. */

export type Checked<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly errors: FieldError[] };

export interface StepContext {
  readonly lang: Language;
  readonly places: KnownPlaces;
  /** Parses with a schema; every refusal with its field and its reason. */
  check<Schema extends z.ZodType>(schema: Schema, input: unknown): Checked<z.output<Schema>>;
  /** Of one who is registered: what they said before, so that what they leave as it is stays as it is, to the metre and by its identifier. */
  readonly before?: SaidBefore;
}

interface SaidBefore {
  readonly details: ProducerDetails;
  /** The same as it stands in the forms (`typedFrom`), step by step. */
  readonly typed: Readonly<Record<string, Typed>>;
}

/** Whether these fields of a form are as they stood in it before. */
export const untouched = (typed: Typed, before: Typed, fields: readonly string[]): boolean =>
  fields.every((field) => JSON.stringify(filledIn(typed[field])) === JSON.stringify(filledIn(before[field])));

/** A form posts an empty field where none was, and ends its lines as browsers do. */
const filledIn = (value: TypedValue | undefined): unknown => {
  if (value === undefined) return '';
  if (typeof value === 'string') return value.replace(/\r\n/g, '\n').trim();
  if (Array.isArray(value)) return value;
  const entries = Object.entries(value).filter(([, part]) => part !== '');
  return entries.length === 0 ? '' : Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
};

/** Typed words that could be several places: `field` is where the choice is posted, `chosen` what was chosen so far. */
export interface Question {
  readonly field: string;
  readonly typed: string;
  readonly meanings: readonly Meaning[];
  readonly chosen: string;
}

export interface StepReading<Value> {
  /** Undefined as long as there are errors. */
  readonly value: Value | undefined;
  readonly errors: readonly FieldError[];
  readonly questions: readonly Question[];
}

/** Settles a commune from typed words and, where they are ambiguous, the choice posted in `choiceField`. */
export const settleCommune = (
  reading: Reading,
  { typed, field, choiceField, chosen }: { typed: string; field: string; choiceField: string; chosen: string },
): { code: string | undefined; errors: FieldError[]; questions: Question[] } => {
  const codeOf = ({ value }: Meaning) => value.slice(value.indexOf(':') + 1);
  if (reading.kind === 'one') return { code: codeOf(reading.meaning), errors: [], questions: [] };
  if (reading.kind === 'none') {
    const why: Reason = typed === '' ? { code: 'communeMissing' } : { code: 'placeUnknown', values: { typed } };
    return { code: undefined, errors: [{ field, ...why }], questions: [] };
  }
  const known = reading.meanings.find(({ value }) => value === chosen);
  const question: Question = { field: choiceField, typed, meanings: reading.meanings, chosen };
  return known === undefined
    ? {
        code: undefined,
        errors: [{ field: choiceField, code: 'placeAmbiguous' }],
        questions: [question],
      }
    : { code: codeOf(known), errors: [], questions: [question] };
};

/** The errors of a step: one a field, the first. */
export const firstPerField = (errors: readonly FieldError[]): FieldError[] =>
  errors.filter((error, index) => errors.findIndex(({ field }) => field === error.field) === index);

/** What a schema says of a step, one error a field. */
export const settle = <Value>(checked: Checked<Value>): StepReading<Value> =>
  checked.ok
    ? { value: checked.value, errors: [], questions: [] }
    : { value: undefined, errors: firstPerField(checked.errors), questions: [] };
