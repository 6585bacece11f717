import { secondsAfter } from '#domain/shared/calendar.ts';
import type { Instant, UnclaimedId } from '#domain/shared/primitives.ts';
import type { Delivery } from './delivery.ts';
import type { Transition } from './ledger.ts';

/**
 * How a delivery moves: due -> claimed -> sent -> received, or failed, or cancelled. A worker holds it by its lease; what a provider
 * says (feedback.ts) may come at any time. Nothing leaves a finished state but by feedback.
 */

/** Longest that a `send` function runs (its timeout in infra/functions/, seconds). */
const SEND_TIMEOUT_SECONDS = 60;
/** SES and End User Messaging publish their events within seconds; with two deliveries of the feedback queue lost on the way, minutes. */
const FEEDBACK_LATENCY_SECONDS = 840;
/**
 * How long a claim holds: 60 s + 840 s = 15 minutes. A worker that died after the provider's yes has left no mark, but the provider's event
 * marks the message within that time. Only one of which nobody has said anything by then was never sent, and is due again.
 */
export const LEASE_SECONDS = SEND_TIMEOUT_SECONDS + FEEDBACK_LATENCY_SECONDS;

/** How long the sweep trusts a message of the queue to arrive before it queues a due delivery again. */
const TRUST_QUEUE_SECONDS = 60;
/** One of thousands waits in the queue for its turn: queued again meanwhile, it would only make the queue longer. So long a batch of them is trusted. */
export const TRUST_BATCH_SECONDS = 900;

/**
 * When the sweep should look at a delivery by itself if nothing happens to it; undefined once it is finished. One of a batch is looked at with its batch
 * until it has been tried once: of 35,000 alerts hardly one ever stands in the index of what is due.
 */
export const lookAtOf = (delivery: Delivery): Instant | undefined => {
  if (isOfBatch(delivery)) return undefined;
  if (delivery.state === 'due') return secondsAfter(delivery.dueAt, TRUST_QUEUE_SECONDS);
  if (delivery.state === 'claimed') return delivery.leaseUntil ?? delivery.dueAt;
  return undefined;
};

const isOfBatch = ({ about, state, attempts }: Delivery): boolean =>
  (about.kind === 'news' || about.kind === 'opening') && attempts <= (state === 'claimed' ? 1 : 0);

/** Whether the sweep should queue it: due, or its worker lost. */
export const isWaiting = (
  { state, dueAt, leaseUntil }: Pick<Delivery, 'state' | 'dueAt' | 'leaseUntil'>,
  now: Instant,
): boolean => (state === 'due' && dueAt <= now) || (state === 'claimed' && leaseUntil !== null && leaseUntil <= now);

export const isOver = ({ state }: Pick<Delivery, 'state'>): boolean => state !== 'due' && state !== 'claimed';

/** Takes a delivery that is due, or whose worker's lease has passed without a word from the provider. */
export const claim =
  (now: Instant, leaseUntil: Instant): Transition =>
  (delivery) =>
    isWaiting(delivery, now)
      ? { ...delivery, state: 'claimed', attempts: delivery.attempts + 1, leaseUntil }
      : undefined;

/** The provider said yes. What feedback has meanwhile said stands; the provider's id is kept all the same. */
export const markSent =
  (providerId: string, now: Instant): Transition =>
  (delivery) => {
    if (delivery.state === 'claimed') return { ...delivery, state: 'sent', providerId, sentAt: now, leaseUntil: null };
    return delivery.providerId === null && delivery.state !== 'due' && delivery.state !== 'cancelled'
      ? { ...delivery, providerId, sentAt: delivery.sentAt ?? now }
      : undefined;
  };

/** The provider said no, for good. */
export const markFailed =
  (reason: string): Transition =>
  (delivery) =>
    delivery.state === 'claimed' ? { ...delivery, state: 'failed', reason, leaseUntil: null } : undefined;

/**
 * Certainly not sent, and to be tried again: throttled, outside the hours of SMS.
 * @param refusedSince where the provider would not take it: since when
 */
export const postpone =
  (dueAt: Instant, refusedSince?: Instant): Transition =>
  (delivery) =>
    delivery.state === 'claimed'
      ? { ...delivery, state: 'due', dueAt, leaseUntil: null, ...(refusedSince === undefined ? {} : { refusedSince }) }
      : undefined;

/** The same, until a person has mended what the provider minds: it is remembered since when. */
export const hold =
  (now: Instant, dueAt: Instant): Transition =>
  (delivery) =>
    delivery.state === 'claimed'
      ? { ...delivery, state: 'due', dueAt, leaseUntil: null, heldSince: delivery.heldSince ?? now }
      : undefined;

/**
 * A farm that was invited is to be forgotten: it is named no more, and with the last one the address goes. An invitation that has not left yet
 * finds nobody to say it to.
 */
export const forgetInvited =
  (unclaimedId: UnclaimedId): Transition =>
  (delivery) => {
    const { about } = delivery;
    if (about.kind !== 'invitation') return undefined;
    const [next, ...others] = [about.unclaimedId, ...about.others].filter((id) => id !== unclaimedId);
    if (next === undefined) return delivery.to === '' ? undefined : { ...delivery, to: '' };
    return others.length === about.others.length
      ? undefined
      : { ...delivery, about: { ...about, unclaimedId: next, others } };
  };

/** No longer wanted when its turn came. */
export const cancel =
  (reason: string): Transition =>
  (delivery) =>
    delivery.state === 'claimed' || delivery.state === 'due'
      ? { ...delivery, state: 'cancelled', reason, leaseUntil: null }
      : undefined;
