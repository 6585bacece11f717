import middy, { type MiddlewareObj } from '@middy/core';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { z } from 'zod';
import type { Acting, TurnedAway } from '#domain/shared/acting.ts';
import { foldTexts } from '#domain/shared/fold-text.ts';
import { DepartmentCode, type Instant, Language, MemberId, MemberRole } from '#domain/shared/primitives.ts';
import { now } from './clock.ts';
import { FORM_TYPE, type Media } from './contract.ts';
import { parseWith } from './field-errors.ts';
import { type FormTree, parseForm } from './form.ts';
import { FRONT_KEY_HEADER } from './front-key.ts';
import { readJson } from './json-body.ts';
import { log } from './log.ts';
import {
  type HttpResponse,
  type Problem,
  type ProblemWords,
  page,
  problem,
  problemHeaders,
  problemStatus,
} from './responses.ts';
import { pathRouter } from './router.ts';
import { SECURITY_HEADERS } from './security-headers.ts';
import { isPassing, PartUnavailable } from './unavailable.ts';
import { UnreadableInput, unreadableProblem } from './unreadable-input.ts';
import { callerNetwork } from './viewer-address.ts';

/**
 * The one pipeline of everything that answers over HTTP. Order: log, headers, errors, then the route. On the way back it runs in
 * reverse, so that an error becomes an answer first, and gets its headers after.
 */

/** One call, read and parsed: all that a route sees of the outside. */
export interface Call<Path, Query, Body> {
  readonly lang: Language;
  readonly path: Path;
  readonly query: Query;
  readonly body: Body;
  readonly now: Instant;
  /** Header by lower-case name. */
  header(name: string): string | undefined;
  cookie(name: string): string | undefined;
  /** IP address of the caller (of IPv6 the network), for counters only: hashed before it is kept, never logged. */
  readonly sourceAddress: string;
  /** The address called, path and query. */
  readonly url: string;
  /** The body as it came: for routes that take a file. */
  bytes(): Uint8Array;
  /** The signed-in member, on routes behind the authorizer, which alone says who that is. */
  readonly member: Acting | undefined;
  /** Signed in, and yet nobody here: why. */
  readonly turnedAway: TurnedAway | undefined;
}

export interface Route<Path = unknown, Query = unknown, Body = unknown> {
  /** `GET /api/places`, as in functions/app/routes.ts. */
  readonly key: string;
  /** Pages answer mistakes and failures as pages, the API as problem details. */
  readonly kind: 'api' | 'page';
  readonly lang: Language | undefined;
  readonly schemas: { readonly path?: z.ZodType; readonly query?: z.ZodType; readonly body?: z.ZodType };
  /** Methods of the same path that another function answers: `Allow` names them too. */
  readonly elsewhere?: readonly string[];
  /** What its body may be: JSON and forms are parsed here, anything else is for the handler (`bytes`), and as long as a function may be given. */
  readonly takes: Media;
  /** Throws where the caller may not come in, before anything of the call is looked at. */
  admit?(caller: Pick<Call<unknown, unknown, unknown>, 'lang' | 'member' | 'turnedAway'>): void;
  handle(call: Call<Path, Query, Body>): Promise<HttpResponse>;
}

/** A form or query as it was typed: pages parse it themselves, so that they can show it again with what is wrong. */
export type Typed = ReturnType<typeof parseForm>;

/** How failures are told to people: given by the site, which has the words; the platform has codes. */
export interface ProblemVoice {
  words(problem: Problem, lang: Language): ProblemWords;
  /** A page of the site, whole. */
  page(problem: Problem, lang: Language): string;
}

/** Thrown by a route to answer with a problem, from as deep as needed within the handler. */
export class HttpProblem extends Error {
  override readonly name = 'HttpProblem';
  readonly problem: Problem;
  constructor(given: Problem) {
    super(given.code);
    this.problem = given;
  }
}

type Event = APIGatewayProxyEventV2;
type Result = APIGatewayProxyStructuredResultV2;
type Middleware = MiddlewareObj<Event, Result, Error>;

const MAX_BODY_BYTES = 512 * 1024;

/**
 * The handler of a function, and the keys of the routes that it answers.
 *
 * @param origin of the site, from which its own forms come
 * @param isFront whether a call's key is the front's: calls that come by another way are refused. Absent only in tests.
 */
export const serve = (
  routes: readonly Route[],
  voice: ProblemVoice,
  origin: string,
  isFront: (key: string | undefined) => boolean = () => true,
) => {
  const find = routeFinder(routes);
  const handler = middy<Event, Result>()
    .use(requestLog(find))
    .use(headWithoutBody())
    .use(securityHeaders())
    .use(failuresAnswered(find, voice))
    .handler(async (event: Event): Promise<Result> => {
      if (!isFront(event.headers[FRONT_KEY_HEADER])) throw new HttpProblem({ code: 'forbidden' });
      const { route, allowed, parameters } = find(event);
      if (route === undefined) {
        if (allowed.length === 0) throw new HttpProblem({ code: 'not-found' });
        throw new HttpProblem({ code: 'method-not-allowed', headers: { allow: allowed.join(', ') } });
      }
      refuseForeign(event, route, origin);
      if (said(event).unavailable === 'yes') throw new PartUnavailable('the record of members');
      const caller = { member: memberOf(event), turnedAway: turnedAwayOf(event) };
      route.admit?.({ lang: languageOf(event, route), ...caller });
      return asResult(await route.handle(read(event, route, parameters)));
    });
  return Object.assign(handler, { answers: routes.map(({ key }) => key) });
};

