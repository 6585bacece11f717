import { expect, test } from 'vitest';
import { identityKeys, mainKey } from '#domain/unclaimed/identity.ts';
import type { UnclaimedProducer } from '#domain/unclaimed/unclaimed.ts';
import { nearestUnclaimed, type UnclaimedIndex } from '#domain/unclaimed/unclaimed-index.ts';
import type { Listing, UnclaimedStore } from '#domain/unclaimed/unclaimed-store.ts';
import { hoursAfter, NOW } from '../../support/builders.ts';
import { anUnclaimed, EXACT, LIEZEY } from '../../support/unclaimed-builders.ts';

export { anUnclaimed, LIEZEY };

export const listingOf = (producer: UnclaimedProducer): Listing => ({
  producer,
  communeName: 'Liézey',
  keys: identityKeys(producer.details, producer.source).map(({ text }) => text),
});

/** What the store of those who are not yet with us promises. Run against the stand-in and against the tables. */
export const unclaimedContract = (store: () => UnclaimedStore & { readonly index: UnclaimedIndex }): void => {
  let made = 0;
  /** Another farm each time. */
  const aListing = (details: Parameters<typeof anUnclaimed>[1] = {}): Listing => {
    made += 1;
    const draft = anUnclaimed('a'.repeat(20), { name: `Ferme numéro ${made}`, ...details });
    return listingOf(anUnclaimed(store().idFor(mainKey(draft.details, draft.source)), draft.details));
  };
  const namesNear = async (place: { lat: number; lon: number }): Promise<string[]> =>
    (await nearestUnclaimed({ ...place, ...EXACT }, { most: 50, withUs: [] }, store().index)).map(({ name }) => name);

  test('who is listed can be found again: by id, by their keys, near their place', async () => {
    const listing = aListing({ externalId: 'node/1' });
    expect(await store().create(listing)).toBe('created');
    expect(await store().find(listing.producer.id)).toEqual(listing.producer);
    const holders = await store().holdersOf([...listing.keys, 'name nobody']);
    expect([...holders.keys()].sort()).toEqual([...listing.keys].sort());
    expect([...holders.values()]).toEqual(listing.keys.map(() => ({ ids: [listing.producer.id], removed: false })));
    expect((await store().findAll([listing.producer.id])).get(listing.producer.id)).toEqual(listing.producer);
    expect(await namesNear(LIEZEY)).toContain(listing.producer.details.name);
  });

  test('the same is listed once, however often and at once', async () => {
    const listing = aListing();
    const outcomes = await Promise.all([1, 2, 3].map(() => store().create(listing)));
    expect(outcomes.sort()).toEqual(['already', 'already', 'created']);
  });

  test('two of one name in one commune are both known by it', async () => {
    const one = aListing();
    const { name } = one.producer.details;
    const other = aListing({ name, position: { lat: 48.1, lon: 6.82 } });
    await Promise.all([store().create(one), store().create(other)]);
    const [holders] = (await store().holdersOf(one.keys)).values();
    expect([...(holders?.ids ?? [])].sort()).toEqual([one.producer.id, other.producer.id].sort());
  });

  test('a change is written once, at the version it was made from', async () => {
    const listing = aListing();
    await store().create(listing);
    const { details } = listing.producer;
    const moved = anUnclaimed(listing.producer.id, { ...details, position: { lat: 48.3, lon: 7.3 } }, { version: 2 });
    expect(await store().change(listing.producer, listingOf(moved))).toBe('written');
    expect(await store().change(listing.producer, listingOf(moved))).toBe('changed');
    expect(await namesNear({ lat: 48.3, lon: 7.3 })).toContain(details.name);
    expect(await namesNear(LIEZEY)).not.toContain(details.name);
  });

  test('who registers is no longer found here', async () => {
    const listing = aListing();
    await store().create(listing);
    const { id, details } = listing.producer;
    const registered = anUnclaimed(id, details, { version: 2, state: 'claimed', producerId: 'fermedugaas1' });
    await store().change(listing.producer, listingOf(registered));
    expect(await namesNear(LIEZEY)).not.toContain(details.name);
  });

  test('who is taken out is gone for good: no list brings them back, by whatever key they were ever known', async () => {
    const listing = aListing({ externalId: `node/${made}x` });
    await store().create(listing);
    const { id, details } = listing.producer;
    const renamed = anUnclaimed(id, { ...details, name: `Ferme renommée ${made}` }, { version: 2 });
    await store().change(listing.producer, listingOf(renamed));
    expect(await store().takeOut(id, hoursAfter(NOW, 1))).toBe('out');
    expect(await store().takeOut(id, hoursAfter(NOW, 2))).toBe('unknown');
    expect(await store().find(id)).toBeUndefined();
    expect(await namesNear(LIEZEY)).not.toContain(`Ferme renommée ${made}`);
    for (const details of [listing.producer.details, renamed.details]) {
      const again = listingOf(anUnclaimed('b'.repeat(20), { ...details, externalId: null }));
      expect(await store().create(again)).toBe('removed');
    }
    const [holders] = (await store().holdersOf(listing.keys)).values();
    expect(holders).toEqual({ ids: [], removed: true });
  });
};
