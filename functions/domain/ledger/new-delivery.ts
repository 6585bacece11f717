import { unreachable } from '#domain/shared/outcome.ts';
import type { Instant, Language } from '#domain/shared/primitives.ts';
import type { About, Delivery, DeliveryChannel } from './delivery.ts';

/** A message that we begin to owe. Its id is the hash of its dedupe key, made by the adapter: the same message is owed once. */
export interface NewDelivery {
  readonly dedupeKey: string;
  readonly about: About;
  readonly channel: DeliveryChannel;
  readonly to: string;
  readonly language: Language;
  readonly dueAt: Instant;
  readonly createdAt: Instant;
}

export interface DeliveryFacts {
  readonly about: About;
  readonly channel: DeliveryChannel;
  /** E-mail address or E.164 number; empty for the channel `none`. */
  readonly to: string;
  readonly language: Language;
  readonly now: Instant;
  /** Not before; now if absent. */
  readonly dueAt?: Instant;
  /** Sets apart messages that are about the same thing and yet both owed: the code asked for again. */
  readonly turn?: string;
}

/** A message to owe, ready for `Ledger.owe` or `enqueuePut`. */
export const newDelivery = ({ about, channel, to, language, now, dueAt = now, turn }: DeliveryFacts): NewDelivery => ({
  dedupeKey: turn === undefined ? dedupeKeyOf(about) : `${dedupeKeyOf(about)}#${turn}`,
  about,
  channel,
  to,
  language,
  dueAt,
  createdAt: now,
});

/** One mail with news a person and day: the key is the promise. */
export const newsKey = (person: string, day: string): string => `news#${person}#${day}`;

/** What makes a message the same message, by its kind. */
export const dedupeKeyOf = (about: About): string => {
  switch (about.kind) {
    case 'news':
      return newsKey(about.person, about.day);
    case 'opening':
      return `opening#${about.person}#${about.opensAt}`;
    case 'stillWatching':
      return `stillWatching#${about.person}#${about.since}`;
    case 'season':
      return `season#${about.person}#${about.month}`;
    case 'personLink':
      return `personLink#${about.person}`;
    case 'addressChange':
      return `addressChange#${about.person}#${about.askedAt}`;
    case 'subscriptionConfirmation':
      return `subscriptionConfirmation#${about.subscriptionId}`;
    case 'registrationReceived':
      return `registrationReceived#${about.producerId}`;
    case 'decision':
      return `decision#${about.producerId}#${about.version}`;
    case 'producerLink':
      return `producerLink#${about.producerId}`;
    case 'producerNews':
      return `producerNews#${about.producerId}#${about.version}#${about.news}`;
    case 'stillRight':
      return `stillRight#${about.producerId}#${about.season}#${about.number}`;
    case 'monthlyNote':
      return `monthlyNote#${about.producerId}#${about.month}`;
    case 'channelCode':
      return `channelCode#${about.producerId}#${about.address}#${about.startedAt}`;
    case 'requestConfirmation':
      return `requestConfirmation#${about.requestId}`;
    case 'requestReceipt':
      return `requestReceipt#${about.requestId}`;
    case 'request':
      return `request#${about.requestId}#${about.producerId}#${about.attempt}`;
    case 'requestDigest':
      return `requestDigest#${about.producerId}#${about.at}`;
    case 'requestNews':
      return `requestNews#${about.requestId}#${about.producerId}#${about.version}`;
    case 'requestReply':
      return `requestReply#${about.requestId}#${about.producerId}#${about.version}`;
    case 'requestEnds':
      return `requestEnds#${about.requestId}#${about.producerId}#${about.since ?? ''}`;
    case 'question':
      return `question#${about.producerId}#${about.questionId}`;
    case 'invitation':
      return `invitation#${about.unclaimedId}`;
    case 'memberInvitation':
      return `memberInvitation#${about.memberId}#${about.number}`;
    case 'passageNews':
      return `passageNews#${about.requestId}#${about.producerId}#${about.version}`;
    case 'passagesChanged':
      return `passagesChanged#${about.producerId}#${about.change}`;
    case 'passageTurn':
      return `passageTurn#${about.requestId}#${about.producerId}#${about.turn}#${about.day}`;
    case 'passageSheet':
      return `passageSheet#${about.producerId}#${about.roundId}#${about.day}`;
    case 'passageReminder':
    case 'didItCome':
      return `${about.kind}#${about.requestId}#${about.producerId}#${about.day}`;
    case 'taskSettled':
      return `taskSettled#${about.taskId}`;
    case 'chase':
      return `chase#${about.requestId}#${about.producerId}#${about.attempt}`;
    default:
      return unreachable(about);
  }
};

/** The record with which a message enters the ledger. */
export const deliveryFrom = (delivery: NewDelivery, id: string): Delivery => ({
  ...delivery,
  id,
  state: 'due',
  attempts: 0,
  leaseUntil: null,
  providerId: null,
  sentAt: null,
  reason: null,
});
