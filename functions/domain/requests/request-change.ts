import { departmentOfCommune } from '#domain/areas/commune-department.ts';
import { type NewDelivery, newDelivery } from '#domain/ledger/ledger.ts';
import { nextPassage, type Passage, passageOf } from '#domain/passages/passage.ts';
import type { Producer } from '#domain/producers/producer.ts';
import { DepartmentCode, type Instant, type ProducerId, type TaskId } from '#domain/shared/primitives.ts';
import type { Task } from '#domain/tasks/task.ts';
import type { ToDo } from '#domain/tasks/to-do.ts';
import { passageOnWeekday } from './asked-passage.ts';
import { openTask } from './call-task.ts';
import { knownBy } from './in-time.ts';
import type { ProducerRequest, RequestPart } from './request.ts';

/**
 * What every change of a request has in common: the part of one producer, what it owes, and until when an answer is of use. A change is a pure function from a
 * request to the next one and what it owes.
 */

/** What the changes need from outside. */
export interface RequestContext {
  readonly now: Instant;
  readonly newTaskId: () => TaskId;
  /** The producer as they are now; undefined where they have left. */
  readonly producer: (id: ProducerId) => Producer | undefined;
}

export const partOf = (request: ProducerRequest, producerId: ProducerId): RequestPart | undefined =>
  request.parts.find((part) => part.producerId === producerId);

/** The request with this part of it changed. */
export const withPart = (request: ProducerRequest, changed: RequestPart): ProducerRequest => ({
  ...request,
  parts: request.parts.map((part) => (part.producerId === changed.producerId ? changed : part)),
});

/** Tells the requester what became of their request. */
export const newsOf = (request: ProducerRequest, producerId: ProducerId, { now }: RequestContext): NewDelivery =>
  newDelivery({
    about: { kind: 'requestNews', requestId: request.id, producerId, version: request.version },
    channel: 'email',
    to: request.requester.email,
    language: request.language,
    now,
  });

/** Asks a person of the agency to call the producer. */
export const callTask = (
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
export const mustBeKnownBy = (part: RequestPart, producer: Producer, now: Instant): Instant | undefined => {
  const wanted = wantedPassage(part, producer, now);
  const day = wanted?.day ?? part.passage?.day;
  if (day === undefined) return undefined;
  return knownBy({ day, deadline: wanted?.deadline ?? null }, now);
};

/** The passage that they asked for, or the next of the round or the day that they chose; undefined where none is known. */
export const wantedPassage = (part: RequestPart, producer: Producer, now: Instant): Passage | undefined => {
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
export const callSettled = (
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

/** A part that ends here: nobody needs to be called about it any more. */
export const ended = (
  { callTaskId: _, ...part }: RequestPart,
  why: NonNullable<RequestPart['ended']>['why'],
  { word = '', at }: { readonly word?: string; readonly at: Instant },
): RequestPart => ({ ...part, ended: { why, word, at } });
