import { z } from 'zod';
import { Place } from '#domain/areas/place.ts';
import { PassageRef } from '#domain/passages/passage.ts';
import {
  Audience,
  CommuneCode,
  EmailAddress,
  freeText,
  Instant,
  Language,
  Position,
  ProducerId,
  RequestId,
  RoundId,
  TaskId,
  Telephone,
  Weekday,
} from '#domain/shared/primitives.ts';
import { reason } from '#domain/shared/reasons.ts';

/** Ticked and in free words, of all its producers together. */
export const MAX_LINES = 60;

export const RequestLine = z.strictObject({
  what: freeText(120).min(1, reason('wishMissing')),
  quantity: freeText(60).default(''),
  /** Ticked among what a producer offers: asked of them alone, at the price that was shown. Absent: free words, asked of all. */
  offer: z.strictObject({ producerId: ProducerId, id: z.string(), price: z.string() }).optional(),
});
export type RequestLine = z.infer<typeof RequestLine>;

/** What is asked of one producer: what was ticked of their offers, and the free words. */
export const linesFor = (
  { lines }: Pick<ProducerRequest, 'lines'>,
  { producerId }: Pick<RequestPart, 'producerId'>,
): RequestLine[] => lines.filter(({ offer }) => offer === undefined || offer.producerId === producerId);

export const Requester = z.strictObject({
  email: EmailAddress,
  name: freeText(100).min(1, reason('nameMissing')),
  telephone: Telephone.nullable().default(null),
  audience: Audience.default('consumer'),
  /** The shop or canteen. */
  organisation: freeText(120).default(''),
});

export type Requester = z.infer<typeof Requester>;

/** What a producer has instead; what they leave out is as it was asked for. */
export const Proposal = z.strictObject({
  day: z.iso.date().nullable().default(null),
  quantity: freeText(60).default(''),
  price: freeText(60).default(''),
});
export type Proposal = z.infer<typeof Proposal>;

export const Answer = z.strictObject({
  kind: z.enum(['accept', 'decline', 'propose']),
  word: freeText(600).default(''),
  proposal: Proposal.optional(),
  /** A yes among several that the requester chooses one of: it waits for their choice, like a proposal. */
  toChoose: z.literal(true).optional(),
  /** Of a proposal, or a yes to choose among: until when it waits for the requester's word. */
  endsAt: Instant.optional(),
  at: Instant,
  /** `producer` by their signed link, or the member who wrote down what they said on the telephone. */
  by: z.string(),
});

export type Answer = z.infer<typeof Answer>;

/** The requester's word to a proposal. */
export const Reply = z.strictObject({
  kind: z.enum(['accept', 'decline', 'answerBack']),
  word: freeText(600).default(''),
  at: Instant,
});
export type Reply = z.infer<typeof Reply>;

/** The end of a share that nobody's yes or no has ended. */
export const Ended = z.strictObject({
  why: z.enum(['cancelled', 'otherChosen', 'proposalOver', 'nobodyAnswered']),
  word: freeText(600).default(''),
  at: Instant,
});

/**
 * One try to reach the producer. Its rank is its number (`attempt`) in the ledger, which alone knows whether a message was sent, received or
 * failed; a call is a Task. `tooLate`: not tried, since an SMS that waits for its hours would have come after what it is about.
 */
export const Attempt = z.strictObject({
  channel: z.enum(['email', 'sms', 'webhook', 'call']),
  at: Instant,
  tooLate: z.literal(true).optional(),
});
export type Attempt = z.infer<typeof Attempt>;

/** What has become of a passage (`PassageFate`), as the requester was told it. */
const PassageNews = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('comes'), day: z.iso.date(), word: z.string(), at: Instant }),
  z.strictObject({ kind: z.literal('cancelled'), word: z.string(), at: Instant }),
  z.strictObject({ kind: z.literal('gone'), at: Instant }),
]);

/** The share of one producer in a request. */
export const RequestPart = z.strictObject({
  producerId: ProducerId,
  producerName: z.string(),
  roundId: RoundId.nullable().default(null),
  /** Of who is not yet with us, `producerId` being theirs there: nobody but a person can ask them, and nobody knows whether they deliver. */
  unclaimed: z.strictObject({ commune: CommuneCode, communeName: z.string() }).optional(),
  /** The passage asked for; null where any will do, or where nobody knows of any. */
  passage: PassageRef.nullable().default(null),
  /** The day of `passage` was agreed and is none of the round's own: no change of the calendar concerns it. */
  dayAgreed: z.literal(true).optional(),
  /** What the requester was told last of that passage; absent: nothing, it takes place on its day. */
  passageNews: PassageNews.optional(),
  /** The weekday wished for: so requests said it before there were passages. */
  weekday: Weekday.nullable().default(null),
  /** waiting: not confirmed yet; asked: on its way by a channel; withAgency: a Task; answered; givenUp: nobody could reach them. */
  state: z.enum(['waiting', 'asked', 'withAgency', 'answered', 'givenUp']),
  attempts: z.array(Attempt).max(20),
  answer: Answer.nullable(),
  /** To their last answer, where it is a proposal. */
  reply: Reply.optional(),
  ended: Ended.optional(),
  /** The call that a person of the agency is to make about it. */
  callTaskId: TaskId.optional(),
  /** When the producer ticked it off: it was handed over. */
  broughtAt: Instant.optional(),
  /** Whether it came, in the requester's word. Seen by the agency, shown to nobody else. */
  came: z.strictObject({ yes: z.boolean(), at: Instant }).optional(),
  /** Only where it was given up: the agency's word to the requester. An answer that comes all the same takes its place. */
  givenUp: z.strictObject({ word: freeText(600), at: Instant, by: z.string() }).optional(),
});
export type RequestPart = z.infer<typeof RequestPart>;

export const ProducerRequest = z.strictObject({
  id: RequestId,
  state: z.enum(['pending', 'confirmed', 'expired']),
  requester: Requester,
  place: Place,
  lines: z.array(RequestLine).min(1, reason('wishMissing')).max(MAX_LINES),
  word: freeText(1_000).default(''),
  /** The requester wants it of one of those asked, and chooses among their answers. */
  chooses: z.boolean().default(false),
  /** Street and number, for a round to the door: told to a producer on a yes (`mayReach`). */
  street: freeText(200).default(''),
  /** Where that is, as far as it is known. */
  spot: Position.nullable().default(null),
  /** Whether contacts and street go with the request, before any yes. */
  contactsAtOnce: z.boolean().default(false),
  language: Language,
  parts: z.array(RequestPart).min(1).max(10),
  wrongCodes: z.int().min(0),
  createdAt: Instant,
  confirmedAt: Instant.nullable(),
  /** Optimistic lock. */
  version: z.int().min(1),
});
export type ProducerRequest = z.infer<typeof ProducerRequest>;
