import { z } from 'zod';
import { CommuneCode, DepartmentCode, EpciCode, Position, RegionCode } from '#domain/shared/primitives.ts';
import { reason } from '#domain/shared/reasons.ts';

/** The shapes a producer thinks in. A round's area is a union of shapes, some taken away. */

/** Everything within `radiusKm` (1 to 300 km, great circle) of a point. */
export const Circle = z.strictObject({
  kind: z.literal('circle'),
  ...Position.shape,
  radiusKm: z.number(reason('notKilometres')).min(1, reason('radiusTooSmall')).max(300, reason('radiusTooLarge')),
});
export type Circle = z.infer<typeof Circle>;

/**
 * Linear ring of [longitude, latitude] in degrees WGS84, first point repeated at the end, as in GeoJSON (RFC 7946). Its limits are looked at by
 * `polygonFaults`, which can say what is wrong with it, exchanged axes for instance.
 */
export const Ring = z.array(z.tuple([z.number(), z.number()]));
export type Ring = [number, number][];

/** One or several polygons, each an outer ring then its holes: the coordinates of a GeoJSON MultiPolygon. */
export const PolygonShape = z.strictObject({
  kind: z.literal('polygon'),
  coordinates: z.array(z.array(Ring).min(1)).min(1),
});
export type PolygonShape = z.infer<typeof PolygonShape>;

const CommunesShape = z.strictObject({
  kind: z.literal('communes'),
  codes: z.array(CommuneCode).min(1).max(400),
});
const EpciShape = z.strictObject({ kind: z.literal('epci'), codes: z.array(EpciCode).min(1).max(20) });
const DepartmentsShape = z.strictObject({
  kind: z.literal('departments'),
  codes: z.array(DepartmentCode).min(1).max(101),
});
const RegionsShape = z.strictObject({ kind: z.literal('regions'), codes: z.array(RegionCode).min(1).max(18) });
export const CountryShape = z.strictObject({ kind: z.literal('country') });

export const Shape = z.discriminatedUnion('kind', [
  Circle,
  PolygonShape,
  CommunesShape,
  EpciShape,
  DepartmentsShape,
  RegionsShape,
  CountryShape,
]);
export type Shape = z.infer<typeof Shape>;

/** What a producer declares. Parsed and well-formed, but its codes are not yet looked up: see `resolveArea`. */
export const Area = z.strictObject({
  include: z.array(Shape).min(1, reason('areaMissing')).max(20),
  exclude: z.array(Shape).max(20).default([]),
});
export type Area = z.infer<typeof Area>;

/** A shape in the only terms that the index knows: an EPCI has become its communes, a region its departments. */
export type ResolvedShape =
  | Circle
  | PolygonShape
  | z.infer<typeof CommunesShape>
  | z.infer<typeof DepartmentsShape>
  | z.infer<typeof CountryShape>;

export interface ResolvedArea {
  readonly include: readonly ResolvedShape[];
  readonly exclude: readonly ResolvedShape[];
}

/** Three-valued truth of `delivers`: `depends` where the edge of the area runs through the place. */
export type Answer = 'yes' | 'no' | 'depends';

/** What `resolveArea` must be able to look up. The list of communes (functions/adapters/communes/communes.ts) provides it. */
export interface AdministrativeCodes {
  /** INSEE codes of the communes of an EPCI; undefined where there is no such EPCI. */
  communesOfEpci(epci: string): readonly CommuneCode[] | undefined;
  /** Codes of the departments of a region; undefined where there is no such region. */
  departmentsOfRegion(region: string): readonly DepartmentCode[] | undefined;
  hasCommune(code: string): boolean;
  hasDepartment(code: string): boolean;
}
