/** The file of our own background, as the build writes it (infra/build/map-background.ts) and the map reads it. */

export const BACKGROUND_VERSION = 1;

/** Whole thousandths of a degree: about 100 m, finer than the outlines themselves. */
export const BACKGROUND_UNITS = 1000;

/** A line or a closed ring: longitude and latitude of its first point, then the steps from point to point, in `BACKGROUND_UNITS`. */
export type WrittenLine = readonly number[];

/** [west, south, east, north] in degrees. */
export type WrittenBounds = readonly [number, number, number, number];

/** A part of the world in detail: painted over the coarse one, sea and land. */
export interface WrittenDetail {
  readonly bounds: WrittenBounds;
  /** Cut to the bounds: what of a ring runs along them is no coast. */
  readonly land: readonly WrittenLine[];
  /** Borders of countries. */
  readonly borders: readonly WrittenLine[];
}

export interface WrittenDepartments {
  readonly arcs: readonly WrittenLine[];
  /** By code: rings as indexes of arcs, `~index` where an arc runs backwards, as in TopoJSON. */
  readonly rings: Readonly<Record<string, readonly (readonly number[])[]>>;
  /** Arcs between two departments. */
  readonly between: readonly number[];
}

/** Names of places, the most populous first; positions as steps from one to the next. */
export interface WrittenTowns {
  /** Separated by `|`. */
  readonly names: string;
  readonly positions: WrittenLine;
}

export interface BackgroundFile {
  readonly version: typeof BACKGROUND_VERSION;
  /** Land of the whole world, coarse. */
  readonly world: readonly WrittenLine[];
  readonly details: readonly WrittenDetail[];
  readonly departments: WrittenDepartments;
  readonly towns: WrittenTowns;
}

/** Many more places, fetched only where the map shows a few communes. */
export interface TownsFile {
  readonly version: typeof BACKGROUND_VERSION;
  readonly towns: WrittenTowns;
}
