import middy, { type MiddlewareObj } from '@middy/core';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type { z } from 'zod';
import { MemberRole, type TurnedAway } from '#domain/members/member.ts';
import { foldTexts } from '#domain/shared/fold-text.ts';
import { DepartmentCode, type Instant, type Language } from '#domain/shared/primitives.ts';
import { now } from './clock.ts';
import { parseWith } from './field-errors.ts';
import { type FormTree, parseForm } from './form.ts';
import { refuseVastJson } from './json-size.ts';
import { log } from './log.ts';
import { type HttpResponse, type Problem, page, problem, problemStatus } from './responses.ts';
import { isPassing, PartUnavailable } from './unavailable.ts';
import { UnreadableInput } from './unreadable-input.ts';

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
  /** IP address of the caller, for counters only: hashed before it is kept, never logged. */
  readonly sourceAddress: string;
  /** The address called, path and query. */
  readonly url: string;
  /** The body as it came: for routes that take a file. */
  bytes(): Uint8Array;
  /** The signed-in member, on routes behind the authorizer. */
  readonly member: Member | undefined;
  /** Signed in, and yet nobody here: why. */
  readonly turnedAway: TurnedAway | undefined;
}

/** What the authorizer says of who calls; API Gateway passes it on, and nobody else can write it. */
export interface Member {
  readonly id: string;
  readonly email: string;
  readonly role: MemberRole;
  readonly departments: readonly DepartmentCode[];
}

export interface Route<Path = unknown, Query = unknown, Body = unknown> {
  /** `GET /api/places`, as in functions/app/routes.ts. */
  readonly key: string;
  /** Pages answer mistakes and failures as pages, the API as problem details. */
  readonly kind: 'api' | 'page';
  readonly lang: Language | undefined;
  readonly schemas: { readonly path?: z.ZodType; readonly query?: z.ZodType; readonly body?: z.ZodType };
  /** Its body is a file: not parsed here, and as long as a function may be given. */
  readonly takesFile?: boolean;
  /** Throws where the caller may not come in, before anything of the call is looked at. */
  admit?(caller: Pick<Call<unknown, unknown, unknown>, 'lang' | 'member' | 'turnedAway'>): void;
  handle(call: Call<Path, Query, Body>): Promise<HttpResponse>;
}

interface ApiDefinition<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType> {
  readonly path?: P;
  readonly query?: Q;
  readonly body?: B;
  handle(call: Call<z.output<P>, z.output<Q>, z.output<B>>): Promise<HttpResponse>;
}

/**
 * A route of the API. What its schemas refuse is answered with a problem detail and never reaches `handle`. A query schema need not know
 * `lang`. Unknown fields are refused when the schema is strict.
 */
export const api = <P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType>(
  key: string,
  definition: ApiDefinition<P, Q, B>,
): Route => ({
  key,
  kind: 'api',
  lang: undefined,
  schemas: { path: definition.path, query: definition.query, body: definition.body },
  handle: (call) => definition.handle(call as Call<z.output<P>, z.output<Q>, z.output<B>>),
});

/** A form or query as it was typed: pages parse it themselves, so that they can show it again with what is wrong. */
export type Typed = ReturnType<typeof parseForm>;

/** The two routes of a page, French and English. `paths` is its row in web/shared/paths.ts. */
export const pageRoutes = (
  method: 'GET' | 'POST',
  paths: Readonly<Record<Language, string>>,
  handle: (call: Call<Record<string, string>, Typed, Typed>) => Promise<HttpResponse>,
): Route[] =>
  (['fr', 'en'] as const).map((lang) => ({
    key: `${method} ${paths[lang]}`,
    kind: 'page' as const,
    lang,
    schemas: {},
    handle: (call) => handle(call as Call<Record<string, string>, Typed, Typed>),
  }));

/** Renders a failure as a page: given by the handlers, which know the web; the platform does not. */
export type ProblemPage = (lang: Language, problem: Problem) => string;

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

const MOST_BODY_BYTES = 512 * 1024;
const TOO_LARGE: Readonly<Record<Language, string>> = {
  fr: 'Un envoi fait au plus 512 ko. Un contour : 2 000 points, simplifiez-le. Une liste : envoyez-la en plusieurs fois.',
  en: 'At most 512 kB are sent at once. An outline has at most 2,000 points: simplify it. A list: send it in parts.',
};

