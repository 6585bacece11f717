import ngeohash from 'ngeohash';
import { type Announced, type Announcing, announce } from '#app/publications/announce.ts';
import type { Area, ResolvedArea } from '#domain/areas/area.ts';
import type { Producer } from '#domain/producers/producer.ts';
import type { Publication } from '#domain/producers/publication.ts';
import { Geohash, SubscriptionId } from '#domain/shared/primitives.ts';
import type { Subscription } from '#domain/subscriptions/subscription.ts';
import { aProducer, aRound, GAAS, NOW } from '../../support/builders.ts';
import { LedgerInMemory } from '../../support/ledger-in-memory.ts';
import { aPublication, aSubscription } from '../../support/subscription-builders.ts';
import { SubscriptionsInMemory } from '../../support/subscriptions-in-memory.ts';

class Killed extends Error {}

/** Areas of these tests have no code to look up. */
export const resolve = (area: Area): ResolvedArea => area as ResolvedArea;

/** A publication on its way through subscribers in memory: turn by turn, with a worker that can be killed. */
export class World {
  readonly ledger = new LedgerInMemory();
  readonly subscribers: SubscriptionsInMemory;
  publication: Publication;
  producer: Producer = aProducer();
  killAt: Parameters<Announcing['reached']>[0] | undefined;
  /** Lets this many pages pass before it is killed. */
  killAfter = 0;
  turnsOfOnePage = false;
  now = NOW;
  /** The version of the producer now; absent: that of the publication. */
  version: number | undefined;
  saved = 0;
  /** Publications that are on their way beside this one. */
  others: Publication[] = [];
  opensAt = '';
  /** What producers say of single days. */
  live: Awaited<ReturnType<Announcing['live']['of']>> = new Map();

  constructor(publication: Publication = aPublication(), page = 500) {
    this.publication = publication;
    this.subscribers = new SubscriptionsInMemory(this.ledger, page);
  }

  add(...subscriptions: readonly Subscription[]): this {
    this.subscribers.add(...subscriptions);
    return this;
  }

  async turn(): Promise<Announced | 'killed'> {
    try {
      return await announce(this.publication.id, this.announcing);
    } catch (error) {
      if (error instanceof Killed) return 'killed';
      throw error;
    }
  }

  /** Ids of the subscriptions of which a mail says that there is news. */
  get told(): string[] {
    return [...this.ledger.kept.values()]
      .flatMap(({ about }) =>
        about.kind === 'news' ? about.items.flatMap(({ subscriptionIds }) => subscriptionIds) : [],
      )
      .sort();
  }

  get announcing(): Announcing {
    return {
      directory: {
        // As the publication brings them into the index, unless a test says otherwise.
        find: async () => ({ ...this.producer, version: this.version ?? this.publication.version }),
        findPublication: async () => this.publication,
        savePublication: async (publication) => {
          this.saved += 1;
          this.publication = publication;
          return 'saved';
        },
        openPublications: async () => [this.publication, ...this.others],
      },
      live: { of: async () => this.live },
      opensAt: this.opensAt,
      subscribers: this.subscribers,
      letters: this.ledger,
      resolve,
      departments: () => ['33', '40', '64'],
      now: () => this.now,
      timeIsUp: () => this.turnsOfOnePage,
      reached: (point) => {
        if (point !== this.killAt) return;
        if (this.killAfter > 0) this.killAfter -= 1;
        else throw new Killed(point);
      },
    };
  }
}

/** A subscriber `km` kilometres north of the middle of the round of `aRound`. */
export const subscriberAt = (km: number, changes: Parameters<typeof aSubscription>[0] = {}): Subscription => {
  const lat = 43.62 + km / 111.2;
  const id = SubscriptionId.parse(`at${String(Math.round(km * 10)).padStart(8, '0')}`);
  return aSubscription({
    id,
    person: id,
    email: `${id}@exemple.invalid`,
    place: { ...GAAS, lat, lon: -1.03, cell: Geohash.parse(ngeohash.encode(lat, -1.03, 7)) },
    ...changes,
  });
};

export const wide = (radiusKm: number) =>
  aRound({ area: { include: [{ kind: 'circle', lat: 43.62, lon: -1.03, radiusKm }] } });

export const centreOf = (cell: string) => {
  const { latitude, longitude } = ngeohash.decode(cell);
  return { lat: latitude, lon: longitude };
};
