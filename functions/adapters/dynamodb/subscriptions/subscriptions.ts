import {
  DeleteCommand,
  GetCommand,
  PutCommand,
  QueryCommand,
  type QueryCommandInput,
  TransactWriteCommand,
} from '@aws-sdk/lib-dynamodb';
import { z } from 'zod';
import { Occasion } from '#domain/shared/occasion.ts';
import {
  EmailAddress,
  Instant,
  Language,
  PersonId,
  ProducerId,
  PublicationId,
  type SubscriptionId,
} from '#domain/shared/primitives.ts';
import type { ToldMarker } from '#domain/subscriptions/news.ts';
import { PENDING_DAYS } from '#domain/subscriptions/subscribing.ts';
import { Subscription } from '#domain/subscriptions/subscription.ts';
import { ENDED_DAYS } from '#domain/subscriptions/subscription-retention.ts';
import type {
  AddressChanges,
  PersonNews,
  PlaceQuery,
  Subscribers,
  SubscriptionStep,
  Subscriptions,
} from '#domain/subscriptions/subscription-store.ts';
import { eachAtOnce } from '#platform/queue.ts';
import { PartUnavailable } from '#platform/unavailable.ts';
import { type ReadItem, readsOf, readTogether } from '../batch-loader.ts';
import { cancelledAt, type Documents, expiryAfterDays, inGroups } from '../dynamodb.ts';
import {
  addressChangeKey,
  personKey,
  placeIndexAttributes,
  subscriptionKey,
  TABLES,
  TOLD_PREFIX,
  toldKey,
} from '../keys.ts';
import { enqueuePut } from '../messages/ledger.ts';
import { cursorOf, everyItem, startKeyOf } from '../paging.ts';
import { putIfUnchanged } from '../put-if-unchanged.ts';
import { readable, readRecord, recordIn, recordKind } from '../records.ts';
import { writeTogether } from '../written-together.ts';

export interface SubscriptionTables {
  readonly subscriptions: string;
  readonly deliveries: string;
}

/** As long as an address may be kept without a sign of life (three years, CNIL): beyond it there is nobody left to be told twice. */
const TOLD_DAYS = 3 * 366;
/** What BatchGetItem takes in one call. */
const MAX_KEYS = 100;
const CALLS_AT_ONCE = 4;

const { byCell, byCommune, byEmail } = TABLES.subscriptions.indexes;