interface FoundRoute {
  /** Undefined where nothing answers the path, or not with this method. */
  readonly route: Route | undefined;
  /** Methods that the path knows; none where nothing answers it. */
  readonly allowed: readonly string[];
  readonly parameters: Readonly<Record<string, string>>;
  /** How the path is called in logs: by its pattern, never as it came. */
  readonly pattern: string;
}

const NOTHING: FoundRoute = { route: undefined, allowed: [], parameters: {}, pattern: 'unknown' };

type RouteFinder = (event: Event) => FoundRoute;

/** By path and method: API Gateway leads whole sections here. HEAD is answered by the route of GET. */
const routeFinder = (routes: readonly Route[]): RouteFinder => {
  const router = pathRouter(routes.map((route) => [route.key, route] as const));
  const found = new WeakMap<Event, FoundRoute>();
  const find = ({ rawPath, requestContext: { http } }: Event): FoundRoute => {
    const match = router(rawPath);
    if (match === undefined) return NOTHING;
    const all = [...match.methods.values()];
    const allowed = [...match.methods.keys(), ...all.flatMap(({ elsewhere = [] }) => elsewhere)];
    if (allowed.includes('GET')) allowed.push('HEAD');
    return {
      route: match.methods.get(http.method === 'HEAD' ? 'GET' : http.method),
      allowed: allowed.sort(),
      parameters: match.parameters,
      pattern: all[0]?.key.split(' ')[1] ?? '',
    };
  };
  return (event) => {
    const known = found.get(event) ?? find(event);
    found.set(event, known);
    return known;
  };
};

/** A page, or a call of the API; where nothing answers, by the look of the path. */
const kindOf = (event: Event, route: Route | undefined): Route['kind'] =>
  route?.kind ?? (event.rawPath.startsWith('/api/') ? 'api' : 'page');

const isReading = ({ requestContext: { http } }: Event): boolean => http.method === 'GET' || http.method === 'HEAD';

/** HEAD has the status and headers of GET, and no body. */
const headWithoutBody = (): Middleware => {
  const empty = (request: { event: Event; response?: Result | null | undefined }) => {
    if (request.response && request.event.requestContext.http.method === 'HEAD') request.response.body = '';
  };
  return { after: empty, onError: empty };
};

/** Routes by key and status only: neither query, nor body, nor token, nor address of the caller is logged (ADR 4). */
const requestLog = (find: RouteFinder): Middleware => {
  const started = new WeakMap<object, number>();
  const done = (request: { event: Event; response?: Result | null | undefined }) =>
    log.info('answered', {
      route: named(request.event, find),
      status: request.response?.statusCode ?? 0,
      ms: Math.round(performance.now() - (started.get(request.event) ?? performance.now())),
      requestId: request.event.requestContext.requestId,
    });
  return {
    before: (request) => {
      started.set(request.event, performance.now());
    },
    after: done,
    onError: done,
  };
};

const securityHeaders = (): Middleware => {
  const add = (request: { response?: Result | null | undefined }) => {
    if (request.response) request.response.headers = { ...SECURITY_HEADERS, ...request.response.headers };
  };
  return { after: add, onError: add };
};

const failuresAnswered = (find: RouteFinder, voice: ProblemVoice): Middleware => ({
  onError: (request) => {
    const { route } = find(request.event);
    const lang = languageOf(request.event, route);
    const failure = problemOf(request.error, { event: request.event, route: named(request.event, find) });
    request.response = asResult(
      kindOf(request.event, route) === 'page'
        ? page(problemStatus(failure.code), voice.page(failure, lang), {
            behindLink: true,
            headers: problemHeaders(failure),
          })
        : problem(failure, voice.words(failure, lang)),
    );
  },
});

/** `GET /r/{token}`, as a log may hold it. */
const named = (event: Event, find: RouteFinder): string => `${event.requestContext.http.method} ${find(event).pattern}`;

interface Failed {
  readonly event: Event;
  readonly route: string;
}

const problemOf = (error: unknown, { event, route }: Failed): Problem => {
  if (error instanceof HttpProblem) return error.problem;
  if (error instanceof UnreadableInput) return unreadableProblem(error);
  const fields = { route, requestId: event.requestContext.requestId };
  if (isPassing(error)) {
    log.error('a part is unavailable', error, fields);
    return { code: 'unavailable' };
  }
  log.error('unexpected', error, fields);
  return { code: 'unexpected', reference: event.requestContext.requestId };
};

