import type { ProblemCode } from '#domain/shared/problem-code.ts';
import type { FieldError, WordedError } from '#domain/shared/reasons.ts';

/** An answer over HTTP. `cache` is the Cache-Control header; nothing said means that nobody keeps it. */
export interface HttpResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly cookies?: readonly string[];
  readonly body: string;
}

declare const content: unique symbol;

/** An answer whose status and content the compiler knows, to hold them against a contract (contract.ts). */
export interface Answer<Status extends number, Content> extends HttpResponse {
  readonly status: Status;
  readonly [content]: Content;
}

export interface ResponseOptions {
  readonly cache?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly cookies?: readonly string[];
  /** Pages behind a signed link are not indexed, and tell nobody else's site their address. Their own forms say where they come from (`Origin`). */
  readonly behindLink?: boolean;
}

/** Public answers may be kept a minute in front, and shown ten minutes more while a fresh one is fetched. */
export const SHARED_CACHE = 'public, max-age=0, s-maxage=60, stale-while-revalidate=600';
/**
 * What lists or shows producers: a pause is obeyed within two minutes, whatever is kept (ADR 0011). 60 s fresh and 55 s more while a fresh
 * answer is fetched, after the 5 s that the function believes what it read (LIVE_KEPT_MS).
 */
export const PRODUCERS_CACHE = 'public, max-age=0, s-maxage=60, stale-while-revalidate=55';
/** What holds until an instant, some seconds away, and not a second longer. */
export const cacheFor = (seconds: number): string =>
  seconds < 1 ? NO_STORE : `public, max-age=0, s-maxage=${Math.min(60, seconds)}`;
const NO_STORE = 'no-store';

const answer = (status: number, type: string, body: string, options: ResponseOptions): HttpResponse => ({
  status,
  headers: {
    'content-type': type,
    'cache-control': options.cache ?? NO_STORE,
    ...(options.behindLink ? { 'referrer-policy': 'same-origin', 'x-robots-tag': 'noindex' } : {}),
    ...options.headers,
  },
  ...(options.cookies ? { cookies: options.cookies } : {}),
  body,
});

export const json = <const Status extends number, const Content>(
  status: Status,
  value: Content,
  options: ResponseOptions = {},
) => answer(status, 'application/json; charset=utf-8', JSON.stringify(value), options) as Answer<Status, Content>;

/** JSON that its maker has written already, of what the type says. */
export const writtenJson = <const Status extends number, Content>(
  status: Status,
  text: string,
  options: ResponseOptions = {},
) => answer(status, 'application/json; charset=utf-8', text, options) as Answer<Status, Content>;

export const page = (status: number, html: string, options: ResponseOptions = {}): HttpResponse =>
  answer(status, 'text/html; charset=utf-8', html, options);

export const text = (status: number, body: string, options: ResponseOptions = {}): HttpResponse =>
  answer(status, 'text/plain; charset=utf-8', body, options);

export const xml = (status: number, body: string, options: ResponseOptions = {}): HttpResponse =>
  answer(status, 'application/xml; charset=utf-8', body, options);

/** 303: after a form, so that going back or reloading sends nothing again. */
export const redirect = (location: string, options: ResponseOptions = {}): HttpResponse =>
  answer(303, 'text/plain; charset=utf-8', '', { ...options, headers: { location, ...options.headers } });

/** 301: the page has another address for good. */
export const moved = (location: string, options: ResponseOptions = {}): HttpResponse =>
  answer(301, 'text/plain; charset=utf-8', '', { ...options, headers: { location, ...options.headers } });

/** What can go wrong for a caller, each with its status (RFC 9457). `type` is `/problems/<code>`. Its words: web/site/problem-texts.ts. */
const PROBLEMS: Readonly<Record<ProblemCode, number>> = {
  invalid: 400,
  malformed: 400,
  'signed-out': 401,
  forbidden: 403,
  'not-found': 404,
  'method-not-allowed': 405,
  conflict: 409,
  gone: 410,
  'link-replaced': 410,
  'too-large': 413,
  'unsupported-type': 415,
  'too-many': 429,
  unexpected: 500,
  unavailable: 503,
};

export interface Problem {
  readonly code: ProblemCode;
  /** What to do next, in the reader's language; where it says nothing, what there is to say of the code. */
  readonly detail?: string;
  /** The number under which the log has it. */
  readonly reference?: string;
  readonly errors?: readonly (FieldError | WordedError)[];
  /** Headers of the answer, such as `allow`. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** A problem in one language, as RFC 9457 has it. */
export interface ProblemWords {
  readonly title: string;
  readonly detail: string | undefined;
  readonly errors: readonly WordedError[] | undefined;
}

export const problemStatus = (code: ProblemCode): number => PROBLEMS[code];

/** Headers that go with a problem, whether it is told as a page or as a problem detail. */
export const problemHeaders = ({ code, headers }: Problem): Readonly<Record<string, string>> => ({
  ...(code === 'unavailable' ? { 'retry-after': '5' } : {}),
  ...headers,
});

/** An RFC 9457 problem detail. */
export const problem = (failure: Problem, { title, detail, errors }: ProblemWords): HttpResponse => {
  const { code } = failure;
  const status = problemStatus(code);
  const body = {
    type: `/problems/${code}`,
    title,
    status,
    ...(detail ? { detail } : {}),
    ...(errors ? { errors } : {}),
  };
  return answer(status, 'application/problem+json; charset=utf-8', JSON.stringify(body), {
    headers: problemHeaders(failure),
  });
};
