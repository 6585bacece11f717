import { newDelivery } from '#domain/ledger/new-delivery.ts';
import { isNews, type PassageFate } from '#domain/passages/passage-news.ts';
import type { ProducerId } from '#domain/shared/primitives.ts';
import type { ProducerRequest, RequestPart } from './request.ts';
import type { RequestChange } from './request-store.ts';

/** Whether somebody still counts on this passage: who was refused, or given up, does not. */
export const countsOnPassage = ({ passage, state, answer, reply, ended }: RequestPart): boolean =>
  passage !== null &&
  state !== 'givenUp' &&
  ended === undefined &&
  answer?.kind !== 'decline' &&
  reply?.kind !== 'decline';

/** What the requester believes of the passage asked for: what was said last, or that it takes place on its day. */
export const believedFate = ({ passage, passageNews }: RequestPart): PassageFate =>
  passageNews ?? { kind: 'comes', day: passage?.day ?? '', word: '' };

/**
 * The requester is told what has become of the passage asked for. Nothing changes where it is as they believe: said again after a crash, or taken
 * back before anybody was told, it is no news.
 */
export const tellOfPassage = (
  request: ProducerRequest,
  producerId: ProducerId,
  fate: PassageFate,
  now: string,
): RequestChange | undefined => {
  const part = request.parts.find((one) => one.producerId === producerId);
  if (part === undefined || request.state !== 'confirmed' || !countsOnPassage(part)) return undefined;
  if (part.dayAgreed === true) return undefined;
  if (!isNews(believedFate(part), fate)) return undefined;
  const version = request.version + 1;
  return {
    request: {
      ...request,
      version,
      parts: request.parts.map((one) => (one === part ? { ...one, passageNews: { ...fate, at: now } } : one)),
    },
    deliveries: [
      newDelivery({
        about: { kind: 'passageNews', requestId: request.id, producerId, version },
        channel: 'email',
        to: request.requester.email,
        language: request.language,
        now,
      }),
    ],
    tasks: [],
  };
};
