import type { DrawnTown } from './background-reading.ts';

/** Which names fit on a map at one zoom: the largest first, none over another. The same for every tile, so that a name is never cut. */

export interface Label extends DrawnTown {
  /** Pixels at the zoom: the middle of the dot. */
  readonly px: number;
  readonly py: number;
  readonly width: number;
}

const LABEL_HEIGHT = 16;
/** From the dot to the text, pixels. */
export const LABEL_GAP = 6;
/** Between two names, pixels. */
const AIR = 10;
/** Side of the squares in which names are looked for, pixels: wider than any name. */
const SQUARE = 200;

/** @param worldPx width of the world at the zoom, pixels; `measure` width of a name, pixels */
export const labelsThatFit = (
  towns: readonly DrawnTown[],
  worldPx: number,
  measure: (name: string) => number,
): ReadonlyMap<string, readonly Label[]> => {
  const placed = new Map<string, Label[]>();
  for (const town of towns) {
    const label = { ...town, px: town.x * worldPx, py: town.y * worldPx, width: measure(town.name) };
    const near = squaresAround(label.px, label.py).flatMap((square) => placed.get(square) ?? []);
    if (near.some((other) => collide(label, other))) continue;
    const square = squareOf(label.px, label.py);
    placed.set(square, [...(placed.get(square) ?? []), label]);
  }
  return placed;
};

/** The labels that a box of the plane may show, names that begin outside it included. */
export const labelsIn = (
  placed: ReadonlyMap<string, readonly Label[]>,
  box: { readonly left: number; readonly top: number; readonly size: number },
): Label[] => {
  const found: Label[] = [];
  for (let x = box.left - SQUARE; x < box.left + box.size + SQUARE; x += SQUARE) {
    for (let y = box.top - SQUARE; y < box.top + box.size + SQUARE; y += SQUARE)
      found.push(...(placed.get(squareOf(x, y)) ?? []));
  }
  return found;
};

const collide = (a: Label, b: Label): boolean =>
  a.px < b.px + LABEL_GAP + b.width + AIR &&
  b.px < a.px + LABEL_GAP + a.width + AIR &&
  Math.abs(a.py - b.py) < LABEL_HEIGHT + AIR / 2;

const squareOf = (px: number, py: number): string => `${Math.floor(px / SQUARE)} ${Math.floor(py / SQUARE)}`;

const squaresAround = (px: number, py: number): string[] =>
  [-1, 0, 1].flatMap((dx) => [-1, 0, 1].map((dy) => squareOf(px + dx * SQUARE, py + dy * SQUARE)));
