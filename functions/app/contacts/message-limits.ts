import { ADDRESS_LIMITS } from '#domain/contacts/address-limits.ts';
import { secondsAfter } from '#domain/shared/calendar.ts';
import type { CountedLimits, Limit, Limits } from '#domain/shared/limits.ts';
import type { Instant } from '#domain/shared/primitives.ts';
import type { Notice } from '#domain/upkeep/notice.ts';
import { log } from '#platform/log.ts';
import { measure } from '#platform/metrics.ts';
import type { SignedLinks } from '#platform/signed-link.ts';

/**
 * Messages that anybody can cause by typing an address into a form (codes, links, confirmations): how many go to one recipient, and how many in all, in a
 * day. What members and confirmed people cause is not counted here.
 */

const DAY_SECONDS = 86_400;

/** Whoever mistypes, loses the mail and asks again passes; nobody's telephone rings all day. */
const TO_ONE: Readonly<Record<Asked, Limit>> = {
  sms: { what: 'asked-sms-to', most: 5, windowSeconds: DAY_SECONDS },
  email: ADDRESS_LIMITS.askedMails,
};
/** On the model platform's busiest day 28,700 people subscribed, and some dozens of producers registered. A text message costs about 7 cents. */
const IN_ALL: Readonly<Record<Asked, Limit>> = {
  sms: { what: 'asked-sms', most: 400, windowSeconds: DAY_SECONDS },
  email: { what: 'asked-mail', most: 60_000, windowSeconds: DAY_SECONDS },
};

/** By which means a message is asked for. */
export type Asked = 'sms' | 'email';

export interface MessageLimits {
  readonly limits: Limits;
  readonly links: () => Promise<SignedLinks>;
}

/**
 * Counts one message to an address; false where there have been enough today.
 * @param addressHash as `SignedLinks.hash` makes it
 */
export const mayBeAskedOf = async (
  limits: Limits,
  kind: Asked,
  addressHash: string,
  now: Instant,
): Promise<boolean> => {
  if (!(await limits.allows(TO_ONE[kind], addressHash, now))) return false;
  if (await limits.allows(IN_ALL[kind], 'all', now)) return true;
  log.warn('the messages that anybody may ask for are used up today', { kind });
  measure({ AskedMessagesRefused: 1 });
  return false;
};

/** Likewise, of an address as it is written. */
export const mayBeSentTo = async (
  { limits, links }: MessageLimits,
  kind: Asked,
  address: string,
  now: Instant,
): Promise<boolean> => mayBeAskedOf(limits, kind, (await links()).hash(address), now);

const NOTICE_OF = { sms: 'askedSms', email: 'askedMail' } as const;

/** A line for the agency's home page where the messages of a day were used up: today, or yesterday. */
export const usedUpNotices = async (limits: CountedLimits, now: Instant): Promise<readonly Notice[]> => {
  const days = [now, secondsAfter(now, -DAY_SECONDS)];
  const found = await Promise.all(
    (['sms', 'email'] as const).flatMap((kind) =>
      days.map(async (at): Promise<Notice[]> => {
        const refused = (await limits.used(IN_ALL[kind], 'all', at)) - IN_ALL[kind].most;
        const since = `${at.slice(0, 'YYYY-MM-DD'.length)}T00:00:00.000Z`;
        return refused > 0 ? [{ kind: NOTICE_OF[kind], since, lastAt: at, count: refused }] : [];
      }),
    ),
  );
  return found.flat();
};
