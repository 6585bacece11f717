import type { Answer } from './area.ts';
import type { Bounds } from './keys.ts';

/** Distances on the sphere. No zod here: the browser's scripts import it. */

/** Mean radius of the Earth, R1 = (2a + b) / 3 of WGS84 (IUGG; Moritz, Geodetic Reference System 1980). */
export const EARTH_RADIUS_KM = 6371.0088;

/** A point on the Earth, degrees WGS84. */
export interface Point {
  readonly lat: number;
  readonly lon: number;
}

const RADIANS = Math.PI / 180;

const haversine = (radians: number): number => Math.sin(radians / 2) ** 2;

/** Distance of two points by their latitudes and the difference of their longitudes, in degrees. */
const distanceAcrossKm = (latA: number, latB: number, lonDifference: number): number => {
  const a =
    haversine((latB - latA) * RADIANS) +
    Math.cos(latA * RADIANS) * Math.cos(latB * RADIANS) * haversine(lonDifference * RADIANS);
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(a)));
};

/**
 * Great-circle distance in km, by the haversine formula (R. W. Sinnott, "Virtues of the Haversine", Sky and Telescope 68, 1984), which
 * stays exact for points a few metres apart.
 */
export const distanceKm = (a: Point, b: Point): number => distanceAcrossKm(a.lat, b.lat, b.lon - a.lon);

/** Shortest way round between two longitudes, 0 to 180 degrees. */
const lonGap = (a: number, b: number): number => {
  const gap = Math.abs(a - b) % 360;
  return gap > 180 ? 360 - gap : gap;
};

const spansLongitude = (bounds: Bounds, lon: number): boolean => {
  const width = bounds.east - bounds.west;
  const offset = (((lon - bounds.west) % 360) + 360) % 360;
  // A remainder a rounding error below 360 is a point on the western edge.
  return offset <= width || 360 - offset < 1e-12;
};

/**
 * Latitude at which a meridian `lonDifference` degrees away comes nearest to the point: along it, cos d = sin φp sin φ + cos φp cos Δλ cos φ,
 * largest at φ = atan2(sin φp, cos φp cos Δλ). Degrees in (-180, 180]; beyond ±90 it is not on the meridian's half.
 */
const nearestLatitude = (lat: number, lonDifference: number): number =>
  Math.atan2(Math.sin(lat * RADIANS), Math.cos(lat * RADIANS) * Math.cos(lonDifference * RADIANS)) / RADIANS;

const within = (value: number, low: number, high: number): boolean => value >= low && value <= high;

/**
 * Distance in km from a point to the nearest point of a latitude-longitude box (0 inside), exact on the sphere. For every latitude the
 * distance grows with the difference of longitude, so the nearest point lies on the point's own meridian, or else on the box's nearer
 * meridian edge: at its critical latitude, or at a corner.
 */
export const minDistanceKm = (point: Point, bounds: Bounds): number => {
  const { lat, lon } = point;
  if (spansLongitude(bounds, lon)) {
    return Math.max(0, bounds.south - lat, lat - bounds.north) * RADIANS * EARTH_RADIUS_KM;
  }
  const gap = Math.min(lonGap(lon, bounds.west), lonGap(lon, bounds.east));
  const critical = nearestLatitude(lat, gap);
  if (within(critical, bounds.south, bounds.north)) return distanceAcrossKm(lat, critical, gap);
  return Math.min(distanceAcrossKm(lat, bounds.south, gap), distanceAcrossKm(lat, bounds.north, gap));
};

/**
 * Distance in km from a point to the farthest point of a latitude-longitude box, exact on the sphere: on the farthest meridian of the box,
 * at a corner or opposite the critical latitude of `minDistanceKm`.
 */
export const maxDistanceKm = (point: Point, bounds: Bounds): number => {
  const { lat, lon } = point;
  const gap = spansLongitude(bounds, lon + 180) ? 180 : Math.max(lonGap(lon, bounds.west), lonGap(lon, bounds.east));
  const nearest = nearestLatitude(lat, gap);
  const farthest = nearest > 0 ? nearest - 180 : nearest + 180;
  if (within(farthest, bounds.south, bounds.north)) return distanceAcrossKm(lat, farthest, gap);
  return Math.max(distanceAcrossKm(lat, bounds.south, gap), distanceAcrossKm(lat, bounds.north, gap));
};

/** A circle on the sphere; its edge belongs to it. */
export interface Disc extends Point {
  readonly radiusKm: number;
}

/**
 * Is the box in the circle? `marginKm` widens the doubt on both sides of the edge, for a caller who must never be more certain about a box
 * than this same function is about a part of it.
 */
export const discAnswer = (disc: Disc, bounds: Bounds, marginKm = 0): Answer => {
  if (minDistanceKm(disc, bounds) > disc.radiusKm + marginKm) return 'no';
  return maxDistanceKm(disc, bounds) <= disc.radiusKm - marginKm ? 'yes' : 'depends';
};

/** Latitudes within [-90, 90]; `west` may lie below -180 or `east` above 180 where the antimeridian is crossed. */
export const discBounds = (disc: Disc, marginKm = 0): Bounds => {
  const angle = (disc.radiusKm + marginKm) / EARTH_RADIUS_KM;
  const south = disc.lat - angle / RADIANS;
  const north = disc.lat + angle / RADIANS;
  if (south <= -90 || north >= 90) {
    return { south: Math.max(-90, south), north: Math.min(90, north), west: -180, east: 180 };
  }
  // Where the circle touches a meridian: the right spherical triangle of pole, centre and point of contact.
  const reach = Math.asin(Math.min(1, Math.sin(angle) / Math.cos(disc.lat * RADIANS))) / RADIANS;
  return { south, north, west: disc.lon - reach, east: disc.lon + reach };
};

/** Surface of a box as a part of the sphere's: 1 for the whole Earth. */
export const shareOfEarth = (bounds: Bounds): number =>
  ((Math.sin(bounds.north * RADIANS) - Math.sin(bounds.south * RADIANS)) / 2) * ((bounds.east - bounds.west) / 360);
