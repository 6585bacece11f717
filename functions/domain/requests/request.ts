import { z } from 'zod';
import { Place } from '../areas/place.ts';
import {
  Audience,
  EmailAddress,
  freeText,
  Instant,
  Language,
  ProducerId,
  RequestId,
  RoundId,
  TaskId,
  Telephone,
  Weekday,
} from '../shared/primitives.ts';

export const RequestLine = z.strictObject({
  what: freeText(120).min(1, 'say what you would like'),
  quantity: freeText(60).default(''),
});

export const Requester = z.strictObject({
  email: EmailAddress,
  name: freeText(100).min(1, 'give your name'),
  telephone: Telephone.nullable().default(null),
  audience: Audience.default('consumer'),
  /** The shop or canteen. */
  organisation: freeText(120).default(''),
});

export type Requester = z.infer<typeof Requester>;

export const Answer = z.strictObject({
  kind: z.enum(['accept', 'decline', 'propose']),
  word: freeText(600).default(''),
  at: Instant,
  /** `producer` by his signed link, or the member who wrote down what he said on the telephone. */
  by: z.string(),
});

export type Answer = z.infer<typeof Answer>;

/**
 * One try to reach the producer. Its rank is its number (`attempt`) in the ledger, which alone knows whether a message was sent, received or
 * failed; a call is a Task.
 */
export const Attempt = z.strictObject({ channel: z.enum(['email', 'sms', 'call']), at: Instant });
export type Attempt = z.infer<typeof Attempt>;

/** The share of one producer in a request. */
export const RequestPart = z.strictObject({
  producerId: ProducerId,
  producerName: z.string(),
  roundId: RoundId.nullable().default(null),
  /** The delivery day wished for, one of the round's. */
  weekday: Weekday.nullable().default(null),
  /** waiting: not confirmed yet; asked: on its way by a channel; withAgency: a Task; answered. */
  state: z.enum(['waiting', 'asked', 'withAgency', 'answered']),
  attempts: z.array(Attempt).max(20),
  answer: Answer.nullable(),
});
export type RequestPart = z.infer<typeof RequestPart>;

export const ProducerRequest = z.strictObject({
  id: RequestId,
  state: z.enum(['pending', 'confirmed', 'expired']),
  requester: Requester,
  place: Place,
  lines: z.array(RequestLine).min(1, 'say what you would like').max(20),
  word: freeText(1_000).default(''),
  language: Language,
  parts: z.array(RequestPart).min(1).max(10),
  wrongCodes: z.int().min(0),
  createdAt: Instant,
  confirmedAt: Instant.nullable(),
  /** Optimistic lock. */
  version: z.int().min(1),
});
export type ProducerRequest = z.infer<typeof ProducerRequest>;

/** Something for a person of the agency. */
export const Task = z.strictObject({
  id: TaskId,
  state: z.enum(['open', 'done']),
  kind: z.enum(['callProducer', 'deliveryFailed']),
  producerId: ProducerId.nullable(),
  requestId: RequestId.nullable(),
  /** In words: whom to telephone and why. */
  what: z.string(),
  createdAt: Instant,
  doneAt: Instant.nullable(),
  doneBy: z.string().nullable(),
  note: z.string().default(''),
});
export type Task = z.infer<typeof Task>;
