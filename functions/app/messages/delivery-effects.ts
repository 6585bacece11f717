import type { About, Delivery } from '#domain/ledger/delivery.ts';
import type { FeedbackEvent } from '#domain/ledger/feedback.ts';
import type { EndReason } from '#domain/subscriptions/subscription.ts';
import type { RequestProgress } from './request-progress.ts';

/** Messages to subscribers. A bounce at an address that somebody only moves to ends nothing. */
export type PersonAbout = Extract<
  About,
  { kind: 'news' | 'opening' | 'stillWatching' | 'season' | 'personLink' | 'subscriptionConfirmation' }
>;

const isToPerson = (about: About): about is PersonAbout =>
  about.kind === 'subscriptionConfirmation' || ('person' in about && about.kind !== 'addressChange');

/** Whom the fate of a message concerns. */
export interface DeliveryEffects {
  readonly progress: RequestProgress;
  /** Ends every subscription of the person to whom a message went; idempotent. */
  endSubscriptions(of: PersonAbout, reason: EndReason): Promise<void>;
  /** A mail came back though the address exists: several of them end the subscriptions. */
  softBounced(of: PersonAbout): Promise<void>;
  /** A person of the agency should look: a producer, or who is not yet one, could not be told. Once a delivery. */
  tellAgency(delivery: Delivery): Promise<void>;
}

/** A message will never arrive. May be said again: each consequence is idempotent. */
export const deliveryFailed = async (delivery: Delivery, { progress, tellAgency }: DeliveryEffects): Promise<void> => {
  const { about } = delivery;
  switch (about.kind) {
    case 'request':
      return progress.deliveryFailed(about.requestId, about.producerId, about.attempt);
    case 'registrationReceived':
    case 'decision':
    case 'question':
    case 'invitation':
    case 'producerLink':
      return tellAgency(delivery);
    case 'producerNews':
      // An address that he gave up may well be dead.
      return about.news === 'channelsChanged' ? undefined : tellAgency(delivery);
    default:
      return undefined;
  }
};

/**
 * What follows from a provider's word, once the ledger has it. Derived from the word and not from the change, so that an event that comes
 * again after a crash brings the same about.
 */
export const afterFeedback = async (
  delivery: Delivery,
  event: FeedbackEvent,
  effects: DeliveryEffects,
): Promise<void> => {
  const { about } = delivery;
  if (isToPerson(about)) {
    if (event.kind === 'complained') await effects.endSubscriptions(about, 'complained');
    if (event.kind === 'bounced' && event.permanent) await effects.endSubscriptions(about, 'bounced');
    if (event.kind === 'bounced' && !event.permanent) await effects.softBounced(about);
    return;
  }
  if (event.kind === 'bounced' || event.kind === 'rejected') await deliveryFailed(delivery, effects);
  if (event.kind === 'received' && about.kind === 'request')
    await effects.progress.deliveryReceived(about.requestId, about.producerId, about.attempt);
};
