import { departmentOfCommune } from '#domain/areas/commune-department.ts';
import { type NewDelivery, newDelivery } from '#domain/ledger/ledger.ts';
import { smsOpening } from '#domain/ledger/quiet-hours.ts';
import { dayNumber, weekdayAt } from '#domain/passages/day-number.ts';
import { nextPassage, type Passage, passageOf } from '#domain/passages/passage.ts';
import type { Channel, Producer } from '#domain/producers/producer.ts';
import { localTime } from '#domain/shared/calendar.ts';
import { DepartmentCode, type Instant, type ProducerId, type TaskId } from '#domain/shared/primitives.ts';
import type { Task } from '#domain/tasks/task.ts';
import type { ToDo } from '#domain/tasks/to-do.ts';
import { passageOnWeekday } from './asked-passage.ts';
import { openTask } from './call-task.ts';
import { comesTooLate, isLastTry, knownBy, nextChannelAt } from './in-time.ts';
import { mayHaveCome, passageTurns } from './passage-turns.ts';
import type { Answer, ProducerRequest, Reply, RequestPart } from './request.ts';
import type { RequestChange } from './request-store.ts';
import {
  endsDelivery,
  isAgreed,
  mayCancel,
  openOf,
  proposalEnds,
  replied,
  unansweredEnds,
  whyNoAnswer,
} from './settle-request.ts';

/**
 * How a request goes to its producers: channel after channel, in each one's own order, and at the end to a person of the agency. Every
 * change is a pure function from a request to the next one and what it owes.
 */

/** What the changes need from outside. */
export interface RequestContext {
  readonly now: Instant;
  readonly newTaskId: () => TaskId;
  /** The producer as they are now; undefined where they have left. */
  readonly producer: (id: ProducerId) => Producer | undefined;
}

/** A pending request that was confirmed: every producer is asked by their first channel. Already confirmed: nothing changes. */
export const confirmRequest = (request: ProducerRequest, context: RequestContext): RequestChange | undefined => {
  if (request.state !== 'pending') return undefined;
  const confirmed: ProducerRequest = {
    ...request,
    state: 'confirmed',
    confirmedAt: context.now,
    version: request.version + 1,
  };
  return request.parts.reduce<RequestChange>((change, part) => askNext(change, part.producerId, context), {
    request: confirmed,
    deliveries: [
      receiptOf(confirmed, context),
      ...request.parts.map((part) =>
        endsDelivery(confirmed, part.producerId, null, { now: context.now, dueAt: unansweredEnds(part, context.now) }),
      ),
      ...passageTurns(confirmed, context.producer, context.now),
    ],
    tasks: [],
  });
};

/** Five tries end the code of a request; the link of its mail still works. */
const MAX_CODE_TRIES = 5;
/** So do two days, as they end the link. */
const CODE_HOURS = 48;

/**
 * One try of the 6-digit code, counted before it is compared, so that tries at the same time are as many as tries in turn. Undefined where the code has
 * ended: five tries, two days, or a request that is confirmed already.
 */
export const tryRequestCode = (
  request: ProducerRequest,
  { now }: Pick<RequestContext, 'now'>,
): RequestChange | undefined =>
  request.state === 'pending' && request.wrongCodes < MAX_CODE_TRIES && hoursAfter(request.createdAt, CODE_HOURS) > now
    ? {
        request: { ...request, wrongCodes: request.wrongCodes + 1, version: request.version + 1 },
        deliveries: [],
        tasks: [],
      }
    : undefined;

/**
 * The attempt failed, or a day has gone by without an answer: the producer's next channel is tried. Nothing changes where they have answered, or
 * where that attempt is no longer the last one (the event came late or twice).
 */
