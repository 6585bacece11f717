import { Duration } from 'aws-cdk-lib';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { type Alarms, FIVE_MINUTES } from './alarms.ts';
import { because } from './because.ts';

export interface DeadLettersProps {
  readonly alarms: Alarms;
  /** Who is hurt by what lies here, and what to do: in the alarm's mail. */
  readonly failureImpact: string;
}

/** Where a queue or a stream lays what failed again and again: kept two weeks, the longest there is, and never silently. */
export class DeadLetters extends Construct {
  readonly queue: Queue;

  constructor(scope: Construct, id: string, { alarms, failureImpact }: DeadLettersProps) {
    super(scope, id);
    this.queue = new Queue(this, 'Queue', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    });
    because(
      this.queue,
      'AwsSolutions-SQS3',
      'These are the dead letters themselves: a person reads them, told by the alarm.',
    );
    alarms.raise(this, 'Alarm', {
      metric: this.queue.metricApproximateNumberOfMessagesVisible({ period: FIVE_MINUTES, statistic: 'Maximum' }),
      threshold: 1,
      failureImpact,
    });
  }
}
