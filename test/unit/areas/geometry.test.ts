import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  discAnswer,
  discBounds,
  distanceKm,
  EARTH_RADIUS_KM,
  maxDistanceKm,
  minDistanceKm,
  type Point,
} from '#domain/areas/geometry.ts';
import type { Bounds } from '#domain/areas/keys.ts';
import { anchors, circlesAround, SEED } from './arbitraries.ts';

const STEPS = 120;

/** Points along the rim of the box: the nearest of them is the nearest of the box, unless the point is in it. */
const rim = ({ south, north, west, east }: Bounds): Point[] =>
  Array.from({ length: STEPS + 1 }, (_, step) => step / STEPS).flatMap((share) => {
    const lat = south + share * (north - south);
    const lon = west + share * (east - west);
    return [
      { lat, lon: west },
      { lat, lon: east },
      { lat: south, lon },
      { lat: north, lon },
    ];
  });

const latitudes = fc.oneof(fc.double({ min: -90, max: 90, noNaN: true }), fc.constantFrom(-90, 90, 0));
const longitudes = fc.oneof(fc.double({ min: -180, max: 180, noNaN: true }), fc.constantFrom(-180, 180, 0));

const boxes: fc.Arbitrary<Bounds> = fc
  .record({ a: latitudes, b: latitudes, c: longitudes, d: longitudes })
  .map(({ a, b, c, d }) => ({
    south: Math.min(a, b),
    north: Math.max(a, b),
    west: Math.min(c, d),
    east: Math.max(c, d),
  }));

const smallBoxes: fc.Arbitrary<Bounds> = fc
  .record({
    south: fc.double({ min: -90, max: 88, noNaN: true }),
    west: fc.double({ min: -180, max: 178, noNaN: true }),
    size: fc.constantFrom(0.01, 0.5, 2),
  })
  .map(({ south, west, size }) => ({ south, west, north: south + size, east: west + size }));

const points = fc.record({ lat: latitudes, lon: longitudes });

const isIn = ({ lat, lon }: Point, { south, north, west, east }: Bounds) =>
  lat >= south && lat <= north && lon >= west && lon <= east;

/** Largest gap between two neighbours on the rim: sampling cannot be better than half of it. */
const coarseness = ({ south, north, west, east }: Bounds) =>
  ((Math.max(north - south, east - west) / STEPS) * (Math.PI / 180) * EARTH_RADIUS_KM) / 2;

