import type { Instant } from '#domain/shared/primitives.ts';
import type { About, Delivery } from './delivery.ts';
import { COMPLAINT_REASON } from './feedback.ts';
import type { Transition } from './ledger.ts';
import { isOver } from './transitions.ts';

/** What became of the messages of a publication, for the agency: each message is in exactly one of the counts, but `delivered` is a part of `sent`. */
export interface Tally {
  /** Left for the provider: whatever became of them there. */
  readonly sent: number;
  readonly delivered: number;
  /** Came back. */
  readonly bounced: number;
  /** Called spam by who read it: a part of those delivered. */
  readonly complained: number;
  /** Owed, and not left yet. */
  readonly waiting: number;
  /** No longer wanted when their turn came: stopped, paused, taken back. */
  readonly cancelled: number;
  /** The provider never took them, and nobody tries any more. */
  readonly dead: number;
  /** Since when the one that waits longest could have left; null where none waits. */
  readonly oldestDue: Instant | null;
}

type Standing = Pick<Delivery, 'state' | 'providerId' | 'reason' | 'dueAt'>;

export const NOTHING_SENT: Tally = {
  ...{ sent: 0, delivered: 0, bounced: 0, complained: 0, waiting: 0, cancelled: 0, dead: 0 },
  oldestDue: null,
};

/** The counts with these messages too. */
export const tallied = (before: Tally, messages: readonly Standing[]): Tally => {
  const count = (is: (message: Standing) => boolean): number => messages.filter(is).length;
  const waiting = messages.filter((message) => !isOver(message));
  const [oldest] = [before.oldestDue, ...waiting.map(({ dueAt }) => dueAt)].filter((at) => at !== null).sort();
  return {
    sent: before.sent + count(hasLeft),
    delivered: before.delivered + count(({ state }) => state === 'received'),
    bounced: before.bounced + count((message) => message.state === 'failed' && hasLeft(message)),
    complained: before.complained + count(({ reason }) => reason === COMPLAINT_REASON),
    waiting: before.waiting + waiting.length,
    cancelled: before.cancelled + count(({ state }) => state === 'cancelled'),
    dead: before.dead + count((message) => message.state === 'failed' && !hasLeft(message)),
    oldestDue: oldest ?? null,
  };
};

const hasLeft = ({ state, providerId }: Pick<Delivery, 'state' | 'providerId'>): boolean =>
  state === 'sent' || state === 'received' || (state === 'failed' && providerId !== null);

/** What nobody has taken up instead: a request goes on to the next channel by itself, and a code or a link is asked for again by who wants it. */
const WORTH_SENDING: readonly About['kind'][] = [
  ...(['news', 'opening', 'season', 'registrationReceived', 'decision', 'producerNews', 'question'] as const),
  ...(['invitation', 'requestNews', 'passageNews'] as const),
];

/** Given up without ever having left, and still worth sending: a member may have it tried again. */
export const isDead = (delivery: Pick<Delivery, 'state' | 'providerId' | 'about'>): boolean =>
  delivery.state === 'failed' && !hasLeft(delivery) && WORTH_SENDING.includes(delivery.about.kind);

/** Owed anew, as on its first day. It says what is true when it leaves. */
export const sendAgain =
  (now: Instant): Transition =>
  (delivery) => {
    if (!isDead(delivery)) return undefined;
    const { refusedSince: _, heldSince: __, ...kept } = delivery;
    return { ...kept, state: 'due', attempts: 1, dueAt: now, leaseUntil: null, reason: null, againSince: now };
  };

/** A list of messages that were given up without having left, the latest first. */
export interface DeadLetters {
  page(
    cursor: string | undefined,
  ): Promise<{ readonly deliveries: readonly Delivery[]; readonly cursor: string | undefined }>;
}
