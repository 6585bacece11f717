import { z } from 'zod';
import { Place } from '#domain/areas/place.ts';
import { FamilyCode, LabelCode } from '#domain/catalogue/codes.ts';
import {
  Audience,
  EmailAddress,
  freeText,
  Instant,
  Language,
  PersonId,
  SubscriptionId,
} from '#domain/shared/primitives.ts';

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
  /** The person chose another place, or another address: another subscription goes on. */
  'moved',
]);
export type EndReason = z.infer<typeof EndReason>;

/** Words that a person agreed to, and which version of them. */
const ReadWording = z.strictObject({ wording: z.string(), wordingVersion: z.string() });
export type ReadWording = z.infer<typeof ReadWording>;

/** Proof of consent: what the person read, when, and when they confirmed. The law wants it kept (GDPR, article 7). */
const Consent = z.strictObject({
  ...ReadWording.shape,
  givenAt: Instant,
  confirmedAt: Instant.nullable(),
  confirmedBy: z.enum(['link', 'code']).nullable(),
});

/** How often a person wants to hear: at once (and at most one mail a day), every morning, on Friday mornings. */
export const Frequency = z.enum(['atOnce', 'daily', 'weekly']);
export type Frequency = z.infer<typeof Frequency>;

/** Products in words, at most so many, so long. */
const MAX_WORDS = 5;
export const MAX_RADIUS_KM = 200;

/**
 * What a person asked for beside the place. Fields came one after the other: what an older record lacks is what nobody had chosen.
 */
export const Wishes = z.strictObject({
  /** Only producers with one of these families; empty: all. */
  families: z.array(FamilyCode).max(13).default([]),
  /** Only producers with one of these labels; empty: all. */
  labels: z.array(LabelCode).max(12).default([]),
  /** Only producers who sell something that has one of these words in its name; empty: all. */
  words: z.array(freeText(40).min(2)).max(MAX_WORDS).default([]),
  /** Only producers whose farm is at most so far from the place, km; null: however far, if they deliver. */
  radiusKm: z.int().min(1).max(MAX_RADIUS_KM).nullable().default(null),
  /** Whether who sends by parcel is news. */
  parcels: z.boolean().default(false),
});
export type Wishes = z.infer<typeof Wishes>;

/** Consent to "in season near you": its own, beside that to alerts. */
const SeasonConsent = z.strictObject({ ...ReadWording.shape, givenAt: Instant });

export const Subscription = z.strictObject({
  id: SubscriptionId,
  /** Whose it is. Records of before get it from their index key. */
  person: PersonId,
  state: SubscriptionState,
  email: EmailAddress,
  place: Place,
  audience: Audience,
  ...Wishes.shape,
  /** The same for all subscriptions of a person, as are `pausedUntil` and `season`: matching reads them here. */
  frequency: Frequency.default('atOnce'),
  /** Nothing is told before this instant; null: not paused. */
  pausedUntil: Instant.nullable().default(null),
  season: SeasonConsent.nullable().default(null),
  /** Mails that came back though the address exists (a full mailbox), the latest ones. */
  softBounces: z.array(Instant).default([]),
  /** Of which silence (since when nothing was new) the person was told that we still watch: once each. */
  stillWatchingAt: Instant.nullable().default(null),
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
