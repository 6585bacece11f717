import { RemovalPolicy } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  HttpApi,
  type HttpMethod,
  HttpRoute,
  HttpRouteKey,
  HttpStage,
  type IHttpRouteAuthorizer,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaAuthorizer, HttpLambdaResponseType } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { FALLBACK, type HttpFunctionName, routes } from '#app/routes.ts';
import type { RouteContract } from '#platform/contract.ts';
import { type Alarms, FIVE_MINUTES } from './alarms.ts';
import type { AppFunction } from './app-function.ts';
import type { AppFunctions } from './app-functions.ts';
import { because } from './because.ts';
import { gatewayRoutes } from './gateway-routes.ts';

/**
 * What a line of the access log holds: enough to see what fails and what is slow. Neither the address called (it may carry a signed link, a cell
 * or a commune) nor that of the visitor: `routeKey` is the pattern, `GET /r/{token}`.
 */
const LOGGED = {
  requestId: '$context.requestId',
  time: '$context.requestTime',
  route: '$context.routeKey',
  status: '$context.status',
  latencyMs: '$context.responseLatency',
  functionMs: '$context.integrationLatency',
  error: '$context.integrationErrorMessage',
};

export interface SiteApiProps {
  readonly alarms: Alarms;
  readonly functions: AppFunctions['http'];
  /** Asked before every route whose guard is `agency`. */
  readonly authorizer: AppFunction;
}

/** The HTTP API behind the site: leads each address of functions/app/routes.ts to its function, members' addresses through the authorizer. */
export class SiteApi extends Construct {
  readonly api: HttpApi;

  constructor(scope: Construct, id: string, { alarms, functions, authorizer }: SiteApiProps) {
    super(scope, id);
    this.api = new HttpApi(this, 'Http', { createDefaultStage: false, description: 'Alaronde: pages and calls' });
    const accessLog = new LogGroup(this, 'AccessLog', {
      retention: RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    new HttpStage(this, 'Stage', {
      httpApi: this.api,
      stageName: '$default',
      autoDeploy: true,
      // Opening hour is 40,000 searches in a minute, 670 a second, most of them answered by CloudFront: three times that, and no open bill.
      throttle: { rateLimit: 2_000, burstLimit: 4_000 },
      accessLogSettings: {
        destination: new LogGroupLogDestination(accessLog),
        format: AccessLogFormat.custom(JSON.stringify(LOGGED)),
      },
    });
    const asked = new HttpLambdaAuthorizer('Authorizer', authorizer.lambda, {
      responseTypes: [HttpLambdaResponseType.SIMPLE],
      // A member shows their token in a cookie (pages) or as a bearer (calls). API Gateway refuses unasked when one of the named sources is missing,
      // so none may be named; and without a source there is no key to cache under, so that an ended session ends at once.
      identitySource: [],
      resultsCacheTtl: Duration.seconds(0),
    });
    this.addRoutes(functions, asked);
    alarms.raise(this, 'AuthorizerFailing', {
      metric: authorizer.lambda.metricErrors({ period: FIVE_MINUTES }),
      threshold: 3,
      failureImpact:
        'Members of the agency are turned away from their pages although they signed in: registrations wait. Read the log of authorizer.',
    });
    alarms.raise(this, 'Faults', {
      metric: this.metric('5xx', Stats.SUM),
      threshold: 10,
      failureImpact:
        'Visitors see “try again in a moment” instead of producers. Look in the access log which route fails, then in the log of its function.',
    });
    alarms.raise(this, 'Slow', {
      metric: this.metric('Latency', Stats.percentile(99)),
      threshold: 2_000,
      periods: 3,
      failureImpact:
        'For a quarter of an hour, one visitor in a hundred has waited two seconds or more for a page. Look in the access log which route is slow.',
    });
  }

  /** The right to call is for the API as a whole: one per route would outgrow the 20 kB that Lambda allows a function's policy. */
  private addRoutes(functions: AppFunctions['http'], authorizer: IHttpRouteAuthorizer): void {
    const integrations = Object.values(functions).map(({ name, lambda }) => {
      const integration = new HttpLambdaIntegration(name, lambda, { scopePermissionToRoute: false });
      return [name, { integration, guard: guardOf(name) }] as const;
    });
    const targets = new Map(integrations);
    for (const { key, owner } of gatewayRoutes(addresses, FALLBACK)) {
      const target = targets.get(owner);
      if (target === undefined) throw new Error(`${key} leads to ${owner}, which is no function`);
      const { integration, guard } = target;
      const route = new HttpRoute(this.api, key, {
        httpApi: this.api,
        routeKey: routeKeyOf(key),
        integration,
        ...(guard === 'agency' ? { authorizer } : {}),
      });
      if (guard !== 'agency') because(route, 'AwsSolutions-APIG4', `Open: ${guard.openBecause}.`);
    }
  }

  private metric(metricName: string, statistic: string): Metric {
    return new Metric({
      namespace: 'AWS/ApiGateway',
      metricName,
      dimensionsMap: { ApiId: this.api.apiId },
      statistic,
      period: FIVE_MINUTES,
    });
  }
}

const addresses = (Object.keys(routes) as HttpFunctionName[]).flatMap((owner) =>
  (routes[owner] as readonly RouteContract[]).map(({ method, path }) => ({ method, path, owner })),
);

/** Whole sections are led to a function, so that one guard stands before all of it. @throws Error where a function is guarded only in part */
const guardOf = (name: HttpFunctionName): RouteContract['guard'] => {
  const guards = (routes[name] as readonly RouteContract[]).map(({ guard }) => guard);
  const open = guards.flatMap((guard) => (guard === 'agency' ? [] : [guard.openBecause]));
  if (open.length === 0) return 'agency';
  if (open.length < guards.length)
    throw new Error(`${name} has routes of members and open ones: they belong to two functions`);
  return { openBecause: [...new Set(open)].join('; ') };
};

const routeKeyOf = (key: string): HttpRouteKey => {
  if (key === '$default') return HttpRouteKey.DEFAULT;
  const [method, path = ''] = key.split(' ');
  return HttpRouteKey.with(path, method as HttpMethod);
};
