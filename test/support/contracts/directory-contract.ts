import { describe, expect, test } from 'vitest';
import { type Directory, EMPTY_OUTBOX, type ProducerChange } from '#domain/producers/directory.ts';
import type { Producer } from '#domain/producers/producer.ts';
import { Publication } from '#domain/producers/publication.ts';
import { ProducerId } from '#domain/shared/primitives.ts';
import { inventedSiret } from '../../tour/people.ts';
import { aProducer, hoursAfter, NOW } from '../builders.ts';

/** A SIRET with right keys, different for each number: those of the sample begin otherwise. */
export const siretNumber = inventedSiret;

let made = 0;
/** A producer of their own: another id and SIRET each time. */
export const aNewProducer = (changes: Parameters<typeof aProducer>[0] = {}): Producer => {
  made += 1;
  return aProducer({
    id: `contract${String(made).padStart(4, '0')}`,
    state: 'pending',
    ...changes,
    details: { siret: siretNumber(made), ...changes.details },
  });
};

export const aPublication = (producer: Producer, changes: Partial<Publication> = {}): Publication =>
  Publication.parse({
    id: `pub${producer.id}`,
    producerId: producer.id,
    version: producer.version,
    occasion: 'first',
    oldRounds: [],
    newRounds: producer.details.rounds,
    writtenAt: NOW,
    announceAt: NOW,
    stage: 'written',
    cursor: null,
    matched: 0,
    ...changes,
  });

export const approvalOf = (producer: Producer): ProducerChange => {
  const published: Producer = { ...producer, state: 'published', version: producer.version + 1, publishedAt: NOW };
  return {
    from: producer,
    producer: published,
    publication: aPublication(published),
    outbox: EMPTY_OUTBOX,
    takesSiret: true,
  };
};

const rejectionOf = (producer: Producer): ProducerChange => ({
  from: producer,
  producer: {
    ...producer,
    state: 'rejected',
    version: producer.version + 1,
    rejection: { reason: 'incomplet', at: NOW, by: 'agence@exemple.invalid' },
  },
  publication: null,
  outbox: EMPTY_OUTBOX,
});

