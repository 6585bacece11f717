import type { NewDelivery } from '#domain/ledger/ledger.ts';
import type { Instant, ProducerId, RequestId, TaskId } from '#domain/shared/primitives.ts';
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
  /**
   * Confirmed requests that ask this producer for a passage from one day to another, both included, in the order of the days. With the day to which
   * he moved one, ask from the day asked for: a request keeps that (`followed`).
   */
  ofPassages(producerId: ProducerId, days: { readonly from: string; readonly to: string }): Promise<ProducerRequest[]>;
  /** Writes the change over version `request.version - 1`; `conflict` where somebody else was faster. */
  save(change: RequestChange): Promise<'saved' | 'conflict'>;
}

/** A changed task; undefined where nothing changes. */
export type TaskStep = (task: Task) => Task | undefined;

/** The task as it now is, changed or not. */
export type TaskChange =
  | { readonly kind: 'changed' | 'unchanged'; readonly task: Task }
  | { readonly kind: 'notFound' };

/** What people of the agency have to do. */
export interface Tasks {
  find(id: TaskId): Promise<Task | undefined>;
  add(task: Task): Promise<void>;
  /** Open tasks that are due, those that wait longest first; at most `most`, then `more`. Follows a write within a second or so. */
  due(now: Instant, most: number): Promise<{ readonly tasks: readonly Task[]; readonly more: boolean }>;
  /** How many open tasks come back later; those of these departments, all without. */
  countLater(now: Instant, departments?: readonly string[]): Promise<number>;
  /** Tasks about a producer, open and closed, newest first; at most 100. Follows a write within a second or so. */
  ofProducer(id: ProducerId): Promise<Task[]>;
  /** Applies a step to the task as it now is, atomically: of two members one goes first, and the step is asked again about what she left. */
  change(id: TaskId, step: TaskStep): Promise<TaskChange>;
}
