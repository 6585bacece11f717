import type { Coverage, CoverageItem } from '#domain/coverage/coverage.ts';
import type { ProducerId } from '#domain/shared/primitives.ts';

/** One item of the index by its key: whose it is, and of which version. */
export interface IndexEntry {
  readonly key: string;
  readonly item: string;
  readonly producerId: ProducerId;
  /** null: the live state of the producer, which has no version. */
  readonly version: number | null;
}

/** The index as the nightly reconciliation sees it. */
export interface CheckedIndex extends Coverage {
  /** Items of a version that are there, by key and item; the newest word. */
  itemsOf(producerId: ProducerId, version: number, items: readonly CoverageItem[]): Promise<readonly CoverageItem[]>;
  /** The keys that were noted for a version (`<key> <item>`); undefined where nothing was. */
  noted(producerId: ProducerId, version: number): Promise<ReadonlySet<string> | undefined>;
  /** All items of the whole index, a page at a time; what is not of registered producers is left out. */
  entries(
    cursor: string | undefined,
  ): Promise<{ readonly entries: readonly IndexEntry[]; readonly cursor: string | undefined }>;
  remove(entries: readonly IndexEntry[]): Promise<void>;
}
