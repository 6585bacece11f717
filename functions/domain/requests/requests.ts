import type { NewDelivery } from '../deliveries/ledger.ts';
import type { RequestId, TaskId } from '../shared/primitives.ts';
import type { ProducerRequest, Task } from './request.ts';

/** A changed request, and all that the change owes to people: written together or not at all. */
export interface RequestChange {
  readonly request: ProducerRequest;
  readonly deliveries: readonly NewDelivery[];
  readonly tasks: readonly Task[];
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
    emailHash: string,
    onceHash: string | undefined,
  ): Promise<{ kind: 'created' } | { kind: 'already'; id: RequestId }>;
  /** Writes the change over version `request.version - 1`; `conflict` where somebody else was faster. */
  save(change: RequestChange): Promise<'saved' | 'conflict'>;
}

/** What people of the agency have to do. */
export interface Tasks {
  /** Open tasks, oldest first. `cursor` is opaque. */
  open(cursor?: string): Promise<{ tasks: Task[]; cursor: string | undefined }>;
  find(id: TaskId): Promise<Task | undefined>;
  add(task: Task): Promise<void>;
  /** Marks it done; `already` where somebody was faster. */
  finish(
    id: TaskId,
    by: { readonly who: string; readonly at: string; readonly note: string },
  ): Promise<'finished' | 'already' | 'notFound'>;
}
