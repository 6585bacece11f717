import { unreachable } from '#domain/shared/outcome.ts';
import { butNot, combineAnswers } from './answer.ts';
import type { Answer, ResolvedArea, ResolvedShape } from './area.ts';
import { isOverseas } from './commune-department.ts';
import { type Disc, discAnswer, distanceKm, type Point } from './geometry.ts';
import type { Bounds } from './keys.ts';
import {
  type Outline,
  outlineAnswer,
  outlineHolds,
  readOutline,
  type WrittenOutline,
  writeOutline,
} from './outline.ts';
import { outlinesOf } from './polygon.ts';

/**
 * What decides whether a round reaches a region: shapes, some taken away. An area becomes one whole; the index keeps, for each edge key, the
 * part of it that matters under that key, as text. Both are read by the same two functions. No zod here: the browser's scripts import it.
 */
export interface Clip {
  readonly include: readonly ClipShape[];
  readonly exclude: readonly ClipShape[];
}

export type ClipShape =
  | { readonly kind: 'everywhere' }
  | { readonly kind: 'circle'; readonly disc: Disc }
  | { readonly kind: 'outline'; readonly outline: Outline }
  | { readonly kind: 'communes'; readonly codes: ReadonlySet<string> }
  | { readonly kind: 'departments'; readonly codes: ReadonlySet<string> }
  | { readonly kind: 'country' };

/** A region to decide about: a box, and the commune and department it lies in. */
export interface Region {
  readonly bounds: Bounds;
  readonly commune: string | null;
  readonly department: string | null;
}

/** An exact address. */
export interface Spot {
  readonly point: Point;
  readonly commune: string | null;
  readonly department: string | null;
}

export const EVERYWHERE: ClipShape = { kind: 'everywhere' };

const clipShapesOf = (shape: ResolvedShape): ClipShape[] => {
  switch (shape.kind) {
    case 'circle':
      return [{ kind: 'circle', disc: { lat: shape.lat, lon: shape.lon, radiusKm: shape.radiusKm } }];
    case 'polygon':
      return outlinesOf(shape).map((outline) => ({ kind: 'outline', outline }));
    case 'communes':
    case 'departments':
      return [{ kind: shape.kind, codes: new Set<string>(shape.codes) }];
    case 'country':
      return [{ kind: 'country' }];
    default:
      return unreachable(shape);
  }
};

const wholes = new WeakMap<ResolvedArea, Clip>();

/** The whole area in the form in which it decides; kept as long as the area is. */
export const wholeClip = (area: ResolvedArea): Clip => {
  const known = wholes.get(area);
  if (known) return known;
  const made = { include: area.include.flatMap(clipShapesOf), exclude: area.exclude.flatMap(clipShapesOf) };
  wholes.set(area, made);
  return made;
};

const holdsCode = (
  shape: Exclude<ClipShape, { kind: 'circle' | 'outline' }>,
  commune: string | null,
  department: string | null,
): boolean => {
  switch (shape.kind) {
    case 'everywhere':
      return true;
    case 'communes':
      return commune !== null && shape.codes.has(commune);
    case 'departments':
      return department !== null && shape.codes.has(department);
    case 'country':
      return department !== null && !isOverseas(department);
    default:
      return unreachable(shape);
  }
};

/** `marginKm`: see `discAnswer`. */
export const shapeAnswer = (shape: ClipShape, region: Region, marginKm = 0): Answer => {
  switch (shape.kind) {
    case 'circle':
      return discAnswer(shape.disc, region.bounds, marginKm);
    case 'outline':
      return outlineAnswer(shape.outline, region.bounds);
    default:
      return holdsCode(shape, region.commune, region.department) ? 'yes' : 'no';
  }
};

const shapeHolds = (shape: ClipShape, spot: Spot): boolean => {
  switch (shape.kind) {
    case 'circle':
      return distanceKm(shape.disc, spot.point) <= shape.disc.radiusKm;
    case 'outline':
      return outlineHolds(shape.outline, spot.point);
    default:
      return holdsCode(shape, spot.commune, spot.department);
  }
};

const anyAnswer = (shapes: readonly ClipShape[], region: Region): Answer =>
  combineAnswers(shapes.map((shape) => shapeAnswer(shape, region)));

/**
 * Does what the clip describes reach the region? `depends` where an edge runs through it. Two shapes that cover a box only together
 * leave it at `depends`.
 */
export const clipAnswer = (clip: Clip, region: Region): Answer => {
  const included = anyAnswer(clip.include, region);
  if (included === 'no' || clip.exclude.length === 0) return included;
  return butNot(included, anyAnswer(clip.exclude, region));
};

/** Does what the clip describes reach the exact address? The edge of a circle belongs to it. */
export const clipHolds = (clip: Clip, spot: Spot): boolean =>
  clip.include.some((shape) => shapeHolds(shape, spot)) && !clip.exclude.some((shape) => shapeHolds(shape, spot));

/** How shapes are written: `*` everywhere, `o` circle, `p` polygon, `c` communes, `d` departments, `f` country. */
type WrittenShape =
  | readonly ['*']
  | readonly ['o', lat: number, lon: number, radiusKm: number]
  | readonly ['p', ...WrittenOutline]
  | readonly ['c' | 'd', codes: string]
  | readonly ['f'];

interface WrittenClip {
  readonly in: readonly WrittenShape[];
  readonly out?: readonly WrittenShape[];
}

const writeShape = (shape: ClipShape): WrittenShape => {
  switch (shape.kind) {
    case 'everywhere':
      return ['*'];
    case 'circle':
      return ['o', shape.disc.lat, shape.disc.lon, shape.disc.radiusKm];
    case 'outline':
      return ['p', ...writeOutline(shape.outline)];
    case 'communes':
      return ['c', [...shape.codes].join(' ')];
    case 'departments':
      return ['d', [...shape.codes].join(' ')];
    case 'country':
      return ['f'];
    default:
      return unreachable(shape);
  }
};

const readShape = (written: WrittenShape): ClipShape => {
  switch (written[0]) {
    case '*':
      return EVERYWHERE;
    case 'o':
      return { kind: 'circle', disc: { lat: written[1], lon: written[2], radiusKm: written[3] } };
    case 'p':
      return { kind: 'outline', outline: readOutline([written[1], written[2], written[3], written[4]]) };
    case 'c':
      return { kind: 'communes', codes: new Set(written[1].split(' ')) };
    case 'd':
      return { kind: 'departments', codes: new Set(written[1].split(' ')) };
    case 'f':
      return { kind: 'country' };
    default:
      throw new Error(`a clip holds a shape of no known kind: ${JSON.stringify(written)}`);
  }
};

/** A clip as one line of JSON, kept in the index. */
export const writeClip = (clip: Clip): string => {
  const written: WrittenClip = {
    in: clip.include.map(writeShape),
    ...(clip.exclude.length > 0 ? { out: clip.exclude.map(writeShape) } : {}),
  };
  return JSON.stringify(written);
};

/** The reverse of `writeClip`. Throws where the text was not written by it. */
export const readClip = (text: string): Clip => {
  const written: WrittenClip = JSON.parse(text);
  return { include: written.in.map(readShape), exclude: (written.out ?? []).map(readShape) };
};
