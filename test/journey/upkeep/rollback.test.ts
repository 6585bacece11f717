import { type AttributeValue, DynamoDBClient, PutItemCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TABLES } from '#adapters/dynamodb/keys.ts';
import { type Registered, startVillage, type Village } from '../../support/village.ts';

type Item = Record<string, AttributeValue>;
interface Kept {
  readonly table: string;
  readonly item: Item;
}

/** Attributes whose content has a version: a JSON text, or the map of a message. Counters and pointers have none: they are keys and numbers. */
const contentOf = (item: Item): [string, AttributeValue][] =>
  Object.entries(item).filter(
    ([name, { S, M }]) => (S !== undefined && /^[{[]/.test(S)) || (M !== undefined && name !== 'stock'),
  );

/** The same content as a version of tomorrow writes it: with one field more. */
const newer = ({ S, M }: AttributeValue): AttributeValue =>
  M !== undefined
    ? { M: { ...M, ofTomorrow: { S: 'kept' } } }
    : { S: S?.startsWith('[') ? S : JSON.stringify({ ...JSON.parse(S ?? ''), ofTomorrow: 'kept' }) };

const keyOf = ({ table, item }: Kept): string =>
  [table, ...['pk', 'sk', 'id', 'key', 'item', 'year', 'entry'].flatMap((name) => item[name]?.S ?? [])].join(' ');

/** A deployment that was rolled back: all that is kept was written by the version after this one. */
describe('records of a newer version', () => {
  let village: Village;
  let client: DynamoDBClient;
  let producer: Registered;
  let waiting: Registered;
  let reader: string;
  beforeAll(async () => {
    village = await startVillage();
    client = new DynamoDBClient({
      endpoint: village.stack.addresses.dynamodb,
      region: 'eu-west-3',
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    });
    reader = village.address('lectrice');
    await village.subscriber(reader);
    producer = await village.published([{ kind: 'email', address: village.address('fermiere') }]);
    await village.ask(village.address('cliente'), [producer]);
    waiting = await village.register([{ kind: 'email', address: village.address('fermier') }]);
    const asked = `/api/agency/producers/${waiting.id}/questions`;
    await village.site.post(asked, { question: 'Quel jour passez-vous ?' }, await village.member());
    await village.stack.fetch('/inscription', { method: 'POST', body: new URLSearchParams({ name: 'À suivre' }) });
    await village.pass(26 * 3_600);
  });
  afterAll(async () => {
    client.destroy();
    await village.stop();
  });

  const everything = async (): Promise<Kept[]> => {
    const kept = await Promise.all(
      Object.keys(TABLES).map(async (table) => {
        const { Items = [] } = await client.send(
          new ScanCommand({ TableName: village.stack.tableName(table), ConsistentRead: true }),
        );
        return Items.map((item) => ({ table, item }));
      }),
    );
    return kept.flat();
  };
  const put = ({ table, item }: Kept) =>
    client.send(new PutItemCommand({ TableName: village.stack.tableName(table), Item: item }));
  const found = async (): Promise<string[]> => {
    const { cell, commune } = village.here;
    const { status, body } = await village.site.get(`/api/producers?cell=${cell}&commune=${commune}&limit=50`);
    expect(status).toBe(200);
    return body.items.map(({ id }: { id: string }) => id);
  };
  const PAGES = [
    '/agence',
    '/agence/taches',
    '/agence/membres',
    '/agence/journal',
    '/agence/territoire',
    '/agence/imports',
  ];
  const agencyPages = async (): Promise<[string, number][]> => {
    const bearer = await village.member();
    return Promise.all(
      PAGES.map(async (path) => [path, (await village.site.get(path, bearer)).status] as [string, number]),
    );
  };
  const allOpen = PAGES.map((path) => [path, 200]);
  const home = async (): Promise<string> => (await village.site.get('/agence', await village.member())).body;
  const UNREAD = 'Une fiche n’a pas pu être lue';

  it('whatever is kept says by which version it was written', async () => {
    const kept = (await everything()).filter(({ item }) => contentOf(item).length > 0);
    expect(kept.length).toBeGreaterThan(20);
    expect(kept.filter(({ item }) => item.shape?.N === undefined).map(keyOf)).toEqual([]);
  });

  it('are read, worked with and written back: nothing is missing, and nothing of theirs is lost', async () => {
    const before = await everything();
    for (const { table, item } of before) {
      const content = contentOf(item).map(([name, value]) => [name, newer(value)] as const);
      if (content.length > 0)
        await put({ table, item: { ...item, ...Object.fromEntries(content), shape: { N: '2' } } });
    }
    await village.pass(120);
    expect(await found()).toContain(producer.id);
    expect(await agencyPages()).toEqual(allOpen);
    await village.approve(waiting);
    await village.pass(900);
    expect(await village.told(reader, waiting)).toHaveLength(1);
    await village.ask(village.address('autre'), [producer]);
    await village.pass(26 * 3_600);
    expect(await home()).not.toContain(UNREAD);

    const after = new Map((await everything()).map((kept) => [keyOf(kept), kept.item]));
    const lost = before.filter((kept) => {
      const now = after.get(keyOf(kept));
      // Cards, manifests and figures are made anew from what they are of; letters have gone on.
      if (now === undefined || kept.table === 'coverage') return false;
      return contentOf(kept.item).some(
        ([name, { S }]) => !S?.startsWith('[') && !JSON.stringify(now[name]).includes('ofTomorrow'),
      );
    });
    expect(lost.map(keyOf).filter((key) => !/territory/.test(key))).toEqual([]);
  });

  it('one of each kind that cannot be read stops neither a page nor the night, and the agency is told', async () => {
    const kinds = Map.groupBy(await everything(), ({ table, item }) =>
      [table, item.kind?.S, ...contentOf(item).map(([name]) => name)].join(' '),
    );
    const spoilt: string[] = [];
    for (const [kind, all] of kinds) {
      // Whoever signs in to look, and whoever is looked for, are not the ones who are missing.
      const one = all.find(
        ({ table, item }) =>
          item.kind?.S !== 'member' &&
          !(['directory', 'coverage'].includes(table) && JSON.stringify(item).includes(producer.id)),
      );
      const content = contentOf(one?.item ?? {}).map(([name]) => [name, { S: '{"of":"another version"}' }] as const);
      if (one === undefined || content.length === 0) continue;
      await put({ ...one, item: { ...one.item, ...Object.fromEntries(content) } });
      spoilt.push(kind);
    }
    for (const table of ['directory producer', 'subscriptions', 'requests request', 'deliveries', 'audit'])
      expect(spoilt.filter((kind) => kind.startsWith(table))).not.toEqual([]);
    await village.pass(26 * 3_600);
    expect(await agencyPages()).toEqual(allOpen);
    expect(await home()).toContain(UNREAD);
    expect(await found()).toContain(producer.id);
  });
});
