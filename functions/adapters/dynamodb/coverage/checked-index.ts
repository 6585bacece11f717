import { GetCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { z } from 'zod';
import type { CoverageKey } from '#domain/areas/keys.ts';
import type { CheckedIndex, IndexEntry } from '#domain/coverage/checked-index.ts';
import type { CoverageItem } from '#domain/coverage/coverage.ts';
import { type Instant, ProducerId } from '#domain/shared/primitives.ts';
import { getAll, writeAll } from '../batches.ts';
import type { Documents } from '../dynamodb.ts';
import { coverageItem, coverageManifestKey, LIVE_PREFIX, TABLES } from '../keys.ts';
import { cursorOf, startKeyOf } from '../paging.ts';
import { setAside } from '../records.ts';
import { type CoverageTables, coverageIn, parseCard } from './coverage.ts';

const StoredItem = z.object({
  key: z.string(),
  item: z.string(),
  fit: z.enum(['full', 'edge']),
  clip: z.string().nullable(),
  card: z.string(),
});
const StoredManifest = z.object({ items: z.array(z.object({ key: z.string(), item: z.string() })) });

/** Of a page of the scan: half a megabyte, a second or two of look-ups. */
const ENTRIES_A_PAGE = 500;

/** The index as the reconciliation reads and mends it. */
export const checkedIndexIn = (documents: Documents, tables: CoverageTables, now: () => Instant): CheckedIndex => ({
  ...coverageIn(documents, tables, now),

  async itemsOf(producerId, version, items) {
    const keys = items.map(({ key, card }) => ({ key, item: coverageItem(producerId, card.round.id, version) }));
    return itemsBy(documents, tables.coverage, keys);
  },

  async noted(producerId, version) {
    const { Item } = await documents.send(
      new GetCommand({
        TableName: tables.directory,
        Key: coverageManifestKey(producerId, version),
        ConsistentRead: true,
      }),
    );
    // One that cannot be read is as none: it is written anew.
    return setAside(Item === undefined ? [] : [Item], notedIn)[0];
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

  remove: (entries) =>
    writeAll(
      documents,
      tables.coverage,
      entries.map(({ key, item }) => ({ DeleteRequest: { Key: { key, item } } })),
    ),
});

const notedIn = (item: Readonly<Record<string, unknown>>): ReadonlySet<string> =>
  new Set(StoredManifest.parse(item).items.map((one) => `${one.key} ${one.item}`));

/** An item that cannot be read is as one that is missing: it is written anew. */
const itemsBy = async (
  documents: Documents,
  table: string,
  asked: readonly { readonly key: CoverageKey; readonly item: string }[],
): Promise<CoverageItem[]> => {
  const known = new Map<string, CoverageKey>(asked.map(({ key }) => [key, key]));
  return setAside(await getAll(documents, table, asked), (stored) => {
    const { key, fit, clip, card } = StoredItem.parse(stored);
    return { at: known.get(key), fit, clip, card: parseCard(card) };
  }).flatMap(({ at, ...item }) => (at === undefined ? [] : [{ key: at, ...item }]));
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
