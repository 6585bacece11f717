import { asNumber, asText, isObject, isTrue, type JsonObject } from '../json.ts';
import type { LambdaFunction } from '../lambda/function.ts';
import { functionByArn, texts } from '../lambda/functions.ts';
import { type ApiIdentity, type RequestEvent, requestEvent } from './event.ts';
import { type HttpAnswer, type HttpRequest, jsonAnswer } from './message.ts';
import type { RouteMatch } from './router.ts';

type Verdict =
  | { readonly allowed: true; readonly context: unknown }
  | { readonly allowed: false; readonly answer: HttpAnswer };

const UNAUTHORIZED: Verdict = { allowed: false, answer: jsonAnswer(401, { message: 'Unauthorized' }) };
const FORBIDDEN: Verdict = { allowed: false, answer: jsonAnswer(403, { message: 'Forbidden' }) };
const BROKEN: Verdict = { allowed: false, answer: jsonAnswer(500, { message: 'Internal Server Error' }) };

/** A Lambda authorizer of an HTTP API (REQUEST, payload 2.0, simple responses), with its cache of answers by identity. */
export class Authorizer {
  readonly #function: LambdaFunction;
  readonly #sources: readonly string[];
  readonly #ttlMs: number;
  readonly #known = new Map<string, { readonly verdict: Verdict; readonly until: number }>();

  /** @throws Error when the template asks for a kind of authorizer that is not run here */
  constructor(name: string, properties: JsonObject, functions: ReadonlyMap<string, LambdaFunction>) {
    const target = functionByArn(functions, asText(properties.AuthorizerUri));
    if (properties.AuthorizerType !== 'REQUEST' || target === undefined)
      throw new Error(`${name}: only Lambda authorizers are run here`);
    if (!isTrue(properties.EnableSimpleResponses))
      throw new Error(`${name}: only authorizers with simple responses are run here`);
    this.#function = target;
    this.#sources = texts(properties.IdentitySource);
    this.#ttlMs = asNumber(properties.AuthorizerResultTtlInSeconds, this.#sources.length > 0 ? 300 : 0) * 1_000;
  }

  async judge(request: HttpRequest, match: RouteMatch<unknown>, api: ApiIdentity): Promise<Verdict> {
    const identity = this.#sources.map((source) => identityValue(source, request));
    // As documented: a missing identity is refused without asking the function.
    if (identity.some((value) => value === undefined)) return UNAUTHORIZED;
    const key = this.#ttlMs > 0 ? JSON.stringify(identity) : undefined;
    const known = key === undefined ? undefined : this.#known.get(key);
    if (known !== undefined && known.until > Date.now()) return known.verdict;

    const { body: _, ...event } = requestEvent(request, match, api);
    const result = await this.#function.invoke(asAuthorizerEvent(event, identity, api), { throttle: true });
    if (!result.ok) return BROKEN;
    if (!isObject(result.payload) || typeof result.payload.isAuthorized !== 'boolean') return BROKEN;
    const verdict: Verdict = result.payload.isAuthorized
      ? { allowed: true, context: result.payload.context ?? {} }
      : FORBIDDEN;
    if (key !== undefined) this.#known.set(key, { verdict, until: Date.now() + this.#ttlMs });
    return verdict;
  }
}

const asAuthorizerEvent = (
  event: Omit<RequestEvent, 'body'>,
  identitySource: readonly (string | undefined)[],
  api: ApiIdentity,
) => ({
  ...event,
  type: 'REQUEST',
  routeArn: `arn:aws:execute-api:eu-west-3:000000000000:${api.apiId}/$default/${event.requestContext.http.method}${event.rawPath}`,
  identitySource: identitySource.length > 0 ? identitySource : null,
});

/** `$request.header.Authorization`, `$request.querystring.token`. */
const identityValue = (source: string, request: HttpRequest): string | undefined => {
  const [, , kind = '', ...rest] = source.replace('$request', '$.request').split('.');
  const name = rest.join('.');
  const value =
    kind === 'header'
      ? request.headers[name.toLowerCase()]
      : (new URLSearchParams(request.query).get(name) ?? undefined);
  return value === '' ? undefined : value;
};
