import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import type { Circle, ResolvedArea, ResolvedShape, Ring } from '#domain/areas/area.ts';
import { departmentOfCommune } from '#domain/areas/commune-department.ts';
import type { CoverageEntry } from '#domain/areas/coverage-entry.ts';
import { entriesOfArea, isCoverable } from '#domain/areas/covering.ts';
import {
  combineAnswers,
  delivers,
  deliversAtPoint,
  deliversByEntry,
  entryReachesPoint,
} from '#domain/areas/delivers.ts';
import { discAnswer, distanceKm, EARTH_RADIUS_KM, shareOfEarth } from '#domain/areas/geometry.ts';
import { boundsOfCell, INDEX_LEVELS, keysOfPlace, MAX_CELLS_PER_AREA } from '#domain/areas/keys.ts';
import type { PlaceRegion } from '#domain/areas/place.ts';
import { pointInPolygon } from '#domain/areas/polygon.ts';
import { type SubscriberQuery, subscriberQueriesOf } from '#domain/areas/subscriber-queries.ts';
import { CommuneCode, DepartmentCode, Geohash } from '#domain/shared/primitives.ts';
import { areasWithSamples, drawnAreasAround, placeAt, type Sample, SEED } from './arbitraries.ts';

const RUNS = { seed: SEED, numRuns: 700 };
/** Random areas by the hundred, on a machine that may be busy. */
vi.setConfig({ testTimeout: 60_000 });

const cellsOf = (entries: readonly CoverageEntry[]): string[] =>
  entries.filter(({ key }) => key.startsWith('g#')).map(({ key }) => key.slice(2));

const entriesUnder = (entries: readonly CoverageEntry[], place: PlaceRegion): CoverageEntry[] => {
  const keys = new Set(keysOfPlace(place));
  return entries.filter(({ key }) => keys.has(key));
};

const circle = (lat: number, lon: number, radiusKm: number): Circle => ({ kind: 'circle', lat, lon, radiusKm });
const area = (include: ResolvedArea['include'], exclude: ResolvedArea['exclude'] = []): ResolvedArea => ({
  include,
  exclude,
});
const communes = (...codes: string[]) => ({
  kind: 'communes' as const,
  codes: codes.map((code) => CommuneCode.parse(code)),
});
const departments = (...codes: string[]) => ({
  kind: 'departments' as const,
  codes: codes.map((code) => DepartmentCode.parse(code)),
});

const surfaceOfCells = (entries: readonly CoverageEntry[]): number =>
  cellsOf(entries).reduce((sum, cell) => sum + shareOfEarth(boundsOfCell(cell)), 0);
const surfaceOfCircle = (radiusKm: number): number => (1 - Math.cos(radiusKm / EARTH_RADIUS_KM)) / 2;

describe('the law of the index', () => {
  test('what the entries under a place’s keys answer together is what the area answers', () => {
    const seen = { yes: 0, no: 0, depends: 0 };
    fc.assert(
      fc.property(areasWithSamples(), ({ area, samples }) => {
        fc.pre(isCoverable(area));
        const entries = entriesOfArea(area);
        for (const { place } of samples) {
          const byEntries = combineAnswers(entriesUnder(entries, place).map((entry) => deliversByEntry(entry, place)));
          const truth = delivers(area, place);
          seen[truth] += 1;
          expect(byEntries).toBe(truth);
        }
      }),
      RUNS,
    );
    // The samples are worth something only if all three answers come up often.
    expect(Math.min(seen.yes, seen.no, seen.depends)).toBeGreaterThan(500);
  });

  test('no address that the area reaches is missed, whatever the length of its cell, and the clip settles it alike', () => {
    let reached = 0;
    fc.assert(
      fc.property(areasWithSamples(), ({ area, samples }) => {
        fc.pre(isCoverable(area));
        const entries = entriesOfArea(area);
        for (const { point, place } of samples) {
          const truth = deliversAtPoint(area, point, place.commune, place.department);
          const spot = { point, commune: place.commune, department: place.department };
          expect(entriesUnder(entries, place).some((entry) => entryReachesPoint(entry, spot))).toBe(truth);
          if (truth) reached += 1;
        }
      }),
      RUNS,
    );
    expect(reached).toBeGreaterThan(1500);
  });
});

/** What the words mean, shape by shape. */
const holds = (shape: ResolvedShape, { point, place }: Sample): boolean => {
  if (shape.kind === 'circle') return distanceKm(shape, point) <= shape.radiusKm;
  if (shape.kind === 'polygon') return pointInPolygon(shape, point);
  if (shape.kind === 'country') return place.department !== null && !place.department.startsWith('97');
  const codes: readonly (string | null)[] = shape.codes;
  return codes.includes(shape.kind === 'communes' ? place.commune : place.department);
};

