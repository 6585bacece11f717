import { createHash } from 'node:crypto';
import { base36 } from './base36.ts';

/** 26 letters and digits of the SHA-256 of a dedupe key (134 bits): a name that may be shown to a provider as a tag. */
export const deliveryIdOf = (dedupeKey: string): string =>
  base36(createHash('sha256').update(dedupeKey).digest()).slice(-26);
