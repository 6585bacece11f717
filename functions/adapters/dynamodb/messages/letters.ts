import { GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { z } from 'zod';
import type { Delivery } from '#domain/ledger/delivery.ts';
import { batchId, type Letter, type LetterBatch, type Letters } from '#domain/ledger/letters.ts';
import { deliveryFrom } from '#domain/ledger/new-delivery.ts';
import { Instant } from '#domain/shared/primitives.ts';
import { deliveryIdOf } from '#platform/delivery-id.ts';
import { log } from '#platform/log.ts';
import { eachAtOnce } from '#platform/queue.ts';
import type { Queue } from '../../aws/queue.ts';
import { readTogether } from '../batch-loader.ts';
import { conditionFailed, type Documents, expiryAfterDays, inGroups } from '../dynamodb.ts';
import { DUE_SHARDS } from '../keys.ts';
import { putIfUnchanged } from '../put-if-unchanged.ts';
import { mapOf, readMap, recordKind, setAside, shapeIn } from '../records.ts';
import { DELIVERY, KEPT_DAYS, oweGroups, putItemOf, type SendMessage } from './ledger.ts';

/** What BatchGetItem takes in one call. */
const MAX_KEYS = 100;
const CALLS_AT_ONCE = 4;
/** Of two who join one mail at the same time, one tries again; this often in a row is a fault. */
const MAX_ROUNDS = 30;

/** As a batch is stored: `revision` and `delivery` are what deliveries have, and it has none. */
const StoredBatch = z.strictObject({
  about: z.string(),
  number: z.int(),
  due: z.array(z.string()).readonly(),
  later: z.array(z.string()).readonly(),
  wave: Instant.nullable(),
  createdAt: Instant,
});

const BATCH = recordKind('batch', StoredBatch);

/** Letters, in the table of the ledger. `queue`: that of the sender. */
export const lettersIn = (documents: Documents, table: string, queue: Queue<SendMessage>): Letters => {
  const read = async (ids: readonly string[]): Promise<ReadonlyMap<string, Record<string, unknown>>> => {
    const found = new Map<string, Record<string, unknown>>();
    await eachAtOnce(inGroups([...new Set(ids)], MAX_KEYS), CALLS_AT_ONCE, async (group) => {
      const items = await readTogether(
        documents,
        table,
        group.map((id) => ({ id })),
      );
      for (const item of items.values()) found.set(String(item.id), item);
    });
    return found;
  };

  return {
    post: (letters) => postAll(documents, table, read, letters),

    saveBatch: async ({ lookAt, ...batch }) => {
      await documents.send(
        new PutCommand({
          TableName: table,
          Item: {
            id: batchId(batch.about, batch.number),
            batch: mapOf(batch),
            shape: shapeIn(BATCH, batch),
            expiresAt: expiryAfterDays(batch.createdAt, KEPT_DAYS),
            due: `due#${batch.number % DUE_SHARDS}`,
            lookAt,
          },
        }),
      );
    },

    batchesOf: async (about, count) => {
      const items = await read(Array.from({ length: count }, (_, number) => batchId(about, number)));
      return setAside([...items.values()], batchIn);
    },

    batch: async (id) => {
      const { Item } = await documents.send(new GetCommand({ TableName: table, Key: { id }, ConsistentRead: true }));
      return Item === undefined ? undefined : batchIn(Item);
    },

    lookAtBatch: async (id, at) => {
      try {
        await documents.send(
          new UpdateCommand({
            TableName: table,
            Key: { id },
            ...(at === null
              ? { UpdateExpression: 'REMOVE due, lookAt' }
              : { UpdateExpression: 'SET lookAt = :at', ExpressionAttributeValues: { ':at': at } }),
            ConditionExpression: 'attribute_exists(due)',
          }),
        );
      } catch (error) {
        if (!conditionFailed(error)) throw error;
      }
    },

    standingOf: async (ids) => setAside([...(await read(ids)).values()], deliveryIn),

    wakeIds: async (ids) => {
      try {
        await queue.send(ids.map((deliveryId) => ({ deliveryId })));
      } catch (error) {
        log.error('the sender was not woken; the sweep will', error, { deliveries: ids.length });
      }
    },
  };
};

const batchIn = (item: Readonly<Record<string, unknown>>): LetterBatch => {
  const stored = readMap(BATCH, item.batch, item);
  return { ...stored, lookAt: String(item.lookAt ?? stored.createdAt) };
};

const deliveryIn = (item: Readonly<Record<string, unknown>>): Delivery => readMap(DELIVERY, item.delivery, item);

interface Pending {
  readonly letter: Letter;
  /** Where in the answer. */
  readonly index: number;
  /** Which candidate is asked. */
  readonly at: number;
  /** One before it could not be read. */
  readonly isUnreadable?: boolean;
}

type ReadAll = (ids: readonly string[]) => Promise<ReadonlyMap<string, Record<string, unknown>>>;

/**
 * In rounds: the candidates of all are read together; what is not there is begun, a hundred a transaction; what is there is joined, or the next candidate
 * asked. What somebody else changed meanwhile is asked again.
 */
const postAll = async (
  documents: Documents,
  table: string,
  read: ReadAll,
  letters: readonly Letter[],
): Promise<(Delivery | undefined)[]> => {
  const carriers: (Delivery | undefined)[] = letters.map(() => undefined);
  let pending = letters.map((letter, index): Pending => ({ letter, index, at: 0 }));
  for (let round = 0; pending.length > 0; round += 1) {
    if (round === MAX_ROUNDS) throw new Error(`${pending.length} letters found no mail that takes them`);
    // Whose mails can none of them be read is set aside: the others are posted.
    pending = pending.filter(({ letter, at, isUnreadable }) => !isUnreadable || at < letter.candidates.length);
    const there = await read(pending.map((one) => deliveryIdOf(candidateOf(one).delivery.dedupeKey)));
    const again: Pending[] = [];
    const fresh: Pending[] = [];
    const joining: (() => Promise<void>)[] = [];
    for (const one of pending) {
      const { delivery, mayBegin } = candidateOf(one);
      const item = there.get(deliveryIdOf(delivery.dedupeKey));
      if (item === undefined) {
        if (mayBegin) fresh.push(one);
        else again.push({ ...one, at: one.at + 1 });
        continue;
      }
      const [known] = setAside([item], deliveryIn);
      if (known === undefined) {
        again.push({ ...one, at: one.at + 1, isUnreadable: true });
        continue;
      }
      const joined = one.letter.join(known);
      if (joined.kind === 'carries') carriers[one.index] = known;
      else if (joined.kind === 'left') again.push({ ...one, at: one.at + 1 });
      else
        joining.push(async () => {
          if (
            await putIfUnchanged(
              documents,
              table,
              putItemOf(joined.delivery, Number(item.revision)),
              Number(item.revision),
            )
          )
            carriers[one.index] = joined.delivery;
          else again.push(one);
        });
    }
    await eachAtOnce(joining, CALLS_AT_ONCE, (join) => join());
    const begun = new Set(
      await oweGroups(
        documents,
        table,
        fresh.map((one) => candidateOf(one).delivery),
      ),
    );
    for (const one of fresh) {
      const { delivery } = candidateOf(one);
      if (begun.has(delivery)) carriers[one.index] = deliveryFrom(delivery, deliveryIdOf(delivery.dedupeKey));
      else again.push(one);
    }
    pending = again;
  }
  return carriers;
};

const candidateOf = ({ letter, at }: Pending) => {
  const candidate = letter.candidates[at];
  if (candidate === undefined) throw new Error('a letter has no mail left that could carry it');
  return candidate;
};
