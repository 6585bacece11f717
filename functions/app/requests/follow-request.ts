import type { Ledger } from '#domain/ledger/ledger.ts';
import type { Directory } from '#domain/producers/directory.ts';
import type { Producer } from '#domain/producers/producer.ts';
import { answerRequest, cancelRequest, endByTime, replyToProposal } from '#domain/requests/answer-request.ts';
import { confirmRequest, giveUpRequest, moveOn, tryRequestCode } from '#domain/requests/dispatch-request.ts';
import type { Answer, ProducerRequest, Reply } from '#domain/requests/request.ts';
import type { RequestContext } from '#domain/requests/request-change.ts';
import type { RequestChange, Requests } from '#domain/requests/request-store.ts';
import type { Instant, ProducerId, RequestId, TaskId } from '#domain/shared/primitives.ts';
import { unlessUnreadable } from '#domain/shared/unreadable-record.ts';
import { PartUnavailable } from '#platform/unavailable.ts';

/** What following a request through its life leans on. */
export interface RequestDependencies {
  readonly requests: Requests;
  readonly directory: Pick<Directory, 'find'>;
  readonly ledger: Pick<Ledger, 'wake'>;
  readonly now: () => Instant;
  readonly newTaskId: () => TaskId;
}

/** Two producers may answer in the same second; more than a few in a row is a fault. */
const MAX_CONFLICTS = 5;

type Step = (request: ProducerRequest, context: RequestContext) => RequestChange | undefined;

/** What became of a step: the request as it now is, changed or not. */
export type RequestFollowed =
  | { readonly kind: 'changed' | 'unchanged'; readonly request: ProducerRequest }
  | { readonly kind: 'notFound' };

/** Applies a step to the request as it now is, with all that the step owes in one transaction; asks the step again where somebody was faster. */
export const follow = async (
  id: RequestId,
  step: Step,
  dependencies: RequestDependencies,
): Promise<RequestFollowed> => {
  for (let conflicts = 0; conflicts < MAX_CONFLICTS; conflicts += 1) {
    const request = await dependencies.requests.find(id);
    if (request === undefined) return { kind: 'notFound' };
    const change = step(request, await requestContextFor(request, dependencies));
    if (change === undefined) return { kind: 'unchanged', request };
    if ((await dependencies.requests.save(change)) === 'saved') {
      await dependencies.ledger.wake(change.deliveries);
      return { kind: 'changed', request: change.request };
    }
  }
  throw new PartUnavailable(`request ${id}, changed by others ${MAX_CONFLICTS} times in a row,`);
};

/** The producers as they are now, and the time: what the pure steps need. */
export const requestContextFor = async (
  request: ProducerRequest,
  { directory, now, newTaskId }: Pick<RequestDependencies, 'directory' | 'now' | 'newTaskId'>,
): Promise<RequestContext> => {
  const producers = await findProducers(
    directory,
    request.parts.map((part) => part.producerId),
  );
  return { now: now(), newTaskId, producer: (id) => producers.get(id) };
};

export const findProducers = async (
  directory: Pick<Directory, 'find'>,
  ids: readonly ProducerId[],
): Promise<Map<ProducerId, Producer>> => {
  const found = await Promise.all(ids.map((id) => unlessUnreadable(directory.find(id), undefined)));
  return new Map(found.flatMap((producer) => (producer === undefined ? [] : [[producer.id, producer] as const])));
};

/** The requester has proved their address: the producers are asked. Twice is once. */
export const confirm = (id: RequestId, dependencies: RequestDependencies): Promise<RequestFollowed> =>
  follow(id, confirmRequest, dependencies);

/** A producer answers, or a member writes down what they said. */
export const answer = (
  id: RequestId,
  producerId: ProducerId,
  given: Answer,
  dependencies: RequestDependencies,
): Promise<RequestFollowed> =>
  follow(id, (request, context) => answerRequest(request, producerId, given, context), dependencies);

/** The agency could not reach the producer and will try no more. */
export const giveUp = (
  id: RequestId,
  producerId: ProducerId,
  given: { readonly word: string; readonly by: string },
  dependencies: RequestDependencies,
): Promise<RequestFollowed> =>
  follow(id, (request, context) => giveUpRequest(request, producerId, given, context), dependencies);

/** A message did not reach the producer, or a day has gone by without an answer. */
export const tryNextChannel = (
  id: RequestId,
  producerId: ProducerId,
  attempt: number,
  dependencies: RequestDependencies,
): Promise<RequestFollowed> =>
  follow(id, (request, context) => moveOn(request, producerId, attempt, context), dependencies);

/** The requester's word to a proposal. */
export const reply = (
  id: RequestId,
  producerId: ProducerId,
  given: Reply,
  dependencies: RequestDependencies,
): Promise<RequestFollowed> =>
  follow(id, (request, context) => replyToProposal(request, producerId, given, context), dependencies);

/** The requester no longer wants it of this producer. */
export const withdraw = (
  id: RequestId,
  producerId: ProducerId,
  word: string,
  dependencies: RequestDependencies,
): Promise<RequestFollowed> =>
  follow(id, (request, context) => cancelRequest(request, producerId, word, context), dependencies);

/** Nobody has spoken in time. */
export const endInTime = (
  id: RequestId,
  producerId: ProducerId,
  since: Instant | null,
  dependencies: RequestDependencies,
): Promise<RequestFollowed> =>
  follow(id, (request, context) => endByTime(request, producerId, since, context), dependencies);

/** Counts one try of the code of a request before it is compared; `changed` where it may be compared. */
export const countTry = (id: RequestId, dependencies: RequestDependencies): Promise<RequestFollowed> =>
  follow(id, tryRequestCode, dependencies);
