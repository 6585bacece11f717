import type { SubscriberQuery } from '#domain/areas/subscriber-queries.ts';
import type { NewDelivery } from '#domain/ledger/ledger.ts';
import type { Occasion } from '#domain/producers/publication.ts';
import type { Instant, ProducerId, SubscriptionId } from '#domain/shared/primitives.ts';
import type { Subscription } from './subscription.ts';

/** A changed subscription; undefined where nothing changes. */
export type SubscriptionStep = (subscription: Subscription) => Subscription | undefined;

/** Where subscriptions are kept. `emailHash` is a keyed hash of the address: the address itself is in no key. */
export interface Subscriptions {
  find(id: SubscriptionId): Promise<Subscription | undefined>;
  /** All subscriptions of an address, ended ones too; at most 50. Follows a write within a second or so. */
  ofAddress(emailHash: string): Promise<Subscription[]>;
  /** All subscriptions of the address of this one, itself included. */
  ofSameAddress(id: SubscriptionId): Promise<Subscription[]>;
  /** Writes a new subscription and the message it owes, in one transaction; `already` where there is one of that id. */
  create(subscription: Subscription, emailHash: string, confirmation: NewDelivery): Promise<'created' | 'already'>;
  /** Applies a step to what is kept now, atomically; undefined where there is no such subscription or the step changes nothing. */
  change(id: SubscriptionId, step: SubscriptionStep): Promise<Subscription | undefined>;
}

/** To tell one subscriber of one occasion of a producer. */
export interface Telling {
  readonly subscriptionId: SubscriptionId;
  readonly producerId: ProducerId;
  readonly occasion: Occasion;
  readonly delivery: NewDelivery;
  /** Of a wave: the marker carries it, and the delivery is that of all its producers. */
  readonly wave?: Instant;
  /** Of a wave: owed in its place where the mail of the wave has left already. */
  readonly orAlone?: NewDelivery;
}

/** What belongs into the one mail of a wave. */
export interface Waves {
  /** The producers of whom a subscriber is to hear in this wave. */
  toldIn(id: SubscriptionId, wave: Instant): Promise<ProducerId[]>;
}

export interface SubscriberPage {
  readonly subscriptions: readonly Subscription[];
  /** Opaque; undefined on the last page. */
  readonly next: string | undefined;
}

/** A query that the indexes by place can answer: the whole country is asked for department by department. */
export type PlaceQuery = Exclude<SubscriberQuery, { kind: 'country' }>;

/** The subscribers as an announcement sees them. */
export interface Subscribers {
  /** Active subscriptions whose place lies under a query, a page at a time (500). Rejects rather than leave anybody out. */
  under(query: PlaceQuery, from: string | undefined): Promise<SubscriberPage>;
  /**
   * Owes each telling once for ever: the marker of the pair and the delivery are written together or not at all. A telling of a wave joins the mail
   * of the wave where it is owed and has not left. Answers the deliveries that were not owed before.
   */
  tell(tellings: readonly Telling[]): Promise<NewDelivery[]>;
}
