import { QueryCommand, type QueryCommandInput, type QueryCommandOutput } from '@aws-sdk/lib-dynamodb';
import { z } from 'zod';
import type { Documents } from './dynamodb.ts';

const StartKey = z.record(z.string(), z.string());

/**
 * Cursors: where a list goes on, opaque to whoever carries it. They come back from outside, so that one that cannot be read starts the list
 * again.
 */
export const cursorOf = (key: Readonly<Record<string, unknown>> | undefined): string | undefined =>
  key === undefined ? undefined : Buffer.from(JSON.stringify(key)).toString('base64url');

export const startKeyOf = (cursor: string | undefined): Record<string, string> | undefined => {
  if (cursor === undefined || cursor === '') return undefined;
  try {
    return StartKey.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
  } catch {
    return undefined;
  }
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
