import { ACMClient, DescribeCertificateCommand } from '@aws-sdk/client-acm';
import { GetAccountSettingsCommand, LambdaClient } from '@aws-sdk/client-lambda';
import {
  DescribeAccountAttributesCommand,
  DescribeSpendLimitsCommand,
  PinpointSMSVoiceV2Client,
} from '@aws-sdk/client-pinpoint-sms-voice-v2';
import { GetAccountCommand, GetEmailIdentityCommand, SESv2Client } from '@aws-sdk/client-sesv2';
import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { mockClient } from 'aws-sdk-client-mock';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { deployCheck } from '#infra/check/deploy-check.ts';
import { type Finding, report } from '#infra/check/finding.ts';
import { aTerritory } from '../../support/territory.ts';

const sts = mockClient(STSClient);
const ssm = mockClient(SSMClient);
const lambda = mockClient(LambdaClient);
const ses = mockClient(SESv2Client);
const sms = mockClient(PinpointSMSVoiceV2Client);
const acm = mockClient(ACMClient);
const all = [sts, ssm, lambda, ses, sms, acm];

const ARN = 'arn:aws:acm:us-east-1:123456789012:certificate/abc';
const refusal = (name: string) => Object.assign(new Error(name), { name });

/** An account in which all is as it must be. */
beforeEach(() => {
  vi.stubEnv('AWS_REGION', 'eu-west-3');
  sts.on(GetCallerIdentityCommand).resolves({ Account: '123456789012' });
  ssm.on(GetParameterCommand).resolves({ Parameter: { Value: '30' } });
  lambda.on(GetAccountSettingsCommand).resolves({ AccountLimit: { ConcurrentExecutions: 1000 } });
  ses.on(GetAccountCommand).resolves({
    ProductionAccessEnabled: true,
    SendingEnabled: true,
    SendQuota: { Max24HourSend: 100_000, MaxSendRate: 50 },
  });
  ses.on(GetEmailIdentityCommand).rejects(refusal('NotFoundException'));
  sms
    .on(DescribeAccountAttributesCommand)
    .resolves({ AccountAttributes: [{ Name: 'ACCOUNT_TIER', Value: 'PRODUCTION' }] });
  sms.on(DescribeSpendLimitsCommand).resolves({
    SpendLimits: [{ Name: 'TEXT_MESSAGE_MONTHLY_SPEND_LIMIT', EnforcedLimit: 70, MaxLimit: 100, Overridden: true }],
  });
  acm.on(DescribeCertificateCommand).resolves({
    Certificate: { Status: 'ISSUED', SubjectAlternativeNames: ['alaronde.example'] },
  });
});
afterEach(() => {
  vi.unstubAllEnvs();
  for (const one of all) one.reset();
});

const territory = (sender = {}) => {
  const known = aTerritory();
  return { ...known, certificateArn: ARN, sender: { ...known.sender, ...sender } };
};
const check = (options = {}) => deployCheck({ territory: territory(), lambdaConcurrency: 1000, ...options });
const found = (findings: readonly Finding[], what: string) => findings.filter((one) => one.what === what);
const stateOf = async (what: string, options = {}) => found(await check(options), what).map(({ state }) => state);

