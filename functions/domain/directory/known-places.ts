import type { AdministrativeCodes } from '../areas/area.ts';
import type { Gazetteer } from '../areas/place.ts';
import type { CommuneCode, DepartmentCode, Position } from '../shared/primitives.ts';

/** What registration and review ask of the list of communes (functions/adapters/communes.ts). */
export interface KnownPlaces extends Gazetteer, AdministrativeCodes {
  communeName(code: string): string | undefined;
  departmentName(code: string): string | undefined;
  regionName(code: string): string | undefined;
  epciName(code: string): string | undefined;
  /** Inhabitants of a commune. */
  population(commune: string): number | undefined;
  departmentOf(commune: string): DepartmentCode | undefined;
  /** Communes whose centre lies within `radiusKm` of a position. */
  communesWithin(
    position: Position,
    radiusKm: number,
  ): readonly { readonly code: CommuneCode; readonly population: number }[];
  searchEpci(
    typed: string,
    limit?: number,
  ): readonly { readonly code: string; readonly name: string; readonly communes: number }[];
  allDepartments(): readonly { readonly code: DepartmentCode; readonly name: string }[];
}
