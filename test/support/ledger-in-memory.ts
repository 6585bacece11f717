import type { Delivery } from '#domain/ledger/delivery.ts';
import type { Change, DueLedger, Ledger, Transition } from '#domain/ledger/ledger.ts';
import { batchId, type Letter, type LetterBatch, type Letters, type Standing } from '#domain/ledger/letters.ts';
import { deliveryFrom, type NewDelivery } from '#domain/ledger/new-delivery.ts';
import { lookAtOf } from '#domain/ledger/transitions.ts';
import { deliveryIdOf } from '#platform/delivery-id.ts';

/** The ledger without a database, under the rules of its port. test/integration/ledger holds it against the real one. */
export class LedgerInMemory implements Ledger, DueLedger, Letters {
  readonly kept = new Map<string, Delivery>();
  /** Ids for which the sender was woken, in order. */
  readonly woken: string[] = [];
  readonly batches = new Map<string, LetterBatch>();
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

  async post(letters: readonly Letter[]): Promise<Delivery[]> {
    return letters.map(({ candidates, join }) => {
      for (const { delivery, mayBegin } of candidates) {
        const there = this.kept.get(deliveryIdOf(delivery.dedupeKey));
        if (there === undefined) {
          if (!mayBegin) continue;
          this.add(delivery);
          return this.#there(deliveryIdOf(delivery.dedupeKey));
        }
        const joined = join(there);
        if (joined.kind === 'left') continue;
        if (joined.kind === 'joins') this.#keep(joined.delivery);
        return this.#there(there.id);
      }
      throw new Error('a letter has no mail left that could carry it');
    });
  }

  async saveBatch(batch: LetterBatch): Promise<void> {
    const id = batchId(batch.about, batch.number);
    this.batches.set(id, batch);
    this.#lookAt.set(id, batch.lookAt);
  }

  async batchesOf(about: string, count: number): Promise<LetterBatch[]> {
    return Array.from({ length: count }, (_, number) => this.batches.get(batchId(about, number))).filter(
      (one) => one !== undefined,
    );
  }

  async batch(id: string): Promise<LetterBatch | undefined> {
    return this.batches.get(id);
  }

  async lookAtBatch(id: string, at: string | null): Promise<void> {
    if (at === null) this.#lookAt.delete(id);
    else this.#lookAt.set(id, at);
  }

  async standingOf(ids: readonly string[]): Promise<Standing[]> {
    return ids.flatMap((id) => this.kept.get(id) ?? []);
  }

  async wakeIds(ids: readonly string[]): Promise<void> {
    this.woken.push(...ids);
  }

  #there(id: string): Delivery {
    const delivery = this.kept.get(id);
    if (delivery === undefined) throw new Error(`no delivery ${id}`);
    return delivery;
  }

  #keep(delivery: Delivery): void {
    this.kept.set(delivery.id, delivery);
    const lookAt = lookAtOf(delivery);
    if (lookAt === undefined) this.#lookAt.delete(delivery.id);
    else this.#lookAt.set(delivery.id, lookAt);
  }
}
