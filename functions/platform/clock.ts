import { randomBytes, randomInt } from 'node:crypto';
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

/** No letter that is misread for another. */
const CODE_ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';

/** The code of a short link: 57^10, about 58 bits. With 100,000 of them alive, one guess in four million million hits. */
export const newLinkCode = (): string =>
  Array.from({ length: 10 }, () => CODE_ALPHABET[randomInt(CODE_ALPHABET.length)]).join('');
