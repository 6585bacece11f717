import { describe, expect, test } from 'vitest';
import { aProducer, aRound, GAAS } from '../../support/builders.ts';
import { aPublication } from '../../support/subscription-builders.ts';
import { centreOf, subscriberAt, World, wide } from './announcing-world.ts';

describe('who hears of a publication', () => {
  test('everybody whose place the round reaches, and nobody else', async () => {
    const inside = [0, 5, 10, 15, 19].map((km) => subscriberAt(km));
    const world = new World().add(...inside, ...[21, 25, 40].map((km) => subscriberAt(km)));
    expect(await world.turn()).toBe('done');
    expect(world.told).toEqual(inside.map(({ id }) => id).sort());
    expect(world.publication).toMatchObject({ stage: 'matched', matched: 5, cursor: null });
  });

  test('also those of whose commune the round covers a part', async () => {
    const onTheEdge = subscriberAt(20, { place: { ...GAAS, cell: 'ezz2h' } });
    const edgeRound = aRound({
      area: { include: [{ kind: 'circle', ...centreOf('ezz2h'), radiusKm: 1 }] },
    });
    const world = new World(aPublication({ newRounds: [edgeRound] })).add(onTheEdge);
    await world.turn();
    expect(world.told).toEqual([onTheEdge.id]);
  });

  test('once, though several of the round’s keys find the place', async () => {
    const named = aRound({
      area: {
        include: [
          { kind: 'circle', lat: 43.62, lon: -1.03, radiusKm: 20 },
          { kind: 'communes', codes: ['40101'] },
          { kind: 'departments', codes: ['40'] },
          { kind: 'country' },
        ],
      },
    });
    const world = new World(aPublication({ newRounds: [named] })).add(subscriberAt(1), subscriberAt(400));
    await world.turn();
    expect(world.told).toHaveLength(2);
    expect(world.publication.matched).toBe(2);
  });

  test('when a round is extended, only those whom it did not reach before', async () => {
    const publication = aPublication({ occasion: 'extended', oldRounds: [wide(10)], newRounds: [wide(20)] });
    const world = new World(publication).add(subscriberAt(5), subscriberAt(15));
    await world.turn();
    expect(world.told).toEqual([subscriberAt(15).id]);
  });

  test('when they come back, everybody they reach', async () => {
    const publication = aPublication({ occasion: 'resumed', oldRounds: [wide(20)], newRounds: [wide(20)] });
    const world = new World(publication).add(subscriberAt(5), subscriberAt(15));
    await world.turn();
    expect(world.told).toHaveLength(2);
  });

  test('a shop hears only of rounds for shops, and a household not of these', async () => {
    const forShops = aRound({ audiences: ['shop'] });
    const shop = subscriberAt(2, { audience: 'shop' });
    const world = new World(aPublication({ newRounds: [forShops] })).add(shop, subscriberAt(3));
    await world.turn();
    expect(world.told).toEqual([shop.id]);
  });

  test('a round that opens to shops is news to shops, though households knew it', async () => {
    const publication = aPublication({
      occasion: 'extended',
      oldRounds: [aRound()],
      newRounds: [aRound({ audiences: ['consumer', 'shop'] })],
    });
    const shop = subscriberAt(2, { audience: 'shop' });
    const world = new World(publication).add(shop, subscriberAt(3));
    await world.turn();
    expect(world.told).toEqual([shop.id]);
  });

  test('only those who want one of their families', async () => {
    const wants = subscriberAt(1, { families: ['vegetables'] });
    const world = new World().add(wants, subscriberAt(2, { families: ['honey'] }));
    await world.turn();
    expect(world.told).toEqual([wants.id]);
  });

  test.each(['pending', 'ended'] as const)('nobody whose subscription is %s', async (state) => {
    const world = new World().add(subscriberAt(1, { state }));
    await world.turn();
    expect(world.told).toEqual([]);
  });

  test('nobody, where nothing is announced', async () => {
    const world = new World(aPublication({ occasion: null })).add(subscriberAt(1));
    expect(await world.turn()).toBe('done');
    expect(world.told).toEqual([]);
    expect(world.publication.stage).toBe('matched');
  });

  test('nobody, where the producer paused in the meantime', async () => {
    const world = new World().add(subscriberAt(1));
    world.producer = aProducer({ state: 'paused' });
    await world.turn();
    expect(world.told).toEqual([]);
    expect(world.publication.stage).toBe('matched');
  });
});
