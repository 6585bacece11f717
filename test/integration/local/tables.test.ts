import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Fixture, startFixture } from '../../support/local-fixture/fixture.ts';
import { takeMessages } from '../../support/local-fixture/take.ts';

let fixture: Fixture;
let table: DynamoDBDocumentClient;
let TableName: string;
beforeAll(async () => {
  fixture = await startFixture();
  TableName = fixture.stack.tableName('Table');
  table = DynamoDBDocumentClient.from(
    new DynamoDBClient({
      endpoint: fixture.stack.addresses.dynamodb,
      region: 'eu-west-3',
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    }),
  );
});
afterAll(async () => {
  table.destroy();
  await fixture.stop();
});
beforeEach(async () => {
  await fixture.stack.idle();
  fixture.forget();
});

const put = (pk: string, more: object = {}) => table.send(new PutCommand({ TableName, Item: { pk, ...more } }));

describe('the stream of a table', () => {
  it('is given to its function in order, without what the filter refuses', async () => {
    await put('a', { n: 1 });
    await put('a', { n: 2 });
    await table.send(new DeleteCommand({ TableName, Key: { pk: 'a' } }));
    await fixture.stack.idle();
    expect(fixture.seen()).toMatchObject([
      { eventName: 'INSERT', key: 'a' },
      { eventName: 'REMOVE', key: 'a', deletedBy: 'someone' },
    ]);
  });

  it('lays a record aside that fails again and again, and goes on with the others', async () => {
    await Promise.all([put('poison'), put('b'), put('c')]);
    await fixture.stack.idle();
    const letters = await takeMessages(fixture, 'fixture-DeadLetters');
    expect(letters.map((letter) => JSON.parse(letter))).toMatchObject([
      { requestContext: { condition: 'RetryAttemptsExhausted' }, DDBStreamBatchInfo: { batchSize: 1 } },
    ]);
    fixture.forget();
    await put('d');
    await fixture.stack.idle();
    expect(fixture.seen()).toMatchObject([{ key: 'd' }]);
  });
});

describe('time to live', () => {
  it('removes an item once the clock has passed it, and the stream says that DynamoDB did', async () => {
    await put('short', { expiresAt: Math.floor(fixture.stack.clock.now() / 1_000) + 3_600 });
    await put('long', { expiresAt: Math.floor(fixture.stack.clock.now() / 1_000) + 3 * 3_600 });
    await fixture.stack.clock.advance(2 * 3_600);
    await fixture.stack.idle();
    const there = async (pk: string) =>
      (await table.send(new GetCommand({ TableName, Key: { pk } }))).Item !== undefined;
    expect([await there('short'), await there('long')]).toEqual([false, true]);
    expect(fixture.seen().filter(({ eventName }) => eventName === 'REMOVE')).toMatchObject([
      { key: 'short', deletedBy: 'dynamodb.amazonaws.com' },
    ]);
  });
});

describe('an outage of the database', () => {
  it('ends with all data there', async () => {
    await put('kept');
    await fixture.stack.post('/outages', { part: 'dynamodb', down: true });
    await expect(put('lost')).rejects.toThrow();
    await fixture.stack.post('/outages', { part: 'dynamodb', down: false });
    expect((await table.send(new GetCommand({ TableName, Key: { pk: 'kept' } }))).Item).toEqual({ pk: 'kept' });
  });
});
