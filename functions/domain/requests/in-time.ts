import { smsOpening } from '#domain/ledger/quiet-hours.ts';
import { instantAt } from '#domain/shared/calendar.ts';
import type { Instant } from '#domain/shared/primitives.ts';

/** A request goes on to the next channel in time for what it is about. */

/** Where there is time, a producer has a day to answer by one channel; it begins when the message may leave. */
const MAX_HOURS = 24;
/** Less than this is no time to read a message. */
const MIN_MINUTES = 15;

/** As long as one try takes at worst: a worker that dies is known after a quarter of an hour, and so long has the one who reads it. */
const ONE_TRY_MINUTES = 30;

/** Whether there is time for one try alone: then a person is asked to call beside it, and need not if the answer comes by itself. */
export const isLastTry = (until: Instant | undefined, now: Instant): boolean =>
  until !== undefined && until > now && Date.parse(until) - Date.parse(now) < ONE_TRY_MINUTES * 60_000;

/** Until when an answer is of use: to the deadline; without one, before the day begins; on the day itself, before its evening. */
export const knownBy = (
  passage: { readonly day: string; readonly deadline: Instant | null },
  now: Instant,
): Instant => {
  const morning = instantAt(passage.day, '00:00');
  return passage.deadline ?? (morning > now ? morning : instantAt(passage.day, '18:00'));
};

/** When the next channel is tried: after half of what is left, and never later than a day. */
export const nextChannelAt = (leaves: Instant, until: Instant | undefined): Instant => {
  const left = until === undefined ? Number.POSITIVE_INFINITY : Date.parse(until) - Date.parse(leaves);
  const wait = Math.min(MAX_HOURS * 3_600_000, Math.max(MIN_MINUTES * 60_000, left / 2));
  return new Date(Date.parse(leaves) + Math.round(wait)).toISOString();
};

/** Whether an SMS owed now would wait for its hours until the answer is of no use. What was late anyhow, and goes at once, is not. */
export const comesTooLate = (until: Instant | undefined, now: Instant): boolean => {
  const opening = smsOpening(now);
  return until !== undefined && opening > now && opening >= until;
};
