import type { Typed, TypedValue } from '#domain/producers/directory.ts';

/** What was typed, read leniently: a missing field is an empty one, a lone ticked box is a list of one. */

export const text = (value: TypedValue | undefined): string => (typeof value === 'string' ? value.trim() : '');

export const texts = (value: TypedValue | undefined): string[] => {
  if (typeof value === 'string') return value === '' ? [] : [value];
  return isList(value) ? value.filter((entry): entry is string => typeof entry === 'string' && entry !== '') : [];
};

export const numbers = (value: TypedValue | undefined): number[] => [
  ...new Set(
    texts(value)
      .map(Number)
      .filter((number) => !Number.isNaN(number)),
  ),
];

export const branch = (value: TypedValue | undefined): Typed =>
  typeof value === 'object' && !isList(value) ? value : {};

/** The parts of a repeated field, such as `rounds.0`, `rounds.1`. */
export const branches = (value: TypedValue | undefined): Typed[] =>
  isList(value) ? value.map((entry) => branch(entry)) : [];

const isList = (value: TypedValue | undefined): value is readonly TypedValue[] => Array.isArray(value);

/**
 * `12,50 €` and `12€50` are 12.5, `1 250` is 1,250; undefined where nothing was typed, NaN where it is no one number: `5 10` and `5-10` may be two, `1.500` may be
 * a thousand and more.
 */
export const amount = (value: TypedValue | undefined): number | undefined => {
  const typed = text(value).replace(/\s+/g, ' ').trim();
  if (typed === '') return undefined;
  const [, whole, decimals = ''] = AMOUNT.exec(typed) ?? EUROS_AND_CENTS.exec(typed) ?? [];
  return whole === undefined ? Number.NaN : Number(`${whole.replaceAll(' ', '')}.${decimals || '0'}`);
};

const AMOUNT = /^(?:€ ?)?(\d{1,3}(?: \d{3})+|\d+)(?:[.,](\d{1,2}))? ?(?:€|eur(?:os?)?|km|kilom[eè]tres?)?\.?$/iu;
const EUROS_AND_CENTS = /^(\d{1,3}(?: \d{3})+|\d+) ?(?:€|euros?) ?(\d{2})$/iu;

/** `12h`, `12 h 30`, `8:30`, `midi` as `HH:MM`; anything else as it was typed, for the schema to refuse. */
export const timeOfDay = (value: TypedValue | undefined): string => {
  const typed = text(value);
  if (/^(midi|noon)$/i.test(typed)) return '12:00';
  const match = /^(\d{1,2})\s*(?:h|:|\.)?\s*(\d{2})?$/i.exec(typed);
  return match === null ? typed : `${(match[1] ?? '').padStart(2, '0')}:${match[2] ?? '00'}`;
};
