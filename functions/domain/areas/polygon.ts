import type { PlainReason } from '#domain/shared/reasons.ts';
import { combineAnswers } from './answer.ts';
import type { Answer, PolygonShape, Ring } from './area.ts';
import { EARTH_RADIUS_KM, type Point } from './geometry.ts';
import type { Bounds } from './keys.ts';
import { type Outline, outlineAnswer, outlineHolds, outlineOfRings, UNITS_PER_DEGREE } from './outline.ts';
import { findSelfCrossing } from './self-crossing.ts';

/**
 * Polygons as people draw them. Edges are straight in longitude and latitude, as on the map, not great circles. RFC 7946: a polygon that
 * crosses the antimeridian comes cut in two parts at it, longitudes stay within ±180. Several parts are a union.
 */

/** At most this many points in all the polygons of an area: at about 4 bytes each, the largest clip stays below 10 kB. */
export const MAX_POLYGON_POINTS = 2000;

export interface PolygonFault {
  /** Path within the coordinates: polygon, ring, point, such as `0.1.12`; empty for the whole. */
  readonly path: string;
  readonly code: PlainReason;
}

type Coordinates = PolygonShape['coordinates'];
type Units = readonly [number, number];

// Adding 0 turns -0, which no text keeps, into 0.
const wholeUnits = (degrees: number): number => Math.round(degrees * UNITS_PER_DEGREE) + 0;

/** Whole units of 1e-5 degree (1.1 m); points that become one are one. */
const ringInUnits = (ring: Ring): Units[] => {
  const units = ring.map(([lon, lat]): Units => [wholeUnits(lon), wholeUnits(lat)]);
  return units.filter((point, index) => {
    const before = units[index - 1];
    return before === undefined || before[0] !== point[0] || before[1] !== point[1];
  });
};

/** The polygon as it will decide and be kept: every point at a whole 1e-5 degree. */
export const roundedPolygon = (shape: PolygonShape): PolygonShape => ({
  kind: 'polygon',
  coordinates: shape.coordinates.map((polygon) =>
    polygon.map((ring) =>
      ringInUnits(ring).map(([x, y]): [number, number] => [x / UNITS_PER_DEGREE, y / UNITS_PER_DEGREE]),
    ),
  ),
});

const outlines = new WeakMap<PolygonShape, readonly Outline[]>();

/** One outline per part; kept as long as the shape is. */
export const outlinesOf = (shape: PolygonShape): readonly Outline[] => {
  const known = outlines.get(shape);
  if (known) return known;
  const made = shape.coordinates.map((polygon) => outlineOfRings(polygon.map(ringInUnits)));
  outlines.set(shape, made);
  return made;
};

/** Is the box in one of the polygon's parts? `depends` where an edge runs through it. */
export const boxInPolygon = (shape: PolygonShape, bounds: Bounds): Answer =>
  combineAnswers(outlinesOf(shape).map((outline) => outlineAnswer(outline, bounds)));

/** Is the point in one of the polygon's parts, and in none of that part's holes? */
export const pointInPolygon = (shape: PolygonShape, point: Point): boolean =>
  outlinesOf(shape).some((outline) => outlineHolds(outline, point));

export const pointCount = (coordinates: Coordinates): number =>
  coordinates.flat().reduce((count, ring) => count + ring.length, 0);

/** Metropolitan France and Corsica: the only land for which an exchange of the axes is guessed from a place that exists. */
const METROPOLITAN: Bounds = { south: 41, north: 51.5, west: -5.5, east: 10 };

/** A position in the Horn of Africa that becomes French when its numbers change places. */
export const isExchangedPosition = ({ lat, lon }: Point): boolean =>
  lon >= METROPOLITAN.south && lon <= METROPOLITAN.north && lat >= METROPOLITAN.west && lat <= METROPOLITAN.east;

/** Numbers that cannot be, or that lie in the Horn of Africa and become French when exchanged: longitude was given second. */
const looksExchanged = (points: Ring): boolean => {
  const impossible = points.some(([lon, lat]) => Math.abs(lat) > 90 && Math.abs(lat) <= 180 && Math.abs(lon) <= 90);
  const exchangedToFrance = points.every(([lon, lat]) => isExchangedPosition({ lat, lon }));
  return points.length > 0 && (impossible || exchangedToFrance);
};

const isPlaceable = ([lon, lat]: readonly [number, number]): boolean => Math.abs(lon) <= 180 && Math.abs(lat) <= 90;

const signedSurface = (ring: readonly Units[]): number =>
  ring.reduce((sum, [x, y], index) => {
    const before = ring[index - 1];
    return before ? sum + (before[0] * y - x * before[1]) / 2 : sum;
  }, 0);

/**
 * Surface in km² of a ring whose edges are straight in longitude and latitude: R² ∮ sin φ dλ, which is exact along such an edge,
 * Δλ (cos φ1 - cos φ2) / (φ2 - φ1).
 */
