import { setTimeout as pause } from 'node:timers/promises';
import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { getAll } from './batches.ts';
import type { Documents } from './dynamodb.ts';

type Key = Readonly<Record<string, string>>;
export type Item = Record<string, unknown>;

/** One item of a table by its key, as the last write left it. */
export type ReadItem = (key: Key) => Promise<Item | undefined>;

export const readsOf =
  (documents: Documents, table: string): ReadItem =>
  async (key) => {
    const { Item } = await documents.send(new GetCommand({ TableName: table, Key: key, ConsistentRead: true }));
    return Item;
  };

/** What BatchGetItem takes in one call. */
const MAX_KEYS = 100;
/** What the database leaves for later is asked for again, this often. */

/**
 * The same, for a worker that takes ten messages at a time: reads that are asked for within so many milliseconds of the first go as one call. A call
 * costs a function more time than the item that it brings.
 */
export const batchLoaderOf = (documents: Documents, table: string, withinMs: number): ReadItem => {
  let gathering: { readonly keys: Map<string, Key>; readonly found: Promise<ReadonlyMap<string, Item>> } | undefined;

  const gather = () => {
    const keys = new Map<string, Key>();
    const found = pause(withinMs).then(() => {
      gathering = undefined;
      return readTogether(documents, table, [...keys.values()]);
    });
    return { keys, found };
  };

  return async (key) => {
    if (gathering === undefined || gathering.keys.size === MAX_KEYS) gathering = gather();
    const { keys, found } = gathering;
    const name = nameOf(key);
    keys.set(name, key);
    return (await found).get(name);
  };
};

const nameOf = (key: Readonly<Record<string, unknown>>): string => JSON.stringify(Object.entries(key).sort());

/** Items by their keys, as the last write left them; what is not there is not in it. */
export const readTogether = async (
  documents: Documents,
  table: string,
  keys: readonly Key[],
): Promise<ReadonlyMap<string, Item>> => {
  const [attributes] = keys.map((key) => Object.keys(key));
  const found = new Map<string, Item>();
  for (const item of await getAll(documents, table, keys))
    found.set(nameOf(Object.fromEntries((attributes ?? []).map((name) => [name, item[name]]))), item);
  return found;
};
