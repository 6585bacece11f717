import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { SqsSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';

/**
 * The topic in which SES and End User Messaging tell what became of our messages; the queue gets each of their words as it is. They name recipients, hence
 * the key: of our own, because AWS's for SNS lets no service publish.
 */
export const receiptsTopic = (scope: Construct, queue: Queue): Topic => {
  const masterKey = new Key(scope, 'ReceiptsKey', {
    description: 'Alaronde: what became of our mails and SMS, on its way from AWS to the queue',
    enableKeyRotation: true,
    // Nothing is kept under it: a receipt is in the topic for moments.
    removalPolicy: RemovalPolicy.DESTROY,
  });
  masterKey.addToResourcePolicy(
    new PolicyStatement({
      principals: [new ServicePrincipal('ses.amazonaws.com'), new ServicePrincipal('sms-voice.amazonaws.com')],
      actions: ['kms:GenerateDataKey*', 'kms:Decrypt'],
      resources: ['*'],
      conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(scope).account } },
    }),
  );
  const topic = new Topic(scope, 'Receipts', {
    displayName: 'What became of our mails and SMS',
    enforceSSL: true,
    masterKey,
  });
  topic.addSubscription(new SqsSubscription(queue, { rawMessageDelivery: true }));
  return topic;
};
