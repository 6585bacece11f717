import {
  DeleteMessageBatchCommand,
  GetQueueAttributesCommand,
  type Message,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { z } from 'zod';
import { type DeadQueues, STUCK_KINDS, type StuckKind } from '#domain/upkeep/stuck-work.ts';

/** Of each worker: where its dead letters lie, and the queue that they came from. */
const Addresses = z.record(z.enum(STUCK_KINDS), z.strictObject({ dead: z.string(), queue: z.string() }));

/** What one press of a button moves: more are pressed for again. */
const MAX_MOVED = 500;
const MAX_A_CALL = 10;
/** An empty answer does not mean an empty queue: it is asked so often in a row. */
const MAX_EMPTY = 2;

/** @param addresses as the setting DEAD_LETTERS says them */
export const deadQueuesAt = (addresses: string, client: SQSClient = new SQSClient({ maxAttempts: 3 })): DeadQueues => {
  let read: z.output<typeof Addresses> | undefined;
  const addressesOf = (kind: StuckKind) => {
    read ??= Addresses.parse(JSON.parse(addresses));
    return read[kind];
  };

  const countOf = async (kind: StuckKind): Promise<number> => {
    const { Attributes } = await client.send(
      new GetQueueAttributesCommand({
        QueueUrl: addressesOf(kind).dead,
        AttributeNames: ['ApproximateNumberOfMessages'],
      }),
    );
    return Number(Attributes?.ApproximateNumberOfMessages ?? 0);
  };

  /** Takes them out, ten a call; what `before` could not do stays, and comes back by itself. */
  const take = async (kind: StuckKind, before: (messages: readonly Message[]) => Promise<void>): Promise<number> => {
    const { dead } = addressesOf(kind);
    let moved = 0;
    for (let empty = 0; moved < MAX_MOVED && empty < MAX_EMPTY; ) {
      const { Messages = [] } = await client.send(
        new ReceiveMessageCommand({ QueueUrl: dead, MaxNumberOfMessages: MAX_A_CALL }),
      );
      if (Messages.length === 0) {
        empty += 1;
        continue;
      }
      empty = 0;
      await before(Messages);
      const Entries = Messages.map(({ ReceiptHandle }, index) => ({ Id: String(index), ReceiptHandle }));
      await client.send(new DeleteMessageBatchCommand({ QueueUrl: dead, Entries }));
      moved += Messages.length;
    }
    return moved;
  };

  return {
    list: async () => {
      const all = await Promise.all(STUCK_KINDS.map(async (kind) => ({ kind, count: await countOf(kind) })));
      return all.filter(({ count }) => count > 0);
    },
    again: (kind) =>
      take(kind, async (messages) => {
        const Entries = messages.map(({ Body }, index) => ({ Id: String(index), MessageBody: Body }));
        const { Failed = [] } = await client.send(
          new SendMessageBatchCommand({ QueueUrl: addressesOf(kind).queue, Entries }),
        );
        if (Failed.length > 0) throw new Error(`the queue refused ${Failed.length} messages: ${Failed[0]?.Code}`);
      }),
    drop: (kind) => take(kind, async () => undefined),
  };
};
