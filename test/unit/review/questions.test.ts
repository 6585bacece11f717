import { describe, expect, test } from 'vitest';
import { answerByTelephone, askProducer } from '#app/review/ask-producer.ts';
import type { AuditEntry } from '#domain/audit/audit-entry.ts';
import type { Outbox } from '#domain/producers/directory.ts';
import type { Producer } from '#domain/producers/producer.ts';
import { answerByLink, type Question, type Questions } from '#domain/review/questions.ts';
import { DepartmentCode, TaskId } from '#domain/shared/primitives.ts';
import { aProducer, NOW } from '../../support/builders.ts';
import { aMember } from '../../support/members-in-memory.ts';

const FACTS = {
  by: aMember(),
  now: NOW,
  questionId: 'question0001',
  entryId: 'entry0000001',
  taskId: TaskId.parse('task00000001'),
};

const world = (producer: Producer | undefined = aProducer({ state: 'pending' })) => {
  const kept = new Map<string, Question>();
  const outbox: Outbox[] = [];
  const entries: AuditEntry[] = [];
  const questions: Questions = {
    ask: async (question, due, entry) => {
      kept.set(question.id, question);
      outbox.push(due);
      entries.push(entry);
    },
    find: async (_, id) => kept.get(id),
    of: async () => [...kept.values()],
    answer: async (question, entry) => {
      if (kept.get(question.id)?.answer !== null) return 'already';
      kept.set(question.id, question);
      if (entry !== undefined) entries.push(entry);
      return 'answered';
    },
    answered: async () => [],
    settle: async () => undefined,
  };
  const ledger = { wake: async () => undefined };
  return { questions, outbox, entries, kept, ledger, directory: { find: async () => producer } };
};
const { id } = aProducer();

describe('a question', () => {
  test('leaves by the producer’s own first channel, and is in the audit trail', async () => {
    const ports = world();
    expect(await askProducer(ports, id, 'Où est la ferme ?', FACTS)).toMatchObject({ kind: 'asked', by: 'email' });
    expect(ports.outbox[0]?.deliveries).toMatchObject([{ about: { kind: 'question', questionId: 'question0001' } }]);
    expect(ports.entries).toMatchObject([{ action: 'questionAsked', word: 'Où est la ferme ?' }]);
  });

  test('to who can only be telephoned is a task', async () => {
    const ports = world(aProducer({ details: { channels: [{ kind: 'call', address: '0612345678' }] } }));
    expect(await askProducer(ports, id, 'Où ?', FACTS)).toMatchObject({ by: 'call' });
    expect(ports.outbox[0]?.deliveries).toEqual([]);
    expect(ports.outbox[0]?.tasks[0]).toMatchObject({ kind: 'callProducer', department: '40' });
    expect(ports.outbox[0]?.tasks[0]?.toDo).toMatchObject({ code: 'question', question: 'Où ?' });
  });

  test.each([
    [aMember({ role: 'reader' }), 'readsOnly'],
    [aMember({ role: 'partner', departments: [DepartmentCode.parse('64')] }), 'elsewhere'],
  ] as const)('is not for everyone to ask', async (by, why) => {
    const ports = world();
    expect(await askProducer(ports, id, 'Où ?', { ...FACTS, by })).toEqual({ kind: 'refused', why });
    expect(ports.kept.size).toBe(0);
  });
});

describe('an answer', () => {
  test('by the link is the producer’s; said twice, the first counts', async () => {
    const ports = world();
    await askProducer(ports, id, 'Où ?', FACTS);
    const question = ports.kept.get('question0001');
    if (question === undefined) throw new Error('no question');
    expect((await answerByLink(ports.questions, question, 'À Gaas.', NOW)).kind).toBe('answered');
    const second = await answerByLink(ports.questions, question, 'À Dax.', NOW);
    expect(second).toMatchObject({ kind: 'already', question: { answer: { text: 'À Gaas.', by: 'producer' } } });
  });

  test('by telephone says which member wrote it down, and is in the audit trail', async () => {
    const ports = world();
    await askProducer(ports, id, 'Où ?', FACTS);
    const at = { producerId: id, id: 'question0001' };
    expect((await answerByTelephone(ports, at, 'À Gaas.', FACTS)).kind).toBe('answered');
    expect(ports.kept.get('question0001')?.answer).toMatchObject({ by: FACTS.by.email });
    expect(ports.entries.at(-1)).toMatchObject({ action: 'questionAnswered' });
  });
});
