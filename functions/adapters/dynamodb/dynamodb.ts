import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

/**
 * The one way to DynamoDB. Timeouts are short: a visitor waits no longer than 3 s for a part that is down, and hears so.
 * `undefined` attributes are left out; an empty string is a value.
 */
export const documentClient = (): DynamoDBDocumentClient =>
  DynamoDBDocumentClient.from(
    new DynamoDBClient({
      maxAttempts: 3,
      requestHandler: {
        connectionTimeout: 1_000,
        requestTimeout: 3_000,
        httpsAgent: { maxSockets: 64 },
        httpAgent: { maxSockets: 64 },
      },
    }),
    { marshallOptions: { removeUndefinedValues: true } },
  );

export type Documents = DynamoDBDocumentClient;

/** Whether a write was refused because its condition did not hold: an expected outcome, not a failure. */
export const conditionFailed = (error: unknown): boolean =>
  error instanceof Error &&
  (error.name === 'ConditionalCheckFailedException' ||
    (error.name === 'TransactionCanceledException' &&
      ((Reflect.get(error, 'CancellationReasons') as { Code?: string }[] | undefined) ?? []).some(
        (reason) => reason.Code === 'ConditionalCheckFailed',
      )));

/** Epoch second of an ISO instant, plus a number of days: the value of a TTL attribute. */
export const expiryAfterDays = (instant: string, days: number): number =>
  Math.floor(Date.parse(instant) / 1000) + days * 86_400;

/** Why the item at `index` stopped a transaction: its condition did not hold, or somebody else was writing it. Undefined where it did not. */
export const cancelledAt = (error: unknown, index: number): 'condition' | 'conflict' | undefined => {
  if (!(error instanceof Error) || error.name !== 'TransactionCanceledException') return undefined;
  const reasons = (Reflect.get(error, 'CancellationReasons') as { Code?: string }[] | undefined) ?? [];
  const code = reasons[index]?.Code;
  if (code === 'ConditionalCheckFailed') return 'condition';
  return code === 'TransactionConflict' ? 'conflict' : undefined;
};

/** As many at a time as a call takes. */
export const inGroups = <Item>(items: readonly Item[], size: number): Item[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, group) => items.slice(group * size, (group + 1) * size));
