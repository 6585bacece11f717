import { describe, expect, test } from 'vitest';
import { TABLES } from '#adapters/dynamodb/keys.ts';
import { allResources, at, resourcesOf } from './templates.ts';

const tables = resourcesOf('AWS::DynamoDB::Table');

test('there is a table for each of keys.ts', () => {
  expect(tables).toHaveLength(Object.keys(TABLES).length);
});

test('the data stack holds tables and nothing else', () => {
  const stacks = new Set(tables.map(({ stack }) => stack));
  expect(stacks.size).toBe(1);
  const others = allResources.filter(({ stack, type }) => stacks.has(stack) && type !== 'AWS::DynamoDB::Table');
  expect(others).toEqual([]);
});

describe.each(tables)('the table $key', (table) => {
  test('is kept when its stack goes or it is replaced', () => {
    expect(table.deletionPolicy).toBe('Retain');
    expect(table.updateReplacePolicy).toBe('Retain');
    expect(at(table, 'DeletionProtectionEnabled')).toBe(true);
  });

  test('can be brought back to any second of the last weeks', () => {
    expect(at(table, 'PointInTimeRecoverySpecification', 'PointInTimeRecoveryEnabled')).toBe(true);
  });

  test('is paid by use', () => {
    expect(at(table, 'BillingMode')).toBe('PAY_PER_REQUEST');
  });
});

test('only the table that changes least has a stream', () => {
  const streaming = tables.filter((table) => at(table, 'StreamSpecification') !== undefined);
  expect(streaming.map(({ key }) => key.replace(/^.*\//, ''))).toEqual([expect.stringMatching(/^Directory/)]);
});

test('what else cannot be made again is kept: the link secret and the members', () => {
  for (const type of ['AWS::SecretsManager::Secret', 'AWS::Cognito::UserPool']) {
    // The secret between the front and the API is made anew with them; nothing that was sent depends on it.
    const kept = resourcesOf(type).filter(({ key }) => !key.includes('FrontSecret'));
    expect(kept.length).toBeGreaterThan(0);
    for (const resource of kept) expect(resource.deletionPolicy, resource.key).toBe('Retain');
  }
});
