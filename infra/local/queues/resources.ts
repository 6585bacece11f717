import { asObject, asText, isObject, type Json, type JsonObject } from '../json.ts';
import { physicalName, REGION, type Resolver } from '../template/resolver.ts';
import type { QueueEmulator } from './emulator.ts';

const QUEUE_SETTINGS = [
  'VisibilityTimeout',
  'DelaySeconds',
  'MaximumMessageSize',
  'MessageRetentionPeriod',
  'ReceiveMessageWaitTimeSeconds',
  'FifoQueue',
  'ContentBasedDeduplication',
] as const;

const asAttribute = (value: Json): string =>
  isObject(value) || Array.isArray(value) ? JSON.stringify(value) : asText(value);

/** Makes the queues, topics, subscriptions and buckets of the template, and tells the resolver what they are called. */
export const createQueuesAndTopics = (resolver: Resolver, emulator: QueueEmulator): void => {
  // Names first: a redrive policy or subscription may refer to a queue that comes later.
  const queues = resolver.ofType('AWS::SQS::Queue').map((resource) => {
    const fifo = resource.properties.FifoQueue === true;
    const name = fifo ? `${physicalName(resource, 75)}.fifo` : physicalName(resource, 80);
    const queue = emulator.createQueue(name, {});
    resolver.know(resource, { ref: queue.url, Arn: queue.arn, QueueName: name, QueueUrl: queue.url });
    return { resource, queue };
  });
  const topics = resolver.ofType('AWS::SNS::Topic').map((resource) => {
    const name = physicalName(resource, 256);
    const { arn } = emulator.stores.snsStore.createTopic(name, undefined, undefined, REGION);
    resolver.know(resource, { ref: arn, TopicArn: arn, TopicName: name });
    return { resource, arn };
  });
  for (const { resource, queue } of queues) {
    queue.setAttributes(queueAttributes(resolver.propertiesOf(resource)));
    emulator.remember(queue);
  }

  for (const { resource, arn } of topics) {
    for (const inline of (resolver.propertiesOf(resource).Subscription as readonly Json[] | undefined) ?? []) {
      subscribe(emulator, { ...asObject(inline), TopicArn: arn });
    }
  }
  for (const resource of resolver.ofType('AWS::SNS::Subscription'))
    subscribe(emulator, resolver.propertiesOf(resource));

  for (const resource of resolver.ofType('AWS::S3::Bucket')) {
    // A bucket is a host name.
    const name = physicalName(resource, 63)
      .toLowerCase()
      .replaceAll(/[^a-z0-9-]/g, '-');
    emulator.stores.s3Store.createBucket(name);
    const host = `${name}.s3.${REGION}.amazonaws.com`;
    resolver.know(resource, {
      ref: name,
      Arn: `arn:aws:s3:::${name}`,
      DomainName: `${name}.s3.amazonaws.com`,
      RegionalDomainName: host,
    });
  }
};

const queueAttributes = (properties: JsonObject): Record<string, string> => {
  const attributes: Record<string, string> = {};
  for (const name of QUEUE_SETTINGS) {
    const value = properties[name];
    if (value !== undefined) attributes[name] = asAttribute(value);
  }
  if (properties.RedrivePolicy !== undefined) attributes.RedrivePolicy = asAttribute(properties.RedrivePolicy);
  return attributes;
};

/** Subscriptions by e-mail or HTTPS lead out of the system: nothing is delivered to them here. */
const subscribe = (emulator: QueueEmulator, properties: JsonObject): void => {
  if (properties.Protocol !== 'sqs') return;
  const attributes: Record<string, string> = {};
  for (const name of ['RawMessageDelivery', 'FilterPolicy', 'FilterPolicyScope']) {
    const value = properties[name];
    if (value !== undefined) attributes[name] = asAttribute(value);
  }
  emulator.stores.snsStore.subscribe(asText(properties.TopicArn), 'sqs', asText(properties.Endpoint), attributes);
};
