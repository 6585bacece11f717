import { createHash } from 'node:crypto';
import { base36 } from '#platform/base36.ts';

/** 26 letters and digits of the SHA-256 of an address: it keeps addresses out of keys, metrics and error messages, not out of the table. */
export const contactHash = (address: string): string =>
  base36(createHash('sha256').update(`contact:${address}`).digest()).slice(-26);
