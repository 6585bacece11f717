import { PutCommand, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { z } from 'zod';
import type { CoverageKey } from '#domain/areas/keys.ts';
import { Card, type Coverage, type CoverageItem } from '#domain/coverage/coverage.ts';
import type { Instant, ProducerId } from '#domain/shared/primitives.ts';
import { writeAll } from '../batches.ts';
import { type Documents, expiryAfterDays } from '../dynamodb.ts';
import { COVERAGE_MANIFEST_PREFIX, coverageItem, coverageManifestKey, producerKey } from '../keys.ts';
import { everyItem } from '../paging.ts';
import { readText, recordKind, setAside } from '../records.ts';

const CARD = recordKind('card', Card);

const StoredItem = z.object({
  key: z.string(),
  fit: z.enum(['full', 'edge']),
  clip: z.string().nullable(),
  card: z.string(),
});
const StoredManifest = z.object({ version: z.int(), items: z.array(z.object({ key: z.string(), item: z.string() })) });
type ItemKey = z.infer<typeof StoredManifest>['items'][number];

/** A superseded manifest is kept a day: a writer that was late leaves items behind, and its retry finds here what to remove. */
const MANIFEST_DAYS = 1;

export interface CoverageTables {
  readonly coverage: string;
  readonly directory: string;
}

/** A card from its text in the index. @throws where it is not one */
export type CardReader = (text: string) => Card;

/** A field of a newer version is left out, so that a rollback does not empty the search. */
export const parseCard: CardReader = (text) => readText(CARD, text);

/** What only reads the index: the search. */
export const coverageReader = (
  documents: Documents,
  table: string,
  readCard: CardReader = parseCard,
): Pick<Coverage, 'itemsUnder'> => ({
  async itemsUnder(keys) {
    const pages = await Promise.all(keys.map((key) => allUnder({ documents, table, readCard }, key)));
    return pages.flat();
  },
});

/**
 * The index, with what was written for each version kept in a manifest beside the producer, so that an older version is removed by what
 * it wrote, not by what today's covering would have written.
 */
export const coverageIn = (documents: Documents, tables: CoverageTables, now: () => Instant): Coverage => ({
  ...coverageReader(documents, tables.coverage),

  async write(producerId, version, items) {
    const keys = items.map((item) => ({ key: item.key, item: coverageItem(producerId, item.card.round.id, version) }));
    await documents.send(
      new PutCommand({
        TableName: tables.directory,
        Item: { ...coverageManifestKey(producerId, version), kind: 'manifest', version, items: keys },
      }),
    );
    await writeAll(
      documents,
      tables.coverage,
      items.map((item, index) => ({ PutRequest: { Item: { ...keys[index], ...stored(item) } } })),
    );
  },

  async removeOlderThan(producerId, version) {
    for (const manifest of await manifestsBefore(documents, tables.directory, producerId, version)) {
      await writeAll(
        documents,
        tables.coverage,
        manifest.items.map((key: ItemKey) => ({ DeleteRequest: { Key: key } })),
      );
      await documents.send(
        new UpdateCommand({
          TableName: tables.directory,
          Key: coverageManifestKey(producerId, manifest.version),
          UpdateExpression: 'SET expiresAt = if_not_exists(expiresAt, :expiresAt)',
          ExpressionAttributeValues: { ':expiresAt': expiryAfterDays(now(), MANIFEST_DAYS) },
        }),
      );
    }
  },
});

/** What the schema of a card knows without being told. */
const USUAL: Readonly<Record<string, unknown>> = { feeEuros: 0, everyWeeks: 1 };

/** What is not there, and what is as usual, is not written: a search reads a tenth less. */
export const cardText = (card: Card): string =>
  JSON.stringify(card, (field, value: unknown) => (value === null || value === USUAL[field] ? undefined : value));

const stored = (item: CoverageItem) => ({
  fit: item.fit,
  clip: item.clip,
  card: cardText(item.card),
  shape: CARD.shape,
});

interface Reading {
  readonly documents: Documents;
  readonly table: string;
  readonly readCard: CardReader;
}

/** Every item under one key, every page; rejects rather than answer with a part. */
const allUnder = async ({ documents, table, readCard }: Reading, key: CoverageKey): Promise<CoverageItem[]> => {
  const items = await everyItem(documents, {
    TableName: table,
    KeyConditionExpression: '#key = :key',
    ExpressionAttributeNames: { '#key': 'key' },
    ExpressionAttributeValues: { ':key': key },
  });
  return setAside(items, (item) => {
    const { fit, clip, card } = StoredItem.parse(item);
    return { key, fit, clip, card: readCard(card) };
  });
};

const manifestsBefore = async (documents: Documents, table: string, producerId: ProducerId, version: number) => {
  const { Items = [] } = await documents.send(
    new QueryCommand({
      TableName: table,
      ConsistentRead: true,
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
      ExpressionAttributeValues: { ':pk': producerKey(producerId).pk, ':prefix': COVERAGE_MANIFEST_PREFIX },
    }),
  );
  return setAside(Items, (item) => StoredManifest.parse(item)).filter((manifest) => manifest.version < version);
};
