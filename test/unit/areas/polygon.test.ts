import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PolygonShape, Ring } from '#domain/areas/area.ts';
import { boundsOfCell, cellAt } from '#domain/areas/keys.ts';
import {
  clipOutline,
  outlineAnswer,
  outlineHolds,
  outlineOfRings,
  readOutline,
  UNITS_PER_DEGREE,
  writeOutline,
} from '#domain/areas/outline.ts';
import { boxInPolygon, outlinesOf, pointInPolygon, polygonFaults, roundedPolygon } from '#domain/areas/polygon.ts';
import { anchors, pointsAround, polygonsAround, SEED } from './arbitraries.ts';

const square = (west: number, south: number, size: number): Ring => [
  [west, south],
  [west + size, south],
  [west + size, south + size],
  [west, south + size],
  [west, south],
];

const polygon = (...coordinates: Ring[][]): PolygonShape => ({ kind: 'polygon', coordinates });

/** A second opinion: the textbook’s ray, in plain doubles. */
const rayHolds = (rings: readonly Ring[], lat: number, lon: number): boolean => {
  let inside = false;
  for (const ring of rings) {
    for (const [index, [bx, by]] of ring.entries()) {
      const [ax, ay] = ring[index - 1] ?? [bx, by];
      if (ay > lat !== by > lat && lon < ax + ((bx - ax) * (lat - ay)) / (by - ay)) inside = !inside;
    }
  }
  return inside;
};

const polygonWithPoint = anchors.chain((anchor) =>
  fc.record({
    shape: polygonsAround(anchor).map(roundedPolygon),
    point: pointsAround(anchor, 3),
    length: fc.integer({ min: 3, max: 9 }),
  }),
);

describe('a polygon', () => {
  test('holds the points that the textbook says, holes and parts included', () => {
    fc.assert(
      fc.property(polygonWithPoint, ({ shape, point }) => {
        // On a corner's own latitude or longitude, who owns the edge is a convention: tested below.
        fc.pre(!shape.coordinates.flat(2).some(([lon, lat]) => lon === point.lon || lat === point.lat));
        const expected = shape.coordinates.some((rings) => rayHolds(rings, point.lat, point.lon));
        expect(pointInPolygon(shape, point)).toBe(expected);
      }),
      { seed: SEED, numRuns: 5000 },
    );
  });

  test('two parts are a union, even where they overlap', () => {
    const shape = polygon([square(0, 0, 2)], [square(1, 1, 2)]);
    expect(pointInPolygon(shape, { lat: 1.5, lon: 1.5 })).toBe(true);
  });

  test('owns its eastern and northern edge, as a cell does, so that neighbours share no point', () => {
    const [left, right] = [polygon([square(0, 0, 1)]), polygon([square(1, 0, 1)])];
    const onTheBorder = { lat: 0.5, lon: 1 };
    expect([pointInPolygon(left, onTheBorder), pointInPolygon(right, onTheBorder)]).toEqual([true, false]);
  });

  test('says yes or no of a box only when all its points agree', () => {
    fc.assert(
      fc.property(
        polygonWithPoint,
        fc.array(
          fc.tuple(
            fc.double({ min: 0.001, max: 0.999, noNaN: true }),
            fc.double({ min: 0.001, max: 0.999, noNaN: true }),
          ),
          { minLength: 10, maxLength: 10 },
        ),
        ({ shape, point, length }, shares) => {
          const box = boundsOfCell(cellAt(point.lat, point.lon, length));
          const answer = boxInPolygon(shape, box);
          if (answer === 'depends') return;
          for (const [x, y] of shares) {
            const inside = { lat: box.south + y * (box.north - box.south), lon: box.west + x * (box.east - box.west) };
            expect(pointInPolygon(shape, inside)).toBe(answer === 'yes');
          }
        },
      ),
      { seed: SEED, numRuns: 3000 },
    );
  });

  test('a box that an edge runs through depends; one that it only touches does not', () => {
    const shape = polygon([square(0, 0, 1)]);
    const box = (west: number) => ({ west, east: west + 0.2, south: 0.4, north: 0.6 });
    expect(boxInPolygon(shape, box(0.9))).toBe('depends');
    expect(boxInPolygon(shape, box(0.8))).toBe('yes');
    expect(boxInPolygon(shape, box(1))).toBe('no');
  });

  test('a box around the whole of a polygon depends', () => {
    expect(boxInPolygon(polygon([square(0.4, 0.4, 0.1)]), { west: 0, east: 1, south: 0, north: 1 })).toBe('depends');
  });
});

