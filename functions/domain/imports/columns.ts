import { z } from 'zod';
import { foldName } from '#domain/places/place-words.ts';
import { CALLED, CLAIM_ORDER, ListField, MANY } from './fields.ts';
import { isMarked } from './product-marks.ts';
import type { Heading, List } from './reading/list.ts';

/** Which column holds what: recognised by its heading, as the last list with these headings had it, or set by hand. */

/** Heading → what it holds; null where it is left aside on purpose. A heading that is not in it was not recognised. */
export const ColumnChoice = z.record(z.string().max(100), ListField.nullable());
export type ColumnChoice = z.infer<typeof ColumnChoice>;

/** Column by column, in the order of the list's headings. */
export interface Column extends Heading {
  readonly field: ListField | null;
  /** How it came to hold that. */
  readonly by: 'heading' | 'remembered' | 'hand' | 'nothing';
}

/** `best` is 3, `usually` is 2, `also` is 1, none is 0. */
const strength = (folded: string, field: ListField): number => {
  const { best, usually, also } = CALLED[field];
  if (best?.test(folded) === true) return 3;
  if (usually.test(folded)) return 2;
  return also?.test(folded) === true ? 1 : 0;
};

/** A year, or the number of a heading that comes twice, says nothing of what a column holds. */
const foldHeading = (written: string): string =>
  foldName(
    written
      .replace(/ \(\d+\)$/, '')
      // `NomExploitation`, `postalCode`, `LATProd`: words that are parted by a capital.
      .replace(/(\p{Ll}|\d)(\p{Lu})/gu, '$1 $2')
      .replace(/(\p{Lu}{2,})(\p{Lu}\p{Ll})/gu, '$1 $2'),
  )
    .replace(/\b(?:19|20)\d\d\b/g, ' ')
    .replace(/ +/g, ' ')
    .trim();

/**
 * How many fields these cells name as lists name them; a long cell is a sentence, and the same field twice is no second one (a row of crosses is
 * not a row of headings). For finding the line of headings.
 */
export const knownHeadings = (cells: readonly string[]): number =>
  new Set(
    cells.flatMap((cell) => {
      if (cell === '' || cell.length > 60) return [];
      const folded = foldHeading(cell);
      return CLAIM_ORDER.find((field) => strength(folded, field) >= 2) ?? [];
    }),
  ).size;

const FIRST_NAME = /^(?:prenoms?|first name)$/;

/** What the headings themselves say. Each field is given to the heading that says it best, the leftmost of equals. */
const recognise = (headings: readonly Heading[]): Map<string, ListField> => {
  const ofPeople = headings.some(({ name }) => FIRST_NAME.test(foldHeading(name)));
  const claims = headings.flatMap((heading) => {
    const folded = foldHeading(heading.name);
    // Beside a first name, "nom" is the last name of a person wherever another column names the farm.
    const isPersons = ofPeople && folded === 'nom';
    return CLAIM_ORDER.map((field, order) => ({
      heading,
      field,
      order,
      strength: isPersons && field === 'name' ? 1 : strength(folded, field),
    }));
  });
  const sorted = claims
    .filter((claim) => claim.strength > 0)
    .sort((a, b) => b.strength - a.strength || a.order - b.order || a.heading.index - b.heading.index);
  const given = new Map<string, ListField>();
  const taken = new Set<ListField>();
  for (const { heading, field } of sorted) {
    if (given.has(heading.name) || (taken.has(field) && !MANY.has(field))) continue;
    given.set(heading.name, field);
    taken.add(field);
  }
  return given;
};

/** The columns of a list. What was set by hand comes first, then what is remembered, then what the headings say. */
export const columnsOf = (
  { headings, rows = [] }: Pick<List, 'headings'> & Partial<Pick<List, 'rows'>>,
  { byHand = {}, remembered = {} }: { readonly byHand?: ColumnChoice; readonly remembered?: ColumnChoice } = {},
): Column[] => {
  const recognised = recognise(headings);
  const taken = new Set<ListField>();
  const free = (field: ListField | null | undefined): ListField | null | undefined => {
    if (field === undefined || field === null || MANY.has(field)) return field;
    return taken.has(field) ? undefined : field;
  };
  const columns = new Map<string, Column>();
  const settle = (by: Column['by'], choice: (name: string) => ListField | null | undefined): void => {
    for (const heading of headings) {
      const field = columns.has(heading.name) ? undefined : free(choice(heading.name));
      if (field === undefined) continue;
      columns.set(heading.name, { ...heading, field, by });
      if (field !== null) taken.add(field);
    }
  };
  settle('hand', (name) => own(byHand, name));
  settle('remembered', (name) => own(remembered, name));
  const marked = new Set(
    headings
      .filter(({ name }) => !columns.has(name) && (recognised.get(name) ?? 'products') === 'products')
      .filter((heading) => isMarked(heading, rows))
      .map(({ name }) => name),
  );
  settle('heading', (name) => (marked.has(name) ? 'productMark' : recognised.get(name)));
  return headings.map((heading) => columns.get(heading.name) ?? { ...heading, field: null, by: 'nothing' });
};

const own = (choice: ColumnChoice, name: string): ListField | null | undefined =>
  Object.hasOwn(choice, name) ? choice[name] : undefined;

/** Lists with the same headings, in any order, are read alike: what a member chose for one is kept under this. */
export const headingSet = (headings: readonly Heading[]): string =>
  headings
    .map(({ name }) => foldHeading(name))
    .sort()
    .join('|');

/** The choice to remember: what every column came to hold. One that nobody recognised is still nobody's choice. */
export const choiceOf = (columns: readonly Column[]): ColumnChoice =>
  Object.fromEntries(columns.flatMap(({ name, field, by }) => (by === 'nothing' ? [] : [[name, field]])));

/** What a list cannot be read without: a name, and something that says where. Empty where nothing is missing. */
export const missingFields = (columns: readonly Column[]): ('name' | 'place')[] => {
  const has = (field: ListField): boolean => columns.some((column) => column.field === field);
  const somewhere =
    (['communeCode', 'commune', 'postcode', 'address', 'latLon'] as const).some(has) || (has('lat') && has('lon'));
  return [...(has('name') || has('legalName') ? [] : (['name'] as const)), ...(somewhere ? [] : (['place'] as const))];
};

/** An empty cell, or one with a dash or the like in it: how lists say that there is nothing. */
const NOTHING = /^[\s.…,;:?!_*/\\|~"()[\]–—-]*$/;

/** The values of a row under one field, in the order of the columns; empty ones left out. */
export const valuesOf = (cells: readonly string[], columns: readonly Column[], field: ListField): string[] =>
  columns.flatMap((column) => {
    const value = column.field === field ? (cells[column.index] ?? '') : '';
    return NOTHING.test(value) ? [] : [value];
  });
