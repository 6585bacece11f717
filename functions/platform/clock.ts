import { randomBytes } from 'node:crypto';
import type { Instant } from '#domain/shared/primitives.ts';

/** The only clock and the only source of identifiers: handlers ask here and hand both to the domain. */
export const now = (): Instant => new Date().toISOString();

const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';

/** An unguessable identifier of 14 characters (31^14, about 69 bits), without letters that are misread on the telephone. */
export const newId = (): string => {
  const bytes = randomBytes(28);
  let id = '';
  for (const byte of bytes) {
    // 248 = 8 x 31: bytes above are skipped so that every letter is equally likely.
    if (byte < 248 && id.length < 14) id += ALPHABET[byte % ALPHABET.length];
  }
  return id.length === 14 ? id : newId();
};
