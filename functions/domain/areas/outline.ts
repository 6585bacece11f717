import type { Answer } from './area.ts';
import type { Point } from './geometry.ts';
import type { Bounds } from './keys.ts';

/**
 * One polygon with its holes, in the form in which it decides, whole or clipped to a box alike. No zod here: the browser's scripts import it.
 *
 * Clipping does not cut edges (the points of a cut are rounded, and a rounded edge decides otherwise than the true one): it keeps the edges
 * that meet the box, untouched, and says of one reference point in the box whether it lies inside. Any other point of the box is
 * inside as often as the way there from the reference crosses an edge (even-odd), and that way never leaves the box.
 *
 * Edges are straight in longitude and latitude, as they look on the map. Vertices are whole units of 1e-5 degree (1.1 m), every other
 * coordinate a multiple of 2^-20 unit, so that every orientation below is exact, and a clip decides as the whole does.
 */
export interface Outline {
  readonly reference: Vertex;
  /** Is the reference inside? */
  readonly inside: boolean;
  /** Flat: from x, from y, to x, to y of each edge, in units. */
  readonly edges: Float64Array;
}

/** x (longitude) and y (latitude) in units of 1e-5 degree. */
type Vertex = readonly [x: number, y: number];

export const UNITS_PER_DEGREE = 100_000;
const FRACTIONS = 2 ** 20;

/** West and south of every possible edge: outside any polygon. */
const FAR_AWAY: Vertex = [-180 * UNITS_PER_DEGREE - 1, -90 * UNITS_PER_DEGREE - 1];

const inUnits = (degrees: number): number => Math.round(degrees * UNITS_PER_DEGREE * FRACTIONS) / FRACTIONS;

