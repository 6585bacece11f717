import { Duration, Stack } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';

export interface AlarmSpec {
  readonly metric: IMetric;
  readonly threshold: number;
  /** Who is hurt while this lasts, and what to do. The agency reads it in the mail: a sentence for people. */
  readonly failureImpact: string;
  readonly when?: 'at least' | 'less than';
  /** How many periods of the metric in a row; 1 if absent. */
  readonly periods?: number;
  /** Silence is a fault too: for what must happen every minute. */
  readonly silenceIsFailure?: boolean;
}

/** Where alarms go: one topic, one subscription, the agency's address. CloudWatch writes to it, no one else. */
export class Alarms extends Construct {
  readonly topic: Topic;

  constructor(scope: Construct, id: string, { email }: { readonly email: string }) {
    super(scope, id);
    this.topic = new Topic(this, 'Topic', { displayName: 'Alaronde', enforceSSL: true });
    this.topic.addSubscription(new EmailSubscription(email));
    this.topic.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [this.topic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    );
  }

  /** Raises an alarm in the scope that it watches, so that the alarm lives and dies with it. Told once when it starts, once when it ends. */
  raise(scope: Construct, id: string, spec: AlarmSpec): Alarm {
    const alarm = new Alarm(scope, id, {
      metric: spec.metric,
      threshold: spec.threshold,
      evaluationPeriods: spec.periods ?? 1,
      alarmDescription: spec.failureImpact,
      comparisonOperator:
        spec.when === 'less than'
          ? ComparisonOperator.LESS_THAN_THRESHOLD
          : ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: spec.silenceIsFailure === true ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
    });
    const tell = new SnsAction(this.topic);
    alarm.addAlarmAction(tell);
    alarm.addOkAction(tell);
    return alarm;
  }
}

/** Most alarms look at five minutes: long enough not to cry at one hiccup, short enough to act within the hour. */
export const FIVE_MINUTES = Duration.minutes(5);