/** x and y such that a * x - b * y = 1, for a and b without common divisor. */
const bezout = (a: bigint, b: bigint): [bigint, bigint] => {
  if (b === 0n) return [1n, 0n];
  const [x, y] = bezout(b, a % b);
  return [-y, -(x + (a / b) * y)];
};

test('an edge that passes 1e-12 degree beside the corner of a cell is seen on its true side', () => {
  // Corners of cells of 9 characters are the multiples of 140625 / 2^15 units of 1e-5 degree.
  const [corner, fractions] = [140_625n, 2n ** 15n];
  const inverse = ((bezout(corner, fractions)[0] % fractions) + fractions) % fractions;
  const [width, height] = [29_999_999n, 14_999_981n];
  const [up, right] = bezout(width, height);
  for (const side of [1n, -1n]) {
    // Half-way along the edge, a corner off its line by the least that can be.
    const u = side * up + height * (fractions / 2n);
    const v = side * right + width * (fractions / 2n);
    expect(width * u - height * v).toBe(side);
    const [i, j] = [
      (((v * inverse) % fractions) + fractions) % fractions,
      (((u * inverse) % fractions) + fractions) % fractions,
    ];
    const from = [Number((i * corner - v) / fractions), Number((j * corner - u) / fractions)] as const;
    const to = [from[0] + Number(width), from[1] + Number(height)] as const;
    const outline = outlineOfRings([[from, to, [to[0], from[1]], from]]);
    const scale = 140_625 / 2 ** 15 / UNITS_PER_DEGREE;
    const [x, y] = [Number(i) * scale, Number(j) * scale];
    const [southEast, northWest] = [
      { west: x, east: x + scale, south: y - scale, north: y },
      { west: x - scale, east: x, south: y, north: y + scale },
    ];
    // The corner to the left of the edge: the edge cuts the cell to the south-east of it. To the right: the other one.
    expect([outlineAnswer(outline, southEast), outlineAnswer(outline, northWest)]).toEqual(
      side === 1n ? ['depends', 'no'] : ['yes', 'depends'],
    );
  }
});

describe('a polygon clipped to a cell', () => {
  test('decides about every smaller cell and point as the whole does, also once written and read', () => {
    fc.assert(
      fc.property(polygonWithPoint, ({ shape, point, length }) => {
        const cell = boundsOfCell(cellAt(point.lat, point.lon, 3));
        const box = boundsOfCell(cellAt(point.lat, point.lon, length));
        for (const whole of outlinesOf(shape)) {
          const clipped = clipOutline(whole, cell);
          const read = readOutline(JSON.parse(JSON.stringify(writeOutline(clipped))));
          expect(read).toEqual(clipped);
          expect(outlineAnswer(read, box)).toBe(outlineAnswer(whole, box));
          expect(outlineHolds(read, point)).toBe(outlineHolds(whole, point));
        }
      }),
      { seed: SEED, numRuns: 5000 },
    );
  });

  test('loses what lies outside, holes too', () => {
    const [whole] = outlinesOf(polygon([square(0, 0, 10), square(1, 1, 1), square(8, 8, 1)]));
    if (!whole) throw new Error('a polygon without outline');
    const clipped = clipOutline(whole, { west: 0.5, south: 0.5, east: 3, north: 3 });
    expect(clipped.inside).toBe(false);
    expect(clipped.edges.length / 4).toBe(4);
    expect(outlineHolds(clipped, { lat: 1.5, lon: 1.5 })).toBe(false);
    expect(outlineHolds(clipped, { lat: 2.5, lon: 2.5 })).toBe(true);
  });
});

