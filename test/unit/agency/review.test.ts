import { describe, expect, test } from 'vitest';
import type { NewDelivery } from '../../../functions/domain/deliveries/new-delivery.ts';
import { NOTHING_OWED } from '../../../functions/domain/directory/directory.ts';
import type { Producer } from '../../../functions/domain/directory/producer.ts';
import { type Decision, decide, occasionOf } from '../../../functions/domain/directory/review.ts';
import { reviewChecks } from '../../../functions/domain/directory/review-checks.ts';
import { ProducerId, PublicationId, TaskId } from '../../../functions/domain/shared/primitives.ts';
import { aProducer, aRound, GAAS, hoursAfter, NOW } from '../../support/builders.ts';
import { directoryInMemory } from '../../support/directory-in-memory.ts';

const APPROVE: Decision = { kind: 'approve' };
const REJECT: Decision = { kind: 'reject', reason: 'il manque les tournées' };

const FACTS = {
  by: 'agence@exemple.invalid',
  now: hoursAfter(NOW, 1),
  publicationId: PublicationId.parse('publication1'),
  taskId: TaskId.parse('task12345'),
  opensAt: '',
};

/** A directory that holds one producer, and the messages it woke the sender for. */
const withProducer = async (producer: Producer = aProducer({ state: 'pending' })) => {
  const directory = directoryInMemory();
  await directory.create({ producer, owed: NOTHING_OWED });
  const woken: NewDelivery[] = [];
  const ledger = { wake: async (deliveries: readonly NewDelivery[]) => void woken.push(...deliveries) };
  return { directory, ledger, woken, id: producer.id };
};

describe('an approval', () => {
  test('publishes, announces for the first time, and tells the producer by his own channel, in one write', async () => {
    const { id, ...ports } = await withProducer();
    const outcome = await decide(ports, id, APPROVE, FACTS);
    expect(outcome.kind).toBe('approved');
    expect(await ports.directory.find(id)).toMatchObject({ state: 'published', version: 2, publishedAt: FACTS.now });
    expect(await ports.directory.findPublication(FACTS.publicationId)).toMatchObject({
      version: 2,
      occasion: 'first',
      oldRounds: [],
      announceAt: FACTS.now,
      stage: 'written',
    });
    const [, owed] = ports.directory.owed;
    expect(owed?.deliveries).toMatchObject([
      { about: { kind: 'decision', producerId: id, version: 2 }, channel: 'email', to: 'maylis@exemple.invalid' },
    ]);
    expect(ports.woken).toEqual(owed?.deliveries);
  });

  test('said twice is one publication and one message', async () => {
    const { id, ...ports } = await withProducer();
    await decide(ports, id, APPROVE, FACTS);
    const again = await decide(ports, id, APPROVE, { ...FACTS, publicationId: PublicationId.parse('publication2') });
    expect(again).toMatchObject({ kind: 'alreadyDecided', producer: { state: 'published' } });
    expect(ports.directory.publications.size).toBe(1);
    expect(ports.woken).toHaveLength(1);
  });

  test('before the directory opens announces at the opening, not before', async () => {
    const { id, ...ports } = await withProducer();
    const opensAt = hoursAfter(NOW, 100);
    await decide(ports, id, APPROVE, { ...FACTS, opensAt });
    expect((await ports.directory.findPublication(FACTS.publicationId))?.announceAt).toBe(opensAt);
  });

  test('after the opening announces at once', async () => {
    const { id, ...ports } = await withProducer();
    await decide(ports, id, APPROVE, { ...FACTS, opensAt: hoursAfter(NOW, -100) });
    expect((await ports.directory.findPublication(FACTS.publicationId))?.announceAt).toBe(FACTS.now);
  });
});

describe('a rejection', () => {
  test('keeps its reason and who gave it, announces nothing, and tells the producer', async () => {
    const { id, ...ports } = await withProducer();
    expect((await decide(ports, id, REJECT, FACTS)).kind).toBe('rejected');
    expect(await ports.directory.find(id)).toMatchObject({
      state: 'rejected',
      publishedAt: null,
      rejection: { reason: 'il manque les tournées', at: FACTS.now, by: FACTS.by },
    });
    expect(ports.directory.publications.size).toBe(0);
    expect(ports.woken).toHaveLength(1);
  });

  test('after an approval changes nothing', async () => {
    const { id, ...ports } = await withProducer();
    await decide(ports, id, APPROVE, FACTS);
    expect((await decide(ports, id, REJECT, FACTS)).kind).toBe('alreadyDecided');
    expect((await ports.directory.find(id))?.state).toBe('published');
  });
});

