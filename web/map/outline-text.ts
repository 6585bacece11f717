/** Outlines as the form keeps them: GeoJSON text. No Leaflet here. */

export type LonLat = [lon: number, lat: number];

interface Geometry {
  readonly type?: string;
  readonly coordinates?: unknown;
}

/** The polygons of what the form holds, where the map itself wrote it; none of anything else, which a new drawing replaces. */
const polygonsIn = (text: string): unknown[] => {
  try {
    const { type, coordinates } = JSON.parse(text) as Geometry;
    if (type === 'Polygon') return [coordinates];
    return type === 'MultiPolygon' && Array.isArray(coordinates) ? coordinates : [];
  } catch {
    return [];
  }
};

/** The outline with one more part: points in order, not closed; the ring is closed here, as RFC 7946 wants it. */
export const joinedOutline = (text: string, points: readonly LonLat[]): string => {
  const [first] = points;
  if (first === undefined) return text;
  const part = [[...points, first]];
  const all = [...polygonsIn(text), part];
  return JSON.stringify(
    all.length === 1 ? { type: 'Polygon', coordinates: part } : { type: 'MultiPolygon', coordinates: all },
  );
};
