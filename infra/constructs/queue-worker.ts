import { Duration, TimeZone } from 'aws-cdk-lib';
import { EventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import { Schedule, ScheduleExpression, ScheduleTargetInput } from 'aws-cdk-lib/aws-scheduler';
import { SqsSendMessage } from 'aws-cdk-lib/aws-scheduler-targets';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { SettingName } from '#platform/configuration.ts';
import type { QueueWorkerName, QueueWorkerSpec } from '../functions/spec.ts';
import { queueWorkers } from '../functions/workers.ts';
import { type Alarms, FIVE_MINUTES } from './alarms.ts';
import { AppFunction, type AppFunctionProps } from './app-function.ts';
import { DeadLetters } from './dead-letters.ts';

export interface QueueWorkerProps extends AppFunctionProps {
  readonly name: QueueWorkerName;
  readonly alarms: Alarms;
  /** Where `daily` of its record is meant. */
  readonly timeZone: string;
  /** How many functions the account lets run at once. */
  readonly lambdaConcurrency: number;
}

/** After so many failures a message goes to the dead letters. */
const ATTEMPTS = 5;

/**
 * A queue and the function that works through it: dead letters, partial batches (one bad message does not bring back its neighbours), an alarm
 * for what failed and one for what waits too long.
 *
 * A message taken stays invisible for six times the function's timeout, as AWS advises: the event source may retry a throttled call before the
 * message shows again, so that two copies never work on it while the first still runs.
 */
/** So many messages SQS gives without being waited for. */
const WITHOUT_WINDOW = 10;

export class QueueWorker extends AppFunction {
  readonly queue: Queue;
  /** Where its messages go that failed again and again. */
  readonly deadLetters: Queue;
  private readonly setting: SettingName | undefined;

  constructor(scope: Construct, id: string, { alarms, timeZone, lambdaConcurrency, ...props }: QueueWorkerProps) {
    super(scope, id, props);
    const spec: QueueWorkerSpec = queueWorkers[props.name];
    this.setting = spec.queueSetting;
    this.deadLetters = new DeadLetters(this, 'DeadLetters', { alarms, failureImpact: spec.failureImpact }).queue;
    this.queue = new Queue(this, 'Queue', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      visibilityTimeout: Duration.seconds(6 * spec.timeout),
      retentionPeriod: Duration.days(14),
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: ATTEMPTS },
    });
    this.allow(['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'], [this.queue.queueArn]);
    new EventSourceMapping(this, 'Source', {
      target: this.lambda,
      eventSourceArn: this.queue.queueArn,
      batchSize: spec.batchSize,
      ...(spec.batchSize > WITHOUT_WINDOW ? { maxBatchingWindow: Duration.seconds(1) } : {}),
      reportBatchItemFailures: true,
      maxConcurrency: shareOf(spec.maxConcurrency, lambdaConcurrency),
    });
    alarms.raise(this, 'Late', {
      metric: this.queue.metricApproximateAgeOfOldestMessage({ period: FIVE_MINUTES }),
      threshold: spec.lateAfterMinutes * 60,
      failureImpact: spec.delayImpact,
    });
    if (spec.daily !== undefined) this.wokenDaily({ ...spec.daily, timeZone });
  }

  /** A message is put in the queue every day at this local time: work that must come back like any other message when it fails. */
  private wokenDaily(at: { readonly hour: number; readonly minute: number; readonly timeZone: string }): void {
    new Schedule(this, 'Daily', {
      schedule: ScheduleExpression.cron({
        hour: String(at.hour),
        minute: String(at.minute),
        timeZone: TimeZone.of(at.timeZone),
      }),
      target: new SqsSendMessage(this.queue, { input: ScheduleTargetInput.fromObject({}) }),
    });
  }

  /** This function may put messages in the queue; it finds its address in its environment. */
  fedBy(sender: AppFunction): void {
    if (this.setting === undefined)
      throw new Error(`the queue of ${this.name} is fed by AWS, not by functions: it has no setting`);
    sender.set(this.setting, this.queue.queueUrl);
    sender.allow(['sqs:SendMessage'], [this.queue.queueArn]);
  }
}

/** At most a twentieth of the account for each of eight queues, so that a burst never takes what the pages need; 2 is the least that AWS takes. */
const shareOf = (wanted: number, lambdaConcurrency: number): number =>
  Math.max(2, Math.min(wanted, Math.floor(lambdaConcurrency / 20)));
