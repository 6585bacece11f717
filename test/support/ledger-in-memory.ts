import type { Delivery } from '#domain/ledger/delivery.ts';
import type { Change, DueLedger, Ledger, Transition } from '#domain/ledger/ledger.ts';
import { deliveryFrom, type NewDelivery } from '#domain/ledger/new-delivery.ts';
import { lookAtOf } from '#domain/ledger/transitions.ts';
import { deliveryIdOf } from '#platform/delivery-id.ts';

/** The ledger without a database, under the rules of its port. test/integration/ledger holds it against the real one. */
export class LedgerInMemory implements Ledger, DueLedger {
  readonly kept = new Map<string, Delivery>();
  /** Ids for which the sender was woken, in order. */
  readonly woken: string[] = [];
  readonly #lookAt = new Map<string, string>();

  async enqueue(delivery: NewDelivery): Promise<'owed' | 'already'> {
    if (!this.add(delivery)) return 'already';
    await this.wake([delivery]);
    return 'owed';
  }

  async enqueueAll(deliveries: readonly NewDelivery[]): Promise<void> {
    for (const delivery of deliveries) await this.enqueue(delivery);
  }

  /** What `enqueuePut` does within the transaction of another record. */
  add(delivery: NewDelivery): boolean {
    const id = deliveryIdOf(delivery.dedupeKey);
    if (this.kept.has(id)) return false;
    this.#keep(deliveryFrom(delivery, id));
    return true;
  }

  /** What `stillQueued` holds within the transaction of another record. */
  isDue(delivery: NewDelivery): boolean {
    const state = this.kept.get(deliveryIdOf(delivery.dedupeKey))?.state;
    return state === 'due' || state === 'claimed';
  }

  async wake(deliveries: readonly NewDelivery[]): Promise<void> {
    const due = deliveries.filter(({ dueAt, createdAt }) => dueAt <= createdAt);
    this.woken.push(...due.map(({ dedupeKey }) => deliveryIdOf(dedupeKey)));
  }

  async find(id: string): Promise<Delivery | undefined> {
    return this.kept.get(id);
  }

  async change(id: string, transition: Transition): Promise<Change | undefined> {
    const before = this.kept.get(id);
    const after = before && transition(before);
    if (before === undefined || after === undefined) return undefined;
    this.#keep(after);
    return { before, after };
  }

  async waitingBefore(now: string, shard: number, most: number): Promise<string[]> {
    if (shard !== 0) return [];
    return [...this.#lookAt]
      .filter(([, at]) => at <= now)
      .sort(([, one], [, other]) => one.localeCompare(other))
      .map(([id]) => id)
      .slice(0, most);
  }

  async lookAgainAt(id: string, at: string): Promise<void> {
    const present = this.#lookAt.get(id);
    if (present !== undefined && present < at) this.#lookAt.set(id, at);
  }

  #keep(delivery: Delivery): void {
    this.kept.set(delivery.id, delivery);
    const lookAt = lookAtOf(delivery);
    if (lookAt === undefined) this.#lookAt.delete(delivery.id);
    else this.#lookAt.set(delivery.id, lookAt);
  }
}
