import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ResolvedArea, ResolvedShape } from '#domain/areas/area.ts';
import { deliversAtPoint } from '#domain/areas/delivers.ts';
import { boundsAround, clipAround, settled } from '#domain/areas/settling.ts';
import { CommuneCode } from '#domain/shared/primitives.ts';
import { GAAS } from '../../support/builders.ts';

const bounds = boundsAround(GAAS);
const within = fc.record({
  lat: fc.double({ min: bounds.south + 0.001, max: bounds.north - 0.001, noNaN: true }),
  lon: fc.double({ min: bounds.west + 0.001, max: bounds.east - 0.001, noNaN: true }),
});
const circle = fc
  .record({ at: within, radiusKm: fc.double({ min: 1, max: 60, noNaN: true }) })
  .map(({ at, radiusKm }) => ({ kind: 'circle' as const, ...at, radiusKm }));
/** A box, in whole 1e-5 degrees as every polygon is kept. */
const box = fc
  .tuple(within, fc.integer({ min: 100, max: 60_000 }), fc.integer({ min: 100, max: 60_000 }))
  .map(([at, width, height]) => {
    const [west, south] = [Math.round(at.lon * 1e5) / 1e5, Math.round(at.lat * 1e5) / 1e5];
    const [east, north] = [Math.round(west * 1e5 + width) / 1e5, Math.round(south * 1e5 + height) / 1e5];
    const ring: [number, number][] = [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ];
    return { kind: 'polygon' as const, coordinates: [[ring]] };
  });
const named: fc.Arbitrary<ResolvedShape> = fc.constant({ kind: 'communes', codes: [CommuneCode.parse('40101')] });
const area: fc.Arbitrary<ResolvedArea> = fc.record({
  include: fc.array(fc.oneof(circle, box, named), { minLength: 1, maxLength: 3 }),
  exclude: fc.array(fc.oneof(circle, box), { maxLength: 2 }),
});

describe('an address settled in the browser', () => {
  it('gets the answer that the whole area gives', () => {
    fc.assert(
      fc.property(area, within, (round, point) => {
        const clip = clipAround(round, bounds);
        expect(settled(clip, bounds, { point, commune: '40101', department: '40' })).toBe(
          deliversAtPoint(round, point, '40101', '40'),
        );
      }),
    );
  });

  it('is left open outside the box', () => {
    const clip = clipAround({ include: [{ kind: 'circle', lat: 43.6, lon: -1, radiusKm: 20 }], exclude: [] }, bounds);
    expect(settled(clip, bounds, { point: { lat: 44.8, lon: -0.6 }, commune: '33063', department: '33' })).toBe(
      undefined,
    );
  });
});
