import { awsJson } from '../aws-json.ts';
import { asList, asObject, isObject, type JsonObject } from '../json.ts';
import { DYNAMODB, type Table } from './tables.ts';

const EVERY_MS = 300_000;

/**
 * Deletes the items whose time to live is over, which the emulator does not. AWS takes up to some days; here it happens within five minutes,
 * and at once after the clock was moved.
 */
export class TtlReaper {
  readonly #endpoint: string;
  readonly #tables: readonly Table[];
  readonly #timer: NodeJS.Timeout;
  /** Keys deleted lately, as `table key`: the stream says of these deletions that DynamoDB itself made them. */
  readonly #reaped = new Set<string>();

  constructor(endpoint: string, tables: readonly Table[]) {
    this.#endpoint = endpoint;
    this.#tables = tables.filter((table) => table.ttlAttribute !== undefined);
    this.#timer = setInterval(() => void this.reap().catch(() => undefined), EVERY_MS);
    this.#timer.unref();
  }

  /** Whether this deletion in a table's stream was ours. Asked once per record. */
  wasReaped(table: string, key: JsonObject): boolean {
    return this.#reaped.delete(reapedKey(table, key));
  }

  /** @returns how many items were deleted */
  async reap(): Promise<number> {
    const counts = await Promise.all(this.#tables.map((table) => this.#reapTable(table)));
    return counts.reduce((sum, count) => sum + count, 0);
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  async #reapTable(table: Table): Promise<number> {
    const now = String(Math.floor(Date.now() / 1_000));
    const condition = {
      ExpressionAttributeNames: { '#ttl': table.ttlAttribute ?? '' },
      ExpressionAttributeValues: { ':now': { N: now } },
    };
    let deleted = 0;
    let from: JsonObject | undefined;
    do {
      const page = await awsJson(this.#endpoint, `${DYNAMODB}.Scan`, {
        TableName: table.name,
        FilterExpression: '#ttl < :now',
        ...condition,
        ...(from === undefined ? {} : { ExclusiveStartKey: from }),
      });
      for (const item of asList(page.Items).filter(isObject)) {
        const key = Object.fromEntries(table.keys.map((name) => [name, item[name] ?? null]));
        if (table.streamArn !== undefined) this.#reaped.add(reapedKey(table.name, key));
        // The condition again: an item may have been written anew between the scan and its turn.
        await awsJson(this.#endpoint, `${DYNAMODB}.DeleteItem`, {
          TableName: table.name,
          Key: key,
          ConditionExpression: '#ttl < :now',
          ...condition,
        }).then(
          () => {
            deleted += 1;
          },
          () => this.#reaped.delete(reapedKey(table.name, key)),
        );
      }
      from = isObject(page.LastEvaluatedKey) ? asObject(page.LastEvaluatedKey) : undefined;
    } while (from !== undefined);
    return deleted;
  }
}

const reapedKey = (table: string, key: JsonObject): string =>
  `${table} ${JSON.stringify(Object.fromEntries(Object.entries(key).sort(([a], [b]) => a.localeCompare(b))))}`;
