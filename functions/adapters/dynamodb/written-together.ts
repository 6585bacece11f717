import { setTimeout as pause } from 'node:timers/promises';
import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb';
import { eachAtOnce } from '#platform/queue.ts';
import { type Documents, inGroups } from './dynamodb.ts';

export interface DeleteItem {
  readonly DeleteRequest: { readonly Key: Record<string, unknown> };
}
export type WriteRequest = { readonly PutRequest: { readonly Item: Record<string, unknown> } } | DeleteItem;

/** What BatchWriteItem takes in one call. */
const MAX_A_CALL = 25;
const CALLS_AT_ONCE = 4;
/** What the database leaves for later is asked for again, this often. */
const MAX_TRIES = 6;

/** Puts and deletes without a condition, many in a call. Rejects where some could not be written; written again, they are the same. */
export const writeTogether = async (
  documents: Documents,
  table: string,
  requests: readonly WriteRequest[],
): Promise<void> => {
  await eachAtOnce(inGroups(requests, MAX_A_CALL), CALLS_AT_ONCE, async (group) => {
    let left: WriteRequest[] = group;
    for (let tries = 0; left.length > 0; tries += 1) {
      if (tries === MAX_TRIES) throw new Error(`${left.length} items of ${table} could not be written`);
      if (tries > 0) await pause(20 * 2 ** tries);
      const { UnprocessedItems } = await documents.send(new BatchWriteCommand({ RequestItems: { [table]: left } }));
      left = (UnprocessedItems?.[table] ?? []) as WriteRequest[];
    }
  });
};
