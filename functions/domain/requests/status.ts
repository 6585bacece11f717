import type { Delivery } from '#domain/ledger/delivery.ts';
import { dedupeKeyOf } from '#domain/ledger/new-delivery.ts';
import type { Instant, Language, ProducerId } from '#domain/shared/primitives.ts';
import type { Answer, Attempt, ProducerRequest, Reply, RequestPart } from './request.ts';

/** What a try has come to: a message as the ledger knows it, a call as a task, or an SMS that would have come too late. */
type AttemptOutcome = 'queued' | 'sent' | 'received' | 'failed' | 'task' | 'tooLate';

/** Where one producer's share stands. */
export const PART_STATES = [
  ...(['waiting', 'onItsWay', 'sent', 'received', 'withAgency', 'givenUp', 'accept', 'decline', 'propose'] as const),
  // The requester's word to a proposal; the end by their word or by time.
  ...(['proposalAccepted', 'proposalDeclined', 'answeredBack', 'cancelled', 'proposalOver', 'nobodyAnswered'] as const),
  // Among several that the requester chooses one of.
  ...(['toChoose', 'chosen', 'otherChosen'] as const),
] as const;
type PartState = (typeof PART_STATES)[number];

export interface PartStatus {
  readonly producerId: ProducerId;
  readonly producerName: string;
  readonly weekday: number | null;
  readonly passage: RequestPart['passage'];
  /** What has become of that passage, where it is not as it was. */
  readonly passageNews: RequestPart['passageNews'];
  readonly state: PartState;
  readonly attempts: readonly {
    readonly channel: Attempt['channel'];
    readonly at: Instant;
    readonly outcome: AttemptOutcome;
  }[];
  readonly answer: Omit<Answer, 'by'> | null;
  /** The requester's word to a proposal; null where there is none. */
  readonly reply: Reply | null;
  readonly ended: NonNullable<RequestPart['ended']> | null;
  /** Whether it came, in the requester's word; null where they have not said. */
  readonly came: NonNullable<RequestPart['came']> | null;
  /** The agency's word where nobody could reach them; null otherwise. */
  readonly givenUp: { readonly word: string; readonly at: Instant } | null;
}

/** What became of a request, per producer and per channel. Holds nothing private of a producer. */
export interface RequestStatus {
  readonly state: ProducerRequest['state'];
  readonly place: string;
  readonly lines: ProducerRequest['lines'];
  readonly word: string;
  readonly confirmedAt: Instant | null;
  readonly language: Language;
  readonly parts: readonly PartStatus[];
}

/** Finds in the ledger the message that has this dedupe key. */
export type FindMessage = (dedupeKey: string) => Promise<Pick<Delivery, 'state' | 'carriedBy'> | undefined>;

/** Reads the request and, for what is still open, the ledger: it alone knows what was sent, received or failed. */
export const statusOf = async (request: ProducerRequest, findMessage: FindMessage): Promise<RequestStatus> => ({
  state: request.state,
  place: request.place.label,
  lines: request.lines,
  word: request.word,
  confirmedAt: request.confirmedAt,
  language: request.language,
  parts: await Promise.all(request.parts.map((part) => partStatus(request, part, findMessage))),
});

const partStatus = async (
  request: ProducerRequest,
  part: RequestPart,
  findMessage: FindMessage,
): Promise<PartStatus> => {
  const attempts = await Promise.all(
    part.attempts.map(async ({ channel, at, tooLate }, attempt) => ({
      channel,
      at,
      outcome: tooLate
        ? ('tooLate' as const)
        : channel === 'call'
          ? ('task' as const)
          : await outcomeOf(
              { kind: 'request', requestId: request.id, producerId: part.producerId, attempt },
              findMessage,
            ),
    })),
  );
  return {
    producerId: part.producerId,
    producerName: part.producerName,
    weekday: part.weekday,
    passage: part.passage,
    passageNews: part.passageNews,
    state: stateOf(part, attempts.at(-1)?.outcome),
    attempts,
    answer: part.answer === null ? null : withoutBy(part.answer),
    reply: part.reply ?? null,
    ended: part.ended ?? null,
    came: part.came ?? null,
    givenUp: part.givenUp === undefined ? null : { word: part.givenUp.word, at: part.givenUp.at },
  };
};

const withoutBy = ({ by: _, ...answer }: Answer): Omit<Answer, 'by'> => answer;

const outcomeOf = async (
  about: Parameters<typeof dedupeKeyOf>[0],
  findMessage: FindMessage,
): Promise<AttemptOutcome> => {
  const message = await findMessage(dedupeKeyOf(about));
  // Said together with others: what became of that message became of it.
  const carrier = message?.carriedBy === undefined ? message : await findMessage(message.carriedBy);
  switch (carrier?.state) {
    case 'sent':
      return 'sent';
    case 'received':
      return 'received';
    case 'failed':
    case 'cancelled':
      return 'failed';
    default:
      return 'queued';
  }
};

/** Two channels, one failed: what counts is the last one tried, and a failed one is never called sent. */
const stateOf = (part: RequestPart, last: AttemptOutcome | undefined): PartState => {
  if (part.ended !== undefined) return part.ended.why;
  const isChoice = part.answer?.toChoose === true;
  if (part.reply !== undefined) return isChoice && part.reply.kind === 'accept' ? 'chosen' : REPLIED[part.reply.kind];
  if (part.answer !== null) return isChoice ? 'toChoose' : part.answer.kind;
  if (part.state === 'waiting' || part.state === 'withAgency' || part.state === 'givenUp') return part.state;
  return last === 'sent' || last === 'received' ? last : 'onItsWay';
};

const REPLIED = {
  accept: 'proposalAccepted',
  decline: 'proposalDeclined',
  answerBack: 'answeredBack',
} as const satisfies Record<Reply['kind'], PartState>;
