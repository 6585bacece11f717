import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { bundleFunctions } from '#infra/build/bundle.ts';
import { SETTINGS } from '#platform/configuration.ts';
import { actionsOf, at, eventSources, functionNamed, ourFunctions } from './templates.ts';

/** A bundle holds only the code that its handler reaches. Built readable, it tells what the handler may ask for. */
const folder = mkdtempSync(join(tmpdir(), 'alaronde-settings-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const bundles = (await bundleFunctions({ folder, minify: false })).map(({ name, folder: bundle }) => ({
  name,
  code: readFileSync(join(bundle, 'index.mjs'), 'utf8'),
}));

const isSet = (name: string): readonly string[] =>
  Object.keys(at(functionNamed(name), 'Environment', 'Variables') ?? {}).sort();

describe('settings', () => {
  test.each(bundles)('$name is given the settings it reads, and no others', ({ name, code }) => {
    const read = [...code.matchAll(/\bsetting\d*\("([A-Z_]+)"\)/g)].flatMap(([, setting]) => setting ?? []);
    expect(isSet(name)).toEqual([...new Set(read)].sort());
  });

  test('every setting of configuration.ts is given to some function', () => {
    const given = new Set([...ourFunctions.keys()].flatMap(isSet));
    expect(SETTINGS.filter((setting) => !given.has(setting))).toEqual([]);
  });
});

/** Which commands of the AWS SDK need a right. A transaction needs the rights of its parts. */
const NEEDED_BY: Readonly<Record<string, readonly string[]>> = {
  'dynamodb:GetItem': ['GetCommand'],
  'dynamodb:BatchGetItem': ['BatchGetCommand'],
  'dynamodb:Query': ['QueryCommand'],
  'dynamodb:PutItem': ['PutCommand', 'TransactWriteCommand'],
  'dynamodb:UpdateItem': ['UpdateCommand', 'TransactWriteCommand'],
  'dynamodb:Scan': ['ScanCommand'],
  'dynamodb:DeleteItem': ['DeleteCommand', 'TransactWriteCommand'],
  'dynamodb:BatchWriteItem': ['BatchWriteCommand'],
  'dynamodb:ConditionCheckItem': ['TransactWriteCommand'],
  'dynamodb:PartiQLUpdate': ['BatchExecuteStatementCommand'],
  'sqs:GetQueueAttributes': ['GetQueueAttributesCommand'],
  'sqs:ReceiveMessage': ['ReceiveMessageCommand'],
  'sqs:DeleteMessage': ['DeleteMessageBatchCommand'],
  'sqs:SendMessage': ['SendMessageCommand', 'SendMessageBatchCommand'],
  'secretsmanager:GetSecretValue': ['GetSecretValueCommand'],
  'ses:SendRawEmail': ['SendRawEmailCommand'],
  'ses:GetSendQuota': ['GetSendQuotaCommand'],
  'sms-voice:SendTextMessage': ['SendTextMessageCommand'],
  'cognito-idp:AdminCreateUser': ['AdminCreateUserCommand'],
  'cognito-idp:AdminGetUser': ['AdminGetUserCommand'],
  'cognito-idp:AdminDeleteUser': ['AdminDeleteUserCommand'],
  'cognito-idp:AdminSetUserPassword': ['AdminSetUserPasswordCommand'],
};

/** Rights that Lambda itself uses in the function's name. */
const USED_BY_LAMBDA = {
  always: ['logs:CreateLogStream', 'logs:PutLogEvents'],
  withSource: [
    'sqs:ReceiveMessage',
    'sqs:DeleteMessage',
    'sqs:GetQueueAttributes',
    'sqs:SendMessage',
    'dynamodb:DescribeStream',
    'dynamodb:GetRecords',
    'dynamodb:GetShardIterator',
    'dynamodb:ListStreams',
  ],
};

describe('rights', () => {
  test.each(bundles)('$name has no right that its code cannot use', ({ name, code }) => {
    const lambda = functionNamed(name);
    const hasSource = eventSources.some(({ to }) => to === lambda.key);
    const byLambda = [...USED_BY_LAMBDA.always, ...(hasSource ? USED_BY_LAMBDA.withSource : [])];
    const isUsed = (action: string) =>
      byLambda.includes(action) ||
      NEEDED_BY[action]?.some((command) => new RegExp(`\\bnew ${command}\\d*\\(`).test(code)) === true;
    expect(actionsOf(lambda).filter((action) => !isUsed(action))).toEqual([]);
  });

  test.each(bundles)('$name has the rights that only its own code would ask for', ({ name, code }) => {
    const asked = [
      'secretsmanager:GetSecretValue',
      'ses:SendRawEmail',
      'ses:GetSendQuota',
      'sms-voice:SendTextMessage',
      'sqs:SendMessage',
      ...Object.keys(NEEDED_BY).filter((action) => action.startsWith('cognito-idp:')),
    ];
    const needed = asked.filter((action) =>
      NEEDED_BY[action]?.some((command) => new RegExp(`\\bnew ${command}\\d*\\(`).test(code)),
    );
    expect(needed.filter((action) => !actionsOf(functionNamed(name)).includes(action))).toEqual([]);
  });
});
