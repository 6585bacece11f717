import { beforeEach, describe, expect, it } from 'vitest';
import { coverageItem } from '#adapters/dynamodb/keys.ts';
import { NOTHING_FOUND } from '#app/upkeep/index-check.ts';
import { seenThisNight } from '#app/upkeep/index-seen.ts';
import { type Nightly, nightTurn, type Place, STEPS } from '#app/upkeep/reconcile.ts';
import type { Area, ResolvedArea } from '#domain/areas/area.ts';
import { coverageItemsOf } from '#domain/coverage/projection.ts';
import type { Producer } from '#domain/producers/producer.ts';
import { ProducerId } from '#domain/shared/primitives.ts';
import { aProducer, hoursAfter, NOW } from '../../support/builders.ts';
import { DamagedIndex } from './damaged-index.ts';

const resolve = (area: Area): ResolvedArea => area as ResolvedArea;
const communeName = () => 'Gaas';

/** The index, a page of ten items at a time. */
class PagedIndex extends DamagedIndex {
  override async entries(cursor = '') {
    const nameOf = ({ key, item }: { readonly key: string; readonly item: string }) => `${key} ${item}`;
    const all = this.all().toSorted((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
    const rest = all.filter((entry) => nameOf(entry) > cursor);
    const [page, last] = [rest.slice(0, 10), rest[9]];
    return { entries: page, cursor: last === undefined ? undefined : nameOf(last) };
  }
}

describe('a night', () => {
  let index: PagedIndex;
  let farms: Producer[];
  let looked: string[];
  let nightly: Nightly;
  const itemsOf = (farm: Producer) => coverageItemsOf(farm, resolve, communeName());

  beforeEach(async () => {
    index = new PagedIndex();
    looked = [];
    farms = [1, 2, 3].map((number) => aProducer({ id: ProducerId.parse(`farmnumber${number}`), version: 2 }));
    for (const farm of farms) await index.write(farm.id, 2, itemsOf(farm));
    nightly = {
      directory: {
        find: async (id: ProducerId) => {
          looked.push(id);
          return farms.find((farm) => farm.id === id);
        },
        // One producer a page.
        inState: async (state: string, cursor?: string) => {
          const at = Number(cursor ?? 0);
          return state === 'published'
            ? { producers: farms.slice(at, at + 1), cursor: at + 1 < farms.length ? String(at + 1) : undefined }
            : { producers: [], cursor: undefined };
        },
      },
      opening: async () => '',
      subscribers: { kept: async () => ({ subscriptions: [], cursor: undefined }) },
      monthly: { personNews: { toldTo: async () => [] }, ledger: { enqueueAll: async () => undefined } },
      index,
      resolve,
      communeName,
      seen: seenThisNight(),
      now: () => hoursAfter(NOW, 18),
      timeIsUp: () => false,
    } as unknown as Nightly;
  });

  /** One item of each farm is gone, another is of an older version, and something is of nobody. */
  const damage = (): void => {
    for (const farm of farms) {
      const [first, second] = itemsOf(farm);
      if (first === undefined || second === undefined) throw new Error('a farm has items');
      const nameOf = (id: string, version: number) => coverageItem(id, first.card.round.id, version);
      index.items.delete(`${first.key} ${nameOf(farm.id, 2)}`);
      const [older, nobody] = [nameOf(farm.id, 1), nameOf(`nobody${farm.id}`, 2)];
      const card = (producerId: string, version: number) => ({
        ...second.card,
        producerId: ProducerId.parse(producerId),
        version,
      });
      index.items.set(`${second.key} ${older}`, { ...second, card: card(farm.id, 1), item: older });
      index.items.set(`${second.key} ${nobody}`, { ...second, card: card(`nobody${farm.id}`, 2), item: nobody });
    }
  };
  const PLANTED = { missing: 3, orphans: 6 };

  /** Turns of one page each, carried on by nothing but their place, as a message carries it. */
  const throughTurns = async (turn: (place: Place) => ReturnType<typeof nightTurn>) => {
    const found = { missing: 0, orphans: 0, turns: 0 };
    let place: Place | undefined = { step: STEPS[0] };
    while (place !== undefined) {
      const ended: Awaited<ReturnType<typeof nightTurn>> = await turn(JSON.parse(JSON.stringify(place)));
      found.missing += ended.found.missing;
      found.orphans += ended.found.orphans;
      found.turns += 1;
      place = ended.next;
    }
    return found;
  };

  it('finds all that is planted, in as many turns as it takes, whoever takes the next', async () => {
    const whole = index.items.size;
    damage();
    // Each turn is another function, which has seen nothing.
    const found = await throughTurns((place) =>
      nightTurn(place, { ...nightly, seen: seenThisNight(), timeIsUp: () => true }),
    );
    expect(found).toMatchObject(PLANTED);
    expect(found.turns).toBeGreaterThan(8);
    expect(index.items.size).toBe(whole);
  });

  it('goes on from the same place after a turn that was cut off, and leaves nothing behind', async () => {
    const whole = index.items.size;
    damage();
    let cut = 0;
    await throughTurns(async (place) => {
      const turn = () => nightTurn(place, { ...nightly, timeIsUp: () => true });
      // Each page is begun twice: the first time it ends in the middle of its writing.
      index.onWrite = () => {
        cut += 1;
        if (cut % 2 === 1) throw new Error('cut off');
      };
      return turn().catch(turn);
    });
    expect(cut).toBeGreaterThan(0);
    expect(index.items.size).toBe(whole);
    expect((await throughTurns((place) => nightTurn(place, nightly))).missing).toBe(0);
  });

  it('reads a producer who is in order once, not once for every page of the index that names them', async () => {
    expect((await nightTurn({ step: STEPS[0] }, nightly)).found).toEqual(NOTHING_FOUND);
    expect(looked).toEqual([]);
    // A function that begins at the index has seen nobody: it looks each of them up.
    await nightTurn({ step: 'orphans' }, { ...nightly, seen: seenThisNight() });
    expect(new Set(looked)).toEqual(new Set(farms.map(({ id }) => id)));
    expect(looked.length).toBeLessThanOrEqual(farms.length);
  });

  it('forgets from one night to the next what it saw in order', async () => {
    await nightTurn({ step: STEPS[0] }, nightly);
    const all = index.items.size;
    farms = [];
    expect((await nightTurn({ step: STEPS[0] }, nightly)).found.orphans).toBe(all);
    expect(index.items.size).toBe(0);
  });
});
