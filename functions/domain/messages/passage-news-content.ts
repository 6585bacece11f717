import { departmentOfCommune } from '#domain/areas/commune-department.ts';
import type { About } from '#domain/ledger/delivery.ts';
import { nextPassage, type Passage } from '#domain/passages/passage.ts';
import type { LiveStates } from '#domain/producers/live.ts';
import type { Producer, Round } from '#domain/producers/producer.ts';
import type { ProducerRequest, RequestPart } from '#domain/requests/request.ts';
import type { Instant, ProducerId, RequestId } from '#domain/shared/primitives.ts';

/** To a requester: what has become of the passage that they asked for. */
export interface PassageNewsContent {
  readonly kind: 'passageNews';
  readonly request: ProducerRequest;
  readonly part: RequestPart;
  /** The next passage of the same round that can be asked for; null where there is none, or the producer has left. */
  readonly next: Passage | null;
  /** Undefined where it is no more. */
  readonly round?: Round | undefined;
}

interface Sources {
  readonly requests: { find(id: RequestId): Promise<ProducerRequest | undefined> };
  readonly directory: { findNow(id: ProducerId): Promise<Producer | undefined> };
  readonly live: LiveStates;
}

/** Undefined where the request is no more, or nothing was to be said. */
export const passageNewsContent = async (
  about: Extract<About, { kind: 'passageNews' }>,
  { requests, directory, live }: Sources,
  now: Instant,
): Promise<PassageNewsContent | undefined> => {
  const [request, producer, states] = await Promise.all([
    requests.find(about.requestId),
    directory.findNow(about.producerId),
    live.of([about.producerId]),
  ]);
  const part = request?.parts.find(({ producerId }) => producerId === about.producerId);
  if (request === undefined || part?.passageNews === undefined) return undefined;
  const round = producer?.details.rounds.find(({ id }) => id === part.passage?.roundId);
  return { kind: 'passageNews', request, part, round, next: nextOf(part, producer, { states, now }) ?? null };
};

const nextOf = (
  { passage }: RequestPart,
  producer: Producer | undefined,
  { states, now }: { readonly states: Awaited<ReturnType<LiveStates['of']>>; readonly now: Instant },
): Passage | undefined => {
  if (producer?.state !== 'published') return undefined;
  const round = producer.details.rounds.find(({ id }) => id === passage?.roundId);
  const where = { department: departmentOfCommune(producer.details.commune) };
  return round && nextPassage(round, states.get(producer.id)?.changes, now, where);
};
