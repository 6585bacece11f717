import type { Content } from '#domain/messages/content.ts';
import type { Text } from '#domain/shared/primitives.ts';
import { stepAddress } from '#web/registration/steps.ts';
import { contactInWords } from '#web/shared/contact-in-words.ts';
import { momentInWords, telephoneInWords } from '#web/shared/format.ts';
import { href } from '#web/shared/paths.ts';
import { pick } from '#web/shared/text.ts';
import { Code, codeInWords, Lines, MailButton, Quote, Title, Words } from './mail-page.tsx';
import type { MailFacts, MailParts } from './mail-parts.ts';

const texts = {
  receivedSubject: {
    fr: '{code} : votre code pour confirmer l’inscription',
    en: '{code}: your code to confirm the registration',
  },
  receivedTitle: { fr: 'Votre inscription est arrivée', en: 'Your registration has arrived' },
  receivedLead: {
    fr: 'Une ferme vient d’être inscrite dans l’annuaire avec cette adresse. Confirmez qu’elle est la vôtre : d’ici là, rien d’autre ne vous sera écrit.',
    en: 'A farm has just been registered in the directory with this address. Please confirm that it is yours: until then, nothing else is written to you.',
  },
  receivedCode: {
    fr: 'Ou tapez ce code sur l’écran où vous étiez :',
    en: 'Or type this code on the screen where you were:',
  },
  receivedNext: {
    fr: 'Une personne de l’agence relit l’inscription avant qu’elle paraisse. Vous recevrez sa réponse ici même.',
    en: 'A person at the agency reads the registration before it is shown. You will get the answer here.',
  },
  receivedWrong: {
    fr: 'Ce n’est pas vous ? Laissez ce message. Une question : {number}.',
    en: 'Not you? Leave this message. A question: {number}.',
  },
  receivedBecause: {
    fr: 'Vous recevez ce message parce que cette adresse a été donnée pour inscrire une ferme dans l’annuaire.',
    en: 'You get this message because this address was given to register a farm in the directory.',
  },
  confirm: { fr: 'Oui, c’est mon adresse', en: 'Yes, this is my address' },
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
  again: { fr: 'M’inscrire de nouveau', en: 'Register again' },
  email: { fr: 'par e-mail à {address}', en: 'by e-mail to {address}' },
  sms: { fr: 'par SMS au {address}', en: 'by SMS to {address}' },
  webhook: { fr: 'à votre logiciel : {address}', en: 'to your software: {address}' },
  call: {
    fr: 'par téléphone au {address}, une personne de l’agence vous appelle',
    en: 'by telephone on {address}, a person at the agency calls you',
  },
  because: {
    fr: 'Vous recevez ce message parce que cette adresse a été donnée pour inscrire {name} dans l’annuaire.',
    en: 'You get this message because {name} was registered in the directory with this address.',
  },
} as const satisfies Record<string, Text>;

/** To the address that was given with a registration: is it yours? Not a word of what was typed, since it may be anybody's address. */
export const receivedMail = ({ lang, site, origin, keys }: MailFacts): MailParts => {
  const follow = origin + stepAddress(keys.token, 'sent', lang);
  const wrong = pick(texts.receivedWrong, lang, { number: telephoneInWords(site.agency.telephone) });
  const lead = pick(texts.receivedLead, lang);
  return {
    subject: pick(texts.receivedSubject, lang, { code: codeInWords(keys.code) }),
    preheader: lead,
    because: pick(texts.receivedBecause, lang),
    body: (
      <div>
        <Title>{pick(texts.receivedTitle, lang)}</Title>
        <Words>{lead}</Words>
        <MailButton href={follow}>{pick(texts.confirm, lang)}</MailButton>
        <Words>{pick(texts.receivedCode, lang)}</Words>
        <Code code={keys.code} />
        <Words>{pick(texts.receivedNext, lang)}</Words>
        <Words>{wrong}</Words>
      </div>
    ),
    text: [
      lead,
      `${pick(texts.confirm, lang)}${lang === 'fr' ? '\u202f' : ''}:\n${follow}`,
      `${pick(texts.receivedCode, lang)} ${keys.code}`,
      pick(texts.receivedNext, lang),
      wrong,
    ],
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
      address: contactInWords(channel.address, lang),
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