/** A subscriber in the index has been chosen by the person: nothing but an active one has the attributes of its place. */
export const subscriptionItem = (subscription: Subscription, revision: number) => ({
  ...subscriptionKey(subscription.id),
  [byEmail.partitionKey]: subscription.person,
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
  readonly revision: number;
}

const storedIn = (item: Record<string, unknown>): Stored => ({
  subscription: subscriptionIn(item),
  revision: Number(item.revision),
});

/** A subscription as it is kept. */
export const SUBSCRIPTION_RECORD = recordKind('subscription', Subscription);

/** A record of before says whose it is in its index key alone. */
export const withPerson = (item: Record<string, unknown>): Record<string, unknown> => {
  const data = String(item.data);
  return data.includes('"person":')
    ? item
    : { ...item, data: data.replace('{', `{"person":${JSON.stringify(item[byEmail.partitionKey])},`) };
};

export const subscriptionIn = (item: Record<string, unknown>): Subscription =>
  readRecord(SUBSCRIPTION_RECORD, withPerson(item));

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

  const ofPerson = async (person: PersonId): Promise<Subscription[]> => {
    const { Items = [] } = await documents.send(
      new QueryCommand({
        TableName: table,
        IndexName: byEmail.name,
        KeyConditionExpression: '#email = :email',
        ExpressionAttributeNames: { '#email': byEmail.partitionKey },
        ExpressionAttributeValues: { ':email': person },
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
      if (await putIfUnchanged(documents, table, subscriptionItem(after, stored.revision), stored.revision))
        return after;
    }
    throw new PartUnavailable(`subscription ${id}, changed by others ${MAX_CONFLICTS} times in a row,`);
  };

  return {
    ofPerson,
    change,
    find: async (id) => (await read(id))?.subscription,
    ofSamePerson: async (id) => {
      const stored = await read(id);
      return stored === undefined ? [] : ofPerson(stored.subscription.person);
    },
    create: async (subscription, confirmation) => {
      const item = subscriptionItem(subscription, 1);
      try {
        await documents.send(
          new TransactWriteCommand({
            TransactItems: [
              { Put: { TableName: table, Item: item, ConditionExpression: 'attribute_not_exists(pk)' } },
              ...(confirmation === undefined ? [] : [enqueuePut(tables.deliveries, confirmation)]),
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

/** Records of about 1 kB: half a megabyte a page, whatever the number of subscribers. */
const PAGE = 500;

/** Who lies under which places, and what they were last told: for who only counts. */
export const placesIn = (documents: Documents, table: string): Pick<Subscribers, 'under' | 'lastTold'> => ({
  under: async (query, from) => {
    const page = await pageUnder(documents, table, query, from);
    return {
      subscriptions: readable(SUBSCRIPTION_RECORD, (page.Items ?? []).map(withPerson)),
      next: cursorOf(page.LastEvaluatedKey),
    };
  },
  lastTold: async (persons, producerId) => {
    const told = new Map<PersonId, ToldMarker>();
    await eachAtOnce(inGroups(persons, MAX_KEYS), CALLS_AT_ONCE, async (group) => {
      const keys = group.map((person) => toldKey(person, producerId));
      for (const item of (await readTogether(documents, table, keys)).values()) {
        const marker = markerIn(item);
        told.set(marker.person, marker);
      }
    });
    return told;
  },
});

/** The subscribers as an announcement reads them. */
export const subscribersIn = (documents: Documents, tables: SubscriptionTables): Subscribers => ({
  ...placesIn(documents, tables.subscriptions),
  markTold: async (markers) => {
    const items = markers.map((marker) => ({
      ...marker,
      ...toldKey(marker.person, marker.producerId),
      expiresAt: expiryAfterDays(marker.at, TOLD_DAYS),
    }));
    await writeTogether(
      documents,
      tables.subscriptions,
      items.map((Item) => ({ PutRequest: { Item } })),
    );
  },
});

const ToldItem = z.object({
  person: PersonId,
  producerId: ProducerId,
  publicationId: PublicationId,
  occasion: Occasion,
  day: z.string(),
  at: Instant,
});

const markerIn = (item: Record<string, unknown>): ToldMarker => ToldItem.parse(item);

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

/** What a person was told of, by the markers. */
export const personNewsIn = (documents: Documents, table: string): PersonNews => ({
  toldTo: async (person) => {
    const items = await everyItem(documents, {
      TableName: table,
      ConsistentRead: true,
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :told)',
      ExpressionAttributeValues: { ':pk': personKey(person), ':told': TOLD_PREFIX },
    });
    return items.map(markerIn);
  },
});

const StoredChange = z.object({ person: PersonId, email: EmailAddress, language: Language, askedAt: Instant });

/** The address that a person moves to, until it is confirmed. */
export const addressChangesIn = (documents: Documents, table: string): AddressChanges => ({
  find: async (person) => {
    const { Item } = await documents.send(
      new GetCommand({ TableName: table, Key: addressChangeKey(person), ConsistentRead: true }),
    );
    return Item === undefined ? undefined : StoredChange.parse(Item);
  },
  save: async (change) => {
    const Item = { ...change, ...addressChangeKey(change.person), expiresAt: expiryAfterDays(change.askedAt, 1) };
    await documents.send(new PutCommand({ TableName: table, Item }));
  },
  remove: async (person) => {
    await documents.send(new DeleteCommand({ TableName: table, Key: addressChangeKey(person) }));
  },
});
