import { Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnConfigurationSet, CfnSenderId } from 'aws-cdk-lib/aws-smsvoice';
import type { Topic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import type { AppFunction } from './app-function.ts';

export interface SmsSendingProps {
  /** What the telephone shows as sender: 3 to 11 letters and digits. */
  readonly senderId: string;
  /** Where receipts go. */
  readonly feedback: Topic;
}

/** End User Messaging: the sender name shown in France, and the configuration set under which every SMS leaves, so that receipts come back. */
export class SmsSending extends Construct {
  private readonly sender: CfnSenderId;
  private readonly configurationSet: CfnConfigurationSet;

  constructor(scope: Construct, id: string, { senderId, feedback }: SmsSendingProps) {
    super(scope, id);
    this.sender = new CfnSenderId(this, 'Sender', { senderId, isoCountryCode: 'FR', deletionProtectionEnabled: false });
    this.configurationSet = new CfnConfigurationSet(this, 'ConfigurationSet', {
      eventDestinations: [
        {
          eventDestinationName: 'feedback',
          enabled: true,
          matchingEventTypes: ['TEXT_ALL'],
          snsDestination: { topicArn: feedback.topicArn },
        },
      ],
    });
    // Not narrowed to the configuration set: it can only be made once it may publish.
    const allowed = feedback.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('sms-voice.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [feedback.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    );
    if (allowed.policyDependable !== undefined) this.configurationSet.node.addDependency(allowed.policyDependable);
  }

  /** This function sends SMS. */
  usedBy(sender: AppFunction): void {
    sender.set('SMS_CONFIGURATION_SET', this.configurationSet.ref);
    sender.set('SMS_ORIGINATION', this.sender.attrArn);
    sender.allow(['sms-voice:SendTextMessage'], [this.sender.attrArn, this.configurationSet.attrArn]);
  }
}
