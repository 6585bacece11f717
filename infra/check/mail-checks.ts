import {
  GetAccountCommand,
  type GetAccountCommandOutput,
  GetEmailIdentityCommand,
  type SESv2Client,
} from '@aws-sdk/client-sesv2';
import type { Territory } from '#platform/configuration.ts';
import { about, type Finding, nameOf } from './finding.ts';

/** 35,000 alerts in a day, and the day's other mail. */
const MAILS_A_DAY = 50_000;
/** 35,000 mails in 40 minutes. */
const MAILS_A_SECOND = 14;

/** What SES lets the account send. */
export const checkMailAccount = async (ses: SESv2Client, { sender }: Territory): Promise<readonly Finding[]> => {
  const mail = about('mail');
  try {
    const account = await ses.send(new GetAccountCommand({}));
    if (account.SendingEnabled === false)
      return [mail.beforeDeploying('SES has paused this account: no mail leaves. Answer the case in the SES console.')];
    if (account.ProductionAccessEnabled !== true) return [mail.beforeOpening(sandbox(sender.trialRecipients))];
    return [mail.ok('the account is out of the sandbox.'), quota(account)];
  } catch (error) {
    return [mail.unknown(error)];
  }
};

const sandbox = (trial: readonly string[]): string =>
  `the account is in the sandbox: only verified recipients get mail (${
    trial.length === 0 ? 'name them in sender.trialRecipients of cdk.json' : trial.join(', ')
  }). Ask for production access in the SES console: transactional and opt-in, double opt-in, one-click unsubscribe.`;

const quota = ({ SendQuota }: GetAccountCommandOutput): Finding => {
  const { Max24HourSend: day = 0, MaxSendRate: second = 0 } = SendQuota ?? {};
  const mail = about('mail quota');
  return day >= MAILS_A_DAY && second >= MAILS_A_SECOND
    ? mail.ok(`${day} mails a day, ${second} a second.`)
    : mail.beforeOpening(
        `${day} mails a day, ${second} a second: an announcement to 35,000 people wants ${MAILS_A_DAY} a day and ${MAILS_A_SECOND} a second. Ask for more under Service Quotas, SES.`,
      );
};

/** Whether the sender's domain is an identity already, made by hand or by the wizard of the console: CloudFormation does not make it again. */
export const checkMailIdentity = async (ses: SESv2Client, { sender }: Territory): Promise<readonly Finding[]> => {
  const domain = sender.address.slice(sender.address.indexOf('@') + 1);
  const identity = about('mail identity');
  try {
    const { VerifiedForSendingStatus } = await ses.send(new GetEmailIdentityCommand({ EmailIdentity: domain }));
    const isVerified =
      VerifiedForSendingStatus === true
        ? identity.ok(`${domain} is verified.`)
        : identity.beforeOpening(
            `${domain} is not verified: mails wait until its three DKIM records are in the zone (SES console, Identities).`,
          );
    return sender.identityExists
      ? [isVerified]
      : [
          isVerified,
          identity.beforeDeploying(
            `${domain} is an identity of this account already. If it was made by hand or by SES's wizard, set sender.identityExists to true in cdk.json, so that the deployment takes it as it is. If an earlier deployment of this site made it, all is well: npm run deploy:check -- --update.`,
          ),
        ];
  } catch (error) {
    if (nameOf(error) !== 'NotFoundException') return [identity.unknown(error)];
    return [
      sender.identityExists
        ? identity.beforeDeploying(
            `${domain} is no identity of this account and region, although sender.identityExists says so in cdk.json.`,
          )
        : identity.ok(`the deployment makes ${domain} an identity, and tells its DKIM records.`),
    ];
  }
};
