import type { ResolvedArea } from '#domain/areas/area.ts';
import type { Place } from '#domain/areas/place.ts';
import { newDelivery } from '#domain/ledger/ledger.ts';
import { asOfNow, type LiveState, type LiveStates } from '#domain/producers/live.ts';
import type { Producer, Round } from '#domain/producers/producer.ts';
import { confirmRequest } from '#domain/requests/dispatch-request.ts';
import { placeRequest, type RequestInput, type UnclaimedRecipient } from '#domain/requests/new-request.ts';
import type { ProducerRequest } from '#domain/requests/request.ts';
import type { RequestChange } from '#domain/requests/request-store.ts';
import { openOf } from '#domain/requests/settle-request.ts';
import { done, type Outcome } from '#domain/shared/outcome.ts';
import type { Language, ProducerId, RequestId } from '#domain/shared/primitives.ts';
import type { FieldError } from '#domain/shared/reasons.ts';
import { findProducers, type RequestDependencies, requestContextFor } from './follow-request.ts';

export interface SendRequest {
  readonly id: RequestId;
  readonly language: Language;
  readonly place: Place;
  /** This browser confirmed this address before: the request leaves at once. */
  /** Where the street is, if that is known. */
  readonly spot?: Place | undefined;
  readonly addressProven: boolean;
  readonly emailHash: string;
  /** The caller's idempotency key, hashed with the address: the same again makes no second request. */
  readonly onceHash: string | undefined;
  /** Of what is asked, with the address: the very same while the one before is open makes no second request either. */
  readonly contentHash: string;
  readonly resolve: (round: Round) => ResolvedArea;
  /** What producers say of single days. */
  readonly live: LiveStates;
  /** Finds who is asked though they are not yet with us. */
  readonly unclaimed?: (id: ProducerId) => Promise<UnclaimedRecipient | undefined>;
}

/** The request as it now stands: new, or the one that the same key made before. */
export interface Sent extends Pick<ProducerRequest, 'id' | 'state'> {
  /** It was sent before, by another key: nothing has left. */
  readonly already: boolean;
}

/** Places a request: to its producers at once where the address is proven, else with a confirmation to the requester first. */
export const sendRequest = async (
  input: RequestInput,
  given: SendRequest,
  dependencies: RequestDependencies,
): Promise<Outcome<Sent, FieldError[]>> => {
  const asked = input.producers.map(({ id }) => id);
  const producers = await findProducers(dependencies.directory, asked);
  const unknown = asked.filter((id) => !producers.has(id));
  const unclaimed = new Map(await Promise.all(unknown.map(async (id) => [id, await given.unclaimed?.(id)] as const)));
  const now = dependencies.now();
  const live = await given.live.of([...producers.keys()]);
  const placed = placeRequest(input, {
    ...given,
    changes: (id) => live.get(id)?.changes,
    now,
    producer: (id) => asKnownNow(producers.get(id), live.get(id)),
    unclaimed: (id) => unclaimed.get(id),
  });
  if (!placed.ok) return placed;
  const before = await sameBefore(given, dependencies);
  if (before !== undefined) return done({ ...before, already: true });
  const change = given.addressProven ? await confirmed(placed.value, dependencies) : withConfirmation(placed.value);
  const created = await dependencies.requests.create(change, given);
  if (created.kind === 'already') {
    const earlier = await dependencies.requests.find(created.id);
    if (earlier !== undefined) return done({ ...earlier, already: false });
    throw new Error(`request ${created.id} has its key and is not there`);
  }
  await dependencies.ledger.wake(change.deliveries);
  return done({ ...change.request, already: false });
};

/** The very same request, sent within a day and still open: two tabs, or a page that was loaded again. The same key has its own answer. */
const sameBefore = async (
  { contentHash, onceHash }: SendRequest,
  { requests, now }: RequestDependencies,
): Promise<ProducerRequest | undefined> => {
  const { sameContent, sameKey } = await requests.sentBefore({ contentHash, onceHash });
  const request = sameContent === undefined || sameKey !== undefined ? undefined : await requests.find(sameContent);
  if (request === undefined || Date.parse(now()) - Date.parse(request.createdAt) > DAY_MS) return undefined;
  const isOpen = request.state === 'pending' || request.parts.some((part) => openOf(part) !== undefined);
  return isOpen ? request : undefined;
};

const DAY_MS = 86_400_000;

/** What is sold out at this minute is sold out. */
const asKnownNow = (producer: Producer | undefined, live: LiveState | undefined): Producer | undefined =>
  producer && asOfNow(producer, live);

const confirmed = async (request: ProducerRequest, dependencies: RequestDependencies): Promise<RequestChange> => {
  const change = confirmRequest(request, await requestContextFor(request, dependencies));
  if (change === undefined) throw new Error('a new request was confirmed already');
  return change;
};

const withConfirmation = (request: ProducerRequest): RequestChange => ({
  request,
  deliveries: [
    newDelivery({
      about: { kind: 'requestConfirmation', requestId: request.id },
      channel: 'email',
      to: request.requester.email,
      language: request.language,
      now: request.createdAt,
    }),
  ],
  tasks: [],
});
