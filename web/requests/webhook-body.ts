import type { Content } from '#domain/messages/content.ts';
import { linesFor, type ProducerRequest, type RequestPart } from '#domain/requests/request.ts';
import { mayReach } from '#domain/requests/settle-request.ts';
import type { MailFacts } from '#web/messages/mail-parts.ts';
import { partAddress } from '#web/self-service/parts.ts';
import { href } from '#web/shared/paths.ts';

/** What is also written for a producer's own software: docs/webhooks.md. */
export type WebhookContent = Extract<Content, { kind: 'request' | 'requestReply' | 'passageSheet' }>;

export const isForSoftware = (content: Content): content is WebhookContent =>
  content.kind === 'request' || content.kind === 'requestReply' || content.kind === 'passageSheet';

/** The body of a call, JSON. Its shape is held by a test: new fields may come, none goes. */
export const webhookBody = (content: WebhookContent, facts: MailFacts): string => {
  const { origin, keys, lang } = facts;
  if (content.kind === 'passageSheet') {
    const { producer, sheet } = content;
    const { roundId, day } = sheet;
    return JSON.stringify({
      event: 'passage.closed',
      producer: { id: producer.id, name: producer.details.name },
      passage: { roundId, day },
      requests: [
        ...sheet.communes.flatMap(({ stops }) => stops).map(({ request, part }) => requestOf(request, part)),
        ...sheet.open.map(({ request, part }) => requestOf(request, part)),
      ],
      sheetUrl: origin + partAddress(keys.token, 'sheet', lang, { tournee: roundId, jour: day }),
    });
  }
  const { request, part, producer } = content;
  return JSON.stringify({
    event: content.kind === 'request' ? 'request.asked' : 'request.changed',
    producer: { id: producer.id, name: producer.details.name },
    request: requestOf(request, part),
    answerUrl: origin + href('answer', lang, { token: keys.token }),
    /** To answer by software: `POST` `{answer, word, day, quantity, price}` here. */
    answerApi: `${origin}/api/answers/${keys.token}`,
  });
};

/** As much as a mail says: how to reach them only once both have said yes, or at once where they say so. */
const requestOf = (request: ProducerRequest, part: RequestPart) => ({
  id: request.id,
  state: part.ended?.why ?? part.reply?.kind ?? part.answer?.kind ?? 'asked',
  passage: part.passage,
  place: { label: request.place.label, commune: request.place.commune },
  requester: {
    name: request.requester.name,
    organisation: request.requester.organisation,
    audience: request.requester.audience,
    ...(mayReach(request, part)
      ? { telephone: request.requester.telephone, email: request.requester.email, street: request.street }
      : {}),
  },
  lines: linesFor(request, part).map(({ what, quantity, offer }) => ({ what, quantity, offer: offer?.id ?? null })),
  word: request.word,
  proposal: part.answer?.proposal ?? null,
});
