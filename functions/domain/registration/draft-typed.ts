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

/** `12,50 €` is 12.5; undefined where nothing was typed, NaN where it is no number. */
export const amount = (value: TypedValue | undefined): number | undefined => {
  const typed = text(value)
    .replace(/[\s€]|euros?|km/gi, '')
    .replace(',', '.');
  if (typed === '') return undefined;
  return /^\d+(\.\d+)?$/.test(typed) ? Number(typed) : Number.NaN;
};

/** `12h`, `12 h 30`, `8:30`, `midi` as `HH:MM`; anything else as it was typed, for the schema to refuse. */
export const timeOfDay = (value: TypedValue | undefined): string => {
  const typed = text(value);
  if (/^(midi|noon)$/i.test(typed)) return '12:00';
  const match = /^(\d{1,2})\s*(?:h|:|\.)?\s*(\d{2})?$/i.exec(typed);
  return match === null ? typed : `${(match[1] ?? '').padStart(2, '0')}:${match[2] ?? '00'}`;
};