/** The same routes, given a file instead of a form or JSON; see `Call.bytes`. */
export const takingFile = (routes: readonly Route[]): Route[] => routes.map((route) => ({ ...route, takesFile: true }));

export const serve = (routes: readonly Route[], problemPage: ProblemPage) => {
  const byKey = new Map(routes.map((route) => [route.key, route]));
  return middy<Event, Result>()
    .use(requestLog())
    .use(headWithoutBody())
    .use(securityHeaders())
    .use(failuresAnswered(byKey, problemPage))
    .handler(async (event: Event): Promise<Result> => {
      const route = routeOf(byKey, event);
      if (route === undefined) throw new HttpProblem({ code: 'not-found' });
      refuseCrossSite(event);
      if (said(event).unavailable === 'yes') throw new PartUnavailable('the record of members');
      const caller = { member: memberOf(event), turnedAway: turnedAwayOf(event) };
      route.admit?.({ lang: languageOf(event, route), ...caller });
      return asResult(await route.handle(read(event, route)));
    });
};

/** HEAD is answered by the route of GET. */
const routeOf = (byKey: ReadonlyMap<string, Route>, { routeKey }: Event): Route | undefined =>
  byKey.get(routeKey.replace(/^HEAD /, 'GET '));

const isReading = ({ requestContext: { http } }: Event): boolean => http.method === 'GET' || http.method === 'HEAD';

/** HEAD has the status and headers of GET, and no body. */
const headWithoutBody = (): Middleware => {
  const empty = (request: { event: Event; response?: Result | null | undefined }) => {
    if (request.response && request.event.requestContext.http.method === 'HEAD') request.response.body = '';
  };
  return { after: empty, onError: empty };
};

