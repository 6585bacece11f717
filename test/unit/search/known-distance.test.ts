import { describe, expect, it } from 'vitest';
import { knownKm, wholeKm } from '#domain/areas/place.ts';
import { Geohash } from '#domain/shared/primitives.ts';

const place = (cell: string, approximate = false) => ({ cell: Geohash.parse(cell), approximate });

describe('a distance is said as far as it is known', () => {
  it.each([
    [0.15, place('ezz0000'), 0.15],
    [0.15, place('ezz00'), 1],
    [1.4, place('ezz00'), 1],
    [12.6, place('ezz00'), 13],
    [0.15, place('ezz00', true), 5],
    [12.6, place('ezz00', true), 15],
    [0, place('ezz00', true), 5],
  ])('%d km from %j is %d km', (km, from, said) => expect(knownKm(km, from)).toBe(said));

  it('and a farm at the centre of its commune is no metres away', () => {
    expect([wholeKm(0), wholeKm(0.3), wholeKm(7.6)]).toEqual([1, 1, 8]);
  });
});
