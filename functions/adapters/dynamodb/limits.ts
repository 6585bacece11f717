import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Instant } from '#domain/shared/primitives.ts';
import type { Documents } from './dynamodb.ts';
import { limitCounter } from './keys.ts';

/** How often somebody may do something within a window. */
export interface Limit {
  readonly what: string;
  readonly most: number;
  readonly windowSeconds: number;
}

export interface Limits {
  /** Counts one more try of `who` (already hashed); false when it is over the limit of the running window. */
  allows(limit: Limit, who: string, now: Instant): Promise<boolean>;
  /** Takes `count` units of a shared allowance (sending rate) in this window; false when the window is used up. */
  take(limit: Limit, who: string, count: number, now: Instant): Promise<boolean>;
}

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
        ExpressionAttributeValues: { ':count': count, ':expiresAt': (window + 1) * limit.windowSeconds + 3_600 },
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
