import type { Instant } from '#domain/shared/primitives.ts';
import type { Delivery } from './delivery.ts';
import type { NewDelivery } from './new-delivery.ts';

export { type NewDelivery, newDelivery } from './new-delivery.ts';

/** What a transition makes of a delivery; undefined where it does not apply, so that nothing is written. */
export type Transition = (delivery: Delivery) => Delivery | undefined;

export interface Change {
  readonly before: Delivery;
  readonly after: Delivery;
}

/** The one ledger of outbound messages. Provided by functions/adapters/dynamodb/messages/ledger.ts. */
export interface Ledger {
  /**
   * Owes a message, once, and wakes the sender if it is due. That the sender cannot be woken is no failure: the sweep finds what is due.
   * To owe in the same transaction as another record: `enqueuePut` of the adapter, then `wake`.
   */
  enqueue(delivery: NewDelivery): Promise<'owed' | 'already'>;
  /** Owes each of these, as `owe` does, many in one call. Killed half-way or refused, it may be asked again for all of them. */
  enqueueAll(deliveries: readonly NewDelivery[]): Promise<void>;
  /** Wakes the sender for messages already in the ledger. Never rejects: the sweep finds what it missed. */
  wake(deliveries: readonly NewDelivery[]): Promise<void>;
  find(id: string): Promise<Delivery | undefined>;
  /**
   * Applies a transition (transitions.ts) to what the ledger holds now. Atomic: of two workers that change the same delivery, one goes
   * first and the transition is asked again about what it left. Undefined where there is no such delivery or the transition does not apply.
   * `known`, as an earlier change left it, saves a read.
   */
  change(id: string, transition: Transition, known?: Delivery): Promise<Change | undefined>;
}

/** The side of the ledger that only the sweep sees. */
export interface DueLedger {
  /** Ids of deliveries of one shard (0 to 15) that wait for longer than they should, oldest first; at most `most`. */
  waitingBefore(now: Instant, shard: number, most: number): Promise<string[]>;
  /** Says when the sweep looks at this delivery next, unless it is finished or has moved on meanwhile. */
  lookAgainAt(id: string, at: Instant): Promise<void>;
}
