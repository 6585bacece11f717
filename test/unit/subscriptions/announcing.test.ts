import ngeohash from 'ngeohash';
import { describe, expect, test } from 'vitest';
import type { Area, ResolvedArea } from '../../../functions/domain/areas/area.ts';
import type { Producer } from '../../../functions/domain/directory/producer.ts';
import type { Publication } from '../../../functions/domain/directory/publication.ts';
import { Geohash, SubscriptionId } from '../../../functions/domain/shared/primitives.ts';
import {
  type Announced,
  type Announcing,
  announce,
  waveIsUnderWay,
} from '../../../functions/domain/subscriptions/announcing.ts';
import type { Subscription } from '../../../functions/domain/subscriptions/subscription.ts';
import { aProducer, aRound, GAAS, NOW } from '../../support/builders.ts';
import { LedgerInMemory } from '../../support/ledger-in-memory.ts';
import { aPublication, aSubscription } from '../../support/subscription-builders.ts';
import { SubscriptionsInMemory } from '../../support/subscriptions-in-memory.ts';

class Killed extends Error {}

/** Areas of these tests have no code to look up. */
const resolve = (area: Area): ResolvedArea => area as ResolvedArea;

class World {
  readonly ledger = new LedgerInMemory();
  readonly subscribers: SubscriptionsInMemory;
  publication: Publication;
  producer: Producer = aProducer();
  killAt: 'match.after-deliveries' | 'match.before-mark' | undefined;
  /** Lets this many pages pass before it is killed. */
  killAfter = 0;
  turnsOfOnePage = false;
  now = NOW;
  saved = 0;
  /** Publications that are on their way beside this one. */
  others: Publication[] = [];
  opensAt = '';

  constructor(publication: Publication = aPublication(), page = 500) {
    this.publication = publication;
    this.subscribers = new SubscriptionsInMemory(this.ledger, page);
  }

  add(...subscriptions: readonly Subscription[]): this {
    for (const subscription of subscriptions)
      this.subscribers.kept.set(subscription.id, { subscription, emailHash: subscription.email });
    return this;
  }

  async turn(): Promise<Announced | 'killed'> {
    try {
      return await announce(this.publication.id, this.announcing);
    } catch (error) {
      if (error instanceof Killed) return 'killed';
      throw error;
    }
  }

  /** Ids of those who are owed an alert. */
  get told(): string[] {
    return [...this.ledger.kept.values()]
      .flatMap(({ about }) => (about.kind === 'alert' ? [about.subscriptionId] : []))
      .sort();
  }

  get announcing(): Announcing {
    return {
      directory: {
        find: async () => this.producer,
        findPublication: async () => this.publication,
        savePublication: async (publication) => {
          this.saved += 1;
          this.publication = publication;
          return 'saved';
        },
        openPublications: async () => [this.publication, ...this.others],
      },
      opensAt: this.opensAt,
      subscribers: this.subscribers,
      ledger: this.ledger,
      resolve,
      departments: () => ['33', '40', '64'],
      now: () => this.now,
      timeIsUp: () => this.turnsOfOnePage,
      reached: (point) => {
        if (point !== this.killAt) return;
        if (this.killAfter > 0) this.killAfter -= 1;
        else throw new Killed(point);
      },
    };
  }
}

/** A subscriber `km` kilometres north of the middle of the round of `aRound`. */
const subscriberAt = (km: number, changes: Parameters<typeof aSubscription>[0] = {}): Subscription => {
  const lat = 43.62 + km / 111.2;
  const id = SubscriptionId.parse(`at${String(Math.round(km * 10)).padStart(8, '0')}`);
  return aSubscription({
    id,
    email: `${id}@exemple.invalid`,
    place: { ...GAAS, lat, lon: -1.03, cell: Geohash.parse(ngeohash.encode(lat, -1.03, 7)) },
    ...changes,
  });
};

const wide = (radiusKm: number) =>
  aRound({ area: { include: [{ kind: 'circle', lat: 43.62, lon: -1.03, radiusKm }] } });

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

  test('when he comes back, everybody whom he reaches', async () => {
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

  test('only those who want one of his families', async () => {
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

describe('when they hear of it', () => {
  test('not before the index shows him', async () => {
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

const centreOf = (cell: string) => {
  const { latitude, longitude } = ngeohash.decode(cell);
  return { lat: latitude, lon: longitude };
};

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

  test('the wave is one mail a person, whatever its number', async () => {
    const world = new World().add(subscriberAt(1), subscriberAt(2));
    world.now = WAVE;
    for (let index = 0; index < 5; index += 1) {
      world.publication = aPublication({ id: `publicationof${index}`, wave: WAVE, announceAt: WAVE });
      world.producer = aProducer({ id: `producerof${index}` });
      expect(await world.turn()).toBe('done');
    }
    const mails = [...world.ledger.kept.values()].map(({ about }) => about);
    expect(mails.map(({ kind }) => kind)).toEqual(['digest', 'digest']);
    for (const { id } of [subscriberAt(1), subscriberAt(2)])
      expect(await world.subscribers.toldIn(id, WAVE)).toHaveLength(5);
  });

  test('who comes after the mail of the wave has left is told by himself, and not twice', async () => {
    const world = new World(aPublication({ wave: WAVE, announceAt: WAVE })).add(subscriberAt(1));
    world.now = WAVE;
    await world.turn();
    const [digest] = [...world.ledger.kept.values()];
    await world.ledger.change(String(digest?.id), (delivery) => ({ ...delivery, state: 'sent' }));
    world.publication = aPublication({ id: 'publicationlate', wave: WAVE, announceAt: WAVE });
    world.producer = aProducer({ id: 'producerlate' });
    await world.turn();
    expect(world.told).toEqual([subscriberAt(1).id]);
    expect(await world.subscribers.toldIn(subscriberAt(1).id, WAVE)).toEqual(['fermedugaas1']);
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
