import { asList, asObject, asText, isObject, type Json, type JsonObject } from '../json.ts';
import type { LambdaFunction } from '../lambda/function.ts';
import type { RunLog } from '../log.ts';
import { REGION } from '../template/resolver.ts';
import { matchesAny } from './filter.ts';
import type { StreamReader } from './reader.ts';

interface StreamSourceSettings {
  readonly streamArn: string;
  readonly batchSize: number;
  /** -1: until the record expires. */
  readonly maximumRetries: number;
  readonly bisects: boolean;
  readonly reportsItemFailures: boolean;
  readonly filters: readonly JsonObject[];
}

export interface StreamSourceDependencies {
  readonly reader: StreamReader;
  readonly function: LambdaFunction;
  readonly settings: StreamSourceSettings;
  readonly log: RunLog;
  /** Whether the deletion of this key was DynamoDB's own, by time to live. */
  readonly wasReaped: (key: JsonObject) => boolean;
  /** Where a batch goes that failed for good. */
  readonly onFailure: (letter: JsonObject) => void;
  /** Remembers the place, so that the next start goes on from there. */
  readonly onCheckpoint: (sequenceNumber: string) => void;
}

const IDLE_MS = 100;
const FIRST_RETRY_MS = 200;
const LONGEST_RETRY_MS = 5_000;

/**
 * Lambda's poller on a DynamoDB stream: records in order, batch after batch; a failing batch is tried again, halved when asked, and laid
 * aside after its last attempt, so that it does not block the records behind it for ever.
 */
export class StreamSource {
  readonly #parts: StreamSourceDependencies;
  #running: Promise<number> | undefined;
  #timer: NodeJS.Timeout | undefined;
  #stopped = false;

  constructor(dependencies: StreamSourceDependencies) {
    this.#parts = dependencies;
    this.#schedule();
  }

  get function(): LambdaFunction {
    return this.#parts.function;
  }

  /** Reads until nothing is left, now. @returns how many records there were */
  async drain(): Promise<number> {
    await this.#running;
    return this.#run();
  }

  get quiet(): boolean {
    return this.#running === undefined;
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#running?.catch(() => undefined);
  }

  #schedule(): void {
    if (this.#stopped) return;
    this.#timer = setTimeout(() => {
      void this.#run().then(() => this.#schedule());
    }, IDLE_MS);
  }

  #run(): Promise<number> {
    this.#running ??= this.#readAll()
      .catch((error: unknown) => {
        if (!this.#stopped) this.#parts.log.write('stream', String(error));
        return 0;
      })
      .finally(() => {
        this.#running = undefined;
      });
    return this.#running;
  }

  async #readAll(): Promise<number> {
    let count = 0;
    while (!this.#stopped) {
      const records = await this.#parts.reader.read(this.#parts.settings.batchSize);
      if (records.length === 0) break;
      count += records.length;
      const accepted = records
        .map((record) => this.#asEvent(record))
        .filter((record) => matchesAny(this.#parts.settings.filters, record));
      if (accepted.length > 0) await this.#deliver(accepted, 0);
      if (this.#stopped) break;
      this.#commit(records);
    }
    return count;
  }

  #commit(records: readonly JsonObject[]): void {
    const last = sequenceOf(records.at(-1));
    this.#parts.reader.commit(last);
    this.#parts.onCheckpoint(last);
  }

  /** Gives a batch until it succeeds or its attempts are used up. `attempt` counts from 0. */
  async #deliver(records: readonly JsonObject[], attempt: number): Promise<void> {
    const { settings, function: target } = this.#parts;
    const result = await target.invoke({ Records: records });
    const left = result.ok ? this.#notDone(records, result.payload) : records;
    if (left.length === 0 || this.#stopped) return;
    if (settings.bisects && !result.ok && left.length > 1) {
      // As documented: a halving does not count as an attempt.
      const middle = Math.ceil(left.length / 2);
      await this.#deliver(left.slice(0, middle), attempt);
      await this.#deliver(left.slice(middle), attempt);
      return;
    }
    // What came before the first failure is done: the rest is a batch of its own, with attempts of its own.
    const next = left.length < records.length ? 0 : attempt + 1;
    if (settings.maximumRetries >= 0 && next > settings.maximumRetries) {
      this.#layAside(left, next);
      return;
    }
    await new Promise((resolve) =>
      setTimeout(resolve, Math.min(FIRST_RETRY_MS * 2 ** Math.max(0, next - 1), LONGEST_RETRY_MS)),
    );
    if (!this.#stopped) await this.#deliver(left, next);
  }

  /** The records from the first that the function says has failed. */
  #notDone(records: readonly JsonObject[], payload: unknown): readonly JsonObject[] {
    if (!this.#parts.settings.reportsItemFailures || !isObject(payload)) return [];
    const failures = asList(payload.batchItemFailures).map((failure) => asText(asObject(failure).itemIdentifier));
    if (failures.length === 0) return [];
    const first = records.findIndex((record) => failures.includes(sequenceOf(record)));
    return records.slice(Math.max(0, first));
  }

  #layAside(records: readonly JsonObject[], attempts: number): void {
    const { settings, function: target, onFailure, log } = this.#parts;
    log.write(target.definition.name, `${records.length} stream records failed ${attempts} times and are laid aside`);
    onFailure({
      requestContext: {
        requestId: 'local',
        functionArn: target.definition.arn,
        condition: 'RetryAttemptsExhausted',
        approximateInvokeCount: attempts,
      },
      responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
      version: '1.0',
      timestamp: new Date().toISOString(),
      DDBStreamBatchInfo: {
        shardId: 'shardId-local',
        startSequenceNumber: sequenceOf(records[0]),
        endSequenceNumber: sequenceOf(records.at(-1)),
        batchSize: records.length,
        streamArn: settings.streamArn,
      },
    });
  }

  /** The record as Lambda hands it over: this region, this clock, and who deleted. */
  #asEvent(record: JsonObject): JsonObject {
    const dynamodb = asObject(record.dynamodb);
    const reaped = record.eventName === 'REMOVE' && this.#parts.wasReaped(asObject(dynamodb.Keys));
    return {
      ...record,
      awsRegion: REGION,
      eventSourceARN: this.#parts.settings.streamArn,
      dynamodb: { ...dynamodb, ApproximateCreationDateTime: Math.floor(Date.now() / 1_000) },
      ...(reaped ? { userIdentity: { type: 'Service', principalId: 'dynamodb.amazonaws.com' } } : {}),
    };
  }
}

const sequenceOf = (record: JsonObject | undefined): string => asText(asObject(record?.dynamodb).SequenceNumber);

/** The filters of an event source, parsed. */
export const filtersOf = (properties: JsonObject): JsonObject[] =>
  asList(asObject(properties.FilterCriteria).Filters).flatMap((filter) => {
    const pattern = JSON.parse(asText(asObject(filter).Pattern)) as Json;
    return isObject(pattern) ? [pattern] : [];
  });
