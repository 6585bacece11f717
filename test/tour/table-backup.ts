import { awsJson } from '#infra/local/aws-json.ts';
import { asList, asObject, asText, type JsonObject } from '#infra/local/json.ts';

/** A table as point-in-time recovery would give it back: its items, as DynamoDB's own JSON. Nothing of its stream, its expiry or its name. */
export interface TableBackup {
  /** As in the CDK app, in lower case: `directory`. */
  readonly table: string;
  readonly items: readonly JsonObject[];
}

const DYNAMODB = 'DynamoDB_20120810';
/** BatchWriteItem takes 25. */
const BATCH = 25;

export const backUp = async (endpoint: string, name: string, table: string): Promise<TableBackup> => {
  const items: JsonObject[] = [];
  let from: JsonObject | undefined;
  do {
    const page: JsonObject = await awsJson(endpoint, `${DYNAMODB}.Scan`, {
      TableName: name,
      ConsistentRead: true,
      ...(from === undefined ? {} : { ExclusiveStartKey: from }),
    });
    items.push(...asList(page.Items).map(asObject));
    from = page.LastEvaluatedKey === undefined ? undefined : asObject(page.LastEvaluatedKey);
  } while (from !== undefined);
  return { table, items };
};

export const lose = async (endpoint: string, name: string): Promise<void> => {
  await awsJson(endpoint, `${DYNAMODB}.DeleteTable`, { TableName: name });
};

export const namesOfTables = async (endpoint: string): Promise<string[]> =>
  asList((await awsJson(endpoint, `${DYNAMODB}.ListTables`, {})).TableNames).map(asText);

/** Writes a backup into a table that is there and empty. */
export const fill = async (endpoint: string, name: string, { items }: TableBackup): Promise<void> => {
  for (let start = 0; start < items.length; start += BATCH) {
    const writes = items.slice(start, start + BATCH).map((Item) => ({ PutRequest: { Item } }));
    await awsJson(endpoint, `${DYNAMODB}.BatchWriteItem`, { RequestItems: { [name]: writes } });
  }
};
