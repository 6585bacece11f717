import { foldText } from '#domain/shared/fold-text.ts';
import type { Column } from './columns.ts';
import { readProducts } from './products.ts';
import type { Heading, List } from './reading/list.ts';

/** Lists with a column for each product, in which who sells it has a cross. */

const YES = /^(?:x{1,3}|[✓✔☑☒✗✘●•*]|oui|o|yes|y|1|vrai|true|v|ok)$/iu;
const NO = /^(?:non|n|no|0|faux|false|[☐○–—/.-])?$/iu;

/** `Miel (oui/non)`, `Produits : miel`, `produit_miel`: the product alone. */
const productOf = (heading: string): string =>
  heading
    .replace(/\s*[([].*$/, '')
    .replace(/^(?:produits?|products?)\s*[:_/.-]\s*/i, '')
    .replace(/ \d+$/, '')
    .replaceAll('_', ' ')
    .trim();

/** Whether a heading names what is sold, and its cells are crosses: a price or a text under it is something else. */
export const isMarked = ({ name, index }: Heading, rows: List['rows']): boolean => {
  const { families, others } = readProducts([productOf(name)]);
  if (families.length === 0 || others.length > 0) return false;
  const cells = rows.map(({ cells: row }) => foldText(row[index] ?? '').trim());
  return cells.some((cell) => YES.test(cell)) && cells.every((cell) => YES.test(cell) || NO.test(cell));
};

/** What a row says by its crosses: the headings. Under a column that was set so by hand, any word says of the product how or which: both are kept. */
export const markedProducts = (cells: readonly string[], columns: readonly Column[]): string[] =>
  columns.flatMap(({ field, name, index }) => {
    const cell = field === 'productMark' ? foldText(cells[index] ?? '').trim() : '';
    if (NO.test(cell)) return [];
    return YES.test(cell) ? [productOf(name)] : [productOf(name), cell];
  });
