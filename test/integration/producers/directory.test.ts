import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { TABLES } from '#adapters/dynamodb/keys.ts';
import { ledgerIn } from '#adapters/dynamodb/messages/ledger.ts';
import { directoryIn } from '#adapters/dynamodb/producers/directory.ts';
import { draftsIn } from '#adapters/dynamodb/producers/drafts.ts';
import { outboxIn } from '#adapters/dynamodb/producers/outbox.ts';
import { tasksIn } from '#adapters/dynamodb/tasks/tasks.ts';
import { registerProducer } from '#app/registration/register-producer.ts';
import { decide } from '#app/review/decide-registration.ts';
import { newDelivery } from '#domain/ledger/new-delivery.ts';
import type { Directory } from '#domain/producers/directory.ts';
import type { Producer } from '#domain/producers/producer.ts';
import { PublicationId, TaskId } from '#domain/shared/primitives.ts';
import { hoursAfter, NOW } from '../../support/builders.ts';
import { aNewProducer, approvalOf, directoryContract } from '../../support/contracts/directory-contract.ts';
import { aMember } from '../../support/members-in-memory.ts';
import { startTestTables, type TestTables } from '../../support/tables.ts';

let tables: TestTables;
let directory: Directory;
beforeAll(async () => {
  tables = await startTestTables('directory', 'deliveries', 'agency', 'audit');
  directory = directoryIn(
    tables.documents,
    'directory',
    outboxIn({ deliveries: 'deliveries', agency: 'agency', audit: 'audit' }),
  );
});
afterAll(() => tables.stop());

directoryContract('the directory on DynamoDB', () => directory);

const quiet = { send: async () => undefined };
const ledger = () => ledgerIn(tables.documents, 'deliveries', quiet);

const dueDeliveries = async (): Promise<unknown[]> => {
  const { due } = TABLES.deliveries.indexes;
  const shards = await Promise.all(
    Array.from({ length: 16 }, (_, shard) =>
      tables.documents.send(
        new QueryCommand({
          TableName: 'deliveries',
          IndexName: due.name,
          KeyConditionExpression: '#due = :shard',
          ExpressionAttributeNames: { '#due': due.partitionKey },
          ExpressionAttributeValues: { ':shard': `due#${shard}` },
        }),
      ),
    ),
  );
  return shards.flatMap(({ Items = [] }) => Items);
};

const register = (producer: Producer, draftId?: string) =>
  registerProducer({ directory, ledger: ledger() }, producer.details, {
    id: producer.id,
    taskId: TaskId.parse(`task${producer.id}`.slice(0, 24)),
    now: NOW,
    ...(draftId === undefined ? {} : { draftId }),
  });

describe('a registration', () => {
  test('takes the draft with it, and owes one message however often it is sent', async () => {
    const drafts = draftsIn(tables.documents, 'directory', () => NOW);
    const producer = aNewProducer();
    await drafts.start({ id: producer.id, steps: { who: { name: 'Ferme' } } }, NOW);
    const before = (await dueDeliveries()).length;
    expect((await register(producer, producer.id)).kind).toBe('registered');
    expect((await register(producer, producer.id)).kind).toBe('registered');
    expect(await drafts.find(producer.id)).toBeUndefined();
    expect((await dueDeliveries()).length).toBe(before + 1);
    expect(await directory.find(producer.id)).toMatchObject({ state: 'pending', version: 1 });
  });

  test('sent twice at the same moment is one producer and one message', async () => {
    const drafts = draftsIn(tables.documents, 'directory', () => NOW);
    const producer = aNewProducer();
    await drafts.start({ id: producer.id, steps: {} }, NOW);
    const before = (await dueDeliveries()).length;
    const outcomes = await Promise.all([register(producer, producer.id), register(producer, producer.id)]);
    expect(outcomes.map(({ kind }) => kind)).toEqual(['registered', 'registered']);
    expect((await dueDeliveries()).length).toBe(before + 1);
  });

  test('under a SIRET that is taken keeps its draft and owes nothing', async () => {
    const drafts = draftsIn(tables.documents, 'directory', () => NOW);
    const first = aNewProducer();
    const second = aNewProducer({ details: { siret: first.details.siret } });
    await register(first);
    await directory.decide(approvalOf(first));
    await drafts.start({ id: second.id, steps: {} }, NOW);
    const before = (await dueDeliveries()).length;
    expect(await register(second, second.id)).toEqual({ kind: 'siretTaken' });
    expect(await drafts.find(second.id)).toBeDefined();
    expect((await dueDeliveries()).length).toBe(before);
  });
});