describe('three answers', () => {
  test('an address is reached by any of the shapes, unless one taken away holds it', () => {
    fc.assert(
      fc.property(areasWithSamples(), ({ area, samples }) => {
        for (const sample of samples) {
          const { point, place } = sample;
          const expected =
            area.include.some((shape) => holds(shape, sample)) && !area.exclude.some((shape) => holds(shape, sample));
          expect(deliversAtPoint(area, point, place.commune, place.department)).toBe(expected);
        }
      }),
      RUNS,
    );
  });

  test('yes and no about a place hold for every address in it', () => {
    fc.assert(
      fc.property(areasWithSamples(), ({ area, samples }) => {
        for (const { point, place } of samples) {
          const answer = delivers(area, place);
          if (answer === 'depends') continue;
          expect(deliversAtPoint(area, point, place.commune, place.department)).toBe(answer === 'yes');
        }
      }),
      RUNS,
    );
  });

  test('yes and no about a cell hold for every smaller cell in it', () => {
    fc.assert(
      fc.property(areasWithSamples(), ({ area, samples }) => {
        for (const { point, place } of samples) {
          const answer = delivers(area, placeAt(point, 5, place.commune));
          if (answer !== 'depends') expect(delivers(area, place)).toBe(answer);
        }
      }),
      RUNS,
    );
  });

  test('a code reaches the whole of its commune, and what is taken away from it leaves it open only where drawn', () => {
    const landes = area([departments('40')], [communes('40192'), circle(43.7, -1.05, 5)]);
    const at = (lat: number, lon: number, commune: string) => placeAt({ lat, lon }, 5, CommuneCode.parse(commune));
    expect(delivers(landes, at(44.2, -0.9, '40134'))).toBe('yes');
    expect(delivers(landes, at(43.89, -0.5, '40192'))).toBe('no');
    expect(delivers(landes, at(43.7, -1.0, '40088'))).toBe('depends');
    expect(delivers(landes, at(44.84, -0.58, '33063'))).toBe('no');
    expect(delivers(landes, placeAt({ lat: 44.2, lon: -0.9 }, 5))).toBe('no');
  });
});

describe('the cover', () => {
  test('has at most 64 cells, of the index’s levels, none within another', () => {
    fc.assert(
      fc.property(areasWithSamples(), ({ area }) => {
        fc.pre(isCoverable(area));
        const entries = entriesOfArea(area);
        const cells = cellsOf(entries);
        expect(cells.length).toBeLessThanOrEqual(MAX_CELLS_PER_AREA);
        for (const cell of cells) {
          expect(INDEX_LEVELS).toContain(cell.length);
          expect(cells.some((other) => other !== cell && cell.startsWith(other))).toBe(false);
        }
        expect(new Set(entries.map(({ key }) => key)).size).toBe(entries.length);
        for (const { fit, clip } of entries) expect(fit === 'full').toBe(clip === null);
      }),
      RUNS,
    );
  });

  test('holds a circle of 300 km anywhere up to 73° of latitude, antimeridian included', () => {
    const latitudes = fc.double({ min: -73, max: 73, noNaN: true });
    const longitudes = fc.oneof(fc.double({ min: -180, max: 180, noNaN: true }), fc.constantFrom(0, 180, -180));
    fc.assert(
      fc.property(latitudes, longitudes, (lat, lon) => isCoverable(area([circle(lat, lon, 300)]))),
      { seed: SEED, numRuns: 1000 },
    );
  });

  test('holds a pole where the circle is small enough, and says no rather than miss a point where it is not', () => {
    expect(isCoverable(area([circle(90, 0, 300)]))).toBe(false);
    expect(isCoverable(area([circle(-85, 20, 300)]))).toBe(false);
    expect(() => entriesOfArea(area([circle(90, 0, 300)]))).toThrow(/64 cells/);
    expect(isCoverable(area([circle(80, 20, 100)]))).toBe(true);
  });

  test('leaves out what is wholly taken away', () => {
    const ring = area([circle(44, 0, 60)], [circle(44, 0, 50)]);
    const inner = placeAt({ lat: 44, lon: 0 }, 7);
    expect(entriesUnder(entriesOfArea(ring), inner)).toEqual([]);
    expect(entriesOfArea(area([circle(44, 0, 20)], [circle(44, 0, 30)]))).toEqual([]);
  });

  test.each([
    [20, 1.5],
    [30, 1.4],
    [60, 1.4],
    [300, 1.4],
  ])(
    'of circles of %d km has on average less than %d times their surface: the candidates per hit',
    (radiusKm, most) => {
      const centres = fc.sample(
        fc.tuple(fc.double({ min: 42, max: 51, noNaN: true }), fc.double({ min: -5, max: 8, noNaN: true })),
        {
          seed: SEED,
          numRuns: 100,
        },
      );
      const ratios = centres.map(
        ([lat, lon]) => surfaceOfCells(entriesOfArea(area([circle(lat, lon, radiusKm)]))) / surfaceOfCircle(radiusKm),
      );
      expect(Math.min(...ratios)).toBeGreaterThan(1);
      expect(ratios.reduce((sum, ratio) => sum + ratio, 0) / ratios.length).toBeLessThan(most);
    },
  );

  test('calls full a cell that two circles cover only together, as every place in it lies in one of them', () => {
    const cell = boundsOfCell('ezx8');
    const [lat, middle] = [(cell.south + cell.north) / 2, (cell.west + cell.east) / 2];
    const apart = 0.194;
    const both = [circle(lat, middle - apart, 25), circle(lat, middle + apart, 25)];
    const region = { cell: Geohash.parse('ezx8s'), commune: null, department: null };
    expect(both.map((one) => discAnswer(one, cell))).toEqual(['depends', 'depends']);
    expect(entriesUnder(entriesOfArea(area(both)), region)).toEqual([{ key: 'g#ezx8', fit: 'full', clip: null }]);
  });

  test('two circles side by side share the cells where they meet', () => {
    const together = cellsOf(entriesOfArea(area([circle(44, 0, 40), circle(44, 0.2, 40)])));
    expect(new Set(together).size).toBe(together.length);
    expect(together.length).toBeLessThanOrEqual(MAX_CELLS_PER_AREA);
  });
});

