import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { TABLES } from '#adapters/dynamodb/keys.ts';
import { allResources, at, cloudAssembly, exports, type Json, ourFunctions, resourcesOf, theOne } from './templates.ts';

/** What CloudFormation and the services refuse, known before they do. */
const stacks = [...new Set(allResources.map(({ stack }) => stack))];

describe.each(stacks)('the stack %s', (stack) => {
  test('has room below the 500 resources and the 1 MB of a template', () => {
    expect(allResources.filter((resource) => resource.stack === stack).length).toBeLessThanOrEqual(420);
    const [file = ''] = readdirSync(cloudAssembly).filter((name) => name === `${stack}.template.json`);
    expect(statSync(join(cloudAssembly, file)).size).toBeLessThan(800_000);
  });
});

test('what runs tells nobody anything: only the tables are known to another stack', () => {
  const [data] = [...new Set(resourcesOf('AWS::DynamoDB::Table').map(({ stack }) => stack))];
  expect(new Set(exports.map(({ stack }) => stack))).toEqual(new Set([data]));
});

test('every table tells its name and ARN for ever, and its stream where it has one, so that no update waits for itself', () => {
  const streams = Object.values(TABLES).filter((table) => 'stream' in table && table.stream).length;
  expect(exports).toHaveLength(2 * Object.keys(TABLES).length + streams);
});

const lengthOf = (value: Json): number => JSON.stringify(value ?? {}).length;

test('no function has more environment than the 4 kB that Lambda takes', () => {
  for (const [name, lambda] of ourFunctions)
    expect(lengthOf(at(lambda, 'Environment', 'Variables')), name).toBeLessThan(3_600);
});

test('no role has more inline policy than the 10,240 characters that IAM takes', () => {
  for (const policy of resourcesOf('AWS::IAM::Policy'))
    expect(lengthOf(at(policy, 'PolicyDocument')), policy.key).toBeLessThan(9_000);
});

test('no description is longer than its service takes', () => {
  for (const alarm of resourcesOf('AWS::CloudWatch::Alarm'))
    expect(String(at(alarm, 'AlarmDescription')).length, alarm.key).toBeLessThanOrEqual(1_024);
  for (const [name, lambda] of ourFunctions)
    expect(String(at(lambda, 'Description')).length, name).toBeLessThanOrEqual(256);
  for (const topic of resourcesOf('AWS::SNS::Topic'))
    expect(String(at(topic, 'DisplayName') ?? '').length, topic.key).toBeLessThanOrEqual(100);
  expect(
    String(at(theOne('AWS::CloudFront::Distribution'), 'DistributionConfig', 'Comment')).length,
  ).toBeLessThanOrEqual(128);
});
