import { AwsError, awsJson } from '../aws-json.ts';
import { asList, asObject, asText, isObject, isTrue, type JsonObject } from '../json.ts';
import { LocalProblem } from '../problem.ts';
import type { TemplateResource } from '../template/assembly.ts';
import { physicalName, type Resolver } from '../template/resolver.ts';

export interface Table {
  readonly name: string;
  readonly logicalId: string;
  readonly streamArn: string | undefined;
  /** Attribute names of the primary key, partition key first. */
  readonly keys: readonly string[];
  /** The attribute that holds the second after which an item is gone. */
  readonly ttlAttribute: string | undefined;
}

export const DYNAMODB = 'DynamoDB_20120810';

/** Makes the tables of the template that are not there yet, and tells the resolver their names and streams. */
export const createTables = (resolver: Resolver, endpoint: string): Promise<Table[]> =>
  Promise.all(
    resolver
      .ofType('AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable')
      .map((resource) => createTable(resolver, endpoint, resource)),
  );

const createTable = async (resolver: Resolver, endpoint: string, resource: TemplateResource): Promise<Table> => {
  const properties = resolver.propertiesOf(resource);
  const name = asText(properties.TableName) || physicalName(resource, 255);
  const described = (await describe(endpoint, name)) ?? (await create(endpoint, name, properties));
  await addMissingIndexes(endpoint, name, properties, described);
  refuseOtherKeys(name, properties, described);

  const arn = asText(described.TableArn);
  const streamArn = asText(described.LatestStreamArn) || undefined;
  resolver.know(resource, { ref: name, Arn: arn, TableId: name, StreamArn: streamArn ?? '' });
  const ttl = asObject(properties.TimeToLiveSpecification);
  return {
    name,
    logicalId: resource.logicalId,
    streamArn,
    keys: asList(properties.KeySchema).map((key) => asText(asObject(key).AttributeName)),
    ttlAttribute: isTrue(ttl.Enabled) ? asText(ttl.AttributeName) : undefined,
  };
};

const describe = async (endpoint: string, name: string): Promise<JsonObject | undefined> => {
  try {
    return asObject((await awsJson(endpoint, `${DYNAMODB}.DescribeTable`, { TableName: name })).Table);
  } catch (error) {
    if (error instanceof AwsError && error.code === 'ResourceNotFoundException') return undefined;
    throw error;
  }
};

/** What the API wants of an index: the template may add capacity, recovery and insight settings that mean nothing here. */
const indexOf = (index: JsonObject): JsonObject => ({
  IndexName: index.IndexName ?? '',
  KeySchema: index.KeySchema ?? [],
  Projection: index.Projection ?? { ProjectionType: 'ALL' },
});

const create = async (endpoint: string, name: string, properties: JsonObject): Promise<JsonObject> => {
  const globalIndexes = asList(properties.GlobalSecondaryIndexes).map((index) => indexOf(asObject(index)));
  const localIndexes = asList(properties.LocalSecondaryIndexes).map((index) => indexOf(asObject(index)));
  const view = asText(asObject(properties.StreamSpecification).StreamViewType);
  const answer = await awsJson(endpoint, `${DYNAMODB}.CreateTable`, {
    TableName: name,
    KeySchema: properties.KeySchema ?? [],
    AttributeDefinitions: properties.AttributeDefinitions ?? [],
    BillingMode: 'PAY_PER_REQUEST',
    ...(globalIndexes.length > 0 ? { GlobalSecondaryIndexes: globalIndexes } : {}),
    ...(localIndexes.length > 0 ? { LocalSecondaryIndexes: localIndexes } : {}),
    ...(view !== '' ? { StreamSpecification: { StreamEnabled: true, StreamViewType: view } } : {}),
  });
  return asObject(answer.TableDescription);
};

const indexNames = (indexes: JsonObject): string[] =>
  asList(indexes.GlobalSecondaryIndexes).map((index) => asText(asObject(index).IndexName));

/** A table kept from an earlier start learns the indexes that were added to the template since. */
const addMissingIndexes = async (
  endpoint: string,
  name: string,
  properties: JsonObject,
  described: JsonObject,
): Promise<void> => {
  const there = new Set(indexNames(described));
  for (const index of asList(properties.GlobalSecondaryIndexes)) {
    if (!isObject(index) || there.has(asText(index.IndexName))) continue;
    await awsJson(endpoint, `${DYNAMODB}.UpdateTable`, {
      TableName: name,
      AttributeDefinitions: properties.AttributeDefinitions ?? [],
      GlobalSecondaryIndexUpdates: [{ Create: indexOf(index) }],
    });
  }
};

const refuseOtherKeys = (name: string, properties: JsonObject, described: JsonObject): void => {
  const keys = (of: JsonObject) =>
    asList(of.KeySchema)
      .map((key) => `${asText(asObject(key).KeyType)} ${asText(asObject(key).AttributeName)}`)
      .sort()
      .join(', ');
  if (keys(properties) !== keys(described)) {
    throw new LocalProblem(
      `The key of the table ${name} has changed since the last start. Start once with --fresh, which drops what was kept.`,
    );
  }
};
