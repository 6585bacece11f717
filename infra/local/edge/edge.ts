import { type HttpAnswer, type HttpRequest, headerOf, jsonAnswer } from '../http/message.ts';
import { ageOf, EdgeCache, freshnessOf, type Kept, stateOf } from './cache.ts';
import { encode, encodingFor } from './compression.ts';
import type { Behavior } from './distribution.ts';
import { selects } from './policies.ts';

/** Only CloudFront writes headers of this name. The port is that of the viewer, which differs each time. */
const VIEWER_ADDRESS = 'cloudfront-viewer-address';
const VIEWER_PORT = 46_532;

/** Header by which a test passes for a visitor of another address. */
const VIEWER_HEADER = 'x-local-viewer';

type Verdict = 'Hit' | 'Miss' | 'RefreshHit' | 'Error';

const BAD_METHOD: HttpAnswer = {
  status: 403,
  headers: [['content-type', 'text/plain']],
  body: Buffer.from(
    'This distribution is not configured to allow the HTTP request method that was used for this request.',
  ),
};
const BAD_GATEWAY = jsonAnswer(502, { message: 'The origin failed' });

/**
 * CloudFront before the origins, as far as an answer can show it: which behaviour a path has, what of a request reaches the origin, what is
 * kept how long and for whom, one request to the origin for many at the same moment, stale answers while revalidating, compression.
 */
export class Edge {
  readonly #behaviors: readonly Behavior[];
  readonly #keeps: boolean;
  readonly #cache = new EdgeCache();
  /** Requests on their way to the origin, by cache key: others for the same thing wait for them. */
  readonly #underWay = new Map<string, Promise<HttpAnswer>>();

  /** @param keeps whether answers are kept at all; without it every request goes to its origin, as where each asks for something else. */
  constructor(behaviors: readonly Behavior[], keeps = true) {
    this.#behaviors = behaviors;
    this.#keeps = keeps;
  }

  clear(): void {
    this.#cache.clear();
  }

  async handle(request: HttpRequest): Promise<HttpAnswer> {
    const behavior = this.#behaviors.find(({ pattern }) => pattern.test(request.path));
    if (behavior === undefined) return BAD_GATEWAY;
    if (!behavior.methods.has(request.method)) return BAD_METHOD;
    const reading = request.method === 'GET' || request.method === 'HEAD';
    if (!reading || !this.#keeps || behavior.cache.maxTtl === 0) {
      return this.#finish(behavior, request, await this.#ask(behavior, request), 'Miss');
    }
    return this.#fromCache(behavior, request);
  }

  async #fromCache(behavior: Behavior, request: HttpRequest): Promise<HttpAnswer> {
    const key = cacheKey(behavior, request);
    const kept = this.#cache.get(key);
    if (kept !== undefined) {
      const state = stateOf(kept);
      if (state === 'fresh') return this.#finish(behavior, request, kept.answer, 'Hit', kept);
      if (state === 'stale' && request.method === 'GET') {
        void this.#fetchOnce(behavior, request, key);
        return this.#finish(behavior, request, kept.answer, 'Hit', kept);
      }
    }
    // A HEAD may be answered from what a GET left, never the other way round.
    if (request.method === 'HEAD') return this.#finish(behavior, request, await this.#ask(behavior, request), 'Miss');
    const answer = await this.#fetchOnce(behavior, request, key);
    const now = this.#cache.get(key);
    if (
      answer.status >= 500 &&
      kept !== undefined &&
      ageOf(kept) < kept.freshness.fresh + kept.freshness.staleIfError
    ) {
      return this.#finish(behavior, request, kept.answer, 'RefreshHit', kept);
    }
    return this.#finish(behavior, request, answer, 'Miss', now?.answer === answer ? now : undefined);
  }

  /** One request to the origin for all who ask for the same at the same moment; if the answer is not to be shared, each asks for themselves. */
  async #fetchOnce(behavior: Behavior, request: HttpRequest, key: string): Promise<HttpAnswer> {
    const underWay = this.#underWay.get(key);
    if (underWay !== undefined) {
      const shared = await underWay;
      return freshnessOf(shared, behavior.cache) === undefined ? this.#ask(behavior, request) : shared;
    }
    const asked = this.#ask(behavior, request);
    this.#underWay.set(key, asked);
    try {
      const answer = await asked;
      const freshness = freshnessOf(answer, behavior.cache);
      if (freshness !== undefined) this.#cache.put(key, answer, freshness);
      else if (answer.status < 500) this.#cache.delete(key);
      return answer;
    } finally {
      this.#underWay.delete(key);
    }
  }

  #ask(behavior: Behavior, request: HttpRequest): Promise<HttpAnswer> {
    const { origin } = behavior;
    return origin
      .fetch({
        ...request,
        path: origin.path + request.path,
        query: passedQuery(behavior, request.query),
        headers: { ...passedHeaders(behavior, request), ...origin.customHeaders },
      })
      .catch(() => BAD_GATEWAY);
  }

  async #finish(
    behavior: Behavior,
    request: HttpRequest,
    answer: HttpAnswer,
    verdict: Verdict,
    kept?: Kept,
  ): Promise<HttpAnswer> {
    const said: Verdict = answer.status >= 400 && verdict === 'Miss' ? 'Error' : verdict;
    const headers = answer.headers.filter(
      ([name]) => !behavior.added.some((added) => added.override && added.name === name),
    );
    for (const added of behavior.added) {
      if (added.override || headerOf(answer, added.name) === undefined) headers.push([added.name, added.value]);
    }
    headers.push(['x-cache', `${said} from cloudfront`]);
    if (kept !== undefined && verdict !== 'Miss') headers.push(['age', String(Math.floor(ageOf(kept)))]);
    const etag = headerOf(answer, 'etag');
    if (etag !== undefined && answer.status === 200 && notModified(request, etag)) {
      return { status: 304, headers: headers.filter(([name]) => name !== 'content-type'), body: Buffer.alloc(0) };
    }
    const encoding = behavior.compress
      ? encodingFor(answer, request.headers['accept-encoding'] ?? '', behavior.cache)
      : 'identity';
    if (encoding === 'identity') return { status: answer.status, headers, body: answer.body };
    let encoded = kept?.encoded.get(encoding);
    if (encoded === undefined) {
      encoded = encode(answer.body, encoding);
      kept?.encoded.set(encoding, encoded);
    }
    headers.push(['content-encoding', encoding], ['vary', 'Accept-Encoding']);
    return { status: answer.status, headers, body: await encoded };
  }
}

