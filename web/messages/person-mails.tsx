import type { Content } from '#domain/messages/content.ts';
import type { PersonContent } from '#domain/messages/news-content.ts';
import type { Text } from '#domain/shared/primitives.ts';
import { href } from '#web/shared/paths.ts';
import { type CountedText, pick, plural } from '#web/shared/text.ts';
import { Lines, MailButton, Title, Words } from './mail-page.tsx';
import type { MailFacts, MailParts } from './mail-parts.ts';
import { atPlaces, colon, framed, seenFrom } from './person-mail.ts';

const texts = {
  stillTitle: { fr: 'Nous veillons toujours', en: 'Still watching' },
  stillLead: {
    fr: 'Rien de nouveau chez vous depuis six mois. Votre alerte est toujours en place, et ce message est le seul que nous enverrons pour le dire.',
    en: 'Nothing new has come to you for six months. Your alert is still there, and this is the only message that we send to say so.',
  },
  stillSee: { fr: 'Voir qui livre {at}', en: 'See who delivers to {at}' },
  linkSubject: { fr: 'Votre page : vos lieux, vos choix, vos données', en: 'Your page: your places, choices and data' },
  linkTitle: { fr: 'Votre page', en: 'Your page' },
  linkLead: {
    fr: 'Ce lien ouvre la page de vos alertes : y changer un lieu, une fréquence, une adresse, tout lire et tout effacer. Il sert pendant deux jours. Ne le transmettez pas.',
    en: 'This link opens the page of your alerts: change a place, how often, your address, read everything and erase everything. It works for two days. Do not pass it on.',
  },
  linkOpen: { fr: 'Ouvrir ma page', en: 'Open my page' },
  linkBecause: {
    fr: 'Vous recevez ce message parce que quelqu’un, vous sans doute, a demandé ce lien. Sinon, ne faites rien.',
    en: 'You get this message because somebody, probably you, asked for this link. If not, do nothing.',
  },
  changeSubject: { fr: 'Confirmez votre nouvelle adresse', en: 'Confirm your new address' },
  changeTitle: { fr: 'Est-ce bien votre adresse ?', en: 'Is this your address?' },
  changeLead: {
    fr: 'Une personne qui reçoit nos alertes veut désormais les recevoir ici. Rien ne change avant que vous appuyiez sur ce bouton, pendant une journée.',
    en: 'Somebody who gets our alerts wants to get them here from now on. Nothing changes before you press this button, within a day.',
  },
  changeConfirm: { fr: 'Oui, écrivez-moi ici', en: 'Yes, write to me here' },
  changeBecause: {
    fr: 'Vous recevez ce message parce que cette adresse a été donnée sur le site. Si ce n’est pas vous, ne faites rien.',
    en: 'You get this message because this address was given on the site. If it was not you, do nothing.',
  },
} as const satisfies Record<string, Text>;

const counted = {
  stillSubject: {
    one: {
      fr: 'Nous veillons toujours : un producteur livre {at}',
      en: 'Still watching: one producer delivers to {at}',
    },
    many: {
      fr: 'Nous veillons toujours : {n} producteurs livrent {at}',
      en: 'Still watching: {n} producers deliver to {at}',
    },
  },
  deliver: {
    one: { fr: '{n} producteur livre {at}', en: '{n} producer delivers to {at}' },
    many: { fr: '{n} producteurs livrent {at}', en: '{n} producers deliver to {at}' },
  },
} as const satisfies Record<string, CountedText>;

/** To a person for whom nothing was new for half a year: once, and no more. */
export const stillWatchingMail = (
  content: Extract<PersonContent, { kind: 'stillWatching' }>,
  facts: MailFacts,
): MailParts => {
  const { lang, origin } = facts;
  const { places, delivering } = content;
  const lines = places.map((place, index) =>
    plural(counted.deliver, delivering[index] ?? 0, lang, { at: atPlaces([place], lang) }),
  );
  const links = places.map((place) => ({
    words: pick(texts.stillSee, lang, { at: atPlaces([place], lang) }),
    address: origin + href('search', lang, {}, seenFrom(place)),
  }));
  return {
    ...framed(content, facts),
    subject: plural(counted.stillSubject, delivering[0] ?? 0, lang, { at: atPlaces([places[0]], lang) }),
    preheader: lines.join(' · '),
    body: (
      <div>
        <Title>{pick(texts.stillTitle, lang)}</Title>
        <Words>{pick(texts.stillLead, lang)}</Words>
        <Lines items={lines} />
        {links.map(({ words, address }) => (
          <MailButton key={address} href={address}>
            {words}
          </MailButton>
        ))}
      </div>
    ),
    text: [
      pick(texts.stillLead, lang),
      lines.map((line) => `- ${line}`).join('\n'),
      ...links.map(({ words, address }) => `${words}${colon(lang)}\n${address}`),
    ],
  };
};

interface OneButton {
  readonly subject: Text;
  readonly title: Text;
  readonly lead: Text;
  readonly button: Text;
  readonly because: Text;
  readonly address: string;
}

const oneButton = ({ subject, title, lead, button, because, address }: OneButton, { lang }: MailFacts): MailParts => ({
  subject: pick(subject, lang),
  preheader: pick(lead, lang),
  because: pick(because, lang),
  body: (
    <div>
      <Title>{pick(title, lang)}</Title>
      <Words>{pick(lead, lang)}</Words>
      <MailButton href={address}>{pick(button, lang)}</MailButton>
    </div>
  ),
  text: [pick(lead, lang), `${pick(button, lang)}${colon(lang)}\n${address}`],
});

/** To a person who asked for it with the address: the link to everything that is kept about them. */
export const personLinkMail = (_: Extract<PersonContent, { kind: 'personLink' }>, facts: MailFacts): MailParts =>
  oneButton(
    {
      subject: texts.linkSubject,
      title: texts.linkTitle,
      lead: texts.linkLead,
      button: texts.linkOpen,
      because: texts.linkBecause,
      address: facts.origin + href('myAlerts', facts.lang, { token: facts.keys.token }),
    },
    facts,
  );

/** To the address that a person moves to: it is theirs once the button is pressed. */
export const addressChangeMail = (_: Extract<Content, { kind: 'addressChange' }>, facts: MailFacts): MailParts =>
  oneButton(
    {
      subject: texts.changeSubject,
      title: texts.changeTitle,
      lead: texts.changeLead,
      button: texts.changeConfirm,
      because: texts.changeBecause,
      address: facts.origin + href('myAddress', facts.lang, {}, { token: facts.keys.token }),
    },
    facts,
  );
