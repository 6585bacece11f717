import { beforeEach, describe, expect, it } from 'vitest';
import { coverageItem } from '#adapters/dynamodb/keys.ts';
import { type Checking, checkProducer, NOTHING_FOUND, removeOrphans } from '#app/upkeep/index-check.ts';
import type { Area, ResolvedArea } from '#domain/areas/area.ts';
import type { CoverageItem } from '#domain/coverage/coverage.ts';
import { coverageItemsOf } from '#domain/coverage/projection.ts';
import type { Producer } from '#domain/producers/producer.ts';
import { aProducer, hoursAfter, NOW } from '../../support/builders.ts';
import { DamagedIndex } from './damaged-index.ts';

const resolve = (area: Area): ResolvedArea => area as ResolvedArea;
const communeName = () => 'Gaas';
const NIGHT = hoursAfter(NOW, 18);

describe('the index held against the directory at night', () => {
  let index: DamagedIndex;
  let producer: Producer | undefined;
  let checking: Checking;
  const farm = aProducer({ version: 3 });
  const items = coverageItemsOf(farm, resolve, communeName());

  beforeEach(async () => {
    index = new DamagedIndex();
    producer = farm;
    checking = { directory: { find: async () => producer }, index, resolve, communeName };
    await index.write(farm.id, 3, items);
    index.writes = 0;
  });
  const check = () => checkProducer(farm, NIGHT, checking);
  const [first] = items as [CoverageItem];
  const nameOf = (item: CoverageItem, version = 3) =>
    `${item.key} ${coverageItem(farm.id, item.card.round.id, version)}`;

  it('leaves alone what agrees', async () => {
    expect(await check()).toEqual(NOTHING_FOUND);
    expect(await removeOrphans(index.all(), NIGHT, checking)).toEqual(NOTHING_FOUND);
    expect(index.writes).toBe(0);
  });

  it('brings back what is missing, and finds nothing the next time', async () => {
    index.items.delete(nameOf(first));
    expect(await check()).toMatchObject({ missing: 1, wrong: 0 });
    expect(index.items.size).toBe(items.length);
    expect(await check()).toEqual(NOTHING_FOUND);
  });

  it('puts right a card that says something else', async () => {
    const item = coverageItem(farm.id, first.card.round.id, 3);
    index.items.set(nameOf(first), { ...first, card: { ...first.card, name: 'Autre' }, item });
    expect(await check()).toMatchObject({ missing: 0, wrong: 1 });
    expect(index.items.get(nameOf(first))?.card.name).toBe(farm.details.name);
  });

  it('notes anew what was written, where the note is lost: without it an older version could not be removed', async () => {
    index.manifests.clear();
    await check();
    expect((await index.noted(farm.id, 3))?.size).toBe(items.length);
  });

  it('leaves to their publication who has changed within the last quarter of an hour', async () => {
    index.items.delete(nameOf(first));
    const lately = { ...farm, updatedAt: hoursAfter(NIGHT, -0.2) };
    expect(await checkProducer(lately, NIGHT, checking)).toMatchObject({ left: 1, missing: 0 });
    producer = lately;
    const old = { key: 'gezz', item: coverageItem(farm.id, 'roundthursday', 1), producerId: farm.id, version: 1 };
    expect(await removeOrphans([old], NIGHT, checking)).toEqual(NOTHING_FOUND);
    expect(index.writes).toBe(0);
  });

  it('counts nothing as mended where they changed in the middle of it', async () => {
    index.items.delete(nameOf(first));
    index.onWrite = () => {
      producer = { ...farm, version: 4 };
    };
    expect(await check()).toEqual({ ...NOTHING_FOUND, left: 1 });
  });

  it('does not write a version that is no more', async () => {
    index.items.delete(nameOf(first));
    producer = { ...farm, version: 4 };
    await check();
    expect(index.writes).toBe(0);
  });

  it.each<[string, Producer | undefined]>([
    ['of nobody', undefined],
    ['of one who is away', aProducer({ version: 3, state: 'paused' })],
    ['of one who has left', aProducer({ version: 3, state: 'withdrawn' })],
    ['of another version', aProducer({ version: 4 })],
  ])('removes all that it holds %s', async (_, now) => {
    producer = now;
    expect(await removeOrphans(index.all(), NIGHT, checking)).toEqual({ ...NOTHING_FOUND, orphans: items.length });
    expect(index.items.size).toBe(0);
  });

  it('removes what no version noted, and nothing else', async () => {
    const stray = { ...first, key: 'gezz' as typeof first.key };
    index.items.set(nameOf(stray), { ...stray, item: coverageItem(farm.id, first.card.round.id, 3) });
    expect(await removeOrphans(index.all(), NIGHT, checking)).toMatchObject({ orphans: 1 });
    expect(index.items.size).toBe(items.length);
  });

  it('keeps the live state of whoever is there, and removes that of nobody', async () => {
    const live = { key: `live#${farm.id}`, item: 'live', producerId: farm.id, version: null };
    producer = aProducer({ version: 3, state: 'paused' });
    expect(await removeOrphans([live], NIGHT, checking)).toEqual(NOTHING_FOUND);
    producer = undefined;
    expect(await removeOrphans([live], NIGHT, checking)).toMatchObject({ orphans: 1 });
  });
});