describe('a decision', () => {
  const facts = (producer: Producer) => ({
    by: aMember({ email: 'agence@exemple.invalid' }),
    entryId: `entry${producer.id}`.slice(0, 24),
    now: NOW,
    publicationId: PublicationId.parse(`pub${producer.id}`),
    taskId: TaskId.parse(`call${producer.id}`),
    opensAt: '' as const,
  });

  test('taken twice at the same moment is one publication and one message', async () => {
    const producer = aNewProducer();
    await register(producer);
    const before = (await dueDeliveries()).length;
    const ports = { directory, ledger: ledger() };
    const outcomes = await Promise.all([
      decide(ports, producer.id, { kind: 'approve' }, facts(producer)),
      decide(ports, producer.id, { kind: 'approve' }, facts(producer)),
    ]);
    expect(outcomes.filter(({ kind }) => kind === 'approved')).toHaveLength(1);
    expect((await dueDeliveries()).length).toBe(before + 1);
    expect(await directory.findPublication(facts(producer).publicationId)).toMatchObject({
      version: 2,
      occasion: 'first',
    });
  });

  test('about a producer who can only be telephoned is a task, with the words to say', async () => {
    const producer = aNewProducer({ details: { channels: [{ kind: 'call', address: '0612345678' }] } });
    await register(producer);
    await decide(
      { directory, ledger: ledger() },
      producer.id,
      { kind: 'reject', reason: 'il manque les tournées' },
      facts(producer),
    );
    const { tasks } = await tasksIn(tables.documents, 'agency').due(hoursAfter(NOW, 24), 1_000);
    const own = tasks.filter(({ producerId }) => producerId === producer.id);
    expect(own).toHaveLength(2);
    expect(own.map(({ toDo }) => toDo)).toContainEqual(
      expect.objectContaining({ code: 'registrationRejected', reason: 'il manque les tournées' }),
    );
  });

  test('that cannot be written whole is not written at all', async () => {
    const producer = aNewProducer();
    await register(producer);
    const way = { channel: 'email' as const, to: 'maylis@exemple.invalid', language: 'fr' as const, now: NOW };
    // The message is owed already: a state that no decision meets, since it carries the version; the whole transaction must fail.
    await ledger().enqueue(newDelivery({ about: { kind: 'decision', producerId: producer.id, version: 2 }, ...way }));
    await expect(
      decide({ directory, ledger: ledger() }, producer.id, { kind: 'approve' }, facts(producer)),
    ).rejects.toThrow();
    expect(await directory.find(producer.id)).toMatchObject({ state: 'pending', version: 1 });
    expect(await directory.findPublication(facts(producer).publicationId)).toBeUndefined();
  });
});

describe('a draft', () => {
  test('keeps each step by itself: two windows do not overwrite each other', async () => {
    const drafts = draftsIn(tables.documents, 'directory', () => NOW);
    await drafts.start({ id: 'draftone1', steps: { who: { name: 'Ferme' } } }, NOW);
    await Promise.all([
      drafts.keep('draftone1', 'where', { commune: 'Dax' }, NOW),
      drafts.keep('draftone1', 'rounds', { rounds: [{ weekdays: ['1', '4'] }] }, NOW),
    ]);
    expect((await drafts.find('draftone1'))?.steps).toEqual({
      who: { name: 'Ferme' },
      where: { commune: 'Dax' },
      rounds: { rounds: [{ weekdays: ['1', '4'] }] },
    });
  });

  test('is gone 14 days after its last change, though the table still holds it', async () => {
    let now = NOW;
    const drafts = draftsIn(tables.documents, 'directory', () => now);
    await drafts.start({ id: 'draftold1', steps: { who: {} } }, NOW);
    await drafts.keep('draftold1', 'where', {}, hoursAfter(NOW, 24));
    now = hoursAfter(NOW, 14 * 24 + 1);
    expect(await drafts.find('draftold1')).toBeDefined();
    now = hoursAfter(NOW, 15 * 24 + 1);
    expect(await drafts.find('draftold1')).toBeUndefined();
  });

  test('that was never begun keeps nothing', async () => {
    const drafts = draftsIn(tables.documents, 'directory', () => NOW);
    expect(await drafts.keep('neverbegun', 'who', {}, NOW)).toBe('gone');
    expect(await drafts.find('neverbegun')).toBeUndefined();
  });
});
