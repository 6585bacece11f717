import type { Directory } from '#domain/producers/directory.ts';
import type { CountedRequest } from '#domain/statistics/answer-counts.ts';
import type { TerritorySources } from '#domain/statistics/statistics-store.ts';
import type { Subscribers } from '#domain/subscriptions/subscription-store.ts';
import type { Documents } from '../dynamodb.ts';
import { publicationsOfWeek, TABLES } from '../keys.ts';
import { pagesOf } from '../paging.ts';
import { readRecord, setAside } from '../records.ts';
import { REQUEST } from '../requests/requests.ts';

export interface SourceTables {
  readonly requests: string;
  readonly directory: string;
}

/** Some 3 kB a producer: half a megabyte a page. */
const PRODUCERS_A_PAGE = 200;

const { byWeek } = TABLES.requests.indexes;
const { byState } = TABLES.directory.indexes;

/** What a computation reads, page by page through the indexes; no table is scanned. */
export const territorySourcesIn = (
  documents: Documents,
  tables: SourceTables,
  parts: {
    readonly directory: Pick<Directory, 'inState'>;
    readonly subscribers: Pick<Subscribers, 'under'>;
  },
): Pick<TerritorySources, 'producersIn' | 'subscriptionsOf' | 'requestsOf' | 'alertsOf'> => ({
  async *producersIn(state) {
    let cursor: string | undefined;
    do {
      const page = await parts.directory.inState(state, cursor, PRODUCERS_A_PAGE);
      yield page.producers;
      cursor = page.cursor;
    } while (cursor !== undefined);
  },

  // The index sorts a department by commune: those of one lie side by side.
  async *subscriptionsOf(department) {
    let from: string | undefined;
    do {
      const page = await parts.subscribers.under({ kind: 'department', department }, from);
      yield page.subscriptions;
      from = page.next;
    } while (from !== undefined);
  },

  async *requestsOf(week) {
    const query = {
      TableName: tables.requests,
      IndexName: byWeek.name,
      KeyConditionExpression: '#week = :week',
      ExpressionAttributeNames: { '#week': byWeek.partitionKey },
      ExpressionAttributeValues: { ':week': week },
    };
    for await (const { Items = [] } of pagesOf(documents, query)) yield setAside(Items, countedIn);
  },

  async alertsOf(week) {
    const query = {
      TableName: tables.directory,
      IndexName: byState.name,
      KeyConditionExpression: '#week = :week',
      ExpressionAttributeNames: { '#week': byState.partitionKey },
      ExpressionAttributeValues: { ':week': publicationsOfWeek(week) },
      ProjectionExpression: 'matched, producerId',
    };
    const alerts = new Map<string, number>();
    for await (const { Items = [] } of pagesOf(documents, query)) {
      for (const { matched, producerId } of Items) {
        const producer = String(producerId ?? '');
        alerts.set(producer, (alerts.get(producer) ?? 0) + Number(matched));
      }
    }
    return alerts;
  },
});

const countedIn = (item: Readonly<Record<string, unknown>>): CountedRequest => {
  const { confirmedAt, createdAt, parts, place } = readRecord(REQUEST, item);
  const { department } = place;
  return {
    confirmedAt: confirmedAt ?? createdAt,
    department,
    answeredAt: parts.map(({ answer }) => answer?.at ?? null),
  };
};
