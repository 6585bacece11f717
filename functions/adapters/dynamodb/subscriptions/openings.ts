import { GetCommand, PutCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { Opened, type OpeningDay, type OpeningDays, openingDay } from '#domain/opening/opening-day.ts';
import { Opening, type Openings } from '#domain/opening/opening-store.ts';
import { now } from '#platform/clock.ts';
import { cancelledAt, type Documents } from '../dynamodb.ts';
import { openedKey, openingKey, TABLES } from '../keys.ts';
import { auditPut } from '../members/audit.ts';
import { countOf } from '../paging.ts';
import { ifReadable, readRecord, recordIn, recordKind } from '../records.ts';

const OPENING = recordKind('opening', Opening);
const OPENED = recordKind('opened', Opened);

/** How far an opening has been told, in the Directory table. */
export const openingsIn = (documents: Documents, table: string): Openings => ({
  find: async (opensAt) => {
    const { Item } = await documents.send(
      new GetCommand({ TableName: table, Key: openingKey(opensAt), ConsistentRead: true }),
    );
    return Item === undefined ? undefined : readRecord(OPENING, Item);
  },
  save: async (opening) => {
    await documents.send(
      new PutCommand({
        TableName: table,
        Item: { ...openingKey(opening.opensAt), kind: 'opening', ...recordIn(OPENING, opening) },
      }),
    );
  },
});

/** That a member has opened the directory, in the Directory table. `journal`: only for the function that opens it. */
export const openingDaysIn = (
  documents: Documents,
  tables: { readonly directory: string; readonly audit?: string },
): OpeningDays => ({
  opened: async () => {
    const { Item } = await documents.send(
      new GetCommand({ TableName: tables.directory, Key: openedKey, ConsistentRead: true }),
    );
    // Every search asks: one that cannot be read closes no site. The day that was announced counts then.
    return ifReadable(OPENED, Item);
  },
  open: async (opened, entry) => {
    if (tables.audit === undefined) throw new Error('this function may not open the directory');
    const Item = { ...openedKey, kind: 'opened', ...recordIn(OPENED, opened) };
    try {
      await documents.send(
        new TransactWriteCommand({
          TransactItems: [
            { Put: { TableName: tables.directory, Item, ConditionExpression: 'attribute_not_exists(pk)' } },
            auditPut(tables.audit, entry),
          ],
        }),
      );
      return 'opened';
    } catch (error) {
      if (cancelledAt(error, 0) !== undefined) return 'already';
      throw error;
    }
  },
});

/** When the directory opens, for a function that writes what depends on it: read each time until it is open. */
export const openingDayIn = (documents: Documents, directory: string, announced: string): OpeningDay =>
  openingDay(announced, openingDaysIn(documents, { directory }), { now, keptMs: 0 });

/** So long after a member has opened it, searches may still say that it is not. */
const SEARCH_KEEPS_MS = 10_000;

/** When the directory opens, for who reads thousands of times: asked every ten seconds before, and never after. */
export const cachedOpeningDayIn = (documents: Documents, directory: string, announced: string): OpeningDay =>
  openingDay(announced, openingDaysIn(documents, { directory }), { now, keptMs: SEARCH_KEEPS_MS });

const { byCommune } = TABLES.subscriptions.indexes;

/** How many active subscriptions there are under these departments: as many mails as an opening owes at most. */
export const subscribersCountedIn =
  (documents: Documents, table: string) =>
  async (departments: readonly string[]): Promise<number> => {
    const counts = await Promise.all(departments.map((department) => countIn(documents, table, department)));
    return counts.reduce((sum, count) => sum + count, 0);
  };

const countIn = (documents: Documents, table: string, department: string): Promise<number> =>
  countOf(documents, {
    TableName: table,
    IndexName: byCommune.name,
    KeyConditionExpression: '#department = :department',
    ExpressionAttributeNames: { '#department': byCommune.partitionKey },
    ExpressionAttributeValues: { ':department': department },
  });
