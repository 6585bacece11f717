import { Duration, Stack } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import type { HttpFunctionName } from '#app/routes.ts';
import { METRICS } from '#platform/metrics.ts';
import { type FunctionName, specOf } from '../functions/functions.ts';
import { httpFunctions } from '../functions/http-functions.ts';
import type { FunctionSpec, MessageKind, PlainSetting, QueueWorkerName, SecretName } from '../functions/spec.ts';
import { authorizers, queueWorkers, scheduledFunctions, streamWorkers } from '../functions/workers.ts';
import type { AppTables } from '../stacks/data-stack.ts';
import type { Alarms } from './alarms.ts';
import { AppFunction } from './app-function.ts';
import { HttpFunction } from './http-function.ts';
import type { Members } from './members.ts';
import { QueueWorker } from './queue-worker.ts';
import { ScheduledFunction } from './scheduled-function.ts';
import { StreamWorker } from './stream-worker.ts';

export interface AppFunctionsProps {
  readonly buildFolder: string;
  readonly alarms: Alarms;
  readonly tables: AppTables;
  readonly timeZone: string;
  readonly lambdaConcurrency: number;
}

export interface AppFunctions {
  readonly authorizer: AppFunction;
  readonly http: Readonly<Record<HttpFunctionName, HttpFunction>>;
  readonly queues: Readonly<Record<QueueWorkerName, QueueWorker>>;
  readonly all: readonly AppFunction[];
}

/** Makes every function of infra/functions/, still without rights: see `giveRights`. */
export const makeFunctions = (scope: Construct, props: AppFunctionsProps): AppFunctions => {
  const { buildFolder, alarms, tables, timeZone, lambdaConcurrency } = props;
  const http = mapValues(httpFunctions, (name) => new HttpFunction(scope, idOf(name), { name, buildFolder, alarms }));
  const queues = mapValues(
    queueWorkers,
    (name) => new QueueWorker(scope, idOf(name), { name, buildFolder, alarms, timeZone, lambdaConcurrency }),
  );
  const streams = mapValues(streamWorkers, (name, spec) => {
    const { table } = tables[spec.stream];
    return new StreamWorker(scope, idOf(name), { name, spec, buildFolder, alarms, table });
  });
  const scheduled = mapValues(
    scheduledFunctions,
    (name, spec) => new ScheduledFunction(scope, idOf(name), { name, spec, buildFolder, alarms }),
  );
  const { authorizer } = mapValues(authorizers, (name) => new AppFunction(scope, idOf(name), { name, buildFolder }));
  const all = [http, queues, streams, scheduled, { authorizer }].flatMap((some) => Object.values<AppFunction>(some));
  for (const one of all) raiseCounted(one, specOf(one.name), alarms);
  return { authorizer, http, queues, all };
};

/** What functions may be given. */
export interface Granted {
  readonly tables: AppTables;
  readonly queues: AppFunctions['queues'];
  readonly secrets: Readonly<Record<SecretName, { readBy(reader: AppFunction): void }>>;
  readonly members: Members;
  readonly messages: Readonly<Record<MessageKind, { usedBy(sender: AppFunction): void }>>;
  readonly settings: Readonly<Record<PlainSetting, string>>;
}

/** Gives each function the rights and settings that its record names (infra/functions/spec.ts), and nothing else. */
export const giveRights = (functions: readonly AppFunction[], granted: Granted): void => {
  for (const one of functions) {
    const spec = specOf(one.name);
    for (const name of keysOf(spec.tables ?? {})) granted.tables[name].allow(one, spec.tables?.[name] ?? []);
    for (const name of spec.sendsTo ?? []) granted.queues[name].fedBy(one);
    if (spec.settlesDeadLetters === true) settleDeadLetters(one, granted.queues);
    for (const name of spec.secrets ?? []) granted.secrets[name].readBy(one);
    for (const kind of spec.messages ?? []) granted.messages[kind].usedBy(one);
    for (const name of spec.settings ?? []) one.set(name, granted.settings[name]);
    granted.members.allow(one, spec.accounts ?? []);
  }
};

/** It may look at the dead letters of every worker, take them out, and put them back in the queue that they came from. */
const settleDeadLetters = (one: AppFunction, queues: AppFunctions['queues']): void => {
  const addresses = mapValues(queues, (_, { queue, deadLetters }) => ({
    dead: deadLetters.queueUrl,
    queue: queue.queueUrl,
  }));
  one.set('DEAD_LETTERS', Stack.of(one).toJsonString(addresses));
  const all = Object.values(queues);
  one.allow(
    ['sqs:GetQueueAttributes', 'sqs:ReceiveMessage', 'sqs:DeleteMessage'],
    all.map(({ deadLetters }) => deadLetters.queueArn),
  );
  one.allow(
    ['sqs:SendMessage'],
    all.map(({ queue }) => queue.queueArn),
  );
};

/** Alarms on what a function counts in its log (functions/platform/metrics.ts). */
const raiseCounted = (one: AppFunction, { counted = [] }: FunctionSpec, alarms: Alarms): void => {
  for (const { metric, minutes, failureImpact } of counted) {
    alarms.raise(one, metric, {
      metric: new Metric({
        namespace: METRICS,
        metricName: metric,
        statistic: 'Sum',
        period: Duration.minutes(minutes),
      }),
      threshold: 1,
      failureImpact,
    });
  }
};

/** `agencySession` → `AgencySession`. */
const idOf = (name: FunctionName): string => `${name.charAt(0).toUpperCase()}${name.slice(1)}`;

const keysOf = <Key extends string>(record: Readonly<Partial<Record<Key, unknown>>>): Key[] =>
  Object.keys(record) as Key[];

const mapValues = <Key extends string, Value, Made>(
  record: Readonly<Record<Key, Value>>,
  make: (key: Key, value: Value) => Made,
): Record<Key, Made> =>
  Object.fromEntries(keysOf(record).map((key) => [key, make(key, record[key])])) as Record<Key, Made>;
