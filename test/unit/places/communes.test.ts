import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { CommunesFile } from '#adapters/communes/communes-file.ts';
import { distanceKm } from '#domain/areas/geometry.ts';
import type { KnownPlaces } from '#domain/areas/known-places.ts';
import { ADDRESS_CELL_LENGTH } from '#domain/areas/place.ts';
import { BUILD_TIMEOUT, builtCommunes, LIST_FILE } from './list.ts';

let communes: KnownPlaces;
beforeAll(async () => {
  communes = await builtCommunes();
}, BUILD_TIMEOUT);

const DAX = { lat: 43.7103, lon: -1.0537 };
const inLandes = fc.record({
  lat: fc.double({ min: 43.5, max: 44.5, noNaN: true }),
  lon: fc.double({ min: -1.3, max: 0, noNaN: true }),
});

describe('the nearest commune', () => {
  test('is a guess for a position, and says so; the position stays what it was', () => {
    expect(communes.nearest(DAX)).toMatchObject({
      label: 'Dax (40100)',
      kind: 'position',
      commune: '40088',
      department: '40',
      ...DAX,
      approximate: true,
    });
    expect(communes.nearest(DAX)?.cell).toHaveLength(ADDRESS_CELL_LENGTH);
  });

  test('is a city where an arrondissement is nearest', () => {
    expect(communes.nearest({ lat: 48.8409, lon: 2.3877 })).toMatchObject({
      label: 'Paris 12e (75012)',
      commune: '75056',
    });
  });

  test('does not exist at sea or abroad', () => {
    expect(communes.nearest({ lat: 45, lon: -5 })).toBeUndefined();
    expect(communes.nearest({ lat: 52.52, lon: 13.4 })).toBeUndefined();
    expect(communes.nearest({ lat: 90, lon: 0 })).toBeUndefined();
  });

  test.each([
    ['Genève', 46.204, 6.143],
    ['Bâle', 47.558, 7.588],
    ['Kehl', 48.574, 7.816],
    ['Irun', 43.338, -1.789],
    ['Monaco', 43.738, 7.425],
    ['Llívia, an enclave', 42.464, 1.981],
    ['Saint-Hélier', 49.19, -2.11],
    ['Albina, beyond the Maroni', 5.5, -54.05],
    ['12 km off Hossegor', 43.665, -1.55],
    ['the gulf of Lion', 43.2, 3.8],
    ['off Saint-Gilles (La Réunion)', -21.1, 55.0],
  ])('does not exist in %s', (_, lat, lon) => {
    expect(communes.isAway({ lat, lon })).toBe(true);
    expect(communes.nearest({ lat, lon })).toBeUndefined();
  });

  test.each([
    ['Hendaye', 43.358, -1.774, '64260'],
    ['Menton', 43.775, 7.5, '06083'],
    ['Strasbourg', 48.583, 7.745, '67482'],
    ['Maubeuge', 50.28, 3.97, '59392'],
    ['the island of Sein', 48.037, -4.85, '29083'],
    ['the island of Hœdic', 47.34, -2.877, '56085'],
    ['Bonifacio', 41.387, 9.16, '2A041'],
    ['Saint-Laurent-du-Maroni', 5.5, -54.03, '97311'],
    ['La Désirade', 16.31, -61.07, '97110'],
    ['Papeete, of which there is no outline', -17.535, -149.57, '98735'],
    ['Saint-Pierre-et-Miquelon', 46.78, -56.18, '97502'],
  ])('of %s is French, though its neighbours are near', (_, lat, lon, code) => {
    expect(communes.isAway({ lat, lon })).toBe(false);
    expect(communes.nearest({ lat, lon })?.commune).toBe(code);
  });

  test('has no nearer one around it, unless a former commune of its own is nearer still', () => {
    const list = JSON.parse(readFileSync(LIST_FILE, 'utf8')) as CommunesFile;
    const codes = list.codes.split('|');
    const merged = new Set(list.former.map(([, commune]) => codes[commune]));
    fc.assert(
      fc.property(inLandes, (position) => {
        const { commune } = communes.nearest(position) ?? {};
        const centre = communes.commune(commune ?? '');
        // Near the border of a department the outline tells on which side: a centre beyond it may be nearer.
        const department = communes.departmentOf(commune ?? '');
        const closest = communes
          .communesWithin(position, 30)
          .find(({ code }) => communes.departmentOf(code) === department);
        if (centre === undefined || closest === undefined) {
          expect(communes.isAway(position), 'the Landes have a commune everywhere').toBe(true);
          return;
        }
        const further = distanceKm(position, centre) - closest.distanceKm;
        expect(further < 1e-9 || merged.has(commune ?? '')).toBe(true);
      }),
      { numRuns: 100 },
    );
  });
});

