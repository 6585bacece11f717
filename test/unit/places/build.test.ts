import { mkdtempSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadCommunes } from '#adapters/communes/communes.ts';
import type { CommunesFile } from '#adapters/communes/communes-file.ts';
import { OFFSETS } from '#domain/places/place-list.ts';
import { buildCommunes } from '#infra/build/communes.ts';
import { BUILD_TIMEOUT, builtCommunes, LIST_FILE } from './list.ts';

const folder = mkdtempSync(join(tmpdir(), 'communes-'));
afterAll(() => rmSync(folder, { recursive: true }));

let list: CommunesFile;
beforeAll(async () => {
  await builtCommunes();
  list = JSON.parse(readFileSync(LIST_FILE, 'utf8')) as CommunesFile;
}, BUILD_TIMEOUT);

const writeCsv = (name: string, ...lines: string[]): string => {
  const file = join(folder, name);
  writeFileSync(file, lines.join('\n'));
  return file;
};

describe('the list', () => {
  test('is under 3 MB', () => {
    expect(statSync(LIST_FILE).size).toBeLessThan(3e6);
  });

  test('holds every commune, the former ones whose name is another, and 45 arrondissements', () => {
    expect(list.codes.split('|').length - list.former.length - list.arrondissements.length).toBe(34_969);
    expect(list.former.length).toBeGreaterThan(2400);
    expect(list.arrondissements).toHaveLength(45);
  });

  test('has as many of everything in each column', () => {
    const columns = [list.names, list.folded, list.codes, list.postcodes].map((column) => column.split('|').length);
    const numbers = [list.populations, list.latitudes, list.longitudes, list.epci].map((column) => column.length);
    expect(new Set([...columns, ...numbers]).size).toBe(1);
  });

  test('keeps its names and word beginnings in the order that the search relies on', () => {
    const folded = list.folded.split('|');
    expect(folded).toEqual(folded.toSorted());
    const words = list.wordStarts.map((start) => folded[Math.floor(start / OFFSETS)]?.slice(start % OFFSETS) ?? '');
    expect(words).toEqual(words.toSorted());
    expect(Math.max(...folded.map((name) => name.length))).toBeLessThan(OFFSETS);
  });

  test('places no commune outside the earth, nor any of mainland France outside it', () => {
    const codes = list.codes.split('|');
    const outside = codes.filter((code, entry) => {
      const [lat, lon] = [(list.latitudes[entry] ?? 0) / 1e4, (list.longitudes[entry] ?? 0) / 1e4];
      return !/^9[78]/.test(code) && !(lat > 41.3 && lat < 51.2 && lon > -5.3 && lon < 9.7);
    });
    expect(outside).toEqual([]);
  });
});

describe('building', () => {
  test('again leaves a list that is newer than its sources', async () => {
    const before = statSync(LIST_FILE).mtimeMs;
    await buildCommunes(LIST_FILE);
    expect(statSync(LIST_FILE).mtimeMs).toBe(before);
  });

  test(
    'again replaces a list that is older',
    async () => {
      const file = join(folder, 'old.json');
      writeFileSync(file, '{}');
      utimesSync(file, 0, 0);
      await buildCommunes(file);
      expect(loadCommunes(file).communeName('40088')).toBe('Dax');
    },
    BUILD_TIMEOUT,
  );

  test(
    'with exact centres uses them, and keeps what they do not hold',
    async () => {
      const csv = writeCsv(
        'exact.csv',
        'nom,code,lon,lat',
        'Gaas,40101,-1.03,43.62',
        'Nowhere,40999,0,0',
        'Dax,40088,,',
      );
      const file = join(folder, 'exact.json');
      await buildCommunes(file, csv);
      const communes = loadCommunes(file);
      expect(communes.commune('40101')).toMatchObject({ lat: 43.62, lon: -1.03, approximate: false });
      expect(communes.commune('40088')).toMatchObject({ approximate: false });
      expect(communes.hasCommune('40999')).toBe(false);

      await buildCommunes(file);
      expect(loadCommunes(file).commune('40101')?.approximate).toBe(false);
    },
    BUILD_TIMEOUT,
  );

  test.each([
    ['no column named lat', ['code,lon', '40088,-1']],
    ['line 2: not a position', ['code,lat,lon', '40088,north,-1']],
    ['line 3: not a position', ['code,lat,lon', '40088,43.7,-1', '"40101",43.6,-1']],
    ['line 2: not a position', ['code,lat,lon', '40088,437,-1']],
  ])('with a wrong file of centres says where: %s', async (reason, lines) => {
    const file = join(folder, 'wrong.json');
    await expect(buildCommunes(file, writeCsv('wrong.csv', ...lines))).rejects.toThrow(reason);
    expect(statSync(file, { throwIfNoEntry: false })).toBeUndefined();
  });
});

test('a list of another version is refused', () => {
  const file = writeCsv('future.json', JSON.stringify({ ...list, version: 999 }));
  expect(() => loadCommunes(file)).toThrow('build it again');
});
