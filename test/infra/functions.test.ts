import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { LEASE_SECONDS } from '#domain/ledger/transitions.ts';
import { ROOT } from '#infra/build/paths.ts';
import { fileNameOf, functionNames } from '#infra/functions/functions.ts';
import { alarmsOn, at, byKey, eventSources, functionNamed, ourFunctions, resourcesOf, targetOf } from './templates.ts';

test('every function of infra/functions/ is deployed, and no other', () => {
  expect([...ourFunctions.keys()].sort()).toEqual([...functionNames].sort());
});

test('every entry in functions/lambdas is a function', () => {
  const handlers = ['http', 'workers']
    .flatMap((kind) => readdirSync(join(ROOT, 'functions', 'lambdas', kind), { withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .filter(({ parentPath, name }) => readFileSync(join(parentPath, name), 'utf8').includes('export const handler'))
    .map((entry) => entry.name.replace(/\.tsx?$/, ''));
  const known = functionNames.map(fileNameOf);
  expect(handlers.filter((handler) => !known.includes(handler))).toEqual([]);
});

describe.each([...ourFunctions])('the function %s', (_, lambda) => {
  test('runs Node 24 on arm64', () => {
    expect(at(lambda, 'Runtime')).toBe('nodejs24.x');
    expect(at(lambda, 'Architectures')).toEqual(['arm64']);
  });

  test('keeps its log for a month', () => {
    const log = byKey(targetOf(at(lambda, 'LoggingConfig', 'LogGroup'), lambda.stack));
    expect(at(log, 'RetentionInDays')).toBe(30);
  });

  test('has a role of its own', () => {
    const role = targetOf(at(lambda, 'Role'), lambda.stack);
    const sharing = [...ourFunctions.values()].filter((other) => targetOf(at(other, 'Role'), other.stack) === role);
    expect(sharing).toEqual([lambda]);
  });

  test('is watched: itself, or the queue or stream it works through', () => {
    const sources = eventSources.filter(({ to }) => to === lambda.key).map(({ from }) => byKey(from));
    expect([lambda, ...sources].flatMap(alarmsOn)).not.toEqual([]);
  });
});

test('the lease on a message outlasts the function that sends it, so that a slow send is never doubled', () => {
  expect(LEASE_SECONDS).toBeGreaterThan(Number(at(functionNamed('send'), 'Timeout')));
});

test('what runs on a schedule is over before it runs again', () => {
  const schedules = resourcesOf('AWS::Events::Rule').map((rule) => String(at(rule, 'ScheduleExpression')));
  expect(schedules).toEqual(['rate(1 minute)']);
  expect(Number(at(functionNamed('sweep'), 'Timeout'))).toBeLessThan(60);
});

test('what is nightly only puts a message in a queue, at an hour of the territory, summer and winter', () => {
  for (const schedule of resourcesOf('AWS::Scheduler::Schedule')) {
    expect(at(schedule, 'ScheduleExpressionTimezone')).toBe('Europe/Paris');
    expect(byKey(targetOf(at(schedule, 'Target', 'Arn'), schedule.stack)).type).toBe('AWS::SQS::Queue');
  }
});

/** What CloudFormation names by itself: a name chosen by hand could never be replaced, nor stand twice in an account. */
const NAMED_BY_ITSELF = {
  'AWS::DynamoDB::Table': 'TableName',
  'AWS::SQS::Queue': 'QueueName',
  'AWS::SNS::Topic': 'TopicName',
  'AWS::S3::Bucket': 'BucketName',
  'AWS::Lambda::Function': 'FunctionName',
  'AWS::IAM::Role': 'RoleName',
  'AWS::Cognito::UserPool': 'UserPoolName',
  'AWS::Logs::LogGroup': 'LogGroupName',
  'AWS::SecretsManager::Secret': 'Name',
  'AWS::CloudWatch::Alarm': 'AlarmName',
};

test.each(Object.entries(NAMED_BY_ITSELF))('no %s has a name chosen by hand', (type, name) => {
  expect(resourcesOf(type).filter((resource) => at(resource, name) !== undefined)).toEqual([]);
});
