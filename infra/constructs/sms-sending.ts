import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { CfnConfigurationSet, CfnSenderId } from 'aws-cdk-lib/aws-smsvoice';
import type { Topic } from 'aws-cdk-lib/aws-sns';
import { AwsCustomResource, AwsCustomResourcePolicy, PhysicalResourceId } from 'aws-cdk-lib/custom-resources';
import { Construct } from 'constructs';
import type { AppFunction } from './app-function.ts';
import { because } from './because.ts';

export interface SmsSendingProps {
  /** What the telephone shows as sender: 3 to 11 letters and digits. */
  readonly senderId: string;
  /** Where receipts go. */
  readonly feedback: Topic;
  /** Dollars a month after which no SMS leaves. */
  readonly monthlyLimit: number;
}

/** End User Messaging: the sender name shown in France, and the configuration set under which every SMS leaves, so that receipts come back. */
export class SmsSending extends Construct {
  private readonly sender: CfnSenderId;
  private readonly configurationSet: CfnConfigurationSet;

  constructor(scope: Construct, id: string, { senderId, feedback, monthlyLimit }: SmsSendingProps) {
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
    ceiling(this, monthlyLimit);
    if (allowed.policyDependable !== undefined) this.configurationSet.node.addDependency(allowed.policyDependable);
  }

  /** This function sends SMS. */
  usedBy(sender: AppFunction): void {
    sender.set('SMS_CONFIGURATION_SET', this.configurationSet.ref);
    sender.set('SMS_ORIGINATION', this.sender.attrArn);
    sender.allow(['sms-voice:SendTextMessage'], [this.sender.attrArn, this.configurationSet.attrArn]);
  }
}

/**
 * What SMS may cost a month, enforced by AWS: then they are held (`smsSpending` on the agency's home page) and nothing else is. CloudFormation has no resource for it.
 * A new account may spend $1 and takes no higher ceiling: that stays until AWS has raised it (`npm run deploy:check`), and the deployment goes on.
 */
const ceiling = (scope: Construct, dollars: number): void => {
  const call = {
    service: 'PinpointSMSVoiceV2',
    action: 'SetTextMessageSpendLimitOverride',
    parameters: { MonthlyLimit: dollars },
    physicalResourceId: PhysicalResourceId.of('TextMessageSpendLimit'),
    ignoreErrorCodesMatching: 'ValidationException',
  };
  const logGroup = new LogGroup(scope, 'CeilingLog', {
    retention: RetentionDays.ONE_MONTH,
    removalPolicy: RemovalPolicy.DESTROY,
  });
  const role = new Role(scope, 'CeilingRole', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
  logGroup.grantWrite(role);
  const limit = new AwsCustomResource(scope, 'Ceiling', {
    onUpdate: call,
    installLatestAwsSdk: false,
    logGroup,
    role,
    policy: AwsCustomResourcePolicy.fromStatements([
      new PolicyStatement({ actions: ['sms-voice:SetTextMessageSpendLimitOverride'], resources: ['*'] }),
    ]),
  });
  because(limit, 'AwsSolutions-IAM5[Resource::*]', 'The ceiling is of the account: the call knows no resource.');
  for (const provider of Stack.of(scope).node.children.filter(({ node }) => node.id.startsWith('AWS679')))
    because(
      provider,
      'AwsSolutions-L1',
      'The function comes with the CDK, which chooses its runtime; it runs only while deploying.',
    );
};
