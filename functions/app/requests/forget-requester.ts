import { communes } from '#app/shared/communes.ts';
import type { Place } from '#domain/areas/place.ts';
import { forgetRequester, messagesToRequester } from '#domain/requests/forget-requester.ts';
import type { ProducerRequest } from '#domain/requests/request.ts';
import type { RequesterTraces } from '#domain/requests/requester-traces.ts';
import { placeMeant } from '#domain/search/place-query.ts';
import type { PersonId } from '#domain/shared/primitives.ts';
import { unlessUnreadable } from '#domain/shared/unreadable-record.ts';
import { erasedName } from '#web/requests/erased-name.ts';
import { pick } from '#web/shared/text.ts';
import { follow, type RequestDependencies } from './follow-request.ts';

export interface ForgettingRequester {
  readonly dependencies: RequestDependencies;
  readonly traces: RequesterTraces;
}

/** Takes a person out of all that they asked for: the requests remain without them. Killed half-way, it finds them again. */
export const forgetRequests = async (
  person: PersonId,
  { dependencies, traces }: ForgettingRequester,
): Promise<void> => {
  const messages: string[] = [];
  for (const id of await traces.requestsOf(person)) {
    const followed = await follow(
      id,
      (request, context) =>
        forgetRequester(
          request,
          { name: pick(erasedName, request.language), place: communeOf(request.place) },
          context,
        ),
      dependencies,
    );
    if (followed.kind !== 'notFound') messages.push(...messagesToRequester(followed.request));
  }
  await traces.remove(person, messages);
};

/** All that a person asked producers for within the year, the latest first. */
export const requestsOf = async (
  person: PersonId,
  { dependencies, traces }: ForgettingRequester,
): Promise<ProducerRequest[]> => {
  const ids = await traces.requestsOf(person);
  const found = await Promise.all(ids.map((id) => unlessUnreadable(dependencies.requests.find(id), undefined)));
  return found
    .filter((request) => request !== undefined)
    .sort((one, other) => other.createdAt.localeCompare(one.createdAt));
};

/** The commune in which a place lies, without its street. */
const communeOf = (place: Place): Place => {
  if (place.kind === 'commune' || place.commune === null) return place;
  const meant = placeMeant({ commune: place.commune }, communes());
  return meant.ok ? meant.value : { ...place, label: place.commune, cell: place.cell.slice(0, 5) as Place['cell'] };
};
