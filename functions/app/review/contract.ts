import { z } from 'zod';
import { Producer, ProducerState } from '#domain/producers/producer.ts';
import { Question, QuestionText } from '#domain/review/questions.ts';
import { freeText, ProducerId } from '#domain/shared/primitives.ts';
import { reason } from '#domain/shared/reasons.ts';

export const SessionAnswer = z.union([
  z.strictObject({ token: z.string(), expiresAt: z.string() }),
  z.strictObject({
    challenge: z.enum(['totp', 'totpSetup', 'newPassword']),
    session: z.string(),
    /** For the authenticator application, when it is to be set up. */
    secret: z.string().optional(),
  }),
]);

/** `GET /api/agency/producers`. */
export const ReviewQuery = z.strictObject({
  status: ProducerState.default('pending'),
  cursor: z.string().max(500).optional(),
});

export const ReviewAnswer = z.strictObject({
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
export const QuestionBody = z.strictObject({ question: QuestionText });
export const QuestionsAnswer = z.strictObject({ items: z.array(Question) });
/** `by`: the channel that carries it; `call`: a task to telephone him. */
export const AskedAnswer = z.strictObject({ id: z.string(), by: z.enum(['email', 'sms', 'call']) });

export const DecisionAnswer = z.strictObject({ id: ProducerId, state: ProducerState, version: z.int() });
