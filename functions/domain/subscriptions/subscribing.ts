import { z } from 'zod';
import type { Place } from '#domain/areas/place.ts';
import { secondsAfter } from '#domain/shared/calendar.ts';
import {
  Audience,
  CommuneCode,
  EmailAddress,
  Geohash,
  type Instant,
  type Language,
  type PersonId,
  type SubscriptionId,
} from '#domain/shared/primitives.ts';
import { type EndReason, Frequency, type ReadWording, type Subscription, Wishes } from './subscription.ts';

/** What a visitor sends: `POST /api/subscriptions`, and the form of the subscribe page. */
export const SubscriptionInput = z.strictObject({
  email: EmailAddress,
  place: z.strictObject({ cell: Geohash, commune: CommuneCode }),
  audience: Audience.default('consumer'),
  ...Wishes.shape,
  /** Absent: as the person has chosen before, else at once. */
  frequency: Frequency.optional(),
});
export type SubscriptionInput = z.infer<typeof SubscriptionInput>;

/** The words from which the id of a subscription is hashed: same address, same place, same audience, one subscription. */
export const subscriptionWords = ({
  email,
  place,
  audience,
}: {
  readonly email: string;
  readonly place: { readonly cell: string; readonly commune: string | null };
  readonly audience: Audience;
}): string => `subscription:${email}|${place.cell}|${place.commune}|${audience}`;

export interface Given {
  readonly id: SubscriptionId;
  readonly person: PersonId;
  /** What the person has chosen before, for another place. */
  readonly known?: Pick<Subscription, 'frequency' | 'pausedUntil' | 'season' | 'softBounces'> | undefined;
  readonly input: SubscriptionInput;
  readonly place: Place;
  readonly language: Language;
  /** What was read before the address was given. */
  readonly consent: ReadWording;
  readonly now: Instant;
}

/** A subscription that waits for its address to be confirmed, with the consent as it was read. */
export const newSubscription = ({ id, person, known, input, place, language, consent, now }: Given): Subscription => ({
  id,
  person,
  state: 'pending',
  email: input.email,
  place,
  audience: input.audience,
  families: input.families,
  labels: input.labels,
  words: input.words,
  radiusKm: input.radiusKm,
  parcels: input.parcels,
  frequency: input.frequency ?? known?.frequency ?? 'atOnce',
  pausedUntil: known?.pausedUntil ?? null,
  season: known?.season ?? null,
  softBounces: known?.softBounces ?? [],
  stillWatchingAt: null,
  language,
  consent: {
    ...consent,
    givenAt: now,
    confirmedAt: null,
    confirmedBy: null,
  },
  wrongCodes: 0,
  createdAt: now,
  endedAt: null,
  endReason: null,
  lastContactAt: now,
});

/** A confirmation mail asked for again within this time is the one already on its way: a double click. */
const SAME_MAIL_SECONDS = 120;

/** Five wrong codes end the code; the link in the mail still works. */
export const MAX_WRONG_CODES = 5;

/** What is pending is forgotten after a week, and so is its code; its link expires with it (LIFETIMES of the platform). */
export const PENDING_DAYS = 7;

/**
 * The same address asks again for the same place. Ended or still pending: a fresh consent and a fresh code. Undefined (nothing changes)
 * where it is active, or where the mail has only just been asked for.
 */
export const askAgain =
  (given: Given) =>
  (subscription: Subscription): Subscription | undefined => {
    if (subscription.state === 'active') return undefined;
    const recent = secondsAfter(subscription.consent.givenAt, SAME_MAIL_SECONDS) > given.now;
    if (subscription.state === 'pending' && recent) return undefined;
    return { ...newSubscription(given), createdAt: subscription.createdAt };
  };

/** Which confirmation mail a subscription is owed now: one for each consent; for an active one, one an hour says that it is active. */
export const confirmationTurn = (subscription: Subscription, now: Instant): string =>
  subscription.state === 'active' ? `active ${now.slice(0, 13)}` : subscription.consent.givenAt;

/** What the 6-digit code is derived from: a fresh consent has a fresh code. */
export const codeSubject = ({ id, consent }: Subscription): string => `${id}:${consent.givenAt}`;

/**
 * One try of the code, counted before it is compared, so that tries at the same time are as many as tries in turn. Undefined where the code has
 * ended: five tries, a week, or nothing to confirm.
 */
export const tryCode =
  (now: Instant) =>
  (subscription: Subscription): Subscription | undefined =>
    subscription.state === 'pending' && subscription.wrongCodes < MAX_WRONG_CODES && !isForgotten(subscription, now)
      ? { ...subscription, wrongCodes: subscription.wrongCodes + 1 }
      : undefined;

const isForgotten = ({ consent }: Subscription, now: Instant): boolean =>
  secondsAfter(consent.givenAt, PENDING_DAYS * 86_400) <= now;

/** The person has shown that the address is theirs. Twice is once; what has ended stays ended. */
export const confirmSubscription =
  (by: 'link' | 'code', now: Instant) =>
  (subscription: Subscription): Subscription | undefined =>
    subscription.state === 'pending'
      ? {
          ...subscription,
          state: 'active',
          wrongCodes: 0,
          consent: { ...subscription.consent, confirmedAt: now, confirmedBy: by },
          lastContactAt: now,
        }
      : undefined;

export const endSubscription =
  (reason: EndReason, now: Instant) =>
  (subscription: Subscription): Subscription | undefined =>
    subscription.state === 'ended' ? undefined : { ...subscription, state: 'ended', endedAt: now, endReason: reason };

/** So many mails that came back within so long, though the address exists, end it: a mailbox that stays full is not read. */
const MAX_SOFT_BOUNCES = 3;
const SOFT_BOUNCE_DAYS = 60;

/** A mail came back, for a passing reason as the server says: the third one ends the subscription. */
export const noteSoftBounce =
  (now: Instant) =>
  (subscription: Subscription): Subscription | undefined => {
    if (subscription.state === 'ended' || subscription.softBounces.includes(now)) return undefined;
    const recent = subscription.softBounces.filter((at) => secondsAfter(at, SOFT_BOUNCE_DAYS * 86_400) > now);
    const softBounces = [...recent, now];
    const noted = { ...subscription, softBounces };
    return softBounces.length < MAX_SOFT_BOUNCES ? noted : (endSubscription('bounced', now)(noted) ?? noted);
  };
