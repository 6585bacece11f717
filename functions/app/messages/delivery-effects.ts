import type { About, Delivery } from '#domain/ledger/delivery.ts';
import type { FeedbackEvent } from '#domain/ledger/feedback.ts';
import { unreachable } from '#domain/shared/outcome.ts';
import type { EndReason } from '#domain/subscriptions/subscription.ts';
import type { ToDoCode } from '#domain/tasks/to-do.ts';
import type { RequestProgress } from './request-progress.ts';

/** What a person is to do about a message that did not arrive. */
type NotReceived = Extract<ToDoCode, `${string}NotReceived`>;

/** Messages to subscribers. A bounce at an address that somebody only moves to ends nothing. */
export type PersonAbout = Extract<
  About,
  { kind: 'news' | 'opening' | 'stillWatching' | 'season' | 'personLink' | 'subscriptionConfirmation' }
>;

const isToPerson = (about: About): about is PersonAbout =>
  about.kind === 'subscriptionConfirmation' || ('person' in about && about.kind !== 'addressChange');

/** Who the fate of a message concerns. */
export interface DeliveryEffects {
  readonly progress: RequestProgress;
  /** Ends every subscription of the person to whom a message went; idempotent. */
  endSubscriptions(of: PersonAbout, reason: EndReason): Promise<void>;
  /** A mail came back though the address exists: several of them end the subscriptions. */
  softBounced(of: PersonAbout): Promise<void>;
  /** A person of the agency should look: a producer, or who is not yet one, could not be told. Once a delivery. */
  tellAgency(delivery: Delivery, toDo: NotReceived): Promise<void>;
}

/** A message will never arrive. May be said again: each consequence is idempotent. */
export const deliveryFailed = async (delivery: Delivery, { progress, tellAgency }: DeliveryEffects): Promise<void> => {
  const { about } = delivery;
  switch (about.kind) {
    case 'request':
      return progress.deliveryFailed(about.requestId, about.producerId, about.attempt);
    case 'requestDigest':
      for (const { requestId, attempt } of about.items)
        await progress.deliveryFailed(requestId, about.producerId, attempt);
      return;
    case 'registrationReceived':
      return tellAgency(delivery, 'receiptNotReceived');
    case 'decision':
      return tellAgency(delivery, 'decisionNotReceived');
    case 'question':
      return tellAgency(delivery, 'questionNotReceived');
    case 'invitation':
      return tellAgency(delivery, 'invitationNotReceived');
    case 'producerLink':
      return tellAgency(delivery, 'linkNotReceived');
    case 'requestReply':
      return tellAgency(delivery, 'newsNotReceived');
    case 'producerNews':
      // An address that they gave up may well be dead.
      return about.news === 'channelsChanged' ? undefined : tellAgency(delivery, 'newsNotReceived');
    // Whoever typed a wrong address types it again; a subscription ends with its address (`afterFeedback`); a member is invited by another.
    case 'news':
    case 'opening':
    case 'stillWatching':
    case 'season':
    case 'personLink':
    case 'addressChange':
    case 'subscriptionConfirmation':
    // Unread is silence: their page sinks, then rests, and a person is told.
    case 'stillRight':
    case 'monthlyNote':
    case 'channelCode':
    case 'requestConfirmation':
    case 'requestReceipt':
    case 'requestNews':
    case 'requestEnds':
    case 'passageNews':
    case 'memberInvitation':
    case 'passagesChanged':
    case 'passageTurn':
    case 'taskSettled':
    case 'passageReminder':
    case 'didItCome':
    case 'chase':
      return undefined;
    case 'passageSheet':
      return tellAgency(delivery, 'newsNotReceived');
    default:
      return unreachable(about);
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
