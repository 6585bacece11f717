import type { Content } from '#domain/messages/content.ts';
import type { Text } from '#domain/shared/primitives.ts';
import { telephoneInWords } from '#web/shared/format.ts';
import { href } from '#web/shared/paths.ts';
import { pick } from '#web/shared/text.ts';
import { Code, codeInWords, MailButton, Quote, Title, Words } from './mail-page.tsx';
import type { MailFacts, MailParts } from './mail-parts.ts';

const texts = {
  /** Of a farm that nobody at the agency has read about yet: without its name. */
  linkSubjectPlain: { fr: 'Le lien de votre fiche', en: 'The link to your page' },
  linkLeadPlain: {
    fr: 'Voici le lien que vous avez demandé. Il est à vous seul : ne le transmettez pas.',
    en: 'Here is the link you asked for. It is yours alone: do not pass it on.',
  },
  codeLeadPlain: {
    fr: 'Cette adresse vient d’être donnée pour une ferme de l’annuaire. Si c’est la vôtre, tapez ce code sur l’écran où vous étiez :',
    en: 'This address has just been given for a farm of the directory. If it is yours, type this code on the screen where you were:',
  },
  becausePlain: {
    fr: 'Vous recevez ce message parce que cette adresse a été donnée pour une ferme de l’annuaire.',
    en: 'You get this message because this address was given for a farm of the directory.',
  },
  linkSubject: { fr: 'Le lien de votre fiche : {name}', en: 'The link to your page: {name}' },
  linkTitle: { fr: 'Votre fiche', en: 'Your page' },
  linkLead: {
    fr: 'Bonjour {contact}, voici le lien que vous avez demandé pour {name}. Il est à vous seul : ne le transmettez pas.',
    en: 'Hello {contact}, here is the link you asked for, for {name}. It is yours alone: do not pass it on.',
  },
  linkNot: {
    fr: 'Vous n’avez rien demandé ? Laissez ce message : rien ne change sans ce lien.',
    en: 'You did not ask for it? Leave this message: nothing changes without this link.',
  },
  open: { fr: 'Ouvrir ma fiche', en: 'Open my page' },
  approvedSubject: { fr: 'Votre modification est publiée : {name}', en: 'Your change is published: {name}' },
  approvedTitle: { fr: 'Votre modification est publiée', en: 'Your change is published' },
  approvedLead: {
    fr: 'Bonjour {contact}, l’agence a relu votre modification : elle se voit dès maintenant. Ceux que vous venez d’atteindre sont prévenus ; les autres ne reçoivent rien.',
    en: 'Hello {contact}, the agency has read your change: it is shown from now on. Those you have come to reach are told; the others get nothing.',
  },
  rejectedSubject: { fr: 'Votre modification n’est pas publiée : {name}', en: 'Your change is not published: {name}' },
  rejectedTitle: { fr: 'Votre modification n’est pas publiée', en: 'Your change is not published' },
  rejectedLead: {
    fr: 'Bonjour {contact}, votre fiche reste comme elle était. L’agence donne cette raison :',
    en: 'Hello {contact}, your page stays as it was. The agency gives this reason:',
  },
  rejectedNext: {
    fr: 'Vous pouvez corriger et proposer de nouveau. Pour en parler : {number}.',
    en: 'You can correct it and propose again. To talk about it: {number}.',
  },
  withdrawnSubject: { fr: '{name} n’est plus dans l’annuaire', en: '{name} has left the directory' },
  withdrawnLead: {
    fr: 'Bonjour {contact}, votre fiche est retirée : plus personne ne la trouve. Votre nom, votre SIRET, vos numéros et vos adresses sont effacés sous une semaine.',
    en: 'Hello {contact}, your page is withdrawn and is shown nowhere any more. Your name, SIRET, numbers and addresses are erased within a week.',
  },
  withdrawnNot: {
    fr: 'Ce n’était pas vous ? Appelez-nous sans attendre : {number}.',
    en: 'It was not you? Call us at once: {number}.',
  },
  formerSubject: { fr: 'Cette adresse n’est plus celle de {name}', en: 'This is no longer the address of {name}' },
  formerLead: {
    fr: 'Bonjour {contact}, nous joignons {name} autrement depuis aujourd’hui : plus aucune demande n’arrive ici, et les liens que nous y avons envoyés n’ouvrent plus rien.',
    en: 'Hello {contact}, from today on we reach {name} another way: no request arrives here any more, and the links that we sent here no longer open anything.',
  },
  becauseFormer: {
    fr: 'Vous recevez ce message parce que cette adresse était jusqu’ici celle de {name}. C’est le dernier.',
    en: 'You get this message because this was the address of {name} until now. It is the last one.',
  },
  codeSubject: { fr: 'Votre code : {code}', en: 'Your code: {code}' },
  codeTitle: { fr: 'Est-ce bien votre adresse ?', en: 'Is this your address?' },
  codeLead: {
    fr: '{name} veut recevoir ici les demandes de ses clients. Tapez ce code sur votre fiche ; il vaut 24 heures.',
    en: '{name} wants to get the requests of its customers here. Type this code on your page; it is good for 24 hours.',
  },
  codeNot: {
    fr: 'Vous ne connaissez pas cette ferme ? Laissez ce message : nous n’écrirons pas ici.',
    en: 'You do not know this farm? Leave this message: we will not write here.',
  },
  because: {
    fr: 'Vous recevez ce message parce que {name} est dans l’annuaire avec cette adresse.',
    en: 'You get this message because {name} is in the directory with this address.',
  },
  becauseCode: {
    fr: 'Vous recevez ce message parce que cette adresse vient d’être donnée pour {name}.',
    en: 'You get this message because this address has just been given for {name}.',
  },
} as const satisfies Record<string, Text>;