/** What every directory keeps to. `create` gives one that may hold producers of earlier tests. */
export const directoryContract = (name: string, create: () => Directory): void => {
  describe(`${name}: producers`, () => {
    test('what was written is read back, whole', async () => {
      const directory = create();
      const producer = aNewProducer({ invented: true });
      expect(await directory.create({ producer, outbox: EMPTY_OUTBOX })).toBe('created');
      expect(await directory.find(producer.id)).toEqual(producer);
      expect(await directory.find(ProducerId.parse('nobodythere'))).toBeUndefined();
    });

    test('a registration sent twice is one producer', async () => {
      const directory = create();
      const producer = aNewProducer();
      await directory.create({ producer, outbox: EMPTY_OUTBOX });
      expect(await directory.create({ producer: { ...producer, version: 7 }, outbox: EMPTY_OUTBOX })).toBe('already');
      expect((await directory.find(producer.id))?.version).toBe(1);
    });

    test('under the SIRET of a published farm nobody registers, and nothing is written', async () => {
      const directory = create();
      const first = aNewProducer();
      const second = aNewProducer({ details: { siret: first.details.siret } });
      await directory.create({ producer: first, outbox: EMPTY_OUTBOX });
      await directory.decide(approvalOf(first));
      expect(await directory.create({ producer: second, outbox: EMPTY_OUTBOX })).toBe('siretTaken');
      expect(await directory.find(second.id)).toBeUndefined();
    });

    test('a SIRET is not taken by who typed it first, but by who is published', async () => {
      const directory = create();
      const stranger = aNewProducer();
      const farm = aNewProducer({ details: { siret: stranger.details.siret } });
      await directory.create({ producer: stranger, outbox: EMPTY_OUTBOX });
      expect(await directory.create({ producer: farm, outbox: EMPTY_OUTBOX })).toBe('created');
      expect(await directory.decide(approvalOf(farm))).toBe('written');
      expect(await directory.decide(approvalOf(stranger))).toBe('siretTaken');
      expect((await directory.find(stranger.id))?.state).toBe('pending');
      expect(await directory.decide(rejectionOf(stranger))).toBe('written');
      const third = aNewProducer({ details: { siret: farm.details.siret } });
      expect(await directory.create({ producer: third, outbox: EMPTY_OUTBOX })).toBe('siretTaken');
    });

    test('who was rejected may register again, and both are known under their SIRET', async () => {
      const directory = create();
      const first = aNewProducer();
      const again = aNewProducer({ details: { siret: first.details.siret } });
      await directory.create({ producer: first, outbox: EMPTY_OUTBOX });
      await directory.decide(rejectionOf(first));
      expect(await directory.create({ producer: again, outbox: EMPTY_OUTBOX })).toBe('created');
      expect([...(await directory.ofOwner(first.details.siret))].sort()).toEqual([first.id, again.id].sort());
    });

    test('a decision over another version than the stored one writes nothing', async () => {
      const directory = create();
      const producer = aNewProducer();
      await directory.create({ producer, outbox: EMPTY_OUTBOX });
      const approval = approvalOf(producer);
      expect(await directory.decide(approval)).toBe('written');
      expect(await directory.decide(rejectionOf(producer))).toBe('changed');
      expect(await directory.find(producer.id)).toEqual(approval.producer);
    });

    test('of two decisions at the same moment one is written', async () => {
      const directory = create();
      const producer = aNewProducer();
      await directory.create({ producer, outbox: EMPTY_OUTBOX });
      const outcomes = await Promise.all([
        directory.decide(approvalOf(producer)),
        directory.decide(rejectionOf(producer)),
      ]);
      expect([...outcomes].sort()).toEqual(['changed', 'written']);
    });

    test('are listed by state, oldest first, page after page, and counted', async () => {
      const directory = create();
      const ids: string[] = [];
      for (const hours of [3, 1, 2]) {
        const producer = aNewProducer({ state: 'withdrawn', updatedAt: hoursAfter(NOW, hours) });
        await directory.create({ producer, outbox: EMPTY_OUTBOX });
        ids[hours - 1] = producer.id;
      }
      const first = await directory.inState('withdrawn', undefined, 2);
      const second = await directory.inState('withdrawn', first.cursor, 2);
      expect([...first.producers, ...second.producers].map(({ id }) => id)).toEqual(ids);
      expect(second.cursor).toBeUndefined();
      expect(await directory.countIn('withdrawn')).toEqual({ count: 3, more: false });
      expect(await directory.countIn('paused')).toEqual({ count: 0, more: false });
    });
  });

  describe(`${name}: publications`, () => {
    const published = async (directory: Directory, changes: Partial<Publication> = {}): Promise<Publication> => {
      const producer = aNewProducer();
      await directory.create({ producer, outbox: EMPTY_OUTBOX });
      const approval = approvalOf(producer);
      const publication = aPublication(approval.producer, changes);
      await directory.decide({ ...approval, publication });
      return publication;
    };
    const isOpen = async (directory: Directory, { id }: Publication, before: string) =>
      (await directory.openPublications(before)).some((open) => open.id === id);

    test('come with the decision, and are open until they are matched', async () => {
      const directory = create();
      const publication = await published(directory);
      expect(await directory.findPublication(publication.id)).toEqual(publication);
      expect(await isOpen(directory, publication, hoursAfter(NOW, 1))).toBe(true);
      expect(await isOpen(directory, publication, hoursAfter(NOW, -1))).toBe(false);
      await directory.savePublication({ ...publication, stage: 'projected' });
      expect(await isOpen(directory, publication, hoursAfter(NOW, 1))).toBe(true);
      await directory.savePublication({ ...publication, stage: 'matched', matched: 3 });
      expect(await isOpen(directory, publication, hoursAfter(NOW, 1))).toBe(false);
      expect((await directory.findPublication(publication.id))?.matched).toBe(3);
    });

    test('that announce nothing are finished once they are in the index', async () => {
      const directory = create();
      const publication = await published(directory, { occasion: null });
      await directory.savePublication({ ...publication, stage: 'projected' });
      expect(await isOpen(directory, publication, hoursAfter(NOW, 1))).toBe(false);
    });

    test('in the index wait for the hour of their announcement', async () => {
      const directory = create();
      const publication = await published(directory, { announceAt: hoursAfter(NOW, 48) });
      await directory.savePublication({ ...publication, stage: 'projected' });
      expect(await isOpen(directory, publication, hoursAfter(NOW, 24))).toBe(false);
      expect(await isOpen(directory, publication, hoursAfter(NOW, 49))).toBe(true);
    });

    test('never go back: a worker that is behind writes nothing', async () => {
      const directory = create();
      const publication = await published(directory);
      await directory.savePublication({ ...publication, stage: 'projected', cursor: 'b', matched: 40 });
      expect(await directory.savePublication({ ...publication, stage: 'written' })).toBe('behind');
      expect(await directory.savePublication({ ...publication, stage: 'projected', cursor: 'a', matched: 20 })).toBe(
        'behind',
      );
      expect(await directory.findPublication(publication.id)).toMatchObject({
        stage: 'projected',
        cursor: 'b',
        matched: 40,
      });
    });
  });
};
