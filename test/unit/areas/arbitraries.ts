import fc from 'fast-check';
import type { Circle, PolygonShape, ResolvedArea, ResolvedShape, Ring } from '#domain/areas/area.ts';
import { departmentOfCommune } from '#domain/areas/commune-department.ts';
import { cellAt } from '#domain/areas/keys.ts';
import type { PlaceRegion } from '#domain/areas/place.ts';
import { CommuneCode, DepartmentCode, Geohash } from '#domain/shared/primitives.ts';

/** Random areas and places that meet: all drawn around one anchor, which is often an awkward spot of the globe. */

/** The same areas at each run; change it to look elsewhere. */
export const SEED = 40_088;

export interface Anchor {
  readonly lat: number;
  readonly lon: number;
}

const real = (min: number, max: number) => fc.double({ min, max, noNaN: true });

export const anchors: fc.Arbitrary<Anchor> = fc.record({
  lat: fc.oneof(real(-90, 90), real(40, 50), fc.constantFrom(0, 45, -45, 60, 66.5, 80, 88, 90, -90)),
  lon: fc.oneof(real(-180, 180), real(-5, 8), fc.constantFrom(0, 180, -180, 179.9, -179.9, 90)),
});

/** As a telephone or an address service gives it: seven decimals, about a centimetre. */
const measured = ({ lat, lon }: Anchor): Anchor => ({
  lat: Math.round(lat * 1e7) / 1e7,
  lon: Math.round(lon * 1e7) / 1e7,
});

const onMap = (value: number, limit: number) => Math.max(-limit, Math.min(limit, value));
const wrapped = (lon: number) => (lon > 180 ? lon - 360 : lon < -180 ? lon + 360 : lon);

export const pointsAround = (anchor: Anchor, degrees: number): fc.Arbitrary<Anchor> =>
  fc
    .record({ north: real(-degrees, degrees), east: real(-degrees, degrees) })
    .map(({ north, east }) => measured({ lat: onMap(anchor.lat + north, 90), lon: wrapped(anchor.lon + east) }));

const radii = fc.oneof(real(1, 30), real(30, 120), real(120, 300), fc.constantFrom(1, 5, 60, 300));

export const circlesAround = (anchor: Anchor): fc.Arbitrary<Circle> =>
  fc
    .record({ centre: fc.oneof(fc.constant(anchor), pointsAround(anchor, 3)), radiusKm: radii })
    .map(({ centre, radiusKm }): Circle => ({ kind: 'circle', ...centre, radiusKm }));

/** A star around its centre: it never crosses itself. */
const star = (centre: Anchor, reaches: readonly number[], turn: number): Ring => {
  const ring = reaches.map((reach, index): [number, number] => {
    const angle = turn + (2 * Math.PI * index) / reaches.length;
    return [centre.lon + reach * Math.cos(angle), centre.lat + reach * Math.sin(angle)];
  });
  return [...ring, ring[0] ?? [0, 0]];
};

/** Parts end at the ends of the map, where RFC 7946 has them cut. */
const partsAround = (anchor: Anchor): fc.Arbitrary<Ring[]> =>
  fc
    .record({
      centre: fc.oneof(fc.constant(anchor), pointsAround(anchor, 2)),
      reaches: fc.array(real(0.02, 2), { minLength: 3, maxLength: 14 }),
      turn: real(0, 6),
      hole: fc.boolean(),
    })
    .map(({ centre, reaches, turn, hole }) => {
      const widest = Math.max(...reaches);
      const middle = { lat: onMap(centre.lat, 90 - widest), lon: onMap(centre.lon, 180 - widest) };
      const outer = star(middle, reaches, turn);
      const inner = reaches.map((reach) => reach / 3);
      return hole ? [outer, star(middle, inner, turn)] : [outer];
    });

/** Rectangles whose edges lie on whole degrees, or exactly on the edges of geohash cells. */
const rectanglesAround = (anchor: Anchor): fc.Arbitrary<Ring[]> =>
  fc
    .record({
      step: fc.constantFrom(1, 0.5, 1.40625, 0.17578125),
      width: fc.integer({ min: 1, max: 3 }),
      height: fc.integer({ min: 1, max: 3 }),
    })
    .map(({ step, width, height }): Ring[] => {
      const west = onMap(Math.floor(anchor.lon / step) * step, 180 - step * width);
      const south = onMap(Math.floor(anchor.lat / step) * step, 90 - step * height);
      const [east, north] = [west + width * step, south + height * step];
      return [
        [
          [west, south],
          [east, south],
          [east, north],
          [west, north],
          [west, south],
        ],
      ];
    });

