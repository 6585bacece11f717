import type { Duration } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction as CallFunction } from 'aws-cdk-lib/aws-events-targets';
import type { Construct } from 'constructs';
import { type Alarms, FIVE_MINUTES } from './alarms.ts';
import { AppFunction, type AppFunctionProps } from './app-function.ts';

export interface ScheduledFunctionProps extends AppFunctionProps {
  readonly alarms: Alarms;
  readonly every: Duration;
  /** Who is hurt when it fails or is not called any more, and what to do. */
  readonly failureImpact: string;
}

/** A function called at a steady pace. A call that fails is not repeated: the next one does its work. Fifteen silent minutes are an alarm. */
export class ScheduledFunction extends AppFunction {
  constructor(scope: Construct, id: string, props: ScheduledFunctionProps) {
    super(scope, id, props);
    this.lambda.configureAsyncInvoke({ retryAttempts: 0 });
    new Rule(this, 'Schedule', {
      schedule: Schedule.rate(props.every),
      targets: [new CallFunction(this.lambda, { retryAttempts: 0 })],
    });
    props.alarms.raise(this, 'Failing', {
      metric: this.lambda.metricErrors({ period: FIVE_MINUTES }),
      threshold: 1,
      periods: 3,
      failureImpact: props.failureImpact,
    });
    props.alarms.raise(this, 'Silent', {
      metric: this.lambda.metricInvocations({ period: FIVE_MINUTES }),
      when: 'less than',
      threshold: 1,
      periods: 3,
      silenceIsFailure: true,
      failureImpact: props.failureImpact,
    });
  }
}
