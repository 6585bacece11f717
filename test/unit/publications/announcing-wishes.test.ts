import { describe, expect, test } from 'vitest';
import { aProducer, aRound, hoursAfter, NOW } from '../../support/builders.ts';
import { aPublication, aSubscription } from '../../support/subscription-builders.ts';
import { subscriberAt, World, wide } from './announcing-world.ts';

const told = async (world: World) => {
  await world.turn();
  return world.told;
};

describe('what a person asked for', () => {
  test('a producer further than their radius is not news, however far they deliver', async () => {
    const near = subscriberAt(5, { radiusKm: 10 });
    const far = subscriberAt(15, { radiusKm: 10 });
    expect(await told(new World().add(near, far))).toEqual([near.id]);
  });

  test('a label', async () => {
    const organic = subscriberAt(1, { labels: ['BIO'] });
    const world = new World().add(organic);
    expect(await told(world)).toEqual([]);
    const labelled = new World().add(organic);
    labelled.producer = aProducer({ details: { labels: ['BIO', 'HVE'] } });
    expect(await told(labelled)).toEqual([organic.id]);
  });

  test('a product in words: accents, capitals and plurals aside', async () => {
    const [product] = aProducer().details.offers;
    const name = product?.name ?? '';
    const wants = subscriberAt(1, { words: [name.toUpperCase()] });
    const other = subscriberAt(2, { words: ['langoustines'] });
    expect(await told(new World().add(wants, other))).toEqual([wants.id]);
  });

  test('parcels only where they are asked for', async () => {
    const parcel = aRound({ mode: 'parcel', area: { include: [{ kind: 'country' }] } });
    const wants = subscriberAt(1, { parcels: true });
    const world = new World(aPublication({ newRounds: [parcel] })).add(wants, subscriberAt(2), subscriberAt(400));
    expect(await told(world)).toEqual([wants.id]);
  });

  test('nothing during a pause, and again after it', async () => {
    const away = subscriberAt(1, { pausedUntil: hoursAfter(NOW, 1) });
    const back = subscriberAt(2, { pausedUntil: NOW });
    expect(await told(new World().add(away, back))).toEqual([back.id]);
  });

  test('who subscribed when the search showed them already is not told that they are new', async () => {
    const { consent } = aSubscription();
    const later = subscriberAt(1, { consent: { ...consent, confirmedAt: hoursAfter(NOW, 0.01) } });
    const before = subscriberAt(2);
    expect(await told(new World().add(later, before))).toEqual([before.id]);
  });
});

describe('occasions', () => {
  test('a new product is news to who asked for it, and to nobody else', async () => {
    const honey = { name: 'Miel de bruyère', family: 'honey' as const, audiences: ['consumer' as const] };
    const publication = aPublication({ occasion: 'newProduct', oldRounds: [aRound()], newOffers: [honey] });
    const producer = aProducer({
      details: { offers: [...aProducer().details.offers, { ...honey, id: 'miel', months: [11] }] },
    });
    const asked = subscriberAt(1, { families: ['honey'] });
    const inWords = subscriberAt(2, { words: ['miel'] });
    const other = subscriberAt(3, { families: ['vegetables'] });
    const world = new World(publication).add(asked, inWords, other, subscriberAt(4));
    world.producer = producer;
    expect(await told(world)).toEqual([asked.id, inWords.id].sort());
  });

  describe('a passage more at a stop', () => {
    const round = wide(20);
    const day = NOW.slice(0, 10);
    const passage = { roundId: round.id, day };
    const extra = { ...passage, kind: 'confirmed' as const, to: null, extra: true, movedFrom: null, word: '', at: NOW };
    const worldOf = (days: readonly object[]) => {
      const publication = aPublication({ occasion: 'extraPassage', newRounds: [round], passage });
      const world = new World(publication).add(subscriberAt(5), subscriberAt(25));
      world.producer = aProducer({ details: { rounds: [round] } });
      world.live = new Map([
        [publication.producerId, { paused: false, stock: {}, changes: { days: days as never, spans: [] } }],
      ]);
      return world;
    };

    test('is news to those whom the stop serves, and the mail knows which', async () => {
      const world = worldOf([extra]);
      expect(await told(world)).toEqual([subscriberAt(5).id]);
      expect([...world.ledger.kept.values()]).toMatchObject([
        { about: { items: [{ occasion: 'extraPassage', passage }] } },
      ]);
    });

    test.each([
      ['taken back', []],
      ['cancelled', [{ ...extra, kind: 'cancelled' }]],
      ['full', [{ ...extra, kind: 'full' }]],
    ])('%s, it is announced to nobody, and nobody is noted as told', async (_, days) => {
      const world = worldOf(days);
      expect(await told(world)).toEqual([]);
      expect(await world.subscribers.lastTold([subscriberAt(5).person], world.publication.producerId)).toEqual(
        new Map(),
      );
    });
  });

  test.each([
    ['a week', 24 * 7, []],
    ['a month', 24 * 30, ['knew']],
  ] as const)('back after %s', async (_, hours, expected) => {
    const knew = subscriberAt(5);
    const since = hoursAfter(NOW, -hours);
    const publication = aPublication({
      occasion: 'resumed',
      oldRounds: [wide(20)],
      newRounds: [wide(20)],
      awaySince: since,
    });
    const old = { ...knew, consent: { ...knew.consent, confirmedAt: hoursAfter(since, -1) } };
    expect(await told(new World(publication).add(old))).toEqual(expected.map(() => knew.id));
  });

  test('what was taken back since is announced to nobody', async () => {
    const publication = aPublication({
      occasion: 'extended',
      oldRounds: [wide(10)],
      newRounds: [wide(20)],
      version: 2,
    });
    const world = new World(publication).add(subscriberAt(15));
    world.version = 3;
    world.producer = aProducer({ details: { rounds: [wide(10)] } });
    expect(await told(world)).toEqual([]);
  });
});

