import { setTimeout as pause } from 'node:timers/promises';
import {
  PutCommand,
  QueryCommand,
  TransactWriteCommand,
  type TransactWriteCommandInput,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { Delivery } from '#domain/ledger/delivery.ts';
import type { Change, DueLedger, Ledger, Transition } from '#domain/ledger/ledger.ts';
import { deliveryFrom, type NewDelivery } from '#domain/ledger/new-delivery.ts';
import { isDead } from '#domain/ledger/standing.ts';
import { lookAtOf } from '#domain/ledger/transitions.ts';
import { deliveryIdOf } from '#platform/delivery-id.ts';
import { log } from '#platform/log.ts';
import { eachAtOnce } from '#platform/queue.ts';
import type { Queue } from '../../aws/queue.ts';
import { type ReadItem, readsOf } from '../batch-loader.ts';
import type { WriteRevision } from '../batch-writer.ts';
import { cancelledAt, conditionFailed, type Documents, expiryAfterDays, inGroups } from '../dynamodb.ts';
import { DEAD_LETTERS, dueShard, TABLES } from '../keys.ts';
import { mapOf, readMap, recordKind, shapeIn } from '../records.ts';

/** What wakes the sender: functions/lambdas/workers/send.ts. */
export interface SendMessage {
  readonly deliveryId: string;
}

/** The ledger is kept a year: as long as somebody may ask what became of a message. */
export const KEPT_DAYS = 366;

export const DELIVERY = recordKind('delivery', Delivery);

type TransactItem = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

/** Owes a message within the transaction of another record. Its condition fails where it is owed already. Call `Ledger.wake` afterwards. */
export const enqueuePut = (table: string, delivery: NewDelivery): TransactItem => ({ Put: putOf(table, delivery) });

const putOf = (table: string, owed: NewDelivery) => ({
  TableName: table,
  Item: putItemOf(deliveryFrom(owed, deliveryIdOf(owed.dedupeKey)), 1),
  ConditionExpression: 'attribute_not_exists(id)',
});

/** `revision` counts changes: the optimistic lock. `due` and `lookAt` leave with the last change, and the item leaves the index. */
export const putItemOf = (delivery: Delivery, revision: number) => {
  const lookAt = lookAtOf(delivery);
  return {
    id: delivery.id,
    revision,
    delivery: mapOf(delivery),
    shape: shapeIn(DELIVERY, delivery),
    expiresAt: expiryAfterDays(delivery.createdAt, KEPT_DAYS),
    ...(lookAt === undefined ? {} : { due: dueShard(delivery.id), lookAt }),
    ...(isDead(delivery) ? { due: DEAD_LETTERS, lookAt: delivery.dueAt } : {}),
  };
};

const isIndexedWhen = (delivery: Delivery): boolean => lookAtOf(delivery) !== undefined || isDead(delivery);

/** DynamoDB takes 100 items a transaction. */
const MAX_A_TRANSACTION = 100;
const TRANSACTIONS_AT_ONCE = 4;
/** What comes back from a transaction refused for a passing reason is tried again, this often. */
const MAX_TRIES = 6;

/** Writes a group together, but those that are owed already: they stop it, and are left out of the next try. Returns those that were not. */
const enqueueGroup = async (
  documents: Documents,
  table: string,
  group: readonly NewDelivery[],
): Promise<NewDelivery[]> => {
  let left = [...group];
  for (let tries = 0; left.length > 0; tries += 1) {
    try {
      await documents.send(
        new TransactWriteCommand({ TransactItems: left.map((delivery) => enqueuePut(table, delivery)) }),
      );
      return left;
    } catch (error) {
      const rest = left.filter((_, index) => cancelledAt(error, index) !== 'condition');
      const passing = left.some((_, index) => cancelledAt(error, index) !== undefined);
      if (!passing || tries === MAX_TRIES) throw error;
      if (rest.length === left.length) await pause(20 * 2 ** tries);
      left = rest;
    }
  }
  return [];
};

/** Owes many, but those that are owed already; answers which it owed. */
export const oweGroups = async (
  documents: Documents,
  table: string,
  deliveries: readonly NewDelivery[],
): Promise<NewDelivery[]> => {
  const begun: NewDelivery[] = [];
  await eachAtOnce(inGroups(deliveries, MAX_A_TRANSACTION), TRANSACTIONS_AT_ONCE, async (group) => {
    begun.push(...(await enqueueGroup(documents, table, group)));
  });
  return begun;
};

/** More workers than this never meet at one delivery; a fifth conflict in a row is a fault. */
const MAX_CONFLICTS = 5;

interface Stored {
  readonly delivery: Delivery;
  readonly revision: number;
  /** Whether it stands in the index of what is due. */
  readonly isIndexed: boolean;
}

/** How a worker of many messages reads the ledger, and writes it: several of them in one call. */
interface Together {
  readonly readItem: ReadItem;
  readonly writeRevision?: WriteRevision;
}

export const ledgerIn = (
  documents: Documents,
  table: string,
  queue: Queue<SendMessage>,
  { readItem, writeRevision }: Together = { readItem: readsOf(documents, table) },
): Ledger & DueLedger => {
  const known = new WeakMap<Delivery, Omit<Stored, 'delivery'>>();

  const read = async (id: string): Promise<Stored | undefined> => {
    const item = await readItem({ id });
    if (item === undefined) return undefined;
    const delivery = readMap(DELIVERY, item.delivery, item);
    return { delivery, revision: Number(item.revision), isIndexed: item.due !== undefined };
  };

  /** @param wasIndexed what leaves the index is written whole; what neither stood nor stands there may be written with others. */
  const write = async ({ delivery, revision, isIndexed }: Stored, wasIndexed: boolean): Promise<boolean> => {
    const item = putItemOf(delivery, revision);
    const outcome =
      writeRevision === undefined || isIndexed || wasIndexed
        ? 'again'
        : await writeRevision({
            id: delivery.id,
            before: revision - 1,
            set: { revision, delivery: item.delivery, shape: item.shape },
          });
    const isWritten = outcome === 'again' ? await putIfRevision(item, revision - 1) : outcome === 'written';
    if (isWritten) known.set(delivery, { revision, isIndexed });
    return isWritten;
  };

  const putIfRevision = async (item: Readonly<Record<string, unknown>>, before: number): Promise<boolean> => {
    try {
      await documents.send(
        new PutCommand({
          TableName: table,
          Item: item,
          ConditionExpression: 'revision = :before',
          ExpressionAttributeValues: { ':before': before },
        }),
      );
      return true;
    } catch (error) {
      if (conditionFailed(error)) return false;
      throw error;
    }
  };

  const change = async (id: string, transition: Transition, held?: Delivery): Promise<Change | undefined> => {
    const kept = held && known.get(held);
    let stored = held && kept !== undefined ? { delivery: held, ...kept } : await read(id);
    for (let conflicts = 0; stored !== undefined && conflicts < MAX_CONFLICTS; conflicts += 1) {
      const after = transition(stored.delivery);
      if (after === undefined) return undefined;
      const next = { delivery: after, revision: stored.revision + 1, isIndexed: isIndexedWhen(after) };
      if (await write(next, stored.isIndexed)) return { before: stored.delivery, after };
      stored = await read(id);
    }
    if (stored !== undefined) throw new Error(`delivery ${id} was changed by others ${MAX_CONFLICTS} times in a row`);
    return undefined;
  };

  const wake = async (deliveries: readonly NewDelivery[]): Promise<void> => {
    const due = deliveries.filter(({ dueAt, createdAt }) => dueAt <= createdAt);
    try {
      await queue.send(due.map(({ dedupeKey }) => ({ deliveryId: deliveryIdOf(dedupeKey) })));
    } catch (error) {
      log.error('the sender was not woken; the sweep will', error, { deliveries: due.length });
    }
  };

  return {
    change,
    wake,
    find: async (id) => (await read(id))?.delivery,
    enqueue: async (delivery) => {
      try {
        await documents.send(new PutCommand(putOf(table, delivery)));
      } catch (error) {
        if (conditionFailed(error)) return 'already';
        throw error;
      }
      await wake([delivery]);
      return 'owed';
    },
    enqueueAll: async (deliveries) => {
      await wake(await oweGroups(documents, table, deliveries));
    },
    waitingBefore: async (now, shard, most) => {
      const { due } = TABLES.deliveries.indexes;
      const { Items = [] } = await documents.send(
        new QueryCommand({
          TableName: table,
          IndexName: due.name,
          KeyConditionExpression: '#due = :shard AND #lookAt <= :now',
          ExpressionAttributeNames: { '#due': due.partitionKey, '#lookAt': due.sortKey },
          ExpressionAttributeValues: { ':shard': `due#${shard}`, ':now': now },
          Limit: most,
        }),
      );
      return Items.map(({ id }) => String(id));
    },
    lookAgainAt: async (id, at) => {
      try {
        await documents.send(
          new UpdateCommand({
            TableName: table,
            Key: { id },
            UpdateExpression: 'SET lookAt = :at',
            ConditionExpression: 'attribute_exists(due) AND lookAt < :at',
            ExpressionAttributeValues: { ':at': at },
          }),
        );
      } catch (error) {
        if (!conditionFailed(error)) throw error;
      }
    },
  };
};
