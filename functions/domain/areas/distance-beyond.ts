import type { ResolvedArea } from './area.ts';
import { type ClipShape, clipHolds, wholeClip } from './clip.ts';
import { distanceKm, type Point } from './geometry.ts';
import { type Outline, UNITS_PER_DEGREE } from './outline.ts';

const RADIANS = Math.PI / 180;

/**
 * Distance in km to an edge, straight in longitude and latitude: the nearest point is sought on a plane scaled by the cosine of the
 * latitude half-way, then measured on the sphere. Never too short; within 1 % up to some 300 km.
 */
const distanceToEdgeKm = (point: Point, from: Point, to: Point): number => {
  const middle = (from.lat + to.lat) / 2;
  const scale = Math.cos(((point.lat + middle) / 2) * RADIANS);
  const along = { x: (to.lon - from.lon) * scale, y: to.lat - from.lat };
  const offset = { x: (point.lon - from.lon) * scale, y: point.lat - from.lat };
  const length = along.x ** 2 + along.y ** 2;
  const share = length === 0 ? 0 : Math.min(1, Math.max(0, (offset.x * along.x + offset.y * along.y) / length));
  return distanceKm(point, {
    lat: from.lat + share * (to.lat - from.lat),
    lon: from.lon + share * (to.lon - from.lon),
  });
};

const distanceToOutlineKm = (point: Point, { edges }: Outline): number => {
  let nearest = Number.POSITIVE_INFINITY;
  const [west = 0] = edges;
  // The way across the antimeridian may be the shorter one.
  const near = { lat: point.lat, lon: point.lon + Math.round((west / UNITS_PER_DEGREE - point.lon) / 360) * 360 };
  for (let at = 0; at < edges.length; at += 4) {
    const [ax = 0, ay = 0, bx = 0, by = 0] = edges.subarray(at, at + 4);
    const from = { lon: ax / UNITS_PER_DEGREE, lat: ay / UNITS_PER_DEGREE };
    const to = { lon: bx / UNITS_PER_DEGREE, lat: by / UNITS_PER_DEGREE };
    nearest = Math.min(nearest, distanceToEdgeKm(near, from, to));
  }
  return nearest;
};

/** Distance in km to the edge of a drawn shape, from either side; undefined for codes. */
const distanceToEdgeOfKm = (shape: ClipShape, point: Point): number | undefined => {
  if (shape.kind === 'circle') return Math.abs(distanceKm(shape.disc, point) - shape.disc.radiusKm);
  return shape.kind === 'outline' ? distanceToOutlineKm(point, shape.outline) : undefined;
};

const holds = (shape: ClipShape, point: Point): boolean =>
  clipHolds({ include: [shape], exclude: [] }, { point, commune: null, department: null });

/**
 * How many km a position lies outside the circles and polygons of an area: 0 inside, at least the way out of what is taken away. Codes have
 * no position here: they are left out, and an area of codes alone answers undefined.
 */
export const distanceBeyondKm = (area: ResolvedArea, position: Point): number | undefined => {
  const { include, exclude } = wholeClip(area);
  const outside = include.flatMap((shape) => {
    const edge = distanceToEdgeOfKm(shape, position);
    if (edge === undefined) return [];
    return holds(shape, position) ? [0] : [edge];
  });
  if (outside.length === 0) return undefined;
  const inTakenAway = exclude.map((shape) => (holds(shape, position) ? (distanceToEdgeOfKm(shape, position) ?? 0) : 0));
  return Math.max(Math.min(...outside), ...inTakenAway);
};

/** Distance in km from a position to the nearest edge of the circles and polygons of an area, whichever side it lies on; undefined for codes. */
export const distanceToAreaEdgeKm = (area: ResolvedArea, position: Point): number | undefined => {
  const { include, exclude } = wholeClip(area);
  const edges = [...include, ...exclude].flatMap((shape) => distanceToEdgeOfKm(shape, position) ?? []);
  return edges.length === 0 ? undefined : Math.min(...edges);
};
