import { secondsAfter } from '#domain/shared/calendar.ts';
import type { Instant } from '#domain/shared/primitives.ts';
import type { Delivery } from './delivery.ts';
import type { Transition } from './ledger.ts';
import type { Joining, Letter } from './letters.ts';
import { newDelivery } from './new-delivery.ts';

/**
 * Several requests to one producer that wait for the hours of text messages, or come in one breath, are one message: each joins the digest that leaves when
 * the wait is over. The delivery of a request that has joined is over; what became of it is what becomes of the digest.
 */

type OfRequest = Delivery & { readonly about: Extract<Delivery['about'], { kind: 'request' }> };

export const isRequest = (delivery: Delivery): delivery is OfRequest => delivery.about.kind === 'request';

/** Where the digest of that instant has left already, the one of some minutes later. */
const NEXT_SECONDS = 600;

/** As many are named by days; a producer who has more reads them on their page. */
const MAX_ITEMS = 100;

export const digestLetter = ({ about, channel, to, language }: OfRequest, leaves: Instant, now: Instant): Letter => {
  const item = { requestId: about.requestId, attempt: about.attempt };
  const candidateAt = (at: Instant) => ({
    mayBegin: true,
    delivery: newDelivery({
      about: { kind: 'requestDigest', producerId: about.producerId, at, items: [item] },
      channel,
      to,
      language,
      now,
      dueAt: at,
      turn: to,
    }),
  });
  return {
    candidates: [candidateAt(leaves), candidateAt(secondsAfter(leaves, NEXT_SECONDS))],
    join: (there) => joined(there, item),
  };
};

const joined = (
  there: Delivery,
  item: { readonly requestId: OfRequest['about']['requestId']; readonly attempt: number },
): Joining => {
  const { about, state } = there;
  if (about.kind !== 'requestDigest') return { kind: 'left' };
  if (about.items.some(({ requestId, attempt }) => requestId === item.requestId && attempt === item.attempt))
    return { kind: 'carries' };
  if (state !== 'due' || about.items.length >= MAX_ITEMS) return { kind: 'left' };
  return { kind: 'joins', delivery: { ...there, about: { ...about, items: [...about.items, item] } } };
};

const IN_DIGEST = 'inDigest';

/** It is about to join the digest of that instant. */
export const gathersAt =
  (at: Instant): Transition =>
  (delivery) =>
    delivery.state === 'claimed' ? { ...delivery, gathersAt: at } : undefined;

/** It has joined: its fate is that of the other. */
export const carriedBy =
  (dedupeKey: string): Transition =>
  (delivery) =>
    delivery.state === 'claimed'
      ? { ...delivery, state: 'cancelled', reason: IN_DIGEST, carriedBy: dedupeKey, leaseUntil: null }
      : undefined;
