import type { ResolvedArea } from './area.ts';
import { CHILDREN_PER_CELL, cellsUnder, childrenOfCell } from './cells.ts';
import { type Clip, type ClipShape, EVERYWHERE, shapeAnswer, wholeClip, writeClip } from './clip.ts';
import { departmentOfCommune, isOverseas } from './commune-department.ts';
import type { CoverageEntry } from './coverage-entry.ts';
import { discBounds, shareOfEarth } from './geometry.ts';
import {
  type Bounds,
  boundsOfCell,
  COUNTRY_KEY,
  cellKey,
  communeKey,
  departmentKey,
  INDEX_LEVELS,
  MAX_CELLS_PER_AREA,
} from './keys.ts';
import { clipOutline, outlineBounds } from './outline.ts';

/**
 * An area as keys of the index. Every place the area reaches lies under at least one of them, and the entries under a place's keys decide
 * about it exactly as the whole area does.
 */

/**
 * A cell is called full, or left out, only where the circle's edge is farther than this: a million times the rounding error of a distance, so
 * that no smaller cell within can decide otherwise. 1 mm.
 */
const MARGIN_KM = 1e-6;

const COARSEST = Math.min(...INDEX_LEVELS);
const FINEST = Math.max(...INDEX_LEVELS);

/** A cell of the cover; `clip` is what of the area matters in it. */
interface Cell {
  readonly hash: string;
  readonly bounds: Bounds;
  readonly clip: Clip;
  readonly full: boolean;
}

const EVERYTHING: Clip = { include: [EVERYWHERE], exclude: [] };

const isDrawn = (shape: ClipShape): boolean => shape.kind === 'circle' || shape.kind === 'outline';

const clippedTo = (shape: ClipShape, bounds: Bounds): ClipShape =>
  shape.kind === 'outline' ? { kind: 'outline', outline: clipOutline(shape.outline, bounds) } : shape;

/** What of the clip matters in the box; undefined where nothing of the drawn shapes is left in it. Codes taken away matter everywhere. */
const narrowed = (clip: Clip, bounds: Bounds): Clip | undefined => {
  const region = { bounds, commune: null, department: null };
  const include: ClipShape[] = [];
  let isWithin = false;
  for (const shape of clip.include) {
    const answer = shapeAnswer(shape, region, MARGIN_KM);
    if (answer === 'yes') isWithin = true;
    if (answer === 'depends') include.push(clippedTo(shape, bounds));
  }
  if (!isWithin && include.length === 0) return undefined;
  const exclude: ClipShape[] = [];
  for (const shape of clip.exclude) {
    const answer = isDrawn(shape) ? shapeAnswer(shape, region, MARGIN_KM) : 'depends';
    if (answer === 'yes') return undefined;
    if (answer === 'depends') exclude.push(clippedTo(shape, bounds));
  }
  return { include: isWithin ? [EVERYWHERE] : include, exclude };
};

const cellOf = (hash: string, parent: Clip): Cell | undefined => {
  const bounds = boundsOfCell(hash);
  const clip = narrowed(parent, bounds);
  if (!clip) return undefined;
  return { hash, bounds, clip, full: clip.exclude.length === 0 && clip.include[0] === EVERYWHERE };
};

/** A finer cover of one cell, worth `gain` (share of the Earth no longer covered for nothing) for `cost` more cells. */
interface Refinement {
  readonly cell: Cell;
  readonly children: readonly Cell[];
  readonly gain: number;
  readonly cost: number;
}

const refinementOf = (cell: Cell): Refinement | undefined => {
  const isPlain = ![...cell.clip.include, ...cell.clip.exclude].some(isDrawn);
  if (isPlain || cell.hash.length >= FINEST) return undefined;
  const children = childrenOfCell(cell.hash).flatMap((hash) => cellOf(hash, cell.clip) ?? []);
  const kept = children.reduce((share, child) => share + shareOfEarth(child.bounds), 0);
  return { cell, children, gain: shareOfEarth(cell.bounds) - kept, cost: children.length - 1 };
};

/** Without limit where surface is saved and no cell added. */
const worth = ({ gain, cost }: Refinement): number => (cost <= 0 ? Number.POSITIVE_INFINITY : gain / cost);

/** Full by several shapes together. Places have at least the length of a child, so each of them lies in one of those shapes. */
const isFullThroughout = ({ children }: Refinement): boolean =>
  children.length === CHILDREN_PER_CELL && children.every((child) => child.full);

const boundsOfShape = (shape: ClipShape): Bounds | undefined => {
  // Twice the margin: the box must hold every cell that the margin keeps.
  if (shape.kind === 'circle') return discBounds(shape.disc, 2 * MARGIN_KM);
  return shape.kind === 'outline' ? outlineBounds(shape.outline) : undefined;
};

