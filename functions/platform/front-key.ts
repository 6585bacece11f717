import { createHash, timingSafeEqual } from 'node:crypto';

/** The header by which the functions know that a call came through the front (infra/constructs/front-secret.ts). */
export const FRONT_KEY_HEADER = 'x-alaronde-front';

/** Shorter ones stand for none. */
const MIN_LENGTH = 20;

/** @param believed keys of the front, between commas: the current one, and the one before while it goes */
export const frontKeys = (believed: string): ((given: string | undefined) => boolean) => {
  const digest = (key: string) => createHash('sha256').update(key).digest();
  const known = believed
    .split(',')
    .filter((key) => key.length >= MIN_LENGTH)
    .map(digest);
  if (known.length === 0) throw new Error('there is no key by which to know the front');
  return (given = '') => known.some((key) => timingSafeEqual(key, digest(given)));
};
