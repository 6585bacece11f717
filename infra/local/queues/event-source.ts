import { isObject, type Json, type JsonObject } from '../json.ts';
import type { LambdaFunction } from '../lambda/function.ts';
import type { RunLog } from '../log.ts';
import { matchesAny } from '../streams/filter.ts';
import { REGION } from '../template/resolver.ts';
import type { Queue, QueueEmulator, ReceivedMessage } from './emulator.ts';

export interface QueueSourceSettings {
  readonly batchSize: number;
  readonly windowSeconds: number;
  readonly reportsItemFailures: boolean;
  readonly maximumConcurrency: number | undefined;
  readonly filters: readonly JsonObject[];
}

/** Batches worked at the same time when the template sets no limit: enough for two cores, and each environment has memory of its own. */
const DEFAULT_CONCURRENCY = 4;
/** A window saves invocations on AWS and promises nothing: here it is short, so that nobody waits for it. */
const MAX_WINDOW_MS = 50;

/**
 * Lambda's poller on a queue: takes batches, invokes, deletes what succeeded. What failed stays invisible until its visibility timeout is
 * over, then comes again, and goes to the dead letters after `maxReceiveCount`.
 */
export class QueueSource {
  readonly queue: Queue;
  readonly function: LambdaFunction;
  readonly #emulator: QueueEmulator;
  readonly #settings: QueueSourceSettings;
  readonly #log: RunLog;
  readonly #most: number;
  #active = 0;
  #stopped = false;
  #windowTimer: NodeJS.Timeout | undefined;

  constructor(
    emulator: QueueEmulator,
    queue: Queue,
    target: LambdaFunction,
    settings: QueueSourceSettings,
    log: RunLog,
  ) {
    this.queue = queue;
    this.function = target;
    this.#emulator = emulator;
    this.#settings = settings;
    this.#log = log;
    this.#most = Math.min(
      settings.maximumConcurrency ?? DEFAULT_CONCURRENCY,
      target.definition.reservedConcurrency ?? DEFAULT_CONCURRENCY,
    );
    emulator.consumed.add(queue.arn);
    // The queue calls this whenever it has something to give: the poller needs no polling.
    const notify = Reflect.get(queue, 'notifyWaiters') as () => void;
    Reflect.set(queue, 'notifyWaiters', () => {
      notify.call(queue);
      this.#wake();
    });
    this.#wake();
  }

  /** Nothing visible and nothing being worked on. */
  get quiet(): boolean {
    return this.#active === 0 && this.queue.messages.length === 0;
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#windowTimer);
  }

  #wake(): void {
    if (this.#stopped || this.#windowTimer !== undefined) return;
    const { batchSize, windowSeconds } = this.#settings;
    if (windowSeconds > 0 && this.queue.messages.length < batchSize && this.queue.messages.length > 0) {
      const wait = Math.min(windowSeconds * 1_000, MAX_WINDOW_MS);
      this.#windowTimer = setTimeout(() => {
        this.#windowTimer = undefined;
        // Not within the call that put the message there: what it does next belongs before what the message sets off.
        this.#take();
      }, wait);
      return;
    }
    queueMicrotask(() => this.#take());
  }

  #take(): void {
    while (!this.#stopped && this.#active < this.#most && this.queue.messages.length > 0) {
      const batch = this.#receive();
      if (batch.length === 0) return;
      this.#active += 1;
      void this.#work(batch).finally(() => {
        this.#active -= 1;
        this.#wake();
      });
    }
  }

  /** At most ten at a time, as SQS gives them, until the batch is full. What the filters refuse is deleted, as Lambda does. */
  #receive(): ReceivedMessage[] {
    const batch: ReceivedMessage[] = [];
    while (batch.length < this.#settings.batchSize && this.queue.messages.length > 0) {
      const wanted = Math.min(10, this.#settings.batchSize - batch.length);
      for (const message of this.queue.dequeue(wanted, undefined, (arn) => this.#emulator.queueByArn(arn))) {
        if (this.#accepts(message)) batch.push(message);
        else this.queue.deleteMessage(message.ReceiptHandle);
      }
    }
    return batch;
  }

  #accepts(message: ReceivedMessage): boolean {
    if (this.#settings.filters.length === 0) return true;
    return matchesAny(this.#settings.filters, { body: parseOr(message.Body) });
  }

  async #work(batch: readonly ReceivedMessage[]): Promise<void> {
    const result = await this.function.invoke({ Records: batch.map((message) => this.#recordOf(message)) });
    const failed = result.ok
      ? this.#failedIn(batch, result.payload)
      : new Set(batch.map((message) => message.MessageId));
    for (const message of batch) {
      if (!failed.has(message.MessageId)) this.queue.deleteMessage(message.ReceiptHandle);
    }
    if (failed.size > 0) {
      this.#log.write(
        this.function.definition.name,
        `${failed.size} of ${batch.length} messages of ${this.queue.name} will come again`,
      );
    }
  }

  /** Which messages of a batch failed, by the function's own word. An answer that cannot be understood fails the whole batch. */
  #failedIn(batch: readonly ReceivedMessage[], payload: unknown): ReadonlySet<string> {
    if (!this.#settings.reportsItemFailures || !isObject(payload)) return new Set();
    const failures = payload.batchItemFailures;
    if (failures === undefined || failures === null) return new Set();
    const all = new Set(batch.map((message) => message.MessageId));
    if (!Array.isArray(failures)) return all;
    const failed = new Set<string>();
    for (const failure of failures as readonly Json[]) {
      const id = isObject(failure) ? failure.itemIdentifier : undefined;
      if (typeof id !== 'string' || !all.has(id)) return all;
      failed.add(id);
    }
    return failed;
  }

  #recordOf(message: ReceivedMessage): JsonObject {
    const entry = this.queue.inflightMessages.get(message.ReceiptHandle)?.message;
    return {
      messageId: message.MessageId,
      receiptHandle: message.ReceiptHandle,
      body: message.Body,
      attributes: {
        ApproximateReceiveCount: String(entry?.approximateReceiveCount ?? 1),
        SentTimestamp: String(entry?.sentTimestamp ?? Date.now()),
        SenderId: 'AROALOCAL',
        ApproximateFirstReceiveTimestamp: String(entry?.approximateFirstReceiveTimestamp ?? Date.now()),
        ...(entry?.messageGroupId === undefined ? {} : { MessageGroupId: entry.messageGroupId }),
      },
      messageAttributes: Object.fromEntries(
        Object.entries(message.MessageAttributes ?? {}).map(([name, value]) => [
          name,
          {
            dataType: value.DataType,
            stringValue: value.StringValue ?? null,
            binaryValue: value.BinaryValue ?? null,
            stringListValues: [],
            binaryListValues: [],
          },
        ]),
      ),
      md5OfBody: message.MD5OfBody,
      eventSource: 'aws:sqs',
      eventSourceARN: this.queue.arn,
      awsRegion: REGION,
    };
  }
}

const parseOr = (text: string): Json => {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return text;
  }
};
