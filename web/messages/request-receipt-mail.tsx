import type { Content } from '#domain/messages/content.ts';
import { linesFor, type ProducerRequest } from '#domain/requests/request.ts';
import { unansweredEnds } from '#domain/requests/settle-request.ts';
import type { Language, Text } from '#domain/shared/primitives.ts';
import { askedDay } from '#web/requests/asked-day.ts';
import { lineInWords } from '#web/requests/line-in-words.ts';
import { list, momentInFull } from '#web/shared/format.ts';
import { href } from '#web/shared/paths.ts';
import { pick } from '#web/shared/text.ts';
import { Lines, MailButton, Part, Small, Title, Words } from './mail-page.tsx';
import type { MailFacts, MailParts } from './mail-parts.ts';

const texts = {
  subject: { fr: 'Votre demande à {producers} est partie', en: 'Your request to {producers} has left' },
  subjectSeveral: {
    fr: 'Votre demande à {count} producteurs est partie',
    en: 'Your request to {count} producers has left',
  },
  lead: {
    fr: 'Rien à faire pour l’instant. Les réponses arrivent à cette adresse.',
    en: 'Nothing to do for now. The answers come to this address.',
  },
  next: { fr: 'Et maintenant ?', en: 'And now?' },
  reached: {
    fr: '{producers} : par e-mail, SMS ou téléphone, selon ce qui leur convient. Sans réponse, nous essayons un autre moyen, puis une personne de l’agence appelle.',
    en: '{producers}: by e-mail, text message or telephone, as suits them. Without an answer we try another way, then a person of the agency calls.',
  },
  strangers: {
    fr: '{producers} : pas encore inscrit ; une personne de l’agence appelle et vous dira ce qu’il en est.',
    en: '{producers}: not yet with us; a person of the agency calls and will tell you.',
  },
  until: {
    fr: 'Vous saurez ce qu’il en est {until} au plus tard : même si personne n’a répondu, nous vous l’écrivons.',
    en: 'You will know by {until} at the latest: even if nobody has answered, we write to you.',
  },
  choose: {
    fr: 'Vous n’en voulez qu’un : ceux qui disent oui attendent votre choix, les autres sont prévenus quand vous avez choisi.',
    en: 'You want only one: those who say yes wait for your choice, the others are told when you have chosen.',
  },
  contacts: {
    fr: 'Vos coordonnées et votre rue ne sont données qu’à qui vous dit oui.',
    en: 'Your contacts and street are given only to whoever says yes to you.',
  },
  contactsAtOnce: {
    fr: 'Vos coordonnées et votre rue sont parties avec la demande, comme vous l’avez voulu.',
    en: 'Your contacts and street went with the request, as you wished.',
  },
  to: { fr: 'À {producer}', en: 'To {producer}' },
  follow: { fr: 'Suivre, changer d’avis, annuler', en: 'Follow, change your mind, cancel' },
  because: {
    fr: 'Vous recevez ce message parce que vous avez fait cette demande.',
    en: 'You get this message because you made this request.',
  },
} as const satisfies Record<string, Text>;

/** To a requester, at once: it has left, what happens next and until when, and the link to its page. */
export const requestReceiptMail = (
  { request }: Extract<Content, { kind: 'requestReceipt' }>,
  { lang, origin, keys }: MailFacts,
): MailParts => {
  const names = request.parts.map(({ producerName }) => producerName);
  const producers = list(names, lang);
  const subject =
    names.length > 2
      ? pick(texts.subjectSeveral, lang, { count: String(names.length) })
      : pick(texts.subject, lang, { producers });
  const lead = pick(texts.lead, lang);
  const steps = [
    ...namesIn(request, false, lang).map((some) => pick(texts.reached, lang, { producers: some })),
    ...namesIn(request, true, lang).map((some) => pick(texts.strangers, lang, { producers: some })),
    pick(texts.until, lang, { until: momentInFull(lastWord(request), lang) }),
    ...(request.chooses ? [pick(texts.choose, lang)] : []),
  ];
  const contacts = pick(request.contactsAtOnce ? texts.contactsAtOnce : texts.contacts, lang);
  const address = origin + href('requestStatus', lang, { token: keys.token });
  const follow = pick(texts.follow, lang);
  const wishes = wishesOf(request, lang);
  return {
    subject,
    preheader: lead,
    because: pick(texts.because, lang),
    body: (
      <div>
        <Title>{subject}</Title>
        <Words>{lead}</Words>
        <Part>{pick(texts.next, lang)}</Part>
        {steps.map((step) => (
          <Words key={step}>{step}</Words>
        ))}
        <MailButton href={address}>{follow}</MailButton>
        {wishes.map(({ head, lines }) => (
          <div key={head}>
            <Part>{head}</Part>
            <Lines items={lines} />
          </div>
        ))}
        <Small>{contacts}</Small>
      </div>
    ),
    text: [
      lead,
      ...steps,
      ...wishes.map(({ head, lines }) => [head, ...lines.map((line) => `- ${line}`)].join('\n')),
      `${follow}${lang === 'fr' ? '\u202f' : ''}:\n${address}`,
      contacts,
    ],
  };
};

/** Those who are with us, or those who are not yet, in one phrase; nothing where there are none. */
const namesIn = ({ parts }: ProducerRequest, strangers: boolean, lang: Language): string[] => {
  const names = parts
    .filter(({ unclaimed }) => (unclaimed !== undefined) === strangers)
    .map(({ producerName }) => producerName);
  return names.length === 0 ? [] : [list(names, lang)];
};

/** When the last of its shares ends by itself. */
const lastWord = ({ parts, confirmedAt, createdAt }: ProducerRequest): string =>
  parts
    .map((part) => unansweredEnds(part, confirmedAt ?? createdAt))
    .sort()
    .at(-1) ?? createdAt;

const wishesOf = (request: ProducerRequest, lang: Language) =>
  request.parts.map((part) => ({
    head: [pick(texts.to, lang, { producer: part.producerName }), askedDay(part, lang)].filter(Boolean).join(', '),
    lines: linesFor(request, part).map(lineInWords),
  }));
