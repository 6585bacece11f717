import { z } from 'zod';
import type { Language } from '#domain/shared/primitives.ts';
import type { ProblemCode } from '#domain/shared/problem-code.ts';
import type { Call, Route, Typed } from './http.ts';
import type { Answer, HttpResponse } from './responses.ts';

/**
 * What the outside may rely on, route by route. Contracts stand in functions/app/<subject>/contract.ts, each written once: handlers are typed and parsed
 * by them, the OpenAPI document says them, and functions/app/routes.ts names them by the function that answers, for API Gateway, CloudFront and tests.
 */

export type Method = 'GET' | 'POST';

/** Who may call. `agency` goes through the authorizer (a member's token in cookie or bearer). Everything else is open, and says why. */
export type Guard = 'agency' | { readonly openBecause: string };

/** One method of one address, and who may call it: all that API Gateway and CloudFront need to know. */
export interface RouteContract {
  readonly method: Method;
  /** `/api/producers/{id}`: `{name}` is a parameter, one segment long. */
  readonly path: string;
  readonly guard: Guard;
}

/** A body that is no JSON: not parsed by the pipeline. */
export interface Media {
  readonly media: readonly string[];
  /** Of a body: may be left out. */
  readonly optional?: boolean;
}

/** A call of the API, whole. HEAD is answered where GET is, and every call takes `lang`. */
export interface CallContract extends RouteContract {
  readonly summary: string;
  /** Of the path; what they refuse is not found. */
  readonly parameters?: z.ZodObject;
  /** Absent: no parameter is known, and any is refused. */
  readonly query?: z.ZodType;
  /** A schema is sent as JSON. */
  readonly body?: z.ZodType | Media;
  /** What it answers when all is well, by status. */
  readonly answers: { readonly [status: number]: z.ZodType | Media };
  /** What its handler may refuse with, beyond what the pipeline refuses by itself (see `problemsOf`). */
  readonly problems?: readonly ProblemCode[];
  /** Methods of the same path that another function answers: `Allow` names them too. */
  readonly elsewhere?: readonly Method[];
}

/** The calls of a subject by the name of what they do. */
export type Calls = Readonly<Record<string, CallContract>>;

/** A page: its addresses in both languages, and who may open it or send its form. */
export interface PageContract {
  readonly paths: Readonly<Record<Language, string>>;
  readonly guards: { readonly [method in Method]?: Guard };
  /** Its form sends a file. */
  readonly takesFile?: boolean;
}

export const isMedia = (content: z.ZodType | Media): content is Media => 'media' in content;

/** All problems that a call may be answered with: those of its handler, and those with which the pipeline refuses (http.ts). */
export const problemsOf = ({ method, guard, parameters, problems = [] }: CallContract): ReadonlySet<ProblemCode> =>
  new Set<ProblemCode>([
    'invalid',
    'malformed',
    ...(guard === 'agency' ? (['signed-out', 'forbidden'] as const) : []),
    ...(method === 'POST' ? (['forbidden', 'too-large', 'unsupported-type'] as const) : []),
    ...(parameters === undefined ? [] : (['not-found'] as const)),
    ...problems,
    'unexpected',
    'unavailable',
  ]);

type Parsed<Schema> = Schema extends z.ZodType ? z.output<Schema> : unknown;
type Part<Contract, Name extends string> = Contract extends { readonly [name in Name]: infer Schema }
  ? Parsed<Schema>
  : unknown;

/** A call as the handler of a contract gets it. */
export type CallOf<Contract extends CallContract> = Call<
  Part<Contract, 'parameters'>,
  Part<Contract, 'query'>,
  Part<Contract, 'body'>
>;

/** What may be written where a schema is to be answered: brands and read-only lists make no difference in JSON. */
type Written<Value> = Value extends z.core.$brand
  ? Value extends string
    ? string
    : Value extends number
      ? number
      : WrittenObject<Omit<Value, keyof z.core.$brand>>
  : Value extends string | number | boolean | null | undefined
    ? Value
    : Value extends readonly (infer Item)[]
      ? readonly Written<Item>[]
      : WrittenObject<Value>;
type WrittenObject<Value> = { readonly [Name in keyof Value]: Written<Value[Name]> };

type Answers<Contract extends CallContract> = Contract['answers'];

/** What the handler of a contract may answer. */
export type AnswerOf<Contract extends CallContract> = {
  [Status in keyof Answers<Contract> & number]: Answers<Contract>[Status] extends z.ZodType
    ? Answer<Status, Written<z.output<Answers<Contract>[Status]>>>
    : HttpResponse;
}[keyof Answers<Contract> & number];

const NONE = z.strictObject({});

/** The route of a call: its handler gets what the contract's schemas have parsed, and answers what the contract says. */
export const answerCall = <Contract extends CallContract>(
  contract: Contract,
  handle: (call: CallOf<Contract>) => Promise<AnswerOf<Contract>>,
): Route => {
  const { method, path, parameters, query, body, elsewhere } = contract;
  return {
    key: `${method} ${path}`,
    kind: 'api',
    lang: undefined,
    schemas: { path: parameters, query: query ?? NONE, body: body === undefined || isMedia(body) ? undefined : body },
    takes: body !== undefined && isMedia(body) ? body : { media: ['application/json'], optional: body === undefined },
    ...(elsewhere === undefined ? {} : { elsewhere }),
    handle: (call) => handle(call as CallOf<Contract>),
  };
};

type PageCall = Call<Record<string, string>, Typed, Typed>;

export const FORM_TYPE = 'application/x-www-form-urlencoded';

/** The routes of a page, French and English, one for each method of its contract. */
export const servePage = <Contract extends PageContract>(
  { paths, takesFile }: Contract,
  handlers: { readonly [method in keyof Contract['guards']]: (call: PageCall) => Promise<HttpResponse> },
): Route[] =>
  Object.entries<(call: PageCall) => Promise<HttpResponse>>(handlers).flatMap(([method, handle]) =>
    (['fr', 'en'] as const).map((lang) => ({
      key: `${method} ${paths[lang]}`,
      kind: 'page' as const,
      lang,
      schemas: {},
      takes: { media: takesFile === true ? [FORM_TYPE, 'multipart/form-data'] : [FORM_TYPE], optional: true },
      handle: (call) => handle(call as PageCall),
    })),
  );

/** A page answers one method each in two languages. */
export const routesOfPage = ({ paths, guards }: PageContract): RouteContract[] =>
  (Object.keys(guards) as Method[]).flatMap((method) => {
    const guard = guards[method];
    return guard === undefined ? [] : [paths.fr, paths.en].map((path) => ({ method, path, guard }));
  });
