import { BatchGetCommand, BatchWriteCommand, GetCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { z } from 'zod';
import type { CoverageKey } from '#domain/areas/keys.ts';
import type { CheckedIndex, IndexEntry } from '#domain/coverage/checked-index.ts';
import type { CoverageItem } from '#domain/coverage/coverage.ts';
import { type Instant, ProducerId } from '#domain/shared/primitives.ts';
import type { Documents } from '../dynamodb.ts';
import { coverageItem, coverageManifestKey, LIVE_PREFIX, TABLES } from '../keys.ts';
import { cursorOf, startKeyOf } from '../paging.ts';
import { type CoverageTables, coverageIn, parseCard } from './coverage.ts';

const StoredItem = z.object({
  key: z.string(),
  item: z.string(),
  fit: z.enum(['full', 'edge']),
  clip: z.string().nullable(),
  card: z.string(),
});
const StoredManifest = z.object({ items: z.array(z.object({ key: z.string(), item: z.string() })) });

/** BatchGetItem takes 100 keys and gives 16 MB at most; items are a few kB. BatchWriteItem takes 25. */
const READ_BATCH = 100;
const WRITE_BATCH = 25;
const MAX_TRIES = 6;
/** Of a page of the scan: half a megabyte, a second or two of look-ups. */
const ENTRIES_A_PAGE = 500;

/** The index as the reconciliation reads and mends it. */
export const checkedIndexIn = (documents: Documents, tables: CoverageTables, now: () => Instant): CheckedIndex => ({
  ...coverageIn(documents, tables, now),

  async itemsOf(producerId, version, items) {
    const keys = items.map(({ key, card }) => ({ key, item: coverageItem(producerId, card.round.id, version) }));
    const found: CoverageItem[] = [];
    for (let start = 0; start < keys.length; start += READ_BATCH)
      found.push(...(await batchOf(documents, tables.coverage, keys.slice(start, start + READ_BATCH))));
    return found;
  },

  async noted(producerId, version) {
    const { Item } = await documents.send(
      new GetCommand({
        TableName: tables.directory,
        Key: coverageManifestKey(producerId, version),
        ConsistentRead: true,
      }),
    );
    return Item === undefined
      ? undefined
      : new Set(StoredManifest.parse(Item).items.map(({ key, item }) => `${key} ${item}`));
  },

  async entries(cursor) {
    const page = await documents.send(
      new ScanCommand({
        TableName: tables.coverage,
        ProjectionExpression: '#key, #item',
        ExpressionAttributeNames: { '#key': 'key', '#item': 'item' },
        Limit: ENTRIES_A_PAGE,
        ExclusiveStartKey: startKeyOf(cursor, { table: TABLES.coverage }),
      }),
    );
    return { entries: (page.Items ?? []).flatMap(entryIn), cursor: cursorOf(page.LastEvaluatedKey) };
  },

  async remove(entries) {
    for (let start = 0; start < entries.length; start += WRITE_BATCH) {
      let rest = entries
        .slice(start, start + WRITE_BATCH)
        .map(({ key, item }): Delete => ({ DeleteRequest: { Key: { key, item } } }));
      for (let tries = 0; rest.length > 0; tries += 1) {
        if (tries === MAX_TRIES) throw new Error(`${rest.length} items of the index could not be removed`);
        if (tries > 0) await pause(50 * 2 ** tries);
        const { UnprocessedItems } = await documents.send(
          new BatchWriteCommand({ RequestItems: { [tables.coverage]: rest } }),
        );
        rest = (UnprocessedItems?.[tables.coverage] ?? []) as Delete[];
      }
    }
  },
});

interface Delete {
  readonly DeleteRequest: { readonly Key: { readonly key: string; readonly item: string } };
}

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

const batchOf = async (
  documents: Documents,
  table: string,
  asked: readonly { readonly key: CoverageKey; readonly item: string }[],
): Promise<CoverageItem[]> => {
  const known = new Map<string, CoverageKey>(asked.map(({ key }) => [key, key]));
  const found: CoverageItem[] = [];
  let keys: Record<string, unknown>[] = asked.map((key) => ({ ...key }));
  for (let tries = 0; keys.length > 0; tries += 1) {
    if (tries === MAX_TRIES) throw new Error(`${keys.length} items of the index could not be read`);
    if (tries > 0) await pause(50 * 2 ** tries);
    const { Responses, UnprocessedKeys } = await documents.send(
      new BatchGetCommand({ RequestItems: { [table]: { Keys: keys, ConsistentRead: true } } }),
    );
    for (const stored of Responses?.[table] ?? []) {
      const { key, fit, clip, card } = StoredItem.parse(stored);
      const at = known.get(key);
      if (at !== undefined) found.push({ key: at, fit, clip, card: parseCard(card) });
    }
    keys = UnprocessedKeys?.[table]?.Keys ?? [];
  }
  return found;
};

/** `<producer>#<round>#<version>`, or the live state of a producer; anything else in the table is not of registered producers. */
const OF_A_ROUND = /^([a-z0-9]{8,24})#[a-z0-9]{8,24}#(\d{8})$/;

const entryIn = ({ key, item }: Record<string, unknown>): IndexEntry[] => {
  const [at, name] = [String(key), String(item)];
  if (at.startsWith(LIVE_PREFIX))
    return [{ key: at, item: name, producerId: ProducerId.parse(at.slice(LIVE_PREFIX.length)), version: null }];
  const [, producer, version] = OF_A_ROUND.exec(name) ?? [];
  return producer === undefined
    ? []
    : [{ key: at, item: name, producerId: ProducerId.parse(producer), version: Number(version) }];
};
