import type { Position } from '#domain/shared/primitives.ts';
import type { PolygonShape, ResolvedArea, ResolvedShape } from './area.ts';
import { clipHolds, wholeClip } from './clip.ts';
import { distanceToAreaEdgeKm } from './distance-beyond.ts';
import { type Disc, distanceKm } from './geometry.ts';
import type { CommuneAround, KnownPlaces } from './known-places.ts';
import { outlineBounds } from './outline.ts';
import { outlinesOf } from './polygon.ts';

/** How many communes an area holds, and how many people live there: what lets a producer see a radius mistyped by a zero. */
export interface Reach {
  readonly communes: number;
  readonly inhabitants: number;
  /** The largest towns near the edge of what is drawn, on either side; none of an area of codes. */
  readonly edge: { readonly inside: readonly string[]; readonly outside: readonly string[] };
}

type ReachPlaces = Pick<KnownPlaces, 'communesWithin' | 'population' | 'departmentOf'>;

/** From one point of the metropolis to the farthest commune of the overseas departments, km: half the circumference of the Earth. */
const EVERYWHERE_KM = 20_038;
const METROPOLIS = { lat: 46.6, lon: 2.5 };

/**
 * Communes whose centre lies in the area, by the same test that decides who is reached. Undefined for the whole country with nothing taken away:
 * everyone.
 */
export const reachOf = (area: ResolvedArea, places: ReachPlaces): Reach | undefined => {
  if (area.exclude.length === 0 && area.include.some(({ kind }) => kind === 'country')) return undefined;
  const candidates = new Map<string, CommuneAround>();
  for (const shape of area.include) for (const one of around(shape, places)) candidates.set(one.code, one);
  const held = [...candidates.values()].filter((commune) => holds(area, commune, places));
  return {
    communes: held.length,
    inhabitants: held.reduce((sum, { population }) => sum + population, 0),
    edge: edgeOf(area, places),
  };
};

const holds = (area: ResolvedArea, commune: CommuneAround, places: ReachPlaces): boolean =>
  clipHolds(wholeClip(area), {
    point: commune,
    commune: commune.code,
    department: places.departmentOf(commune.code) ?? null,
  });

/** Communes that a shape may hold: all those that it does, and perhaps others. */
const around = (shape: ResolvedShape, places: ReachPlaces): readonly CommuneAround[] => {
  switch (shape.kind) {
    case 'circle':
      return places.communesWithin(shape, shape.radiusKm);
    case 'polygon': {
      const disc = discAround(shape);
      return places.communesWithin(disc, disc.radiusKm);
    }
    case 'communes':
      return shape.codes.flatMap((code) => everyCommune(places).byCode.get(code) ?? []);
    case 'departments':
      return shape.codes.flatMap((department) => everyCommune(places).byDepartment.get(department) ?? []);
    case 'country':
      return [...everyCommune(places).byCode.values()];
  }
};

/** A circle around a polygon: from the middle of its box to the farthest corner. */
const discAround = (shape: PolygonShape): Disc => {
  const boxes = outlinesOf(shape).map(outlineBounds);
  const [south, west] = [Math.min(...boxes.map((box) => box.south)), Math.min(...boxes.map((box) => box.west))];
  const [north, east] = [Math.max(...boxes.map((box) => box.north)), Math.max(...boxes.map((box) => box.east))];
  const middle: Position = { lat: (south + north) / 2, lon: (west + east) / 2 };
  const corners = [south, north].flatMap((lat) => [west, east].map((lon) => ({ lat, lon })));
  return { ...middle, radiusKm: Math.max(...corners.map((corner) => distanceKm(middle, corner))) };
};

interface EveryCommune {
  readonly byCode: ReadonlyMap<string, CommuneAround>;
  readonly byDepartment: ReadonlyMap<string, readonly CommuneAround[]>;
}

const everyCommuneOf = new WeakMap<object, EveryCommune>();

/** Made at the first need, 35,000 communes: about 50 ms, once in the life of a function. */
const everyCommune = (places: ReachPlaces): EveryCommune => {
  const known = everyCommuneOf.get(places);
  if (known !== undefined) return known;
  const all = places.communesWithin(METROPOLIS, EVERYWHERE_KM);
  const made = {
    byCode: new Map(all.map((commune) => [commune.code as string, commune])),
    byDepartment: Map.groupBy(all, ({ code }) => places.departmentOf(code) ?? ''),
  };
  everyCommuneOf.set(places, made);
  return made;
};

/** Near the edge, km: a seventh of the radius, within these. */
const EDGE_SHARE = 1 / 7;
const LEAST_EDGE_KM = 3;
const MAX_EDGE_KM = 12;
/** Only these many towns, the largest, are held against the edge: a polygon has up to 2,000 sides. */
const MAX_HELD = 200;
const MAX_NAMED = 3;

const edgeOf = (area: ResolvedArea, places: ReachPlaces): Reach['edge'] => {
  const discs = area.include.flatMap((shape): Disc[] =>
    shape.kind === 'circle' ? [shape] : shape.kind === 'polygon' ? [discAround(shape)] : [],
  );
  const near = new Map<string, CommuneAround>();
  for (const disc of discs) {
    const margin = Math.min(MAX_EDGE_KM, Math.max(LEAST_EDGE_KM, disc.radiusKm * EDGE_SHARE));
    const towns = places
      .communesWithin(disc, disc.radiusKm + margin)
      .filter(({ approximate }) => !approximate)
      .sort((a, b) => b.population - a.population)
      .slice(0, MAX_HELD);
    for (const town of towns)
      if ((distanceToAreaEdgeKm(area, town) ?? Number.POSITIVE_INFINITY) <= margin) near.set(town.code, town);
  }
  const largest = [...near.values()].sort((a, b) => b.population - a.population);
  const named = (inside: boolean): string[] =>
    largest
      .filter((town) => holds(area, town, places) === inside)
      .slice(0, MAX_NAMED)
      .map(({ name }) => name);
  return { inside: named(true), outside: named(false) };
};
