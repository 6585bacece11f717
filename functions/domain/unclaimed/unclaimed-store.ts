import type { Instant, ProducerId, UnclaimedId } from '#domain/shared/primitives.ts';
import type { UnclaimedProducer } from './unclaimed.ts';

/** Who holds an identity key. */
export interface Holders {
  readonly ids: readonly UnclaimedId[];
  /** Somebody known by this key has asked to be taken out, for good. */
  readonly removed: boolean;
}

export const NOBODY: Holders = { ids: [], removed: false };

/** Where producers who are not yet with us are kept, and where those who asked out are remembered by hashes alone. */
export interface UnclaimedStore {
  /** The id of the record that a main key makes (identity.ts). */
  idFor(mainKey: string): UnclaimedId;
  /** By key; a key that nobody holds is absent. */
  holdersOf(keys: readonly string[]): Promise<ReadonlyMap<string, Holders>>;
  findAll(ids: readonly UnclaimedId[]): Promise<ReadonlyMap<UnclaimedId, UnclaimedProducer>>;
  find(id: UnclaimedId): Promise<UnclaimedProducer | undefined>;
  /**
   * Writes a new record, its keys and its place in the index, or nothing. `already`: this very record is there. `removed`: one of its keys was
   * taken out, perhaps a moment ago.
   */
  create(listing: Listing): Promise<'created' | 'already' | 'removed'>;
  /** Writes a record in the place of `from`; `changed` where somebody else was faster and nothing was written. */
  change(from: UnclaimedProducer, listing: Listing): Promise<'written' | 'changed' | 'removed'>;
  /** Deletes the record, its place in the index and its personal data; leaves hashes of its keys, so that no list brings them back. */
  takeOut(id: UnclaimedId, now: Instant): Promise<'out' | 'unknown'>;
  /**
   * Deletes a record that should never have been there, and forgets by which keys it was known: another list may bring it again. `changed` where somebody
   * else was faster.
   */
  withdraw(producer: UnclaimedProducer): Promise<'gone' | 'changed'>;
}

/** Who is not yet with us, as the agency goes through them. */
export interface UnclaimedList {
  /** Those of a department, by commune, 50 a page. `cursor` is opaque; one that cannot be read starts again. */
  inDepartment(
    department: string,
    cursor: string | undefined,
  ): Promise<{ readonly producers: readonly UnclaimedProducer[]; readonly cursor: string | undefined }>;
}

/** A record with what has to be written beside it. */
export interface Listing {
  readonly producer: UnclaimedProducer;
  readonly communeName: string;
  readonly keys: readonly string[];
}

/** A producer of the directory, as far as telling them from a row needs. */
interface Registered {
  readonly id: ProducerId;
  readonly name: string;
}

/** What an import asks of the directory: who has registered already is not listed a second time. */
export interface RegisteredProducers {
  /** By SIRET; whoever is not there is absent. */
  withSirets(sirets: readonly string[]): Promise<ReadonlyMap<string, ProducerId>>;
  /** Published producers by the cell of four characters that their farm lies in. */
  inCells(cells: readonly string[]): Promise<ReadonlyMap<string, readonly RegisteredNearby[]>>;
}

export interface RegisteredNearby extends Registered {
  readonly commune: string;
  readonly lat: number;
  readonly lon: number;
}
