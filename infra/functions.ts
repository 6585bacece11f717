import type { HttpFunctionName } from '#app/routes.ts';

/**
 * Every Lambda function of Alaronde, in one table: what the bundler builds and what the stacks run.
 * A function's file is `functions/lambdas/{http,workers}/<name in kebab-case>.ts` and exports `handler`.
 *
 * `memory` in MB: processor time grows with it, so that it is the setting for speed.
 * `timeout` in seconds; where it is not the usual 10, its arithmetic is beside it.
 * `data`: files that lie beside the bundle (see DATA_FILES in build/bundle.ts).
 */
export interface FunctionSpec {
  readonly memory: number;
  readonly timeout: number;
  readonly data?: readonly DataFile[];
}

export type DataFile = 'communes.json';

/** A page or a call is one wave of queries, tens of milliseconds: 10 s is already a fault, and frees the visitor before CloudFront's 30 s. */
const ANSWER = 10;
/** The list of communes is parsed at cold start; the processor share of 1 GB keeps that under the 300 ms of the budget. */
const WITH_COMMUNES = { memory: 1024, timeout: ANSWER, data: ['communes.json'] } as const;

const httpFunctions = {
  search: WITH_COMMUNES,
  places: WITH_COMMUNES,
  producer: WITH_COMMUNES,
  registration: WITH_COMMUNES,
  ownPage: WITH_COMMUNES,
  agencyChanges: WITH_COMMUNES,
  subscription: WITH_COMMUNES,
  request: WITH_COMMUNES,
  unclaimed: WITH_COMMUNES,
  agency: WITH_COMMUNES,
  /** A list of 20 MB is opened and its columns looked at in 2 s; 20 s leave room for putting its parts away. */
  imports: { memory: 1024, timeout: 20, data: ['communes.json'] },
  agencyMembers: WITH_COMMUNES,
  telephone: WITH_COMMUNES,
  territory: { memory: 512, timeout: ANSWER },
  agencySession: { memory: 512, timeout: ANSWER },
  site: { memory: 512, timeout: ANSWER },
} as const satisfies Record<HttpFunctionName, FunctionSpec>;

const workerFunctions = {
  /** Verifies a signature; Cognito's public keys are fetched once per instance (< 1 s). */
  authorizer: { memory: 512, timeout: 5 },
  /** At most 100 stream records, one SendMessageBatch per 10: ten calls of < 1 s. */
  wake: { memory: 256, timeout: 30 },
  /** One publication: its areas (<= 64 items each) written then removed by 25: a few dozen writes; 60 s covers throttling. */
  projectCoverage: { memory: 512, timeout: 60, data: ['communes.json'] },
  /** One publication at a time: 35,000 subscribers take 20 s on two cores, and the cursor is kept: 5 min is room, not need. */
  matchSubscribers: { memory: 512, timeout: 300, data: ['communes.json'] },
  /** Turns of 200 s at most, see the handler; a processor of its own (1,769 MB), since 20 MB of rows are read anew each turn. */
  importRows: { memory: 1769, timeout: 300, data: ['communes.json'] },
  /** A batch of 10, each one call to SES or SMS that gives up after 5 s: 10 x 5 s + 10 s to claim and mark. */
  send: { memory: 512, timeout: 60, data: ['communes.json'] },
  /** A batch of 10 receipts, each one or two conditional writes: < 1 s each in bad weather, times three. */
  feedback: { memory: 256, timeout: 30 },
  /** 35,000 subscribers and 2,000 producers take under a minute; a turn hands over after 200 s: 5 min is room for the department it is at. */
  territoryFigures: { memory: 1024, timeout: 300, data: ['communes.json'] },
  /** One SIRET, two registers at once: paced by half a second, each given 5 s, and two writes: 8 s, times three for bad weather. */
  checkRegisters: { memory: 256, timeout: 25 },
  /** Turns of 60 s, each followed by the next through its queue; a page under way when the minute is over has another. */
  reconcile: { memory: 1024, timeout: 120, data: ['communes.json'] },
  /** 16 shards of due deliveries read and queued again; under the minute of its schedule, so that runs never pile up. */
  sweep: { memory: 512, timeout: 50 },
} as const satisfies Record<string, FunctionSpec>;

export const functions = { ...httpFunctions, ...workerFunctions };
export type FunctionName = keyof typeof functions;
export const functionNames = Object.keys(functions) as FunctionName[];

/** The file name, without ending, of a function: `agencySession` → `agency-session`. Also the name of its bundle's folder. */
export const fileNameOf = (name: FunctionName): string =>
  name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** The entry file of a function, from the root of the repository. */
export const entryFileOf = (name: FunctionName): string =>
  `functions/lambdas/${name in httpFunctions ? 'http' : 'workers'}/${fileNameOf(name)}.ts`;

export const specOf = (name: FunctionName): FunctionSpec => functions[name];
