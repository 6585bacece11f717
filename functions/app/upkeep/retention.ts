import { type OwnPorts, resume } from '#app/self-service/change-own.ts';
import { type ContactConfirmationStore, UNCONFIRMED_DAYS } from '#domain/contacts/contact-confirmation.ts';
import type { OpeningDay } from '#domain/opening/opening-day.ts';
import type { Directory } from '#domain/producers/directory.ts';
import type { Producer } from '#domain/producers/producer.ts';
import { writtenChannel } from '#domain/producers/written-channel.ts';
import type { OwnRecords } from '#domain/self-service/own-records.ts';
import { localTime, secondsAfter } from '#domain/shared/calendar.ts';
import type { Instant, PublicationId, TaskId } from '#domain/shared/primitives.ts';
import { endSubscription, PENDING_DAYS } from '#domain/subscriptions/subscribing.ts';
import type { Subscription } from '#domain/subscriptions/subscription.ts';
import {
  ENDED_DAYS,
  type RetentionPage,
  type SubscriptionRetention,
} from '#domain/subscriptions/subscription-retention.ts';
import type { SubscriptionStep } from '#domain/subscriptions/subscription-store.ts';

/** What we said how long we keep (page "Vos données personnelles"), and what the law says: three years without a sign of life (CNIL). Days. */
const NO_CONTACT_DAYS = 3 * 365;
/** "Within the week": after the mail that says so has surely left, with its retries. */
const WITHDRAWN_DAYS = 5;
/** A refused registration is looked up when they telephone, and when they register again. */
const REJECTED_DAYS = 365;

export interface Retention {
  readonly directory: Pick<Directory, 'find' | 'decide'>;
  readonly own: Pick<OwnRecords, 'proposalOf' | 'erase'>;
  readonly confirmations: Pick<ContactConfirmationStore, 'find'>;
  readonly ledger: OwnPorts['ledger'];
  readonly subscribers: SubscriptionRetention;
  readonly opening: OpeningDay;
  newPublicationId(): PublicationId;
  newTaskId(): TaskId;
}

export interface Retained {
  /** Back from a pause on the day they said. */
  readonly returned: number;
  readonly ended: number;
  readonly erasedSubscriptions: number;
  readonly erasedProducers: number;
  /** "Still watching", "in season", "still right?". */
  readonly owedMails: number;
  /** Producers who stay silent: last in lists, and away. */
  readonly sunk: number;
  readonly rested: number;
}
export const NOTHING_RETAINED: Retained = {
  returned: 0,
  ended: 0,
  erasedSubscriptions: 0,
  erasedProducers: 0,
  owedMails: 0,
  sunk: 0,
  rested: 0,
};

export const retainedTogether = (one: Retained, other: Retained): Retained => ({
  returned: one.returned + other.returned,
  ended: one.ended + other.ended,
  erasedSubscriptions: one.erasedSubscriptions + other.erasedSubscriptions,
  erasedProducers: one.erasedProducers + other.erasedProducers,
  owedMails: one.owedMails + other.owedMails,
  sunk: one.sunk + other.sunk,
  rested: one.rested + other.rested,
});

const isOver = (since: Instant, days: number, now: Instant): boolean => secondsAfter(since, days * 86_400) <= now;

/** Those who said until when they are away come back on the morning of that day. */
export const returnFromPauses = async (
  paused: readonly Producer[],
  now: Instant,
  { directory, own, ledger, opening, newPublicationId, newTaskId }: Retention,
): Promise<Retained> => {
  const { date } = localTime(now);
  const opensAt = await opening();
  let returned = 0;
  for (const { id, version, pause } of paused) {
    if (pause === undefined || pause.until === null || pause.until > date) continue;
    const facts = { now, opensAt, publicationId: newPublicationId(), taskId: newTaskId(), expectedVersion: version };
    // Changed meanwhile by themselves: what they said last counts, and the next night looks again.
    if ((await resume({ directory, own, ledger }, id, facts)).kind === 'saved') returned += 1;
  }
  return { ...NOTHING_RETAINED, returned };
};

/** What is to happen to a subscription tonight; undefined: nothing. */
export const termOf = (subscription: Subscription, now: Instant): 'end' | 'erase' | undefined => {
  const { state, consent, endedAt, lastContactAt } = subscription;
  switch (state) {
    case 'active':
      return isOver(lastContactAt, NO_CONTACT_DAYS, now) ? 'end' : undefined;
    case 'ended':
      return endedAt !== null && isOver(endedAt, ENDED_DAYS, now) ? 'erase' : undefined;
    case 'pending':
      return isOver(consent.givenAt, PENDING_DAYS + 1, now) ? 'erase' : undefined;
  }
};

export const retainSubscriptions = async (
  { subscriptions }: RetentionPage,
  now: Instant,
  { subscribers }: Retention,
): Promise<Retained> => {
  let retained = NOTHING_RETAINED;
  for (const subscription of subscriptions) {
    const term = termOf(subscription, now);
    // Decided again upon what is kept at that very moment: they may just have clicked.
    if (term === 'end') {
      const step: SubscriptionStep = (current) =>
        termOf(current, now) === 'end' ? endSubscription('noContact', now)(current) : undefined;
      if ((await subscribers.change(subscription.id, step)) !== undefined)
        retained = { ...retained, ended: retained.ended + 1 };
    }
    if (term === 'erase' && (await subscribers.erase(subscription)))
      retained = { ...retained, erasedSubscriptions: retained.erasedSubscriptions + 1 };
  }
  return retained;
};

/** Who has left or was refused, once their term is over: all that is private of them goes, and they with it. */
export const eraseProducers = async (
  producers: readonly Producer[],
  now: Instant,
  { own }: Retention,
): Promise<Retained> => {
  let erasedProducers = 0;
  for (const producer of producers) {
    const days = producer.state === 'withdrawn' ? WITHDRAWN_DAYS : REJECTED_DAYS;
    if (!isOver(producer.updatedAt, days, now)) continue;
    if ((await own.erase(producer)) === 'erased') erasedProducers += 1;
  }
  return { ...NOTHING_RETAINED, erasedProducers };
};

/**
 * A registration whose address nobody has confirmed and on which nobody has decided goes, with what was written to that address: it may be anybody's. One
 * that a member took down by telephone has nothing to confirm, and stays.
 */
export const eraseUnconfirmed = async (
  producers: readonly Producer[],
  now: Instant,
  { own, confirmations }: Pick<Retention, 'own' | 'confirmations'>,
): Promise<Retained> => {
  let erasedProducers = 0;
  for (const producer of producers) {
    if (!isOver(producer.registeredAt, UNCONFIRMED_DAYS, now)) continue;
    const way = writtenChannel(producer.details.channels);
    const asked = way && (await confirmations.find(producer.id, way.to));
    if (asked === undefined || asked.confirmedAt !== null) continue;
    if ((await own.erase(producer)) === 'erased') erasedProducers += 1;
  }
  return { ...NOTHING_RETAINED, erasedProducers };
};
