import { z } from 'zod';
import { addDays, instantAt, localTime } from '#domain/shared/calendar.ts';
import type { Instant } from '#domain/shared/primitives.ts';
import { Frequency, type ReadWording, type Subscription, Wishes } from './subscription.ts';
import type { SubscriptionStep } from './subscription-store.ts';

/** Longer than this is not a pause: then one stops. */
const MAX_PAUSE_DAYS = 366;

/** What a person chooses for all places at once. */
export const Choices = z.strictObject({
  frequency: Frequency,
  /** The first day on which they hear again (local date); null: not paused. */
  pausedUntil: z.iso.date().nullable().default(null),
  season: z.boolean().default(false),
});
export type Choices = z.infer<typeof Choices>;

export { Wishes };

/** Whether a pause may last until that day. */
export const isPauseInOrder = (until: string, now: Instant): boolean => {
  const today = localTime(now).date;
  return until > today && until <= addDays(today, MAX_PAUSE_DAYS);
};

const goesOn = ({ state }: Subscription): boolean => state !== 'ended';

/** The same choices for a subscription as for all others of the person, `read` being the words beside "in season"; undefined where nothing changes. */
export const choose =
  ({ frequency, pausedUntil, season }: Choices, read: ReadWording, now: Instant): SubscriptionStep =>
  (subscription) => {
    if (!goesOn(subscription)) return undefined;
    const until = pausedUntil === null ? null : instantAt(pausedUntil, '00:00');
    const after: Subscription = {
      ...subscription,
      frequency,
      pausedUntil: until,
      season: season ? (subscription.season ?? { ...read, givenAt: now }) : null,
      lastContactAt: now,
    };
    return after;
  };

/** What is looked for at one place. */
export const wish =
  (wishes: Wishes, now: Instant): SubscriptionStep =>
  (subscription) =>
    goesOn(subscription) ? { ...subscription, ...wishes, lastContactAt: now } : undefined;

/** "In season" alone; alerts go on. */
export const stopSeason: SubscriptionStep = (subscription) =>
  subscription.season === null ? undefined : { ...subscription, season: null };

/** The person has shown a sign of life: the years of retention begin anew. */
export const sawThePerson =
  (now: Instant): SubscriptionStep =>
  (subscription) =>
    goesOn(subscription) ? { ...subscription, lastContactAt: now } : undefined;

/** The same subscription at another place or for another address: who it is, what is looked for and the consent stay. */
export const movedTo = (
  subscription: Subscription,
  to: Pick<Subscription, 'id' | 'person' | 'email' | 'place'>,
  now: Instant,
): Subscription => ({ ...subscription, ...to, lastContactAt: now, softBounces: [], stillWatchingAt: null });
