import type { HttpAnswer } from '../http/message.ts';
import { headerOf } from '../http/message.ts';
import type { CachePolicy } from './policies.ts';

/** How long an answer may be kept, in seconds from when it came. */
export interface Freshness {
  readonly fresh: number;
  /** After that, served once more while it is fetched anew. */
  readonly staleWhileRevalidate: number;
  /** After that, served when the origin fails. */
  readonly staleIfError: number;
}

const seconds = (directives: ReadonlyMap<string, string>, name: string): number | undefined => {
  const value = directives.get(name);
  return value === undefined || !/^\d+$/.test(value) ? undefined : Number(value);
};

const directivesOf = (cacheControl: string): Map<string, string> =>
  new Map(
    cacheControl
      .split(',')
      .map((part) => part.trim().split('='))
      .map(([name = '', value = '']) => [name.toLowerCase(), value.replaceAll('"', '')]),
  );

/** Successes and redirections are kept; of the errors, only those that say so themselves; faults of the origin never. */
const mayKeep = (status: number, hasDirectives: boolean): boolean =>
  (status >= 200 && status < 400 && status !== 304) || (hasDirectives && (status === 404 || status === 410));

/** What CloudFront reads in an answer, within the limits of the cache policy. `undefined`: not kept at all. */
export const freshnessOf = (answer: HttpAnswer, policy: CachePolicy): Freshness | undefined => {
  if (policy.maxTtl === 0) return undefined;
  const header = headerOf(answer, 'cache-control');
  if (!mayKeep(answer.status, header !== undefined)) return undefined;
  const directives = directivesOf(header ?? '');
  const never = directives.has('no-store') || directives.has('private') || directives.has('no-cache');
  const said = never ? 0 : (seconds(directives, 's-maxage') ?? seconds(directives, 'max-age') ?? policy.defaultTtl);
  const fresh = Math.min(Math.max(said, policy.minTtl), policy.maxTtl);
  const staleWhileRevalidate = never ? 0 : (seconds(directives, 'stale-while-revalidate') ?? 0);
  const staleIfError = never ? 0 : (seconds(directives, 'stale-if-error') ?? 0);
  return fresh + staleWhileRevalidate === 0 ? undefined : { fresh, staleWhileRevalidate, staleIfError };
};

export interface Kept {
  readonly answer: HttpAnswer;
  readonly freshness: Freshness;
  /** On the local clock, in milliseconds. */
  readonly since: number;
  /** Compressed copies, made when first asked for. */
  readonly encoded: Map<string, Promise<Buffer>>;
}

export type Age = 'fresh' | 'stale' | 'over';

const MAX_BYTES = 64 * 1024 * 1024;

/** What the edge keeps, the least used going first. Reads the local clock, so that a move of it ages what is kept. */
export class EdgeCache {
  readonly #kept = new Map<string, Kept>();
  #bytes = 0;

  get(key: string): Kept | undefined {
    const kept = this.#kept.get(key);
    if (kept === undefined) return undefined;
    // Last in the map is last used.
    this.#kept.delete(key);
    this.#kept.set(key, kept);
    return kept;
  }

  put(key: string, answer: HttpAnswer, freshness: Freshness): Kept {
    this.delete(key);
    const kept: Kept = { answer, freshness, since: Date.now(), encoded: new Map() };
    this.#kept.set(key, kept);
    this.#bytes += answer.body.length;
    for (const [oldest] of this.#kept) {
      if (this.#bytes <= MAX_BYTES) break;
      this.delete(oldest);
    }
    return kept;
  }

  delete(key: string): void {
    const kept = this.#kept.get(key);
    if (kept === undefined) return;
    this.#kept.delete(key);
    this.#bytes -= kept.answer.body.length;
  }

  clear(): void {
    this.#kept.clear();
    this.#bytes = 0;
  }
}

export const ageOf = (kept: Kept): number => Math.max(0, (Date.now() - kept.since) / 1_000);

export const stateOf = (kept: Kept): Age => {
  const age = ageOf(kept);
  if (age < kept.freshness.fresh) return 'fresh';
  return age < kept.freshness.fresh + kept.freshness.staleWhileRevalidate ? 'stale' : 'over';
};
