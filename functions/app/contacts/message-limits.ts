import type { Limit, Limits } from '#domain/shared/limits.ts';
import type { Instant } from '#domain/shared/primitives.ts';
import { log } from '#platform/log.ts';
import type { SignedLinks } from '#platform/signed-link.ts';

/**
 * Messages that anybody can cause by typing an address into a form (codes, links, confirmations): how many go to one recipient, and how many in all, in a
 * day. What members and confirmed people cause is not counted here.
 */

const DAY_SECONDS = 86_400;

/** Whoever mistypes, loses the mail and asks again passes; nobody's telephone rings all day. */
const TO_ONE: Readonly<Record<Asked, Limit>> = {
  sms: { what: 'asked-sms-to', most: 5, windowSeconds: DAY_SECONDS },
  email: { what: 'asked-mail-to', most: 12, windowSeconds: DAY_SECONDS },
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
  return false;
};

/** Likewise, of an address as it is written. */
export const mayBeSentTo = async (
  { limits, links }: MessageLimits,
  kind: Asked,
  address: string,
  now: Instant,
): Promise<boolean> => mayBeAskedOf(limits, kind, (await links()).hash(address), now);
