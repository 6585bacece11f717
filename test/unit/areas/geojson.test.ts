import { describe, expect, it } from 'vitest';
import { readGeoJson, writeGeoJson } from '#domain/areas/geojson.ts';

type Point = [number, number];

const square = (west: number, south: number, side: number): Point[] => [
  [west, south],
  [west + side, south],
  [west + side, south + side],
  [west, south + side],
  [west, south],
];
const polygon = (...rings: Point[][]) => ({ type: 'Polygon', coordinates: rings });
const DAX = polygon(square(-1.2, 43.6, 0.3));

const read = (content: unknown) => readGeoJson(typeof content === 'string' ? content : JSON.stringify(content));
const partsOf = (content: unknown): number => {
  const shape = read(content);
  return shape.ok ? shape.value.coordinates.length : 0;
};
const reasonOf = (content: unknown): string => {
  const shape = read(content);
  return shape.ok ? 'accepted' : shape.reason;
};

describe('an outline as GeoJSON', () => {
  it('is a polygon, several, a feature, or a collection of these', () => {
    const feature = { type: 'Feature', properties: { name: 'x' }, geometry: DAX };
    expect(partsOf(DAX)).toBe(1);
    expect(
      partsOf({ type: 'MultiPolygon', coordinates: [DAX.coordinates, polygon(square(0, 44, 1)).coordinates] }),
    ).toBe(2);
    expect(partsOf(feature)).toBe(1);
    expect(
      partsOf({ type: 'FeatureCollection', features: [feature, { ...feature, geometry: polygon(square(0, 44, 1)) }] }),
    ).toBe(2);
    expect(partsOf({ type: 'GeometryCollection', geometries: [DAX] })).toBe(1);
  });

  it('keeps its holes, and leaves out altitudes and what is no polygon', () => {
    const hole = square(-1.1, 43.7, 0.1);
    const high = { type: 'Polygon', coordinates: [square(-1.2, 43.6, 0.3).map((point) => [...point, 12]), hole] };
    const shape = read({
      type: 'FeatureCollection',
      features: [
        { type: 'Feature', geometry: { type: 'Point', coordinates: [-1, 43] } },
        { type: 'Feature', geometry: high },
        { type: 'Feature', geometry: null },
      ],
    });
    expect(shape.ok && shape.value.coordinates).toEqual([[square(-1.2, 43.6, 0.3), hole]]);
  });

  it('comes back as it was written', () => {
    const shape = read(DAX);
    if (!shape.ok) throw new Error(shape.reason);
    expect(read(writeGeoJson(shape.value))).toEqual(shape);
  });

  const many = Array.from(
    { length: 100_000 },
    (_, at): Point => [Math.cos(at / 15_915) / 10 - 1, Math.sin(at / 15_915) / 10 + 43.7],
  );

  it.each<[string, unknown, string]>([
    ['words', 'autour de Dax', 'notGeoJson'],
    ['half a file', JSON.stringify(DAX).slice(0, 40), 'notGeoJson'],
    ['another JSON', { area: 1 }, 'notGeoJson'],
    ['a point', { type: 'Point', coordinates: [-1, 43] }, 'geoJsonWithoutPolygon'],
    ['an empty collection', { type: 'FeatureCollection', features: [] }, 'geoJsonWithoutPolygon'],
    ['points that are no numbers', { type: 'Polygon', coordinates: [[['a', 'b']]] }, 'geoJsonUnreadable'],
    ['100,000 points', polygon([...many, many[0] ?? [0, 0]]), 'tooManyPoints'],
    ['2,001 points', polygon([...many.slice(0, 2_000), many[0] ?? [0, 0]]), 'tooManyPoints'],
    [
      'an outline that crosses itself',
      polygon([
        [-1.2, 43.6],
        [-0.9, 43.9],
        [-0.9, 43.6],
        [-1.2, 43.8],
        [-1.2, 43.6],
      ]),
      'outlineCrossesItself',
    ],
    [
      'half the planet and more',
      polygon([
        [-89, -85],
        [91, -85],
        [91, 85],
        [-89, 85],
        [-89, -85],
      ]),
      'accepted',
    ],
    ['latitude and longitude exchanged', polygon(square(43.6, -1.2, 0.3)), 'lonLatExchanged'],
    ['a ring left open', polygon(square(-1.2, 43.6, 0.3).slice(0, 4)), 'ringNotClosed'],
    [
      'a line there and back',
      polygon([
        [-1, 43],
        [-1, 44],
        [-1, 43],
        [-1, 43],
      ]),
      'ringWithoutSurface',
    ],
    [
      'a point off the map',
      polygon([
        [-1, 43],
        [200, 43],
        [200, 44],
        [-1, 43],
      ]),
      'pointOutOfRange',
    ],
  ])('of %s is answered with the reason', (_, content, reason) => {
    expect(reasonOf(content)).toBe(reason);
  });
});
