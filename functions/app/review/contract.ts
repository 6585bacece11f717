import { z } from 'zod';
import { MEMBER, pagesOf } from '#app/shared/contracts.ts';
import { Producer, ProducerState } from '#domain/producers/producer.ts';
import { Question, QuestionText } from '#domain/review/questions.ts';
import { freeText, ProducerId } from '#domain/shared/primitives.ts';
import { reason } from '#domain/shared/reasons.ts';
import type { Calls } from '#platform/contract.ts';

/** `GET /api/agency/producers`. */
const ReviewQuery = z.strictObject({
  status: ProducerState.default('pending'),
  cursor: z.string().max(500).optional(),
});

const ReviewAnswer = z.strictObject({
  status: ProducerState,
  /** Whole, private contacts too: for members only. */
  items: z.array(Producer),
  cursor: z.string().optional(),
});

export const ProducerIdPath = z.object({ id: ProducerId });

/** `POST /api/agency/producers/{id}/decisions`. */
export const DecisionBody = z.discriminatedUnion(
  'decision',
  [
    z.strictObject({ decision: z.literal('approve'), version: z.int().min(1).optional() }),
    z.strictObject({
      decision: z.literal('reject'),
      reason: freeText(500).min(1, reason('whyMissingForProducer')),
      version: z.int().min(1).optional(),
    }),
  ],
  { error: reason('decisionMissing') },
);
export type DecisionBody = z.infer<typeof DecisionBody>;

/** `POST /api/agency/producers/{id}/questions`. */
const QuestionBody = z.strictObject({ question: QuestionText });
const QuestionsAnswer = z.strictObject({ items: z.array(Question) });
/** `by`: the channel that carries it; `call`: a task to telephone the producer. */
const AskedAnswer = z.strictObject({ id: z.string(), by: z.enum(['email', 'sms', 'call']) });

export const DecisionAnswer = z.strictObject({ id: ProducerId, state: ProducerState, version: z.int() });

export const calls = {
  list: {
    method: 'GET',
    path: '/api/agency/producers',
    guard: MEMBER,
    summary: 'Producers in a state, oldest first',
    query: ReviewQuery,
    answers: { 200: ReviewAnswer },
  },
  decide: {
    method: 'POST',
    path: '/api/agency/producers/{id}/decisions',
    guard: MEMBER,
    summary: 'Approve, or reject with a reason',
    parameters: ProducerIdPath,
    body: DecisionBody,
    answers: { 200: DecisionAnswer },
    problems: ['conflict'],
  },
  questions: {
    method: 'GET',
    path: '/api/agency/producers/{id}/questions',
    guard: MEMBER,
    summary: 'What the agency asked of a producer, and what they answered',
    parameters: ProducerIdPath,
    answers: { 200: QuestionsAnswer },
  },
  ask: {
    method: 'POST',
    path: '/api/agency/producers/{id}/questions',
    guard: MEMBER,
    summary: 'Ask a producer something, by their own first channel',
    parameters: ProducerIdPath,
    body: QuestionBody,
    answers: { 202: AskedAnswer },
  },
} as const satisfies Calls;

export const pages = pagesOf({
  agencyHome: { GET: MEMBER, POST: MEMBER },
  agencyProducer: { GET: MEMBER, POST: MEMBER },
});