const ownLink = ({ lang, origin, keys }: MailFacts): string => origin + href('ownPage', lang, { token: keys.token });

/** To a producer: the link they asked for. */
export const linkMail = ({ producer }: Extract<Content, { kind: 'producerLink' }>, facts: MailFacts): MailParts => {
  const { lang } = facts;
  const { name, contactName: contact } = producer.details;
  const isRead = producer.publishedAt !== null;
  const lead = isRead ? pick(texts.linkLead, lang, { contact, name }) : pick(texts.linkLeadPlain, lang);
  const link = ownLink(facts);
  return {
    subject: isRead ? pick(texts.linkSubject, lang, { name }) : pick(texts.linkSubjectPlain, lang),
    preheader: lead,
    because: isRead ? pick(texts.because, lang, { name }) : pick(texts.becausePlain, lang),
    body: (
      <div>
        <Title>{pick(texts.linkTitle, lang)}</Title>
        <Words>{lead}</Words>
        <MailButton href={link}>{pick(texts.open, lang)}</MailButton>
        <Words>{pick(texts.linkNot, lang)}</Words>
      </div>
    ),
    text: [lead, link, pick(texts.linkNot, lang)],
  };
};

type News = Extract<Content, { kind: 'producerNews' }>;

/** To a producer: what became of their change, or that they have left. */
export const newsMail = (content: News, facts: MailFacts): MailParts => {
  const { lang, site } = facts;
  const { name, contactName: contact } = content.producer.details;
  const number = telephoneInWords(site.agency.telephone);
  const common = { because: pick(texts.because, lang, { name }) };
  switch (content.news) {
    case 'changeApproved': {
      const lead = pick(texts.approvedLead, lang, { contact });
      return {
        ...common,
        subject: pick(texts.approvedSubject, lang, { name }),
        preheader: lead,
        body: (
          <div>
            <Title>{pick(texts.approvedTitle, lang)}</Title>
            <Words>{lead}</Words>
            <MailButton href={ownLink(facts)}>{pick(texts.open, lang)}</MailButton>
          </div>
        ),
        text: [lead, ownLink(facts)],
      };
    }
    case 'changeRejected': {
      const lead = pick(texts.rejectedLead, lang, { contact });
      const next = pick(texts.rejectedNext, lang, { number });
      return {
        ...common,
        subject: pick(texts.rejectedSubject, lang, { name }),
        preheader: lead,
        body: (
          <div>
            <Title>{pick(texts.rejectedTitle, lang)}</Title>
            <Words>{lead}</Words>
            <Quote>{content.reason}</Quote>
            <Words>{next}</Words>
            <MailButton href={ownLink(facts)}>{pick(texts.open, lang)}</MailButton>
          </div>
        ),
        text: [lead, `> ${content.reason}`, next, ownLink(facts)],
      };
    }
    case 'channelsChanged': {
      const lead = pick(texts.formerLead, lang, { contact, name });
      const not = pick(texts.withdrawnNot, lang, { number });
      return {
        because: pick(texts.becauseFormer, lang, { name }),
        subject: pick(texts.formerSubject, lang, { name }),
        preheader: lead,
        body: (
          <div>
            <Title>{pick(texts.formerSubject, lang, { name })}</Title>
            <Words>{lead}</Words>
            <Words>{not}</Words>
          </div>
        ),
        text: [lead, not],
      };
    }
    case 'withdrawn': {
      const lead = pick(texts.withdrawnLead, lang, { contact });
      const not = pick(texts.withdrawnNot, lang, { number });
      return {
        ...common,
        subject: pick(texts.withdrawnSubject, lang, { name }),
        preheader: lead,
        body: (
          <div>
            <Title>{pick(texts.withdrawnSubject, lang, { name })}</Title>
            <Words>{lead}</Words>
            <Words>{not}</Words>
          </div>
        ),
        text: [lead, not],
      };
    }
  }
};

/** To an address that a producer has just given: its code. */
export const channelCodeMail = (
  { producer }: Extract<Content, { kind: 'channelCode' }>,
  { lang, keys }: MailFacts,
): MailParts => {
  const { name } = producer.details;
  const isRead = producer.publishedAt !== null;
  const lead = isRead ? pick(texts.codeLead, lang, { name }) : pick(texts.codeLeadPlain, lang);
  return {
    subject: pick(texts.codeSubject, lang, { code: codeInWords(keys.code) }),
    preheader: lead,
    because: isRead ? pick(texts.becauseCode, lang, { name }) : pick(texts.becausePlain, lang),
    body: (
      <div>
        <Title>{pick(texts.codeTitle, lang)}</Title>
        <Words>{lead}</Words>
        <Code code={keys.code} />
        <Words>{pick(texts.codeNot, lang)}</Words>
      </div>
    ),
    text: [lead, codeInWords(keys.code), pick(texts.codeNot, lang)],
  };
};