const surfaceKm2 = (ring: Ring): number => {
  const radians = Math.PI / 180;
  const sum = ring.reduce((total, [lon, lat], index) => {
    const before = ring[index - 1];
    if (!before) return total;
    const [from, to] = [before[1] * radians, lat * radians];
    const meanSine = Math.abs(to - from) < 1e-9 ? Math.sin(from) : (Math.cos(from) - Math.cos(to)) / (to - from);
    return total + (lon - before[0]) * radians * meanSine;
  }, 0);
  return Math.abs(sum) * EARTH_RADIUS_KM ** 2;
};

const HALF_THE_PLANET_KM2 = 2 * Math.PI * EARTH_RADIUS_KM ** 2;

/** A point strictly inside a ring: the middle of the widest crossing of a line that runs between two of its latitudes. */
const someInnerPoint = (ring: readonly Units[]): Point => {
  const latitudes = [...new Set(ring.map(([, y]) => y))].sort((a, b) => a - b);
  let best = { width: -1, x: 0, y: 0 };
  for (const [index, low] of latitudes.entries()) {
    const y = (low + (latitudes[index + 1] ?? low)) / 2;
    const crossings = ring.flatMap(([bx, by], at) => {
      const [ax, ay] = ring[at - 1] ?? [bx, by];
      return ay > y !== by > y ? [ax + ((bx - ax) * (y - ay)) / (by - ay)] : [];
    });
    crossings.sort((a, b) => a - b);
    for (let at = 0; at + 1 < crossings.length; at += 2) {
      const [left = 0, right = 0] = [crossings[at], crossings[at + 1]];
      if (right - left > best.width) best = { width: right - left, x: (left + right) / 2, y };
    }
    // The first lines of a simple ring are wide enough; looking at all of them would be slow for nothing.
    if (best.width > 10 && index > 8) break;
  }
  return { lon: best.x / UNITS_PER_DEGREE, lat: best.y / UNITS_PER_DEGREE };
};

const ringFault = (ring: Ring): PolygonFault['code'] | undefined => {
  const [first, last] = [ring[0], ring.at(-1)];
  if (!first || !last || first[0] !== last[0] || first[1] !== last[1]) return 'ringNotClosed';
  const units = ringInUnits(ring);
  if (units.length < 4 || signedSurface(units) === 0) return 'ringWithoutSurface';
  return undefined;
};

const holdsPoint = (ring: Ring, point: Point): boolean => outlineHolds(outlineOfRings([ringInUnits(ring)]), point);

/** Does the hole lie in the outer ring, and in no larger hole? Of rings that do not cross, one point tells. */
const isCutFrom = (hole: Ring, outer: Ring, holes: readonly Ring[]): boolean => {
  const inner = someInnerPoint(ringInUnits(hole));
  const larger = holes.filter((other) => other !== hole && surfaceKm2(other) > surfaceKm2(hole));
  return holdsPoint(outer, inner) && !larger.some((other) => holdsPoint(other, inner));
};

/** Faults of one part whose rings are sound by themselves. */
const partFaults = (polygon: readonly Ring[], path: string): PolygonFault[] => {
  const wide = polygon.findIndex((ring) => ring.some(([lon], at) => Math.abs(lon - (ring[at - 1]?.[0] ?? lon)) > 180));
  if (wide >= 0) return [{ path: `${path}.${wide}`, code: 'acrossAntimeridian' }];
  const [outer = [], ...holes] = polygon;
  if (surfaceKm2(outer) > HALF_THE_PLANET_KM2) return [{ path: `${path}.0`, code: 'polygonTooLarge' }];
  const crossing = findSelfCrossing(polygon.map(ringInUnits));
  if (crossing) return [{ path: `${path}.${crossing.ring}.${crossing.point}`, code: 'outlineCrossesItself' }];
  return holes.flatMap((hole, at) =>
    isCutFrom(hole, outer, holes) ? [] : [{ path: `${path}.${at + 1}`, code: 'holeOutside' }],
  );
};

/**
 * What is wrong with a polygon (GeoJSON MultiPolygon coordinates, [longitude, latitude] in degrees); none when it can be used. Coarse faults
 * hide finer ones: a ring that is not closed is not also told that it crosses itself.
 */
export const polygonFaults = (coordinates: Coordinates): PolygonFault[] => {
  const points = coordinates.flat(2);
  if (looksExchanged(points)) return [{ path: '', code: 'lonLatExchanged' }];
  if (points.length > MAX_POLYGON_POINTS) return [{ path: '', code: 'tooManyPoints' }];
  const misplaced: PolygonFault[] = coordinates.flatMap((polygon, part) =>
    polygon.flatMap((ring, at) =>
      ring.flatMap((point, index) =>
        isPlaceable(point) ? [] : [{ path: `${part}.${at}.${index}`, code: 'pointOutOfRange' }],
      ),
    ),
  );
  if (misplaced.length > 0) return misplaced;
  const unsound: PolygonFault[] = coordinates.flatMap((polygon, part) =>
    polygon.flatMap((ring, at) => {
      const code = ringFault(ring);
      return code ? [{ path: `${part}.${at}`, code }] : [];
    }),
  );
  if (unsound.length > 0) return unsound;
  return coordinates.flatMap((polygon, part) => partFaults(polygon, `${part}`));
};
