import { z } from 'zod';
import type { Place } from '#domain/areas/place.ts';
import { FamilyCode } from '#domain/catalogue/codes.ts';
import { secondsAfter } from '#domain/shared/calendar.ts';
import {
  Audience,
  CommuneCode,
  EmailAddress,
  Geohash,
  type Instant,
  type Language,
  type SubscriptionId,
} from '#domain/shared/primitives.ts';
import { CONSENT_VERSION, CONSENT_WORDING } from './consent.ts';
import type { EndReason, Subscription } from './subscription.ts';

/** What a visitor sends: `POST /api/subscriptions`, and the form of the subscribe page. */
export const SubscriptionInput = z.strictObject({
  email: EmailAddress,
  place: z.strictObject({ cell: Geohash, commune: CommuneCode }),
  audience: Audience.default('consumer'),
  families: z.array(FamilyCode).max(13).default([]),
});
export type SubscriptionInput = z.infer<typeof SubscriptionInput>;

/** The words from which the id of a subscription is hashed: same address, same place, same audience, one subscription. */
export const subscriptionWords = ({
  email,
  place,
  audience,
}: Pick<SubscriptionInput, 'email' | 'place' | 'audience'>): string =>
  `subscription:${email}|${place.cell}|${place.commune}|${audience}`;

export interface Given {
  readonly id: SubscriptionId;
  readonly input: SubscriptionInput;
  readonly place: Place;
  readonly language: Language;
  readonly now: Instant;
}

/** A subscription that waits for its address to be confirmed, with the consent as it was read. */
export const newSubscription = ({ id, input, place, language, now }: Given): Subscription => ({
  id,
  state: 'pending',
  email: input.email,
  place,
  audience: input.audience,
  families: input.families,
  language,
  consent: {
    wording: CONSENT_WORDING[language],
    wordingVersion: CONSENT_VERSION,
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

/** The person has shown that the address is hers. Twice is once; what has ended stays ended. */
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
