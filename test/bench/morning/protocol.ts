/** What the processes of the benchmark tell each other. */

/** Everything a visitor does: pages, completions, and what the home page's form leads to. */
export const ACTS = ['home', 'places', 'page', 'producer', 'subscribe', 'ask'] as const;
export type Act = (typeof ACTS)[number];

/** Those that answer with a page of the site, whose times are held to the budget. */
export const PAGES: readonly Act[] = ['home', 'page', 'producer'];

export interface MorningOrder {
  /** How many come. */
  readonly visitors: number;
  /** In how many seconds, of which… */
  readonly seconds: number;
  /** …until the full rate. */
  readonly ramp: number;
  /** Placed by population in the territory. */
  readonly producers: number;
  /** Of all visitors, those who search at an address (150 m) instead of a commune; 0 to 1. */
  readonly addresses: number;
}

export interface LoadOrder extends MorningOrder {
  readonly origin: string;
  /** A page that takes longer is late; when one in a hundred is, the run is given up. */
  readonly lateMs: number;
}

export interface LoadReport {
  /** Milliseconds of each answer by what was asked, from when it was due. */
  readonly times: Readonly<Record<Act, readonly number[]>>;
  /** Answers other than the one expected, by act and status; `refused` and `broken` where none came. */
  readonly errors: Readonly<Record<string, number>>;
  /** What the front said of each answer to a GET: Hit, Miss, RefreshHit. */
  readonly verdicts: Readonly<Record<string, number>>;
  /** From the first visitor to the last answer. */
  readonly seconds: number;
  /** Given up before the end, since too many pages were late already. */
  readonly stopped: boolean;
  readonly answers: number;
}

export interface SiteStarted {
  readonly site: string;
  readonly directoryTable: string;
}

export interface SiteUsage {
  /** Of the front, the API and all functions together, since the site was ready. */
  readonly processorMs: number;
}

export interface ColdStart {
  readonly name: string;
  /** From a new environment to its first answer. */
  readonly ms: number;
}

export type SiteQuestion = 'usage' | 'coldStarts';

export interface CounterStarted {
  readonly endpoint: string;
}

export interface Counted {
  readonly queries: number;
}