interface Box {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

const boxOf = (bounds: Bounds): Box => ({
  west: inUnits(bounds.west),
  south: inUnits(bounds.south),
  east: inUnits(bounds.east),
  north: inUnits(bounds.north),
});

/** Rings of vertices in units, closed, as one outline: the outer ring and its holes. */
export const outlineOfRings = (rings: readonly (readonly Vertex[])[]): Outline => {
  const edges: number[] = [];
  for (const ring of rings) {
    for (const [index, to] of ring.entries()) {
      const from = ring[index - 1];
      if (from && (from[0] !== to[0] || from[1] !== to[1])) edges.push(...from, ...to);
    }
  }
  return { reference: FAR_AWAY, inside: false, edges: Float64Array.from(edges) };
};

/** Relative error bound of the orientation in doubles: J. R. Shewchuk, "Adaptive Precision Floating-Point Arithmetic", 1997 (ccwerrboundA). */
const ORIENTATION_ERROR = 3.4e-16;

/** Sign of twice the surface of the triangle a, b, p: positive where p lies to the left of a → b, 0 on the line. Exact. */
const orientation = (ax: number, ay: number, bx: number, by: number, px: number, py: number): number => {
  const left = (bx - ax) * (py - ay);
  const right = (by - ay) * (px - ax);
  const difference = left - right;
  if (Math.abs(difference) > ORIENTATION_ERROR * (Math.abs(left) + Math.abs(right))) return difference;
  if (left === 0 && right === 0) return 0;
  const exact = BigInt(bx - ax) * BigInt((py - ay) * FRACTIONS) - BigInt(by - ay) * BigInt((px - ax) * FRACTIONS);
  return exact > 0n ? 1 : exact < 0n ? -1 : 0;
};

/** Does the edge that begins at `at` meet the inside of the box? Touching its rim is not meeting it. */
const meets = (edges: Float64Array, at: number, box: Box): boolean => {
  const ax = edges[at] as number;
  const ay = edges[at + 1] as number;
  const bx = edges[at + 2] as number;
  const by = edges[at + 3] as number;
  if ((ax <= box.west && bx <= box.west) || (ax >= box.east && bx >= box.east)) return false;
  if ((ay <= box.south && by <= box.south) || (ay >= box.north && by >= box.north)) return false;
  if (ax > box.west && ax < box.east && ay > box.south && ay < box.north) return true;
  const southWest = orientation(ax, ay, bx, by, box.west, box.south);
  const northEast = orientation(ax, ay, bx, by, box.east, box.north);
  const southEast = orientation(ax, ay, bx, by, box.east, box.south);
  const northWest = orientation(ax, ay, bx, by, box.west, box.north);
  const someLeft = southWest > 0 || northEast > 0 || southEast > 0 || northWest > 0;
  const someRight = southWest < 0 || northEast < 0 || southEast < 0 || northWest < 0;
  return someLeft && someRight;
};

/**
 * Does p lie to the left of a → b? A point on the line is taken a hair further south and, by a hair of that hair, further west: so
 * the eastern and northern edges belong to a polygon, as they belong to a geohash cell.
 */
const isLeft = (ax: number, ay: number, bx: number, by: number, px: number, py: number): boolean => {
  const side = orientation(ax, ay, bx, by, px, py);
  if (side !== 0) return side > 0;
  return ax === bx ? by > ay : bx < ax;
};

/** Goes from the reference north or south, then east or west, to (x, y), and changes its mind at each edge. */
const isInside = (outline: Outline, x: number, y: number): boolean => {
  const { edges, reference } = outline;
  const [fromX, fromY] = reference;
  let inside = outline.inside;
  for (let at = 0; at < edges.length; at += 4) {
    const ax = edges[at] as number;
    const ay = edges[at + 1] as number;
    const bx = edges[at + 2] as number;
    const by = edges[at + 3] as number;
    const upright = ax >= fromX !== bx >= fromX;
    const level = ay >= y !== by >= y;
    if (!upright && !level) continue;
    const leftAtTurn = isLeft(ax, ay, bx, by, fromX, y);
    if (upright && isLeft(ax, ay, bx, by, fromX, fromY) !== leftAtTurn) inside = !inside;
    if (level && leftAtTurn !== isLeft(ax, ay, bx, by, x, y)) inside = !inside;
  }
  return inside;
};

/** Is the box in the polygon? `depends` where an edge runs through the box. A clipped outline answers for boxes within its own only. */
export const outlineAnswer = (outline: Outline, bounds: Bounds): Answer => {
  const box = boxOf(bounds);
  for (let at = 0; at < outline.edges.length; at += 4) {
    if (meets(outline.edges, at, box)) return 'depends';
  }
  const x = inUnits((bounds.west + bounds.east) / 2);
  return isInside(outline, x, inUnits((bounds.south + bounds.north) / 2)) ? 'yes' : 'no';
};

/** Is the point in the polygon? Even-odd, so holes count. A clipped outline answers for points within its box only. */
export const outlineHolds = (outline: Outline, point: Point): boolean =>
  // The western and southern ends of the map belong to the cells beside them.
  isInside(
    outline,
    Math.max(inUnits(point.lon), -180 * UNITS_PER_DEGREE + 1 / FRACTIONS),
    Math.max(inUnits(point.lat), -90 * UNITS_PER_DEGREE + 1 / FRACTIONS),
  );

/** What of the outline is needed to decide within the box (of at least 2e-5 degree): holes and parts outside it are gone. */
export const clipOutline = (outline: Outline, bounds: Bounds): Outline => {
  const box = boxOf(bounds);
  const kept: number[] = [];
  for (let at = 0; at < outline.edges.length; at += 4) {
    if (meets(outline.edges, at, box)) kept.push(...outline.edges.subarray(at, at + 4));
  }
  const x = Math.round((box.west + box.east) / 2);
  const y = Math.round((box.south + box.north) / 2);
  return { reference: [x, y], inside: isInside(outline, x, y), edges: Float64Array.from(kept) };
};

/** [reference x, reference y, inside, chains]: as it is written in a clip. */
export type WrittenOutline = readonly [x: number, y: number, inside: 0 | 1, chains: string];

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const CHAIN_END = '.';

/** A whole number in digits of five bits, least first, the sixth bit saying that more follow; the sign is the lowest bit. */
const writeNumber = (value: number): string => {
  let rest = value < 0 ? -2 * value - 1 : 2 * value;
  let written = '';
  while (rest >= 32) {
    written += DIGITS.charAt(32 + (rest % 32));
    rest = Math.floor(rest / 32);
  }
  return written + DIGITS.charAt(rest);
};

/** Edges that follow one another are a chain; each point is written as its step from the one before, the first from the reference. */
export const writeOutline = (outline: Outline): WrittenOutline => {
  const { edges } = outline;
  let [x, y] = outline.reference;
  let chains = '';
  const step = (toX: number, toY: number) => {
    chains += writeNumber(toX - x) + writeNumber(toY - y);
    x = toX;
    y = toY;
  };
  for (let at = 0; at < edges.length; at += 4) {
    const fromX = edges[at] as number;
    const fromY = edges[at + 1] as number;
    if (at === 0 || fromX !== x || fromY !== y) {
      if (at > 0) chains += CHAIN_END;
      step(fromX, fromY);
    }
    step(edges[at + 2] as number, edges[at + 3] as number);
  }
  return [...outline.reference, outline.inside ? 1 : 0, chains];
};

const readNumbers = (chain: string): number[] => {
  const numbers: number[] = [];
  let value = 0;
  let weight = 1;
  for (const character of chain) {
    const digit = DIGITS.indexOf(character);
    if (digit < 0) throw new Error(`a clipped outline holds '${character}'`);
    value += (digit % 32) * weight;
    weight *= 32;
    if (digit >= 32) continue;
    numbers.push(value % 2 === 0 ? value / 2 : -(value + 1) / 2);
    value = 0;
    weight = 1;
  }
  return numbers;
};

/** The reverse of `writeOutline`. Throws where the text is not one. */
export const readOutline = (written: WrittenOutline): Outline => {
  const [referenceX, referenceY, inside, text] = written;
  const edges: number[] = [];
  let x = referenceX;
  let y = referenceY;
  for (const chain of text === '' ? [] : text.split(CHAIN_END)) {
    const steps = readNumbers(chain);
    for (let at = 0; at + 1 < steps.length; at += 2) {
      const [fromX, fromY] = [x, y];
      x += steps[at] ?? 0;
      y += steps[at + 1] ?? 0;
      if (at > 0) edges.push(fromX, fromY, x, y);
    }
  }
  return { reference: [referenceX, referenceY], inside: inside === 1, edges: Float64Array.from(edges) };
};

/** Smallest box around the whole outline, in degrees. */
export const outlineBounds = ({ edges }: Outline): Bounds => {
  const bounds = { south: 90, west: 180, north: -90, east: -180 };
  for (let at = 0; at < edges.length; at += 2) {
    const [lon, lat] = [(edges[at] as number) / UNITS_PER_DEGREE, (edges[at + 1] as number) / UNITS_PER_DEGREE];
    bounds.south = Math.min(bounds.south, lat);
    bounds.north = Math.max(bounds.north, lat);
    bounds.west = Math.min(bounds.west, lon);
    bounds.east = Math.max(bounds.east, lon);
  }
  return bounds;
};
