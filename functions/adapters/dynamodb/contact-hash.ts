import { createHash } from 'node:crypto';

/** 26 letters and digits of the SHA-256 of an address: it keeps addresses out of keys, metrics and error messages, not out of the table. */
export const contactHash = (address: string): string =>
  BigInt(`0x${createHash('sha256').update(`contact:${address}`).digest('hex')}`)
    .toString(36)
    .padStart(50, '0')
    .slice(-26);
