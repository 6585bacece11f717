import { parseArgs } from 'node:util';
import { ListSecretsCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import {
  changeFrontKey,
  changeSecret,
  overRing,
  prepareKey,
  RotationRefused,
  retireKeys,
  switchKey,
} from './rotation.ts';

/**
 * `npm run rotate -- links prepare|switch|retire [--leaked]` and `npm run rotate -- front`: changes a secret of the site whose AWS account is signed in to.
 * What happens at each step, and when: docs/secrets.md.
 */
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { leaked: { type: 'boolean', default: false }, secret: { type: 'string' } },
});
const [what = '', step = ''] = positionals;
const client = new SecretsManagerClient({});

/** By what the stack says of it, unless it is named. */
const secretCalled = async (description: string): Promise<string> => {
  if (values.secret !== undefined) return values.secret;
  const { SecretList = [] } = await client.send(
    new ListSecretsCommand({ Filters: [{ Key: 'description', Values: [description] }] }),
  );
  const [only, ...others] = SecretList;
  if (only?.ARN === undefined || others.length > 0)
    throw new RotationRefused(
      `${SecretList.length} secrets are described as "${description}": name the one that is meant with --secret ARN.`,
    );
  return only.ARN;
};

const now = new Date().toISOString();
const NEXT: Readonly<Record<string, string>> = {
  prepare:
    'A new key is there, and signs nothing yet. In ten minutes every function believes it; then: npm run rotate -- links switch',
  switch:
    'The new key signs. Links of the old one live on; in three years, or after a leak: npm run rotate -- links retire',
  retire: 'The old keys are gone. Links that they signed open nothing any more.',
};

const links = async (): Promise<string> => {
  const steps = {
    prepare: overRing((ring) => prepareKey(ring).ring),
    switch: overRing((ring) => switchKey(ring, now)),
    retire: overRing((ring) => retireKeys(ring, now, values.leaked)),
  };
  const change = step === 'prepare' || step === 'switch' || step === 'retire' ? steps[step] : undefined;
  if (change === undefined) throw new RotationRefused('Say which step: prepare, switch or retire.');
  await changeSecret(client, await secretCalled('Alaronde: the keys that sign the links'), change);
  return NEXT[step] ?? '';
};

const front = async (): Promise<string> => {
  const secret = await secretCalled('Alaronde: the header by which the API knows CloudFront');
  const version = await changeSecret(client, secret, changeFrontKey);
  return `A new key is there, and nobody uses it yet. Now deploy, which tells the functions first and then CloudFront:\nnpm run deploy -- -c frontKey=${version}`;
};

try {
  if (what !== 'links' && what !== 'front') throw new RotationRefused('Say which secret: links or front.');
  console.log(await (what === 'links' ? links() : front()));
} catch (error) {
  if (!(error instanceof RotationRefused)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
