import { GetCommand, QueryCommand, TransactWriteCommand, type TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import { ProducerRequest } from '#domain/requests/request.ts';
import type { RequestChange, Requests } from '#domain/requests/request-store.ts';
import { type ProducerId, RequestId } from '#domain/shared/primitives.ts';
import { unlessUnreadable } from '#domain/shared/unreadable-record.ts';
import { weekOf } from '#domain/statistics/weeks.ts';
import { conditionFailed, type Documents, expiryAfterDays } from '../dynamodb.ts';
import {
  askedPassageKey,
  askedUndatedKey,
  idempotencyKey,
  madeRequestKey,
  OPEN_REQUEST_PREFIX,
  openRequestKey,
  requesterPartition,
  requestKey,
  TABLES,
} from '../keys.ts';
import { enqueuePut } from '../messages/ledger.ts';
import { everyItem } from '../paging.ts';
import { readRecord, recordIn, recordKind } from '../records.ts';
import { taskPut } from '../tasks/tasks.ts';

/** A request is kept a year after it was written; one that nobody confirmed, two days, as long as its link. */
const KEPT_DAYS = 366;
const PENDING_DAYS = 2;
const ONCE_DAYS = 1;

export interface RequestTables {
  readonly requests: string;
  readonly deliveries: string;
  /** Where the tasks are. */
  readonly agency: string;
}

type TransactItems = NonNullable<TransactWriteCommandInput['TransactItems']>;

/** Requests, with the messages and tasks that each change owes: one transaction (at most 10 producers, so at most 84 items). */
export const requestsIn = (documents: Documents, tables: RequestTables): Requests => ({
  async find(id) {
    return read(documents, tables.requests, id);
  },

  async pendingOf(emailHash) {
    const { Items = [] } = await documents.send(
      new QueryCommand({
        TableName: tables.requests,
        ConsistentRead: true,
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :open)',
        ExpressionAttributeValues: { ':pk': requesterPartition(emailHash), ':open': OPEN_REQUEST_PREFIX },
        Limit: 10,
        ScanIndexForward: false,
      }),
    );
    const found = await Promise.all(
      Items.map((item) =>
        unlessUnreadable(read(documents, tables.requests, RequestId.parse(item.requestId)), undefined),
      ),
    );
    return found.flatMap((request) => (request?.state === 'pending' ? [request] : []));
  },

  async ofPassages(producerId, { from, to }) {
    const items = await everyItem(documents, {
      TableName: tables.requests,
      KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
      ExpressionAttributeValues: {
        ':pk': askedPassageKey(producerId, '', '').pk,
        ':from': from,
        ':to': `${to}~`,
      },
    });
    const ids = [...new Set(items.map((item) => RequestId.parse(item.requestId)))];
    const found = await Promise.all(ids.map((id) => unlessUnreadable(read(documents, tables.requests, id), undefined)));
    // A request whose day has changed since leaves its old pointer behind.
    return found
      .filter((request) => request !== undefined)
      .filter(
        ({ state, parts }) =>
          state === 'confirmed' && parts.some((part) => asksBetween(part, producerId, { from, to })),
      );
  },

  async undatedOf(producerId, since) {
    const { pk, sk } = askedUndatedKey(producerId, since, '');
    const items = await everyItem(documents, {
      TableName: tables.requests,
      KeyConditionExpression: 'pk = :pk AND sk >= :since',
      ExpressionAttributeValues: { ':pk': pk, ':since': sk },
    });
    const ids = items.map((item) => RequestId.parse(item.requestId));
    const found = await Promise.all(ids.map((id) => unlessUnreadable(read(documents, tables.requests, id), undefined)));
    return found.filter((request) => request !== undefined).filter(({ state }) => state === 'confirmed');
  },

  async sentBefore({ onceHash, contentHash }) {
    const [sameContent, sameKey] = await Promise.all([
      idOf(documents, tables.requests, contentHash),
      onceHash === undefined ? undefined : idOf(documents, tables.requests, onceHash),
    ]);
    return { sameContent, sameKey };
  },

  async create(change, { emailHash, onceHash, contentHash }) {
    const { request } = change;
    const pointer = {
      ...openRequestKey(emailHash, request.id),
      requestId: request.id,
      expiresAt: expiryAfterDays(request.createdAt, PENDING_DAYS),
    };
    const made = {
      ...madeRequestKey(emailHash, request.id),
      requestId: request.id,
      expiresAt: expiryAfterDays(request.createdAt, KEPT_DAYS),
    };
    const once = onceHash && {
      ...idempotencyKey(onceHash),
      requestId: request.id,
      expiresAt: expiryAfterDays(request.createdAt, ONCE_DAYS),
    };
    try {
      await documents.send(
        new TransactWriteCommand({
          TransactItems: [
            ...(once
              ? [{ Put: { TableName: tables.requests, Item: once, ConditionExpression: 'attribute_not_exists(pk)' } }]
              : []),
            {
              Put: {
                TableName: tables.requests,
                Item: itemOf(request),
                ConditionExpression: 'attribute_not_exists(pk)',
              },
            },
            {
              Put: {
                TableName: tables.requests,
                Item: {
                  ...idempotencyKey(contentHash),
                  requestId: request.id,
                  expiresAt: expiryAfterDays(request.createdAt, ONCE_DAYS),
                },
              },
            },
            ...(request.state === 'pending' ? [{ Put: { TableName: tables.requests, Item: pointer } }] : []),
            { Put: { TableName: tables.requests, Item: made } },
            ...passagePointers(tables.requests, request),
            ...outboxItems(tables, change),
          ],
        }),
      );
      return { kind: 'created' };
    } catch (error) {
      const id = conditionFailed(error) && onceHash ? await idOf(documents, tables.requests, onceHash) : undefined;
      if (id === undefined) throw error;
      return { kind: 'already', id };
    }
  },

  async save(change) {
    try {
      await documents.send(
        new TransactWriteCommand({
          TransactItems: [
            {
              Put: {
                TableName: tables.requests,
                Item: itemOf(change.request),
                ConditionExpression: '#version = :before',
                ExpressionAttributeNames: { '#version': 'version' },
                ExpressionAttributeValues: { ':before': change.request.version - 1 },
              },
            },
            ...passagePointers(tables.requests, change.request),
            ...outboxItems(tables, change),
          ],
        }),
      );
      return 'saved';
    } catch (error) {
      if (conditionFailed(error)) return 'conflict';
      throw error;
    }
  },
});