describe('codes in the index', () => {
  test('a commune, a department, the country: one full entry each', () => {
    const entries = entriesOfArea(
      area([communes('40088', '33063'), communes('40088'), departments('2A'), { kind: 'country' }]),
    );
    expect(entries).toEqual([
      { key: 'c#40088', fit: 'full', clip: null },
      { key: 'c#33063', fit: 'full', clip: null },
      { key: 'd#2A', fit: 'full', clip: null },
      { key: 'country', fit: 'full', clip: null },
    ]);
  });

  test('a commune taken away marks its own department, and no other', () => {
    const entries = entriesOfArea(area([departments('40', '33'), communes('40088')], [communes('40088')]));
    expect(entries.map(({ key, fit }) => `${key} ${fit}`)).toEqual(['d#40 edge', 'd#33 full']);
  });

  test('a department taken away takes its communes along, overseas and in Corsica too', () => {
    const entries = entriesOfArea(area([communes('97411', '2A004', '40088')], [departments('974', '2A')]));
    expect(entries.map(({ key }) => key)).toEqual(['c#40088']);
  });

  test.each([
    ['974', '97411', false],
    ['976', '97611', false],
    ['988', '98818', false],
    ['2A', '2A004', true],
    ['40', '40088', true],
  ])('the country is the mainland and Corsica: department %s', (department, commune, isReached) => {
    const place = { cell: 'mhqy3', commune, department } as PlaceRegion;
    const [france, more] = [area([{ kind: 'country' }]), area([{ kind: 'country' }, departments('974')])];
    expect(delivers(france, place)).toBe(isReached ? 'yes' : 'no');
    expect(entriesUnder(entriesOfArea(france), place)).toHaveLength(isReached ? 1 : 0);
    // Whoever sends there says so besides.
    expect(delivers(more, place)).toBe(isReached || department === '974' ? 'yes' : 'no');
  });

  test('the country without a department and a commune', () => {
    const france = area([{ kind: 'country' }], [departments('40'), communes('33063')]);
    const [entry] = entriesOfArea(france);
    if (!entry) throw new Error('no entry for the country');
    const at = (commune: string) => placeAt({ lat: 45, lon: 1 }, 5, CommuneCode.parse(commune));
    expect(deliversByEntry(entry, at('40088'))).toBe('no');
    expect(deliversByEntry(entry, at('33063'))).toBe('no');
    expect(deliversByEntry(entry, at('33064'))).toBe('yes');
  });
});

