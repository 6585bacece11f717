import { QueryCommand, type QueryCommandInput, type QueryCommandOutput } from '@aws-sdk/lib-dynamodb';
import { z } from 'zod';
import { UnreadableInput } from '#platform/unreadable-input.ts';
import type { Documents } from './dynamodb.ts';
import type { IndexSpec, TableSpec } from './keys.ts';

const StartKey = z.record(z.string(), z.string().min(1));

/** Cursors: where a list goes on, opaque to whoever carries it. */
export const cursorOf = (key: Readonly<Record<string, unknown>> | undefined): string | undefined =>
  key === undefined ? undefined : Buffer.from(JSON.stringify(key)).toString('base64url');

/** The list that a cursor must be of. */
export interface ListRead {
  readonly table: TableSpec;
  /** The index that is read; the table itself without. */
  readonly index?: IndexSpec;
  /** The partition that is read, or which ones may be; any where nothing is said (a scan). */
  readonly partition?: string | ((value: string) => boolean);
}

/** Longer than any that we give out. */
const MAX_CURSOR = 1_000;

/**
 * Where a list goes on. Cursors come back from outside: one that was not given out for this list would be an error of DynamoDB, or begin in a place where
 * nobody was.
 *
 * @throws UnreadableInput
 */
export const startKeyOf = (cursor: string | undefined, list: ListRead): Record<string, string> | undefined => {
  if (cursor === undefined || cursor === '') return undefined;
  const key = readKey(cursor);
  if (key === undefined || !isOf(list, key)) throw new UnreadableInput('cursor', 'of another list, or of none');
  return key;
};

const readKey = (cursor: string): Record<string, string> | undefined => {
  if (cursor.length > MAX_CURSOR) return undefined;
  try {
    return StartKey.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
  } catch {
    return undefined;
  }
};

const isOf = ({ table, index, partition }: ListRead, key: Readonly<Record<string, string>>): boolean => {
  const names = new Set([table.partitionKey, table.sortKey, index?.partitionKey, index?.sortKey].filter(Boolean));
  const own = key[(index ?? table).partitionKey] ?? '';
  const within = typeof partition === 'function' ? partition(own) : partition === undefined || own === partition;
  return within && Object.keys(key).length === names.size && Object.keys(key).every((name) => names.has(name));
};

/** A query from its beginning: where it goes on is nobody's business but the loop's. */
type WholeQuery = Omit<QueryCommandInput, 'ExclusiveStartKey'>;

/** Every page of a query, one after the other. Rejects rather than leave one out. */
export async function* pagesOf(documents: Documents, query: WholeQuery): AsyncGenerator<QueryCommandOutput> {
  let from: QueryCommandOutput['LastEvaluatedKey'];
  do {
    const page = await documents.send(new QueryCommand({ ...query, ExclusiveStartKey: from }));
    yield page;
    from = page.LastEvaluatedKey;
  } while (from !== undefined);
}

/** Every item of a query, however many pages it takes. */
export const everyItem = async (documents: Documents, query: WholeQuery): Promise<Record<string, unknown>[]> => {
  const items: Record<string, unknown>[] = [];
  for await (const page of pagesOf(documents, query)) items.push(...(page.Items ?? []));
  return items;
};

/** How many items a query finds. */
export const countOf = async (documents: Documents, query: WholeQuery): Promise<number> => {
  let count = 0;
  for await (const page of pagesOf(documents, { ...query, Select: 'COUNT' })) count += page.Count ?? 0;
  return count;
};

/** The first items of one partition of an index, the newest first. */
export const newestOf = async (
  documents: Documents,
  table: string,
  { name, partitionKey }: IndexSpec,
  partition: string,
  limit: number,
): Promise<Record<string, unknown>[]> => {
  const { Items = [] } = await documents.send(
    new QueryCommand({
      TableName: table,
      IndexName: name,
      KeyConditionExpression: '#partition = :partition',
      ExpressionAttributeNames: { '#partition': partitionKey },
      ExpressionAttributeValues: { ':partition': partition },
      ScanIndexForward: false,
      Limit: limit,
    }),
  );
  return Items;
};