/** The coarsest cells that meet the drawn shapes; undefined as soon as they are more than the budget. */
const coarsestCover = (drawn: Clip): Cell[] | undefined => {
  const seen = new Set<string>();
  const cover: Cell[] = [];
  for (const shape of drawn.include) {
    const bounds = boundsOfShape(shape);
    for (const hash of bounds ? cellsUnder(bounds, COARSEST) : []) {
      if (seen.has(hash)) continue;
      seen.add(hash);
      const cell = cellOf(hash, drawn);
      if (cell) cover.push(cell);
      if (cover.length > MAX_CELLS_PER_AREA) return undefined;
    }
  }
  return cover;
};

/** The drawn shapes, and everything that is taken away from them. */
const drawnClip = (area: ResolvedArea): Clip => {
  const { include, exclude } = wholeClip(area);
  return { include: include.filter(isDrawn), exclude };
};

/**
 * Can the area's circles and polygons be covered within `MAX_CELLS_PER_AREA`? Not where they are too wide, or too near a pole for their
 * width: beyond 73° the coarsest cells become too narrow for 300 km, beyond 85° for 150 km.
 */
export const isCoverable = (area: ResolvedArea): boolean => coarsestCover(drawnClip(area)) !== undefined;

/**
 * Greedy: begins with the coarsest cells and, while the budget holds, replaces the edge cell whose children leave out most surface per cell
 * added by those of its children that meet the shapes.
 */
const refined = (coarsest: readonly Cell[]): Cell[] => {
  const settled: Cell[] = [];
  let open: Refinement[] = [];
  const place = (cell: Cell) => {
    const refinement = cell.full ? undefined : refinementOf(cell);
    if (!refinement) settled.push(cell);
    else if (isFullThroughout(refinement)) settled.push({ ...cell, clip: EVERYTHING, full: true });
    else open.push(refinement);
  };
  coarsest.forEach(place);
  for (;;) {
    const room = MAX_CELLS_PER_AREA - settled.length - open.length;
    const fitting = open.filter(({ gain, cost }) => cost <= room && gain > 0);
    const [first, ...others] = fitting;
    if (!first) return [...settled, ...open.map(({ cell }) => cell)];
    const best = others.reduce((leader, other) => (worth(other) > worth(leader) ? other : leader), first);
    open = open.filter((refinement) => refinement !== best);
    best.children.forEach(place);
  }
};

const entryOf = (key: CoverageEntry['key'], clip: Clip): CoverageEntry =>
  clip.exclude.length === 0 && clip.include[0] === EVERYWHERE
    ? { key, fit: 'full', clip: null }
    : { key, fit: 'edge', clip: writeClip(clip) };

const codesOf = (shapes: readonly ClipShape[], kind: 'communes' | 'departments'): Set<string> =>
  new Set(shapes.flatMap((shape) => (shape.kind === kind ? [...shape.codes] : [])));

/** One entry per code that is left. What is taken away from it by drawing goes with it whole: where the code's land lies is not known here. */
const codeEntries = ({ include, exclude }: Clip): CoverageEntry[] => {
  const drawn = exclude.filter(isDrawn);
  const lostCommunes = codesOf(exclude, 'communes');
  const lostDepartments = codesOf(exclude, 'departments');
  const withoutCountry = exclude.some(({ kind }) => kind === 'country');
  const isLeft = (code: string): boolean => !withoutCountry || isOverseas(code);
  const entry = (key: CoverageEntry['key'], lost: readonly ClipShape[]) =>
    entryOf(key, { include: [EVERYWHERE], exclude: [...drawn, ...lost] });
  const communesLost = (codes: readonly string[]): ClipShape[] =>
    codes.length === 0 ? [] : [{ kind: 'communes', codes: new Set(codes) }];
  const communes = [...codesOf(include, 'communes')]
    .filter((code) => isLeft(code) && !lostCommunes.has(code) && !lostDepartments.has(departmentOfCommune(code)))
    .map((code) => entry(communeKey(code), []));
  const departments = [...codesOf(include, 'departments')]
    .filter((code) => isLeft(code) && !lostDepartments.has(code))
    .map((code) => {
      const lost = [...lostCommunes].filter((commune) => departmentOfCommune(commune) === code);
      return entry(departmentKey(code), communesLost(lost));
    });
  if (withoutCountry || !include.some(({ kind }) => kind === 'country')) return [...communes, ...departments];
  const departmentsLost: ClipShape[] =
    lostDepartments.size === 0 ? [] : [{ kind: 'departments', codes: lostDepartments }];
  return [...communes, ...departments, entry(COUNTRY_KEY, [...communesLost([...lostCommunes]), ...departmentsLost])];
};

/**
 * The index entries of an area: at most `MAX_CELLS_PER_AREA` geohash cells of the index's levels for all its circles and polygons together,
 * and one entry per commune and department, or the country. Throws where the drawn shapes cannot be covered: `resolveArea` refuses those.
 */
export const entriesOfArea = (area: ResolvedArea): CoverageEntry[] => {
  const coarsest = coarsestCover(drawnClip(area));
  if (!coarsest)
    throw new Error(`an area needs more than ${MAX_CELLS_PER_AREA} cells; it did not come from resolveArea`);
  const cells = refined(coarsest).map((cell) => entryOf(cellKey(cell.hash), cell.clip));
  return [...cells, ...codeEntries(wholeClip(area))];
};
