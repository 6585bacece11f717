import { describe, expect, test } from 'vitest';
import { waveIsUnderWay } from '#app/publications/announce.ts';
import type { Publication } from '#domain/producers/publication.ts';
import { aProducer } from '../../support/builders.ts';
import { aPublication } from '../../support/subscription-builders.ts';
import { subscriberAt, World } from './announcing-world.ts';

describe('one of many at the same time', () => {
  const others = (count: number, changes: Parameters<typeof aPublication>[0] = {}): Publication[] =>
    Array.from({ length: count }, (_, index) =>
      aPublication({ id: `publicationof${index}`, producerId: `otherfarm${index}`, ...changes }),
    );
  /** The quarter of an hour after NOW. */
  const WAVE = '2026-11-24T08:15:00.000Z';

  test('alone, or with one or two others, it is told at once', async () => {
    const world = new World().add(subscriberAt(1));
    world.others = others(2);
    expect(await world.turn()).toBe('done');
    expect(world.told).toHaveLength(1);
  });

  test('in company it waits for the next quarter of an hour, and joins its wave', async () => {
    const world = new World().add(subscriberAt(1));
    world.others = others(3);
    expect(await world.turn()).toBe('later');
    expect(world.publication).toMatchObject({ wave: WAVE, announceAt: WAVE });
    expect(world.told).toEqual([]);
  });

  test('quiet publications are no company', async () => {
    const world = new World().add(subscriberAt(1));
    world.others = others(9, { occasion: null });
    expect(await world.turn()).toBe('done');
  });

  test('once it has begun to be told, it goes on by itself', async () => {
    const world = new World(aPublication({ matched: 1 })).add(subscriberAt(1));
    world.others = others(9);
    expect(await world.turn()).toBe('done');
  });

  test('the wave is one mail a person, whatever its number; the sweep sends it when all of it is told', async () => {
    const world = new World().add(subscriberAt(1), subscriberAt(2));
    world.now = WAVE;
    for (let index = 0; index < 25; index += 1) {
      world.publication = aPublication({
        id: `publicationof${index}`,
        producerId: `producerof${index}`,
        wave: WAVE,
        announceAt: WAVE,
      });
      world.producer = aProducer({ id: `producerof${index}` });
      expect(await world.turn()).toBe('done');
    }
    const mails = [...world.ledger.kept.values()].map(({ about }) => about);
    expect(mails).toHaveLength(2);
    for (const about of mails) expect(about.kind === 'news' && about.items.length + about.more).toBe(25);
    for (const { person } of [subscriberAt(1), subscriberAt(2)])
      expect(await world.subscribers.toldTo(person)).toHaveLength(25);
    expect(world.ledger.woken).toEqual([]);
    expect([...world.ledger.batches.values()].every(({ wave, lookAt }) => wave === WAVE && lookAt === WAVE)).toBe(true);
  });

  test('who comes after the mail of the wave has left waits for the next morning', async () => {
    const world = new World(aPublication({ wave: WAVE, announceAt: WAVE })).add(subscriberAt(1));
    world.now = WAVE;
    await world.turn();
    const [mail] = [...world.ledger.kept.values()];
    await world.ledger.change(String(mail?.id), (delivery) => ({ ...delivery, state: 'sent' }));
    world.publication = aPublication({
      id: 'publicationlate',
      producerId: 'producerlate',
      wave: WAVE,
      announceAt: WAVE,
    });
    world.producer = aProducer({ id: 'producerlate' });
    await world.turn();
    const [, next] = [...world.ledger.kept.values()];
    expect(next).toMatchObject({ dueAt: '2026-11-25T07:30:00.000Z', about: { day: '2026-11-25' } });
    expect(next?.about.kind === 'news' && next.about.items.map(({ producerId }) => producerId)).toEqual([
      'producerlate',
    ]);
  });

  test('a wave is under way while one of it, or of one before, is told; and where nobody can see them all', async () => {
    const asked = (open: readonly Publication[]) =>
      waveIsUnderWay(WAVE, WAVE, { openPublications: async () => [...open] });
    expect(await asked([])).toBe(false);
    expect(await asked([aPublication({ wave: WAVE })])).toBe(true);
    expect(await asked([aPublication({ wave: '2026-11-24T08:00:00.000Z' })])).toBe(true);
    expect(await asked([aPublication({ wave: '2026-11-24T08:30:00.000Z' }), aPublication()])).toBe(false);
    expect(await asked(others(50))).toBe(true);
  });
});
