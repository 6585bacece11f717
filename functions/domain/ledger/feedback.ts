import type { Instant } from '#domain/shared/primitives.ts';
import type { Delivery } from './delivery.ts';

/**
 * What a provider says of one message, found by the tag that it carries. It may come before "sent" was marked, twice, and out of order:
 * whatever the order, the delivery ends in the same state.
 */
export type FeedbackEvent = { readonly deliveryId: string; readonly providerId: string; readonly at: Instant } & (
  | { readonly kind: 'accepted' }
  | { readonly kind: 'received' }
  /** `permanent`: the address does not exist; otherwise the provider tried for hours and gave up this one message. */
  | { readonly kind: 'bounced'; readonly permanent: boolean; readonly reason: string }
  /** The reader called it spam. */
  | { readonly kind: 'complained' }
  /** Taken, and then not sent: a virus, a blocked number. */
  | { readonly kind: 'rejected'; readonly reason: string }
);

export const COMPLAINT_REASON = 'calledSpam';

/** What the ledger makes of an event; undefined where it knew. */
export const applyFeedback =
  (event: FeedbackEvent) =>
  (delivery: Delivery): Delivery | undefined => {
    const after = afterFeedback(delivery, event);
    return sameOutcome(delivery, after) ? undefined : after;
  };

const afterFeedback = (delivery: Delivery, event: FeedbackEvent): Delivery => {
  // Whatever it says of it, the provider got it: it is never due again.
  const known: Delivery = {
    ...delivery,
    state: wasHeld(delivery) ? 'sent' : delivery.state,
    leaseUntil: null,
    providerId: delivery.providerId ?? event.providerId,
    sentAt: delivery.sentAt ?? event.at,
  };
  switch (event.kind) {
    case 'accepted':
      return known;
    case 'received':
      return known.state === 'failed' ? known : { ...known, state: 'received' };
    case 'complained':
      return known.state === 'failed' ? known : { ...known, state: 'received', reason: COMPLAINT_REASON };
    case 'bounced':
      return { ...known, state: 'failed', reason: event.reason };
    case 'rejected':
      return { ...known, state: 'failed', reason: event.reason };
  }
};

/** Nobody had marked it: a worker died after the provider's yes, or it was cancelled on its second turn, the first having got through. */
const wasHeld = ({ state }: Delivery): boolean => state === 'due' || state === 'claimed' || state === 'cancelled';

const sameOutcome = (one: Delivery, other: Delivery): boolean =>
  one.state === other.state &&
  one.providerId === other.providerId &&
  one.sentAt === other.sentAt &&
  one.leaseUntil === other.leaseUntil &&
  one.reason === other.reason;