export const moveOn = (
  request: ProducerRequest,
  producerId: ProducerId,
  attempt: number,
  context: RequestContext,
): RequestChange | undefined => {
  const part = partOf(request, producerId);
  if (part?.state !== 'asked' || part.ended !== undefined || part.attempts.length - 1 !== attempt) return undefined;
  return askNext(
    { request: { ...request, version: request.version + 1 }, deliveries: [], tasks: [] },
    producerId,
    context,
  );
};

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
      const ended: RequestPart = { ...part, ended: { why: 'otherChosen', word: '', at: context.now } };
      const told = tellProducer(withPart(before.request, ended), ended, context);
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
  const { callTaskId: _, ...rest } = part;
  const changed: RequestPart = { ...rest, ended: { why: 'cancelled', word, at: context.now } };
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
  const { callTaskId: _, ...rest } = part;
  const changed: RequestPart = { ...rest, ended: { why, word: '', at: context.now } };
  const settled = callSettled(part, 'over', { now: context.now, language: request.language });
  const ended = withPart({ ...request, version: request.version + 1 }, changed);
  const told = why === 'proposalOver' ? tellProducer(ended, changed, context) : undefined;
  return {
    request: ended,
    deliveries: [newsOf(ended, producerId, context), ...(told?.deliveries ?? []), ...settled],
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

/** Nobody could reach the producer: the requester is told, in the agency's word. Nothing changes where they have answered, or where it was said before. */
export const giveUpRequest = (
  request: ProducerRequest,
  producerId: ProducerId,
  given: { readonly word: string; readonly by: string },
  context: RequestContext,
): RequestChange | undefined => {
  const part = partOf(request, producerId);
  if (part === undefined || request.state !== 'confirmed') return undefined;
  if (part.state === 'answered' || part.state === 'givenUp' || part.ended !== undefined) return undefined;
  const { callTaskId: _, ...rest } = part;
  const changed = withPart(
    { ...request, version: request.version + 1 },
    { ...rest, state: 'givenUp', givenUp: { ...given, at: context.now } },
  );
  return { request: changed, deliveries: [newsOf(changed, producerId, context)], tasks: [] };
};

export const partOf = (request: ProducerRequest, producerId: ProducerId): RequestPart | undefined =>
  request.parts.find((part) => part.producerId === producerId);

const withPart = (request: ProducerRequest, changed: RequestPart): ProducerRequest => ({
  ...request,
  parts: request.parts.map((part) => (part.producerId === changed.producerId ? changed : part)),
});

const askNext = (change: RequestChange, producerId: ProducerId, context: RequestContext): RequestChange => {
  const part = partOf(change.request, producerId);
  if (part === undefined) return change;
  const producer = context.producer(producerId);
  const channel = producer?.state === 'published' ? producer.details.channels[part.attempts.length] : undefined;
  if (channel === undefined) return handOver(change, part, producer, context);
  const attempt = { channel: channel.kind, at: context.now };
  const until = producer && mustBeKnownBy(part, producer, context.now);
  if (channel.kind === 'sms' && comesTooLate(until, context.now)) {
    const passedOver = { ...part, attempts: [...part.attempts, { ...attempt, tooLate: true as const }] };
    return askNext({ ...change, request: withPart(change.request, passedOver) }, producerId, context);
  }
  const attempted: RequestPart = { ...part, state: 'asked', attempts: [...part.attempts, attempt] };
  if (channel.kind === 'call') return handOver(change, attempted, producer, context);
  const besides =
    isLastTry(until, context.now) && attempted.callTaskId === undefined
      ? [callTask(change.request, attempted, producer, context)]
      : [];
  const request = withPart(change.request, {
    ...attempted,
    ...(besides[0] === undefined ? {} : { callTaskId: besides[0].id }),
  });
  const next = producer?.details.channels[attempted.attempts.length];
  const isTogether =
    next?.together === true && next.kind !== 'call' && !(next.kind === 'sms' && comesTooLate(until, context.now));
  const [message, chase] = messagesBy(channel, request, attempted, { producer, until }, context);
  const asked = {
    ...change,
    request,
    // Of those who are told together the last one is waited for.
    deliveries: [...change.deliveries, message, ...(isTogether ? [] : [chase])],
    tasks: [...change.tasks, ...besides],
  };
  return isTogether ? askNext(asked, producerId, context) : asked;
};

/** The message by this channel, and the chase that will go on to the next if nothing comes back. */
const messagesBy = (
  channel: Exclude<Channel, { kind: 'call' }>,
  request: ProducerRequest,
  part: RequestPart,
  { producer, until }: { readonly producer: Producer | undefined; readonly until: Instant | undefined },
  { now }: RequestContext,
): readonly [message: NewDelivery, chase: NewDelivery] => {
  const about = { requestId: request.id, producerId: part.producerId, attempt: part.attempts.length - 1 };
  const language = producer?.details.language ?? 'fr';
  const leaves = channel.kind === 'sms' ? smsOpening(now) : now;
  return [
    newDelivery({
      about: { kind: 'request', ...about, ...(until === undefined ? {} : { until }) },
      channel: channel.kind,
      to: channel.address,
      language,
      now,
    }),
    newDelivery({
      about: { kind: 'chase', ...about },
      channel: 'none',
      to: '',
      language,
      now,
      dueAt: nextChannelAt(leaves, until),
    }),
  ];
};

/** No channel is left, or it is a telephone call: a person of the agency takes over, and the requester knows it when messages were tried in vain. */
const handOver = (
  change: RequestChange,
  part: RequestPart,
  producer: Producer | undefined,
  context: RequestContext,
): RequestChange => {
  // Somebody may have been asked to call beside the last try.
  const task = part.callTaskId === undefined ? callTask(change.request, part, producer, context) : undefined;
  const callTaskId = task?.id ?? part.callTaskId;
  const request = withPart(change.request, {
    ...part,
    state: 'withAgency',
    ...(callTaskId === undefined ? {} : { callTaskId }),
  });
  const triedInVain = part.attempts.some(({ channel, tooLate }) => channel !== 'call' && !tooLate);
  return {
    request,
    deliveries: triedInVain ? [...change.deliveries, newsOf(request, part.producerId, context)] : change.deliveries,
    tasks: task === undefined ? change.tasks : [...change.tasks, task],
  };
};

const callTask = (
  request: ProducerRequest,
  part: RequestPart,
  producer: Producer | undefined,
  { now, newTaskId }: RequestContext,
): Task =>
  openTask({
    id: newTaskId(),
    kind: 'callProducer',
    producerId: part.producerId,
    requestId: request.id,
    toDo: toDoFor(part, producer),
    createdAt: now,
    ...departmentOf(part, producer),
    ...wantedBy(part, producer, now),
  });

const toDoFor = ({ producerName: name, unclaimed }: RequestPart, producer: Producer | undefined): ToDo => {
  if (unclaimed !== undefined) return { code: 'requestToUnclaimed', name, commune: unclaimed.communeName };
  return { code: producer === undefined ? 'producerLost' : 'requestByTelephone', name };
};

const departmentOf = ({ unclaimed }: RequestPart, producer: Producer | undefined): Pick<Task, 'department'> => {
  const commune = producer?.details.commune ?? unclaimed?.commune;
  return commune === undefined ? {} : { department: DepartmentCode.parse(departmentOfCommune(commune)) };
};

/** The passage asked for, or the next delivery of the round or the day that they chose; nothing where they left both open. */
const wantedBy = (part: RequestPart, producer: Producer | undefined, now: Instant): Pick<Task, 'wanted'> => {
  const wanted = producer && wantedPassage(part, producer, now);
  return wanted === undefined ? {} : { wanted: { date: wanted.day, orderBefore: wanted.deadline } };
};

/** Until when an answer is of use: the deadline of the passage, else the day itself. */
const mustBeKnownBy = (part: RequestPart, producer: Producer, now: Instant): Instant | undefined => {
  const wanted = wantedPassage(part, producer, now);
  const day = wanted?.day ?? part.passage?.day;
  if (day === undefined) return undefined;
  return knownBy({ day, deadline: wanted?.deadline ?? null }, now);
};

const wantedPassage = (part: RequestPart, producer: Producer, now: Instant): Passage | undefined => {
  const where = { department: departmentOfCommune(producer.details.commune) };
  const rounds = producer.details.rounds.filter(({ id }) => part.roundId === null || id === part.roundId);
  const wish =
    part.passage ??
    (part.weekday === null ? null : passageOnWeekday(rounds, part.weekday, { producer, changes: undefined, now }));
  const round = rounds.find(({ id }) => id === (wish?.roundId ?? part.roundId));
  if (round === undefined) return undefined;
  return wish === null ? nextPassage(round, undefined, now, where) : passageOf(round, undefined, wish.day, where);
};

/** Whom a person was to call has answered by themselves, or there is nothing to call about any more: the task is closed at once. */
const callSettled = (
  { producerId, callTaskId: taskId }: RequestPart,
  why: 'answered' | 'cancelled' | 'over',
  { now, language }: { readonly now: Instant; readonly language: ProducerRequest['language'] },
): NewDelivery[] =>
  taskId === undefined
    ? []
    : [
        newDelivery({
          about: { kind: 'taskSettled', taskId, producerId, why },
          channel: 'none',
          to: '',
          language,
          now,
        }),
      ];

const receiptOf = ({ id, requester, language }: ProducerRequest, { now }: RequestContext): NewDelivery =>
  newDelivery({
    about: { kind: 'requestReceipt', requestId: id },
    channel: 'email',
    to: requester.email,
    language,
    now,
  });

const newsOf = (request: ProducerRequest, producerId: ProducerId, { now }: RequestContext): NewDelivery =>
  newDelivery({
    about: { kind: 'requestNews', requestId: request.id, producerId, version: request.version },
    channel: 'email',
    to: request.requester.email,
    language: request.language,
    now,
  });

const hoursAfter = (instant: Instant, hours: number): Instant =>
  new Date(Date.parse(instant) + hours * 3_600_000).toISOString();