describe('communes around a point', () => {
  test('are those within the radius, nearest first', () => {
    const found = communes.communesWithin(DAX, 8);
    expect(found[0]).toMatchObject({ code: '40088', name: 'Dax' });
    expect(found.map((one) => one.name)).toContain('Saint-Paul-lès-Dax');
    expect(found.map((one) => one.distanceKm)).toEqual(found.map((one) => one.distanceKm).toSorted((a, b) => a - b));
    expect(found.every((one) => one.distanceKm <= 8)).toBe(true);
  });

  test('are the same whatever the grid: a smaller circle is the beginning of a larger one', () => {
    fc.assert(
      fc.property(inLandes, fc.double({ min: 1, max: 80, noNaN: true }), (position, radius) => {
        const wide = communes.communesWithin(position, 120);
        expect(communes.communesWithin(position, radius)).toEqual(wide.filter((one) => one.distanceKm <= radius));
      }),
      { numRuns: 30 },
    );
  });

  test('hold each commune of today once', () => {
    const all = communes.communesWithin({ lat: 46.5, lon: 2.5 }, 900);
    expect(new Set(all.map((one) => one.code)).size).toBe(all.length);
    expect(all.every((one) => communes.hasCommune(one.code))).toBe(true);
    expect(all.length).toBeGreaterThan(34_000);
  });
});

describe('official codes', () => {
  test('of an EPCI give its communes', () => {
    const members = communes.communesOfEpci('244000675') ?? [];
    expect(members).toContain('40088');
    expect(members).toHaveLength(20);
    expect(communes.communesOfEpci('000000000')).toBeUndefined();
  });

  test('of a region give its departments', () => {
    expect(communes.departmentsOfRegion('75')?.toSorted()).toEqual([
      '16',
      '17',
      '19',
      '23',
      '24',
      '33',
      '40',
      '47',
      '64',
      '79',
      '86',
      '87',
    ]);
    expect(communes.departmentsOfRegion('00')).toBeUndefined();
  });

  test('are those of today: neither former communes nor arrondissements', () => {
    expect(communes.hasCommune('40088')).toBe(true);
    expect(communes.hasCommune('75112')).toBe(false);
    expect(communes.hasCommune('39005')).toBe(false);
    expect(communes.hasCommune('40999')).toBe(false);
    expect(communes.commune('75112')).toBeUndefined();
  });

  test('lead to names, departments and inhabitants', () => {
    expect(communes.communeName('40088')).toBe('Dax');
    expect(communes.departmentOf('40088')).toBe('40');
    expect(communes.departmentOf('97411')).toBe('974');
    expect(communes.departmentOf('2A004')).toBe('2A');
    expect(communes.departmentName('40')).toBe('Landes');
    expect(communes.regionName('75')).toBe('Nouvelle-Aquitaine');
    expect(communes.epciName('244000675')).toBe('CA du Grand Dax');
    expect(communes.population('40088')).toBeGreaterThan(15_000);
  });

  test('that do not exist have no name', () => {
    expect(communes.communeName('40999')).toBeUndefined();
    expect(communes.departmentOf('40999')).toBeUndefined();
    expect(communes.departmentName('20')).toBeUndefined();
    expect(communes.hasDepartment('20')).toBe(false);
    expect(communes.epciName('1')).toBeUndefined();
    expect(communes.regionName('99')).toBeUndefined();
    expect(communes.population('40999')).toBeUndefined();
  });

  test('departments are 101 and the overseas territories, each with its region', () => {
    const departments = communes.allDepartments();
    expect(departments.filter(({ region }) => region.length === 2)).toHaveLength(101);
    expect(departments.every(({ region }) => communes.regionName(region) !== undefined)).toBe(true);
  });
});

describe('an EPCI is found by its name', () => {
  test.each(['grand dax', 'Dax', 'communauté d’agglomération du Grand Dax', 'CA Grand Dax'])('%s', (typed) => {
    expect(communes.searchEpci(typed)[0]).toMatchObject({ code: '244000675', name: 'CA du Grand Dax', communes: 20 });
  });

  test('not by nothing', () => {
    expect(communes.searchEpci('')).toEqual([]);
    expect(communes.searchEpci('communauté de communes')).toEqual([]);
  });
});
