import { RemovalPolicy } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import { HttpApi, HttpStage, LogGroupLogDestination } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaAuthorizer, HttpLambdaResponseType } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { type Alarms, FIVE_MINUTES } from './alarms.ts';
import type { AppFunction } from './app-function.ts';

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
  readonly authorizerFunction: AppFunction;
}

/** The HTTP API behind the site: routes are added by HttpFunction, members' routes pass its authorizer. */
export class SiteApi extends Construct {
  readonly api: HttpApi;
  readonly authorizer: HttpLambdaAuthorizer;

  constructor(scope: Construct, id: string, { alarms, authorizerFunction }: SiteApiProps) {
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
    this.authorizer = new HttpLambdaAuthorizer('Authorizer', authorizerFunction.lambda, {
      responseTypes: [HttpLambdaResponseType.SIMPLE],
      // A member shows her token in a cookie (pages) or as a bearer (calls). API Gateway refuses unasked when one of the named sources is missing,
      // so none may be named; and without a source there is no key to cache under, so that an ended session ends at once.
      identitySource: [],
      resultsCacheTtl: Duration.seconds(0),
    });
    alarms.raise(this, 'AuthorizerFailing', {
      metric: authorizerFunction.lambda.metricErrors({ period: FIVE_MINUTES }),
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
