import type { NewDelivery } from '#domain/ledger/ledger.ts';
import type { PersonId, ProducerId, SubscriptionId } from '#domain/shared/primitives.ts';
import type { ToldMarker } from '#domain/subscriptions/news.ts';
import type { Subscription } from '#domain/subscriptions/subscription.ts';
import type {
  PersonNews,
  PlaceQuery,
  SubscriberPage,
  Subscribers,
  SubscriptionStep,
  Subscriptions,
} from '#domain/subscriptions/subscription-store.ts';
import type { LedgerInMemory } from './ledger-in-memory.ts';

/** Subscriptions without a database, under the rules of their ports. test/integration/subscriptions holds them against the real ones. */
export class SubscriptionsInMemory implements Subscriptions, Subscribers, PersonNews {
  readonly kept = new Map<string, Subscription>();
  readonly told = new Map<string, ToldMarker>();
  readonly #ledger: LedgerInMemory;
  readonly #page: number;

  constructor(ledger: LedgerInMemory, page = 500) {
    this.#ledger = ledger;
    this.#page = page;
  }

  add(...subscriptions: readonly Subscription[]): void {
    for (const subscription of subscriptions) this.kept.set(subscription.id, subscription);
  }

  async find(id: SubscriptionId): Promise<Subscription | undefined> {
    return this.kept.get(id);
  }

  async ofPerson(person: PersonId): Promise<Subscription[]> {
    return [...this.kept.values()].filter((one) => one.person === person);
  }

  async ofSamePerson(id: SubscriptionId): Promise<Subscription[]> {
    const one = this.kept.get(id);
    return one === undefined ? [] : this.ofPerson(one.person);
  }

  async create(subscription: Subscription, confirmation?: NewDelivery): Promise<'created' | 'already'> {
    if (this.kept.has(subscription.id)) return 'already';
    if (confirmation !== undefined && !this.#ledger.add(confirmation)) return 'already';
    this.kept.set(subscription.id, subscription);
    return 'created';
  }

  async change(id: SubscriptionId, step: SubscriptionStep): Promise<Subscription | undefined> {
    const one = this.kept.get(id);
    const after = one && step(one);
    if (after === undefined) return undefined;
    this.kept.set(id, after);
    return after;
  }

  async under(query: PlaceQuery, from: string | undefined): Promise<SubscriberPage> {
    const found = [...this.kept.values()]
      .filter(({ state, place }) => state === 'active' && liesUnder(place, query))
      .sort((one, other) => one.id.localeCompare(other.id))
      .filter(({ id }) => from === undefined || id > from);
    const subscriptions = found.slice(0, this.#page);
    return { subscriptions, next: found.length > this.#page ? subscriptions.at(-1)?.id : undefined };
  }

  async lastTold(persons: readonly PersonId[], producerId: ProducerId): Promise<ReadonlyMap<PersonId, ToldMarker>> {
    return new Map(
      persons.flatMap((person) => {
        const marker = this.told.get(`${person}#${producerId}`);
        return marker === undefined ? [] : [[person, marker] as const];
      }),
    );
  }

  async markTold(markers: readonly ToldMarker[]): Promise<void> {
    for (const marker of markers) this.told.set(`${marker.person}#${marker.producerId}`, marker);
  }

  async toldTo(person: PersonId): Promise<ToldMarker[]> {
    return [...this.told.values()].filter((marker) => marker.person === person);
  }
}

const liesUnder = (place: Subscription['place'], query: PlaceQuery): boolean => {
  switch (query.kind) {
    case 'cell':
      return place.cell.startsWith(query.prefix);
    case 'commune':
      return place.commune === query.commune;
    case 'department':
      return place.department === query.department;
  }
};
