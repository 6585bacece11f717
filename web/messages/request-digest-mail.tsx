import { placeName } from '#domain/areas/place.ts';
import type { Content } from '#domain/messages/content.ts';
import { linesFor } from '#domain/requests/request.ts';
import type { Text } from '#domain/shared/primitives.ts';
import { askedDay, daysIn } from '#web/requests/asked-day.ts';
import { lineInWords } from '#web/requests/line-in-words.ts';
import { href } from '#web/shared/paths.ts';
import { pick } from '#web/shared/text.ts';
import { Lines, MailButton, Small, Title, Words } from './mail-page.tsx';
import type { MailFacts, MailParts } from './mail-parts.ts';

const texts = {
  subject: { fr: '{n} demandes vous attendent', en: '{n} requests wait for you' },
  answer: { fr: 'Les voir et répondre', en: 'See them and answer' },
  help: {
    fr: 'Une par une, ou oui à toutes d’un passage d’un seul coup. Pas de compte, pas de mot de passe.',
    en: 'One by one, or yes to all of a passage at once. No account, no password.',
  },
  because: {
    fr: 'Vous recevez ce message parce que {producer} est dans l’annuaire et que cette adresse est l’un de ses moyens d’être joint.',
    en: 'You get this message because {producer} is in the directory and this address is one of the ways to reach you.',
  },
} as const satisfies Record<string, Text>;

/** To a producer: several requests that waited, or came in one breath. */
export const requestDigestMail = (
  { producer, waiting }: Extract<Content, { kind: 'requestDigest' }>,
  { lang, origin, keys }: MailFacts,
): MailParts => {
  const subject = pick(texts.subject, lang, { n: waiting.length });
  const days = daysIn(waiting, lang).join(', ');
  const items = waiting.map(({ request, part }) =>
    [
      `${request.requester.name}, ${placeName(request.place)}`,
      askedDay(part, lang),
      linesFor(request, part).map(lineInWords).join(' ; '),
    ]
      .filter((words) => words !== '')
      .join(' · '),
  );
  const address = origin + href('ownPage', lang, { token: keys.token });
  return {
    subject,
    preheader: days,
    because: pick(texts.because, lang, { producer: producer.details.name }),
    body: (
      <div>
        <Title>{subject}</Title>
        <Words>{days}</Words>
        <Lines items={items} />
        <MailButton href={address}>{pick(texts.answer, lang)}</MailButton>
        <Small>{pick(texts.help, lang)}</Small>
      </div>
    ),
    text: [
      days,
      items.map((item) => `- ${item}`).join('\n'),
      `${pick(texts.answer, lang)}${lang === 'fr' ? '\u202f' : ''}: ${address}`,
      pick(texts.help, lang),
    ],
  };
};
