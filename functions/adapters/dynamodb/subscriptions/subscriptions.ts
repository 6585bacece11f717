import {
  PutCommand,
  QueryCommand,
  type QueryCommandInput,
  TransactWriteCommand,
  type TransactWriteCommandInput,
} from '@aws-sdk/lib-dynamodb';
import type { NewDelivery } from '#domain/ledger/ledger.ts';
import { ProducerId, type SubscriptionId } from '#domain/shared/primitives.ts';
import { PENDING_DAYS } from '#domain/subscriptions/subscribing.ts';
import { Subscription } from '#domain/subscriptions/subscription.ts';
import { ENDED_DAYS } from '#domain/subscriptions/subscription-retention.ts';
import type {
  PlaceQuery,
  Subscribers,
  SubscriptionStep,
  Subscriptions,
  Telling,
  Waves,
} from '#domain/subscriptions/subscription-store.ts';
import { eachAtOnce } from '#platform/queue.ts';
import { PartUnavailable } from '#platform/unavailable.ts';
import { type ReadItem, readsOf } from '../batch-loader.ts';
import { cancelledAt, conditionFailed, type Documents, expiryAfterDays, inGroups } from '../dynamodb.ts';
import { PAIR_PREFIX, pairKey, placeIndexAttributes, subscriptionKey, TABLES } from '../keys.ts';
import { enqueuePut, stillQueued } from '../messages/ledger.ts';
import { cursorOf, everyItem, startKeyOf } from '../paging.ts';
import { readable, readRecord, recordIn, recordKind } from '../records.ts';

export interface SubscriptionTables {
  readonly subscriptions: string;
  readonly deliveries: string;
}

/** As long as an address may be kept without a sign of life (FACTS, law): beyond it there is nobody left to be told twice. */
const PAIR_DAYS = 3 * 366;

const { byCell, byCommune, byEmail } = TABLES.subscriptions.indexes;

/** A subscriber in the index has been chosen by the person: nothing but an active one has the attributes of its place. */
export const subscriptionItem = (subscription: Subscription, emailHash: string, revision: number) => ({
  ...subscriptionKey(subscription.id),
  [byEmail.partitionKey]: emailHash,
  revision,
  ...recordIn(SUBSCRIPTION_RECORD, subscription),
  ...(subscription.state === 'active' ? placeIndexAttributes(subscription.place, subscription.id) : {}),
  ...expiryOf(subscription),
});

/** What is pending goes a day after its link has expired. */
const expiryOf = ({ state, consent, endedAt }: Subscription) => {
  if (state === 'pending') return { expiresAt: expiryAfterDays(consent.givenAt, PENDING_DAYS + 1) };
  return endedAt === null ? {} : { expiresAt: expiryAfterDays(endedAt, ENDED_DAYS) };
};

interface Stored {
  readonly subscription: Subscription;
  readonly emailHash: string;
  readonly revision: number;
}

const storedIn = (item: Record<string, unknown>): Stored => ({
  subscription: subscriptionIn(item),
  emailHash: String(item[byEmail.partitionKey]),
  revision: Number(item.revision),
});

/** A subscription as it is kept. */
export const SUBSCRIPTION_RECORD = recordKind('subscription', Subscription);

const subscriptionIn = (item: Record<string, unknown>): Subscription => readRecord(SUBSCRIPTION_RECORD, item);

/** Two clicks in the same second are two changes; more in a row is a fault. */
const MAX_CONFLICTS = 5;

/**
 * Subscriptions, each one JSON string beside the attributes that keys, indexes and conditions need.
 * @param readItem how one is read: a worker of many gathers its reads.
 */
