import type { Delivery } from '#domain/ledger/delivery.ts';
import type { Ledger } from '#domain/ledger/ledger.ts';
import type { Letter } from '#domain/ledger/letters.ts';
import { smsOpening } from '#domain/ledger/quiet-hours.ts';
import { carriedBy, digestLetter, gathersAt, isRequest } from '#domain/ledger/request-digest.ts';
import type {
  Hold,
  Outgoing,
  OutgoingMail,
  OutgoingSms,
  OutgoingWebhook,
  Pace,
  Sender,
  SendOutcome,
} from '#domain/ledger/sender.ts';
import { cancel, claim, hold, LEASE_SECONDS, markFailed, markSent, postpone } from '#domain/ledger/transitions.ts';
import type { PassageTurn } from '#domain/requests/passage-turns.ts';
import { instantAt, secondsAfter } from '#domain/shared/calendar.ts';
import type { Limit, Limits } from '#domain/shared/limits.ts';
import type { Instant, ProducerId } from '#domain/shared/primitives.ts';
import { DIGEST_TIME } from '#domain/subscriptions/news.ts';
import { type DeliveryEffects, deliveryFailed } from './delivery-effects.ts';

/** What a delivery says, or why it is no longer wanted. */
export type Written =
  | { readonly wanted: true; readonly message: Outgoing }
  | { readonly wanted: false; readonly reason: string };

export interface Sending {
  readonly ledger: Pick<Ledger, 'change'>;
  /** Loads what the delivery is about, as it is now, and writes the message. */
  write(delivery: Delivery, now: Instant): Promise<Written>;
  readonly mail: Sender<OutgoingMail>;
  readonly sms: Sender<OutgoingSms>;
  readonly webhook: Sender<OutgoingWebhook>;
  readonly pace: Pace;
  readonly limits: Pick<Limits, 'allows'>;
  /** The delivery that says it together with others. */
  gather(letter: Letter): Promise<Delivery | undefined>;
  /** Outside production only who is on the allow-list receives anything. */
  mayReach(address: string): boolean;
  readonly effects: DeliveryEffects;
  /** Whoever counts on a passage of this producer is told what has become of it; may be asked twice. */
  tellRequesters(producerId: ProducerId): Promise<void>;
  /** Owes what a passage has in store for a request; may be asked twice. */
  passageTurn(turn: PassageTurn): Promise<void>;
  /** A call that nobody needs to make any more; a task that a member has closed stays as it is. */
  closeTask(settled: Extract<Delivery['about'], { kind: 'taskSettled' }>): Promise<void>;
  now(): Instant;
  /** Named points of the way; see functions/platform/points.ts. */
  reached(point: 'send.after-claim' | 'send.before-call' | 'send.after-yes' | 'send.before-mark'): void;
  /** The provider takes nothing until a person has mended this: told at once, to the alarm and to the agency. */
  held(hold: Hold, now: Instant): Promise<void>;
  /** Something that people should know of, and that does not stop the rest. */
  warn(message: string, cause: unknown, delivery: Delivery): void;
}

/** What is not sent within three days has lost its sense; the daily quota of SES comes back after one. */
const MAX_DAYS = 3;
/** Held by the account (not verified yet, in the sandbox, paused): AWS answers within days, and nobody is to be lost meanwhile. */
const MAX_HELD_DAYS = 14;
const daysOf = ({ heldSince }: Delivery): number => (heldSince === undefined ? MAX_DAYS : MAX_HELD_DAYS);

/** What the provider will not take, again and again, is given up after four hours (as GOV.UK Notify does): somebody has to look. */
const MAX_HOURS_REFUSED = 4;

/** Why nobody tries any more, as the ledger keeps it; in words: web/publications/announced-texts.ts. */
const NOT_TAKEN = 'notTaken';
const TOO_LATE = 'tooLate';
const NOT_ALLOWED = 'outside production, and the address is not on the allow-list';

/**
 * One delivery's way: claim, write, send once, mark. Killed anywhere on it, the message leaves exactly once (ADR 0006): before the provider's
 * yes, the lease passes and it is due again; after it, the provider's own event marks it before the lease has passed.
 *
 * Returns when there is nothing more to do now. Throws where the message could not be written: it has been postponed.
 */
