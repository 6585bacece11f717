import type { Content } from '#domain/messages/content.ts';
import { linesFor } from '#domain/requests/request.ts';
import { isAgreed } from '#domain/requests/settle-request.ts';
import type { Text } from '#domain/shared/primitives.ts';
import { passageFile } from '#web/passages/passage-file.ts';
import { lineInWords } from '#web/requests/line-in-words.ts';
import { proposalInWords } from '#web/requests/proposal-in-words.ts';
import { replyNews } from '#web/requests/reply-words.ts';
import { requesterContact } from '#web/requests/requester-contact.ts';
import { href } from '#web/shared/paths.ts';
import { pick } from '#web/shared/text.ts';
import { Lines, MailButton, Part, Quote, Title, Words } from './mail-page.tsx';
import type { MailFacts, MailParts } from './mail-parts.ts';

const texts = {
  chosen: { fr: '{name} vous a choisi : c’est convenu', en: '{name} chose you: it is agreed' },
  otherChosen: { fr: '{name} a choisi un autre producteur', en: '{name} chose another producer' },
  chosenLead: {
    fr: 'Vous aviez dit oui, et c’est vous : à vous deux de jouer.',
    en: 'You had said yes, and it is you: over to the two of you.',
  },
  otherChosenLead: {
    fr: 'La même demande était partie chez plusieurs. N’apportez rien pour celle-ci, et merci.',
    en: 'The same request had gone to several. Bring nothing for this one, and thank you.',
  },
  accept: { fr: '{name} accepte votre proposition', en: '{name} accepts your proposal' },
  decline: { fr: '{name} n’accepte pas votre proposition', en: '{name} does not accept your proposal' },
  answerBack: { fr: '{name} vous répond', en: '{name} answers you' },
  cancelled: { fr: '{name} annule sa demande', en: '{name} cancels the request' },
  over: { fr: 'La demande de {name} est close', en: 'The request of {name} is closed' },
  acceptLead: {
    fr: 'C’est convenu, aux conditions de votre proposition.',
    en: 'It is agreed, on the terms of your proposal.',
  },
  declineLead: { fr: 'Rien de plus à faire pour vous.', en: 'There is nothing more for you to do.' },
  answerBackLead: {
    fr: 'Vous pouvez accepter, proposer encore ou refuser.',
    en: 'You can accept, suggest again or decline.',
  },
  cancelledLead: { fr: 'N’apportez rien pour cette demande.', en: 'Bring nothing for this request.' },
  overLead: {
    fr: 'Aucune réponse n’est venue à temps : la proposition ne tient plus.',
    en: 'No answer came in time: the proposal no longer stands.',
  },
  proposed: { fr: 'Votre proposition', en: 'Your proposal' },
  request: { fr: 'La demande', en: 'The request' },
  reach: { fr: 'Joindre {name}', en: 'To reach {name}' },
  see: { fr: 'Voir la demande', en: 'See the request' },
  because: {
    fr: 'Vous recevez ce message parce que cette demande a été faite à {producer}.',
    en: 'You get this message because this request was made to {producer}.',
  },
} as const satisfies Record<string, Text>;

/** To a producer: the requester's word to their proposal, that it is cancelled, or that it is over. */
export const requestReplyMail = (
  { request, part, producer }: Extract<Content, { kind: 'requestReply' }>,
  { lang, origin, keys }: MailFacts,
): MailParts => {
  const news = replyNews(part);
  const [name = request.requester.name] = request.requester.name.split(' ');
  const subject = pick(texts[news], lang, { name });
  const lead = pick(texts[`${news}Lead`], lang);
  const word = part.ended?.word || part.reply?.word || '';
  const proposed = proposalInWords(part.answer?.proposal, lang);
  const lines = linesFor(request, part).map(lineInWords);
  const { requester } = request;
  const reach = isAgreed(part) ? requesterContact(request) : [];
  const address = origin + href('answer', lang, { token: keys.token });
  return {
    subject,
    preheader: word === '' ? lead : word,
    replyTo: isAgreed(part) ? requester.email : undefined,
    // What was agreed and is cancelled since leaves their calendar.
    calendar: isAgreed({ ...part, ended: undefined })
      ? passageFile(request, part, {
          ...{ lang, origin, of: 'requester' as const, url: address },
          round: producer.details.rounds.find(({ id }) => id === part.passage?.roundId),
        })
      : undefined,
    because: pick(texts.because, lang, { producer: producer.details.name }),
    body: (
      <div>
        <Title>{subject}</Title>
        <Words>{lead}</Words>
        {word === '' ? null : <Quote>{word}</Quote>}
        {proposed.length === 0 ? null : (
          <>
            <Part>{pick(texts.proposed, lang)}</Part>
            <Lines items={proposed} />
          </>
        )}
        <Part>{pick(texts.request, lang)}</Part>
        <Lines items={lines} />
        {reach.length === 0 ? null : (
          <>
            <Part>{pick(texts.reach, lang, { name })}</Part>
            <Lines items={reach} />
          </>
        )}
        <MailButton href={address}>{pick(texts.see, lang)}</MailButton>
      </div>
    ),
    text: [
      lead,
      ...(word === '' ? [] : [`> ${word.replaceAll('\n', '\n> ')}`]),
      ...(proposed.length === 0
        ? []
        : [`${pick(texts.proposed, lang)}\n${proposed.map((one) => `- ${one}`).join('\n')}`]),
      `${pick(texts.request, lang)}\n${lines.map((line) => `- ${line}`).join('\n')}`,
      ...(reach.length === 0
        ? []
        : [`${pick(texts.reach, lang, { name })}\n${reach.map((one) => `- ${one}`).join('\n')}`]),
      `${pick(texts.see, lang)}${lang === 'fr' ? '\u202f' : ''}: ${address}`,
    ],
  };
};