export const subscriptionsIn = (
  documents: Documents,
  tables: SubscriptionTables,
  readItem: ReadItem = readsOf(documents, tables.subscriptions),
): Subscriptions => {
  const table = tables.subscriptions;

  const read = async (id: SubscriptionId): Promise<Stored | undefined> => {
    const item = await readItem(subscriptionKey(id));
    return item === undefined ? undefined : storedIn(item);
  };

  const ofAddress = async (emailHash: string): Promise<Subscription[]> => {
    const { Items = [] } = await documents.send(
      new QueryCommand({
        TableName: table,
        IndexName: byEmail.name,
        KeyConditionExpression: '#email = :email',
        ExpressionAttributeNames: { '#email': byEmail.partitionKey },
        ExpressionAttributeValues: { ':email': emailHash },
        Limit: 50,
      }),
    );
    return readable(SUBSCRIPTION_RECORD, Items);
  };

  const change = async (id: SubscriptionId, step: SubscriptionStep): Promise<Subscription | undefined> => {
    for (let conflicts = 0; conflicts < MAX_CONFLICTS; conflicts += 1) {
      const stored = await read(id);
      const after = stored && step(stored.subscription);
      if (stored === undefined || after === undefined) return undefined;
      if (await replace(documents, table, { ...stored, subscription: after })) return after;
    }
    throw new PartUnavailable(`subscription ${id}, changed by others ${MAX_CONFLICTS} times in a row,`);
  };

  return {
    ofAddress,
    change,
    find: async (id) => (await read(id))?.subscription,
    ofSameAddress: async (id) => {
      const stored = await read(id);
      return stored === undefined ? [] : ofAddress(stored.emailHash);
    },
    create: async (subscription, emailHash, confirmation) => {
      const item = subscriptionItem(subscription, emailHash, 1);
      try {
        await documents.send(
          new TransactWriteCommand({
            TransactItems: [
              { Put: { TableName: table, Item: item, ConditionExpression: 'attribute_not_exists(pk)' } },
              enqueuePut(tables.deliveries, confirmation),
            ],
          }),
        );
        return 'created';
      } catch (error) {
        if (cancelledAt(error, 0) !== undefined || cancelledAt(error, 1) !== undefined) return 'already';
        throw error;
      }
    },
  };
};

const replace = async (
  documents: Documents,
  table: string,
  { subscription, emailHash, revision }: Stored,
): Promise<boolean> => {
  try {
    await documents.send(
      new PutCommand({
        TableName: table,
        Item: subscriptionItem(subscription, emailHash, revision + 1),
        ConditionExpression: 'revision = :revision',
        ExpressionAttributeValues: { ':revision': revision },
      }),
    );
    return true;
  } catch (error) {
    if (conditionFailed(error)) return false;
    throw error;
  }
};

/** Records of about 1 kB: half a megabyte a page, whatever the number of subscribers. */
const PAGE = 500;

/** The subscribers as an announcement reads them. `now` stamps the markers. */
export const subscribersIn = (documents: Documents, tables: SubscriptionTables): Subscribers => ({
  under: async (query, from) => {
    const page = await pageUnder(documents, tables.subscriptions, query, from);
    return { subscriptions: readable(SUBSCRIPTION_RECORD, page.Items ?? []), next: cursorOf(page.LastEvaluatedKey) };
  },
  tell: async (tellings) => {
    const messages: NewDelivery[] = [];
    await eachAtOnce(inGroups(tellings, MAX_A_TRANSACTION), TRANSACTIONS_AT_ONCE, async (group) => {
      messages.push(...(await tellGroup(documents, tables, group)));
    });
    return messages;
  },
});

const pageUnder = (documents: Documents, table: string, query: PlaceQuery, from: string | undefined) => {
  const list =
    query.kind === 'cell'
      ? { index: byCell, partition: query.partition }
      : { index: byCommune, partition: query.department };
  const start = startKeyOf(from, { table: TABLES.subscriptions, ...list });
  const common = { TableName: table, Limit: PAGE, ExclusiveStartKey: start };
  switch (query.kind) {
    case 'cell':
      return documents.send(new QueryCommand({ ...common, ...beginning(byCell, query.partition, query.prefix) }));
    case 'commune':
      return documents.send(
        new QueryCommand({ ...common, ...beginning(byCommune, query.department, `${query.commune}#`) }),
      );
    case 'department':
      return documents.send(new QueryCommand({ ...common, ...beginning(byCommune, query.department, '') }));
  }
};

const beginning = (
  index: typeof byCell | typeof byCommune,
  partition: string,
  prefix: string,
): Pick<
  QueryCommandInput,
  'IndexName' | 'KeyConditionExpression' | 'ExpressionAttributeNames' | 'ExpressionAttributeValues'
