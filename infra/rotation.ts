import { randomBytes } from 'node:crypto';
import {
  GetSecretValueCommand,
  PutSecretValueCommand,
  type SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { z } from 'zod';
import { type KeyRing, readKeyRing, writeKeyRing } from '#platform/link-keys.ts';
import { LIFETIMES } from '#platform/signed-link.ts';

/** Changing the secrets of a running site (docs/secrets.md): pure steps over what a secret holds, and the two calls that read and write it. */

/** Said instead of doing something that would hurt; the text says what to do. */
export class RotationRefused extends Error {
  override readonly name = 'RotationRefused';
}

const newKey = (): string => randomBytes(48).toString('base64url');

const NAMES = 'abcdefghijklmnopqrstuvwxyz';

/** The longest that a link lives, milliseconds. */
const LONGEST_LIFE_MS = Math.max(...Object.values(LIFETIMES)) * 1_000;

/** First step: a new key that every function believes and none signs with yet. */
export const prepareKey = (
  ring: KeyRing,
  key: string = newKey(),
): { readonly ring: KeyRing; readonly name: string } => {
  if (waiting(ring) !== undefined)
    throw new RotationRefused(`The key ${waiting(ring)} is prepared already: go on with "switch".`);
  const name = [...NAMES].find((one) => ring.keys[one] === undefined);
  if (name === undefined) throw new RotationRefused('There are 26 keys: retire one first.');
  return { ring: { ...ring, keys: { ...ring.keys, [name]: key } }, name };
};

/** Second step, when every function has read the new key (six minutes later): it signs. Links of the old one live on. */
export const switchKey = (ring: KeyRing, now: string): KeyRing => {
  const name = waiting(ring);
  if (name === undefined) throw new RotationRefused('No key is prepared: begin with "prepare".');
  return { signing: name, since: now, keys: ring.keys };
};

/**
 * Third step: keys that do not sign any more are believed no longer. When no link of theirs can be alive, or at once where one has leaked.
 */
export const retireKeys = (ring: KeyRing, now: string, leaked: boolean): KeyRing => {
  if (waiting(ring) !== undefined)
    throw new RotationRefused('A key is prepared and does not sign yet: "switch" first.');
  const free = Date.parse(ring.since ?? now) + LONGEST_LIFE_MS;
  if (!leaked && Date.parse(now) < free)
    throw new RotationRefused(
      `Links of the old keys live until ${new Date(free).toISOString().slice(0, 10)}. If a key has leaked: "retire --leaked"; those links die.`,
    );
  return { ...ring, keys: { [ring.signing]: ring.keys[ring.signing] ?? '' } };
};

/** The key that came after the one that signs: keys stand in the order in which they were made. */
const waiting = ({ signing, keys }: KeyRing): string | undefined => {
  const names = Object.keys(keys);
  return names.at(-1) === signing ? undefined : names.at(-1);
};

const FrontKeys = z.strictObject({ current: z.string(), previous: z.string() });

/** The header of the front: the old one is believed until the next change. */
export const changeFrontKey = (secret: string, key: string = newKey()): string => {
  const { current } = FrontKeys.parse(JSON.parse(secret));
  return JSON.stringify({ current: key, previous: current });
};

/** Reads a secret, changes what it holds, writes it. @returns the version that was written */
export const changeSecret = async (
  client: Pick<SecretsManagerClient, 'send'>,
  id: string,
  change: (value: string) => string,
): Promise<string> => {
  const { SecretString = '' } = await client.send(new GetSecretValueCommand({ SecretId: id }));
  const { VersionId = '' } = await client.send(
    new PutSecretValueCommand({ SecretId: id, SecretString: change(SecretString) }),
  );
  return VersionId;
};

export const overRing =
  (change: (ring: KeyRing) => KeyRing) =>
  (secret: string): string =>
    writeKeyRing(change(readKeyRing(secret)));
