import { z } from 'zod';
import { FORM, LINK, pagesOf } from '#app/shared/contracts.ts';
import { RequestInput } from '#domain/requests/new-request.ts';
import { Answer, Attempt, Ended, ProducerRequest, Proposal, Reply, RequestPart } from '#domain/requests/request.ts';
import { PART_STATES } from '#domain/requests/status.ts';
import { EmailAddress, Instant, Language, ProducerId, RequestId } from '#domain/shared/primitives.ts';
import { reason } from '#domain/shared/reasons.ts';
import type { Calls } from '#platform/contract.ts';

/** What a requester says of a producer's share: to a proposal, or that they no longer want it. */
export const RequesterWord = z.strictObject({
  producer: ProducerId,
  /** `came`, `cameNot`: once the day of what was agreed has begun. */
  say: z.enum([...Reply.shape.kind.options, 'cancel', 'came', 'cameNot']),
  word: Reply.shape.word,
});
export type RequesterWord = z.infer<typeof RequesterWord>;

const Token = z.strictObject({ token: z.string().min(1).max(300) });

/** A code as people type it: spaces are dropped. */
const Code = z
  .string()
  .transform((typed) => typed.replace(/\s/g, ''))
  .pipe(z.string().regex(/^\d{6}$/, reason('codeDigits')));

/** How a requester proves their address: the link's token, or the code with the request or the address it was sent to. */
export const Proof = z.union([
  z.strictObject({ token: z.string().min(1).max(200) }),
  z.strictObject({ request: RequestId, code: Code }),
  z.strictObject({ email: EmailAddress, code: Code }),
]);
export type Proof = z.infer<typeof Proof>;

/** A producer's answer. Whoever proposes something else says what. */
export const AnswerInput = z
  .strictObject({ answer: Answer.shape.kind, word: Answer.shape.word, ...Proposal.shape })
  .refine(
    ({ answer, word, day, quantity, price }) => answer !== 'propose' || `${word}${day ?? ''}${quantity}${price}` !== '',
    {
      path: ['word'],
      error: reason('suggestionMissing'),
    },
  )
  // Another day, quantity or price beside a plain yes is no plain yes: asked about, since either could be meant.
  .refine(({ answer, day, quantity, price }) => answer !== 'accept' || `${day ?? ''}${quantity}${price}` === '', {
    path: ['answer'],
    error: reason('yesWithOtherTerms'),
  });

export type AnswerInput = z.infer<typeof AnswerInput>;

const SentAnswer = z.strictObject({
  id: RequestId,
  state: ProducerRequest.shape.state,
  /** Of the page that follows it: only where the address was proven before. */
  token: z.string().optional(),
  /** What happens now, in the caller's language. */
  next: z.string(),
});

const ConfirmedAnswer = z.strictObject({ state: z.literal('confirmed'), token: z.string(), next: z.string() });

const StatusAnswer = z.strictObject({
  state: ProducerRequest.shape.state,
  place: z.string(),
  lines: ProducerRequest.shape.lines,
  word: z.string(),
  confirmedAt: Instant.nullable(),
  language: Language,
  parts: z.array(
    z.strictObject({
      producerId: ProducerId,
      producerName: z.string(),
      weekday: RequestPart.shape.weekday,
      passage: RequestPart.shape.passage,
      passageNews: RequestPart.shape.passageNews,
      state: z.enum(PART_STATES),
      attempts: z.array(
        z.strictObject({
          ...Attempt.omit({ tooLate: true }).shape,
          outcome: z.enum(['queued', 'sent', 'received', 'failed', 'task', 'tooLate']),
        }),
      ),
      answer: Answer.omit({ by: true }).nullable(),
      /** The requester's word to a proposal. */
      reply: Reply.nullable(),
      /** The end that came by no yes or no. */
      ended: Ended.nullable(),
      /** Whether it came, in the requester's word. */
      came: z.strictObject({ yes: z.boolean(), at: Instant }).nullable(),
      /** The agency's word where nobody could reach them. */
      givenUp: z.strictObject({ word: z.string(), at: Instant }).nullable(),
    }),
  ),
});

const AnsweredAnswer = z.strictObject({ state: z.literal('answered'), answer: Answer.shape.kind, word: z.string() });

export const calls = {
  send: {
    method: 'POST',
    path: '/api/requests',
    guard: FORM,
    summary: 'Ask one or several producers for something; `Idempotency-Key` makes a call that is repeated the same',
    body: RequestInput,
    answers: { 202: SentAnswer },
    problems: ['conflict', 'too-many'],
  },
  confirm: {
    method: 'POST',
    path: '/api/requests/confirm',
    guard: LINK,
    summary: 'Confirm a request by the token of the link, or by code',
    body: Proof,
    answers: { 202: ConfirmedAnswer },
    problems: ['gone', 'not-found', 'too-many'],
  },
  status: {
    method: 'GET',
    path: '/api/requests/{token}',
    guard: LINK,
    summary: 'What became of a request: per producer, per channel',
    parameters: Token,
    answers: { 200: StatusAnswer },
    problems: ['gone'],
  },
  answer: {
    method: 'POST',
    path: '/api/answers/{token}',
    guard: LINK,
    summary: 'A producer answers: accept, decline, propose',
    parameters: Token,
    body: AnswerInput,
    answers: { 200: AnsweredAnswer },
    problems: ['gone', 'conflict', 'link-replaced'],
  },
} as const satisfies Calls;

export const pages = pagesOf({
  request: { GET: FORM, POST: FORM },
  requestConfirm: { GET: LINK, POST: LINK },
  requestStatus: { GET: LINK, POST: LINK },
  answer: { GET: LINK, POST: LINK },
});
