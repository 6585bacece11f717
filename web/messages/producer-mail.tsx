import type { Content } from '#domain/messages/content.ts';
import type { Text } from '#domain/shared/primitives.ts';
import { stepAddress } from '#web/registration/steps.ts';
import { momentInWords, telephoneInWords } from '#web/shared/format.ts';
import { href } from '#web/shared/paths.ts';
import { pick } from '#web/shared/text.ts';
import { Lines, MailButton, Quote, Title, Words } from './mail-page.tsx';
import type { MailFacts, MailParts } from './mail-parts.ts';

const texts = {
  receivedSubject: { fr: 'Votre inscription est arrivée : {name}', en: 'Your registration has arrived: {name}' },
  receivedTitle: { fr: 'Votre inscription est arrivée', en: 'Your registration has arrived' },
  receivedLead: {
    fr: 'Bonjour {contact}, nous avons bien reçu l’inscription de {name}. Une personne de l’agence la relit avant qu’elle paraisse.',
    en: 'Hello {contact}, we have received the registration of {name}. A person at the agency reads it before it is shown.',
  },
  receivedNext: {
    fr: 'Vous recevrez la réponse ici même, par le même moyen. Vous n’avez rien d’autre à faire.',
    en: 'You will get the answer here, in the same way. There is nothing else for you to do.',
  },
  receivedWrong: {
    fr: 'Une erreur dans ce que vous avez écrit ? Répondez à ce message, ou appelez le {number}.',
    en: 'A mistake in what you wrote? Reply to this message, or call {number}.',
  },
  approvedSubject: { fr: '{name} est dans l’annuaire', en: '{name} is in the directory' },
  approvedLead: {
    fr: 'Bonjour {contact}, votre fiche est publiée. Les habitants de vos tournées vous trouvent dès maintenant, et ceux qui attendaient un producteur sont prévenus.',
    en: 'Hello {contact}, your page is published. People on your rounds can find you from now on, and those who were waiting for a producer are told.',
  },
  approvedBefore: {
    fr: 'Bonjour {contact}, votre fiche est prête. L’annuaire ouvre {when} : ce jour-là, les habitants de vos tournées vous trouvent, et ceux qui attendaient un producteur sont prévenus.',
    en: 'Hello {contact}, your page is ready. The directory opens on {when}: on that day people on your rounds can find you, and those who were waiting for a producer are told.',
  },
  approvedOwn: {
    fr: 'Ce lien est à vous seul : gardez-le. Il ouvre votre fiche, pour dire ce que vous avez en ce moment, changer vos tournées ou faire une pause.',
    en: 'This link is yours alone: keep it. It opens your page, to say what you have at the moment, change your rounds or take a break.',
  },
  own: { fr: 'Changer ma fiche', en: 'Change my page' },
  approvedHow: { fr: 'Comment les demandes vous parviennent', en: 'How requests reach you' },
  approvedChannels: {
    fr: 'Dans l’ordre que vous avez choisi ; si un moyen échoue, nous prenons le suivant.',
    en: 'In the order you chose; if one way fails, we use the next.',
  },
  see: { fr: 'Voir ma fiche', en: 'See my page' },
  rejectedSubject: {
    fr: 'Votre inscription n’a pas été retenue : {name}',
    en: 'Your registration was not accepted: {name}',
  },
  rejectedTitle: { fr: 'Votre inscription n’a pas été retenue', en: 'Your registration was not accepted' },
  rejectedLead: {
    fr: 'Bonjour {contact}, l’agence ne peut pas publier la fiche de {name}, pour cette raison :',
    en: 'Hello {contact}, the agency cannot publish the page of {name}, for this reason:',
  },
  rejectedNext: {
    fr: 'Vous pouvez corriger et vous inscrire de nouveau. Pour en parler : {number}.',
    en: 'You can correct this and register again. To talk about it: {number}.',
  },
  follow: { fr: 'Suivre mon inscription', en: 'Follow my registration' },
  again: { fr: 'M’inscrire de nouveau', en: 'Register again' },
  email: { fr: 'par e-mail à {address}', en: 'by e-mail to {address}' },
  sms: { fr: 'par SMS au {address}', en: 'by SMS to {address}' },
  call: {
    fr: 'par téléphone au {address}, une personne de l’agence vous appelle',
    en: 'by telephone on {address}, a person at the agency calls you',
  },
  because: {
    fr: 'Vous recevez ce message parce que cette adresse a été donnée pour inscrire {name} dans l’annuaire.',
    en: 'You get this message because {name} was registered in the directory with this address.',
  },
} as const satisfies Record<string, Text>;

