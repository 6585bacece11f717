import { describe, expect, test } from 'vitest';
import { type Decision, decide, occasionOf } from '#app/review/decide-registration.ts';
import type { NewDelivery } from '#domain/ledger/new-delivery.ts';
import { EMPTY_OUTBOX } from '#domain/producers/directory.ts';
import type { Producer } from '#domain/producers/producer.ts';
import { type CheckPorts, reviewChecks } from '#domain/review/review-checks.ts';
import { CommuneCode, DepartmentCode, ProducerId, PublicationId, TaskId } from '#domain/shared/primitives.ts';
import { aProducer, aRound, GAAS, hoursAfter, NOW } from '../../support/builders.ts';
import { directoryInMemory } from '../../support/directory-in-memory.ts';
import { aMember } from '../../support/members-in-memory.ts';

const APPROVE: Decision = { kind: 'approve' };
const REJECT: Decision = { kind: 'reject', reason: 'il manque les tournées' };

const FACTS = {
  by: aMember({ email: 'agence@exemple.invalid' }),
  entryId: 'entry12345',
  now: hoursAfter(NOW, 1),
  publicationId: PublicationId.parse('publication1'),
  taskId: TaskId.parse('task12345'),
  opensAt: '',
};

/** A directory that holds one producer, and the messages it woke the sender for. */
const withProducer = async (producer: Producer = aProducer({ state: 'pending' })) => {
  const directory = directoryInMemory();
  await directory.create({ producer, outbox: EMPTY_OUTBOX });
  const woken: NewDelivery[] = [];
  const ledger = { wake: async (deliveries: readonly NewDelivery[]) => void woken.push(...deliveries) };
  return { directory, ledger, woken, id: producer.id };
};

describe('an approval', () => {
  test('publishes, announces for the first time, and tells the producer by their own channel, in one write', async () => {
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
    const [, outbox] = ports.directory.outbox;
    expect(outbox?.deliveries).toMatchObject([
      { about: { kind: 'decision', producerId: id, version: 2 }, channel: 'email', to: 'maylis@exemple.invalid' },
    ]);
    expect(ports.woken).toEqual(outbox?.deliveries);
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
      rejection: { reason: 'il manque les tournées', at: FACTS.now, by: FACTS.by.email },
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
      'their first',
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
    const [, outbox] = ports.directory.outbox;
    expect(outbox?.deliveries).toEqual([]);
    expect(outbox?.tasks).toMatchObject([{ kind: 'callProducer', state: 'open', producerId: id, requestId: null }]);
    expect(outbox?.tasks[0]?.toDo).toMatchObject({ code: 'registrationRejected', reason: 'il manque les tournées' });
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
  const silent = { find: async () => undefined, ask: async () => undefined };
  const checked = (
    producer: Producer,
    others: readonly ProducerId[] = [],
    registers: CheckPorts['registers'] = silent,
  ) =>
    reviewChecks(
      producer,
      {
        directory: { ofOwner: async () => [...others] },
        places: { commune: () => GAAS, communesWithin: () => [] },
        registers,
      },
      NOW,
    );

  test('another registration under the same SIRET is shown, the producer themselves is not', async () => {
    const producer = aProducer();
    expect((await checked(producer, [producer.id, ProducerId.parse('otherfarm1')])).sameSiret).toEqual(['otherfarm1']);
  });

  test('how far from the commune, unless the producer was placed at its centre', async () => {
    const far = await checked(aProducer({ details: { position: { lat: GAAS.lat + 0.09, lon: GAAS.lon } } }));
    expect(far.kmFromCommune).toBeCloseTo(10, 0);
    const placed = await checked(aProducer({ details: { positionApproximate: true } }));
    expect(placed.kmFromCommune).toBeNull();
    expect(placed.position).toBe('centre');
  });

  test('a register that has not answered is pending, is asked, and stops nobody', async () => {
    const asked: string[] = [];
    const found = await checked(aProducer(), [], { ...silent, ask: async (siret) => void asked.push(siret) });
    expect(found.company).toBeNull();
    expect(asked).toEqual([aProducer().details.siret]);
  });

  test.each([
    ['FERME DU BEDAT', '40101', 'fits'],
    ['DARRIGRAND MAYLIS', '40101', 'fits'],
    ['TRANSPORTS DUPONT', '40101', 'otherName'],
    ['FERME DU BEDAT', '33063', 'elsewhere'],
  ] as const)('a company called %s in %s %s', async (name, commune, fits) => {
    const { siret } = aProducer().details;
    const company = {
      kind: 'active' as const,
      name,
      commune: CommuneCode.parse(commune),
      communeName: '',
      activity: '01.13Z',
    };
    const answers = { siret, company, organic: { kind: 'none' as const }, askedAt: NOW, tries: 1 };
    const found = await checked(aProducer(), [], { ...silent, find: async () => answers });
    expect(found.company?.fits).toBe(fits);
  });
});

describe('a partner', () => {
  const partner = aMember({ role: 'partner', departments: [DepartmentCode.parse('64')] });

  test('decides on nobody outside its departments: nothing is written', async () => {
    const { id, ...ports } = await withProducer();
    expect(await decide(ports, id, APPROVE, { ...FACTS, by: partner })).toEqual({ kind: 'refused', why: 'elsewhere' });
    expect((await ports.directory.find(id))?.state).toBe('pending');
    expect(ports.directory.audit).toEqual([]);
  });

  test('is refused even what was decided before: it learns nothing of others', async () => {
    const { id, ...ports } = await withProducer();
    await decide(ports, id, APPROVE, FACTS);
    expect((await decide(ports, id, REJECT, { ...FACTS, by: partner })).kind).toBe('refused');
  });
});

describe('the journal', () => {
  test('has a decision with who took it, before, after and the reason', async () => {
    const { id, ...ports } = await withProducer();
    await decide(ports, id, REJECT, FACTS);
    expect(ports.directory.audit).toMatchObject([
      {
        action: 'producerRejected',
        by: { email: 'agence@exemple.invalid' },
        before: { state: 'pending' },
        after: { state: 'rejected' },
        word: 'il manque les tournées',
      },
    ]);
  });

  test('has no decision that was not taken', async () => {
    const { id, ...ports } = await withProducer();
    await decide(ports, id, APPROVE, { ...FACTS, expectedVersion: 7 });
    expect(ports.directory.audit).toEqual([]);
  });
});
