import { Stack } from 'aws-cdk-lib';
import { Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { PublicHostedZone } from 'aws-cdk-lib/aws-route53';
import {
  ConfigurationSet,
  ConfigurationSetTlsPolicy,
  EmailIdentity,
  EmailSendingEvent,
  EventDestination,
  Identity,
  SuppressionReasons,
} from 'aws-cdk-lib/aws-ses';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import type { Territory } from '#platform/configuration.ts';
import { type Alarms, FIVE_MINUTES } from './alarms.ts';
import type { AppFunction } from './app-function.ts';

export interface EmailSendingProps {
  readonly territory: Territory;
  readonly alarms: Alarms;
  /** Where SES tells what became of each mail. */
  readonly feedback: ITopic;
}

/**
 * SES: the domain of the sender's address as identity (DKIM records written where the zone is ours), and the configuration set under which every
 * mail leaves. Opens and clicks are not tracked: no individual open tracking in France without consent, and links must stay our own.
 */
export class EmailSending extends Construct {
  private readonly sender: Territory['sender'];
  private readonly configurationSet: ConfigurationSet;

  constructor(scope: Construct, id: string, { territory, alarms, feedback }: EmailSendingProps) {
    super(scope, id);
    this.configurationSet = new ConfigurationSet(this, 'ConfigurationSet', {
      tlsPolicy: ConfigurationSetTlsPolicy.REQUIRE,
      suppressionReasons: SuppressionReasons.BOUNCES_AND_COMPLAINTS,
      reputationMetrics: true,
    });
    this.configurationSet.addEventDestination('Feedback', {
      destination: EventDestination.snsTopic(feedback),
      events: [
        EmailSendingEvent.SEND,
        EmailSendingEvent.DELIVERY,
        EmailSendingEvent.BOUNCE,
        EmailSendingEvent.COMPLAINT,
        EmailSendingEvent.REJECT,
        EmailSendingEvent.RENDERING_FAILURE,
      ],
    });
    this.sender = territory.sender;
    if (!territory.sender.identityExists) {
      new EmailIdentity(this, 'Identity', {
        identity: identityOf(this, territory),
        configurationSet: this.configurationSet,
        feedbackForwarding: false,
      });
    }
    alarms.raise(this, 'Bounces', {
      metric: reputation('Reputation.BounceRate', this.configurationSet),
      threshold: 0.05,
      failureImpact:
        'More than 5 mails in 100 bounce: from 10 on, Amazon stops all mail, and no subscriber or producer hears anything. Look in the feedback log for the addresses, and stop any import that brought them.',
    });
    alarms.raise(this, 'Complaints', {
      metric: reputation('Reputation.ComplaintRate', this.configurationSet),
      threshold: 0.001,
      failureImpact:
        'More than 1 reader in 1,000 calls our mail spam: from 5 on, Amazon stops all mail, and no subscriber or producer hears anything. Look at what was sent in the last two days and to whom.',
    });
  }

  /** This function sends mail through SES, and asks how much it may send. */
  usedBy(sender: AppFunction): void {
    const { configurationSetName } = this.configurationSet;
    const arnOf = (resource: string, resourceName: string) =>
      Stack.of(this).formatArn({ service: 'ses', resource, resourceName });
    const { address, trialRecipients } = this.sender;
    const identities = new Set([domainOf(address), ...trialRecipients.flatMap((one) => [one, domainOf(one)])]);
    sender.set('SES_CONFIGURATION_SET', configurationSetName);
    sender.allow(
      ['ses:SendRawEmail'],
      [...[...identities].map((name) => arnOf('identity', name)), arnOf('configuration-set', configurationSetName)],
    );
    sender.allowAnywhere('ses:GetSendQuota', 'GetSendQuota is about the account: it knows no resource.');
  }
}

const domainOf = (address: string): string => address.slice(address.indexOf('@') + 1);

const identityOf = (scope: Construct, { sender, domain, hostedZoneId }: Territory): Identity => {
  const senderDomain = domainOf(sender.address);
  return hostedZoneId !== '' && senderDomain === domain
    ? Identity.publicHostedZone(
        PublicHostedZone.fromPublicHostedZoneAttributes(scope, 'Zone', { hostedZoneId, zoneName: domain }),
      )
    : Identity.domain(senderDomain);
};

const reputation = (metricName: string, set: ConfigurationSet): Metric =>
  new Metric({
    namespace: 'AWS/SES',
    metricName,
    dimensionsMap: { 'ses:configuration-set': set.configurationSetName },
    statistic: Stats.MAXIMUM,
    period: FIVE_MINUTES,
  });
