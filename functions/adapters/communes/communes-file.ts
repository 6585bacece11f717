/**
 * The bundled list of communes, as `infra/build/communes.ts` writes it and `functions/adapters/communes/communes.ts` reads it. Columns rather
 * than records: 37,500 entries parse in a few milliseconds. An entry is a commune of today, a former one, or an arrondissement of Paris,
 * Lyon or Marseille; it is known by its place in the columns, which are in the order of folded names.
 */
export interface CommunesFile {
  readonly version: typeof COMMUNES_FILE_VERSION;
  /** `exact`: from a list of exact centres. `joined`: see `infra/build/commune-positions.ts`. */
  readonly positions: 'exact' | 'joined';
  /** Columns joined by `SEPARATOR`. */
  readonly names: string;
  readonly folded: string;
  /** INSEE codes; of a former commune or an arrondissement, the code it has or had itself. */
  readonly codes: string;
  /** Postcodes joined by a comma, that of most streets first; empty for a former commune, which has those of its commune. */
  readonly postcodes: string;
  readonly populations: readonly number[];
  /** Degrees WGS84, times `DEGREE`. */
  readonly latitudes: readonly number[];
  readonly longitudes: readonly number[];
  /** Index in `epcis`, or -1. */
  readonly epci: readonly number[];
  /** Entries whose position is known to a few kilometres only. */
  readonly approximate: readonly number[];
  /** Pairs: an entry (a commune that was, or a locality), and the entry of the commune of today it belongs to. */
  readonly former: readonly (readonly [entry: number, commune: number])[];
  /** INSEE codes that are no more and that no entry has, and the entry of the commune of today. */
  readonly oldCodes: readonly (readonly [code: string, commune: number])[];
  readonly arrondissements: readonly (readonly [entry: number, commune: number])[];
  /** See `PlaceList.wordStarts`. */
  readonly wordStarts: readonly number[];
  readonly epcis: readonly (readonly [code: string, name: string])[];
  readonly departments: readonly (readonly [code: string, name: string, region: string])[];
  readonly regions: readonly (readonly [code: string, name: string])[];
  readonly land: WrittenLand;
}

/** Outlines of departments, each border once; points as steps from one to the next, longitude first, in `LAND_UNITS`. */
export interface WrittenLand {
  readonly arcs: readonly (readonly number[])[];
  readonly departments: readonly (readonly [code: string, arcs: readonly number[]])[];
  /** Towns of other countries near a border, as one line of points. */
  readonly townsAbroad: readonly number[];
}

/** Thousandths of a degree, about 100 m: finer than the outlines themselves. */
export const LAND_UNITS = 1_000;

/** Raised whenever the shape changes: a file of another version is refused on loading and built again. */
export const COMMUNES_FILE_VERSION = 3;

export const SEPARATOR = '|';

/** Positions are kept to 1/10,000 of a degree, about 11 m. */
export const DEGREE = 10_000;