/** Routes by key and status only: neither query, nor body, nor token, nor address of the caller is logged (DESIGN 7). */
const requestLog = (): Middleware => {
  const started = new WeakMap<object, number>();
  const done = (request: { event: Event; response?: Result | null | undefined }) =>
    log.info('answered', {
      route: request.event.routeKey,
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

const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  "img-src 'self' data: https://data.geopf.fr",
  "connect-src 'self' https://data.geopf.fr",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

const SECURITY_HEADERS = {
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'referrer-policy': 'strict-origin-when-cross-origin',
  'strict-transport-security': 'max-age=63072000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'permissions-policy': 'geolocation=(self), camera=(), microphone=()',
};

const securityHeaders = (): Middleware => {
  const add = (request: { response?: Result | null | undefined }) => {
    if (request.response) request.response.headers = { ...SECURITY_HEADERS, ...request.response.headers };
  };
  return { after: add, onError: add };
};

const failuresAnswered = (byKey: ReadonlyMap<string, Route>, problemPage: ProblemPage): Middleware => ({
  onError: (request) => {
    const route = routeOf(byKey, request.event);
    const lang = languageOf(request.event, route);
    const failure = problemOf(request.error, request.event, lang);
    request.response = asResult(
      route?.kind === 'page'
        ? page(problemStatus(failure.code), problemPage(lang, failure), { behindLink: true })
        : problem(lang, failure),
    );
  },
});

const problemOf = (error: unknown, event: Event, lang: Language): Problem => {
  if (error instanceof HttpProblem) return error.problem;
  if (error instanceof UnreadableInput) return unreadableProblem(error, lang);
  const fields = { route: event.routeKey, requestId: event.requestContext.requestId };
  if (isPassing(error)) {
    log.error('a part is unavailable', error, fields);
    return {
      code: 'unavailable',
      detail:
        lang === 'fr'
          ? 'Un de nos services ne répond pas. Rien n’a été perdu ni envoyé : réessayez dans un instant.'
          : 'One of our services does not answer. Please try again in a moment.',
    };
  }
  log.error('unexpected', error, fields);
  return {
    code: 'unexpected',
    detail:
      lang === 'fr'
        ? `Notre équipe est prévenue (référence ${event.requestContext.requestId}).`
        : `Our team has been told (reference ${event.requestContext.requestId}).`,
  };
};

const NO_SUCH_PAGE: Readonly<Record<Language, string>> = {
  fr: 'cette suite de liste n’existe pas : reprenez au début',
  en: 'there is no such page: start again',
};
const TOO_INTRICATE: Readonly<Record<Language, string>> = {
  fr: 'Trop de champs, ou des champs trop imbriqués.',
  en: 'Too many fields, or fields too deep in one another.',
};

const unreadableProblem = ({ what }: UnreadableInput, lang: Language): Problem =>
  what === 'cursor'
    ? { code: 'invalid', errors: [{ field: 'cursor', reason: NO_SUCH_PAGE[lang] }] }
    : { code: 'malformed', detail: TOO_INTRICATE[lang] };

/** A form on another site must not act in the name of who is signed in here. Mail clients that unsubscribe send no such header. */
const refuseCrossSite = (event: Event): void => {
  if (!isReading(event) && event.headers['sec-fetch-site'] === 'cross-site')
    throw new HttpProblem({ code: 'forbidden' });
};

const languageOf = (event: Event, route: Route | undefined): Language => {
  if (route?.lang !== undefined) return route.lang;
  if (event.rawPath === '/en' || event.rawPath.startsWith('/en/')) return 'en';
  return event.queryStringParameters?.lang === 'en' ? 'en' : 'fr';
};

const read = (event: Event, route: Route): Call<unknown, unknown, unknown> => {
  const lang = languageOf(event, route);
  const { lang: _, ...query } = foldTexts(parseForm(event.rawQueryString ?? '')) as FormTree;
  const cookies = new Map((event.cookies ?? []).map((cookie) => splitOnce(cookie, '=')));
  return {
    lang,
    path: parsed(route.schemas.path, event.pathParameters ?? {}, lang, 'not-found'),
    query: parsed(route.schemas.query, query, lang, 'invalid'),
    body: parsed(route.schemas.body, isReading(event) ? {} : foldTexts(bodyOf(event, route)), lang, 'invalid'),
    now: now(),
    header: (name) => event.headers[name],
    cookie: (name) => cookies.get(name),
    sourceAddress:
      event.headers['cloudfront-viewer-address']?.replace(/:\d+$/, '') ?? event.requestContext.http.sourceIp,
    url: event.rawQueryString ? `${event.rawPath}?${event.rawQueryString}` : event.rawPath,
    bytes: () => Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8'),
    member: memberOf(event),
    turnedAway: turnedAwayOf(event),
  };
};

const parsed = (
  schema: z.ZodType | undefined,
  input: unknown,
  lang: Language,
  code: 'invalid' | 'not-found',
): unknown => {
  if (schema === undefined) return input;
  const result = parseWith(schema, input, lang);
  if (result.ok) return result.value;
  throw new HttpProblem(code === 'invalid' ? { code, errors: result.errors } : { code });
};

/** JSON for the API, a form for pages; the API takes forms too, so that RFC 8058 clients can post one. */
const bodyOf = (event: Event, route: Route): unknown => {
  if (route.takesFile === true) return {};
  const raw = event.isBase64Encoded ? Buffer.from(event.body ?? '', 'base64').toString('utf8') : (event.body ?? '');
  if (raw.length > MOST_BODY_BYTES)
    throw new HttpProblem({ code: 'too-large', detail: TOO_LARGE[languageOf(event, route)] });
  const type = event.headers['content-type'] ?? '';
  if (type.startsWith('application/x-www-form-urlencoded')) return parseForm(raw);
  // A call that reads no body is not troubled by one: RFC 8058 lets mail programs unsubscribe in multipart/form-data.
  if (route.kind === 'api' && route.schemas.body === undefined) return {};
  if (route.kind === 'page') throw new HttpProblem({ code: 'malformed' });
  if (raw === '') return {};
  const body = jsonIn(raw);
  refuseVastJson(body);
  return body;
};

const jsonIn = (raw: string): unknown => {
  try {
    return JSON.parse(raw);
  } catch {
    throw new HttpProblem({ code: 'malformed', detail: 'JSON' });
  }
};

const said = (event: Event): Partial<Record<string, unknown>> =>
  Object(Reflect.get(Object(Reflect.get(event.requestContext, 'authorizer')), 'lambda'));

const memberOf = (event: Event): Member | undefined => {
  const { id, email, role, departments } = said(event);
  const known = MemberRole.safeParse(role);
  return typeof id === 'string' && typeof email === 'string' && known.success
    ? { id, email, role: known.data, departments: departmentsIn(departments) }
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
