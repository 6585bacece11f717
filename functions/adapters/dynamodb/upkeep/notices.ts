import { PutCommand, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { z } from 'zod';
import { HOLDS } from '#domain/ledger/sender.ts';
import { secondsAfter } from '#domain/shared/calendar.ts';
import { Instant } from '#domain/shared/primitives.ts';
import { type Notices, openSeconds } from '#domain/upkeep/notice.ts';
import { conditionFailed, type Documents, expiryAfterDays } from '../dynamodb.ts';
import { noticeKey } from '../keys.ts';
import { setAside } from '../records.ts';

const Stored = z.object({
  sk: z.enum([...HOLDS, 'unreadable']),
  since: Instant,
  lastAt: Instant,
  count: z.int(),
});

/** Long after it has closed. */
const KEPT_DAYS = 3;

/** What goes wrong by itself, in the Directory: one item of each kind. `kind` keeps the stream from taking it for a publication. */
export const noticesIn = (documents: Documents, table: string): Notices => ({
  async raise(kind, count, now) {
    try {
      await documents.send(
        new UpdateCommand({
          TableName: table,
          Key: noticeKey(kind),
          UpdateExpression: 'SET lastAt = :now, expiresAt = :expiresAt ADD #count :count',
          ConditionExpression: 'lastAt > :closed',
          ExpressionAttributeNames: { '#count': 'count' },
          ExpressionAttributeValues: {
            ':now': now,
            ':closed': secondsAfter(now, -openSeconds(kind)),
            ':count': count,
            ':expiresAt': expiryAfterDays(now, KEPT_DAYS),
          },
        }),
      );
    } catch (error) {
      if (!conditionFailed(error)) throw error;
      const Item = { ...noticeKey(kind), kind: 'notice', since: now, lastAt: now, count };
      await documents.send(
        new PutCommand({ TableName: table, Item: { ...Item, expiresAt: expiryAfterDays(now, KEPT_DAYS) } }),
      );
    }
  },

  async open(now) {
    const { Items = [] } = await documents.send(
      new QueryCommand({
        TableName: table,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': noticeKey('').pk },
      }),
    );
    return setAside(Items, (item) => {
      const { sk: kind, since, lastAt, count } = Stored.parse(item);
      return { kind, since, lastAt, count };
    }).filter(({ kind, lastAt }) => secondsAfter(lastAt, openSeconds(kind)) > now);
  },
});