/** To a producer: his registration has arrived. */
export const receivedMail = (
  { producer }: Extract<Content, { kind: 'registrationReceived' }>,
  { lang, site, origin, keys }: MailFacts,
): MailParts => {
  const { name, contactName: contact } = producer.details;
  const follow = origin + stepAddress(keys.token, 'sent', lang);
  const wrong = pick(texts.receivedWrong, lang, { number: telephoneInWords(site.agency.telephone) });
  const lead = pick(texts.receivedLead, lang, { contact, name });
  return {
    subject: pick(texts.receivedSubject, lang, { name }),
    preheader: pick(texts.receivedNext, lang),
    because: pick(texts.because, lang, { name }),
    body: (
      <div>
        <Title>{pick(texts.receivedTitle, lang)}</Title>
        <Words>{lead}</Words>
        <Words>{pick(texts.receivedNext, lang)}</Words>
        <MailButton href={follow}>{pick(texts.follow, lang)}</MailButton>
        <Words>{wrong}</Words>
      </div>
    ),
    text: [lead, pick(texts.receivedNext, lang), follow, wrong],
  };
};

type Decision = Extract<Content, { kind: 'decision' }>;

/** To a producer: published, or not and why. */
export const decisionMail = (decision: Decision, facts: MailFacts): MailParts =>
  decision.approved ? approvedMail(decision, facts) : rejectedMail(decision, facts);

const approvedMail = ({ producer, opensAt }: Decision, { lang, origin, keys }: MailFacts): MailParts => {
  const { name, contactName: contact, channels } = producer.details;
  const address = origin + href('producer', lang, { id: producer.id });
  const own = origin + href('ownPage', lang, { token: keys.token });
  const lead =
    opensAt === undefined
      ? pick(texts.approvedLead, lang, { contact })
      : pick(texts.approvedBefore, lang, { contact, when: momentInWords(opensAt, lang) });
  const ways = channels.map((channel) =>
    pick(texts[channel.kind], lang, {
      address: channel.kind === 'email' ? channel.address : telephoneInWords(channel.address),
    }),
  );
  return {
    subject: pick(texts.approvedSubject, lang, { name }),
    preheader: lead,
    because: pick(texts.because, lang, { name }),
    body: (
      <div>
        <Title>{pick(texts.approvedSubject, lang, { name })}</Title>
        <Words>{lead}</Words>
        <MailButton href={address}>{pick(texts.see, lang)}</MailButton>
        <Words>{pick(texts.approvedOwn, lang)}</Words>
        <MailButton quiet href={own}>
          {pick(texts.own, lang)}
        </MailButton>
        <Words>
          <strong>{pick(texts.approvedHow, lang)}</strong>
          <br />
          {pick(texts.approvedChannels, lang)}
        </Words>
        <Lines items={ways} />
      </div>
    ),
    text: [
      lead,
      address,
      `${pick(texts.approvedOwn, lang)}\n${own}`,
      [pick(texts.approvedHow, lang), pick(texts.approvedChannels, lang), ...ways.map((way) => `- ${way}`)].join('\n'),
    ],
  };
};

const rejectedMail = ({ producer }: Decision, { lang, site, origin }: MailFacts): MailParts => {
  const { name, contactName: contact } = producer.details;
  const reason = producer.rejection?.reason ?? '';
  const lead = pick(texts.rejectedLead, lang, { contact, name });
  const next = pick(texts.rejectedNext, lang, { number: telephoneInWords(site.agency.telephone) });
  const address = origin + href('register', lang);
  return {
    subject: pick(texts.rejectedSubject, lang, { name }),
    preheader: lead,
    because: pick(texts.because, lang, { name }),
    body: (
      <div>
        <Title>{pick(texts.rejectedTitle, lang)}</Title>
        <Words>{lead}</Words>
        <Quote>{reason}</Quote>
        <Words>{next}</Words>
        <MailButton quiet href={address}>
          {pick(texts.again, lang)}
        </MailButton>
      </div>
    ),
    text: [lead, `> ${reason}`, next, address],
  };
};
