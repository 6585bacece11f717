import { randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { asNumber, asText } from '../json.ts';
import type { LambdaFunction } from '../lambda/function.ts';
import { functionByArn } from '../lambda/functions.ts';
import { closeServer, HOST, listen } from '../ports.ts';
import { REGION, type Resolver } from '../template/resolver.ts';
import { Authorizer } from './authorizer.ts';
import { requestEvent } from './event.ts';
import {
  type HttpAnswer,
  type HttpRequest,
  headersOf,
  jsonAnswer,
  readBody,
  splitTarget,
  writeAnswer,
} from './message.ts';
import { answerOf } from './response.ts';
import { Router } from './router.ts';

interface Target {
  readonly function: LambdaFunction;
  readonly authorizer: Authorizer | undefined;
  readonly timeoutMs: number;
}

const NOT_FOUND = jsonAnswer(404, { message: 'Not Found' });
const TOO_LARGE = jsonAnswer(413, { message: 'Request Entity Too Large' });
const TIMED_OUT = jsonAnswer(503, { message: 'Service Unavailable' });
const LONGEST_MS = 30_000;

/** Name by which other resources (CloudFront's origin) know the API. */
export const nameApis = (resolver: Resolver): void => {
  resolver.ofType('AWS::ApiGatewayV2::Api').forEach((resource, index) => {
    const id = `localapi${index}`;
    resolver.know(resource, { ref: id, ApiId: id, ApiEndpoint: `https://${id}.execute-api.${REGION}.amazonaws.com` });
  });
};

/** An HTTP API of the template: its routes, integrations and authorizers, answered in this process. */
export class HttpApi {
  readonly apiId: string;
  readonly domainName: string;
  readonly #router = new Router<Target>();
  #server: Server | undefined;

  constructor(apiId: string) {
    this.apiId = apiId;
    this.domainName = `${apiId}.execute-api.${REGION}.amazonaws.com`;
  }

  addRoute(routeKey: string, target: Target): void {
    this.#router.add(routeKey, target);
  }

  async handle(request: HttpRequest): Promise<HttpAnswer> {
    const match = this.#router.find(request.method, request.path);
    if (match === undefined) return NOT_FOUND;
    const { target } = match;
    const passed = { ...request, headers: this.#addGatewayHeaders(request) };
    let context: unknown;
    if (target.authorizer !== undefined) {
      const verdict = await target.authorizer.judge(passed, match, this);
      if (!verdict.allowed) return verdict.answer;
      context = verdict.context;
    }
    const invocation = target.function.invoke(requestEvent(passed, match, this, context), { throttle: true });
    return within(target.timeoutMs, invocation.then(answerOf));
  }

  /** Listens by itself as well, as `execute-api` does: the API without CloudFront. @returns its address */
  async listen(): Promise<string> {
    this.#server = createServer({ keepAliveTimeout: 60_000 }, (incoming, response) => {
      void readBody(incoming)
        .then((body) => {
          if (body === 'too large') return TOO_LARGE;
          const [path, query] = splitTarget(incoming.url ?? '/');
          const sourceIp = incoming.socket.remoteAddress ?? HOST;
          return this.handle({
            method: incoming.method ?? 'GET',
            path,
            query,
            headers: headersOf(incoming),
            body,
            sourceIp,
          });
        })
        .catch(() => jsonAnswer(500, { message: 'Internal Server Error' }))
        .then((answer) => writeAnswer(response, answer));
    });
    return `http://${HOST}:${await listen(this.#server, 0)}`;
  }

  async close(): Promise<void> {
    if (this.#server !== undefined) await closeServer(this.#server);
  }

  #addGatewayHeaders(request: HttpRequest): Record<string, string> {
    const forwarded = request.headers['x-forwarded-for'];
    const { connection: _c, 'keep-alive': _k, 'transfer-encoding': _t, ...headers } = request.headers;
    return {
      ...headers,
      'x-amzn-trace-id': `Root=1-${Math.floor(Date.now() / 1_000).toString(16)}-${randomBytes(12).toString('hex')}`,
      'x-forwarded-for': forwarded === undefined ? request.sourceIp : `${forwarded}, ${request.sourceIp}`,
      'x-forwarded-port': '443',
      'x-forwarded-proto': 'https',
    };
  }
}

const within = (milliseconds: number, answer: Promise<HttpAnswer>): Promise<HttpAnswer> =>
  new Promise((resolve) => {
    const timer = setTimeout(() => resolve(TIMED_OUT), milliseconds);
    void answer.then((value) => {
      clearTimeout(timer);
      resolve(value);
    });
  });

/** The APIs of the template. @throws Error for a route whose integration is not a function of the template */
export const createApis = (resolver: Resolver, functions: ReadonlyMap<string, LambdaFunction>): HttpApi[] => {
  const apis = new Map<string, HttpApi>();
  for (const resource of resolver.ofType('AWS::ApiGatewayV2::Api')) {
    const id = asText(resolver.resolve(resource.stack, { Ref: resource.logicalId }));
    apis.set(id, new HttpApi(id));
  }
  const integrations = new Map(
    resolver
      .ofType('AWS::ApiGatewayV2::Integration')
      .map((resource) => [
        asText(resolver.resolve(resource.stack, { Ref: resource.logicalId })),
        resolver.propertiesOf(resource),
      ]),
  );
  const authorizers = new Map(
    resolver
      .ofType('AWS::ApiGatewayV2::Authorizer')
      .map((resource) => [
        asText(resolver.resolve(resource.stack, { Ref: resource.logicalId })),
        new Authorizer(resource.key, resolver.propertiesOf(resource), functions),
      ]),
  );
  for (const resource of resolver.ofType('AWS::ApiGatewayV2::Route')) {
    const route = resolver.propertiesOf(resource);
    const integration = integrations.get(asText(route.Target).replace('integrations/', ''));
    const target = integration && functionByArn(functions, asText(integration.IntegrationUri));
    if (target === undefined)
      throw new Error(`${resource.key} (${asText(route.RouteKey)}) leads to no function of the template`);
    const authorizer = authorizers.get(asText(route.AuthorizerId));
    if (asText(route.AuthorizationType) === 'CUSTOM' && authorizer === undefined)
      throw new Error(`${resource.key} has lost its authorizer`);
    apis.get(asText(route.ApiId))?.addRoute(asText(route.RouteKey), {
      function: target,
      authorizer,
      timeoutMs: Math.min(asNumber(integration?.TimeoutInMillis, LONGEST_MS), LONGEST_MS),
    });
  }
  return [...apis.values()];
};
