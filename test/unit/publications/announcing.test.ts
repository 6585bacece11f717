import { describe, expect, test } from 'vitest';
import { NOW } from '../../support/builders.ts';
import { aPublication } from '../../support/subscription-builders.ts';
import { subscriberAt, World } from './announcing-world.ts';

describe('when they hear of it', () => {
  test('not before the index shows them', async () => {
    const world = new World(aPublication({ stage: 'written' })).add(subscriberAt(1));
    expect(await world.turn()).toBe('later');
    expect(world.told).toEqual([]);
    expect(world.publication.stage).toBe('written');
  });

  test('not before the directory opens', async () => {
    const world = new World(aPublication({ announceAt: '2026-12-01T08:00:00.000Z' })).add(subscriberAt(1));
    expect(await world.turn()).toBe('later');
    world.now = '2026-12-01T08:00:00.000Z';
    expect(await world.turn()).toBe('done');
    expect(world.told).toHaveLength(1);
  });

  test('the sender is woken for each', async () => {
    const world = new World().add(subscriberAt(1), subscriberAt(2));
    await world.turn();
    expect([...world.ledger.woken].sort()).toEqual([...world.ledger.kept.keys()].sort());
  });
});

describe('before the opening', () => {
  test('nobody is told by a publication: the opening tells of all that was there', async () => {
    const world = new World(aPublication({ announceAt: '2026-12-01T07:00:00.000Z' })).add(subscriberAt(1));
    world.opensAt = '2026-12-01T07:00:00.000Z';
    expect(await world.turn()).toBe('done');
    expect(world.publication.stage).toBe('matched');
    expect(world.told).toEqual([]);
  });

  test('nor where the opening has come before it was its turn', async () => {
    const world = new World(aPublication()).add(subscriberAt(1));
    world.opensAt = '2026-11-24T08:00:00.001Z';
    world.now = '2026-11-25T08:00:00.000Z';
    expect(await world.turn()).toBe('done');
    expect(world.told).toEqual([]);
  });

  test('who is approved after it is announced as always', async () => {
    const world = new World().add(subscriberAt(1));
    world.opensAt = NOW;
    expect(await world.turn()).toBe('done');
    expect(world.told).toHaveLength(1);
  });
});
