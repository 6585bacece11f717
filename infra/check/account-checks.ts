import { type ACMClient, DescribeCertificateCommand } from '@aws-sdk/client-acm';
import { GetAccountSettingsCommand, type LambdaClient } from '@aws-sdk/client-lambda';
import {
  DescribeAccountAttributesCommand,
  DescribeSpendLimitsCommand,
  type PinpointSMSVoiceV2Client,
} from '@aws-sdk/client-pinpoint-sms-voice-v2';
import { GetParameterCommand, type SSMClient } from '@aws-sdk/client-ssm';
import type { Territory } from '#platform/configuration.ts';
import { about, type Finding, nameOf } from './finding.ts';

/** The bootstrap that the templates ask for (`BootstrapVersion` in them). */
const BOOTSTRAP = '/cdk-bootstrap/hnb659fds/version';
const BOOTSTRAP_VERSION = 6;

export const checkBootstrap = async (ssm: SSMClient): Promise<readonly Finding[]> => {
  const bootstrap = about('bootstrap');
  try {
    const { Parameter } = await ssm.send(new GetParameterCommand({ Name: BOOTSTRAP }));
    return [
      Number(Parameter?.Value) >= BOOTSTRAP_VERSION
        ? bootstrap.ok(`version ${Parameter?.Value}.`)
        : bootstrap.beforeDeploying('it is too old for these templates: run npx cdk bootstrap again.'),
    ];
  } catch (error) {
    return [
      nameOf(error) === 'ParameterNotFound'
        ? bootstrap.beforeDeploying('this account and region were never prepared for the CDK: run npx cdk bootstrap.')
        : bootstrap.unknown(error),
    ];
  }
};

/**
 * How many functions may run at once. A new account has ten.
 * @param wanted `lambdaConcurrency` of cdk.json: what the templates were made for
 */
export const checkConcurrency = async (lambda: LambdaClient, wanted: number): Promise<readonly Finding[]> => {
  const concurrency = about('concurrency');
  try {
    const { AccountLimit } = await lambda.send(new GetAccountSettingsCommand({}));
    const { ConcurrentExecutions: all = 0 } = AccountLimit ?? {};
    if (all < wanted)
      return [
        concurrency.beforeDeploying(
          `${all} functions may run at once, cdk.json says ${wanted}: a burst of alerts would take the pages' share. Write "lambdaConcurrency": ${all}, and ask for ${Math.max(wanted, FOR_OPENING)} under Service Quotas, Lambda, concurrent executions.`,
        ),
      ];
    return [
      all < FOR_OPENING
        ? concurrency.beforeOpening(
            `${all} functions may run at once: enough to try, not for an opening hour of 670 pages a second. Ask for ${FOR_OPENING} under Service Quotas, Lambda, concurrent executions.`,
          )
        : concurrency.ok(`${all} functions may run at once.`),
    ];
  } catch (error) {
    return [concurrency.unknown(error)];
  }
};

/** 670 pages a second of 50 ms each are 34 at once when warm; cold starts of half a second and everything else, ten times that. */
const FOR_OPENING = 400;

export const checkSms = async (sms: PinpointSMSVoiceV2Client): Promise<readonly Finding[]> => {
  const text = about('SMS');
  try {
    const { AccountAttributes = [] } = await sms.send(new DescribeAccountAttributesCommand({}));
    const tier = AccountAttributes.find(({ Name }) => Name === 'ACCOUNT_TIER')?.Value;
    const { SpendLimits = [] } = await sms.send(new DescribeSpendLimitsCommand({}));
    const limit = SpendLimits.find(({ Name }) => Name === 'TEXT_MESSAGE_MONTHLY_SPEND_LIMIT')?.EnforcedLimit ?? 0;
    const spending = about('SMS spending');
    return [
      tier === 'PRODUCTION'
        ? text.ok('the account is out of the sandbox.')
        : text.beforeOpening(
            'the account is in the sandbox: only verified numbers get SMS. Ask for production access in the console of End User Messaging: sender name for France, transactional.',
          ),
      limit > 1
        ? spending.ok(`at most $${limit} a month, then SMS stop: a ceiling that you chose.`)
        : spending.beforeOpening(
            `at most $${limit} a month, about ${Math.floor(limit / 0.07)} SMS. Ask for a ceiling of your own, $70 for 1,000 SMS to France.`,
          ),
    ];
  } catch (error) {
    const isAbsent = /ENOTFOUND|UnknownEndpoint/.test(`${nameOf(error)} ${String(Reflect.get(Object(error), 'code'))}`);
    return [
      isAbsent
        ? text.beforeDeploying('End User Messaging is not in this region: choose another one, such as eu-west-3.')
        : text.unknown(error),
    ];
  }
};

/** @param acm of us-east-1, where CloudFront looks */
export const checkCertificate = async (
  acm: ACMClient,
  { certificateArn, domain }: Territory,
): Promise<readonly Finding[]> => {
  const certificate = about('certificate');
  if (certificateArn === '')
    return [
      certificate.beforeOpening(
        `none is named: the site answers at an address of CloudFront only, while its links say https://${domain}. Ask for one in ACM, us-east-1, and write its ARN in cdk.json.`,
      ),
    ];
  try {
    const { Certificate } = await acm.send(new DescribeCertificateCommand({ CertificateArn: certificateArn }));
    const names = Certificate?.SubjectAlternativeNames ?? [];
    if (!names.some((name) => name === domain || name === `*.${domain.slice(domain.indexOf('.') + 1)}`))
      return [certificate.beforeDeploying(`it is for ${names.join(', ') || 'nothing'}, not for ${domain}.`)];
    return [
      Certificate?.Status === 'ISSUED'
        ? certificate.ok(`issued for ${domain}.`)
        : certificate.beforeDeploying(
            `it is ${Certificate?.Status}: CloudFront takes issued ones only. Put its CNAME record in the zone of ${domain}.`,
          ),
    ];
  } catch (error) {
    return [
      nameOf(error) === 'ResourceNotFoundException'
        ? certificate.beforeDeploying('the ARN of cdk.json is no certificate of this account in us-east-1.')
        : certificate.unknown(error),
    ];
  }
};
