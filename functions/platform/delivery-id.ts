import { createHash } from 'node:crypto';

/** 26 letters and digits of the SHA-256 of a dedupe key (134 bits): a name that may be shown to a provider as a tag. */
export const deliveryIdOf = (dedupeKey: string): string =>
  BigInt(`0x${createHash('sha256').update(dedupeKey).digest('hex')}`)
    .toString(36)
    .padStart(50, '0')
    .slice(-26);
