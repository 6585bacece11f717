import { describe, expect, it } from 'vitest';
import { readGeoJson } from '#domain/areas/geojson.ts';
import { joinedOutline, type LonLat } from '#web/map/outline-text.ts';

const triangle = (lon: number): LonLat[] => [
  [lon, 43],
  [lon + 1, 43],
  [lon, 44],
];

describe('what is drawn on the map', () => {
  it('is closed, and read by the form as it was drawn', () => {
    const read = readGeoJson(joinedOutline('', triangle(-1)));
    expect(read.ok && read.value.coordinates).toEqual([[[...triangle(-1), [-1, 43]]]]);
  });

  it('is added to what was drawn before', () => {
    const twice = joinedOutline(joinedOutline('', triangle(-1)), triangle(2));
    const read = readGeoJson(joinedOutline(twice, triangle(5)));
    expect(read.ok && read.value.coordinates).toHaveLength(3);
  });

  it('takes the place of what is no outline', () => {
    const read = readGeoJson(joinedOutline('autour de Dax', triangle(-1)));
    expect(read.ok && read.value.coordinates).toHaveLength(1);
  });
});
