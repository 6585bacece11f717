import { foldName } from '#domain/places/place-words.ts';
import { type Column, valuesOf } from './columns.ts';
import type { List } from './reading/list.ts';

/** The types that the rows of a list have, so that those which are no producers can be left out. */

export interface RowClass {
  /** As the list writes it; empty where a row has none. */
  readonly type: string;
  readonly count: number;
  /** Left out unless a member says otherwise: a market or a vending machine sells what producers make, and is none. */
  readonly notProducers: boolean;
}

/** Tags of OpenStreetMap and words of lists, folded. */
const NOT_PRODUCERS =
  /^(?:marketplace|vending machine|marche|marches|halle|halles|marche de plein vent|marche couvert|distributeur|distributeur automatique|distributeurs|casier|casiers|supermarket|supermarche|convenience|superette|greengrocer|primeur|deli|butcher|boucherie|bakery|restaurant|cafe|bar|pharmacy|kiosk|garden centre|food bank|public bookcase|epicerie|grande surface)$/;

/** In the order of their counts, most first. Empty where the list has no column of types. */
export const classesOf = (list: List, columns: readonly Column[]): RowClass[] => {
  if (!columns.some(({ field }) => field === 'type')) return [];
  const counts = new Map<string, number>();
  for (const { cells } of list.rows) {
    const type = typeOf(cells, columns);
    counts.set(type, (counts.get(type) ?? 0) + 1);
  }
  return [...counts]
    .map(([type, count]) => ({ type, count, notProducers: NOT_PRODUCERS.test(foldName(type)) }))
    .sort((a, b) => b.count - a.count);
};

export const typeOf = (cells: readonly string[], columns: readonly Column[]): string =>
  (valuesOf(cells, columns, 'type')[0] ?? '').slice(0, 60);

/** The types left out where nobody has chosen. */
export const leftOutByDefault = (classes: readonly RowClass[]): string[] =>
  classes.filter(({ notProducers }) => notProducers).map(({ type }) => type);
