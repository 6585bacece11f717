import type { ResolvedArea } from '#domain/areas/area.ts';
import type { Place } from '#domain/areas/place.ts';
import { newDelivery } from '#domain/ledger/ledger.ts';
import type { LiveStates } from '#domain/producers/live.ts';
import type { Round } from '#domain/producers/producer.ts';
import { confirmRequest } from '#domain/requests/asking.ts';
import { type NotYetAsked, placeRequest, type RequestInput } from '#domain/requests/placing.ts';
import type { ProducerRequest } from '#domain/requests/request.ts';
import type { RequestChange } from '#domain/requests/requests.ts';
import { done, type Outcome } from '#domain/shared/outcome.ts';
import type { Language, ProducerId, RequestId } from '#domain/shared/primitives.ts';
import type { FieldError } from '#domain/shared/reasons.ts';
import { askingFor, type Following, findProducers } from './following.ts';

export interface SendRequest {
  readonly id: RequestId;
  readonly language: Language;
  readonly place: Place;
  /** This browser confirmed this address before: the request leaves at once. */
  readonly addressProven: boolean;
  readonly emailHash: string;
  /** The caller's idempotency key, hashed with the address: the same again makes no second request. */
  readonly onceHash: string | undefined;
  readonly resolve: (round: Round) => ResolvedArea;
  /** What producers say of single days. */
  readonly live: LiveStates;
  /** Finds who is asked though he is not yet with us. */
  readonly notYet?: (id: ProducerId) => Promise<NotYetAsked | undefined>;
}

/** The request as it now stands: new, or the one that the same key made before. */
export type Sent = Pick<ProducerRequest, 'id' | 'state'>;

/** Places a request: to its producers at once where the address is proven, else with a confirmation to the requester first. */
export const sendRequest = async (
  input: RequestInput,
  given: SendRequest,
  following: Following,
): Promise<Outcome<Sent, FieldError[]>> => {
  const asked = input.producers.map(({ id }) => id);
  const producers = await findProducers(following.directory, asked);
  const unknown = asked.filter((id) => !producers.has(id));
  const notYet = new Map(await Promise.all(unknown.map(async (id) => [id, await given.notYet?.(id)] as const)));
  const now = following.now();
  const live = await given.live.of([...producers.keys()]);
  const placed = placeRequest(input, {
    ...given,
    changes: (id) => live.get(id)?.changes,
    now,
    producer: (id) => producers.get(id),
    notYet: (id) => notYet.get(id),
  });
  if (!placed.ok) return placed;
  const change = given.addressProven ? await confirmed(placed.value, following) : withConfirmation(placed.value);
  const created = await following.requests.create(change, given.emailHash, given.onceHash);
  if (created.kind === 'already') {
    const earlier = await following.requests.find(created.id);
    if (earlier !== undefined) return done(earlier);
    throw new Error(`request ${created.id} has its key and is not there`);
  }
  await following.ledger.wake(change.deliveries);
  return done(change.request);
};

const confirmed = async (request: ProducerRequest, following: Following): Promise<RequestChange> => {
  const change = confirmRequest(request, await askingFor(request, following));
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
