import { z } from 'zod';
import type { AuditEntry } from '#domain/audit/audit-entry.ts';
import type { Refusal } from '#domain/members/member.ts';
import type { Outbox } from '#domain/producers/directory.ts';
import { freeText, Instant, ProducerId } from '#domain/shared/primitives.ts';
import { reason } from '#domain/shared/reasons.ts';

export const QuestionText = freeText(600).min(1, reason('questionMissing'));
export const QuestionAnswer = freeText(1_000).min(1, reason('questionAnswerMissing'));

/** What the agency wants to know of a producer, and what they answered. */
export const Question = z.strictObject({
  id: z.string().regex(/^[a-z0-9]{8,24}$/, reason('notAnIdentifier')),
  producerId: ProducerId,
  text: QuestionText,
  askedBy: z.string(),
  askedAt: Instant,
  /** `by`: `producer` through their link, or the member who wrote down what they said on the telephone. */
  answer: z.strictObject({ text: QuestionAnswer, at: Instant, by: z.string() }).nullable(),
});
export type Question = z.infer<typeof Question>;

/** Where questions are kept. */
export interface Questions {
  /** Writes a question, the message it owes and the audit trail, in one transaction. */
  ask(question: Question, outbox: Outbox, entry: AuditEntry): Promise<void>;
  find(producerId: ProducerId, id: string): Promise<Question | undefined>;
  /** Of one producer, the latest first. */
  of(producerId: ProducerId): Promise<readonly Question[]>;
  /** Writes an answer; `already` where there is one: the first counts. */
  answer(question: Question, entry: AuditEntry | undefined): Promise<'answered' | 'already'>;
  /** The latest answers whose producers are still undecided, 50 at most. */
  answered(): Promise<readonly Question[]>;
  /** They were decided on: their answers wait for nobody any more. */
  settle(producerId: ProducerId): Promise<void>;
}

export type QuestionAnswered =
  | { readonly kind: 'answered' | 'already'; readonly question: Question }
  | { readonly kind: 'notFound' }
  | { readonly kind: 'refused'; readonly why: Refusal };

/** By the producer themselves, through the link of the message. The first answer counts. */
export const answerByLink = async (
  questions: Questions,
  question: Question,
  text: string,
  now: Instant,
): Promise<QuestionAnswered> => {
  const answered = { ...question, answer: { text, at: now, by: 'producer' } };
  const kind = await questions.answer(answered, undefined);
  return {
    kind,
    question: kind === 'answered' ? answered : ((await questions.find(question.producerId, question.id)) ?? question),
  };
};