describe('distances', () => {
  test('Mont-de-Marsan to Dax is about 46 km', () => {
    expect(distanceKm({ lat: 43.8911, lon: -0.5009 }, { lat: 43.7077, lon: -1.0517 })).toBeCloseTo(48.7, 0);
  });

  test('a degree of a great circle is 111.195 km; the poles are half a circumference apart', () => {
    expect(distanceKm({ lat: 0, lon: 10 }, { lat: 0, lon: 11 })).toBeCloseTo(111.1951, 3);
    expect(distanceKm({ lat: 0, lon: 179.5 }, { lat: 0, lon: -179.5 })).toBeCloseTo(111.1951, 3);
    expect(distanceKm({ lat: 90, lon: 12 }, { lat: -90, lon: 50 })).toBeCloseTo(Math.PI * EARTH_RADIUS_KM, 6);
  });

  test('the nearest and the farthest point of a box are those that brute force finds', () => {
    fc.assert(
      fc.property(points, fc.oneof(boxes, smallBoxes), (point, box) => {
        const sampled = rim(box).map((other) => distanceKm(point, other));
        const opposite = { lat: -point.lat, lon: point.lon > 0 ? point.lon - 180 : point.lon + 180 };
        const nearest = isIn(point, box) ? 0 : Math.min(...sampled);
        const farthest = isIn(opposite, box) ? Math.PI * EARTH_RADIUS_KM : Math.max(...sampled);
        const coarse = coarseness(box) + 1e-3;
        expect(minDistanceKm(point, box)).toBeLessThanOrEqual(nearest + 1e-3);
        expect(minDistanceKm(point, box)).toBeGreaterThanOrEqual(nearest - coarse);
        expect(maxDistanceKm(point, box)).toBeGreaterThanOrEqual(farthest - 1e-3);
        expect(maxDistanceKm(point, box)).toBeLessThanOrEqual(farthest + coarse);
      }),
      { seed: SEED, numRuns: 2000 },
    );
  });

  test('a box across the antimeridian is near to a point on the other side', () => {
    const box = { south: -1, north: 1, west: 179, east: 180 };
    expect(minDistanceKm({ lat: 0, lon: -180 }, box)).toBe(0);
    expect(minDistanceKm({ lat: 0, lon: -179 }, box)).toBeCloseTo(111.195, 2);
  });

  test('a pole is the same point under every longitude', () => {
    const box = { south: 89, north: 90, west: 10, east: 11 };
    expect(minDistanceKm({ lat: 90, lon: -120 }, box)).toBeCloseTo(0, 9);
    expect(maxDistanceKm({ lat: 90, lon: -120 }, box)).toBeCloseTo(111.195, 2);
  });

  test('the edge of a circle belongs to it', () => {
    const disc = { lat: 0, lon: 0, radiusKm: distanceKm({ lat: 0, lon: 0 }, { lat: 0, lon: 1 }) };
    expect(discAnswer(disc, { south: 0, north: 0, west: 0, east: 1 })).toBe('yes');
    expect(discAnswer({ ...disc, radiusKm: disc.radiusKm - 1e-9 }, { south: 0, north: 0, west: 0, east: 1 })).toBe(
      'depends',
    );
  });

  test('the bounds of a circle touch it, high latitudes included', () => {
    fc.assert(
      fc.property(anchors.chain(circlesAround), (disc) => {
        const { south, north, west, east } = discBounds(disc);
        if (east - west >= 360) return;
        const meridian = (lon: number) => ({ south: -90, north: 90, west: lon, east: lon });
        expect(minDistanceKm(disc, meridian(east))).toBeCloseTo(disc.radiusKm, 5);
        expect(minDistanceKm(disc, meridian(west))).toBeCloseTo(disc.radiusKm, 5);
        expect(distanceKm(disc, { lat: north, lon: disc.lon })).toBeCloseTo(disc.radiusKm, 5);
        expect(distanceKm(disc, { lat: south, lon: disc.lon })).toBeCloseTo(disc.radiusKm, 5);
      }),
      { seed: SEED, numRuns: 1000 },
    );
  });

  test('the bounds of a circle hold every point of it', () => {
    const rims = anchors.chain((anchor) =>
      fc.tuple(circlesAround(anchor), fc.double({ min: 0, max: 2 * Math.PI, noNaN: true })),
    );
    fc.assert(
      fc.property(rims, ([disc, bearing]) => {
        const angle = disc.radiusKm / EARTH_RADIUS_KM;
        const [lat, lon] = [(disc.lat * Math.PI) / 180, (disc.lon * Math.PI) / 180];
        const sine = Math.sin(lat) * Math.cos(angle) + Math.cos(lat) * Math.sin(angle) * Math.cos(bearing);
        const turn = Math.atan2(
          Math.sin(bearing) * Math.sin(angle) * Math.cos(lat),
          Math.cos(angle) - Math.sin(lat) * sine,
        );
        const point = { lat: (Math.asin(sine) * 180) / Math.PI, lon: ((lon + turn) * 180) / Math.PI };
        const bounds = discBounds(disc);
        expect(point.lat).toBeGreaterThanOrEqual(bounds.south - 1e-5);
        expect(point.lat).toBeLessThanOrEqual(bounds.north + 1e-5);
        if (bounds.east - bounds.west >= 360) return;
        expect(point.lon).toBeGreaterThanOrEqual(bounds.west - 1e-5);
        expect(point.lon).toBeLessThanOrEqual(bounds.east + 1e-5);
      }),
      { seed: SEED, numRuns: 2000 },
    );
  });
});
