import { GetCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { Grace, type GraceStore } from '#domain/producers/grace.ts';
import type { Documents } from '../dynamodb.ts';
import { graceKey } from '../keys.ts';
import { auditPut } from '../members/audit.ts';
import { ifReadable, recordIn, recordKind } from '../records.ts';

const GRACE = recordKind('grace', Grace);

/** The grace that a member set, in the Directory table. One that cannot be read holds nothing up: the configuration counts. */
export const graceIn = (
  documents: Documents,
  tables: { readonly directory: string; readonly audit?: string },
): GraceStore => ({
  find: async () => {
    const { Item } = await documents.send(
      new GetCommand({ TableName: tables.directory, Key: graceKey, ConsistentRead: true }),
    );
    return ifReadable(GRACE, Item);
  },
  save: async (grace, entry) => {
    if (tables.audit === undefined) throw new Error('this function may not set the grace');
    const Item = { ...graceKey, kind: 'grace', ...recordIn(GRACE, grace) };
    await documents.send(
      new TransactWriteCommand({
        TransactItems: [{ Put: { TableName: tables.directory, Item } }, auditPut(tables.audit, entry)],
      }),
    );
  },
});
