import { ACMClient } from '@aws-sdk/client-acm';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { PinpointSMSVoiceV2Client } from '@aws-sdk/client-pinpoint-sms-voice-v2';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import { SSMClient } from '@aws-sdk/client-ssm';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import type { Territory } from '#platform/configuration.ts';
import { checkBootstrap, checkCertificate, checkConcurrency, checkSms } from './account-checks.ts';
import { about, type Finding, nameOf } from './finding.ts';
import { checkMailAccount, checkMailIdentity } from './mail-checks.ts';

export interface DeployCheckOptions {
  readonly territory: Territory;
  readonly lambdaConcurrency: number;
  /** An earlier deployment made what is there: an identity of SES is then its own. */
  readonly isUpdate?: boolean;
}

/** Asks AWS, reading only, for what a deployment needs. Never throws: what AWS does not say is a finding, too. */
export const deployCheck = async ({
  territory,
  lambdaConcurrency,
  isUpdate = false,
}: DeployCheckOptions): Promise<readonly Finding[]> => {
  const who = await checkCaller();
  if (who.state !== 'ok') return [who];
  const ses = new SESv2Client({});
  const mine = isUpdate ? { ...territory, sender: { ...territory.sender, identityExists: true } } : territory;
  const found = await Promise.all([
    checkBootstrap(new SSMClient({})),
    checkConcurrency(new LambdaClient({}), lambdaConcurrency),
    checkMailAccount(ses, territory),
    checkMailIdentity(ses, mine),
    checkSms(new PinpointSMSVoiceV2Client({})),
    checkCertificate(new ACMClient({ region: 'us-east-1' }), territory),
  ]);
  return [who, ...found.flat()];
};

/** Who asks, and where: without it nothing else can be known. */
const checkCaller = async (): Promise<Finding> => {
  const account = about('account');
  try {
    const sts = new STSClient({});
    const [{ Account }, region] = await Promise.all([sts.send(new GetCallerIdentityCommand({})), sts.config.region()]);
    return account.ok(`${Account}, region ${region}.`);
  } catch (error) {
    return account.beforeDeploying(
      /region/i.test(String(error))
        ? 'no region is chosen: set AWS_REGION, such as eu-west-3.'
        : `AWS does not know who asks (${nameOf(error)}): sign in as for the AWS command line.`,
    );
  }
};
