import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { Announcements } from '#domain/producers/announcements.ts';
import type { Publication } from '#domain/producers/publication.ts';
import { addDays, localTime, weekdayOf } from '#domain/shared/calendar.ts';
import type { Instant } from '#domain/shared/primitives.ts';
import { eachAtOnce } from '#platform/queue.ts';
import type { Documents } from '../dynamodb.ts';
import { OPEN_PUBLICATIONS, publicationsOfWeek, TABLES } from '../keys.ts';
import { cursorOf, everyItem, startKeyOf } from '../paging.ts';
import { readable } from '../records.ts';
import { PUBLICATION } from './directory.ts';

const { byState } = TABLES.directory.indexes;
/** A finished publication is kept a year. */
const WEEKS_KEPT = 54;
const PAGE = 20;
const WEEKS_AT_ONCE = 8;

/** Partitions of the index in which announcements are, the latest first: those under way, then week by week. */
const partitionsAt = (now: Instant): string[] => {
  const today = localTime(now).date;
  const monday = addDays(today, 1 - weekdayOf(today));
  return [
    OPEN_PUBLICATIONS,
    // What is put off to an opening, or to the next quarter of an hour, is of a week to come.
    ...Array.from({ length: WEEKS_KEPT }, (_, ago) => publicationsOfWeek(addDays(monday, 7 - 7 * ago))),
  ];
};

/** What was announced, and is to be, in the Directory table. */
export const announcementsIn = (documents: Documents, table: string): Announcements => ({
  async page(now, cursor) {
    const partitions = partitionsAt(now);
    const start = startKeyOf(cursor, {
      table: TABLES.directory,
      index: byState,
      partition: (value) => partitions.includes(value),
    });
    const publications: Publication[] = [];
    let from: Record<string, unknown> | undefined = start;
    for (const partition of partitions.slice(Math.max(0, partitions.indexOf(start?.[byState.partitionKey] ?? '')))) {
      do {
        const query = { ...queryOf(table, partition), Limit: PAGE, ExclusiveStartKey: from, ScanIndexForward: false };
        const { Items = [], LastEvaluatedKey } = await documents.send(new QueryCommand(query));
        publications.push(...readable(PUBLICATION, Items).filter(({ occasion }) => occasion !== null));
        from = LastEvaluatedKey;
        // Where a week ends with the page, the next one begins behind its last item.
        const last = from ?? Items.map(keyOf).at(-1);
        if (publications.length >= PAGE && last !== undefined) return { publications, cursor: cursorOf(last) };
      } while (from !== undefined);
    }
    return { publications, cursor: undefined };
  },

  async of(producer, now) {
    const found: Record<string, unknown>[] = [];
    await eachAtOnce(partitionsAt(now), WEEKS_AT_ONCE, async (partition) => {
      const query = queryOf(table, partition);
      found.push(
        ...(await everyItem(documents, {
          ...query,
          FilterExpression: 'producerId = :producer',
          ExpressionAttributeValues: { ...query.ExpressionAttributeValues, ':producer': producer },
        })),
      );
    });
    return readable(PUBLICATION, found)
      .filter(({ occasion }) => occasion !== null)
      .sort((one, other) => other.announceAt.localeCompare(one.announceAt));
  },
});

const keyOf = ({ pk, sk, state, since }: Record<string, unknown>) => ({ pk, sk, state, since });

const queryOf = (table: string, partition: string) => ({
  TableName: table,
  IndexName: byState.name,
  KeyConditionExpression: '#state = :state',
  ExpressionAttributeNames: { '#state': byState.partitionKey },
  ExpressionAttributeValues: { ':state': partition },
});