const notModified = (request: HttpRequest, etag: string): boolean => {
  const bare = (tag: string): string => tag.trim().replace(/^W\//, '');
  return (request.headers['if-none-match'] ?? '').split(',').some((tag) => bare(tag) === bare(etag));
};

/** What makes two requests the same: the path, and what the cache policy counts of query, headers and cookies. */
const cacheKey = ({ cache, origin }: Behavior, request: HttpRequest): string => {
  const parts = [origin.domainName, request.path];
  if (cache.query.kind !== 'none' && request.query !== '') {
    parts.push(
      request.query
        .split('&')
        .filter((pair) => selects(cache.query, nameOf(pair)))
        .join('&'),
    );
  }
  if (cache.headers.kind === 'only')
    for (const name of cache.headers.names) parts.push(`${name}:${request.headers[name] ?? ''}`);
  if (cache.cookies.kind !== 'none')
    parts.push(passedCookies(request.headers.cookie ?? '', (name) => selects(cache.cookies, name)));
  return parts.join('\n');
};

const nameOf = (pair: string): string => pair.split('=', 1)[0] ?? '';

const passedQuery = ({ cache, forward }: Behavior, query: string): string =>
  cache.query.kind === 'all' || forward.query.kind === 'all'
    ? query
    : query
        .split('&')
        .filter((pair) => selects(cache.query, nameOf(pair)) || selects(forward.query, nameOf(pair)))
        .join('&');

const passedCookies = (cookies: string, passes: (name: string) => boolean): string =>
  cookies
    .split(/; */)
    .filter((cookie) => cookie !== '' && passes(nameOf(cookie)))
    .join('; ');

/** Headers of the body, without which it says nothing. */
const OF_THE_BODY = new Set(['content-type', 'content-length']);
const NEVER = new Set([
  'cookie',
  'host',
  'connection',
  'keep-alive',
  'transfer-encoding',
  'accept-encoding',
  'x-forwarded-for',
  VIEWER_HEADER,
]);

const passedHeaders = ({ cache, forward, origin }: Behavior, request: HttpRequest): Record<string, string> => {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(request.headers)) {
    if (NEVER.has(name) || name.startsWith('cloudfront-')) continue;
    if (OF_THE_BODY.has(name) || selects(cache.headers, name) || selects(forward.headers, name)) headers[name] = value;
  }
  const cookie = passedCookies(
    request.headers.cookie ?? '',
    (name) => selects(cache.cookies, name) || selects(forward.cookies, name),
  );
  if (cookie !== '') headers.cookie = cookie;
  // The visitor's own host only where a policy passes it; else the origin's.
  headers.host = selects(forward.headers, 'host') ? (request.headers.host ?? origin.domainName) : origin.domainName;
  headers['user-agent'] ??= 'Amazon CloudFront';
  const viewer = request.headers[VIEWER_HEADER] ?? request.sourceIp;
  // What CloudFront says of a viewer it says itself, whatever they have written there.
  if (selects(cache.headers, VIEWER_ADDRESS) || selects(forward.headers, VIEWER_ADDRESS))
    headers[VIEWER_ADDRESS] = `${viewer}:${VIEWER_PORT}`;
  const before = request.headers['x-forwarded-for'];
  headers['x-forwarded-for'] = before === undefined ? viewer : `${before}, ${viewer}`;
  headers.via = '2.0 local.cloudfront.net (CloudFront)';
  headers['x-amz-cf-id'] = 'local';
  return headers;
};
