import { BatchGetCommand } from '@aws-sdk/lib-dynamodb';
import type { Documents } from './dynamodb.ts';

/** BatchGetItem takes 100 keys a call. */
const KEYS_A_CALL = 100;
const MAX_ROUNDS = 6;

type Key = Readonly<Record<string, string>>;
type Item = Record<string, unknown>;

/** Many items of one table by their keys, in waves of 100 side by side; no key twice. Absent ones are left out, the order is not kept. */
export const getAll = async (documents: Documents, table: string, keys: readonly Key[]): Promise<Item[]> => {
  const waves: Promise<Item[]>[] = [];
  for (let start = 0; start < keys.length; start += KEYS_A_CALL) {
    waves.push(getWave(documents, table, keys.slice(start, start + KEYS_A_CALL)));
  }
  return (await Promise.all(waves)).flat();
};

const getWave = async (documents: Documents, table: string, keys: readonly Key[]): Promise<Item[]> => {
  const found: Item[] = [];
  let rest: readonly Record<string, unknown>[] = keys;
  for (let round = 0; rest.length > 0; round += 1) {
    if (round === MAX_ROUNDS) throw new Error(`${rest.length} items could not be read`);
    if (round > 0) await new Promise((resolve) => setTimeout(resolve, 50 * 2 ** round));
    const { Responses, UnprocessedKeys } = await documents.send(
      new BatchGetCommand({ RequestItems: { [table]: { Keys: [...rest], ConsistentRead: true } } }),
    );
    found.push(...(Responses?.[table] ?? []));
    rest = UnprocessedKeys?.[table]?.Keys ?? [];
  }
  return found;
};
