import { DeleteItemCommand, DynamoDBClient, PutItemCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formOn, sendForm } from '../../support/page-forms.ts';
import { startVillage, type Village } from '../../support/village.ts';
import { tokenIn } from '../../tour/outside.ts';

/** The nightly run: what the index lost comes back, what it should not hold goes, and terms are kept. */
describe('the night', () => {
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

  const HOUR = 3_600_000;
  /** To ten past three in Paris and a little, and until everything is at rest. */
  const nextNight = async (): Promise<void> => {
    const now = new Date(village.stack.clock.now());
    const night = new Date(now.getTime() + 24 * HOUR);
    night.setUTCHours(2, 30, 0, 0);
    await village.site.setClock(
      (night.getTime() > now.getTime() ? night : new Date(night.getTime() + 24 * HOUR)).toISOString(),
    );
    await village.quiet();
  };

  const table = () => village.stack.tableName('Coverage');
  const indexOf = async (id: string) => {
    const { Items = [] } = await client.send(new ScanCommand({ TableName: table(), ConsistentRead: true }));
    return Items.filter((item) => String(item.item?.S).startsWith(`${id}#`));
  };
  const asText = (items: Awaited<ReturnType<typeof indexOf>>): string[] =>
    items.map((item) => JSON.stringify(Object.entries(item).toSorted())).toSorted();

  const mailed = async () => {
    const email = village.address('ferme');
    const producer = await village.published([{ kind: 'email', address: email }]);
    const mail = (await village.stack.mailsTo(email)).find(({ text }) => text.includes('/p/'));
    return { producer, email, token: tokenIn(mail?.text ?? '', /\/p\//) };
  };
  const page = async (path: string): Promise<string> => (await fetch(village.stack.site + path)).text();
  const press = async (path: string, having: string, fields: Readonly<Record<string, string>> = {}) => {
    const form = formOn(await page(path), having);
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    const sent = await sendForm(village.stack.site + path, form);
    await village.quiet();
    return sent;
  };
  const found = async (): Promise<string[]> => {
    const { cell, commune } = village.here;
    await village.pass(120);
    const { body } = await village.site.get(`/api/producers?cell=${cell}&commune=${commune}&limit=50`);
    return body.items.map(({ id }: { id: string }) => id);
  };

  it('mends what was lost, put wrong, or left behind, and touches nothing else', async () => {
    const [hurt, whole] = [
      await village.published([{ kind: 'call', address: '+33558000001' }]),
      await village.published([{ kind: 'call', address: '+33558000002' }]),
    ];
    const before = asText(await indexOf(hurt.id));
    const other = asText(await indexOf(whole.id));
    const [lost, wrong, copied] = await indexOf(hurt.id);
    if (lost === undefined || wrong === undefined || copied === undefined)
      throw new Error('three items and more are there');
    const keyOf = ({ key, item }: typeof lost) => ({ key: key ?? { S: '' }, item: item ?? { S: '' } });
    await client.send(new DeleteItemCommand({ TableName: table(), Key: keyOf(lost) }));
    await client.send(
      new PutItemCommand({
        TableName: table(),
        Item: { ...wrong, card: { S: String(wrong.card?.S).replace(hurt.name, 'Une autre ferme') } },
      }),
    );
    // Of an older version, at a place where nobody looks any more, and of somebody who never was.
    const older = String(copied.item?.S).replace(/\d{8}$/, '00000001');
    await client.send(new PutItemCommand({ TableName: table(), Item: { ...copied, item: { S: older } } }));
    await client.send(new PutItemCommand({ TableName: table(), Item: { ...copied, key: { S: 'gzzzz' } } }));
    const nobody = String(copied.item?.S).replace(hurt.id, 'nobodyatall123');
    await client.send(new PutItemCommand({ TableName: table(), Item: { ...copied, item: { S: nobody } } }));
    await client.send(
      new PutItemCommand({ TableName: table(), Item: { key: { S: 'live#nobodyatall123' }, item: { S: 'live' } } }),
    );

    await nextNight();
    expect(asText(await indexOf(hurt.id))).toEqual(before);
    expect(asText(await indexOf(whole.id))).toEqual(other);
    expect(await indexOf('nobodyatall123')).toEqual([]);
    const { Items = [] } = await client.send(new ScanCommand({ TableName: table(), ConsistentRead: true }));
    expect(Items.filter(({ key }) => String(key?.S).includes('nobody'))).toEqual([]);
  });

  it('brings back who said until when they are away', async () => {
    const { producer, token } = await mailed();
    const day = new Date(village.stack.clock.now() + 48 * HOUR).toISOString().slice(0, 10);
    await press(`/p/${token}`, 'name="until"', { until: day });
    await nextNight();
    expect(await found()).not.toContain(producer.id);
    await nextNight();
    expect(await found()).toContain(producer.id);
  });

  it('erases within the week all that is private of who has left', async () => {
    const { producer, email, token } = await mailed();
    await press(`/p/${token}/retrait`, 'name="version"');
    const directory = async (): Promise<string> => {
      const { Items = [] } = await client.send(
        new ScanCommand({ TableName: village.stack.tableName('Directory'), ConsistentRead: true }),
      );
      return JSON.stringify(Items.filter(({ kind }) => kind?.S !== 'publication'));
    };
    expect(await directory()).toContain(email);
    for (let nights = 0; nights < 7; nights += 1) await nextNight();
    expect(await directory()).not.toContain(email);
    expect(await directory()).not.toContain(producer.id);
    expect(await indexOf(producer.id)).toEqual([]);
    expect((await fetch(`${village.stack.site}/p/${token}`)).status).toBe(410);
  });

  it('ends a subscription after three years without a sign of life, and erases its address 28 days later', async () => {
    const email = village.address('jeanne');
    await village.subscriber(email);
    const holds = async (): Promise<boolean> => {
      const { Items = [] } = await client.send(
        new ScanCommand({ TableName: village.stack.tableName('Subscriptions'), ConsistentRead: true }),
      );
      return JSON.stringify(Items).includes(email);
    };
    await village.pass((3 * 365 - 2) * 86_400);
    await nextNight();
    const before = (await village.stack.mailsTo(email)).length;
    const told = await village.published([{ kind: 'call', address: '+33558000003' }]);
    expect(await village.told(email, told)).toHaveLength(1);
    await nextNight();
    await nextNight();
    const untold = await village.published([{ kind: 'call', address: '+33558000004' }]);
    expect(await village.told(email, untold)).toHaveLength(0);
    expect((await village.stack.mailsTo(email)).length).toBe(before + 1);
    expect(await holds()).toBe(true);
    await village.pass(27 * 86_400);
    await nextNight();
    expect(await holds()).toBe(false);
  });
});
