import { z } from 'zod';
import { CommuneCode, DepartmentCode, Geohash, Position } from '#domain/shared/primitives.ts';

/**
 * A place is a region, not a point: a geohash cell, as long as the visitor allows, and a commune. A commune without an address is
 * the cell of 5 characters (about 3.4 x 4.9 km at 45° N) around its centre; an address or a position is 7 characters (about 110 x 150 m).
 */
export const Place = z.strictObject({
  label: z.string().min(1).max(120),
  kind: z.enum(['address', 'commune', 'formerCommune', 'position']),
  cell: Geohash,
  /** null where no commune is known: at sea, abroad. */
  commune: CommuneCode.nullable(),
  department: DepartmentCode.nullable(),
  postcode: z.string().nullable(),
  ...Position.shape,
  /** True where the position is known to a few kilometres only (three communes in four without a network, infra/build/commune-positions.ts), or where the commune is a guess. */
  approximate: z.boolean(),
});
export type Place = z.infer<typeof Place>;

/** What the index and the exact test need of a place. */
export type PlaceRegion = Pick<Place, 'cell' | 'commune' | 'department'>;

export const COMMUNE_CELL_LENGTH = 5;
export const ADDRESS_CELL_LENGTH = 7;

/** Finds places by name, postcode, code or position. Provided by functions/adapters/communes/communes.ts from the bundled list. */
export interface Gazetteer {
  /** At most `limit` places whose name or postcode begins like `typed`, best first. Folds accents, hyphens, apostrophes, œ, "St". */
  complete(typed: string, limit?: number): Place[];
  commune(code: string): Place | undefined;
  /** The commune whose centre is nearest within 30 km (approximate), else undefined. */
  nearest(position: Position): Place | undefined;
}

/** The name alone: a label is followed by its postcode or its commune of today, in brackets. */
export const placeName = ({ label }: Pick<Place, 'label'>): string => label.replace(/ \([^)]*\)$/, '');

/** A commune's centre that is known to a few kilometres says nothing of single ones. */
const COARSE_KM = 5;

/**
 * A distance as far as it is known: from an address in metres; from a commune, whose people live around its centre, in whole kilometres; from a centre that
 * is known to a few kilometres, in fives. For what is said: the order of results stands on what was computed.
 */
export const knownKm = (km: number, place: Pick<Place, 'cell' | 'approximate'>): number => {
  if (place.cell.length > COMMUNE_CELL_LENGTH) return km;
  const step = place.approximate ? COARSE_KM : 1;
  return Math.max(step, Math.round(km / step) * step);
};

/** Of a farm that lies at the centre of its commune, no metres are known either. */
export const wholeKm = (km: number): number => Math.max(1, Math.round(km));
