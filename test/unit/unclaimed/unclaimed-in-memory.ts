import { UnclaimedId } from '#domain/shared/primitives.ts';
import type { UnclaimedProducer } from '#domain/unclaimed/unclaimed.ts';
import {
  type UnclaimedCard,
  type UnclaimedIndex,
  unclaimedCardOf,
  unclaimedKeys,
} from '#domain/unclaimed/unclaimed-index.ts';
import type {
  Holders,
  Listing,
  RegisteredProducers,
  UnclaimedList,
  UnclaimedStore,
} from '#domain/unclaimed/unclaimed-store.ts';

interface Held {
  readonly ids: Set<UnclaimedId>;
  removed: boolean;
}

/** Stand-in that obeys the port, as imported-contract.ts has it. */
export const unclaimedInMemory = (): UnclaimedStore & {
  readonly index: UnclaimedIndex;
  readonly list: UnclaimedList;
} => {
  const records = new Map<UnclaimedId, Listing>();
  const held = new Map<string, Held>();
  const ids = new Map<string, UnclaimedId>();

  const taken = (keys: readonly string[]): boolean => keys.some((key) => held.get(key)?.removed === true);
  const hold = ({ producer, keys }: Listing): void => {
    for (const key of keys) {
      const known = held.get(key) ?? { ids: new Set(), removed: false };
      known.ids.add(producer.id);
      held.set(key, known);
    }
  };
  const find = (id: UnclaimedId): UnclaimedProducer | undefined => records.get(id)?.producer;

  return {
    idFor(mainKey) {
      const id = ids.get(mainKey) ?? UnclaimedId.parse(`imported${String(ids.size).padStart(12, '0')}`);
      ids.set(mainKey, id);
      return id;
    },
    async holdersOf(keys) {
      return new Map(
        keys.flatMap((key): [string, Holders][] => {
          const known = held.get(key);
          return known === undefined ? [] : [[key, { ids: [...known.ids], removed: known.removed }]];
        }),
      );
    },
    async findAll(wanted) {
      return new Map(
        wanted.flatMap((id) => (find(id) === undefined ? [] : [[id, find(id) as UnclaimedProducer] as const])),
      );
    },
    find: async (id) => find(id),
    async create(listing) {
      if (records.has(listing.producer.id)) return 'already';
      if (taken(listing.keys)) return 'removed';
      records.set(listing.producer.id, listing);
      hold(listing);
      return 'created';
    },
    async change(from, listing) {
      const stored = records.get(from.id);
      if (stored?.producer.version !== from.version) return 'changed';
      if (taken(listing.keys.filter((key) => !stored.keys.includes(key)))) return 'removed';
      const all = { ...listing, keys: [...new Set([...stored.keys, ...listing.keys])] };
      records.set(from.id, all);
      hold(all);
      return 'written';
    },
    async takeOut(id) {
      const stored = records.get(id);
      if (stored === undefined) return 'unknown';
      records.delete(id);
      for (const key of stored.keys) {
        const known = held.get(key);
        known?.ids.delete(id);
        if (known !== undefined) known.removed = true;
      }
      return 'out';
    },
    async withdraw(producer) {
      const stored = records.get(producer.id);
      if (stored === undefined) return 'gone';
      if (stored.producer.version !== producer.version) return 'changed';
      records.delete(producer.id);
      for (const key of stored.keys) held.get(key)?.ids.delete(producer.id);
      return 'gone';
    },
    list: {
      // Two a page, so that whoever reads goes on.
      async inDepartment(department, cursor) {
        const all = [...records.values()]
          .map(({ producer }) => producer)
          .filter(({ details, producerId }) => details.commune.startsWith(department) && producerId === null)
          .sort((a, b) => a.id.localeCompare(b.id));
        const from = Number(cursor ?? 0);
        return { producers: all.slice(from, from + 2), cursor: from + 2 < all.length ? String(from + 2) : undefined };
      },
    },
    index: {
      under: async (keys) =>
        [...records.values()].flatMap(({ producer, communeName }): UnclaimedCard[] =>
          producer.producerId === null
            ? unclaimedKeys(producer.details.position)
                .filter((key) => keys.includes(key))
                .map(() => unclaimedCardOf(producer, communeName))
            : [],
        ),
    },
  };
};

export const NOBODY_REGISTERED: RegisteredProducers = {
  withSirets: async () => new Map(),
  inCells: async () => new Map(),
};