export const sendDelivery = async (id: string, sending: Sending): Promise<void> => {
  const now = sending.now();
  const claimed = await sending.ledger.change(id, claim(now, secondsAfter(now, LEASE_SECONDS)));
  if (claimed === undefined) return;
  sending.reached('send.after-claim');
  const delivery = claimed.after;
  if (delivery.channel === 'none' && delivery.about.kind !== 'passagesChanged') return goOn(delivery, sending);
  if (delivery.about.kind === 'passagesChanged') {
    await sending.tellRequesters(delivery.about.producerId);
    return move(delivery, markSent('passagesChanged', sending.now()), sending);
  }
  const days = daysOf(delivery);
  if (secondsAfter(owedSince(delivery), days * 86_400) < now) return fail(delivery, TOO_LATE, sending);
  const opening = delivery.channel === 'sms' && !justAskedFor(delivery) ? smsOpening(now) : now;
  if (isRequest(delivery)) {
    const leaves = delivery.gathersAt ?? (await leavesTogether(delivery, opening, now, sending));
    if (leaves > now || delivery.gathersAt !== undefined) return join(delivery, leaves, now, sending);
  }
  if (opening > now) return putOff(delivery, opening, sending);
  const written = await writeOrPutOff(delivery, now, sending);
  if (!written.wanted) return giveUp(delivery, written.reason, sending);
  if (!sending.mayReach(written.message.to)) return giveUp(delivery, NOT_ALLOWED, sending);
  if (written.message.channel === 'email' && (await sending.pace.turn()) === 'later') return backOff(delivery, sending);
  sending.reached('send.before-call');
  return settle(delivery, await call(written.message, delivery, sending), sending);
};

/** One message about requests every ten minutes, by the channel that rings; what comes between waits for the next, where there is time for that. */
const BREATH: Limit = { what: 'requests-told', most: 1, windowSeconds: 600 };

/** When what is asked of a producer leaves together with others; `now` where it leaves by itself. A first mail waits for nothing: it rings nobody. */
const leavesTogether = async (
  { about, channel, attempts, to }: Delivery & { readonly about: Extract<Delivery['about'], { kind: 'request' }> },
  opening: Instant,
  now: Instant,
  { limits }: Sending,
): Promise<Instant> => {
  if (opening > now) return opening;
  if (attempts > 1 || channel === 'webhook' || (channel === 'email' && about.attempt === 0)) return now;
  const end = windowEnd(BREATH, now);
  if (about.until !== undefined && about.until <= secondsAfter(end, BREATH.windowSeconds)) return now;
  return (await limits.allows(BREATH, `${about.producerId}#${channel}#${to}`, now)) ? now : end;
};

/** Said first, then done: who dies in between joins the same digest again, and nobody is told twice. */
const join = async (
  delivery: Parameters<typeof digestLetter>[0],
  leaves: Instant,
  now: Instant,
  sending: Sending,
): Promise<void> => {
  if (delivery.gathersAt === undefined) await sending.ledger.change(delivery.id, gathersAt(leaves));
  const carrier = await sending.gather(digestLetter(delivery, leaves, now));
  if (carrier === undefined) throw new Error(`no digest takes ${delivery.id}`);
  sending.reached('send.before-mark');
  await sending.ledger.change(delivery.id, carriedBy(carrier.dedupeKey));
};

const windowEnd = ({ windowSeconds }: Limit, now: Instant): Instant => {
  const window = windowSeconds * 1_000;
  return new Date((Math.floor(Date.parse(now) / window) + 1) * window).toISOString();
};

/** Quiet hours are for what we begin: whoever waits for a code or a link, telephone in hand, is sent it at any hour. */
const justAskedFor = ({ about }: Delivery): boolean =>
  about.kind === 'channelCode' || about.kind === 'producerLink' || about.kind === 'registrationReceived';

/** The mail of a morning may have been begun a week before. */
const owedSince = ({ about, createdAt, againSince }: Delivery): Instant => {
  if (againSince !== undefined) return againSince;
  const morning = about.kind === 'news' ? instantAt(about.day, DIGEST_TIME) : createdAt;
  return morning > createdAt ? morning : createdAt;
};

