import { departmentOfCommune } from '#domain/areas/commune-department.ts';
import { newDelivery } from '#domain/ledger/ledger.ts';
import { dayNumber, weekdayAt } from '#domain/passages/day-number.ts';
import { passageOf } from '#domain/passages/passage.ts';
import type { Channel } from '#domain/producers/producer.ts';
import { localTime } from '#domain/shared/calendar.ts';
import type { Instant, ProducerId } from '#domain/shared/primitives.ts';
import { comesTooLate } from './in-time.ts';
import { mayHaveCome, passageTurns } from './passage-turns.ts';
import type { Answer, ProducerRequest, Reply, RequestPart } from './request.ts';
import {
  callSettled,
  callTask,
  ended,
  mustBeKnownBy,
  newsOf,
  partOf,
  type RequestContext,
  wantedPassage,
  withPart,
} from './request-change.ts';
import type { RequestChange } from './request-store.ts';
import { endsDelivery, isAgreed, mayCancel, openOf, proposalEnds, replied, whyNoAnswer } from './settle-request.ts';

/** What both sides say of a request until it ends: yes, no, something else, accepted, cancelled, over; and whether it came. */

/** The producer's answer; the requester is told. The same answer again (a double tap) changes nothing; another one replaces it. */
export const answerRequest = (
  request: ProducerRequest,
  producerId: ProducerId,
  answer: Answer,
  context: RequestContext,
): RequestChange | undefined => {
  const part = partOf(request, producerId);
  if (part === undefined || request.state !== 'confirmed') return undefined;
  if (whyNoAnswer(part, answer, localTime(context.now).date) !== undefined || isSame(part, answer)) return undefined;
  const { givenUp: _, reply: __, callTaskId: ___, ...rest } = part;
  const producer = context.producer(producerId);
  const until = producer && wantedPassage(part, producer, context.now)?.deadline;
  const day = answer.proposal?.day ?? part.passage?.day ?? null;
  const toChoose = answer.kind === 'accept' && isToChoose(request, producerId) ? { toChoose: true as const } : {};
  const waits = answer.kind === 'propose' || toChoose.toChoose === true;
  const kept = { ...answer, ...toChoose, ...(waits ? { endsAt: proposalEnds(day, until, context.now) } : {}) };
  const changed = withPart({ ...request, version: request.version + 1 }, { ...rest, state: 'answered', answer: kept });
  const ends =
    kept.endsAt === undefined
      ? []
      : [endsDelivery(changed, producerId, kept.at, { now: context.now, dueAt: kept.endsAt })];
  // A member who writes down what they heard closes the task themselves.
  const settled =
    answer.by === 'producer' ? callSettled(part, 'answered', { now: context.now, language: request.language }) : [];
  return { request: changed, deliveries: [newsOf(changed, producerId, context), ...ends, ...settled], tasks: [] };
};

/** Whether a yes waits for the requester's choice: as long as another of those asked may still say yes, or has. */
const isToChoose = ({ chooses, parts }: ProducerRequest, producerId: ProducerId): boolean =>
  chooses && parts.some((part) => part.producerId !== producerId && mayCancel(part));

const isSame = ({ answer: before, reply }: RequestPart, answer: Answer): boolean =>
  reply === undefined &&
  before?.kind === answer.kind &&
  before.word === answer.word &&
  JSON.stringify(before.proposal) === JSON.stringify(answer.proposal);

/** The requester accepts a proposal, declines it or answers back; the producer is told. Nothing changes where none is open. */
export const replyToProposal = (
  request: ProducerRequest,
  producerId: ProducerId,
  reply: Reply,
  context: RequestContext,
): RequestChange | undefined => {
  const part = partOf(request, producerId);
  const changed = part && request.state === 'confirmed' ? replied(part, reply) : undefined;
  if (changed === undefined) return undefined;
  const settled = reply.kind === 'accept' ? onAgreedDay(changed, context) : changed;
  const change = tellProducer(withPart({ ...request, version: request.version + 1 }, settled), settled, context);
  // They know that they said yes; the mail brings the producer's contacts.
  if (reply.kind === 'accept') {
    const turns =
      settled.passage?.day === changed.passage?.day
        ? []
        : passageTurns({ ...change.request, parts: [settled] }, context.producer, context.now);
    const news = newsOf(change.request, producerId, context);
    const told = { ...change, deliveries: [...change.deliveries, news, ...turns] };
    return request.chooses ? endOthers(told, producerId, context) : told;
  }
  if (reply.kind === 'decline') return change;
  const dueAt = proposalEnds(part?.answer?.proposal?.day ?? part?.passage?.day ?? null, null, context.now);
  const ends = endsDelivery(request, producerId, reply.at, { now: context.now, dueAt });
  return { ...change, deliveries: [...change.deliveries, ends] };
};

/** One is chosen: whoever else was asked is told, and it ends there. */
const endOthers = (change: RequestChange, chosen: ProducerId, context: RequestContext): RequestChange =>
  change.request.parts
    .filter((part) => part.producerId !== chosen && mayCancel(part))
    .reduce((before, part) => {
      const over = ended(part, 'otherChosen', { at: context.now });
      const told = tellProducer(withPart(before.request, over), over, context);
      return {
        request: told.request,
        deliveries: [
          ...before.deliveries,
          ...told.deliveries,
          ...callSettled(part, 'cancelled', { now: context.now, language: told.request.language }),
        ],
        tasks: [...before.tasks, ...told.tasks],
      };
    }, change);

