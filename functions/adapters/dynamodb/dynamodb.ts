import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { circuitBreaker, Resting } from '#platform/circuit-breaker.ts';
import { isPassing, PartUnavailable } from '#platform/unavailable.ts';

/** What a database that answers at all takes in the worst of times, ten times over. */
const REQUEST_MS = 3_000;

/**
 * The one way to DynamoDB. A visitor waits no longer than 3 s for a part that is down, and those after them not at all: after three failures in a row
 * nothing is asked for a second, and every call is answered 503 at once. `undefined` attributes are left out; an empty string is a value.
 */
export const documentClient = (): DynamoDBDocumentClient => {
  const documents = DynamoDBDocumentClient.from(
    new DynamoDBClient({
      retryStrategy: BUT_TIMEOUTS,
      requestHandler: {
        connectionTimeout: 1_000,
        requestTimeout: REQUEST_MS,
        httpsAgent: { maxSockets: 64 },
        httpAgent: { maxSockets: 64 },
      },
    }),
    { marshallOptions: { removeUndefinedValues: true } },
  );
  const guarded = circuitBreaker({ failures: 3, restMs: 1_000, clock: () => performance.now() });
  const send = documents.send.bind(documents) as (...given: unknown[]) => Promise<unknown>;
  const sparing = async (...given: unknown[]): Promise<unknown> => {
    // A condition that does not hold, or a wrong question, says nothing of the database.
    const outcome = await guarded(() =>
      send(...given).then(
        (answer) => ({ answer }),
        (error: unknown) => {
          if (isPassing(error)) throw error;
          return { error };
        },
      ),
    ).catch((error: unknown) => {
      throw error instanceof Resting ? new PartUnavailable('dynamodb', { cause: error }) : error;
    });
    if ('error' in outcome) throw outcome.error;
    return outcome.answer;
  };
  return Object.assign(documents, { send: sparing as DynamoDBDocumentClient['send'] });
};

type RetryStrategy = Exclude<NonNullable<DynamoDBClientConfig['retryStrategy']>, { retry: unknown }>;

const MAX_RETRIES = 2;
const FIRST_WAIT_MS = 50;

/**
 * Tried again, twice and after a moment: what was refused, throttled or cut off. Not what was waited for in vain: whoever asked has waited enough, and a write
 * may have been carried out.
 */
const BUT_TIMEOUTS: RetryStrategy = {
  acquireInitialRetryToken: async () => token(0),
  refreshRetryTokenForRetry: async (last, { error, errorType }) => {
    const isHopeless = errorType === 'CLIENT_ERROR' || error?.name === 'TimeoutError';
    if (isHopeless || last.getRetryCount() >= MAX_RETRIES) throw error ?? new Error('not tried again');
    return token(last.getRetryCount() + 1);
  },
  recordSuccess: () => undefined,
};

const token = (count: number) => ({
  getRetryCount: () => count,
  getRetryDelay: () => (count === 0 ? 0 : Math.random() * FIRST_WAIT_MS * 2 ** count),
});

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
