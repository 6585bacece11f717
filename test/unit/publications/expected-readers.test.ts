import { describe, expect, it } from 'vitest';
import { expectedReaders } from '#app/publications/expected-readers.ts';
import { PersonId, PublicationId } from '#domain/shared/primitives.ts';
import { centsFor } from '#domain/subscriptions/mail-cost.ts';
import { aProducer, aRound, hoursAfter, NOW } from '../../support/builders.ts';
import { LedgerInMemory } from '../../support/ledger-in-memory.ts';
import { aPublication } from '../../support/subscription-builders.ts';
import { SubscriptionsInMemory } from '../../support/subscriptions-in-memory.ts';
import { resolve, subscriberAt, World, wide } from './announcing-world.ts';

const PRODUCER = aProducer();
const approvalOf = (round = aRound()) => ({
  producer: { ...PRODUCER, details: { ...PRODUCER.details, rounds: [round] }, version: 2 },
  publication: aPublication({ newRounds: [round], writtenAt: hoursAfter(NOW, 1), announceAt: hoursAfter(NOW, 1) }),
});

const among = (subscribers: SubscriptionsInMemory, timeIsUp = () => false) => ({
  subscribers,
  resolve,
  departments: () => ['33', '40', '64'],
  begin: () => timeIsUp,
});

describe('before an approval', () => {
  it('as many are counted as are told afterwards', async () => {
    const world = new World(approvalOf().publication);
    world.add(...[1, 5, 9, 30, 80].map((km) => subscriberAt(km, { createdAt: hoursAfter(NOW, -48) })));
    world.now = hoursAfter(NOW, 2);
    const { people } = await expectedReaders([approvalOf()], among(world.subscribers));
    expect(await world.turn()).toBe('done');
    expect(people).toBe(world.ledger.kept.size);
    expect(people).toBeGreaterThan(0);
    expect(people).toBeLessThan(5);
  });

  it('a person with several places, or of several producers, is counted once', async () => {
    const person = PersonId.parse('personjeanne');
    const subscribers = new SubscriptionsInMemory(new LedgerInMemory(), 2);
    subscribers.add(...[1, 2, 3].map((km) => subscriberAt(km, { person })), subscriberAt(4));
    const both = [approvalOf(), approvalOf(wide(25))];
    expect(await expectedReaders(both, among(subscribers))).toMatchObject({ people: 2, isWhole: true });
  });

  it('who was told of the same producer within 30 days is not counted, as they are not told', async () => {
    const round = wide(25);
    const publication = { ...approvalOf(round).publication, occasion: 'extended' as const, oldRounds: [wide(3)] };
    const approval = { ...approvalOf(round), publication };
    const world = new World(publication);
    world.producer = approval.producer;
    const [lately, longAgo, never] = [5, 9, 15].map((km) => subscriberAt(km, { createdAt: hoursAfter(NOW, -9_000) }));
    if (lately === undefined || longAgo === undefined || never === undefined) throw new Error('three subscribers');
    world.add(lately, longAgo, never);
    const told = {
      producerId: PRODUCER.id,
      publicationId: PublicationId.parse('anotherpublication1'),
      day: '2026-11-01',
    };
    await world.subscribers.markTold([
      { ...told, person: lately.person, occasion: 'extended', at: hoursAfter(NOW, -24 * 10) },
      { ...told, person: longAgo.person, occasion: 'extended', at: hoursAfter(NOW, -24 * 40) },
    ]);
    world.now = hoursAfter(NOW, 2);
    const { people } = await expectedReaders([approval], among(world.subscribers));
    expect(people).toBe(2);
    await world.turn();
    expect(world.told).toEqual([longAgo.id, never.id].sort());
  });

  it('what announces nothing tells nobody', async () => {
    const subscribers = new SubscriptionsInMemory(new LedgerInMemory(), 500);
    subscribers.add(subscriberAt(1));
    const { producer, publication } = approvalOf();
    const quiet = { producer, publication: { ...publication, occasion: null } };
    expect(await expectedReaders([quiet], among(subscribers))).toMatchObject({ people: 0, isWhole: true });
  });

  it('says “more than” where the time of a page is up', async () => {
    const subscribers = new SubscriptionsInMemory(new LedgerInMemory(), 1);
    subscribers.add(...[1, 2, 3, 4].map((km) => subscriberAt(km)));
    let asked = 0;
    const counted = await expectedReaders(
      [approvalOf()],
      among(subscribers, () => {
        asked += 1;
        return asked > 1;
      }),
    );
    expect(counted.isWhole).toBe(false);
    expect(counted.people).toBeLessThan(4);
  });

  it('costs whole cents, rounded up: some ten for a thousand', () => {
    expect([0, 1, 1_000, 35_000].map(centsFor)).toEqual([0, 1, 11, 354]);
  });
});
