import { type Bounds, boundsOfCell, cellAt } from './keys.ts';

/** Geohash cells as a tree and as a grid. */

/** Alphabet of geohashes: one of these follows a cell's name in each of its children's. */
const DIGITS = [...'0123456789bcdefghjkmnpqrstuvwxyz'];

export const CHILDREN_PER_CELL = DIGITS.length;

/** The cells, one character longer, that make up a cell. */
export const childrenOfCell = (cell: string): string[] => DIGITS.map((digit) => cell + digit);

/**
 * The cells of `length` characters under a box, in whole rows and columns. West may lie below -180 or east above 180 where the box
 * crosses the antimeridian.
 */
export const cellsUnder = (box: Bounds, length: number): string[] => {
  const { south, north, west, east } = boundsOfCell(cellAt(0, 0, length));
  const [height, width] = [north - south, east - west];
  const [rows, columns] = [Math.round(180 / height), Math.round(360 / width)];
  const firstRow = Math.max(0, Math.floor((box.south + 90) / height));
  const lastRow = Math.min(rows - 1, Math.floor((box.north + 90) / height));
  const firstColumn = Math.floor((box.west + 180) / width);
  const lastColumn = Math.min(Math.floor((box.east + 180) / width), firstColumn + columns - 1);
  const cells: string[] = [];
  for (let row = firstRow; row <= lastRow; row += 1) {
    for (let column = firstColumn; column <= lastColumn; column += 1) {
      const wrapped = ((column % columns) + columns) % columns;
      cells.push(cellAt((row + 0.5) * height - 90, (wrapped + 0.5) * width - 180, length));
    }
  }
  return cells;
};