describe('a polygon is refused', () => {
  const faultsOf = (...coordinates: Ring[][]) => polygonFaults(coordinates);

  test('never, when it is sound: with a hole, in parts, touching the antimeridian', () => {
    expect(faultsOf([square(0, 0, 10), square(1, 1, 1)], [square(179, 0, 1)], [square(-180, 0, 1)])).toEqual([]);
  });

  test('when a ring is not closed', () => {
    expect(faultsOf([square(0, 0, 1)], [square(5, 5, 1).slice(0, 4)])).toEqual([
      { path: '1.0', code: 'ringNotClosed' },
    ]);
  });

  test('when it has no surface', () => {
    expect(
      faultsOf([
        [
          [0, 0],
          [1, 1],
          [2, 2],
          [0, 0],
        ],
      ]),
    ).toEqual([{ path: '0.0', code: 'ringWithoutSurface' }]);
    expect(faultsOf([square(3, 45, 0.000001)])).toEqual([{ path: '0.0', code: 'ringWithoutSurface' }]);
  });

  test('when it crosses itself, naming one of the edges', () => {
    expect(
      faultsOf([
        [
          [0, 0],
          [1, 1.1],
          [1, 0],
          [0, 1],
          [0, 0],
        ],
      ]),
    ).toEqual([{ path: '0.0.3', code: 'outlineCrossesItself' }]);
  });

  test('when it runs twice along the same edges', () => {
    const twice: Ring = [...square(0, 0, 1), ...square(0, 0, 1).slice(1)];
    expect(faultsOf([twice]).map(({ code }) => code)).toEqual(['outlineCrossesItself']);
  });

  test('but not for touching itself, nor for a crossing of a metre that rounding may have made', () => {
    expect(
      faultsOf([
        [
          [0, 0],
          [2, 0],
          [1, 1],
          [2, 2],
          [0, 2],
          [1, 1],
          [0, 0],
        ],
      ]),
    ).toEqual([]);
    expect(
      faultsOf([
        [
          [0, 0],
          [1, 0],
          [1, 1],
          [0.5, -0.00001],
          [0, 1],
          [0, 0],
        ],
      ]),
    ).toEqual([]);
  });

  test('when a hole crosses its rim, lies outside, or lies in another hole', () => {
    expect(faultsOf([square(0, 0, 2), square(1.5, 1.5, 1)])[0]?.code).toBe('outlineCrossesItself');
    expect(faultsOf([square(0, 0, 2), square(5, 5, 1)])).toEqual([{ path: '0.1', code: 'holeOutside' }]);
    expect(faultsOf([square(0, 0, 9), square(1, 1, 4), square(2, 2, 1)])).toEqual([
      { path: '0.2', code: 'holeOutside' },
    ]);
  });

  test('when it jumps across the antimeridian instead of being cut there', () => {
    expect(
      faultsOf([
        [
          [179, 0],
          [-179, 0],
          [-179, 1],
          [179, 1],
          [179, 0],
        ],
      ]),
    ).toEqual([{ path: '0.0', code: 'acrossAntimeridian' }]);
  });

  test('when it covers more than half of the planet', () => {
    const belt: Ring = [
      [-180, -80],
      [0, -80],
      [180, -80],
      [180, 80],
      [0, 80],
      [-180, 80],
      [-180, -80],
    ];
    expect(faultsOf([belt])).toEqual([{ path: '0.0', code: 'polygonTooLarge' }]);
    const hemisphere: Ring = [
      [-180, 0.1],
      [0, 0.1],
      [180, 0.1],
      [180, 90],
      [0, 90],
      [-180, 90],
      [-180, 0.1],
    ];
    expect(faultsOf([hemisphere])).toEqual([]);
  });

  test('when longitude and latitude look exchanged: the remedy is said', () => {
    const landes = square(-1, 43.7, 0.5);
    const exchanged = landes.map(([lon, lat]): [number, number] => [lat, lon]);
    expect(faultsOf([landes])).toEqual([]);
    expect(faultsOf([exchanged])).toEqual([{ path: '', code: 'lonLatExchanged' }]);
    expect(
      faultsOf([
        [
          [50, 120],
          [51, 120],
          [51, 121],
          [50, 120],
        ],
      ]),
    ).toEqual([{ path: '', code: 'lonLatExchanged' }]);
  });

  test('when a point is nowhere', () => {
    expect(
      faultsOf([
        [
          [0, 0],
          [Number.NaN, 0],
          [1, 1],
          [0, 0],
        ],
      ]),
    ).toEqual([{ path: '0.0.1', code: 'pointOutOfRange' }]);
    expect(
      faultsOf([
        [
          [0, 0],
          [200, 0],
          [1, 1],
          [0, 0],
        ],
      ]),
    ).toEqual([{ path: '0.0.1', code: 'pointOutOfRange' }]);
  });

  test('when it has more than 2,000 points', () => {
    const ring = Array.from({ length: 2000 }, (_, index): [number, number] => {
      const angle = (2 * Math.PI * index) / 2000;
      return [5 * Math.cos(angle), 45 + 5 * Math.sin(angle)];
    });
    const closed: Ring = [...ring, ring[0] ?? [0, 0]];
    expect(faultsOf([closed])).toEqual([{ path: '', code: 'tooManyPoints' }]);
    expect(faultsOf([closed.toSpliced(1, 1)])).toEqual([]);
  });
});

test('rounding a random polygon never makes it unsound', () => {
  fc.assert(
    fc.property(polygonWithPoint, ({ shape }) => {
      const reasons = shape.coordinates.flatMap((part) => polygonFaults([part])).map(({ code }) => code);
      expect(reasons).not.toContain('outlineCrossesItself');
    }),
    { seed: SEED, numRuns: 500 },
  );
});