> => ({
  IndexName: index.name,
  KeyConditionExpression:
    prefix === '' ? '#partition = :partition' : '#partition = :partition AND begins_with(#sort, :prefix)',
  ExpressionAttributeNames: { '#partition': index.partitionKey, ...(prefix === '' ? {} : { '#sort': index.sortKey }) },
  ExpressionAttributeValues: { ':partition': partition, ...(prefix === '' ? {} : { ':prefix': prefix }) },
});

/** DynamoDB takes 100 items a transaction, a telling is two: its marker and its delivery. */
const MAX_A_TRANSACTION = 50;
const TRANSACTIONS_AT_ONCE = 4;

/** What comes back from a transaction refused for a passing reason is tried again, this often. */
const MAX_TRIES = 6;

/**
 * How a telling is written: with its delivery (`owe`); by its marker alone, where the mail of its wave is owed and has not left (`join`); with a mail
 * of its own, where that one has left (`alone`).
 */
type Mode = 'owe' | 'join' | 'alone';
interface Untold {
  readonly telling: Telling;
  readonly mode: Mode;
}

/** Writes a group together; those told before stop it, and are left out of the next try. */
const tellGroup = async (
  documents: Documents,
  tables: SubscriptionTables,
  group: readonly Telling[],
): Promise<NewDelivery[]> => {
  let untold = group.map((telling): Untold => ({ telling, mode: 'owe' }));
  for (let tries = 0; untold.length > 0; tries += 1) {
    try {
      await documents.send(
        new TransactWriteCommand({ TransactItems: untold.flatMap((one) => tellingItems(tables, one)) }),
      );
      return untold.flatMap(owedBy);
    } catch (error) {
      const passing = untold.some((_, index) => cancelledAt(error, 2 * index) ?? cancelledAt(error, 2 * index + 1));
      if (tries >= MAX_TRIES || !passing) throw error;
      const next = untold.flatMap((one, index) => otherwise(one, index, error));
      const isTheSame = next.length === untold.length && next.every(({ mode }, index) => mode === untold[index]?.mode);
      untold = next;
      if (isTheSame) await pause(20 * 2 ** tries);
    }
  }
  return [];
};

/** What is left of a telling after a try: nothing where she was told before. */
const otherwise = (one: Untold, index: number, error: unknown): Untold[] => {
  if (cancelledAt(error, 2 * index) === 'condition') return [];
  if (cancelledAt(error, 2 * index + 1) !== 'condition') return [one];
  if (one.telling.orAlone === undefined || one.mode === 'alone') return [];
  return [{ ...one, mode: one.mode === 'owe' ? 'join' : 'alone' }];
};

const owedBy = ({ telling, mode }: Untold): NewDelivery[] => {
  if (mode === 'join') return [];
  return [mode === 'alone' ? (telling.orAlone ?? telling.delivery) : telling.delivery];
};

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

const tellingItems = (
  tables: SubscriptionTables,
  { telling, mode }: Untold,
): NonNullable<TransactWriteCommandInput['TransactItems']> => {
  const { subscriptionId, producerId, occasion, delivery, wave } = telling;
  return [
    {
      Put: {
        TableName: tables.subscriptions,
        Item: {
          ...pairKey(subscriptionId, producerId, occasion),
          producerId,
          // Told by itself after all, it is not of the mail of the wave.
          ...(wave === undefined || mode === 'alone' ? {} : { wave }),
          expiresAt: expiryAfterDays(delivery.createdAt, PAIR_DAYS),
        },
        ConditionExpression: 'attribute_not_exists(pk)',
      },
    },
    mode === 'join'
      ? stillQueued(tables.deliveries, delivery)
      : enqueuePut(tables.deliveries, mode === 'alone' ? (telling.orAlone ?? delivery) : delivery),
  ];
};

/** Who is told of what in a wave, by the markers of a subscription. */
export const wavesIn = (documents: Documents, table: string): Waves => ({
  toldIn: async (id, wave) => {
    const items = await everyItem(documents, {
      TableName: table,
      ConsistentRead: true,
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :pair)',
      FilterExpression: '#wave = :wave',
      ExpressionAttributeNames: { '#wave': 'wave' },
      ExpressionAttributeValues: { ':pk': subscriptionKey(id).pk, ':pair': PAIR_PREFIX, ':wave': wave },
    });
    return [...new Set(items.map((item) => ProducerId.parse(item.producerId)))];
  },
});
