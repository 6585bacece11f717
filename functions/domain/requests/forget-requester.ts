import type { Place } from '#domain/areas/place.ts';
import { dedupeKeyOf } from '#domain/ledger/new-delivery.ts';
import { localTime } from '#domain/shared/calendar.ts';
import { EmailAddress } from '#domain/shared/primitives.ts';
import { cancelRequest } from './answer-request.ts';
import type { ProducerRequest, RequestPart } from './request.ts';
import type { RequestContext } from './request-change.ts';
import type { RequestChange } from './request-store.ts';
import { isAgreed, openOf } from './settle-request.ts';

/** No address can be like it (RFC 2606), and no mail is ever owed to it: what it stands in is over. */
export const ERASED = EmailAddress.parse('erased@erased.invalid');

/** What is left in the place of the person. */
export interface Nobody {
  readonly name: string;
  /** Of the commune: no street, no cell of an address. */
  readonly place: Place;
}

/**
 * The request without the person who made it: what is still to come is cancelled, and the producer told so; their answers stay, without the words, which
 * may name somebody. What was asked, of whom and when remains, to be counted. Nothing changes where it was done before.
 */
export const forgetRequester = (
  request: ProducerRequest,
  { name, place }: Nobody,
  context: RequestContext,
): RequestChange | undefined => {
  if (request.requester.email === ERASED) return undefined;
  const today = localTime(context.now).date;
  const cancelled = request.parts
    .filter((part) => isToCome(part, today))
    .reduce<RequestChange>(
      (before, { producerId }) => {
        const next = cancelRequest({ ...before.request, version: request.version }, producerId, '', context);
        if (next === undefined) return before;
        return {
          request: next.request,
          deliveries: [...before.deliveries, ...next.deliveries],
          tasks: [...before.tasks, ...next.tasks],
        };
      },
      { request, deliveries: [], tasks: [] },
    );
  return {
    ...cancelled,
    request: {
      ...cancelled.request,
      state: request.state === 'pending' ? 'expired' : request.state,
      requester: { email: ERASED, name, telephone: null, audience: request.requester.audience, organisation: '' },
      place,
      street: '',
      spot: null,
      word: '',
      parts: cancelled.request.parts.map(withoutWords),
      version: request.version + 1,
    },
  };
};

const isToCome = (part: RequestPart, today: string): boolean =>
  openOf(part) !== undefined || (isAgreed(part) && part.passage !== null && part.passage.day >= today);

const withoutWords = ({ answer, reply, ended, givenUp, ...part }: RequestPart): RequestPart => ({
  ...part,
  answer: answer === null ? null : { ...answer, word: '' },
  ...(reply === undefined ? {} : { reply: { ...reply, word: '' } }),
  ...(ended === undefined ? {} : { ended: { ...ended, word: '' } }),
  ...(givenUp === undefined ? {} : { givenUp: { ...givenUp, word: '' } }),
});

/** Keys of all messages that went, or are to go, to the requester. */
export const messagesToRequester = ({ id: requestId, parts, version }: ProducerRequest): string[] => [
  dedupeKeyOf({ kind: 'requestConfirmation', requestId }),
  dedupeKeyOf({ kind: 'requestReceipt', requestId }),
  ...parts.flatMap(({ producerId }) =>
    Array.from({ length: version + 1 }, (_, of) => of).flatMap((of) => [
      dedupeKeyOf({ kind: 'requestNews', requestId, producerId, version: of }),
      dedupeKeyOf({ kind: 'passageNews', requestId, producerId, version: of }),
    ]),
  ),
  ...parts.flatMap((part) =>
    daysOf(part).flatMap((day) => [
      dedupeKeyOf({ kind: 'passageReminder', requestId, producerId: part.producerId, day }),
      dedupeKeyOf({ kind: 'didItCome', requestId, producerId: part.producerId, day }),
    ]),
  ),
];

/** Days on which it was to come, as they were said one after the other. */
const daysOf = ({ passage, passageNews, answer }: RequestPart): string[] =>
  [
    passage?.day,
    passageNews !== undefined && 'day' in passageNews ? passageNews.day : undefined,
    answer?.proposal?.day,
  ].filter((day) => day != null);
