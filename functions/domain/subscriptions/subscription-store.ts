import type { SubscriberQuery } from '#domain/areas/subscriber-queries.ts';
import type { NewDelivery } from '#domain/ledger/ledger.ts';
import type {
  EmailAddress,
  Instant,
  Language,
  PersonId,
  ProducerId,
  SubscriptionId,
} from '#domain/shared/primitives.ts';
import type { ToldMarker } from './news.ts';
import type { Subscription } from './subscription.ts';

/** A changed subscription; undefined where nothing changes. */
export type SubscriptionStep = (subscription: Subscription) => Subscription | undefined;

/** Where subscriptions are kept, by the person whose they are. */
export interface Subscriptions {
  find(id: SubscriptionId): Promise<Subscription | undefined>;
  /** All subscriptions of a person, ended ones too; at most 50. Follows a write within a second or so. */
  ofPerson(person: PersonId): Promise<Subscription[]>;
  /** All subscriptions of the person of this one, itself included. */
  ofSamePerson(id: SubscriptionId): Promise<Subscription[]>;
  /** Writes a new subscription and the message it owes, if any, in one transaction; `already` where there is one of that id. */
  create(subscription: Subscription, confirmation?: NewDelivery): Promise<'created' | 'already'>;
  /** Applies a step to what is kept now, atomically; undefined where there is no such subscription or the step changes nothing. */
  change(id: SubscriptionId, step: SubscriptionStep): Promise<Subscription | undefined>;
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
  /** What these persons were last told of a producer; who never was is not in it. */
  lastTold(persons: readonly PersonId[], producerId: ProducerId): Promise<ReadonlyMap<PersonId, ToldMarker>>;
  /** Notes what persons were told, over what was noted before. */
  markTold(markers: readonly ToldMarker[]): Promise<void>;
}

/** What a mail needs to know of the person to whom it goes. */
export interface PersonNews {
  /** All that a person was told, or is to be: of at most three years. */
  toldTo(person: PersonId): Promise<ToldMarker[]>;
}

/** An address that a person wants to be told at instead of the one that we have: nothing moves before it is confirmed there. */
export interface AddressChange {
  readonly person: PersonId;
  readonly email: EmailAddress;
  readonly language: Language;
  readonly askedAt: Instant;
}

/** At most one a person waits; it is forgotten after a day. */
export interface AddressChanges {
  find(person: PersonId): Promise<AddressChange | undefined>;
  save(change: AddressChange): Promise<void>;
  remove(person: PersonId): Promise<void>;
}
