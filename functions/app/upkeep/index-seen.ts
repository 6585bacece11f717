import type { CheckedIndex, IndexEntry } from '#domain/coverage/checked-index.ts';
import type { ProducerId } from '#domain/shared/primitives.ts';

/**
 * What the nightly run has read this night: per producer their version and the keys noted for it. The index holds fifty items of each, scattered over its
 * pages: without this they would be read again for every one of them. It only ever says that an item is in order; whatever it does not know is
 * looked up anew, so that being old or lost makes the night longer, not wrong.
 */
export interface Seen {
  noted(producerId: ProducerId, version: number, keys: ReadonlySet<string>): void;
  forget(producerId: ProducerId): void;
  holds(entry: Pick<IndexEntry, 'producerId' | 'version' | 'key' | 'item'>): boolean;
  clear(): void;
}

interface Marked {
  readonly version: number;
  readonly marks: Uint32Array;
}

/** 50,000 producers of fifty items take about 20 MB as marks of 32 bits; as text it would be 250. */
export const seenThisNight = (): Seen => {
  const known = new Map<ProducerId, Marked>();
  return {
    noted: (producerId, version, keys) =>
      void known.set(producerId, { version, marks: Uint32Array.from(keys, markOf) }),
    forget: (producerId) => void known.delete(producerId),
    holds: ({ producerId, version, key, item }) => {
      const own = known.get(producerId);
      // Their live state lives as long as they do.
      if (own === undefined || version === null) return own !== undefined;
      return own.version === version && own.marks.includes(markOf(`${key} ${item}`));
    },
    clear: () => known.clear(),
  };
};

/** The same index, which remembers what it answered: notes are asked for of published producers, at the version that they have. */
export const watched = (index: CheckedIndex, seen: Seen): CheckedIndex => ({
  itemsUnder: (keys) => index.itemsUnder(keys),
  removeOlderThan: (producerId, version) => index.removeOlderThan(producerId, version),
  itemsOf: (producerId, version, items) => index.itemsOf(producerId, version, items),
  entries: (cursor) => index.entries(cursor),
  remove: (entries) => index.remove(entries),
  async write(producerId, version, items) {
    // What is noted from now on may be other keys.
    seen.forget(producerId);
    await index.write(producerId, version, items);
  },
  async noted(producerId, version) {
    const keys = await index.noted(producerId, version);
    if (keys !== undefined) seen.noted(producerId, version, keys);
    return keys;
  },
});

/** FNV-1a, 32 bits. Two of one producer's fifty marks that meet would hide an orphan: once in a hundred million. */
const markOf = (text: string): number => {
  let mark = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) mark = Math.imul(mark ^ text.charCodeAt(at), 0x01000193);
  return mark >>> 0;
};