export const polygonsAround = (anchor: Anchor): fc.Arbitrary<PolygonShape> =>
  fc
    .array(fc.oneof({ weight: 3, arbitrary: partsAround(anchor) }, rectanglesAround(anchor)), {
      minLength: 1,
      maxLength: 3,
    })
    .map((coordinates): PolygonShape => ({ kind: 'polygon', coordinates }));

const COMMUNES = ['40088', '40192', '33063', '2A004', '97411'].map((code) => CommuneCode.parse(code));
const DEPARTMENTS = ['40', '33', '2A', '974', '64'].map((code) => DepartmentCode.parse(code));

const codeShapes: fc.Arbitrary<ResolvedShape> = fc.oneof(
  fc.subarray(COMMUNES, { minLength: 1 }).map((codes): ResolvedShape => ({ kind: 'communes', codes })),
  fc.subarray(DEPARTMENTS, { minLength: 1 }).map((codes): ResolvedShape => ({ kind: 'departments', codes })),
  fc.constant<ResolvedShape>({ kind: 'country' }),
);

const shapesAround = (anchor: Anchor): fc.Arbitrary<ResolvedShape> =>
  fc.oneof<fc.WeightedArbitrary<ResolvedShape>[]>(
    { weight: 4, arbitrary: circlesAround(anchor) },
    { weight: 3, arbitrary: polygonsAround(anchor) },
    { weight: 2, arbitrary: codeShapes },
  );

const areasAround = (anchor: Anchor): fc.Arbitrary<ResolvedArea> =>
  fc.record({
    include: fc.array(shapesAround(anchor), { minLength: 1, maxLength: 4 }),
    exclude: fc.oneof(fc.constant([]), fc.array(shapesAround(anchor), { maxLength: 3 })),
  });

/** Drawn shapes only, nothing taken away by code. */
export const drawnAreasAround = (anchor: Anchor): fc.Arbitrary<ResolvedArea> => {
  const drawn = fc.oneof<fc.Arbitrary<ResolvedShape>[]>(circlesAround(anchor), polygonsAround(anchor));
  return fc.record({
    include: fc.array(drawn, { minLength: 1, maxLength: 4 }),
    exclude: fc.array(drawn, { maxLength: 2 }),
  });
};

export const placeAt = (point: Anchor, length: number, commune: CommuneCode | null = null): PlaceRegion => ({
  cell: Geohash.parse(cellAt(point.lat, point.lon, length)),
  commune,
  department: commune === null ? null : DepartmentCode.parse(departmentOfCommune(commune)),
});

/** Inside, near the edge and outside: all around the anchor, and close to the corners and circles of the area. */
const pointsNear = (area: ResolvedArea, anchor: Anchor): fc.Arbitrary<Anchor> => {
  const near = [...area.include, ...area.exclude].flatMap((shape): fc.Arbitrary<Anchor>[] => {
    if (shape.kind === 'polygon') {
      const corners = shape.coordinates.flat(2).map(([lon, lat]) => ({ lat, lon }));
      return [fc.constantFrom(...corners).chain((corner) => pointsAround(corner, 0.05))];
    }
    if (shape.kind !== 'circle') return [];
    return [
      fc.record({ bearing: real(0, 2 * Math.PI), reach: real(0.9, 1.1) }).map(({ bearing, reach }) => {
        const degrees = (shape.radiusKm * reach) / 111.2;
        const lat = onMap(shape.lat + degrees * Math.sin(bearing), 90);
        return measured({
          lat,
          lon: wrapped(
            shape.lon + (((degrees * Math.cos(bearing)) / Math.max(0.02, Math.cos((lat * Math.PI) / 180))) % 180),
          ),
        });
      }),
    ];
  });
  return fc.oneof(pointsAround(anchor, 4), ...near);
};

export interface Sample {
  readonly point: Anchor;
  readonly place: PlaceRegion;
}

const samplesNear = (area: ResolvedArea, anchor: Anchor): fc.Arbitrary<Sample> =>
  fc
    .record({
      point: pointsNear(area, anchor),
      length: fc.integer({ min: 5, max: 9 }),
      commune: fc.oneof(fc.constant(null), fc.constantFrom(...COMMUNES)),
    })
    .map(({ point, length, commune }) => ({ point, place: placeAt(point, length, commune) }));

/** An area and many places around it. */
export const areasWithSamples = (
  areas: (anchor: Anchor) => fc.Arbitrary<ResolvedArea> = areasAround,
): fc.Arbitrary<{ area: ResolvedArea; samples: Sample[] }> =>
  anchors.chain((anchor) =>
    areas(anchor).chain((area) =>
      fc.record({
        area: fc.constant(area),
        samples: fc.array(samplesNear(area, anchor), { minLength: 20, maxLength: 20 }),
      }),
    ),
  );
