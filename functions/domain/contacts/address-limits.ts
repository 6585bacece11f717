import type { Limit } from '#domain/shared/limits.ts';

const DAY_SECONDS = 86_400;

/** What anybody may cause at one address in a day, counted under the address (hashed): with the person, the counters go. */
export const ADDRESS_LIMITS = {
  /** Whoever mistypes, loses the mail and asks again passes. */
  askedMails: { what: 'asked-mail-to', most: 12, windowSeconds: DAY_SECONDS },
  subscriptionConfirmations: { what: 'subscription-confirmations', most: 10, windowSeconds: DAY_SECONDS },
  addressChanges: { what: 'address-changes-to', most: 5, windowSeconds: DAY_SECONDS },
  /** Nobody is to be flooded with confirmations that someone else asked for. */
  requestConfirmations: { what: 'request-confirmations', most: 6, windowSeconds: DAY_SECONDS },
} as const satisfies Record<string, Limit>;