const call = (message: Outgoing, { id }: Delivery, { mail, sms, webhook }: Sending): Promise<SendOutcome> => {
  switch (message.channel) {
    case 'email':
      return mail.send(message, id);
    case 'sms':
      return sms.send(message, id);
    case 'webhook':
      return webhook.send(message, id);
  }
};

const settle = async (delivery: Delivery, outcome: SendOutcome, sending: Sending): Promise<void> => {
  switch (outcome.kind) {
    case 'accepted':
      sending.reached('send.after-yes');
      sending.reached('send.before-mark');
      return move(delivery, markSent(outcome.providerId, sending.now()), sending);
    case 'refused':
      return fail(delivery, outcome.reason, sending);
    case 'notNow':
      sending.warn('the provider did not take a message; it is tried again later', outcome.cause, delivery);
      if (outcome.hold !== undefined) return holdBack(delivery, outcome.hold, sending);
      return outcome.wholeAccount === true ? backOff(delivery, sending) : tryAgain(delivery, sending);
    case 'unknown':
      // Left as it is: the provider's event marks it, or the lease passes.
      return sending.warn('no answer from the provider; its event or the lease decides', outcome.cause, delivery);
  }
};

/** What follows from a failure comes first: were it lost in between, the delivery would come again and fail again. */
const fail = async (delivery: Delivery, reason: string, sending: Sending): Promise<void> => {
  await deliveryFailed(delivery, sending.effects);
  await move(delivery, markFailed(reason), sending);
};

/** A request that will not reach its producer goes on to what comes next; everything else just ends. */
const giveUp = async (delivery: Delivery, reason: string, sending: Sending): Promise<void> => {
  if (delivery.about.kind === 'request' || delivery.about.kind === 'requestDigest')
    await deliveryFailed(delivery, sending.effects);
  await move(delivery, cancel(reason), sending);
};

const goOn = async (delivery: Delivery, sending: Sending): Promise<void> => {
  const { about } = delivery;
  const { progress } = sending.effects;
  if (about.kind === 'chase') await progress.chaseDue(about.requestId, about.producerId, about.attempt);
  if (about.kind === 'requestEnds') await progress.timeIsOver(about.requestId, about.producerId, about.since);
  if (about.kind === 'passageTurn') await sending.passageTurn(about);
  if (about.kind === 'taskSettled') await sending.closeTask(about);
  await move(delivery, markSent(about.kind, sending.now()), sending);
};

const writeOrPutOff = async (delivery: Delivery, now: Instant, sending: Sending): Promise<Written> => {
  try {
    return await sending.write(delivery, now);
  } catch (error) {
    await backOff(delivery, sending);
    throw error;
  }
};

/** 15 s, 30 s, 1 min and so on, to a quarter of an hour. */
const FIRST_WAIT_SECONDS = 15;
const LONGEST_WAIT_SECONDS = 900;
const waitBefore = (attempt: number): number =>
  Math.min(LONGEST_WAIT_SECONDS, FIRST_WAIT_SECONDS * 2 ** Math.max(0, attempt - 1));

const tryAgain = (delivery: Delivery, sending: Sending): Promise<void> => {
  const now = sending.now();
  const { refusedSince = now } = delivery;
  if (secondsAfter(refusedSince, MAX_HOURS_REFUSED * 3_600) <= now) return fail(delivery, NOT_TAKEN, sending);
  return move(delivery, postpone(secondsAfter(now, waitBefore(delivery.attempts)), refusedSince), sending);
};

const backOff = (delivery: Delivery, sending: Sending): Promise<void> =>
  putOff(delivery, secondsAfter(sending.now(), waitBefore(delivery.attempts)), sending);

const holdBack = async (delivery: Delivery, why: Hold, sending: Sending): Promise<void> => {
  const now = sending.now();
  await move(delivery, hold(now, secondsAfter(now, waitBefore(delivery.attempts))), sending);
  await sending.held(why, now);
};

const putOff = (delivery: Delivery, dueAt: Instant, sending: Sending): Promise<void> =>
  move(delivery, postpone(dueAt), sending);

const move = async (
  delivery: Delivery,
  transition: Parameters<Ledger['change']>[1],
  { ledger }: Sending,
): Promise<void> => {
  await ledger.change(delivery.id, transition, delivery);
};
