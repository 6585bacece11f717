import { describe, expect, it } from 'vitest';
import { needsOf } from '#infra/local/permissions/needs.ts';
import { Permissions } from '#infra/local/permissions/permissions.ts';

const TABLE = 'arn:aws:dynamodb:eu-west-3:000000000000:table/Directory';
const allow = (actions: string[], resources: string[]) => ({ allows: true, actions, resources });

/** What a role may do here is what IAM would let it do. */
describe('the rights of a role', () => {
  const mayRead = new Permissions([allow(['dynamodb:GetItem', 'dynamodb:Query'], [TABLE])]);

  it('are those of its statements, and nothing else', () => {
    expect(mayRead.allows({ action: 'dynamodb:GetItem', resource: TABLE })).toBe(true);
    expect(mayRead.allows({ action: 'dynamodb:PutItem', resource: TABLE })).toBe(false);
    expect(mayRead.allows({ action: 'dynamodb:GetItem', resource: `${TABLE}2` })).toBe(false);
    expect(new Permissions([]).allows({ action: 'dynamodb:GetItem', resource: TABLE })).toBe(false);
  });

  it('on a table are not rights on its indexes', () => {
    expect(mayRead.allows({ action: 'dynamodb:Query', resource: `${TABLE}/index/byState` })).toBe(false);
  });

  it('follow patterns, whatever the region that an emulator is in', () => {
    const wide = new Permissions([allow(['dynamodb:*Item'], ['arn:aws:dynamodb:ddblocal:000:table/Dir?ctory*'])]);
    expect(wide.allows({ action: 'dynamodb:PutItem', resource: `${TABLE}/index/byState` })).toBe(true);
    expect(wide.allows({ action: 'dynamodb:Query', resource: TABLE })).toBe(false);
  });

  it('end where one statement denies', () => {
    const denied = new Permissions([
      allow(['dynamodb:GetItem'], ['*']),
      { allows: false, actions: ['dynamodb:*'], resources: [TABLE] },
    ]);
    expect(denied.allows({ action: 'dynamodb:GetItem', resource: TABLE })).toBe(false);
    expect(denied.allows({ action: 'dynamodb:GetItem', resource: `${TABLE}2` })).toBe(true);
  });
});

describe('what a call needs', () => {
  const dynamo = (operation: string, body: unknown) =>
    needsOf({ service: 'dynamodb', target: `DynamoDB_20120810.${operation}`, body: JSON.stringify(body) });

  it('is its own action on its table, or on the index it asks', () => {
    expect(dynamo('PutItem', { TableName: 'Directory', Item: {} })).toEqual([
      { action: 'dynamodb:PutItem', resource: TABLE },
    ]);
    expect(dynamo('Query', { TableName: 'Directory', IndexName: 'byState' })).toEqual([
      { action: 'dynamodb:Query', resource: `${TABLE}/index/byState` },
    ]);
  });

  it('is not changed by what somebody wrote into a record', () => {
    const item = { name: { S: '","TableName":"Other","IndexName":"x' } };
    expect(dynamo('PutItem', { Item: item, TableName: 'Directory' })).toEqual([
      { action: 'dynamodb:PutItem', resource: TABLE },
    ]);
  });

  it('is for a transaction what each of its parts needs, for a batch each of its tables', () => {
    const parts = [
      { Put: { TableName: 'Directory', Item: {} } },
      { ConditionCheck: { TableName: 'Deliveries', Key: {} } },
      { Delete: { TableName: 'Directory', Key: {} } },
    ];
    expect(dynamo('TransactWriteItems', { TransactItems: parts }).map(({ action }) => action)).toEqual([
      'dynamodb:PutItem',
      'dynamodb:ConditionCheckItem',
      'dynamodb:DeleteItem',
    ]);
    expect(dynamo('BatchGetItem', { RequestItems: { Directory: {}, Other: {} } })).toHaveLength(2);
  });

  it('is for statements what each of them does to its table', () => {
    const Statements = [
      { Statement: 'UPDATE "Directory" SET "a" = ? WHERE "id" = ?' },
      { Statement: 'SELECT "a" FROM "Directory" WHERE "id" = ?' },
    ];
    expect(dynamo('BatchExecuteStatement', { Statements })).toEqual([
      { action: 'dynamodb:PartiQLUpdate', resource: TABLE },
      { action: 'dynamodb:PartiQLSelect', resource: TABLE },
    ]);
  });

  it('is for sending a mail the identity of its sender and the configuration set', () => {
    const raw = Buffer.from(
      'Message-ID: <x@y>\r\nFrom: Alaronde <bonjour@alaronde.example>\r\nTo: a@b.invalid\r\n\r\n',
    ).toString('base64');
    const body = new URLSearchParams({ Action: 'SendRawEmail', 'RawMessage.Data': raw, ConfigurationSetName: 'mails' });
    expect(needsOf({ service: 'ses', target: '', body: body.toString() })).toEqual([
      { action: 'ses:SendRawEmail', resource: 'arn:aws:ses:eu-west-3:000000000000:identity/alaronde.example' },
      { action: 'ses:SendRawEmail', resource: 'arn:aws:ses:eu-west-3:000000000000:configuration-set/mails' },
    ]);
  });

  it('of a service that is not known is not guessed', () => {
    expect(() => needsOf({ service: 'sns', target: '', body: 'Action=Publish' })).toThrow('sns:Publish');
  });
});
