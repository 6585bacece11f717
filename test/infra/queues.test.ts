import { describe, expect, test } from 'vitest';
import {
  alarmsOn,
  at,
  byKey,
  eventSources,
  listAt,
  ourFunctions,
  type Resource,
  resourcesOf,
  targetOf,
} from './templates.ts';

const queues = resourcesOf('AWS::SQS::Queue');

const deadLettersOf = (queue: Resource) => targetOf(at(queue, 'RedrivePolicy', 'deadLetterTargetArn'), queue.stack);
const failuresOf = ({ source }: (typeof eventSources)[number]) =>
  targetOf(at(source, 'DestinationConfig', 'OnFailure', 'Destination'), source.stack);

const deadLetters = new Set([...queues.map(deadLettersOf), ...eventSources.map(failuresOf)]);
const isDeadLetters = (queue: Resource) => deadLetters.has(queue.key);
const working = queues.filter((queue) => !isDeadLetters(queue));

describe.each(queues)('the queue $key', (queue) => {
  test('has an alarm', () => {
    expect(alarmsOn(queue)).not.toEqual([]);
  });

  test('keeps what it holds for two weeks, the longest there is', () => {
    expect(at(queue, 'MessageRetentionPeriod')).toBe(14 * 86_400);
  });
});

describe.each(working)('the working queue $key', (queue) => {
  const consumers = eventSources.filter(({ from }) => from === queue.key);

  test('has dead letters', () => {
    expect(deadLettersOf(queue)).toBeDefined();
    expect(Number(at(queue, 'RedrivePolicy', 'maxReceiveCount'))).toBeGreaterThanOrEqual(3);
  });

  test('has one consumer, which gives back only the messages that failed', () => {
    expect(consumers).toHaveLength(1);
    for (const { source } of consumers)
      expect(listAt(source, 'FunctionResponseTypes')).toContain('ReportBatchItemFailures');
  });

  test('hides a message for at least six times the timeout of its consumer', () => {
    for (const { to } of consumers) {
      const timeout = Number(at(byKey(to), 'Timeout'));
      expect(Number(at(queue, 'VisibilityTimeout'))).toBeGreaterThanOrEqual(6 * timeout);
    }
  });

  test('is fed: by a function that knows its address, or by a topic', () => {
    const knowing = [...ourFunctions.values()].filter((lambda) =>
      Object.values(at(lambda, 'Environment', 'Variables') ?? {}).some(
        (value) => targetOf(value, lambda.stack) === queue.key,
      ),
    );
    const subscribed = resourcesOf('AWS::SNS::Subscription').filter(
      (subscription) => targetOf(at(subscription, 'Endpoint'), subscription.stack) === queue.key,
    );
    expect(knowing.length + subscribed.length).toBeGreaterThan(0);
  });
});

test('the workers together leave the pages what the account lets run at once: a burst of alerts takes a twenty-fifth at most', () => {
  const account = 1_000;
  const most = eventSources
    .filter(({ from }) => byKey(from).type === 'AWS::SQS::Queue')
    .map(({ source }) => Number(at(source, 'ScalingConfig', 'MaximumConcurrency')));
  for (const one of most) expect(one).toBeGreaterThanOrEqual(2);
  expect(most.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(account / 25);
});

test('a stream lays what fails for good in a queue, and only asks for what it wakes for', () => {
  const streams = eventSources.filter(({ from }) => byKey(from).type === 'AWS::DynamoDB::Table');
  expect(streams).toHaveLength(1);
  for (const stream of streams) {
    expect(byKey(failuresOf(stream)).type).toBe('AWS::SQS::Queue');
    expect(listAt(stream.source, 'FilterCriteria', 'Filters')).toHaveLength(1);
    expect(at(stream.source, 'BisectBatchOnFunctionError')).toBe(true);
  }
});
