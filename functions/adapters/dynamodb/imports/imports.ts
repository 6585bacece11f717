import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { z } from 'zod';
import { ColumnChoice } from '#domain/imports/columns.ts';
import { GoneFarm, Import, RemarkRecord, RowResult } from '#domain/imports/import.ts';
import type { Imports } from '#domain/imports/import-store.ts';
import type { Remark } from '#domain/imports/row-codes.ts';
import type { ImportId } from '#domain/unclaimed/unclaimed.ts';
import { conditionFailed, type Documents, expiryAfterDays } from '../dynamodb.ts';
import { ALL_IMPORTS, importColumnsKey, importKey, importPartKey, TABLES } from '../keys.ts';
import { everyItem, newestOf } from '../paging.ts';
import { readable, readRecord, recordIn, recordKind } from '../records.ts';

const { byState } = TABLES.agency.indexes;

/** Lists of people are kept no longer than somebody may still ask what became of a row. */
const KEPT_DAYS = 30;
/** An item holds 400 kB: keys and names aside. */
const PART_BYTES = 380_000;

/** Records of about 2 kB each, gzipped. */
const GONE_A_PART = 300;
const GonePart = z.strictObject({ farms: z.array(GoneFarm), of: z.int() });

type Kind = Parameters<typeof importPartKey>[1];

/** Imports: their records change with every step, in a table without a stream. Files and rows are gzipped, in parts. */
export const importsIn = (documents: Documents, table: string): Imports => {
  const putParts = async (id: ImportId, kind: Kind, first: number, bytes: Buffer, expiresAt: number) => {
    for (let part = 0; part * PART_BYTES < Math.max(1, bytes.length); part += 1) {
      await documents.send(
        new PutCommand({
          TableName: table,
          Item: {
            ...importPartKey(id, kind, first + part),
            part: bytes.subarray(part * PART_BYTES, (part + 1) * PART_BYTES),
            expiresAt,
          },
        }),
      );
    }
  };

  const partsOf = async (id: ImportId, kind: Kind): Promise<Buffer[]> => {
    const items = await everyItem(documents, {
      TableName: table,
      ConsistentRead: true,
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :kind)',
      ExpressionAttributeValues: { ':pk': importKey(id).pk, ':kind': `${kind}#` },
    });
    return items.map((item) => Buffer.from(item.part as Uint8Array));
  };

  const expiryOf = async (id: ImportId): Promise<number> => {
    const record = await find(id);
    if (record === undefined) throw new Error(`import ${id} is gone`);
    return expiryAfterDays(record.createdAt, KEPT_DAYS);
  };

  const find = async (id: ImportId): Promise<Import | undefined> => {
    const { Item } = await documents.send(
      new GetCommand({ TableName: table, Key: importKey(id), ConsistentRead: true }),
    );
    return Item === undefined ? undefined : importFrom(Item);
  };

  return {
    find,

    async start(record, file) {
      await putParts(record.id, 'file', 0, gzipSync(file), expiryAfterDays(record.createdAt, KEPT_DAYS));
      await documents.send(new PutCommand({ TableName: table, Item: itemOf(record) }));
    },

    async file(id) {
      const parts = await partsOf(id, 'file');
      return parts.length === 0 ? undefined : gunzipSync(Buffer.concat(parts));
    },

    async save(record) {
      try {
        await documents.send(
          new PutCommand({
            TableName: table,
            Item: itemOf(record),
            ConditionExpression: '#version = :before',
            ExpressionAttributeNames: { '#version': 'version' },
            ExpressionAttributeValues: { ':before': record.version - 1 },
          }),
        );
        return 'saved';
      } catch (error) {
        if (conditionFailed(error)) return 'changed';
        throw error;
      }
    },

    async recent(limit) {
      const items = await newestOf(documents, table, byState, ALL_IMPORTS, limit);
      return readable(IMPORT, items);
    },

    async keepRemarks(id, remarks) {
      await putParts(id, 'remarks', 0, zipped(remarks), await expiryOf(id));
    },

    async remarks(id) {
      const parts = await partsOf(id, 'remarks');
      return parts.length === 0 ? [] : (z.array(RemarkRecord).parse(unzipped(Buffer.concat(parts))) as Remark[]);
    },

    async keepResults(id, first, results) {
      // Some hundred rows are a few kilobytes: one part, named by its first row, so that the same step again replaces it.
      const bytes = zipped(results);
      if (bytes.length > PART_BYTES) throw new Error(`the results of import ${id} from ${first} on are too long`);
      await putParts(id, 'rows', first, bytes, await expiryOf(id));
    },

    async results(id) {
      return (await partsOf(id, 'rows')).flatMap((part) => z.array(RowResult).parse(unzipped(part)));
    },

    async keepGone(id, gone) {
      // Before it there may have been more: each part says itself how many follow.
      const steps = Math.max(1, Math.ceil(gone.length / GONE_A_PART));
      for (let step = 0; step < steps; step += 1) {
        const farms = gone.slice(step * GONE_A_PART, (step + 1) * GONE_A_PART);
        await putParts(id, 'gone', step, zipped({ farms, of: steps }), await expiryOf(id));
      }
    },

    async gone(id) {
      const parts = (await partsOf(id, 'gone')).map((part) => GonePart.parse(unzipped(part)));
      return parts.slice(0, parts[0]?.of ?? 0).flatMap(({ farms }) => farms);
    },

    async remembered(headingSet) {
      const { Item } = await documents.send(
        new GetCommand({ TableName: table, Key: importColumnsKey(hashOf(headingSet)) }),
      );
      return Item === undefined ? undefined : ColumnChoice.parse(JSON.parse(String(Item.choice)));
    },

    async remember(headingSet, choice) {
      await documents.send(
        new PutCommand({
          TableName: table,
          Item: { ...importColumnsKey(hashOf(headingSet)), choice: JSON.stringify(choice) },
        }),
      );
    },
  };
};

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 32);

const zipped = (value: unknown): Buffer => gzipSync(JSON.stringify(value));
const unzipped = (bytes: Uint8Array): unknown => JSON.parse(gunzipSync(bytes).toString('utf8'));

const itemOf = (record: Import) => ({
  ...importKey(record.id),
  version: record.version,
  ...recordIn(IMPORT, record),
  expiresAt: expiryAfterDays(record.createdAt, KEPT_DAYS),
  [byState.partitionKey]: ALL_IMPORTS,
  [byState.sortKey]: record.createdAt,
});

const IMPORT = recordKind('import', Import);
const importFrom = (item: Record<string, unknown>): Import => readRecord(IMPORT, item);
