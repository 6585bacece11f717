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
  /** From the position that was asked about, great circle. */
  readonly distanceKm: number;
}

/** What is known of French communes, from the list that lies with the function (functions/adapters/communes/communes.ts). No call leaves the process. */
export interface KnownPlaces extends Gazetteer, AdministrativeCodes {
  /** Communes called exactly so, folded (places/written-place.ts), its article aside: of today, former, a part of one, an arrondissement. */
  communesNamed(folded: string): readonly Place[];
  /** Places whose folded name goes on after these whole words, its article aside: "sarlat" is the beginning of Sarlat-la-Canéda. */
  communesBegun(folded: string): readonly Place[];
  /** Communes of today and arrondissements that have this postcode. */
  communesUnder(postcode: string): readonly Place[];
  /** The place of any INSEE code: of a commune of today, of an arrondissement, or of a commune that was. */
  communeOfCode(code: string): Place | undefined;
  /** Names and figures by official code; undefined where there is no such code. */
  communeName(code: string): string | undefined;
  departmentName(code: string): string | undefined;
  regionName(code: string): string | undefined;
  epciName(code: string): string | undefined;
  /** Inhabitants of a commune. */
  population(commune: string): number | undefined;
  departmentOf(commune: string): DepartmentCode | undefined;
  /** Communes whose centre lies within `radiusKm` of a position (great circle), nearest first. Approximate centres count as they stand. */
  communesWithin(position: Position, radiusKm: number): readonly CommuneAround[];
  /** Whether a position lies abroad or at sea, as far as outlines to a kilometre or two can tell. */
  isAway(position: Position): boolean;
  /** The most populous communes of a department. */
  townsOf(department: string, limit: number): readonly Place[];
  /** At most `limit` EPCI with every typed word at the beginning of a word of their name, the most populous first. */
  searchEpci(
    typed: string,
    limit?: number,
  ): readonly { readonly code: string; readonly name: string; readonly communes: number }[];
  /** At most `limit` places that what was typed may have meant, where `complete` finds none: to ask about, never to take. */
  near(typed: string, limit?: number): Place[];
  /** In the order of their codes, overseas last. */
  allDepartments(): readonly { readonly code: DepartmentCode; readonly name: string; readonly region: string }[];
  allRegions(): readonly { readonly code: string; readonly name: string }[];
}
