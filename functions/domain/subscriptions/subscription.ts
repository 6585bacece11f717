import { z } from 'zod';
import { Place } from '#domain/areas/place.ts';
import { FamilyCode } from '#domain/catalogue/codes.ts';
import { Audience, EmailAddress, Instant, Language, SubscriptionId } from '#domain/shared/primitives.ts';

/** pending -> active -> ended (with the reason); pending ends by itself when nobody confirms. */
export const SubscriptionState = z.enum(['pending', 'active', 'ended']);

export const EndReason = z.enum([
  'unsubscribed',
  'oneClick',
  'bounced',
  'complained',
  'notConfirmed',
  'erased',
  'endedByAgency',
  /** Three years without a sign of life. */
  'noContact',
]);
export type EndReason = z.infer<typeof EndReason>;

/** Proof of consent: what the person read, when, and when she confirmed (FACTS, law). */
export const Consent = z.strictObject({
  wording: z.string(),
  wordingVersion: z.string(),
  givenAt: Instant,
  confirmedAt: Instant.nullable(),
  confirmedBy: z.enum(['link', 'code']).nullable(),
});

export const Subscription = z.strictObject({
  id: SubscriptionId,
  state: SubscriptionState,
  email: EmailAddress,
  place: Place,
  audience: Audience,
  /** Only producers with one of these families; empty: all. */
  families: z.array(FamilyCode),
  language: Language,
  consent: Consent,
  /** Wrong codes typed so far; five end the code, not the link. */
  wrongCodes: z.int().min(0),
  createdAt: Instant,
  endedAt: Instant.nullable(),
  endReason: EndReason.nullable(),
  /** Last click or sign of life, from which three years of retention are counted. */
  lastContactAt: Instant,
});
export type Subscription = z.infer<typeof Subscription>;
