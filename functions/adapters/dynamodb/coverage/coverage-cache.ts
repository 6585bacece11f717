import type { CoverageKey } from '#domain/areas/keys.ts';
import type { Card, Coverage, CoverageItem } from '#domain/coverage/coverage.ts';
import { type CardReader, parseCard } from './coverage.ts';

type Index = Pick<Coverage, 'itemsUnder'>;

export interface CoverageCacheOptions {
  /** How long what was read under a key is given without asking again, seconds. */
  readonly freshSeconds: number;
  /** How much longer it is still given while it is read anew, seconds. */
  readonly staleSeconds: number;
  /** Most items and keys together that are kept; the key used longest ago goes first. An item takes about 0.5 kB besides its card. */
  readonly maxCached: number;
  /** Milliseconds; the clock that everything else in the function goes by. */
  readonly now: () => number;
}

/**
 * For the search function. A new version shows within a minute of its being in the index, and what the front keeps besides; what changes by the
 * minute (pause, stock) is not in the index. Fresh for so long that an opening hour does not read every key three times. Items of older versions stay in the
 * index longer than both together (OLD_ITEMS_STAY_SECONDS). A territory of 1,700 producers has about 85,000 items.
 */
export const SEARCH_CACHE = { freshSeconds: 40, staleSeconds: 20, maxCached: 100_000 } as const;

export interface CachedCoverage extends Index {
  /** Keys asked for, and how many of them went to the index, since the function was loaded. */
  readonly counts: { readonly asked: number; readonly read: number };
}

interface Kept {
  readonly items: readonly CoverageItem[];
  /** When the reading of it began: it cannot know anything later. */
  readonly readAt: number;
}

interface Reading {
  readonly startedAt: number;
  readonly items: Promise<readonly CoverageItem[]>;
}

/**
 * The index with a memory per key. Places of 150 m are nearly all distinct, their keys are shared by thousands: an opening hour asks the
 * database for each key a few times, not for each search.
 *
 * - Searches that need the same key at the same time share one reading of it.
 * - Fresh: given as it is. Stale: given as it is, and read anew meanwhile; on Lambda that may end during the next call. Older: read before
 *   anything is answered.
 * - A failed reading is never kept and fails the searches that wait for it: none shows fewer producers. Where something stale is still
 *   given, the failure is felt when it is over.
 */
export const cachedCoverage = (index: Index, options: CoverageCacheOptions): CachedCoverage => {
  const { now } = options;
  const [freshMs, staleMs] = [options.freshSeconds * 1000, options.staleSeconds * 1000];
  const kept = new Map<CoverageKey, Kept>();
  const readings = new Map<CoverageKey, Reading>();
  const counts = { asked: 0, read: 0 };
  const together = joining();
  let weight = 0;

  const forget = (key: CoverageKey): void => {
    weight -= weightOf(kept.get(key));
    kept.delete(key);
  };
  const keep = (key: CoverageKey, value: Kept): void => {
    forget(key);
    kept.set(key, value);
    weight += weightOf(value);
    for (const [oldest] of kept) {
      if (weight <= options.maxCached) break;
      forget(oldest);
    }
  };

  /** Age in milliseconds; infinite where the clock was put back, as the local one may be. */
  const ageOf = (since: number): number => (now() >= since ? now() - since : Number.POSITIVE_INFINITY);

  /** Whether something read later than `startedAt` is kept already. */
  const knowsBetter = (known: Kept | undefined, startedAt: number): boolean =>
    known !== undefined && known.readAt > startedAt && known.readAt <= now();

  /** Joins a reading under way, but not one of another age: Lambda stops a function between calls, in the middle of what it does. */
  const read = (key: CoverageKey): Promise<readonly CoverageItem[]> => {
    const underWay = readings.get(key);
    if (underWay !== undefined && ageOf(underWay.startedAt) <= freshMs) return underWay.items;
    counts.read += 1;
    const startedAt = now();
    const reading: Reading = {
      startedAt,
      items: index
        .itemsUnder([key])
        .then((items) => {
          if (!knowsBetter(kept.get(key), startedAt)) keep(key, { items, readAt: startedAt });
          return items;
        })
        .finally(() => {
          if (readings.get(key) === reading) readings.delete(key);
        }),
    };
    readings.set(key, reading);
    return reading.items;
  };

  const itemsUnderOne = (key: CoverageKey): readonly CoverageItem[] | Promise<readonly CoverageItem[]> => {
    counts.asked += 1;
    const known = kept.get(key);
    const age = known === undefined ? Number.POSITIVE_INFINITY : ageOf(known.readAt);
    if (known === undefined || age > freshMs + staleMs) return read(key);
    // Last in the map is last used.
    kept.delete(key);
    kept.set(key, known);
    // A failure is not of this search: what it gives is still allowed, and the next one tries again.
    if (age > freshMs) void read(key).catch(() => undefined);
    return known.items;
  };

  return {
    counts,
    itemsUnder: async (keys) => together(keys, await Promise.all(keys.map(itemsUnderOne))),
  };
};

/** The places asked for most: an array and who was found in it take about 40 kB. */
const MAX_TOGETHER = 500;

/** All items of a place in one array: the same one as before where each key holds the same as before, so that what was made of it can be remembered. */
const joining = (): ((keys: readonly CoverageKey[], parts: readonly (readonly CoverageItem[])[]) => CoverageItem[]) => {
  const joined = new Map<
    string,
    { readonly parts: readonly (readonly CoverageItem[])[]; readonly items: CoverageItem[] }
  >();
  return (keys, parts) => {
    const name = keys.join(' ');
    const known = joined.get(name);
    const isSame = known?.parts.every((part, at) => part === parts[at]) === true;
    const kept = known !== undefined && isSame ? known : { parts, items: parts.flat() };
    // Last in the map is last used.
    joined.delete(name);
    joined.set(name, kept);
    for (const [oldest] of joined) {
      if (joined.size <= MAX_TOGETHER) break;
      joined.delete(oldest);
    }
    return kept.items;
  };
};

/** A key under which there is nothing takes room too. */
const weightOf = (kept: Kept | undefined): number => (kept === undefined ? 0 : 1 + kept.items.length);

/** More than the rounds of a territory. A card takes about 3 kB with its text. */
const MAX_CARDS = 6_000;

/**
 * Reads cards once. A round has the same card under each of its fifty keys, so that it is checked once and in memory once, however many keys a
 * function keeps. Nobody may change what is given. All go when there are too many.
 */
export const sharedCards = (mostCards = MAX_CARDS): CardReader => {
  const cards = new Map<string, Card>();
  return (text) => {
    const known = cards.get(text);
    if (known !== undefined) return known;
    if (cards.size >= mostCards) cards.clear();
    const card = parseCard(text);
    cards.set(text, card);
    return card;
  };
};
