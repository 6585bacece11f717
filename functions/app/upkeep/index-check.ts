import { bringIntoIndex } from '#app/publications/project-coverage.ts';
import type { Area, ResolvedArea } from '#domain/areas/area.ts';
import type { CheckedIndex, IndexEntry } from '#domain/coverage/checked-index.ts';
import type { CoverageItem } from '#domain/coverage/coverage.ts';
import { coverageItemsOf } from '#domain/coverage/projection.ts';
import type { Directory } from '#domain/producers/directory.ts';
import type { Producer } from '#domain/producers/producer.ts';
import { secondsAfter } from '#domain/shared/calendar.ts';
import type { Instant } from '#domain/shared/primitives.ts';
import { unlessUnreadable } from '#domain/shared/unreadable-record.ts';

export interface Checking {
  readonly directory: Pick<Directory, 'find'>;
  readonly index: CheckedIndex;
  readonly resolve: (area: Area) => ResolvedArea;
  readonly communeName: (code: string) => string;
}

/** What was found, and mended. */
export interface Found {
  readonly missing: number;
  readonly wrong: number;
  readonly orphans: number;
  /** Changed so lately that their publication may still be on its way: left to it, and to the next night. */
  readonly left: number;
}
export const NOTHING_FOUND: Found = { missing: 0, wrong: 0, orphans: 0, left: 0 };

export const foundTogether = (one: Found, other: Found): Found => ({
  missing: one.missing + other.missing,
  wrong: one.wrong + other.wrong,
  orphans: one.orphans + other.orphans,
  left: one.left + other.left,
});

/** A publication is in the index within seconds, and the sweep sees to it after two minutes; what disagrees a quarter of an hour later was lost. */
const SETTLING_SECONDS = 900;
const isSettling = ({ updatedAt }: Producer, now: Instant): boolean => secondsAfter(updatedAt, SETTLING_SECONDS) > now;

/**
 * Holds the index against what the directory says of a published producer, item by item, and projects them anew where they disagree. May run
 * twice, and beside their publications: it projects them as they are now, as they do.
 */
export const checkProducer = async (listed: Producer, now: Instant, checking: Checking): Promise<Found> => {
  const { index, resolve, communeName } = checking;
  if (isSettling(listed, now)) return { ...NOTHING_FOUND, left: 1 };
  const expected = coverageItemsOf(listed, resolve, communeName(listed.details.commune));
  const [there, noted] = await Promise.all([
    index.itemsOf(listed.id, listed.version, expected),
    index.noted(listed.id, listed.version),
  ]);
  const found = compared(expected, there);
  const isAudited = noted !== undefined && noted.size === expected.length;
  if (found.missing === 0 && found.wrong === 0 && isAudited) return NOTHING_FOUND;
  return (await mended(listed, checking)) ? found : { ...NOTHING_FOUND, left: 1 };
};

/** How many of the expected items are not there, and how many say something else. */
const compared = (expected: readonly CoverageItem[], there: readonly CoverageItem[]): Found => {
  const known = new Map(there.map((item) => [nameOf(item), contentOf(item)]));
  const missing = expected.filter((item) => !known.has(nameOf(item)));
  const wrong = expected.filter((item) => known.has(nameOf(item)) && known.get(nameOf(item)) !== contentOf(item));
  return { ...NOTHING_FOUND, missing: missing.length, wrong: wrong.length };
};

const nameOf = ({ key, card }: CoverageItem): string => `${key} ${card.round.id}`;
const contentOf = ({ fit, clip, card }: CoverageItem): string => JSON.stringify([fit, clip, card]);

/** False where they changed meanwhile: their publication brings them into the index. */
const mended = async (listed: Producer, { directory, index, resolve, communeName }: Checking): Promise<boolean> => {
  const now = await directory.find(listed.id);
  if (now === undefined || now.version !== listed.version) return false;
  return bringIntoIndex(now, { directory, coverage: index, resolve, communeName });
};

/**
 * Removes what the index holds of nobody: of producers who are gone, away or at another version, and what no version noted. Reads each producer
 * anew: only what can never be written again goes.
 */
export const removeOrphans = async (
  entries: readonly IndexEntry[],
  now: Instant,
  { directory, index }: Checking,
): Promise<Found> => {
  const byProducer = Map.groupBy(entries, ({ producerId }) => producerId);
  let found = NOTHING_FOUND;
  for (const [producerId, entries] of byProducer) {
    const producer = await unlessUnreadable(directory.find(producerId), null);
    // What the index holds of a producer who cannot be read is the last that is known of them.
    if (producer === null) continue;
    if (producer !== undefined && isSettling(producer, now)) continue;
    const noted = producer?.state === 'published' ? await index.noted(producerId, producer.version) : undefined;
    const orphans = entries.filter((entry) => isOrphan(entry, producer, noted));
    if (orphans.length === 0) continue;
    await index.remove(orphans);
    found = { ...found, orphans: found.orphans + orphans.length };
  }
  return found;
};

const isOrphan = (
  { key, item, version }: IndexEntry,
  producer: Producer | undefined,
  noted: ReadonlySet<string> | undefined,
): boolean => {
  if (producer === undefined) return true;
  // Their live state lives as long as they do.
  if (version === null) return false;
  if (producer.state !== 'published' || version !== producer.version) return true;
  return noted !== undefined && !noted.has(`${key} ${item}`);
};
