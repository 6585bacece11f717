import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ROOT } from '../../infra/build/paths.ts';
import { fileNameOf, functionNames } from '../../infra/functions.ts';
import { alarmsOn, at, byKey, eventSources, ourFunctions, resourcesOf, targetOf } from './templates.ts';

test('every function of infra/functions.ts is deployed, and no other', () => {
  expect([...ourFunctions.keys()].sort()).toEqual([...functionNames].sort());
});

test('every handler in functions/handlers is a function', () => {
  const handlers = readdirSync(join(ROOT, 'functions', 'handlers'), { withFileTypes: true })
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

  test('has no name of its own, so that it can be replaced', () => {
    expect(at(lambda, 'FunctionName')).toBeUndefined();
  });
});

test('nothing has a name chosen by hand that CloudFormation could choose', () => {
  const named = [
    'TableName',
    'QueueName',
    'TopicName',
    'BucketName',
    'FunctionName',
    'RoleName',
    'UserPoolName',
    'LogGroupName',
  ];
  // An event source names the function it calls; an alarm or a permission does as well.
  const naming = new Set([
    'AWS::Lambda::EventSourceMapping',
    'AWS::Lambda::Permission',
    'AWS::Lambda::EventInvokeConfig',
  ]);
  for (const type of new Set(resourcesOfAllTypes())) {
    if (naming.has(type)) continue;
    for (const resource of resourcesOf(type)) {
      expect(
        named.filter((name) => at(resource, name) !== undefined),
        resource.key,
      ).toEqual([]);
    }
  }
});

const resourcesOfAllTypes = () => [
  'AWS::DynamoDB::Table',
  'AWS::SQS::Queue',
  'AWS::SNS::Topic',
  'AWS::S3::Bucket',
  'AWS::Lambda::Function',
  'AWS::IAM::Role',
  'AWS::Cognito::UserPool',
  'AWS::Logs::LogGroup',
];
