import { createHash } from 'node:crypto';
import { GetCommand, QueryCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { z } from 'zod';
import { departmentOfCommune } from '#domain/areas/commune-department.ts';
import type { Instant } from '#domain/shared/primitives.ts';
import { UnclaimedId } from '#domain/shared/primitives.ts';
import { UnclaimedProducer } from '#domain/unclaimed/unclaimed.ts';
import {
  UnclaimedCard,
  type UnclaimedIndex,
  type UnclaimedKey,
  unclaimedCardOf,
  unclaimedKeys,
} from '#domain/unclaimed/unclaimed-index.ts';
import type { Holders, Listing, UnclaimedList, UnclaimedStore } from '#domain/unclaimed/unclaimed-store.ts';
import { base36 } from '#platform/base36.ts';
import { getAll } from '../batches.ts';
import { cancelledAt, type Documents } from '../dynamodb.ts';
import { identityKey, TABLES, unclaimedKey, unclaimedOfDepartment } from '../keys.ts';
import { cursorOf, everyItem, startKeyOf } from '../paging.ts';
import type { TransactItem } from '../producers/directory.ts';
import { readable, readRecord, readText, recordIn, recordKind, setAside } from '../records.ts';

export interface UnclaimedTables {
  readonly directory: string;
  readonly coverage: string;
}

/**
 * A hash without a secret, on purpose: it must be the same for ever, also after the secret of the links was changed, or who asked to be taken
 * out would come back.
 */
const hashOf = (text: string): string =>
  base36(createHash('sha256').update(`alaronde identity ${text}`).digest()).slice(0, 30);

const MAX_CONFLICTS = 5;

/** Producers who are not yet with us: records and identity keys in the Directory table, cards in the Coverage table, in one transaction. */
export const unclaimedStoreIn = (documents: Documents, tables: UnclaimedTables): UnclaimedStore => ({
  idFor: (mainKey) => UnclaimedId.parse(hashOf(`record ${mainKey}`).slice(0, 20)),

  async holdersOf(keys) {
    const byHash = new Map(keys.map((key) => [hashOf(key), key]));
    const items = await getAll(
      documents,
      tables.directory,
      [...byHash.keys()].map((hash) => identityKey(hash)),
    );
    return new Map(
      items.flatMap((item) => {
        const key = byHash.get(String(item.pk).slice('identity#'.length));
        return key === undefined ? [] : [[key, holdersFrom(item)] as const];
      }),
    );
  },

  async findAll(ids) {
    const items = await getAll(
      documents,
      tables.directory,
      ids.map((id) => unclaimedKey(id)),
    );
    return new Map(items.map((item) => producerFrom(item)).map((producer) => [producer.id, producer]));
  },

  find: (id) => findOne(documents, tables, id).then((stored) => stored?.producer),

  create: (listing) =>
    retried(async () => {
      const { producer } = listing;
      const hashes = listing.keys.map(hashOf);
      const put: TransactItem = {
        Put: {
          TableName: tables.directory,
          Item: itemOf(producer, hashes),
          ConditionExpression: 'attribute_not_exists(pk)',
        },
      };
      const outcome = await transact(documents, [
        put,
        ...holdingItems(tables.directory, producer.id, hashes),
        ...cardPuts(tables.coverage, listing),
      ]);
      return outcome === 'written' ? 'created' : outcome === 'first' ? 'already' : 'removed';
    }),

  change: (from, listing) =>
    retried(async () => {
      const stored = await findOne(documents, tables, from.id);
      if (stored === undefined || stored.producer.version !== from.version) return 'changed';
      const { producer } = listing;
      const hashes = [...new Set([...stored.hashes, ...listing.keys.map(hashOf)])];
      const put: TransactItem = {
        Put: {
          TableName: tables.directory,
          Item: itemOf(producer, hashes),
          ConditionExpression: '#version = :version',
          ExpressionAttributeNames: { '#version': 'version' },
          ExpressionAttributeValues: { ':version': from.version },
        },
      };
      const outcome = await transact(documents, [
        put,
        ...holdingItems(
          tables.directory,
          producer.id,
          hashes.filter((hash) => !stored.hashes.includes(hash)),
        ),
        ...cardsMoved(tables.coverage, from, listing),
      ]);
      return outcome === 'written' ? 'written' : outcome === 'first' ? 'changed' : 'removed';
    }),

  takeOut: (id, now) =>
    retried(async () => {
      const stored = await findOne(documents, tables, id);
      if (stored === undefined) return 'unknown';
      const outcome = await transact(documents, [
        {
          Delete: {
            TableName: tables.directory,
            Key: unclaimedKey(id),
            ConditionExpression: '#version = :version',
            ExpressionAttributeNames: { '#version': 'version' },
            ExpressionAttributeValues: { ':version': stored.producer.version },
          },
        },
        ...stored.hashes.map((hash) => tombstone(tables.directory, id, hash, now)),
        ...unclaimedKeys(stored.producer.details.position).map((key) => cardDelete(tables.coverage, key, id)),
      ]);
      if (outcome !== 'written') throw new Conflict();
      return 'out';
    }),

  withdraw: (producer) =>
    retried(async () => {
      const stored = await findOne(documents, tables, producer.id);
      if (stored === undefined) return 'gone';
      const outcome = await transact(documents, [
        {
          Delete: {
            TableName: tables.directory,
            Key: unclaimedKey(producer.id),
            ConditionExpression: '#version = :version',
            ExpressionAttributeNames: { '#version': 'version' },
            ExpressionAttributeValues: { ':version': producer.version },
          },
        },
        ...stored.hashes.map((hash) => released(tables.directory, producer.id, hash)),
        ...unclaimedKeys(stored.producer.details.position).map((key) => cardDelete(tables.coverage, key, producer.id)),
      ]);
      return outcome === 'written' ? 'gone' : 'changed';
    }),
});

/** For who only looks one up. */
export const unclaimedFinderIn =
  (documents: Documents, directory: string): UnclaimedStore['find'] =>
  (id) =>
    findOne(documents, { directory }, id).then((stored) => stored?.producer);

const PAGE = 50;

/** The list of a department as the agency reads it, by commune; who has registered is no longer in it. */
export const unclaimedListIn = (documents: Documents, table: string): UnclaimedList => ({
  async inDepartment(department, cursor) {
    const { byState } = TABLES.directory.indexes;
    const state = unclaimedOfDepartment(department);
    const found = await documents.send(
      new QueryCommand({
        TableName: table,
        IndexName: byState.name,
        KeyConditionExpression: '#state = :state',
        ExpressionAttributeNames: { '#state': byState.partitionKey },
        ExpressionAttributeValues: { ':state': state },
        Limit: PAGE,
        ExclusiveStartKey: startKeyOf(cursor, { table: TABLES.directory, index: byState, partition: state }),
      }),
    );
    return { producers: readable(UNCLAIMED, found.Items ?? []), cursor: cursorOf(found.LastEvaluatedKey) };
  },
});

/** Cards near a place, from the Coverage table: what the search reads of those who are not yet with us. */
export const unclaimedIndexIn = (documents: Documents, table: string): UnclaimedIndex => ({
  under: async (keys) => (await Promise.all(keys.map((key) => cardsUnder(documents, table, key)))).flat(),
});

const cardsUnder = async (documents: Documents, table: string, key: UnclaimedKey): Promise<UnclaimedCard[]> => {
  const items = await everyItem(documents, {
    TableName: table,
    KeyConditionExpression: '#key = :key',
    ExpressionAttributeNames: { '#key': 'key' },
    ExpressionAttributeValues: { ':key': key },
  });
  return setAside(items, (item) => readText(UNCLAIMED_CARD, item.card, item));
};

/** Holder ids are a set of texts, so that adding one is a single write that needs no reading; DynamoDB has no empty sets. */
const holdersFrom = (item: Record<string, unknown>): Holders => ({
  ids: item.holders instanceof Set ? [...item.holders].map((id) => UnclaimedId.parse(id)) : [],
  removed: typeof item.removedAt === 'string',
});

const UNCLAIMED_CARD = recordKind('unclaimed card', UnclaimedCard);
const UNCLAIMED = recordKind('unclaimed', UnclaimedProducer);
const Stored = z.object({ keys: z.array(z.string()) });
const producerFrom = (item: Record<string, unknown>): UnclaimedProducer => readRecord(UNCLAIMED, item);

const findOne = async (documents: Documents, tables: Pick<UnclaimedTables, 'directory'>, id: UnclaimedId) => {
  const { Item } = await documents.send(
    new GetCommand({ TableName: tables.directory, Key: unclaimedKey(id), ConsistentRead: true }),
  );
  return Item === undefined ? undefined : { producer: producerFrom(Item), hashes: Stored.parse(Item).keys };
};

/** `kind` keeps the stream of the Directory from taking it for a publication. `keys`: all by which they were ever known, to be left as tombstones. */
const itemOf = (producer: UnclaimedProducer, hashes: readonly string[]) => ({
  ...unclaimedKey(producer.id),
  kind: 'imported',
  version: producer.version,
  keys: [...hashes],
  ...recordIn(UNCLAIMED, producer),
  ...(producer.producerId === null ? listedUnder(producer) : {}),
});

const listedUnder = ({ id, details: { commune } }: UnclaimedProducer) => ({
  [TABLES.directory.indexes.byState.partitionKey]: unclaimedOfDepartment(departmentOfCommune(commune)),
  [TABLES.directory.indexes.byState.sortKey]: `${commune}#${id}`,
});

/** They are known by these keys, unless somebody known by one of them has asked out: then nothing is written. */
const holdingItems = (table: string, id: UnclaimedId, hashes: readonly string[]): TransactItem[] =>
  hashes.map((hash) => ({
    Update: {
      TableName: table,
      Key: identityKey(hash),
      UpdateExpression: 'SET #kind = :kind ADD #holders :id',
      ConditionExpression: 'attribute_not_exists(#removedAt)',
      ExpressionAttributeNames: { '#kind': 'kind', '#holders': 'holders', '#removedAt': 'removedAt' },
      ExpressionAttributeValues: { ':kind': 'identity', ':id': new Set([id]) },
    },
  }));

const tombstone = (table: string, id: UnclaimedId, hash: string, now: Instant): TransactItem => ({
  Update: {
    TableName: table,
    Key: identityKey(hash),
    UpdateExpression: 'SET #kind = :kind, #removedAt = :now DELETE #holders :id',
    ExpressionAttributeNames: { '#kind': 'kind', '#holders': 'holders', '#removedAt': 'removedAt' },
    ExpressionAttributeValues: { ':kind': 'identity', ':now': now, ':id': new Set([id]) },
  },
});

/** They are no longer known by this key; who else is, and who has asked out, is not touched. */
const released = (table: string, id: UnclaimedId, hash: string): TransactItem => ({
  Update: {
    TableName: table,
    Key: identityKey(hash),
    UpdateExpression: 'DELETE #holders :id',
    ExpressionAttributeNames: { '#holders': 'holders' },
    ExpressionAttributeValues: { ':id': new Set([id]) },
  },
});

const cardPuts = (table: string, { producer, communeName }: Listing): TransactItem[] => {
  // Once they are registered they are found as a producer.
  if (producer.producerId !== null) return [];
  const card = JSON.stringify(unclaimedCardOf(producer, communeName));
  return unclaimedKeys(producer.details.position).map((key) => ({
    Put: { TableName: table, Item: { key, item: producer.id, card } },
  }));
};

const cardDelete = (table: string, key: UnclaimedKey, id: UnclaimedId): TransactItem => ({
  Delete: { TableName: table, Key: { key, item: id } },
});

const cardsMoved = (table: string, from: UnclaimedProducer, listing: Listing): TransactItem[] => {
  const puts = cardPuts(table, listing);
  const kept = new Set(puts.length === 0 ? [] : unclaimedKeys(listing.producer.details.position));
  return [
    ...puts,
    ...unclaimedKeys(from.details.position)
      .filter((key) => !kept.has(key))
      .map((key) => cardDelete(table, key, from.id)),
  ];
};

/** Somebody else was writing one of the items: the same again in a moment. */
class Conflict extends Error {
  override readonly name = 'Conflict';
}

/** `first`: the condition of the record itself did not hold; `other`: that of one of the keys. */
const transact = async (documents: Documents, items: TransactItem[]): Promise<'written' | 'first' | 'other'> => {
  try {
    await documents.send(new TransactWriteCommand({ TransactItems: items }));
    return 'written';
  } catch (error) {
    if (cancelledAt(error, 0) === 'condition') return 'first';
    const reasons = items.map((_, index) => cancelledAt(error, index));
    if (reasons.includes('condition')) return 'other';
    if (reasons.includes('conflict')) throw new Conflict('imported producers', { cause: error });
    throw error;
  }
};

const retried = async <Value>(work: () => Promise<Value>): Promise<Value> => {
  for (let conflicts = 0; ; conflicts += 1) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof Conflict) || conflicts === MAX_CONFLICTS) throw error;
      await new Promise((resolve) => setTimeout(resolve, 20 * 2 ** conflicts));
    }
  }
};
