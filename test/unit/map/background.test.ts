import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildMapBackground } from '#infra/build/map-background.ts';
import { clippedRing, type LonLat, simplified, written } from '#infra/build/map-lines.ts';
import type { BackgroundFile, TownsFile } from '#web/map/background-file.ts';
import { degreesOf, departmentRings, onPlane, readBackground, readMoreTowns } from '#web/map/background-reading.ts';
import { labelsIn, labelsThatFit } from '#web/map/town-labels.ts';

const [backgroundFile = '', townsFile = ''] = await buildMapBackground();
const file = JSON.parse(readFileSync(backgroundFile, 'utf8')) as BackgroundFile;
const background = readBackground(file);

/** Even-odd, over all rings. */
const isLand = (lat: number, lon: number): boolean => {
  const { x, y } = onPlane(lat, lon);
  const detail = background.details.findLast(
    ({ bounds }) => x > bounds.west && x < bounds.east && y > bounds.north && y < bounds.south,
  );
  let inside = false;
  for (const { points } of detail?.land ?? background.world) {
    for (let at = 0; at < points.length; at += 2) {
      const next = (at + 2) % points.length;
      const [ax = 0, ay = 0, bx = 0, by = 0] = [points[at], points[at + 1], points[next], points[next + 1]];
      if (ay > y !== by > y && x < ax + ((y - ay) / (by - ay)) * (bx - ax)) inside = !inside;
    }
  }
  return inside;
};

describe('the background of our own', () => {
  it.each([
    ['Paris', 48.86, 2.35],
    ['Dax', 43.71, -1.05],
    ['Madrid', 40.42, -3.7],
    ['Ajaccio, inland', 41.95, 8.85],
    ['Cayenne, inland', 4.5, -52.5],
    ['La Réunion', -21.1, 55.5],
    ['Guadeloupe', 16.2, -61.65],
    ['Martinique', 14.65, -61.0],
    ['Nouvelle-Calédonie', -21.5, 165.5],
    ['Tahiti', -17.65, -149.45],
    ['Moscow', 55.7, 37.6],
  ])('has land at %s', (_, lat, lon) => {
    expect(isLand(lat, lon)).toBe(true);
  });

  it.each([
    ['the gulf of Biscay', 44.5, -3],
    ['the Channel', 50.2, -0.8],
    ['the sea off La Réunion', -21.8, 55],
    ['the Atlantic', 30, -40],
  ])('has water in %s', (_, lat, lon) => {
    expect(isLand(lat, lon)).toBe(false);
  });

  it('has the outline of every department of the metropolis, and of the five overseas', () => {
    const codes = Object.keys(file.departments.rings);
    expect(codes).toHaveLength(101);
    const landes = departmentRings(file.departments, '40').flat();
    const [lons, lats] = [landes.map(([lon]) => lon), landes.map(([, lat]) => lat)];
    expect(Math.min(...lons)).toBeCloseTo(-1.53, 1);
    expect(Math.max(...lats)).toBeCloseTo(44.53, 1);
    for (const code of codes) {
      for (const ring of departmentRings(file.departments, code)) expect(ring[0]).toEqual(ring.at(-1));
    }
  });

  it('names the largest towns first, thousands more when near', () => {
    expect(background.towns.slice(0, 3).map(({ name }) => name)).toEqual(['Paris', 'Marseille', 'Lyon']);
    const more = readMoreTowns(JSON.parse(readFileSync(townsFile, 'utf8')) as TownsFile);
    expect(more.length).toBeGreaterThan(8_000);
    const dax = more.find(({ name }) => name === 'Dax');
    expect(dax?.x).toBeCloseTo(onPlane(43.71, -1.05).x, 4);
  });

  it('refuses a file of another version', () => {
    expect(() => readBackground({ ...file, version: 2 as never })).toThrow(/version 2/);
  });
});

describe('names on the map', () => {
  const measure = (name: string) => name.length * 7;

  it('never cover one another, and the larger one stays', () => {
    const placed = labelsThatFit(background.towns, 256 * 2 ** 6, measure);
    const all = [...placed.values()].flat();
    expect(all.map(({ name }) => name)).toContain('Paris');
    for (const one of all) {
      for (const other of all) {
        if (one === other || Math.abs(one.py - other.py) > 16) continue;
        const [left, right] = one.px < other.px ? [one, other] : [other, one];
        expect(left.px + left.width, `${left.name} / ${right.name}`).toBeLessThan(right.px);
      }
    }
  });

  it('are on each tile that they reach into', () => {
    const scale = 256 * 2 ** 7;
    const placed = labelsThatFit(background.towns, scale, measure);
    const paris = [...placed.values()].flat().find(({ name }) => name === 'Paris');
    if (paris === undefined) throw new Error('Paris is not named');
    const tile = (x: number) => ({ left: Math.floor(x / 256) * 256, top: Math.floor(paris.py / 256) * 256, size: 256 });
    for (const end of [paris.px, paris.px + paris.width]) expect(labelsIn(placed, tile(end))).toContain(paris);
  });
});

describe('lines made smaller', () => {
  const point = fc.tuple(
    fc.integer({ min: -5_000, max: 5_000 }).map((n) => n / 1000),
    fc.integer({ min: -5_000, max: 5_000 }).map((n) => n / 1000),
  ) as fc.Arbitrary<LonLat>;
  const line = fc.array(point, { minLength: 2, maxLength: 40 });

  it('keep their ends, and only points they had', () => {
    fc.assert(
      fc.property(line, (points) => {
        const few = simplified(points, 0.5);
        expect(few[0]).toBe(points[0]);
        expect(few.at(-1)).toBe(points.at(-1));
        expect(points).toEqual(expect.arrayContaining([...few]));
      }),
    );
  });

  it('read as they were written, to a thousandth of a degree', () => {
    fc.assert(
      fc.property(line, (points) => {
        const distinct = points.filter((one, at) => at === 0 || one.join() !== points[at - 1]?.join());
        const read = degreesOf(written(distinct));
        read.forEach(([lon, lat], at) => {
          expect(lon).toBeCloseTo(distinct[at]?.[0] ?? Number.NaN, 6);
          expect(lat).toBeCloseTo(distinct[at]?.[1] ?? Number.NaN, 6);
        });
        expect(read).toHaveLength(distinct.length);
      }),
    );
  });

  it('stay in the box that they are cut to', () => {
    fc.assert(
      fc.property(fc.array(point, { minLength: 3, maxLength: 20 }), (ring) => {
        for (const [lon, lat] of clippedRing(ring, [-2, -1, 3, 2])) {
          expect(lon).toBeGreaterThanOrEqual(-2.000001);
          expect(lon).toBeLessThanOrEqual(3.000001);
          expect(lat).toBeGreaterThanOrEqual(-1.000001);
          expect(lat).toBeLessThanOrEqual(2.000001);
        }
      }),
    );
  });
});
