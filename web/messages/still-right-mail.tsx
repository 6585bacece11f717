import type { Content } from '#domain/messages/content.ts';
import { QUESTIONS } from '#domain/producers/still-right.ts';
import type { Text } from '#domain/shared/primitives.ts';
import { roundTitle } from '#web/producers/round-in-words.ts';
import { telephoneInWords } from '#web/shared/format.ts';
import { href } from '#web/shared/paths.ts';
import { pick } from '#web/shared/text.ts';
import { Lines, MailButton, Part, Small, Title, Words } from './mail-page.tsx';
import type { MailFacts, MailParts } from './mail-parts.ts';

const texts = {
  subject: { fr: 'Votre fiche est-elle toujours juste ? {name}', en: 'Is your page still right? {name}' },
  reminderSubject: {
    fr: 'Rappel : votre fiche est-elle toujours juste ? {name}',
    en: 'Reminder: is your page still right? {name}',
  },
  restsSubject: { fr: 'Votre fiche n’est plus montrée : {name}', en: 'Your page is no longer shown: {name}' },
  lead: {
    fr: 'Bonjour {contact}, une nouvelle saison commence. Voici ce que vos clients lisent de {name}.',
    en: 'Hello {contact}, a new season begins. This is what your customers read of {name}.',
  },
  restsLead: {
    fr: 'Bonjour {contact}, nous vous avons demandé trois fois si votre fiche est toujours juste, sans réponse. Pour que personne ne compte sur une tournée qui n’existe plus, elle n’est plus montrée.',
    en: 'Hello {contact}, we have asked you three times whether your page is still right, without an answer. So that nobody counts on a round that is no more, it is no longer shown.',
  },
  offers: { fr: 'Produits', en: 'Products' },
  rounds: { fr: 'Tournées', en: 'Rounds' },
  confirm: { fr: 'Tout est juste, ou corriger', en: 'All is right, or correct it' },
  back: { fr: 'La montrer de nouveau', en: 'Show it again' },
  otherwise: {
    fr: 'Sans réponse à deux rappels, votre fiche passe après les autres, puis n’est plus montrée. Au téléphone : {number}.',
    en: 'Without an answer to two reminders your page stands after the others, then is no longer shown. By telephone: {number}.',
  },
  restsNext: {
    fr: 'Rien n’est perdu : un appui la remet comme elle était. Une personne de l’agence va aussi vous appeler. Au téléphone : {number}.',
    en: 'Nothing is lost: one press brings it back as it was. A person of the agency will also call you. By telephone: {number}.',
  },
  because: {
    fr: 'Vous recevez ce message parce que {name} est dans l’annuaire : une fois par saison.',
    en: 'You get this message because {name} is in the directory: once a season.',
  },
} as const satisfies Record<string, Text>;

/** Once a season, to a producer: what is said of them, and one button. Opening it changes nothing; the button on the page does. */
export const stillRightMail = (
  { producer, number: turn }: Extract<Content, { kind: 'stillRight' }>,
  { lang, origin, keys, site }: MailFacts,
): MailParts => {
  const { name, contactName: contact, offers, rounds } = producer.details;
  const rests = turn === QUESTIONS;
  const number = telephoneInWords(site.agency.telephone);
  const subject = pick(rests ? texts.restsSubject : turn === 0 ? texts.subject : texts.reminderSubject, lang, { name });
  const lead = pick(rests ? texts.restsLead : texts.lead, lang, { contact, name });
  const link = origin + href('ownPage', lang, { token: keys.token });
  const button = pick(rests ? texts.back : texts.confirm, lang);
  const after = pick(rests ? texts.restsNext : texts.otherwise, lang, { number });
  const sells = offers.map((offer) => [offer.name, offer.price].filter(Boolean).join(', '));
  const passes = rounds.map((round) => roundTitle(round, lang));
  return {
    subject,
    preheader: lead,
    because: pick(texts.because, lang, { name }),
    body: (
      <div>
        <Title>{subject}</Title>
        <Words>{lead}</Words>
        <MailButton href={link}>{button}</MailButton>
        <Part>{pick(texts.rounds, lang)}</Part>
        <Lines items={passes} />
        <Part>{pick(texts.offers, lang)}</Part>
        <Lines items={sells} />
        <Small>{after}</Small>
      </div>
    ),
    text: [
      lead,
      `${button}${lang === 'fr' ? '\u202f' : ''}:\n${link}`,
      `${pick(texts.rounds, lang)}\n${passes.map((one) => `- ${one}`).join('\n')}`,
      `${pick(texts.offers, lang)}\n${sells.map((one) => `- ${one}`).join('\n')}`,
      after,
    ],
  };
};
