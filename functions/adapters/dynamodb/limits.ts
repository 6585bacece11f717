import { GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { CountedLimits, Limit, Limits } from '#domain/shared/limits.ts';
import type { Instant } from '#domain/shared/primitives.ts';
import type { Documents } from './dynamodb.ts';
import { limitCounter } from './keys.ts';

/** As long as the agency is told of a window that is over. */
export const LOOKED_AT_SECONDS = 86_400;

/** Counters of fixed windows that expire by themselves. */
export const limitsIn = (documents: Documents, table: string): Limits => {
  const add = async (limit: Limit, who: string, count: number, now: Instant): Promise<number> => {
    const epoch = Math.floor(Date.parse(now) / 1000);
    const window = Math.floor(epoch / limit.windowSeconds);
    const { Attributes } = await documents.send(
      new UpdateCommand({
        TableName: table,
        Key: { counter: limitCounter(limit.what, who, window) },
        UpdateExpression: 'ADD used :count SET expiresAt = :expiresAt',
        ExpressionAttributeValues: {
          ':count': count,
          ':expiresAt': (window + 1) * limit.windowSeconds + LOOKED_AT_SECONDS,
        },
        ReturnValues: 'UPDATED_NEW',
      }),
    );
    return Number(Attributes?.used);
  };
  return {
    allows: async (limit, who, now) => (await add(limit, who, 1, now)) <= limit.most,
    take: async (limit, who, count, now) => (await add(limit, who, count, now)) <= limit.most,
  };
};

export const countedLimitsIn = (documents: Documents, table: string): CountedLimits => ({
  used: async (limit, who, at) => {
    const window = Math.floor(Date.parse(at) / 1_000 / limit.windowSeconds);
    const { Item } = await documents.send(
      new GetCommand({ TableName: table, Key: { counter: limitCounter(limit.what, who, window) } }),
    );
    return Number(Item?.used ?? 0);
  },
});
