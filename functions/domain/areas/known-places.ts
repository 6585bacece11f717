import type { CommuneCode, DepartmentCode, Position } from '#domain/shared/primitives.ts';
import type { AdministrativeCodes } from './area.ts';
import type { Gazetteer, Place } from './place.ts';

/** A commune of today, and its centre. */
export interface CommuneAround extends Position {
  readonly code: CommuneCode;
  readonly name: string;
  readonly population: number;
  /** Its centre is known to a few kilometres only. */
  readonly approximate: boolean;
}

/** What registration and review ask of the list of communes (functions/adapters/communes/communes.ts). */
export interface KnownPlaces extends Gazetteer, AdministrativeCodes {
  /** Communes called exactly so, folded (places/written-place.ts), its article aside: of today, former, a part of one, an arrondissement. */
  communesNamed(folded: string): readonly Place[];
  /** Communes of today and arrondissements that have this postcode. */
  communesUnder(postcode: string): readonly Place[];
  /** The place of any INSEE code: of a commune of today, of an arrondissement, or of a commune that was. */
  communeOfCode(code: string): Place | undefined;
  communeName(code: string): string | undefined;
  departmentName(code: string): string | undefined;
  regionName(code: string): string | undefined;
  epciName(code: string): string | undefined;
  /** Inhabitants of a commune. */
  population(commune: string): number | undefined;
  departmentOf(commune: string): DepartmentCode | undefined;
  /** Communes whose centre lies within `radiusKm` of a position. */
  communesWithin(position: Position, radiusKm: number): readonly CommuneAround[];
  searchEpci(
    typed: string,
    limit?: number,
  ): readonly { readonly code: string; readonly name: string; readonly communes: number }[];
  allDepartments(): readonly { readonly code: DepartmentCode; readonly name: string }[];
  allRegions(): readonly { readonly code: string; readonly name: string }[];
}
