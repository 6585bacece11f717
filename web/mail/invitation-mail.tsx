import type { Content } from '../../functions/domain/deliveries/content.ts';
import { WHAT_THE_LAW_WANTS_SAID } from '../../functions/domain/imports/inviting.ts';
import type { Text } from '../../functions/domain/shared/primitives.ts';
import { productsInWords } from '../imports/products-in-words.ts';
import { href } from '../paths.ts';
import { telephoneInWords } from '../texts/format.ts';
import { pick } from '../texts/text.ts';
import { MailButton, Small, Title, Words } from './mail-page.tsx';
import type { MailFacts, MailParts } from './mail-parts.ts';

const texts = {
  subject: { fr: '{name} : est-ce votre ferme ?', en: '{name}: is this your farm?' },
  lead: {
    fr: 'Bonjour, {site} répond à une question : qui livre dans ma commune ? Votre ferme y figure parmi celles qui ne sont « pas encore inscrites » :',
    en: 'Hello, {site} answers one question: who delivers to my village? Your farm is listed there among those “not yet with us”:',
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
  because: {
    fr: 'Vous recevez ce message parce que votre adresse figure dans la liste « {source} ». Sans réponse de votre part, nous n’écrirons pas d’ici six mois.',
    en: 'You get this message because your address is in the list “{source}”. If you do not answer, we will not write again for six months.',
  },
} as const satisfies Record<string, Text>;

/** To who is not yet with us: what is shown of him, where it comes from, and his two answers. */
export const invitationMail = (
  { producer, communeName }: Extract<Content, { kind: 'invitation' }>,
  { lang, site, origin, keys }: MailFacts,
): MailParts => {
  const { details, source } = producer;
  const sold = productsInWords(details, lang).join(', ');
  const facts = { name: details.name, commune: communeName, sold, site: site.siteName, source };
  const lead = pick(texts.lead, lang, facts);
  const shown = pick(sold === '' ? texts.shownBare : texts.shown, lang, facts);
  const why = pick(texts.why, lang);
  const help = pick(texts.help, lang, { number: telephoneInWords(site.agency.telephone) });
  const address = origin + href('invited', lang, { token: keys.token });
  const outAddress = `${address}#retrait`;
  const contact = `${site.agency.email}, ${site.agency.address}`;
  const law = pick(WHAT_THE_LAW_WANTS_SAID, lang, { agency: site.agency.name, source, contact });
  return {
    subject: pick(texts.subject, lang, facts),
    preheader: why,
    because: pick(texts.because, lang, facts),
    body: (
      <div>
        <Title>{pick(texts.subject, lang, facts)}</Title>
        <Words>{lead}</Words>
        <Words>
          <strong>{shown}</strong>
        </Words>
        <Words>{why}</Words>
        <MailButton href={address}>{pick(texts.mine, lang)}</MailButton>
        <Words>{help}</Words>
        <Words>{pick(texts.outLead, lang)}</Words>
        <MailButton href={outAddress} quiet>
          {pick(texts.out, lang)}
        </MailButton>
        <Small>{law}</Small>
      </div>
    ),
    text: [
      lead,
      shown,
      why,
      `${pick(texts.mine, lang)}\n${address}`,
      help,
      pick(texts.outLead, lang),
      `${pick(texts.out, lang)}\n${outAddress}`,
      law,
    ],
  };
};
