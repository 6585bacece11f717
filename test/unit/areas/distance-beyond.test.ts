import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ResolvedArea, Ring } from '#domain/areas/area.ts';
import { deliversAtPoint } from '#domain/areas/delivers.ts';
import { distanceBeyondKm } from '#domain/areas/distance-beyond.ts';
import { distanceKm } from '#domain/areas/geometry.ts';
import { CommuneCode } from '#domain/shared/primitives.ts';
import { areasWithSamples, drawnAreasAround, SEED } from './arbitraries.ts';

const square: Ring = [
  [-1, 43],
  [1, 43],
  [1, 45],
  [-1, 45],
  [-1, 43],
];
const hole: Ring = [
  [-0.5, 43.5],
  [0.5, 43.5],
  [0.5, 44.5],
  [-0.5, 44.5],
  [-0.5, 43.5],
];
const polygon = (...rings: Ring[]): ResolvedArea => ({
  include: [{ kind: 'polygon', coordinates: [rings] }],
  exclude: [],
});
const communes = { kind: 'communes' as const, codes: [CommuneCode.parse('40088')] };

const isWhole = (degrees: number) => Math.abs(degrees * 1e5 - Math.round(degrees * 1e5)) < 1e-6;

describe('how far a position lies outside an area', () => {
  test('is 0 exactly where a drawn area reaches it', () => {
    fc.assert(
      fc.property(areasWithSamples(drawnAreasAround), ({ area, samples }) => {
        for (const { point } of samples) {
          // On an edge the distance is 0 on either side. Corners lie on whole 1e-5 degrees, other samples hardly ever.
          if (isWhole(point.lat) || isWhole(point.lon)) continue;
          const beyond = distanceBeyondKm(area, point);
          expect(beyond === 0).toBe(deliversAtPoint(area, point, null, null));
        }
      }),
      { seed: SEED, numRuns: 300 },
    );
  });

  test('is the distance to a circle’s edge, across the antimeridian too', () => {
    const area: ResolvedArea = { include: [{ kind: 'circle', lat: 0, lon: 179.5, radiusKm: 50 }], exclude: [] };
    expect(distanceBeyondKm(area, { lat: 0, lon: -179.5 })).toBeCloseTo(111.195 - 50, 2);
  });

  test('is within 1 % the distance to the nearest point of a polygon’s rim', () => {
    const rim = Array.from({ length: 2001 }, (_, step) => step / 1000 - 1).flatMap((share) => [
      { lat: 44 + share, lon: -1 },
      { lat: 44 + share, lon: 1 },
      { lat: 43, lon: share },
      { lat: 45, lon: share },
    ]);
    fc.assert(
      fc.property(
        fc.double({ min: 42, max: 47, noNaN: true }),
        fc.double({ min: 1.01, max: 4, noNaN: true }),
        (lat, lon) => {
          const nearest = Math.min(...rim.map((point) => distanceKm(point, { lat, lon })));
          const beyond = distanceBeyondKm(polygon(square), { lat, lon }) ?? Number.NaN;
          expect(Math.abs(beyond - nearest)).toBeLessThan(0.01 * nearest + 0.06);
        },
      ),
      { seed: SEED, numRuns: 500 },
    );
  });

  test('in a hole, is the way out of the hole', () => {
    expect(distanceBeyondKm(polygon(square, hole), { lat: 44, lon: 0.4 })).toBeCloseTo(8.0, 1);
  });

  test('in what is taken away, is the way out of it', () => {
    const area: ResolvedArea = {
      include: [{ kind: 'circle', lat: 44, lon: 0, radiusKm: 60 }],
      exclude: [{ kind: 'circle', lat: 44, lon: 0, radiusKm: 10 }],
    };
    expect(distanceBeyondKm(area, { lat: 44, lon: 0 })).toBe(10);
    expect(distanceBeyondKm(area, { lat: 44.2, lon: 0 })).toBe(0);
  });

  test('has no meaning for codes alone, and leaves them out beside a circle', () => {
    expect(distanceBeyondKm({ include: [communes], exclude: [] }, { lat: 44, lon: 0 })).toBeUndefined();
    const both: ResolvedArea = { include: [communes, { kind: 'circle', lat: 44, lon: 0, radiusKm: 10 }], exclude: [] };
    expect(distanceBeyondKm(both, { lat: 44, lon: 0 })).toBe(0);
  });
});
