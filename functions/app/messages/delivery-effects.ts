import type { Delivery } from '#domain/ledger/delivery.ts';
import type { FeedbackEvent } from '#domain/ledger/feedback.ts';
import type { SubscriptionId } from '#domain/shared/primitives.ts';
import type { EndReason } from '#domain/subscriptions/subscription.ts';
import type { RequestProgress } from './request-progress.ts';

/** Whom the fate of a message concerns. */
export interface DeliveryEffects {
  readonly progress: RequestProgress;
  /** Ends every subscription of this one's address; idempotent. */
  endSubscriptions(subscriptionId: SubscriptionId, reason: EndReason): Promise<void>;
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
  if ('subscriptionId' in about) {
    if (event.kind === 'complained') await effects.endSubscriptions(about.subscriptionId, 'complained');
    if (event.kind === 'bounced' && event.permanent) await effects.endSubscriptions(about.subscriptionId, 'bounced');
    return;
  }
  if (event.kind === 'bounced' || event.kind === 'rejected') await deliveryFailed(delivery, effects);
  if (event.kind === 'received' && about.kind === 'request')
    await effects.progress.deliveryReceived(about.requestId, about.producerId, about.attempt);
};
