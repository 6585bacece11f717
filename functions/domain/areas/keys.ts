import ngeohash from 'ngeohash';
import { isOverseas } from './commune-department.ts';
import type { PlaceRegion } from './place.ts';

/**
 * The index's levels, in geohash characters. Levels beyond 5 bring nothing (1.43 -> 1.42 candidates per hit, ADR 8) and multiply
 * the keys to cache; level 3 (156 km) lets a circle of 300 km stay within its budget of cells. A constant, never a setting: writer and
 * reader must agree.
 */
export const INDEX_LEVELS = [3, 4, 5] as const;

/** At most this many geohash cells for one area, of any size (ADR 8). */
export const MAX_CELLS_PER_AREA = 64;

/** A key of the coverage index: `g#` geohash cell, `c#` commune, `d#` department, `country`; `n#` the cell that a farm lies in. */
export type CoverageKey = `g#${string}` | `c#${string}` | `d#${string}` | `n#${string}` | 'country';

export const cellKey = (cell: string): CoverageKey => `g#${cell}`;
export const communeKey = (code: string): CoverageKey => `c#${code}`;
export const departmentKey = (code: string): CoverageKey => `d#${code}`;
export const COUNTRY_KEY: CoverageKey = 'country';

/**
 * Cells by which the nearest farms are found where nobody delivers: first about 20 km by 39 km (4 characters), and only where that
 * neighbourhood is empty 156 km by 156 km (3 characters), so that a dense region never reads a wide cell.
 */
export const NEAR_LEVELS = [4, 3] as const;

/** A producer whose farm lies in this cell, wherever they deliver. */
export const nearKey = (cell: string): CoverageKey => `n#${cell}`;

/** The cell of `length` characters around a point and its eight neighbours: nine keys. */
export const nearKeysAround = (lat: number, lon: number, length: (typeof NEAR_LEVELS)[number]): CoverageKey[] => {
  const cell = cellAt(lat, lon, length);
  return [cell, ...ngeohash.neighbors(cell)].map(nearKey);
};

/** The keys of a place: its geohash prefixes at the index's levels, its commune, its department, on the mainland the country. At most six. */
export const keysOfPlace = (place: PlaceRegion): CoverageKey[] => [
  ...INDEX_LEVELS.map((level) => cellKey(place.cell.slice(0, level))),
  ...(place.commune === null ? [] : [communeKey(place.commune)]),
  ...(place.department === null ? [] : [departmentKey(place.department)]),
  ...(place.department === null || isOverseas(place.department) ? [] : [COUNTRY_KEY]),
];

/** Latitude and longitude bounds of a geohash cell, degrees WGS84. */
export interface Bounds {
  readonly south: number;
  readonly west: number;
  readonly north: number;
  readonly east: number;
}

export const boundsOfCell = (cell: string): Bounds => {
  const [south, west, north, east] = ngeohash.decode_bbox(cell);
  return { south, west, north, east };
};

/** The cell of `length` characters that holds a point. */
export const cellAt = (lat: number, lon: number, length: number): string => ngeohash.encode(lat, lon, length);
