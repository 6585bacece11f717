import { type HttpApi, HttpMethod, type IHttpRouteAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { Construct } from 'constructs';
import { type HttpFunctionName, methodsOf, routes } from '#app/routes.ts';
import type { RouteContract } from '#platform/contract.ts';
import { type Alarms, FIVE_MINUTES } from './alarms.ts';
import { AppFunction } from './app-function.ts';
import { because } from './because.ts';

export interface HttpFunctionProps {
  readonly name: HttpFunctionName;
  readonly buildFolder: string;
  readonly api: HttpApi;
  /** Asked before every route whose guard is `agency`. */
  readonly authorizer: IHttpRouteAuthorizer;
  readonly alarms: Alarms;
  /** Who is hurt when it fails, and what to do. */
  readonly failureImpact: string;
}

/** A function that answers the routes which functions/app/routes.ts gives it, each behind its guard. */
export class HttpFunction extends AppFunction {
  constructor(scope: Construct, id: string, { api, authorizer, alarms, failureImpact, ...props }: HttpFunctionProps) {
    super(scope, id, props);
    // One right for the API as a whole: one per route would outgrow the 20 kB that Lambda allows a function's policy.
    const integration = new HttpLambdaIntegration('Integration', this.lambda, { scopePermissionToRoute: false });
    const specs: readonly RouteContract[] = routes[props.name];
    for (const spec of specs) {
      const { path, guard } = spec;
      const isAgency = guard === 'agency';
      const added = api.addRoutes({
        path,
        methods: methodsOf(spec).map((method) => METHODS[method]),
        integration,
        ...(isAgency ? { authorizer } : {}),
      });
      if (isAgency) continue;
      for (const route of added) because(route, 'AwsSolutions-APIG4', `Open: ${guard.openBecause}.`);
    }
    alarms.raise(this, 'Failing', {
      metric: this.lambda.metricErrors({ period: FIVE_MINUTES }),
      threshold: 3,
      failureImpact,
    });
  }
}

const METHODS = { GET: HttpMethod.GET, HEAD: HttpMethod.HEAD, POST: HttpMethod.POST } as const;
