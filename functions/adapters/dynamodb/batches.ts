import { BatchGetCommand, BatchWriteCommand } from '@aws-sdk/lib-dynamodb';
import type { Documents } from './dynamodb.ts';

/** BatchGetItem takes 100 keys a call, BatchWriteItem 25 writes. */
const KEYS_A_CALL = 100;
const WRITES_A_CALL = 25;
const MAX_TRIES = 6;

type Key = Readonly<Record<string, unknown>>;
type Item = Record<string, unknown>;
export type Write =
  | { readonly PutRequest: { readonly Item: Item } }
  | { readonly DeleteRequest: { readonly Key: Key } };

/** Many items of one table by their keys, 100 at a time side by side; no key twice. Absent ones are left out, the order is not kept. */
export const getAll = async (documents: Documents, table: string, keys: readonly Key[]): Promise<Item[]> => {
  const found: Item[] = [];
  await inTurns(keys, KEYS_A_CALL, `of ${table} could not be read`, async (left) => {
    const { Responses, UnprocessedKeys } = await documents.send(
      new BatchGetCommand({ RequestItems: { [table]: { Keys: [...left], ConsistentRead: true } } }),
    );
    found.push(...(Responses?.[table] ?? []));
    return UnprocessedKeys?.[table]?.Keys ?? [];
  });
  return found;
};

/** Many writes to one table, 25 at a time in turn; what was written before a failure stays written, and the caller tries all again. */
export const writeAll = async (documents: Documents, table: string, writes: readonly Write[]): Promise<void> => {
  for (let start = 0; start < writes.length; start += WRITES_A_CALL)
    await inTurns(
      writes.slice(start, start + WRITES_A_CALL),
      WRITES_A_CALL,
      `of ${table} could not be written`,
      async (left) => {
        const { UnprocessedItems } = await documents.send(
          new BatchWriteCommand({ RequestItems: { [table]: [...left] } }),
        );
        return (UnprocessedItems?.[table] ?? []) as Write[];
      },
    );
};

/** Calls of at most `most` things, side by side; what DynamoDB leaves unprocessed is sent again after a while, then given up. */
const inTurns = async <Thing>(
  things: readonly Thing[],
  most: number,
  trouble: string,
  call: (left: readonly Thing[]) => Promise<readonly Thing[]>,
): Promise<void> => {
  const calls: Promise<void>[] = [];
  for (let start = 0; start < things.length; start += most)
    calls.push(untilDone(things.slice(start, start + most), trouble, call));
  await Promise.all(calls);
};

const untilDone = async <Thing>(
  things: readonly Thing[],
  trouble: string,
  call: (left: readonly Thing[]) => Promise<readonly Thing[]>,
): Promise<void> => {
  let left = things;
  for (let tries = 0; left.length > 0; tries += 1) {
    if (tries === MAX_TRIES) throw new Error(`${left.length} items ${trouble}`);
    if (tries > 0) await new Promise((resolve) => setTimeout(resolve, 25 * 2 ** tries));
    left = await call(left);
  }
};
