import type { Table } from './dynamodb/tables.ts';
import type { TtlReaper } from './dynamodb/ttl-reaper.ts';
import { asNumber, asObject, asText, isTrue, type JsonObject } from './json.ts';
import type { LambdaFunction } from './lambda/function.ts';
import { functionByArn, texts } from './lambda/functions.ts';
import type { RunLog } from './log.ts';
import { Permissions } from './permissions/permissions.ts';
import type { QueueEmulator } from './queues/emulator.ts';
import { QueueSource } from './queues/event-source.ts';
import type { StateFolder } from './state.ts';
import { filtersOf, StreamSource } from './streams/event-source.ts';
import { StreamReader } from './streams/reader.ts';
import type { Resolver } from './template/resolver.ts';

export interface EventSourcesOptions {
  readonly resolver: Resolver;
  readonly functions: ReadonlyMap<string, LambdaFunction>;
  readonly queues: QueueEmulator;
  readonly tables: readonly Table[];
  readonly reaper: TtlReaper;
  readonly dynamoDbEndpoint: string;
  readonly state: StateFolder;
  readonly log: RunLog;
}

export interface EventSources {
  readonly queueSources: readonly QueueSource[];
  readonly streamSources: readonly StreamSource[];
}

const CHECKPOINTS = 'streams.json';

/** Starts the event source mappings of the template. */
export const startEventSources = async (options: EventSourcesOptions): Promise<EventSources> => {
  const queueSources: QueueSource[] = [];
  const streamSources: StreamSource[] = [];
  for (const resource of options.resolver.ofType('AWS::Lambda::EventSourceMapping')) {
    const properties = options.resolver.propertiesOf(resource);
    if (properties.Enabled === false) continue;
    const name = asText(properties.FunctionName);
    const target =
      functionByArn(options.functions, name) ??
      [...options.functions.values()].find((one) => one.definition.name === name);
    if (target === undefined) throw new Error(`${resource.key} feeds ${name}, which is no function of the template`);
    const arn = asText(properties.EventSourceArn);
    refuseUnreadable(target, arn);
    if (arn.includes(':sqs:')) queueSources.push(startQueueSource(options, target, properties));
    else streamSources.push(await startStreamSource(options, target, properties));
  }
  return { queueSources, streamSources };
};

const READING = {
  sqs: ['ReceiveMessage', 'DeleteMessage', 'GetQueueAttributes'],
  dynamodb: ['DescribeStream', 'GetRecords', 'GetShardIterator'],
} as const;

/** Lambda's poller reads in the name of the function: AWS does not make a mapping whose role may not. */
const refuseUnreadable = ({ definition: { name, statements } }: LambdaFunction, arn: string): void => {
  if (statements === undefined) return;
  const permissions = new Permissions(statements);
  const service = arn.includes(':sqs:') ? 'sqs' : 'dynamodb';
  const missing = READING[service].find((verb) => !permissions.allows({ action: `${service}:${verb}`, resource: arn }));
  if (missing !== undefined)
    throw new Error(`the role of ${name} does not have permissions to call ${service}:${missing} on ${arn}`);
};

const reportsItemFailures = (properties: JsonObject): boolean =>
  texts(properties.FunctionResponseTypes).includes('ReportBatchItemFailures');

const startQueueSource = (
  options: EventSourcesOptions,
  target: LambdaFunction,
  properties: JsonObject,
): QueueSource => {
  const queue = options.queues.queueByArn(asText(properties.EventSourceArn));
  if (queue === undefined) throw new Error(`${asText(properties.EventSourceArn)} is no queue of the template`);
  const concurrency = asObject(properties.ScalingConfig).MaximumConcurrency;
  return new QueueSource(
    options.queues,
    queue,
    target,
    {
      batchSize: asNumber(properties.BatchSize, 10),
      windowSeconds: asNumber(properties.MaximumBatchingWindowInSeconds, 0),
      reportsItemFailures: reportsItemFailures(properties),
      maximumConcurrency: concurrency === undefined ? undefined : asNumber(concurrency, 2),
      filters: filtersOf(properties),
    },
    options.log,
  );
};

const startStreamSource = async (
  options: EventSourcesOptions,
  target: LambdaFunction,
  properties: JsonObject,
): Promise<StreamSource> => {
  const streamArn = asText(properties.EventSourceArn);
  const table = options.tables.find((one) => one.streamArn === streamArn);
  if (table === undefined) throw new Error(`${streamArn} is the stream of no table of the template`);
  const place = `${table.logicalId} ${target.definition.name}`;
  const checkpoints = options.state.read<Record<string, string>>(CHECKPOINTS) ?? {};
  const reader = new StreamReader(options.dynamoDbEndpoint, streamArn, checkpoints[place]);
  // On AWS, LATEST is the moment of the deployment; here, of the first start: before anything is written.
  if (checkpoints[place] === undefined && properties.StartingPosition === 'LATEST') await reader.skipToLatest();
  const destination = asText(asObject(asObject(properties.DestinationConfig).OnFailure).Destination);
  return new StreamSource({
    reader,
    function: target,
    log: options.log,
    settings: {
      streamArn,
      batchSize: asNumber(properties.BatchSize, 100),
      maximumRetries: asNumber(properties.MaximumRetryAttempts, -1),
      bisects: isTrue(properties.BisectBatchOnFunctionError),
      reportsItemFailures: reportsItemFailures(properties),
      filters: filtersOf(properties),
    },
    wasReaped: (key) => options.reaper.wasReaped(table.name, key),
    onFailure: (letter) => {
      const queue = options.queues.queueByArn(destination);
      if (queue !== undefined) options.queues.send(queue, JSON.stringify(letter));
      else if (destination.includes(':sns:')) options.queues.publish(destination, JSON.stringify(letter));
    },
    onCheckpoint: (sequenceNumber) => {
      checkpoints[place] = sequenceNumber;
      options.state.write(CHECKPOINTS, {
        ...(options.state.read<Record<string, string>>(CHECKPOINTS) ?? {}),
        ...checkpoints,
      });
    },
  });
};
