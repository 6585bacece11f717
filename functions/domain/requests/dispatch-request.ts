import { type NewDelivery, newDelivery } from '#domain/ledger/ledger.ts';
import { smsOpening } from '#domain/ledger/quiet-hours.ts';
import type { Channel, Producer } from '#domain/producers/producer.ts';
import type { Instant, ProducerId } from '#domain/shared/primitives.ts';
import { comesTooLate, isLastTry, nextChannelAt } from './in-time.ts';
import { passageTurns } from './passage-turns.ts';
import type { ProducerRequest, RequestPart } from './request.ts';
import { callTask, mustBeKnownBy, newsOf, partOf, type RequestContext, withPart } from './request-change.ts';
import type { RequestChange } from './request-store.ts';
import { endsDelivery, unansweredEnds } from './settle-request.ts';

/** How a request goes to its producers: channel after channel, in each one's own order, and at the end to a person of the agency. */

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

const receiptOf = ({ id, requester, language }: ProducerRequest, { now }: RequestContext): NewDelivery =>
  newDelivery({
    about: { kind: 'requestReceipt', requestId: id },
    channel: 'email',
    to: requester.email,
    language,
    now,
  });

const hoursAfter = (instant: Instant, hours: number): Instant =>
  new Date(Date.parse(instant) + hours * 3_600_000).toISOString();
