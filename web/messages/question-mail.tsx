import type { Content } from '#domain/messages/content.ts';
import type { Text } from '#domain/shared/primitives.ts';
import { telephoneInWords } from '#web/shared/format.ts';
import { href } from '#web/shared/paths.ts';
import { pick } from '#web/shared/text.ts';
import { MailButton, Quote, Title, Words } from './mail-page.tsx';
import type { MailFacts, MailParts } from './mail-parts.ts';

const texts = {
  subject: { fr: 'Une question sur votre fiche : {name}', en: 'A question about your page: {name}' },
  title: { fr: 'Une question de l’agence', en: 'A question from the agency' },
  lead: {
    fr: 'Bonjour {contact}, l’agence relit la fiche de {name} et a besoin d’une précision :',
    en: 'Hello {contact}, the agency is reading the page of {name} and needs to know one thing more:',
  },
  answer: { fr: 'Répondre', en: 'Answer' },
  other: {
    fr: 'Vous préférez le téléphone ? Appelez le {number}.',
    en: 'You would rather telephone? Call {number}.',
  },
  because: {
    fr: 'Vous recevez ce message parce que cette adresse a été donnée pour inscrire {name} dans l’annuaire.',
    en: 'You get this message because {name} was registered in the directory with this address.',
  },
} as const satisfies Record<string, Text>;

/** To a producer: what the agency wants to know of them. */
export const questionMail = (
  { producer, question }: Extract<Content, { kind: 'question' }>,
  { lang, site, origin, keys }: MailFacts,
): MailParts => {
  const { name, contactName: contact } = producer.details;
  const address = origin + href('question', lang, { token: keys.token });
  const lead = pick(texts.lead, lang, { contact, name });
  const other = pick(texts.other, lang, { number: telephoneInWords(site.agency.telephone) });
  return {
    subject: pick(texts.subject, lang, { name }),
    preheader: question.text,
    because: pick(texts.because, lang, { name }),
    body: (
      <div>
        <Title>{pick(texts.title, lang)}</Title>
        <Words>{lead}</Words>
        <Quote>{question.text}</Quote>
        <MailButton href={address}>{pick(texts.answer, lang)}</MailButton>
        <Words>{other}</Words>
      </div>
    ),
    text: [lead, `> ${question.text}`, address, other],
  };
};
