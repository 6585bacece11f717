import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { type SignedLinks, signedLinks } from '#platform/signed-link.ts';

/** Signed links over the secret of the stack, read once for the life of the function. A failed read is tried again by the next caller. */
export const linksFrom = (secretArn: string): (() => Promise<SignedLinks>) => {
  const client = new SecretsManagerClient({ maxAttempts: 3 });
  let links: Promise<SignedLinks> | undefined;
  return () => {
    links ??= client
      .send(new GetSecretValueCommand({ SecretId: secretArn }))
      .then(({ SecretString }) => {
        if (SecretString === undefined || SecretString.length < 32)
          throw new Error('the link secret is missing or too short');
        return signedLinks(SecretString);
      })
      .catch((error: unknown) => {
        links = undefined;
        throw error;
      });
    return links;
  };
};
