import type { NewDelivery } from '#domain/ledger/ledger.ts';
import type { ProducerId, SubscriptionId } from '#domain/shared/primitives.ts';
import type { Subscription } from '#domain/subscriptions/subscription.ts';
import type {
  PlaceQuery,
  SubscriberPage,
  Subscribers,
  SubscriptionStep,
  Subscriptions,
  Telling,
  Waves,
} from '#domain/subscriptions/subscription-store.ts';
import type { LedgerInMemory } from './ledger-in-memory.ts';

/** Subscriptions without a database, under the rules of their ports. test/integration/subscriptions holds them against the real ones. */
export class SubscriptionsInMemory implements Subscriptions, Subscribers, Waves {
  readonly kept = new Map<string, { subscription: Subscription; emailHash: string }>();
  readonly #told = new Map<string, Pick<Telling, 'subscriptionId' | 'producerId' | 'wave'>>();
  readonly #ledger: LedgerInMemory;
  readonly #page: number;

  constructor(ledger: LedgerInMemory, page = 500) {
    this.#ledger = ledger;
    this.#page = page;
  }

  async find(id: SubscriptionId): Promise<Subscription | undefined> {
    return this.kept.get(id)?.subscription;
  }

  async ofAddress(emailHash: string): Promise<Subscription[]> {
    return [...this.kept.values()].filter((one) => one.emailHash === emailHash).map((one) => one.subscription);
  }

  async ofSameAddress(id: SubscriptionId): Promise<Subscription[]> {
    const one = this.kept.get(id);
    return one === undefined ? [] : this.ofAddress(one.emailHash);
  }

  async create(
    subscription: Subscription,
    emailHash: string,
    confirmation: NewDelivery,
  ): Promise<'created' | 'already'> {
    if (this.kept.has(subscription.id) || !this.#ledger.add(confirmation)) return 'already';
    this.kept.set(subscription.id, { subscription, emailHash });
    return 'created';
  }

  async change(id: SubscriptionId, step: SubscriptionStep): Promise<Subscription | undefined> {
    const one = this.kept.get(id);
    const after = one && step(one.subscription);
    if (one === undefined || after === undefined) return undefined;
    this.kept.set(id, { ...one, subscription: after });
    return after;
  }

  async under(query: PlaceQuery, from: string | undefined): Promise<SubscriberPage> {
    const found = [...this.kept.values()]
      .map(({ subscription }) => subscription)
      .filter(({ state, place }) => state === 'active' && liesUnder(place, query))
      .sort((one, other) => one.id.localeCompare(other.id))
      .filter(({ id }) => from === undefined || id > from);
    const subscriptions = found.slice(0, this.#page);
    return { subscriptions, next: found.length > this.#page ? subscriptions.at(-1)?.id : undefined };
  }

  async tell(tellings: readonly Telling[]): Promise<NewDelivery[]> {
    return tellings.flatMap(({ subscriptionId, producerId, occasion, delivery, wave, orAlone }) => {
      const pair = `${subscriptionId}#${producerId}#${occasion}`;
      if (this.#told.has(pair)) return [];
      this.#told.set(pair, { subscriptionId, producerId, wave });
      if (this.#ledger.add(delivery)) return [delivery];
      if (orAlone === undefined || this.#ledger.isDue(delivery)) return [];
      this.#told.set(pair, { subscriptionId, producerId, wave: undefined });
      return this.#ledger.add(orAlone) ? [orAlone] : [];
    });
  }

  async toldIn(id: SubscriptionId, wave: string): Promise<ProducerId[]> {
    return [...this.#told.values()]
      .filter((told) => told.subscriptionId === id && told.wave === wave)
      .map(({ producerId }) => producerId);
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
