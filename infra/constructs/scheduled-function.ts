import { Duration } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction as CallFunction } from 'aws-cdk-lib/aws-events-targets';
import type { Construct } from 'constructs';
import type { ScheduledSpec } from '../functions/spec.ts';
import { type Alarms, FIVE_MINUTES } from './alarms.ts';
import { AppFunction, type AppFunctionProps } from './app-function.ts';

export interface ScheduledFunctionProps extends AppFunctionProps {
  readonly spec: ScheduledSpec;
  readonly alarms: Alarms;
}

/** A function called at a steady pace. A call that fails is not repeated: the next one does its work. Fifteen silent minutes are an alarm. */
export class ScheduledFunction extends AppFunction {
  constructor(scope: Construct, id: string, { spec, alarms, ...props }: ScheduledFunctionProps) {
    super(scope, id, props);
    this.lambda.configureAsyncInvoke({ retryAttempts: 0 });
    new Rule(this, 'Schedule', {
      schedule: Schedule.rate(Duration.minutes(spec.everyMinutes)),
      targets: [new CallFunction(this.lambda, { retryAttempts: 0 })],
    });
    alarms.raise(this, 'Failing', {
      metric: this.lambda.metricErrors({ period: FIVE_MINUTES }),
      threshold: 1,
      periods: 3,
      failureImpact: spec.failureImpact,
    });
    alarms.raise(this, 'Silent', {
      metric: this.lambda.metricInvocations({ period: FIVE_MINUTES }),
      when: 'less than',
      threshold: 1,
      periods: 3,
      silenceIsFailure: true,
      failureImpact: spec.failureImpact,
    });
  }
}