describe('a look at the account before deploying', () => {
  test('where all is as it must be, one may deploy', async () => {
    const findings = await check();
    expect(findings.filter(({ state }) => state !== 'ok')).toEqual([]);
    expect(report(findings)).toMatchObject({
      mayDeploy: true,
      text: expect.stringMatching(/123456789012, region eu-west-3[\s\S]*You can deploy\.$/),
    });
  });

  test('nobody signed in: that alone is said, in words', async () => {
    sts.on(GetCallerIdentityCommand).rejects(refusal('CredentialsProviderError'));
    const findings = await check();
    expect(findings).toHaveLength(1);
    expect(report(findings)).toMatchObject({ mayDeploy: false, text: expect.stringMatching(/✗ account: .*sign in/) });
  });

  test('never bootstrapped, or long ago', async () => {
    ssm.on(GetParameterCommand).rejects(refusal('ParameterNotFound'));
    const findings = await check();
    expect(report(findings).text).toMatch(/^✗ bootstrap: .*npx cdk bootstrap/);
    ssm.on(GetParameterCommand).resolves({ Parameter: { Value: '5' } });
    expect(await stateOf('bootstrap')).toEqual(['before deploying']);
  });

  test('a new account runs ten functions at once: the templates must know, and more be asked for', async () => {
    lambda.on(GetAccountSettingsCommand).resolves({ AccountLimit: { ConcurrentExecutions: 10 } });
    const findings = await check();
    expect(report(findings).text).toMatch(/✗ concurrency: 10 functions .*"lambdaConcurrency": 10/);
    expect(await stateOf('concurrency', { lambdaConcurrency: 10 })).toEqual(['before opening']);
  });

  test('mail: sandbox, pause and quota', async () => {
    ses.on(GetAccountCommand).resolves({ ProductionAccessEnabled: false, SendingEnabled: true });
    const trial = await check({ territory: territory({ trialRecipients: ['moi@exemple.invalid'] }) });
    expect(found(trial, 'mail')).toMatchObject([
      { state: 'before opening', said: expect.stringContaining('moi@exemple.invalid') },
    ]);
    ses.on(GetAccountCommand).resolves({ ProductionAccessEnabled: true, SendingEnabled: false });
    expect(await stateOf('mail')).toEqual(['before deploying']);
    ses.on(GetAccountCommand).resolves({
      ProductionAccessEnabled: true,
      SendingEnabled: true,
      SendQuota: { Max24HourSend: 20_000, MaxSendRate: 14 },
    });
    expect(await stateOf('mail quota')).toEqual(['before opening']);
  });

  test('an identity that the wizard made must be adopted; one of an earlier deployment is our own', async () => {
    ses.on(GetEmailIdentityCommand).resolves({ VerifiedForSendingStatus: true });
    expect(found(await check(), 'mail identity')).toMatchObject([
      { state: 'ok' },
      { state: 'before deploying', said: expect.stringContaining('sender.identityExists') },
    ]);
    expect(await stateOf('mail identity', { territory: territory({ identityExists: true }) })).toEqual(['ok']);
    expect(await stateOf('mail identity', { isUpdate: true })).toEqual(['ok']);
    ses.on(GetEmailIdentityCommand).resolves({ VerifiedForSendingStatus: false });
    expect(await stateOf('mail identity', { isUpdate: true })).toEqual(['before opening']);
    ses.on(GetEmailIdentityCommand).rejects(refusal('NotFoundException'));
    expect(await stateOf('mail identity', { territory: territory({ identityExists: true }) })).toEqual([
      'before deploying',
    ]);
  });

  test('SMS: sandbox, a ceiling of one dollar, and a region without them', async () => {
    sms
      .on(DescribeAccountAttributesCommand)
      .resolves({ AccountAttributes: [{ Name: 'ACCOUNT_TIER', Value: 'SANDBOX' }] });
    sms.on(DescribeSpendLimitsCommand).resolves({
      SpendLimits: [{ Name: 'TEXT_MESSAGE_MONTHLY_SPEND_LIMIT', EnforcedLimit: 1, MaxLimit: 1, Overridden: false }],
    });
    const findings = await check();
    expect(found(findings, 'SMS')).toMatchObject([{ state: 'before opening' }]);
    expect(found(findings, 'SMS spending')).toMatchObject([
      { state: 'before opening', said: expect.stringContaining('14 SMS') },
    ]);
    sms.on(DescribeAccountAttributesCommand).rejects(Object.assign(new Error('getaddrinfo'), { code: 'ENOTFOUND' }));
    expect(found(await check(), 'SMS')).toMatchObject([
      { state: 'before deploying', said: expect.stringContaining('region') },
    ]);
  });

  test('a certificate: another domain, not issued, not there, none', async () => {
    acm
      .on(DescribeCertificateCommand)
      .resolves({ Certificate: { Status: 'ISSUED', SubjectAlternativeNames: ['other.example'] } });
    expect(await stateOf('certificate')).toEqual(['before deploying']);
    acm
      .on(DescribeCertificateCommand)
      .resolves({ Certificate: { Status: 'PENDING_VALIDATION', SubjectAlternativeNames: ['*.example'] } });
    expect(await stateOf('certificate')).toEqual(['before deploying']);
    acm.on(DescribeCertificateCommand).rejects(refusal('ResourceNotFoundException'));
    expect(await stateOf('certificate')).toEqual(['before deploying']);
    expect(await stateOf('certificate', { territory: { ...territory(), certificateArn: '' } })).toEqual([
      'before opening',
    ]);
  });

  test('what AWS does not say is said, and does not stop anybody', async () => {
    for (const one of [ssm, lambda, ses, sms, acm]) {
      one.reset();
      one.rejects(refusal('AccessDeniedException'));
    }
    const findings = await check();
    expect(findings.filter(({ state }) => state === 'unknown')).toHaveLength(6);
    expect(report(findings)).toMatchObject({ mayDeploy: true, text: expect.stringContaining('AccessDeniedException') });
  });

  test('asks, and changes nothing: every call reads', async () => {
    await check();
    const calls = all.flatMap((one) => one.calls()).map(({ args: [command] }) => command.constructor.name);
    expect(calls.length).toBeGreaterThan(6);
    for (const call of calls) expect(call).toMatch(/^(Get|Describe|List)/);
  });
});
