import { z } from 'zod';
import type { LinkKeys } from './signed-link.ts';

const KeyName = z.string().regex(/^[a-z]$/);
const Key = z.string().min(32);

/**
 * The secret that holds the keys of links: `{"signing": "b", "since": "2026-11-28T08:00:00.000Z", "a": "…", "b": "…"}`. One signs, all are believed; they stand in the order in
 * which they were made, which is why they are called by letters. The
 * first is made with the stack; `npm run rotate` (docs/secrets.md) adds the others and takes them away.
 */
export const KeyRing = z
  .looseObject({
    signing: KeyName,
    /** Since when it signs; absent of the first. */
    since: z.iso.datetime().optional(),
  })
  .transform(({ signing, since, ...keys }) => ({ signing, since, keys: z.record(KeyName, Key).parse(keys) }))
  .refine(({ signing, keys }) => keys[signing] !== undefined, 'the key that signs is not among the keys');
export type KeyRing = z.output<typeof KeyRing>;

export const readKeyRing = (secret: string): KeyRing => KeyRing.parse(JSON.parse(secret));

export const writeKeyRing = ({ signing, since, keys }: KeyRing): string =>
  JSON.stringify({ signing, ...(since === undefined ? {} : { since }), ...keys });

/** @param lasting the secret from which codes, ids and index keys are derived */
export const linkKeysOf = ({ signing, keys }: KeyRing, lasting: string): LinkKeys => {
  if (lasting.length < 32) throw new Error('the lasting secret is too short');
  return { signing, byName: new Map(Object.entries(keys)), lasting };
};