const read = async (documents: Documents, table: string, id: RequestId): Promise<ProducerRequest | undefined> => {
  const { Item } = await documents.send(
    new GetCommand({ TableName: table, Key: requestKey(id), ConsistentRead: true }),
  );
  return Item === undefined ? undefined : readRecord(REQUEST, Item);
};

const idOf = async (documents: Documents, table: string, onceHash: string): Promise<RequestId | undefined> => {
  const { Item } = await documents.send(
    new GetCommand({ TableName: table, Key: idempotencyKey(onceHash), ConsistentRead: true }),
  );
  return Item === undefined ? undefined : RequestId.parse(Item.requestId);
};

const { byWeek } = TABLES.requests.indexes;

/** A request as it is kept. */
export const REQUEST = recordKind('request', ProducerRequest);

/** A confirmed request is among those of its week, to be counted. */
const itemOf = (request: ProducerRequest) => ({
  ...requestKey(request.id),
  kind: 'request',
  version: request.version,
  ...recordIn(REQUEST, request),
  expiresAt: expiryAfterDays(request.createdAt, request.state === 'pending' ? PENDING_DAYS : KEPT_DAYS),
  ...(request.confirmedAt === null
    ? {}
    : {
        [byWeek.partitionKey]: weekOf(request.confirmedAt),
        [byWeek.sortKey]: `${request.confirmedAt}#${request.id}`,
      }),
});

const asksBetween = (
  { producerId, passage }: ProducerRequest['parts'][number],
  wanted: ProducerId,
  { from, to }: { readonly from: string; readonly to: string },
): boolean => producerId === wanted && passage !== null && from <= passage.day && passage.day <= to;

/** By which the requests for a passage are found: one for each producer that is asked. */
const passagePointers = (table: string, request: ProducerRequest): TransactItems =>
  request.state !== 'confirmed'
    ? []
    : request.parts.map(({ producerId, passage }) => ({
        Put: {
          TableName: table,
          Item: {
            ...(passage === null
              ? askedUndatedKey(producerId, request.createdAt.slice(0, 10), request.id)
              : askedPassageKey(producerId, passage.day, request.id)),
            kind: 'askedPassage',
            requestId: request.id,
            expiresAt: expiryAfterDays(request.createdAt, KEPT_DAYS),
          },
        },
      }));

const outboxItems = (tables: RequestTables, { deliveries, tasks }: RequestChange): TransactItems => [
  ...deliveries.map((delivery) => enqueuePut(tables.deliveries, delivery)),
  ...tasks.map((task) => taskPut(tables.agency, task)),
];
