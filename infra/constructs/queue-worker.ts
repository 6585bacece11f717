import { Duration, TimeZone } from 'aws-cdk-lib';
import { Rule, RuleTargetInput, type Schedule as Times } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { EventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import { Schedule, ScheduleExpression, ScheduleTargetInput } from 'aws-cdk-lib/aws-scheduler';
import { SqsSendMessage } from 'aws-cdk-lib/aws-scheduler-targets';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { SettingName } from '#platform/configuration.ts';
import { type Alarms, FIVE_MINUTES } from './alarms.ts';
import { AppFunction, type AppFunctionProps } from './app-function.ts';
import { DeadLetters } from './dead-letters.ts';

export interface QueueWorkerProps extends AppFunctionProps {
  readonly alarms: Alarms;
  /** The environment variable by which those who write to the queue find it; absent when only AWS writes to it. */
  readonly setting?: SettingName;
  /** Messages per call of the function. */
  readonly batchSize: number;
  /** How many copies of the function at once, at most (2 is the least that AWS allows). Absent: as many as the load asks for. */
  readonly maxConcurrency?: number;
  /** After this many failures a message goes to the dead letters; 5 if absent. */
  readonly attempts?: number;
  /** Who is hurt when messages fail for good, and what to do. */
  readonly failureImpact: string;
  /** Who is hurt when messages wait longer than `lateAfter`, and what to do. */
  readonly delayImpact: string;
  readonly lateAfter: Duration;
}

/**
 * A queue and the function that works through it: dead letters, partial batches (one bad message does not bring back its neighbours), an alarm
 * for what failed and one for what waits too long.
 *
 * A message taken stays invisible for six times the function's timeout, as AWS advises: the event source may retry a throttled call before the
 * message shows again, so that two copies never work on it while the first still runs.
 */
export class QueueWorker extends AppFunction {
  readonly queue: Queue;
  private readonly setting: SettingName | undefined;

  constructor(scope: Construct, id: string, props: QueueWorkerProps) {
    super(scope, id, props);
    this.setting = props.setting;
    const deadLetters = new DeadLetters(this, 'DeadLetters', props);
    this.queue = new Queue(this, 'Queue', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      visibilityTimeout: Duration.seconds(6 * this.timeout.toSeconds()),
      retentionPeriod: Duration.days(14),
      deadLetterQueue: { queue: deadLetters.queue, maxReceiveCount: props.attempts ?? 5 },
    });
    this.allow(['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'], [this.queue.queueArn]);
    new EventSourceMapping(this, 'Source', {
      target: this.lambda,
      eventSourceArn: this.queue.queueArn,
      batchSize: props.batchSize,
      reportBatchItemFailures: true,
      ...(props.maxConcurrency === undefined ? {} : { maxConcurrency: props.maxConcurrency }),
    });
    props.alarms.raise(this, 'Late', {
      metric: this.queue.metricApproximateAgeOfOldestMessage({ period: FIVE_MINUTES }),
      threshold: props.lateAfter.toSeconds(),
      failureImpact: props.delayImpact,
    });
  }

  /** A message is put in the queue at these times: for work that must come back like any other message when it fails. */
  wokenAt(schedule: Times): void {
    const message = RuleTargetInput.fromObject({});
    new Rule(this, 'Schedule', { schedule, targets: [new SqsQueue(this.queue, { message })] });
  }

  /** A message is put in the queue every day at this local time, summer and winter. */
  wokenDaily(at: { readonly hour: number; readonly minute: number; readonly timeZone: string }): void {
    new Schedule(this, 'Daily', {
      schedule: ScheduleExpression.cron({
        hour: String(at.hour),
        minute: String(at.minute),
        timeZone: TimeZone.of(at.timeZone),
      }),
      target: new SqsSendMessage(this.queue, { input: ScheduleTargetInput.fromObject({}) }),
    });
  }

  /** These functions may put messages in the queue; they find its address in their environment. */
  fedBy(...functions: readonly AppFunction[]): void {
    if (this.setting === undefined)
      throw new Error(`the queue of ${this.name} is fed by AWS, not by functions: it has no setting`);
    for (const sender of functions) {
      sender.set(this.setting, this.queue.queueUrl);
      sender.allow(['sqs:SendMessage'], [this.queue.queueArn]);
    }
  }
}
