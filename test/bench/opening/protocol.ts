/** What the processes of the benchmark tell each other. */

export interface LoadOrder {
  readonly origin: string;
  readonly paths: readonly string[];
  /** Seconds from the opening, in order. */
  readonly arrivals: readonly number[];
}

export interface LoadReport {
  /** Milliseconds of each search, from when it was due. */
  readonly times: readonly number[];
  /** How often each status came; `refused` and `broken` where none did. */
  readonly statuses: Readonly<Record<string, number>>;
  /** What the front said of each answer: Hit, Miss, RefreshHit; `none` without it. */
  readonly verdicts: Readonly<Record<string, number>>;
  readonly seconds: number;
}

export interface SiteStarted {
  /** Through the front. */
  readonly site: string;
  /** Past it. */
  readonly api: string;
}

export interface SiteUsage {
  /** Of the front, the API and all functions together, since the site was ready. */
  readonly processorMs: number;
}

export interface CounterStarted {
  readonly endpoint: string;
}

export interface Counted {
  readonly queries: number;
}
