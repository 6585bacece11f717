import {
  GetCommand,
  PutCommand,
  QueryCommand,
  type QueryCommandInput,
  TransactWriteCommand,
  type TransactWriteCommandInput,
} from '@aws-sdk/lib-dynamodb';
import { z } from 'zod';
import type { NewDelivery } from '../domain/deliveries/new-delivery.ts';
import type { Directory, Owed, ProducerChange, ProducerPage, Registration } from '../domain/directory/directory.ts';
import { Producer } from '../domain/directory/producer.ts';
import { dueSince, isFinished, Publication, stageRank } from '../domain/directory/publication.ts';
import type { Task } from '../domain/requests/request.ts';
import { type Instant, ProducerId } from '../domain/shared/primitives.ts';
import { PartUnavailable } from '../platform/unavailable.ts';
import { cancelledAt, conditionFailed, type Documents, expiryAfterDays } from './dynamodb.ts';
import {
  draftKey,
  OPEN_PUBLICATIONS,
  ownerKey,
  producerKey,
  producerOfKey,
  producersIn,
  publicationKey,
  TABLES,
} from './keys.ts';

export type TransactItem = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

/** How what is owed enters the tables of others, within a transaction of the directory. */
export interface Outbox {
  deliveryPut(delivery: NewDelivery): TransactItem;
  taskPut(task: Task): TransactItem;
}

const PAGE = 50;
/** A megabyte a page, 200 producers or more: counting stops there rather than read a whole country for one figure. */
const MOST_COUNTED_PAGES = 20;
/** A finished publication is kept a year, for the agency to look up what was announced. */
const PUBLICATION_DAYS = 366;

const { byState, byOwner } = TABLES.directory.indexes;

/** Producers and publications in the Directory table. Each is one JSON string, beside the attributes that keys and conditions need. */
export const directoryIn = (documents: Documents, table: string, outbox: Outbox): Directory => ({
  find: (id) => findProducer(documents, table, id),

  async ofOwner(siret) {
    const { Items = [] } = await documents.send(
      new QueryCommand({
        TableName: table,
        IndexName: byOwner.name,
        KeyConditionExpression: '#owner = :owner',
        ExpressionAttributeNames: { '#owner': byOwner.partitionKey },
        ExpressionAttributeValues: { ':owner': siret },
      }),
    );
    return Items.map(({ pk }) => ProducerId.parse(producerOfKey(String(pk))));
  },

  create: (registration) => create(documents, table, outbox, registration),

  async inState(state, cursor, limit = PAGE) {
    const page = await queryState(
      documents,
      table,
      { Limit: limit, ExclusiveStartKey: keyOf(cursor) },
      producersIn(state),
    );
    return {
      producers: (page.Items ?? []).map(producerFrom),
      cursor: cursorOf(page.LastEvaluatedKey),
    } satisfies ProducerPage;
  },

  async countIn(state) {
    let count = 0;
    let from: Record<string, unknown> | undefined;
    for (let pages = 0; pages < MOST_COUNTED_PAGES; pages += 1) {
      const page = await queryState(documents, table, { Select: 'COUNT', ExclusiveStartKey: from }, producersIn(state));
      count += page.Count ?? 0;
      from = page.LastEvaluatedKey;
      if (from === undefined) return { count, more: false };
    }
    return { count, more: true };
  },

  decide: (change) => decide(documents, table, outbox, change),

  async findPublication(id) {
    const { Item } = await documents.send(
      new GetCommand({ TableName: table, Key: publicationKey(id), ConsistentRead: true }),
    );
    return Item === undefined ? undefined : publicationFrom(Item);
  },

  async savePublication(publication) {
    try {
      await documents.send(
        new PutCommand({
          TableName: table,
          Item: publicationItem(publication),
          ConditionExpression: NOT_BEHIND,
          ExpressionAttributeNames: { '#rank': 'stageRank', '#matched': 'matched' },
          ExpressionAttributeValues: { ':rank': stageRank(publication), ':matched': publication.matched },
        }),
      );
      return 'saved';
    } catch (error) {
      if (conditionFailed(error)) return 'behind';
      throw error;
    }
  },

  async openPublications(before: Instant) {
    const { Items = [] } = await documents.send(
      new QueryCommand({
        TableName: table,
        IndexName: byState.name,
        KeyConditionExpression: '#state = :state AND #since < :before',
        ExpressionAttributeNames: { '#state': byState.partitionKey, '#since': byState.sortKey },
        ExpressionAttributeValues: { ':state': OPEN_PUBLICATIONS, ':before': before },
        Limit: PAGE,
      }),
    );
    return Items.map(publicationFrom);
  },
});

/** Of two workers at one publication, the one that got less far must not take the other back. */
const NOT_BEHIND = '#rank < :rank OR (#rank = :rank AND #matched <= :matched)';
const IS_NEW = 'attribute_not_exists(pk)';
const IS_THERE = 'attribute_exists(pk)';
const IS_AT_VERSION = '#version = :version';
const IS_HIS = '#producerId = :producerId';

const findProducer = async (documents: Documents, table: string, id: ProducerId): Promise<Producer | undefined> => {
  const { Item } = await documents.send(
    new GetCommand({ TableName: table, Key: producerKey(id), ConsistentRead: true }),
  );
  return Item === undefined ? undefined : producerFrom(Item);
};

