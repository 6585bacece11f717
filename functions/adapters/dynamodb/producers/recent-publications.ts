import type { Publication } from '#domain/producers/publication.ts';
import { addDays, localTime, weekdayOf } from '#domain/shared/calendar.ts';
import type { Instant } from '#domain/shared/primitives.ts';
import type { Documents } from '../dynamodb.ts';
import { publicationsOfWeek, TABLES } from '../keys.ts';
import { everyItem } from '../paging.ts';
import { readable } from '../records.ts';
import { PUBLICATION } from './directory.ts';

const { byState } = TABLES.directory.indexes;

/** What was announced in the last weeks, the running one included; the latest first. One query a week, all at once. */
export const recentPublicationsIn =
  (documents: Documents, table: string) =>
  async (now: Instant, weeks: number): Promise<Publication[]> => {
    const today = localTime(now).date;
    const monday = addDays(today, 1 - weekdayOf(today));
    const found = await Promise.all(
      Array.from({ length: weeks }, (_, ago) =>
        everyItem(documents, {
          TableName: table,
          IndexName: byState.name,
          KeyConditionExpression: '#week = :week',
          ExpressionAttributeNames: { '#week': byState.partitionKey },
          ExpressionAttributeValues: { ':week': publicationsOfWeek(addDays(monday, -7 * ago)) },
        }),
      ),
    );
    return readable(PUBLICATION, found.flat())
      .filter(({ occasion, announceAt }) => occasion !== null && announceAt <= now)
      .sort((one, other) => other.announceAt.localeCompare(one.announceAt));
  };
