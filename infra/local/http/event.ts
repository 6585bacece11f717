import { randomUUID } from 'node:crypto';
import { ACCOUNT } from '../template/resolver.ts';
import type { HttpRequest } from './message.ts';
import { decode, type RouteMatch } from './router.ts';

/** Who answers and where: the same for all events of an API. */
export interface ApiIdentity {
  readonly apiId: string;
  readonly domainName: string;
}

export interface RequestEvent {
  readonly version: '2.0';
  readonly routeKey: string;
  readonly rawPath: string;
  readonly rawQueryString: string;
  readonly cookies?: readonly string[];
  readonly headers: Readonly<Record<string, string>>;
  readonly queryStringParameters?: Readonly<Record<string, string>>;
  readonly requestContext: RequestContext;
  readonly pathParameters?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly isBase64Encoded: boolean;
}

interface RequestContext {
  readonly accountId: string;
  readonly apiId: string;
  readonly domainName: string;
  readonly domainPrefix: string;
  readonly http: {
    readonly method: string;
    readonly path: string;
    readonly protocol: string;
    readonly sourceIp: string;
    readonly userAgent: string;
  };
  readonly requestId: string;
  readonly routeKey: string;
  readonly stage: '$default';
  readonly time: string;
  readonly timeEpoch: number;
  readonly authorizer?: { readonly lambda: unknown };
}

/**
 * The event that an HTTP API gives its function, payload format 2.0: names of headers in lower case; cookies apart; repeated query
 * parameters joined by commas; path and path parameters decoded, the query string as it came; a field that has nothing to say is absent.
 */
export const requestEvent = (
  request: HttpRequest,
  match: RouteMatch<unknown>,
  api: ApiIdentity,
  authorizer?: unknown,
): RequestEvent => {
  const { cookie, ...headers } = request.headers;
  const path = decode(request.path);
  const now = Date.now();
  const text = isText(request.headers['content-type']);
  return {
    version: '2.0',
    routeKey: match.routeKey,
    rawPath: path,
    rawQueryString: request.query,
    ...(cookie === undefined ? {} : { cookies: cookie.split(/; */).filter((one) => one !== '') }),
    headers,
    ...(request.query === '' ? {} : { queryStringParameters: queryParameters(request.query) }),
    requestContext: {
      accountId: ACCOUNT,
      apiId: api.apiId,
      ...(authorizer === undefined ? {} : { authorizer: { lambda: authorizer } }),
      domainName: api.domainName,
      domainPrefix: api.apiId,
      http: {
        method: request.method,
        path,
        protocol: 'HTTP/1.1',
        sourceIp: request.sourceIp,
        userAgent: request.headers['user-agent'] ?? '',
      },
      requestId: randomUUID(),
      routeKey: match.routeKey,
      stage: '$default',
      time: logTime(now),
      timeEpoch: now,
    },
    ...(Object.keys(match.pathParameters).length === 0 ? {} : { pathParameters: match.pathParameters }),
    ...(request.body === undefined ? {} : { body: request.body.toString(text ? 'utf8' : 'base64') }),
    isBase64Encoded: request.body !== undefined && !text,
  };
};

/** What an HTTP API takes for text. A form (`application/x-www-form-urlencoded`) is not: it arrives in base64, on AWS as here. */
const isText = (contentType: string | undefined): boolean => {
  const type = (contentType ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  return type.startsWith('text/') || /^application\/(json|javascript|xml|.+\+(json|xml))$/.test(type);
};

const queryParameters = (query: string): Record<string, string> => {
  const parameters: Record<string, string> = {};
  for (const [name, value] of new URLSearchParams(query)) {
    const earlier = parameters[name];
    parameters[name] = earlier === undefined ? value : `${earlier},${value}`;
  }
  return parameters;
};

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `12/Mar/2020:19:03:58 +0000` */
const logTime = (at: number): string => {
  const iso = new Date(at).toISOString();
  return `${iso.slice(8, 10)}/${MONTHS[Number(iso.slice(5, 7)) - 1]}/${iso.slice(0, 4)}:${iso.slice(11, 19)} +0000`;
};