const create = async (
  documents: Documents,
  table: string,
  outbox: Outbox,
  { producer, owed, draftId }: Registration,
): Promise<'created' | 'already' | 'siretTaken'> => {
  const { siret } = producer.details;
  const items: TransactItem[] = [
    { Put: { TableName: table, Item: producerItem(producer), ConditionExpression: IS_NEW } },
    {
      Put: {
        TableName: table,
        Item: { ...ownerKey(siret), kind: 'owner', producerId: producer.id },
        ConditionExpression: IS_NEW,
      },
    },
    ...(draftId === undefined
      ? []
      : [{ Delete: { TableName: table, Key: draftKey(draftId), ConditionExpression: IS_THERE } }]),
    ...owedItems(outbox, owed),
  ];
  try {
    await documents.send(new TransactWriteCommand({ TransactItems: items }));
    return 'created';
  } catch (error) {
    const reason = cancelledAt(error, 0) ?? cancelledAt(error, 1) ?? cancelledAt(error, 2);
    if (reason === undefined) throw error;
    // Sent twice, both his own item and his SIRET are there: himself first.
    if ((await findProducer(documents, table, producer.id)) !== undefined) return 'already';
    if (cancelledAt(error, 1) === 'condition') return 'siretTaken';
    throw new PartUnavailable('directory', { cause: error });
  }
};

const decide = async (
  documents: Documents,
  table: string,
  outbox: Outbox,
  { from, producer, publication, owed }: ProducerChange,
): Promise<'written' | 'changed'> => {
  const items: TransactItem[] = [
    {
      Put: {
        TableName: table,
        Item: producerItem(producer),
        ConditionExpression: IS_AT_VERSION,
        ExpressionAttributeNames: { '#version': 'version' },
        ExpressionAttributeValues: { ':version': from.version },
      },
    },
    ...(publication === null
      ? []
      : [{ Put: { TableName: table, Item: publicationItem(publication), ConditionExpression: IS_NEW } }]),
    ...(producer.state === 'rejected' ? [releaseOwner(table, producer)] : []),
    ...owedItems(outbox, owed),
  ];
  try {
    await documents.send(new TransactWriteCommand({ TransactItems: items }));
    return 'written';
  } catch (error) {
    if (cancelledAt(error, 0)) return 'changed';
    throw error;
  }
};

const releaseOwner = (table: string, producer: Producer): TransactItem => ({
  Delete: {
    TableName: table,
    Key: ownerKey(producer.details.siret),
    ConditionExpression: `${IS_HIS} OR attribute_not_exists(pk)`,
    ExpressionAttributeNames: { '#producerId': 'producerId' },
    ExpressionAttributeValues: { ':producerId': producer.id },
  },
});

const owedItems = (outbox: Outbox, owed: Owed): TransactItem[] => [
  ...owed.deliveries.map((delivery) => outbox.deliveryPut(delivery)),
  ...owed.tasks.map((task) => outbox.taskPut(task)),
];

const producerItem = (producer: Producer) => ({
  ...producerKey(producer.id),
  kind: 'producer',
  [byState.partitionKey]: producersIn(producer.state),
  [byState.sortKey]: producer.updatedAt,
  [byOwner.partitionKey]: producer.details.siret,
  version: producer.version,
  data: JSON.stringify(producer),
});

/** An unfinished publication is in the index of open ones; finished, it leaves it and expires. */
const publicationItem = (publication: Publication) => ({
  ...publicationKey(publication.id),
  kind: 'publication',
  stageRank: stageRank(publication),
  matched: publication.matched,
  data: JSON.stringify(publication),
  ...(isFinished(publication)
    ? { expiresAt: expiryAfterDays(publication.announceAt, PUBLICATION_DAYS) }
    : { [byState.partitionKey]: OPEN_PUBLICATIONS, [byState.sortKey]: dueSince(publication) }),
});

const Stored = z.object({ data: z.string() });
const producerFrom = (item: Record<string, unknown>): Producer => Producer.parse(JSON.parse(Stored.parse(item).data));
const publicationFrom = (item: Record<string, unknown>): Publication =>
  Publication.parse(JSON.parse(Stored.parse(item).data));

const queryState = (documents: Documents, table: string, input: Partial<QueryCommandInput>, state: string) =>
  documents.send(
    new QueryCommand({
      TableName: table,
      IndexName: byState.name,
      KeyConditionExpression: '#state = :state',
      ExpressionAttributeNames: { '#state': byState.partitionKey },
      ExpressionAttributeValues: { ':state': state },
      ...input,
    }),
  );

const IndexKey = z.strictObject({ pk: z.string(), sk: z.string(), state: z.string(), since: z.string() });

const cursorOf = (key: Record<string, unknown> | undefined): string | undefined =>
  key === undefined ? undefined : Buffer.from(JSON.stringify(key)).toString('base64url');

const keyOf = (cursor: string | undefined): z.infer<typeof IndexKey> | undefined => {
  if (cursor === undefined || cursor === '') return undefined;
  try {
    return IndexKey.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
  } catch {
    return undefined;
  }
};
