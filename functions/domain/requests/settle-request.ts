import { type NewDelivery, newDelivery } from '#domain/ledger/ledger.ts';
import { addDays, instantAt } from '#domain/shared/calendar.ts';
import type { Instant, ProducerId } from '#domain/shared/primitives.ts';
import { knownBy } from './in-time.ts';
import type { Answer, ProducerRequest, Reply, RequestPart } from './request.ts';

/** How a producer's share of a request ends: by a word of one of the two, or by time. */

/** A proposal waits no longer than this, nor beyond what it is about. */
const PROPOSAL_DAYS = 3;
/** Whoever is offered something shortly before has at least this long to say yes. */
const LEAST_HOURS = 1;
/** Nothing stays open longer without a word: after this the request ends, and its people are told. */
const OPEN_DAYS = 6;

/** Since when somebody's word is waited for, and whose; undefined where nothing is open any more. */
export interface Open {
  readonly by: 'producer' | 'requester';
  /** Of the word that is to be answered; null where the producer has said nothing yet. */
  readonly since: Instant | null;
}

export const openOf = ({
  state,
  answer,
  reply,
  ended,
}: Pick<RequestPart, 'state' | 'answer' | 'reply' | 'ended'>): Open | undefined => {
  if (ended !== undefined || state === 'givenUp') return undefined;
  if (answer === null) return state === 'waiting' ? undefined : { by: 'producer', since: null };
  if (answer.kind !== 'propose' && answer.toChoose !== true) return undefined;
  if (reply === undefined) return { by: 'requester', since: answer.at };
  return reply.kind === 'answerBack' ? { by: 'producer', since: reply.at } : undefined;
};

/** Both have said yes: from then on they may reach each other. */
export const isAgreed = ({ answer, reply, ended }: Pick<RequestPart, 'answer' | 'reply' | 'ended'>): boolean =>
  ended === undefined && ((answer?.kind === 'accept' && answer.toChoose !== true) || reply?.kind === 'accept');

/** Whether the producer is told street and contacts: on a yes, or at once where the requester says so. */
export const mayReach = ({ contactsAtOnce }: Pick<ProducerRequest, 'contactsAtOnce'>, part: RequestPart): boolean =>
  contactsAtOnce || isAgreed(part);

/** To how many others the same free words went; none where all was ticked of this producer's own offers. */
export const othersAsked = ({ lines, parts }: Pick<ProducerRequest, 'lines' | 'parts'>): number =>
  lines.some(({ offer }) => offer === undefined) ? parts.length - 1 : 0;

/** Until when what is open waits: a proposal three days at most, and not beyond its deadline or its day. */
export const proposalEnds = (day: string | null, deadline: Instant | null | undefined, now: Instant): Instant => {
  const least = hoursLater(now, LEAST_HOURS);
  const most = hoursLater(now, PROPOSAL_DAYS * 24);
  const until =
    deadline != null && deadline > least ? deadline : day === null ? most : knownBy({ day, deadline: null }, now);
  return until < least ? least : earlier(until, most);
};

/** What nobody has answered ends the day after it would have been, after six days at the latest. */
export const unansweredEnds = ({ passage }: RequestPart, now: Instant): Instant => {
  const most = hoursLater(now, OPEN_DAYS * 24);
  const after = passage === null ? most : instantAt(addDays(passage.day, 1), '00:00');
  return earlier(after, most);
};

/** When due, what was open since then and still is ends. */
export const endsDelivery = (
  { id, language }: ProducerRequest,
  producerId: ProducerId,
  since: Instant | null,
  { now, dueAt }: { readonly now: Instant; readonly dueAt: Instant },
): NewDelivery =>
  newDelivery({
    about: { kind: 'requestEnds', requestId: id, producerId, since },
    channel: 'none',
    to: '',
    language,
    now,
    dueAt,
  });

/** Why a word of the producer comes too late; undefined where it does not. */
export const whyNoAnswer = (
  { ended, reply }: RequestPart,
  answer: Pick<Answer, 'proposal'>,
  today: string,
): 'requestEnded' | 'proposalSettled' | 'dayPast' | undefined => {
  if (ended !== undefined) return 'requestEnded';
  if (reply !== undefined && reply.kind !== 'answerBack') return 'proposalSettled';
  const day = answer.proposal?.day;
  return day != null && day < today ? 'dayPast' : undefined;
};

/** The requester's word to a proposal; undefined where none is open. The same word again (a double tap) changes nothing. */
export const replied = (part: RequestPart, reply: Reply): RequestPart | undefined =>
  openOf(part)?.by === 'requester' && (part.answer?.endsAt ?? reply.at) >= reply.at ? { ...part, reply } : undefined;

/** Whether the requester may still say that they no longer want it: also after a yes. */
export const mayCancel = ({
  state,
  answer,
  reply,
  ended,
}: Pick<RequestPart, 'state' | 'answer' | 'reply' | 'ended'>): boolean =>
  ended === undefined && state !== 'givenUp' && answer?.kind !== 'decline' && reply?.kind !== 'decline';

const earlier = (one: Instant, other: Instant): Instant => [one, other].sort()[0] ?? one;

const hoursLater = (instant: Instant, hours: number): Instant =>
  new Date(Date.parse(instant) + hours * 3_600_000).toISOString();
