import type { RequestPart } from '#domain/requests/request.ts';
import type { Text } from '#domain/shared/primitives.ts';

type ReplyNews = 'accept' | 'decline' | 'answerBack' | 'cancelled' | 'over';

/** What has become of a request since its producer answered, in words for them; without the requester's name, as an SMS says it. */
export const replyNews = ({ reply, ended }: RequestPart): ReplyNews => {
  if (ended !== undefined) return ended.why === 'cancelled' ? 'cancelled' : 'over';
  return reply?.kind ?? 'over';
};

export const replyWords = {
  accept: { fr: 'votre proposition est acceptée', en: 'your proposal is accepted' },
  decline: { fr: 'votre proposition est refusée', en: 'your proposal is declined' },
  answerBack: { fr: 'on vous répond ; à vous', en: 'there is an answer; your turn' },
  cancelled: { fr: 'elle est annulée', en: 'it is cancelled' },
  over: { fr: 'l’échange est clos, faute de réponse à temps', en: 'it has ended, since no answer came in time' },
} as const satisfies Record<ReplyNews, Text>;
