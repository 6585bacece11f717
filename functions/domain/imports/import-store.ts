import type { CommuneCode, Position } from '#domain/shared/primitives.ts';
import type { ImportId } from '#domain/unclaimed/unclaimed.ts';
import type { ColumnChoice } from './columns.ts';
import type { GoneFarm, Import, RowResult } from './import.ts';
import type { Remark } from './row-codes.ts';

/** Where imports under way and their files are kept, for a month: time enough to look again, and no longer than that for lists of people. */
export interface Imports {
  /** The file first, then the record: an import that can be found has its file. */
  start(record: Import, file: Uint8Array): Promise<void>;
  find(id: ImportId): Promise<Import | undefined>;
  file(id: ImportId): Promise<Uint8Array | undefined>;
  /** Writes the record in the place of its version before; `changed` where somebody else was faster. */
  save(record: Import): Promise<'saved' | 'changed'>;
  /** The latest, newest first. */
  recent(limit: number): Promise<Import[]>;
  keepRemarks(id: ImportId, remarks: readonly Remark[]): Promise<void>;
  remarks(id: ImportId): Promise<Remark[]>;
  /** The results of the rows from `first` on; the same call again writes the same. */
  keepResults(id: ImportId, first: number, results: readonly RowResult[]): Promise<void>;
  /** Results in the order of the file, from the pass under way or ended last. */
  results(id: ImportId): Promise<RowResult[]>;
  /** Farms that this version of the list has no more. */
  keepGone(id: ImportId, gone: readonly GoneFarm[]): Promise<void>;
  gone(id: ImportId): Promise<GoneFarm[]>;
  /** What the columns of a list with these headings held last time. */
  remembered(headingSet: string): Promise<ColumnChoice | undefined>;
  remember(headingSet: string, choice: ColumnChoice): Promise<void>;
}

export interface AddressToFind {
  readonly address: string;
  readonly postcode: string;
  readonly commune: CommuneCode;
  readonly communeName: string;
}

/** `unknown`: there is no such address. `pending`: the service did not answer, and nobody waits for it. */
export type FoundAddress = Position | 'unknown' | 'pending';

/** The national address service, by the hundred. Never rejects: an import does not fail because an address cannot be found. */
export interface Geocoder {
  locate(addresses: readonly AddressToFind[]): Promise<readonly FoundAddress[]>;
}
