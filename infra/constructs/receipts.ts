import { Topic } from 'aws-cdk-lib/aws-sns';
import { SqsSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';

/** The topic in which SES and End User Messaging tell what became of our messages; the queue gets each of their words as it is. */
export const receiptsTopic = (scope: Construct, queue: Queue): Topic => {
  const topic = new Topic(scope, 'Receipts', { displayName: 'What became of our mails and SMS', enforceSSL: true });
  topic.addSubscription(new SqsSubscription(queue, { rawMessageDelivery: true }));
  return topic;
};
