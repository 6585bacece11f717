import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { linkKeysOf, readKeyRing } from '#platform/link-keys.ts';
import { type SignedLinks, signedLinks } from '#platform/signed-link.ts';

/** A new key is believed by every function long before the first link is signed with it: `npm run rotate` waits that long between its steps. */
const KEPT_MS = 5 * 60_000;

export interface LinkSecrets {
  /** ARN of the secret with the keys that sign. */
  readonly ring: string;
  /** ARN of the secret that never changes. */
  readonly lasting: string;
}

/** Signed links over the secrets of the stack, read again every few minutes. A failed read is tried again by the next caller. */
export const linksFrom = (
  secrets: LinkSecrets,
  client: Pick<SecretsManagerClient, 'send'> = new SecretsManagerClient({ maxAttempts: 3 }),
): (() => Promise<SignedLinks>) => {
  const secretOf = async (arn: string): Promise<string> => {
    const { SecretString = '' } = await client.send(new GetSecretValueCommand({ SecretId: arn }));
    return SecretString;
  };
  let links: Promise<SignedLinks> | undefined;
  let readAt = 0;
  return () => {
    if (links === undefined || Math.abs(Date.now() - readAt) > KEPT_MS) {
      readAt = Date.now();
      links = Promise.all([secretOf(secrets.ring), secretOf(secrets.lasting)]).then(([ring, lasting]) =>
        signedLinks(linkKeysOf(readKeyRing(ring), lasting)),
      );
      links.catch(() => {
        links = undefined;
      });
    }
    return links;
  };
};
