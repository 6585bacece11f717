import type { Construct } from 'constructs';
import type { HttpFunctionName } from '#app/routes.ts';
import { httpFunctions } from '../functions/http-functions.ts';
import { type Alarms, FIVE_MINUTES } from './alarms.ts';
import { AppFunction, type AppFunctionProps } from './app-function.ts';

export interface HttpFunctionProps extends AppFunctionProps {
  readonly name: HttpFunctionName;
  readonly alarms: Alarms;
}

/** A function that answers over HTTP; SiteApi leads its routes to it. */
export class HttpFunction extends AppFunction {
  declare readonly name: HttpFunctionName;

  constructor(scope: Construct, id: string, { alarms, ...props }: HttpFunctionProps) {
    super(scope, id, props);
    alarms.raise(this, 'Failing', {
      metric: this.lambda.metricErrors({ period: FIVE_MINUTES }),
      threshold: 3,
      failureImpact: httpFunctions[props.name].failureImpact,
    });
  }
}