describe('a decision', () => {
  test('over a version that is no longer current writes nothing', async () => {
    const { id, ...ports } = await withProducer(aProducer({ state: 'pending', version: 3 }));
    expect(await decide(ports, id, APPROVE, { ...FACTS, expectedVersion: 2 })).toEqual({ kind: 'conflict' });
    expect(await ports.directory.find(id)).toMatchObject({ state: 'pending', version: 3 });
    expect(ports.woken).toEqual([]);
  });

  test('that loses to another of the same moment is told so', async () => {
    const { id, ...ports } = await withProducer();
    const seen = await ports.directory.find(id);
    let reads = 0;
    // The other decision is written between this one's read and its write.
    const slow = {
      ...ports.directory,
      find: async (asked: ProducerId) => {
        reads += 1;
        if (reads > 1) return ports.directory.find(asked);
        await decide(ports, id, REJECT, FACTS);
        return seen;
      },
    };
    expect(await decide({ ...ports, directory: slow }, id, APPROVE, FACTS)).toMatchObject({
      kind: 'alreadyDecided',
      producer: { state: 'rejected' },
    });
    expect(ports.woken).toHaveLength(1);
    expect(ports.directory.publications.size).toBe(0);
  });

  test('about nobody is not found', async () => {
    const { id: _, ...ports } = await withProducer();
    expect(await decide(ports, ProducerId.parse('nobodythere'), APPROVE, FACTS)).toEqual({ kind: 'notFound' });
  });

  test.each([
    [
      'the first written channel, whatever comes before it',
      [
        { kind: 'call', address: '0612345678' },
        { kind: 'sms', address: '0612345678' },
        { kind: 'email', address: 'm@exemple.invalid' },
      ],
      'sms',
    ],
    [
      'his first',
      [
        { kind: 'email', address: 'm@exemple.invalid' },
        { kind: 'sms', address: '0612345678' },
      ],
      'email',
    ],
  ] as const)('reaches the producer by %s', async (_, channels, expected) => {
    const { id, ...ports } = await withProducer(aProducer({ state: 'pending', details: { channels: [...channels] } }));
    await decide(ports, id, APPROVE, FACTS);
    expect(ports.woken.map(({ channel }) => channel)).toEqual([expected]);
  });

  test('about who can only be telephoned is a task of the agency', async () => {
    const { id, ...ports } = await withProducer(
      aProducer({ state: 'pending', details: { channels: [{ kind: 'call', address: '0612345678' }] } }),
    );
    await decide(ports, id, REJECT, FACTS);
    const [, owed] = ports.directory.owed;
    expect(owed?.deliveries).toEqual([]);
    expect(owed?.tasks).toMatchObject([{ kind: 'callProducer', state: 'open', producerId: id, requestId: null }]);
    expect(owed?.tasks[0]?.what).toContain('il manque les tournées');
  });
});

describe('the occasion of a publication', () => {
  const before = aProducer({ publishedAt: NOW });
  const withRounds = (...rounds: ReturnType<typeof aRound>[]) => aProducer({ publishedAt: NOW, details: { rounds } });

  test('is the first for who was never published', () => {
    expect(occasionOf(aProducer({ publishedAt: null }), before)).toBe('first');
  });
  test('is a return for who was away', () => {
    expect(occasionOf(aProducer({ publishedAt: NOW, state: 'paused' }), before)).toBe('resumed');
  });
  test('is an extension where a round goes elsewhere', () => {
    const further = aRound({ area: { include: [{ kind: 'circle', lat: 43.62, lon: -1.03, radiusKm: 40 }] } });
    expect(occasionOf(before, withRounds(further))).toBe('extended');
  });
  test('is none where only other things changed', () => {
    expect(occasionOf(before, withRounds(aRound({ minimumEuros: 50, weekdays: [2] })))).toBeNull();
  });
});

describe('what is checked before a decision', () => {
  const places = { commune: () => GAAS };

  test('another registration under the same SIRET is shown, the producer himself is not', async () => {
    const producer = aProducer();
    const directory = { ofOwner: async () => [producer.id, ProducerId.parse('otherfarm1')] };
    expect((await reviewChecks(producer, directory, places)).sameSiret).toEqual(['otherfarm1']);
  });

  test('how far from the commune, unless the producer was placed at its centre', async () => {
    const directory = { ofOwner: async () => [] };
    const found = await reviewChecks(
      aProducer({ details: { position: { lat: GAAS.lat + 0.09, lon: GAAS.lon } } }),
      directory,
      places,
    );
    expect(found.kmFromCommune).toBeCloseTo(10, 0);
    const placed = await reviewChecks(aProducer({ details: { positionApproximate: true } }), directory, places);
    expect(placed.kmFromCommune).toBeNull();
  });
});
