import type { Content } from '#domain/messages/content.ts';
import type { Text } from '#domain/shared/primitives.ts';
import { roleNames } from '#web/members/role-names.ts';
import { href } from '#web/shared/paths.ts';
import { pick } from '#web/shared/text.ts';
import { MailButton, Title, Words } from './mail-page.tsx';
import type { MailFacts, MailParts } from './mail-parts.ts';

const texts = {
  subject: { fr: '{agency} vous invite : espace des membres', en: '{agency} invites you: members’ pages' },
  title: { fr: 'Votre accès à l’espace de l’agence', en: 'Your access to the agency’s pages' },
  lead: {
    fr: 'Bonjour, {agency} vous ouvre un accès à l’annuaire {site} : {role}.',
    en: 'Hello, {agency} opens the directory {site} to you: {role}.',
  },
  how: {
    fr: 'Choisissez d’abord votre mot de passe. À la première connexion, vous réglerez aussi un code sur votre téléphone : ayez-le sous la main.',
    en: 'First choose your password. At your first sign-in you will also set up a code on your telephone: have it at hand.',
  },
  choose: { fr: 'Choisir mon mot de passe', en: 'Choose my password' },
  until: {
    fr: 'Ce lien sert une fois, pendant trois jours. Passé ce délai, demandez-en un autre à l’agence.',
    en: 'This link works once, for three days. After that, ask the agency for another one.',
  },
  because: {
    fr: 'Vous recevez ce message parce que {agency} vous ouvre un accès. Si vous n’attendiez rien, ignorez-le : sans mot de passe, il n’ouvre rien.',
    en: 'You get this message because {agency} opens its pages to you. If you expected nothing, ignore it: without a password it opens nothing.',
  },
} as const satisfies Record<string, Text>;

/** To a member to be: the link with which they choose their password. */
export const memberInvitationMail = (
  { member }: Extract<Content, { kind: 'memberInvitation' }>,
  { lang, site, origin, keys }: MailFacts,
): MailParts => {
  const facts = { agency: site.agency.name, site: site.siteName, role: pick(roleNames[member.role], lang) };
  const lead = pick(texts.lead, lang, facts);
  const address = origin + href('agencyInvitation', lang, { token: keys.token });
  return {
    subject: pick(texts.subject, lang, facts),
    preheader: pick(texts.how, lang),
    because: pick(texts.because, lang, facts),
    body: (
      <div>
        <Title>{pick(texts.title, lang)}</Title>
        <Words>{lead}</Words>
        <Words>{pick(texts.how, lang)}</Words>
        <MailButton href={address}>{pick(texts.choose, lang)}</MailButton>
        <Words>{pick(texts.until, lang)}</Words>
      </div>
    ),
    text: [lead, pick(texts.how, lang), address, pick(texts.until, lang)],
  };
};
