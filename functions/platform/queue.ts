import middy from '@middy/core';
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import type { z } from 'zod';
import { log } from './log.ts';

/**
 * The one pipeline of everything fed by a queue. `work` is called once a message. It returns when the message is done, was done already, or
 * can never succeed (and has said so elsewhere); it throws when the message may succeed later: then this message alone comes back.
 */
export interface QueueWork<Schema extends z.ZodType> {
  readonly name: string;
  readonly message: Schema;
  work(message: z.output<Schema>): Promise<void>;
  /** How many messages of a batch are worked at once. */
  readonly atOnce: number;
}

export const queueWorker = <Schema extends z.ZodType>({ name, message, work, atOnce }: QueueWork<Schema>) =>
  middy<SQSEvent, SQSBatchResponse>().handler(async (event: SQSEvent): Promise<SQSBatchResponse> => {
    const failed: string[] = [];
    await eachAtOnce(event.Records, atOnce, async (record) => {
      try {
        await work(message.parse(JSON.parse(record.body)));
      } catch (error) {
        log.error('message failed', error, {
          worker: name,
          messageId: record.messageId,
          receives: record.attributes.ApproximateReceiveCount,
        });
        failed.push(record.messageId);
      }
    });
    log.info('batch', { worker: name, messages: event.Records.length, failed: failed.length });
    return { batchItemFailures: failed.map((itemIdentifier) => ({ itemIdentifier })) };
  });

/** Runs `work` over the items, at most `atOnce` of them at a time. Rejects with the first failure, after the running ones have settled. */
export const eachAtOnce = async <Item>(
  items: readonly Item[],
  atOnce: number,
  work: (item: Item) => Promise<void>,
): Promise<void> => {
  const failures: unknown[] = [];
  let next = 0;
  const lane = async () => {
    for (;;) {
      const item = items[next];
      if (next >= items.length || failures.length > 0) return;
      next += 1;
      await work(item as Item).catch((error: unknown) => failures.push(error));
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, lane));
  if (failures.length > 0) throw failures[0];
};
