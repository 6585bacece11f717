import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { z } from 'zod';

/** What was asked of the database since the last `reset`. */
export interface Meter {
  /** Calls of Query or Scan: a page is a call. */
  calls: number;
  /** Read units of eventually consistent reads, as the database answers them (ReturnConsumedCapacity). */
  readUnits: number;
  reset(): void;
}

export interface MeteredClient {
  readonly client: DynamoDBClient;
  readonly documents: DynamoDBDocumentClient;
  readonly meter: Meter;
}

const Consumed = z.object({ CapacityUnits: z.number() });
/** Of one table, or of each of a batch. */
const Answer = z.object({ ConsumedCapacity: z.union([Consumed.transform((one) => [one]), z.array(Consumed)]) });

/** A client of the emulator that counts what each read costs. Connections as those of `documentClient` (functions/adapters/dynamodb/dynamodb.ts). */
export const meteredClient = (endpoint: string): MeteredClient => {
  const meter: Meter = {
    calls: 0,
    readUnits: 0,
    reset() {
      this.calls = 0;
      this.readUnits = 0;
    },
  };
  const client = new DynamoDBClient({
    endpoint,
    region: 'eu-west-3',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
    requestHandler: { requestTimeout: 60_000, httpAgent: { maxSockets: 64 } },
  });
  client.middlewareStack.add(
    (next) => async (args) => {
      const answer = await next({ ...args, input: { ...args.input, ReturnConsumedCapacity: 'TOTAL' } });
      meter.calls += 1;
      for (const { CapacityUnits } of Answer.parse(answer.output).ConsumedCapacity) meter.readUnits += CapacityUnits;
      return answer;
    },
    { step: 'initialize' },
  );
  const documents = DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
  return { client, documents, meter };
};
