import type { ProducerMonth } from '#domain/ledger/producer-month.ts';
import type { Content } from '#domain/messages/content.ts';
import type { Language, Text } from '#domain/shared/primitives.ts';
import { monthName } from '#web/shared/format.ts';
import { href } from '#web/shared/paths.ts';
import { type CountedText, pick, plural, wholeNumber } from '#web/shared/text.ts';
import { Lines, MailButton, Small, Title, Words } from './mail-page.tsx';
import type { MailFacts, MailParts } from './mail-parts.ts';

const texts = {
  subject: { fr: '{month} : ce que l’annuaire vous a apporté', en: '{month}: what the directory brought you' },
  lead: { fr: 'Bonjour {contact}, voici le mois de {name}.', en: 'Hello {contact}, this is the month of {name}.' },
  further: {
    fr: '{km} km de plus autour de votre tournée : {inhabitants} habitants.',
    en: '{km} km more around your round: {inhabitants} inhabitants.',
  },
  furtherWaiting: {
    fr: '{km} km de plus autour de votre tournée : {inhabitants} habitants, dont au moins {waiting} personnes attendent une nouvelle de l’annuaire.',
    en: '{km} km more around your round: {inhabitants} inhabitants, of whom at least {waiting} people wait for news of the directory.',
  },
  change: { fr: 'Voir ou changer ma fiche', en: 'See or change my page' },
  off: {
    fr: 'Une fois par mois. Pour ne plus le recevoir : un bouton au bas de votre fiche.',
    en: 'Once a month. To get it no more: a button at the end of your page.',
  },
  because: {
    fr: 'Vous recevez ce message une fois par mois parce que {name} est dans l’annuaire.',
    en: 'You get this message once a month because {name} is in the directory.',
  },
} as const satisfies Record<string, Text>;

const counts = {
  asked: {
    one: { fr: '{n} demande reçue, {answered} avec votre réponse.', en: '{n} request, {answered} with your answer.' },
    many: {
      fr: '{n} demandes reçues, {answered} avec votre réponse.',
      en: '{n} requests, {answered} with your answer.',
    },
  },
} as const satisfies Record<string, CountedText>;

/** To a producer, once a month: what came of it, and who waits a little further. */
export const monthlyNoteMail = (
  { producer, month, figures }: Extract<Content, { kind: 'monthlyNote' }>,
  { lang, origin, keys }: MailFacts,
): MailParts => {
  const { name, contactName: contact } = producer.details;
  const called = monthName(Number(month.slice(5)), lang).replace(/^./, (first) => first.toLocaleUpperCase(lang));
  const subject = pick(texts.subject, lang, { month: called });
  const lead = pick(texts.lead, lang, { contact, name });
  const lines = figuresInWords(figures, lang);
  const link = origin + href('ownPage', lang, { token: keys.token });
  return {
    subject,
    preheader: lines[0] ?? lead,
    because: pick(texts.because, lang, { name }),
    body: (
      <div>
        <Title>{subject}</Title>
        <Words>{lead}</Words>
        <Lines items={lines} />
        <MailButton href={link}>{pick(texts.change, lang)}</MailButton>
        <Small>{pick(texts.off, lang)}</Small>
      </div>
    ),
    text: [
      lead,
      lines.map((line) => `- ${line}`).join('\n'),
      `${pick(texts.change, lang)}${lang === 'fr' ? '\u202f' : ''}:\n${link}`,
      pick(texts.off, lang),
    ],
  };
};

const figuresInWords = ({ asked, answered, further }: ProducerMonth, lang: Language): string[] => {
  const said = [plural(counts.asked, asked, lang, { answered })];
  if (further === null || further.inhabitants === 0) return said;
  const { km, waiting } = further;
  const inhabitants = wholeNumber(further.inhabitants, lang);
  return [
    ...said,
    waiting === null
      ? pick(texts.further, lang, { km, inhabitants })
      : pick(texts.furtherWaiting, lang, { km, inhabitants, waiting }),
  ];
};
