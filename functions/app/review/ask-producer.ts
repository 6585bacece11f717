import { departmentOfCommune } from '#domain/areas/commune-department.ts';
import { type AuditEntry, auditEntry } from '#domain/audit/audit-entry.ts';
import { newDelivery } from '#domain/ledger/new-delivery.ts';
import { type Refusal, refusedToChange } from '#domain/members/member.ts';
import type { Directory, Outbox } from '#domain/producers/directory.ts';
import type { Producer } from '#domain/producers/producer.ts';
import { writtenChannel } from '#domain/producers/written-channel.ts';
import { callTask } from '#domain/requests/call-task.ts';
import type { Question, QuestionAnswered, Questions } from '#domain/review/questions.ts';
import type { Acting } from '#domain/shared/acting.ts';
import type { Instant, ProducerId, TaskId } from '#domain/shared/primitives.ts';

export interface QuestionPorts {
  readonly directory: Pick<Directory, 'find'>;
  readonly questions: Questions;
  readonly ledger: { wake(deliveries: Outbox['deliveries']): Promise<void> };
}

export interface QuestionFacts {
  readonly by: Acting;
  readonly now: Instant;
  readonly questionId: string;
  readonly entryId: string;
  readonly taskId: TaskId;
}

export type QuestionOutcome =
  | { readonly kind: 'asked'; readonly question: Question; readonly by: 'email' | 'sms' | 'call' }
  | { readonly kind: 'notFound' }
  | { readonly kind: 'refused'; readonly why: Refusal };

/** Sends a producer a question by their own first channel; a task to telephone them where none can carry it. */
export const askProducer = async (
  ports: QuestionPorts,
  id: ProducerId,
  text: string,
  facts: QuestionFacts,
): Promise<QuestionOutcome> => {
  const producer = await ports.directory.find(id);
  if (producer === undefined) return { kind: 'notFound' };
  const why = refusedToChange(facts.by, departmentOfCommune(producer.details.commune));
  if (why !== undefined) return { kind: 'refused', why };
  const { by, now, questionId } = facts;
  const question: Question = { id: questionId, producerId: id, text, askedBy: by.email, askedAt: now, answer: null };
  const outbox = questionToProducer(producer, question, facts);
  await ports.questions.ask(question, outbox, entryOf('questionAsked', producer, text, facts));
  await ports.ledger.wake(outbox.deliveries);
  const [delivery] = outbox.deliveries;
  return {
    kind: 'asked',
    question,
    by: delivery === undefined ? 'call' : delivery.channel === 'sms' ? 'sms' : 'email',
  };
};

/** By a member, who wrote down what they said on the telephone. */
export const answerByTelephone = async (
  ports: QuestionPorts,
  at: Pick<Question, 'producerId' | 'id'>,
  text: string,
  facts: QuestionFacts,
): Promise<QuestionAnswered> => {
  const [producer, question] = await Promise.all([
    ports.directory.find(at.producerId),
    ports.questions.find(at.producerId, at.id),
  ]);
  if (producer === undefined || question === undefined) return { kind: 'notFound' };
  const why = refusedToChange(facts.by, departmentOfCommune(producer.details.commune));
  if (why !== undefined) return { kind: 'refused', why };
  const answered = { ...question, answer: { text, at: facts.now, by: facts.by.email } };
  const kind = await ports.questions.answer(answered, entryOf('questionAnswered', producer, text, facts));
  return { kind, question: answered };
};

const entryOf = (
  action: 'questionAsked' | 'questionAnswered',
  { id, details }: Producer,
  word: string,
  { by, now, entryId }: QuestionFacts,
): AuditEntry =>
  auditEntry({ id: entryId, at: now, by, action, subject: { kind: 'producer', id, name: details.name }, word });

const questionToProducer = (producer: Producer, { id, text }: Question, { now, taskId }: QuestionFacts): Outbox => {
  const way = writtenChannel(producer.details.channels);
  const { language } = producer.details;
  if (way !== undefined) {
    const about = { kind: 'question' as const, producerId: producer.id, questionId: id };
    return { deliveries: [newDelivery({ about, ...way, language, now })], tasks: [] };
  }
  const task = callTask(producer, (who) => ({ code: 'question', ...who, question: text }), { now, taskId });
  return { deliveries: [], tasks: [task] };
};
