import { describe, expect, test } from 'vitest';
import { aPublication } from '../../support/subscription-builders.ts';
import { subscriberAt, World, wide } from './announcing-world.ts';

const crowd = () => Array.from({ length: 40 }, (_, index) => subscriberAt(0.1 * (index + 1)));

describe('none lost, none twice', () => {
  test.each([0, 1, 3])('killed after deliveries, %i pages later', async (killAfter) => {
    const world = new World(aPublication(), 3).add(...crowd());
    world.killAt = 'match.after-deliveries';
    world.killAfter = killAfter;
    expect(await world.turn()).toBe('killed');
    world.killAt = undefined;
    expect(await world.turn()).toBe('done');
    expect(world.told).toEqual(
      crowd()
        .map(({ id }) => id)
        .sort(),
    );
    expect(world.publication).toMatchObject({ stage: 'matched', matched: 40 });
  });

  test('killed before the mark', async () => {
    const world = new World(aPublication(), 7).add(...crowd());
    world.killAt = 'match.before-mark';
    expect(await world.turn()).toBe('killed');
    world.killAt = undefined;
    expect(await world.turn()).toBe('done');
    expect(world.ledger.kept.size).toBe(40);
  });

  test('in turns of one page, the cursor kept in between', async () => {
    const world = new World(aPublication(), 3).add(...crowd());
    world.turnsOfOnePage = true;
    let turns = 0;
    for (; (await world.turn()) === 'more'; turns += 1);
    expect(turns).toBeGreaterThan(10);
    expect(world.told).toEqual(
      crowd()
        .map(({ id }) => id)
        .sort(),
    );
    expect(world.publication).toMatchObject({ stage: 'matched', matched: 40 });
  });

  test('by two workers at once', async () => {
    const world = new World(aPublication(), 3).add(...crowd());
    await Promise.all([world.turn(), world.turn()]);
    expect(world.told).toEqual(
      crowd()
        .map(({ id }) => id)
        .sort(),
    );
  });

  test('published a second time for the same occasion, nobody hears again', async () => {
    const world = new World().add(...crowd());
    await world.turn();
    world.publication = aPublication({ id: 'publication2', version: 3 });
    await world.turn();
    expect(world.ledger.kept.size).toBe(40);
  });

  test('a cursor of an area cut otherwise starts again', async () => {
    const world = new World(aPublication({ cursor: '999/900/' })).add(...crowd());
    await world.turn();
    expect(world.told).toHaveLength(40);
  });

  test('a wide area without subscribers is not marked cell by cell', async () => {
    const world = new World(aPublication({ newRounds: [wide(300)] }));
    await world.turn();
    expect(world.saved).toBeLessThan(60);
    expect(world.publication.stage).toBe('matched');
  });
});
