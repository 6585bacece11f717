import type { FieldError } from '#domain/shared/outcome.ts';
import type { Language } from '#domain/shared/primitives.ts';

/** An answer over HTTP. `cache` is the Cache-Control header; nothing said means that nobody keeps it. */
export interface HttpResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly cookies?: readonly string[];
  readonly body: string;
}

export interface ResponseOptions {
  readonly cache?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly cookies?: readonly string[];
  /** Pages behind a signed link send no referrer and are not indexed. */
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
export const NO_STORE = 'no-store';

const answer = (status: number, type: string, body: string, options: ResponseOptions): HttpResponse => ({
  status,
  headers: {
    'content-type': type,
    'cache-control': options.cache ?? NO_STORE,
    ...(options.behindLink ? { 'referrer-policy': 'no-referrer', 'x-robots-tag': 'noindex' } : {}),
    ...options.headers,
  },
  ...(options.cookies ? { cookies: options.cookies } : {}),
  body,
});

export const json = (status: number, value: unknown, options: ResponseOptions = {}): HttpResponse =>
  answer(status, 'application/json; charset=utf-8', JSON.stringify(value), options);

export const page = (status: number, html: string, options: ResponseOptions = {}): HttpResponse =>
  answer(status, 'text/html; charset=utf-8', html, options);

export const text = (status: number, body: string, options: ResponseOptions = {}): HttpResponse =>
  answer(status, 'text/plain; charset=utf-8', body, options);

/** 303: after a form, so that going back or reloading sends nothing again. */
export const redirect = (location: string, options: ResponseOptions = {}): HttpResponse =>
  answer(303, 'text/plain; charset=utf-8', '', { ...options, headers: { location, ...options.headers } });

/** What can go wrong for a caller, each with its status and its title (RFC 9457). `type` is `/problems/<code>`. */
const PROBLEMS = {
  invalid: { status: 400, fr: 'Certains champs sont à corriger', en: 'Some fields need correcting' },
  malformed: { status: 400, fr: 'Cette demande est illisible', en: 'This request cannot be read' },
  'signed-out': { status: 401, fr: 'Il faut se connecter', en: 'Please sign in' },
  forbidden: { status: 403, fr: 'Cette action n’est pas permise', en: 'This is not allowed' },
  'not-found': { status: 404, fr: 'Introuvable', en: 'Not found' },
  'method-not-allowed': {
    status: 405,
    fr: 'Cette adresse ne répond pas à cette méthode',
    en: 'This address does not answer this method',
  },
  conflict: { status: 409, fr: 'Quelqu’un l’a changé entre-temps', en: 'Somebody changed it meanwhile' },
  gone: { status: 410, fr: 'Ce lien a expiré', en: 'This link has expired' },
  'link-replaced': { status: 410, fr: 'Ce lien ne vaut plus', en: 'This link no longer works' },
  'too-large': { status: 413, fr: 'C’est trop long', en: 'This is too long' },
  'too-many': { status: 429, fr: 'Trop d’essais pour le moment', en: 'Too many tries for now' },
  unexpected: {
    status: 500,
    fr: 'Quelque chose s’est mal passé de notre côté',
    en: 'Something went wrong on our side',
  },
  unavailable: { status: 503, fr: 'Réessayez dans un instant', en: 'Try again in a moment' },
} as const;
export type ProblemCode = keyof typeof PROBLEMS;

export interface Problem {
  readonly code: ProblemCode;
  /** What to do next, in the reader's language. */
  readonly detail?: string;
  readonly errors?: readonly FieldError[];
  /** Headers of the answer, such as `allow`. */
  readonly headers?: Readonly<Record<string, string>>;
}

export const problemTitle = (code: ProblemCode, lang: Language): string => PROBLEMS[code][lang];
export const problemStatus = (code: ProblemCode): number => PROBLEMS[code].status;

/** Headers that go with a problem, whether it is told as a page or as a problem detail. */
export const problemHeaders = ({ code, headers }: Problem): Readonly<Record<string, string>> => ({
  ...(code === 'unavailable' ? { 'retry-after': '5' } : {}),
  ...headers,
});

/** An RFC 9457 problem detail. */
export const problem = (lang: Language, failure: Problem): HttpResponse => {
  const { code, detail, errors } = failure;
  const { status } = PROBLEMS[code];
  const body = {
    type: `/problems/${code}`,
    title: PROBLEMS[code][lang],
    status,
    ...(detail ? { detail } : {}),
    ...(errors ? { errors } : {}),
  };
  return answer(status, 'application/problem+json; charset=utf-8', JSON.stringify(body), {
    headers: problemHeaders(failure),
  });
};
