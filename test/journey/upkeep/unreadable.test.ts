import { DeleteItemCommand, DynamoDBClient, PutItemCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startVillage, type Village } from '../../support/village.ts';

/** A record that this version cannot read: whom it is about is missing, all others are served, and the agency hears of it. */
describe('one unreadable record', () => {
  let village: Village;
  let client: DynamoDBClient;
  beforeAll(async () => {
    village = await startVillage();
    client = new DynamoDBClient({
      endpoint: village.stack.addresses.dynamodb,
      region: 'eu-west-3',
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    });
  });
  afterAll(async () => {
    client.destroy();
    await village.stop();
  });

  const BY_TELEPHONE = [{ kind: 'call', address: '+33558000001' }] as const;
  const found = async (): Promise<string[]> => {
    const { cell, commune } = village.here;
    await village.pass(120);
    const { status, body } = await village.site.get(`/api/producers?cell=${cell}&commune=${commune}&limit=50`);
    expect(status).toBe(200);
    return body.items.map(({ id }: { id: string }) => id);
  };
  /** Spoils a text of every item that `is` picks out. */
  const spoil = async (
    table: string,
    field: string,
    is: (item: Record<string, unknown>) => boolean,
  ): Promise<number> => {
    const TableName = village.stack.tableName(table);
    const { Items = [] } = await client.send(new ScanCommand({ TableName, ConsistentRead: true }));
    const spoiled = Items.filter((item) => is(item) && item[field]?.S !== undefined);
    for (const item of spoiled)
      await client.send(
        new PutItemCommand({ TableName, Item: { ...item, [field]: { S: '{"of":"another version"}' } } }),
      );
    return spoiled.length;
  };

  it('in the index: the page lists the others', async () => {
    const [broken, whole] = [await village.published(BY_TELEPHONE), await village.published(BY_TELEPHONE)];
    const spoiled = await spoil('Coverage', 'card', (item) => JSON.stringify(item).includes(`${broken.id}#`));
    expect(spoiled).toBeGreaterThan(0);
    const ids = await found();
    expect(ids).toContain(whole.id);
    expect(ids).not.toContain(broken.id);
  });

  it('among the subscriptions: the announcement reaches the others', async () => {
    const [broken, whole] = [village.address('illisible'), village.address('lisible')];
    await village.subscriber(broken);
    await village.subscriber(whole);
    await village.quiet();
    expect(await spoil('Subscriptions', 'data', (item) => JSON.stringify(item).includes(broken))).toBe(1);
    const producer = await village.published(BY_TELEPHONE);
    await village.pass(900);
    expect(await village.told(whole, producer)).toHaveLength(1);
    expect(await village.told(broken, producer)).toHaveLength(0);
  });

  it('among the producers: the agency’s pages open, the night goes on, and the agency is told', async () => {
    const [broken, whole] = [await village.published(BY_TELEPHONE), await village.published(BY_TELEPHONE)];
    expect(
      await spoil('Directory', 'data', (item) => JSON.stringify(item).includes(`producer#${broken.id}`)),
    ).toBeGreaterThan(0);
    const home = async () => village.site.get('/agence?status=published', await village.member());
    expect(await home()).toMatchObject({ status: 200, body: expect.stringContaining(whole.name) });
    // What the index lost of the other comes back: the night went on behind the one that it cannot read.
    const TableName = village.stack.tableName('Coverage');
    const { Items = [] } = await client.send(new ScanCommand({ TableName, ConsistentRead: true }));
    const some = Items.find((item) => String(item.item?.S).startsWith(`${whole.id}#`));
    if (some?.key === undefined || some.item === undefined) throw new Error('the producer is not in the index');
    const Key = { key: some.key, item: some.item };
    await client.send(new DeleteItemCommand({ TableName, Key }));
    await village.pass(26 * 3_600);
    const { Items: after = [] } = await client.send(new ScanCommand({ TableName, ConsistentRead: true }));
    expect(after.some((item) => item.key?.S === Key.key.S && item.item?.S === Key.item.S)).toBe(true);
    expect((await home()).body).toContain('Une fiche n’a pas pu être lue');
  });
});
