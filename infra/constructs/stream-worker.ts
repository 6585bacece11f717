import { Duration } from 'aws-cdk-lib';
import { Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { EventSourceMapping, FilterCriteria, FilterRule, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import type { StreamWorkerSpec } from '../functions/spec.ts';
import { type Alarms, FIVE_MINUTES } from './alarms.ts';
import { AppFunction, type AppFunctionProps } from './app-function.ts';
import { DeadLetters } from './dead-letters.ts';

export interface StreamWorkerProps extends AppFunctionProps {
  readonly spec: StreamWorkerSpec;
  readonly alarms: Alarms;
  readonly table: Table;
}

/**
 * A function woken by the stream of a table when an item of one kind is inserted or changed. A record that fails is tried again, alone in the end
 * (the batch is halved), for an hour; then it lies in the dead letters and the stream goes on: one bad record never holds the others.
 */
export class StreamWorker extends AppFunction {
  constructor(scope: Construct, id: string, { spec, alarms, table, ...props }: StreamWorkerProps) {
    super(scope, id, props);
    const { tableStreamArn } = table;
    if (tableStreamArn === undefined) throw new Error(`${props.name} listens to a table without a stream`);
    const deadLetters = new DeadLetters(this, 'DeadLetters', { alarms, failureImpact: spec.failureImpact });
    this.allow(['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'], [tableStreamArn]);
    this.allow(['sqs:SendMessage'], [deadLetters.queue.queueArn]);
    this.allowAnywhere(
      'dynamodb:ListStreams',
      'ListStreams knows no resource; Lambda asks for it before it listens to a stream.',
    );
    new EventSourceMapping(this, 'Source', {
      target: this.lambda,
      eventSourceArn: tableStreamArn,
      startingPosition: StartingPosition.TRIM_HORIZON,
      batchSize: 100,
      bisectBatchOnError: true,
      reportBatchItemFailures: true,
      maxRecordAge: Duration.hours(1),
      onFailure: { bind: () => ({ destination: deadLetters.queue.queueArn }) },
      filters: [
        FilterCriteria.filter({
          eventName: FilterRule.or('INSERT', 'MODIFY'),
          dynamodb: { NewImage: { kind: { S: FilterRule.isEqual(spec.kind) } } },
        }),
      ],
    });
    alarms.raise(this, 'Late', {
      metric: new Metric({
        namespace: 'AWS/Lambda',
        metricName: 'IteratorAge',
        dimensionsMap: { FunctionName: this.lambda.functionName },
        statistic: Stats.MAXIMUM,
        period: FIVE_MINUTES,
      }),
      threshold: Duration.minutes(10).toMilliseconds(),
      failureImpact: spec.delayImpact,
    });
  }
}
