import { z } from 'zod';
import { Producer, ProducerState } from '#domain/producers/producer.ts';
import { Question, QuestionText } from '#domain/review/questions.ts';
import { EmailAddress, freeText, ProducerId } from '#domain/shared/primitives.ts';
import { reason } from '#domain/shared/reasons.ts';

/** `POST /api/agency/session`: address and password first; then the session of the answer, with the code or the new password it asks for. */
export const SessionBody = z
  .strictObject({
    email: EmailAddress,
    password: z.string().min(1).max(256).optional(),
    session: z.string().min(1).max(4_000).optional(),
    code: z
      .string()
      .transform((typed) => typed.replace(/\s/g, ''))
      .pipe(z.string().regex(/^\d{6}$/, reason('codeDigits')))
      .optional(),
    newPassword: z.string().min(12).max(256).optional(),
  })
  .check((context) => {
    const { session, password, code, newPassword } = context.value;
    const missing =
      session === undefined
        ? password === undefined
          ? 'password'
          : undefined
        : code === undefined && newPassword === undefined
          ? 'code'
          : undefined;
    if (missing !== undefined)
      context.issues.push({ code: 'invalid_type', expected: 'string', input: undefined, path: [missing] });
  });
export type SessionBody = z.infer<typeof SessionBody>;

/** Of a member who follows her invitation. */
export const ChosenPassword = z.strictObject({ newPassword: z.string().min(12).max(256) });

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
