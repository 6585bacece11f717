import { done, type Outcome, refused } from '#domain/shared/outcome.ts';
import type { PlainReason } from '#domain/shared/reasons.ts';
import type { PolygonShape } from './area.ts';
import { MAX_POLYGON_POINTS, polygonFaults } from './polygon.ts';

/** An outline as people have it: GeoJSON (RFC 7946) pasted, or written by the map of the form. */

/** Longer than any outline that is accepted, whatever its number of decimals. */
const MAX_TEXT = 400_000;

type Ring = [number, number][];

/**
 * All polygons of a GeoJSON text as one shape: those of a Polygon, a MultiPolygon, a Feature, collections of these. Altitudes are left out. Refused
 * with the code of its first fault.
 */
export const readGeoJson = (typed: string): Outcome<PolygonShape, PlainReason> => {
  if (typed.length > MAX_TEXT) return refused('tooManyPoints');
  let content: unknown;
  try {
    content = JSON.parse(typed);
  } catch {
    return refused('notGeoJson');
  }
  const polygons = polygonsIn(content, 0);
  if (polygons === undefined) return refused('notGeoJson');
  if (polygons.length === 0) return refused('geoJsonWithoutPolygon');
  const coordinates = polygons.map(readPolygon);
  if (!coordinates.every((polygon) => polygon !== undefined)) return refused('geoJsonUnreadable');
  const points = coordinates.flat(2).length;
  if (points > MAX_POLYGON_POINTS) return refused('tooManyPoints');
  const [fault] = polygonFaults(coordinates);
  return fault === undefined ? done({ kind: 'polygon', coordinates }) : refused(fault.code);
};

interface Node {
  readonly type?: unknown;
  readonly coordinates?: unknown;
  readonly geometry?: unknown;
  readonly geometries?: unknown;
  readonly features?: unknown;
}

const DEEPEST = 8;

/** The coordinates of every polygon; undefined where it is not GeoJSON. */
const polygonsIn = (content: unknown, depth: number): unknown[] | undefined => {
  if (typeof content !== 'object' || content === null || depth > DEEPEST) return undefined;
  const { type, coordinates, geometry, geometries, features } = content as Node;
  switch (type) {
    case 'Polygon':
      return [coordinates];
    case 'MultiPolygon':
      return Array.isArray(coordinates) ? coordinates : [coordinates];
    case 'Feature':
      return geometry === null ? [] : polygonsIn(geometry, depth + 1);
    case 'FeatureCollection':
    case 'GeometryCollection': {
      const parts = type === 'FeatureCollection' ? features : geometries;
      if (!Array.isArray(parts)) return undefined;
      const found = parts.map((part) => polygonsIn(part, depth + 1));
      return found.includes(undefined) ? undefined : found.flatMap((polygons) => polygons ?? []);
    }
    default:
      return typeof type === 'string' && /^(Multi)?(Point|LineString)$/.test(type) ? [] : undefined;
  }
};

const readPolygon = (coordinates: unknown): Ring[] | undefined => {
  if (!Array.isArray(coordinates) || coordinates.length === 0) return undefined;
  const rings = coordinates.map(readRing);
  return rings.every((ring) => ring !== undefined) ? rings : undefined;
};

const readRing = (points: unknown): Ring | undefined => {
  if (!Array.isArray(points)) return undefined;
  const ring: Ring = [];
  for (const point of points) {
    const [lon, lat]: unknown[] = Array.isArray(point) ? point : [];
    if (!Number.isFinite(lon) || !Number.isFinite(lat)) return undefined;
    ring.push([Number(lon), Number(lat)]);
  }
  return ring;
};

/** The shape as GeoJSON text, for a form to show again. */
export const writeGeoJson = ({ coordinates }: PolygonShape): string => {
  const [first] = coordinates;
  return JSON.stringify(
    coordinates.length === 1 ? { type: 'Polygon', coordinates: first } : { type: 'MultiPolygon', coordinates },
  );
};
