import { describe, expect, test } from 'vitest';
import { type AdministrativeCodes, Area, type Ring } from '#domain/areas/area.ts';
import { resolveArea } from '#domain/areas/resolve-area.ts';
import { CommuneCode, DepartmentCode } from '#domain/shared/primitives.ts';

const communesOf = (department: string, count: number) =>
  Array.from({ length: count }, (_, index) => CommuneCode.parse(`${department}${String(index + 1).padStart(3, '0')}`));

/** A class, as an adapter may be one: its methods must be called on it. */
class KnownCodes implements AdministrativeCodes {
  private readonly epcis: Record<string, CommuneCode[]> = {
    '244000675': communesOf('40', 3),
    '200067106': communesOf('64', 350),
    '200069854': communesOf('33', 200),
  };
  communesOfEpci(epci: string) {
    return this.epcis[epci];
  }
  departmentsOfRegion(region: string) {
    return region === '75' && this.epcis ? ['33', '40', '64'].map((code) => DepartmentCode.parse(code)) : undefined;
  }
  hasCommune(code: string) {
    return this.epcis !== undefined && code.startsWith('40');
  }
  hasDepartment(code: string) {
    return this.epcis !== undefined && ['33', '40', '64'].includes(code);
  }
}

const resolve = (include: unknown[], exclude: unknown[] = []) =>
  resolveArea(Area.parse({ include, exclude }), new KnownCodes());

const refusals = (include: unknown[], exclude: unknown[] = []) => {
  const outcome = resolve(include, exclude);
  return outcome.ok ? [] : outcome.reason;
};

const circle = { kind: 'circle', lat: 43.9, lon: -0.5, radiusKm: 30 };
const square: Ring = [
  [-1, 43.5],
  [0, 43.5],
  [0, 44.5],
  [-1, 44.5],
  [-1, 43.5],
];
const round = (points: number, radius: number): Ring => {
  const ring = Array.from({ length: points - 1 }, (_, index): [number, number] => {
    const angle = (2 * Math.PI * index) / (points - 1);
    return [radius * Math.cos(angle), 44 + radius * Math.sin(angle)];
  });
  return [...ring, ring[0] ?? [0, 0]];
};

test('a circle whose latitude and longitude are exchanged is refused, and the remedy guessed', () => {
  const around = (lat: number, lon: number) =>
    resolveArea(Area.parse({ include: [{ kind: 'circle', lat, lon, radiusKm: 30 }] }), new KnownCodes());
  expect(around(-1.05, 43.7)).toEqual({
    ok: false,
    reason: [{ field: 'include.0.lat', code: 'latLonExchanged' }],
  });
  // Mayotte, La Réunion, Guyane, Nouvelle-Calédonie, Wallis, Saint-Pierre.
  for (const [lat, lon] of [
    [-12.8, 45.1],
    [-21.1, 55.5],
    [4, -53],
    [-21.5, 165.5],
    [-13.3, -176.2],
    [46.8, -56.2],
  ] as const)
    expect(around(lat, lon).ok).toBe(true);
});

describe('an area is resolved', () => {
  test('an EPCI becomes its communes, a region its departments, each code once', () => {
    const outcome = resolve([
      { kind: 'epci', codes: ['244000675', '244000675'] },
      { kind: 'regions', codes: ['75'] },
    ]);
    expect(outcome).toEqual({
      ok: true,
      value: {
        include: [
          { kind: 'communes', codes: ['40001', '40002', '40003'] },
          { kind: 'departments', codes: ['33', '40', '64'] },
        ],
        exclude: [],
      },
    });
  });

  test('a polygon is rounded to 1e-5 degree, and points that become one are one', () => {
    const fine: Ring = [
      [-1.0000049, 43.5],
      [-1, 43.5],
      [0, 43.5],
      [0, 44.123456789],
      [-1.0000049, 43.5],
    ];
    const outcome = resolve([{ kind: 'polygon', coordinates: [[fine]] }]);
    const coordinates =
      outcome.ok && outcome.value.include[0]?.kind === 'polygon' ? outcome.value.include[0].coordinates : [];
    expect(coordinates).toEqual([
      [
        [
          [-1, 43.5],
          [0, 43.5],
          [0, 44.12346],
          [-1, 43.5],
        ],
      ],
    ]);
  });

  test('circles, the country and what is taken away pass unchanged', () => {
    expect(resolve([circle, { kind: 'country' }], [{ kind: 'departments', codes: ['40'] }])).toEqual({
      ok: true,
      value: { include: [circle, { kind: 'country' }], exclude: [{ kind: 'departments', codes: ['40'] }] },
    });
  });
});

