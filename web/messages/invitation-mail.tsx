import type { Content, InvitedFarm } from '#domain/messages/content.ts';
import type { Language, Text } from '#domain/shared/primitives.ts';
import { productsInWords } from '#web/imports/products-in-words.ts';
import { list, telephoneInWords } from '#web/shared/format.ts';
import { href } from '#web/shared/paths.ts';
import { pick } from '#web/shared/text.ts';
import { OUT_ANCHOR, outAnchor } from '#web/unclaimed/invited-page.tsx';
import { WHAT_THE_LAW_WANTS_SAID } from '#web/unclaimed/law-text.ts';
import { MailButton, Small, Title, Words } from './mail-page.tsx';
import type { MailFacts, MailParts } from './mail-parts.ts';

const texts = {
  subject: { fr: '{name} : est-ce votre ferme ?', en: '{name}: is this your farm?' },
  subjectMany: { fr: '{name} : ces fermes sont-elles les vôtres ?', en: '{name}: are these your farms?' },
  lead: {
    fr: 'Bonjour, {site} répond à une question : qui livre dans ma commune ? Votre ferme y figure parmi celles qui ne sont « pas encore inscrites » :',
    en: 'Hello, {site} answers one question: who delivers to my village? Your farm is listed there among those “not yet with us”:',
  },
  leadMany: {
    fr: 'Bonjour, {site} répond à une question : qui livre dans ma commune ? Ces fermes, dont une liste donne votre adresse, y figurent parmi celles qui ne sont « pas encore inscrites » :',
    en: 'Hello, {site} answers one question: who delivers to my village? These farms, for which a list gives your address, are listed there among those “not yet with us”:',
  },
  shown: { fr: '{name}, {commune} · {sold}', en: '{name}, {commune} · {sold}' },
  shownBare: { fr: '{name}, {commune}', en: '{name}, {commune}' },
  why: {
    fr: 'Si vous livrez, ou si vous l’envisagez, dites-nous où et quand : les habitants et les commerces de vos tournées vous trouveront. C’est gratuit, et ce que nous savons est déjà rempli.',
    en: 'If you deliver, or think of it, tell us where and when: households and shops on your rounds will find you. It is free, and what we know is filled in already.',
  },
  mine: { fr: 'C’est ma ferme', en: 'This is my farm' },
  help: {
    fr: 'Vous préférez le faire par téléphone ? {number}.',
    en: 'You would rather do it by telephone? {number}.',
  },
  outLead: {
    fr: 'Vous ne voulez pas figurer ici ? Un geste suffit, sans raison à donner ; aucune liste ne vous ramènera.',
    en: 'You do not want to be listed? One click is enough, no reason needed; no list will bring you back.',
  },
  out: { fr: 'Retirez-moi', en: 'Take me out' },
  oneOf: { fr: '{action} : {name}', en: '{action}: {name}' },
  because: {
    fr: 'Vous recevez ce message parce que votre adresse figure dans la liste « {source} ». Sans réponse de votre part, nous n’écrirons pas d’ici six mois.',
    en: 'You get this message because your address is in the list “{source}”. If you do not answer, we will not write again for six months.',
  },
} as const satisfies Record<string, Text>;

type Invitation = Extract<Content, { kind: 'invitation' }>;

/** To who is not yet with us: what is shown of them, where it comes from, and their two answers; for each of their farms where they have several. */
export const invitationMail = (content: Invitation, { lang, site, origin, keys }: MailFacts): MailParts => {
  const farms = [content, ...content.others];
  const many = farms.length > 1;
  const sources = [...new Set(farms.map(({ producer }) => producer.source))];
  const facts = {
    name: list(
      farms.map(({ producer }) => producer.details.name),
      lang,
    ),
    site: site.siteName,
    source: sources.join(', '),
  };
  const subject = pick(many ? texts.subjectMany : texts.subject, lang, facts);
  const lead = pick(many ? texts.leadMany : texts.lead, lang, facts);
  const why = pick(texts.why, lang);
  const help = pick(texts.help, lang, { number: telephoneInWords(site.agency.telephone) });
  const address = origin + href('invited', lang, { token: keys.token });
  const contact = `${site.agency.email}, ${site.agency.address}`;
  const law = pick(WHAT_THE_LAW_WANTS_SAID, lang, { agency: site.agency.name, source: facts.source, contact });
  const answers = farms.map((farm) => ({
    shown: shownOf(farm, lang),
    mine: many ? promptFor(texts.mine, farm, lang) : pick(texts.mine, lang),
    out: many ? promptFor(texts.out, farm, lang) : pick(texts.out, lang),
    address: many ? `${address}#${farm.producer.id}` : address,
    outAddress: many ? `${address}#${outAnchor(farm.producer.id)}` : `${address}#${OUT_ANCHOR}`,
  }));
  return {
    subject,
    preheader: why,
    because: pick(texts.because, lang, facts),
    body: (
      <div>
        <Title>{subject}</Title>
        <Words>{lead}</Words>
        {answers.map(({ shown }) => (
          <Words key={shown}>
            <strong>{shown}</strong>
          </Words>
        ))}
        <Words>{why}</Words>
        {answers.map(({ mine, address }) => (
          <MailButton key={address} href={address}>
            {mine}
          </MailButton>
        ))}
        <Words>{help}</Words>
        <Words>{pick(texts.outLead, lang)}</Words>
        {answers.map(({ out, outAddress }) => (
          <MailButton key={outAddress} href={outAddress} quiet>
            {out}
          </MailButton>
        ))}
        <Small>{law}</Small>
      </div>
    ),
    text: [
      lead,
      ...answers.map(({ shown }) => shown),
      why,
      ...answers.map(({ mine, address }) => `${mine}\n${address}`),
      help,
      pick(texts.outLead, lang),
      ...answers.map(({ out, outAddress }) => `${out}\n${outAddress}`),
      law,
    ],
  };
};

const shownOf = ({ producer, communeName }: InvitedFarm, lang: Language): string => {
  const { details } = producer;
  const sold = productsInWords(details, lang).join(', ');
  const facts = { name: details.name, commune: communeName, sold };
  return pick(sold === '' ? texts.shownBare : texts.shown, lang, facts);
};

const promptFor = (action: Text, { producer }: InvitedFarm, lang: Language): string =>
  pick(texts.oneOf, lang, { action: pick(action, lang), name: producer.details.name });