/**
 * A form on another site must not act in the name of who is signed in here. Browsers say where a form comes from: by `Sec-Fetch-Site`, or by `Origin`
 * where they are old, or the site is served over plain HTTP. Programs say neither: of a page's form one of both is asked for, and of a call that is
 * made with a cookie, which a browser adds by itself. Mail programs that unsubscribe (RFC 8058) and whoever sends a token have no cookie.
 */
const refuseForeign = (event: Event, route: Route, origin: string): void => {
  if (isReading(event)) return;
  const from = event.headers['sec-fetch-site'];
  const said = event.headers.origin;
  if (from === undefined ? said === origin : from === 'same-origin' || from === 'none') return;
  const hasCookies = event.cookies !== undefined && event.cookies.length > 0;
  const isProgram = from === undefined && said === undefined;
  if (!isProgram || route.kind === 'page' || (hasCookies && event.headers.authorization === undefined))
    throw new HttpProblem({ code: 'forbidden' });
};

const languageOf = (event: Event, route: Route | undefined): Language => {
  if (route?.lang !== undefined) return route.lang;
  if (event.rawPath === '/en' || event.rawPath.startsWith('/en/')) return 'en';
  return event.queryStringParameters?.lang === 'en' ? 'en' : 'fr';
};

const read = (
  event: Event,
  route: Route,
  parameters: Readonly<Record<string, string>>,
): Call<unknown, unknown, unknown> => {
  const lang = languageOf(event, route);
  const { lang: asked, ...query } = foldTexts(parseForm(event.rawQueryString ?? '')) as FormTree;
  if (route.kind === 'api') parsed(AskedLanguage, { lang: asked }, 'invalid');
  const cookies = new Map((event.cookies ?? []).map((cookie) => splitOnce(cookie, '=')));
  return {
    lang,
    path: parsed(route.schemas.path, parameters, 'not-found'),
    query: parsed(route.schemas.query, query, 'invalid'),
    body: parsed(route.schemas.body, isReading(event) ? {} : foldTexts(bodyOf(event, route)), 'invalid'),
    now: now(),
    header: (name) => event.headers[name],
    cookie: (name) => cookies.get(name),
    sourceAddress: callerNetwork(event.headers['cloudfront-viewer-address'] ?? event.requestContext.http.sourceIp),
    url: event.rawQueryString ? `${event.rawPath}?${event.rawQueryString}` : event.rawPath,
    bytes: () => Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8'),
    member: memberOf(event),
    turnedAway: turnedAwayOf(event),
  };
};

const AskedLanguage = z.object({ lang: Language.optional() });

const parsed = (schema: z.ZodType | undefined, input: unknown, code: 'invalid' | 'not-found'): unknown => {
  if (schema === undefined) return input;
  const result = parseWith(schema, input);
  if (result.ok) return result.value;
  throw new HttpProblem(code === 'invalid' ? { code, errors: result.errors } : { code });
};

/** JSON for the API, a form for pages. What is a file, and what a call reads nothing of, is not parsed. */
const bodyOf = (event: Event, { kind, schemas, takes }: Route): unknown => {
  const raw = event.body ?? '';
  if (raw === '') {
    if (takes.optional === true) return {};
    throw new HttpProblem({ code: 'malformed' });
  }
  const type = (event.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  if (!takes.media.includes(type)) throw new HttpProblem({ code: 'unsupported-type' });
  const isForm = kind === 'page' && type === FORM_TYPE;
  if (!isForm && schemas.body === undefined) return {};
  const text = event.isBase64Encoded ? Buffer.from(raw, 'base64').toString('utf8') : raw;
  if (text.length > MAX_BODY_BYTES) throw new HttpProblem({ code: 'too-large' });
  return isForm ? parseForm(text) : readJson(text);
};

const said = (event: Event): Partial<Record<string, unknown>> =>
  Object(Reflect.get(Object(Reflect.get(event.requestContext, 'authorizer')), 'lambda'));

const memberOf = (event: Event): Acting | undefined => {
  const { id, email, role, departments } = said(event);
  const known = MemberRole.safeParse(role);
  return typeof id === 'string' && typeof email === 'string' && known.success
    ? { id: MemberId.parse(id), email, role: known.data, departments: departmentsIn(departments) }
    : undefined;
};

/** A context holds texts: `40,64`. */
const departmentsIn = (text: unknown): DepartmentCode[] =>
  typeof text === 'string' && text !== '' ? text.split(',').map((code) => DepartmentCode.parse(code)) : [];

const turnedAwayOf = (event: Event): TurnedAway | undefined => {
  const { turnedAway } = said(event);
  return turnedAway === 'removed' || turnedAway === 'unknown' ? turnedAway : undefined;
};

const splitOnce = (text: string, mark: string): [string, string] => {
  const at = text.indexOf(mark);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
};

const asResult = (response: HttpResponse): Result => ({
  statusCode: response.status,
  headers: { ...response.headers },
  body: response.body,
  ...(response.cookies ? { cookies: [...response.cookies] } : {}),
});
