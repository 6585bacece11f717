import { awsJson } from '../aws-json.ts';
import { asList, asObject, asText, isObject, type JsonObject } from '../json.ts';

const STREAMS = 'DynamoDBStreams_20120810';

/** Reads the one shard that a local stream has, from where it was left. */
export class StreamReader {
  readonly #endpoint: string;
  readonly #streamArn: string;
  #iterator: string | undefined;
  /** Where the last reading ended: the place to read from once its records are dealt with. */
  #next: string | undefined;
  /** Sequence number of the last record that was dealt with. */
  #checkpoint: string | undefined;

  /** @param checkpoint sequence number after which to go on, or `undefined`: from the oldest record */
  constructor(endpoint: string, streamArn: string, checkpoint: string | undefined) {
    this.#endpoint = endpoint;
    this.#streamArn = streamArn;
    this.#checkpoint = checkpoint;
  }

  get checkpoint(): string | undefined {
    return this.#checkpoint;
  }

  /** Up to `limit` records, oldest first, without moving on: `commit` does. */
  async read(limit: number): Promise<JsonObject[]> {
    this.#iterator ??= await this.#iteratorAfter(this.#checkpoint);
    if (this.#iterator === undefined) return [];
    const answer = await awsJson(this.#endpoint, `${STREAMS}.GetRecords`, {
      ShardIterator: this.#iterator,
      Limit: limit,
    });
    const records = asList(answer.Records).filter(isObject);
    this.#next = asText(answer.NextShardIterator) || undefined;
    if (records.length === 0) this.#iterator = this.#next;
    return records;
  }

  /** The records last read are dealt with; this is the last one's sequence number. */
  commit(sequenceNumber: string): void {
    this.#checkpoint = sequenceNumber;
    this.#iterator = this.#next;
  }

  /** Skips all that was written before now. */
  async skipToLatest(): Promise<void> {
    for (;;) {
      const records = await this.read(1_000);
      const last = records.at(-1);
      if (last === undefined) return;
      this.commit(asText(asObject(last.dynamodb).SequenceNumber));
    }
  }

  async #iteratorAfter(checkpoint: string | undefined): Promise<string | undefined> {
    const described = await awsJson(this.#endpoint, `${STREAMS}.DescribeStream`, { StreamArn: this.#streamArn });
    const shard = asObject(asList(asObject(described.StreamDescription).Shards).at(-1));
    const shardId = asText(shard.ShardId);
    if (shardId === '') return undefined;
    const answer = await awsJson(this.#endpoint, `${STREAMS}.GetShardIterator`, {
      StreamArn: this.#streamArn,
      ShardId: shardId,
      ...(checkpoint === undefined
        ? { ShardIteratorType: 'TRIM_HORIZON' }
        : { ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: checkpoint }),
    });
    return asText(answer.ShardIterator) || undefined;
  }
}