describe('one mail a person', () => {
  const places = (count: number) =>
    Array.from({ length: count }, (_, index) => ({ ...subscriberAt(index + 1), person: 'jeannedupouy' as never }));

  test('four places of one person make one mail, which names them all', async () => {
    const world = new World(aPublication(), 1).add(...places(4));
    await world.turn();
    expect(world.ledger.kept.size).toBe(1);
    expect(world.told).toHaveLength(4);
    expect(world.publication.matched).toBe(1);
    expect(world.ledger.woken).toHaveLength(1);
  });

  test('killed between two places of a person, the mail names both all the same', async () => {
    const world = new World(aPublication(), 1).add(...places(3));
    world.killAt = 'match.after-deliveries';
    world.killAfter = 1;
    expect(await world.turn()).toBe('killed');
    expect(world.ledger.woken).toEqual([]);
    world.killAt = undefined;
    await world.turn();
    expect(world.told).toHaveLength(3);
    expect(world.ledger.kept.size).toBe(1);
  });

  test('killed before anybody was woken, the next turn wakes: nobody waits for the sweep', async () => {
    const world = new World().add(...places(1));
    world.killAt = 'match.before-wake';
    expect(await world.turn()).toBe('killed');
    expect(world.ledger.woken).toEqual([]);
    world.killAt = undefined;
    expect(await world.turn()).toBe('done');
    expect(world.ledger.woken).toEqual([...world.ledger.kept.keys()]);
  });

  test('the second news of a day waits for the next morning; a third joins it', async () => {
    const world = new World().add(...places(1));
    await world.turn();
    const [today] = [...world.ledger.kept.values()];
    await world.ledger.change(String(today?.id), (delivery) => ({ ...delivery, state: 'sent' }));
    for (const name of ['second', 'third']) {
      world.publication = aPublication({ id: `publication${name}`, producerId: `farm${name}00` });
      world.producer = aProducer({ id: `farm${name}00` });
      await world.turn();
    }
    const mails = [...world.ledger.kept.values()];
    expect(mails.map(({ dueAt }) => dueAt)).toEqual([NOW, '2026-11-25T07:30:00.000Z']);
    expect(mails[1]?.about).toMatchObject({ items: [{ producerId: 'farmsecond00' }, { producerId: 'farmthird00' }] });
  });

  test('an extension a week after they were new is not told to the same person', async () => {
    const world = new World().add(subscriberAt(5));
    await world.turn();
    const week = hoursAfter(NOW, 24 * 7);
    world.now = week;
    world.publication = aPublication({
      ...{ id: 'publication2', occasion: 'extended', oldRounds: [wide(2)], newRounds: [wide(20)] },
      ...{ writtenAt: week, announceAt: week },
    });
    await world.turn();
    expect(world.ledger.kept.size).toBe(1);
  });
});