/** A proposal for another day was accepted: the request is for that day, and hears what becomes of its passage. */
const onAgreedDay = (part: RequestPart, context: RequestContext): RequestPart => {
  const day = part.answer?.proposal?.day;
  const producer = context.producer(part.producerId);
  if (day == null || producer === undefined) return part;
  const where = { department: departmentOfCommune(producer.details.commune) };
  const { passageNews: _, dayAgreed: __, ...rest } = part;
  const rounds = [...producer.details.rounds].sort(
    (one, other) => Number(other.id === part.roundId) - Number(one.id === part.roundId),
  );
  const round = rounds.find((one) => passageOf(one, undefined, day, where) !== undefined);
  const roundId = (round ?? rounds[0])?.id;
  if (roundId === undefined) return part;
  return {
    ...rest,
    roundId,
    passage: { roundId, day },
    weekday: weekdayAt(dayNumber(day)),
    ...(round === undefined ? { dayAgreed: true } : {}),
  };
};

/** The requester no longer wants it of this producer; whoever was asked is told. Nothing changes where it has ended already. */
export const cancelRequest = (
  request: ProducerRequest,
  producerId: ProducerId,
  word: string,
  context: RequestContext,
): RequestChange | undefined => {
  const part = partOf(request, producerId);
  if (part === undefined || request.state !== 'confirmed' || !mayCancel(part)) return undefined;
  const changed = ended(part, 'cancelled', { word, at: context.now });
  const told = tellProducer(withPart({ ...request, version: request.version + 1 }, changed), changed, context);
  const settled = callSettled(part, 'cancelled', { now: context.now, language: request.language });
  return { ...told, deliveries: [...told.deliveries, ...settled] };
};

/** Time is over for what has been open since then: both are told, the producer where they had said something. Nothing changes where somebody has spoken since. */
export const endByTime = (
  request: ProducerRequest,
  producerId: ProducerId,
  since: Instant | null,
  context: RequestContext,
): RequestChange | undefined => {
  const part = partOf(request, producerId);
  const open = part && openOf(part);
  if (part === undefined || request.state !== 'confirmed' || open === undefined || open.since !== since)
    return undefined;
  const why = part.answer === null ? ('nobodyAnswered' as const) : ('proposalOver' as const);
  const changed = ended(part, why, { at: context.now });
  const settled = callSettled(part, 'over', { now: context.now, language: request.language });
  const after = withPart({ ...request, version: request.version + 1 }, changed);
  const told = why === 'proposalOver' ? tellProducer(after, changed, context) : undefined;
  return {
    request: after,
    deliveries: [newsOf(after, producerId, context), ...(told?.deliveries ?? []), ...settled],
    tasks: told?.tasks ?? [],
  };
};

/** By the written channel that they were asked by last, else by their first; who has none is called. */
const tellProducer = (request: ProducerRequest, part: RequestPart, context: RequestContext): RequestChange => {
  const producer = context.producer(part.producerId);
  // Who has neither been written to nor spoken with knows nothing of it yet.
  const asked = part.answer !== null || part.attempts.some(({ channel, tooLate }) => channel !== 'call' && !tooLate);
  if (!asked || producer === undefined || producer.state === 'withdrawn') return { request, deliveries: [], tasks: [] };
  const written = producer.details.channels.filter(({ kind }) => kind !== 'call');
  const last = part.attempts.findLast(({ channel, tooLate }) => channel !== 'call' && !tooLate)?.channel;
  const until = mustBeKnownBy(part, producer, context.now);
  const inTime = written.filter(({ kind }) => kind !== 'sms' || !comesTooLate(until, context.now));
  const channel = inTime.find(({ kind }) => kind === last) ?? inTime[0];
  if (channel === undefined || channel.kind === 'call')
    return { request, deliveries: [], tasks: [callTask(request, part, producer, context)] };
  const told = toldTogether(producer.details.channels, channel).filter((one) => inTime.includes(one));
  const deliveries = told.flatMap((one, index) =>
    one.kind === 'call'
      ? []
      : newDelivery({
          about: { kind: 'requestReply', requestId: request.id, producerId: part.producerId, version: request.version },
          channel: one.kind,
          to: one.address,
          language: producer.details.language,
          now: context.now,
          ...(index === 0 ? {} : { turn: one.address }),
        }),
  );
  return { request, deliveries, tasks: [] };
};

/** The people of a farm who were told by this channel and those beside it. */
const toldTogether = (channels: readonly Channel[], channel: Channel): readonly Channel[] => {
  let from = channels.indexOf(channel);
  while (from > 0 && channels[from]?.together === true) from -= 1;
  const next = channels.findIndex((one, index) => index > from && one.together !== true);
  return channels.slice(from, next < 0 ? undefined : next);
};

/** The producer has handed it over. Nothing changes where it was not agreed, or was ticked off before. */
export const tickOff = (
  request: ProducerRequest,
  producerId: ProducerId,
  { now }: Pick<RequestContext, 'now'>,
): RequestChange | undefined => {
  const part = partOf(request, producerId);
  if (part === undefined || part.broughtAt !== undefined || !isAgreed(part)) return undefined;
  const changed = withPart({ ...request, version: request.version + 1 }, { ...part, broughtAt: now });
  return { request: changed, deliveries: [], tasks: [] };
};

/** The requester says whether it came. Said again, it is as they say now; nothing changes where it was not agreed, or is still to come. */
export const sayCame = (
  request: ProducerRequest,
  producerId: ProducerId,
  yes: boolean,
  { now }: Pick<RequestContext, 'now'>,
): RequestChange | undefined => {
  const part = partOf(request, producerId);
  if (part === undefined || part.came?.yes === yes || !mayHaveCome(part, localTime(now).date)) return undefined;
  const changed = withPart({ ...request, version: request.version + 1 }, { ...part, came: { yes, at: now } });
  return { request: changed, deliveries: [], tasks: [] };
};
