import type { RequestPart } from '#domain/requests/request.ts';
import type { Text } from '#domain/shared/primitives.ts';

type ReplyNews = 'chosen' | 'otherChosen' | 'accept' | 'decline' | 'answerBack' | 'cancelled' | 'over';

/** What has become of a request since its producer answered, in words for them; without the requester's name, as an SMS says it. */
export const replyNews = ({ answer, reply, ended }: RequestPart): ReplyNews => {
  if (ended !== undefined) return ended.why === 'cancelled' || ended.why === 'otherChosen' ? ended.why : 'over';
  if (reply?.kind === 'accept' && answer?.toChoose === true) return 'chosen';
  return reply?.kind ?? 'over';
};

export const replyWords = {
  chosen: { fr: 'vous êtes choisi : c’est convenu', en: 'you are chosen: it is agreed' },
  otherChosen: { fr: 'un autre producteur a été choisi', en: 'another producer was chosen' },
  accept: { fr: 'votre proposition est acceptée', en: 'your proposal is accepted' },
  decline: { fr: 'votre proposition est refusée', en: 'your proposal is declined' },
  answerBack: { fr: 'on vous répond, et on attend votre réponse', en: 'they wrote back, and wait for your answer' },
  cancelled: { fr: 'annulée, n’apportez rien', en: 'cancelled, bring nothing' },
  over: { fr: 'close, faute de réponse à temps', en: 'closed, since no answer came in time' },
} as const satisfies Record<ReplyNews, Text>;