describe('an area is refused, with the field and the reason', () => {
  test('for each code that does not exist', () => {
    const include = [
      { kind: 'communes', codes: ['40001', '40002', '99999'] },
      { kind: 'departments', codes: ['40', '02'] },
      { kind: 'regions', codes: ['99'] },
    ];
    expect(refusals(include, [{ kind: 'epci', codes: ['123456789'] }])).toEqual([
      { field: 'include.0.codes.2', code: 'communeUnknown' },
      { field: 'include.1.codes.1', code: 'departmentUnknown' },
      { field: 'include.2.codes.0', code: 'regionUnknown' },
      { field: 'exclude.0.codes.0', code: 'epciUnknown' },
    ]);
  });

  test('for a polygon that is not sound', () => {
    const open = {
      kind: 'polygon',
      coordinates: [
        [square],
        [
          [
            [5, 45],
            [6, 45],
            [6, 46],
            [5, 46],
          ],
        ],
      ],
    };
    expect(refusals([circle, open])).toEqual([{ field: 'include.1.coordinates.1.0', code: 'ringNotClosed' }]);
    const exchanged = { kind: 'polygon', coordinates: [[square.map(([lon, lat]) => [lat, lon])]] };
    expect(refusals([circle], [exchanged])).toEqual([{ field: 'exclude.0.coordinates', code: 'lonLatExchanged' }]);
  });

  test('for more than 2,000 points in several polygons together', () => {
    const shapes = [round(1001, 0.5), round(1000, 0.4)].map((ring) => ({ kind: 'polygon', coordinates: [[ring]] }));
    expect(refusals(shapes)).toEqual([{ field: 'include', code: 'tooManyPoints' }]);
  });

  test('for being too wide, or too near a pole, to be covered by 64 cells', () => {
    const europe: Ring = [
      [-10, 36],
      [30, 36],
      [30, 60],
      [-10, 60],
      [-10, 36],
    ];
    const tooWide = [{ field: 'include', code: 'areaTooWide' }];
    expect(refusals([{ kind: 'polygon', coordinates: [[europe]] }])).toEqual(tooWide);
    expect(refusals([{ ...circle, lat: 89, radiusKm: 300 }])).toEqual(tooWide);
  });

  test('for more than 500 communes taken away', () => {
    const away = [{ kind: 'epci', codes: ['200067106', '200069854'] }];
    expect(refusals([circle], away)).toEqual([{ field: 'exclude', code: 'tooManyCommunesTakenAway' }]);
    expect(refusals([circle], [{ kind: 'epci', codes: ['200067106'] }])).toEqual([]);
  });

  test('for a polygon of more than 300 points taken away from codes; from a circle it may be', () => {
    const away = [{ kind: 'polygon', coordinates: [[round(301, 0.2)]] }];
    expect(refusals([circle, { kind: 'departments', codes: ['40'] }], away)).toEqual([
      { field: 'exclude', code: 'tooDetailedTakenAway' },
    ]);
    expect(refusals([circle], away)).toEqual([]);
  });

  test('when nothing is left of it', () => {
    const nothingLeft = [{ field: 'exclude', code: 'nothingLeft' }];
    expect(refusals([circle], [{ ...circle, radiusKm: 40 }])).toEqual(nothingLeft);
    expect(refusals([{ kind: 'communes', codes: ['40001'] }], [{ kind: 'departments', codes: ['40'] }])).toEqual(
      nothingLeft,
    );
  });
});
