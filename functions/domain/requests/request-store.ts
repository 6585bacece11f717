import type { NewDelivery } from '#domain/ledger/ledger.ts';
import type { ProducerId, RequestId } from '#domain/shared/primitives.ts';
import type { Task } from '#domain/tasks/task.ts';
import type { ProducerRequest } from './request.ts';

/** A changed request, and all that the change owes to people: written together or not at all. */
export interface RequestChange {
  readonly request: ProducerRequest;
  readonly deliveries: readonly NewDelivery[];
  readonly tasks: readonly Task[];
}

/** By which a request is found again without its id. */
export interface RequestHashes {
  readonly emailHash: string;
  readonly onceHash: string | undefined;
  /** Of what is asked. */
  readonly contentHash: string;
}

/** Where requests are kept. */
export interface Requests {
  find(id: RequestId): Promise<ProducerRequest | undefined>;
  /** The pending requests of an address (hashed), for a code typed without its link. */
  pendingOf(emailHash: string): Promise<ProducerRequest[]>;
  /**
   * Writes a new request and what it owes. With an idempotency key (hashed) that was used before, writes nothing and answers the id of the
   * request that used it.
   */
  create(
    change: RequestChange,
    hashes: RequestHashes,
  ): Promise<{ kind: 'created' } | { kind: 'already'; id: RequestId }>;
  /** The last request with this content, and the one that used this key; undefined where there is none. */
  sentBefore(
    hashes: Pick<RequestHashes, 'onceHash' | 'contentHash'>,
  ): Promise<{ sameContent: RequestId | undefined; sameKey: RequestId | undefined }>;
  /**
   * Confirmed requests that ask this producer for a passage from one day to another, both included, in the order of the days. With the day to which
   * they moved one, ask from the day asked for: a request keeps that (`followed`).
   */
  ofPassages(producerId: ProducerId, days: { readonly from: string; readonly to: string }): Promise<ProducerRequest[]>;
  /** Confirmed requests that ask this producer for no particular day, sent since that day. */
  undatedOf(producerId: ProducerId, since: string): Promise<ProducerRequest[]>;
  /** Writes the change over version `request.version - 1`; `conflict` where somebody else was faster. */
  save(change: RequestChange): Promise<'saved' | 'conflict'>;
}