describe('a clip', () => {
  const wiggly = (points: number, radius: number): Ring => {
    const ring = Array.from({ length: points - 1 }, (_, index): [number, number] => {
      const angle = (2 * Math.PI * index) / (points - 1);
      const reach = radius * (1 + 0.1 * Math.sin(37 * angle));
      return [0.7 + reach * Math.cos(angle), 44.6 + reach * Math.sin(angle)];
    });
    return [...ring, ring[0] ?? [0, 0]];
  };

  test.each([0.015, 0.1, 0.5, 3])(
    'stays below 10 kB for 2,000 points within %d degrees, and below 2 kB on average in several cells',
    (radius) => {
      const entries = entriesOfArea(area([{ kind: 'polygon', coordinates: [[wiggly(2000, radius)]] }]));
      const sizes = entries.flatMap(({ clip }) => (clip === null ? [] : [clip.length]));
      expect(Math.max(...sizes)).toBeLessThan(10_000);
      if (radius >= 0.1) expect(sizes.reduce((sum, size) => sum + size, 0) / sizes.length).toBeLessThan(2000);
    },
  );

  test('of a circle is the circle: 60 characters', () => {
    const sizes = entriesOfArea(area([circle(43.123456, -0.123456, 60)])).map(({ clip }) => clip?.length ?? 0);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(60);
  });

  test('does not answer for an address outside its cell', () => {
    const entries = entriesOfArea(area([circle(44, 0, 30)]));
    const spot = { point: { lat: 47, lon: 3 }, commune: null, department: null };
    expect(entries.map((entry) => entryReachesPoint(entry, spot))).toEqual(entries.map(() => undefined));
  });

  test('that is missing is a fault, not an answer', () => {
    const place = placeAt({ lat: 44, lon: 0 }, 5);
    expect(() => deliversByEntry({ fit: 'edge', clip: null }, place)).toThrow(/no clip/);
    expect(() => deliversByEntry({ fit: 'edge', clip: '{"in":[["x"]]}' }, place)).toThrow(/no known kind/);
  });
});

/** What the index of subscribers answers to a query. */
const finds = (query: SubscriberQuery, { cell, commune, department }: PlaceRegion): boolean => {
  if (query.kind === 'cell') return cell.slice(0, 4) === query.partition && cell.startsWith(query.prefix);
  if (query.kind === 'commune') return department === query.department && commune === query.commune;
  if (query.kind === 'department') return department === query.department;
  return department !== null && !department.startsWith('97');
};

describe('the index read backwards', () => {
  test('the subscribers queried are those under the entries’ keys', () => {
    fc.assert(
      fc.property(areasWithSamples(), ({ area, samples }) => {
        fc.pre(isCoverable(area));
        const entries = entriesOfArea(area);
        const queries = subscriberQueriesOf(entries);
        for (const { place } of samples) {
          const isFound = queries.some((query) => finds(query, place));
          expect(isFound).toBe(entriesUnder(entries, place).length > 0);
        }
      }),
      { seed: SEED, numRuns: 300 },
    );
  });

  test('a cell of 3 is its 32 partitions, of 4 one partition, of 5 a prefix in one', () => {
    const queries = (key: CoverageEntry['key']) => subscriberQueriesOf([{ key }]);
    expect(queries('g#ezz')).toHaveLength(32);
    expect(queries('g#ezz')[31]).toEqual({ kind: 'cell', partition: 'ezzz', prefix: 'ezzz' });
    expect(queries('g#ezzx')).toEqual([{ kind: 'cell', partition: 'ezzx', prefix: 'ezzx' }]);
    expect(queries('g#ezzx1')).toEqual([{ kind: 'cell', partition: 'ezzx', prefix: 'ezzx1' }]);
    expect(queries('c#97411')).toEqual([{ kind: 'commune', department: '974', commune: '97411' }]);
    expect(queries('d#2A')).toEqual([{ kind: 'department', department: '2A' }]);
    expect(queries('country')).toEqual([{ kind: 'country' }]);
  });

  test('a commune’s code names its department', () => {
    expect(['40088', '2A004', '97411', '98735', '01004'].map(departmentOfCommune)).toEqual([
      '40',
      '2A',
      '974',
      '987',
      '01',
    ]);
  });
});

test('drawn areas alone obey the law as well, places of sea and abroad included', () => {
  fc.assert(
    fc.property(areasWithSamples(drawnAreasAround), ({ area, samples }) => {
      fc.pre(isCoverable(area));
      const entries = entriesOfArea(area);
      for (const { place } of samples) {
        const byEntries = combineAnswers(entriesUnder(entries, place).map((entry) => deliversByEntry(entry, place)));
        expect(byEntries).toBe(delivers(area, place));
      }
    }),
    RUNS,
  );
});
