import { PutCommand, QueryCommand, type TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import { AuditEntry, type AuditLog, type AuditPage, type AuditQuery } from '#domain/audit/audit-entry.ts';
import { conditionFailed, type Documents, expiryAfterDays } from '../dynamodb.ts';
import { auditKey, TABLES } from '../keys.ts';
import { cursorOf, startKeyOf } from '../paging.ts';
import { readable, recordIn, recordKind } from '../records.ts';

type TransactItem = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

/** Three years, as what producers and subscribers gave us: long enough to answer for a decision, and no longer (ADR 0014). */
const JOURNAL_DAYS = 3 * 366;
/** Years that may still hold entries, this one included. */
const YEARS = 4;
const PAGE = 50;

const ENTRY = recordKind('audit entry', AuditEntry);

/** An entry within the transaction of what it tells of. */
export const auditPut = (table: string, entry: AuditEntry): TransactItem => ({ Put: putOf(table, entry) });

/** The audit, in a table of its own: functions put entries there and read them, none may change or remove one. */
export const auditLogIn = (documents: Documents, table: string): AuditLog => ({
  async write(entries) {
    await Promise.all(
      entries.map(async (entry) => {
        try {
          await documents.send(new PutCommand(putOf(table, entry)));
        } catch (error) {
          if (!conditionFailed(error)) throw error;
        }
      }),
    );
  },

  async read(query, now) {
    const page =
      query.member === undefined && query.producer === undefined
        ? await readYears(documents, table, query.cursor, now)
        : await readIndex(documents, table, query);
    return {
      entries: readable(ENTRY, page.items),
      cursor: cursorOf(page.last),
    } satisfies AuditPage;
  },
});

const putOf = (table: string, entry: AuditEntry) => ({
  TableName: table,
  Item: {
    ...auditKey(entry.at, entry.id),
    member: entry.by.id,
    ...(entry.producerId === null ? {} : { producer: entry.producerId }),
    ...recordIn(ENTRY, entry),
    expiresAt: expiryAfterDays(entry.at, JOURNAL_DAYS),
  },
  ConditionExpression: 'attribute_not_exists(#entry)',
  ExpressionAttributeNames: { '#entry': TABLES.audit.sortKey },
});

type Key = Record<string, unknown>;
interface Page {
  readonly items: readonly Key[];
  readonly last: Key | undefined;
}

/** From this year back, until a page is full or nothing is kept any more. */
const readYears = async (
  documents: Documents,
  table: string,
  cursor: string | undefined,
  now: string,
): Promise<Page> => {
  const thisYear = Number(now.slice(0, 4));
  const isKept = (year: string) => /^\d{4}$/.test(year) && Number(year) <= thisYear && Number(year) > thisYear - YEARS;
  const from = startKeyOf(cursor, { table: TABLES.audit, partition: isKept });
  const items: Key[] = [];
  let year = from === undefined ? thisYear : Number(from.year);
  let start: Key | undefined = from;
  for (; year > thisYear - YEARS; year -= 1) {
    const page = await documents.send(
      new QueryCommand({
        TableName: table,
        KeyConditionExpression: '#year = :year',
        ExpressionAttributeNames: { '#year': TABLES.audit.partitionKey },
        ExpressionAttributeValues: { ':year': String(year) },
        ScanIndexForward: false,
        Limit: PAGE - items.length,
        ExclusiveStartKey: start,
      }),
    );
    items.push(...(page.Items ?? []));
    if (items.length >= PAGE) return { items, last: page.LastEvaluatedKey };
    start = undefined;
  }
  return { items, last: undefined };
};

/** By one of the two indexes; with both filters, the producer's, and of it what the member did. */
const readIndex = async (
  documents: Documents,
  table: string,
  { member, producer, cursor }: AuditQuery,
): Promise<Page> => {
  const { byMember, byProducer } = TABLES.audit.indexes;
  const index = producer === undefined ? byMember : byProducer;
  const who = producer ?? member ?? '';
  const both = producer !== undefined && member !== undefined;
  const page = await documents.send(
    new QueryCommand({
      TableName: table,
      IndexName: index.name,
      KeyConditionExpression: '#who = :who',
      ...(both ? { FilterExpression: '#member = :member' } : {}),
      ExpressionAttributeNames: { '#who': index.partitionKey, ...(both ? { '#member': byMember.partitionKey } : {}) },
      ExpressionAttributeValues: { ':who': who, ...(both ? { ':member': member } : {}) },
      ScanIndexForward: false,
      Limit: PAGE,
      ExclusiveStartKey: startKeyOf(cursor, { table: TABLES.audit, index, partition: who }),
    }),
  );
  return { items: page.Items ?? [], last: page.LastEvaluatedKey };
};
