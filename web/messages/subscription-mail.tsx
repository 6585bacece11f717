import { placeName } from '#domain/areas/place.ts';
import type { Text } from '#domain/shared/primitives.ts';
import type { Subscription } from '#domain/subscriptions/subscription.ts';
import { href } from '#web/shared/paths.ts';
import { pick } from '#web/shared/text.ts';
import { Code, codeInWords, MailButton, MailLink, Small, Title, Words } from './mail-page.tsx';
import type { MailFacts, MailParts } from './mail-parts.ts';

const texts = {
  subject: { fr: '{code} : votre code pour l’alerte {place}', en: '{code}: your code for the {place} alert' },
  preheader: {
    fr: 'Tapez ce code, ou confirmez d’un bouton. Sans cela, rien ne se passe.',
    en: 'Type this code, or confirm with a button. Otherwise nothing happens.',
  },
  title: { fr: 'Est-ce bien vous ?', en: 'Is this really you?' },
  lead: {
    fr: 'Quelqu’un a demandé que nous écrivions à cette adresse quand un nouveau producteur livre à cet endroit : {place}.',
    en: 'Somebody asked us to write to this address when a new producer delivers to this place: {place}.',
  },
  confirm: { fr: 'Oui, prévenez-moi', en: 'Yes, tell me' },
  code: { fr: 'Ou tapez ce code sur l’écran où vous étiez :', en: 'Or type this code on the screen where you were:' },
  ignore: {
    fr: 'Ce n’est pas vous ? Ne faites rien : sans confirmation, nous n’écrirons plus, et l’adresse sera effacée dans une semaine.',
    en: 'Not you? Do nothing: without a confirmation we will not write again, and the address is erased within a week.',
  },
  because: {
    fr: 'Vous recevez ce message parce que cette adresse a été donnée sur le site.',
    en: 'You get this message because this address was given on the site.',
  },
  activeSubject: { fr: 'Votre alerte {place} est déjà en place', en: 'Your {place} alert is already set' },
  activeLead: {
    fr: 'Vous venez de redemander une alerte pour {place}. Elle existe déjà : il n’y a rien à confirmer. Nous écrirons dès qu’un nouveau producteur y livrera.',
    en: 'You have just asked again for an alert for {place}. It already exists: there is nothing to confirm. We will write as soon as a new producer delivers there.',
  },
  manage: { fr: 'Voir ou arrêter mes alertes', en: 'See or stop my alerts' },
} as const satisfies Record<string, Text>;

/** To a subscriber to be: button and code. To one who asked again for what they have: that they have it. The form answers the same to both. */
export const subscriptionMail = (subscription: Subscription, facts: MailFacts): MailParts =>
  subscription.state === 'active' ? alreadyActive(subscription, facts) : toConfirm(subscription, facts);

const toConfirm = ({ place: { label } }: Subscription, { lang, origin, keys }: MailFacts): MailParts => {
  const place = placeName({ label });
  const address = origin + href('subscribeConfirm', lang, {}, { token: keys.token });
  return {
    subject: pick(texts.subject, lang, { code: codeInWords(keys.code), place }),
    preheader: pick(texts.preheader, lang),
    because: pick(texts.because, lang),
    body: (
      <div>
        <Title>{pick(texts.title, lang)}</Title>
        <Words>{pick(texts.lead, lang, { place: label })}</Words>
        <MailButton href={address}>{pick(texts.confirm, lang)}</MailButton>
        <Words>{pick(texts.code, lang)}</Words>
        <Code code={keys.code} />
        <Small>{pick(texts.ignore, lang)}</Small>
      </div>
    ),
    text: [
      pick(texts.lead, lang, { place: label }),
      `${pick(texts.confirm, lang)}${lang === 'fr' ? '\u202f' : ''}:\n${address}`,
      `${pick(texts.code, lang)} ${keys.code}`,
      pick(texts.ignore, lang),
    ],
  };
};

const alreadyActive = ({ place: { label } }: Subscription, { lang, origin, keys }: MailFacts): MailParts => {
  const place = placeName({ label });
  const address = origin + href('unsubscribe', lang, {}, { token: keys.token });
  return {
    subject: pick(texts.activeSubject, lang, { place }),
    preheader: pick(texts.activeLead, lang, { place }),
    because: pick(texts.because, lang),
    body: (
      <div>
        <Title>{pick(texts.activeSubject, lang, { place })}</Title>
        <Words>{pick(texts.activeLead, lang, { place })}</Words>
        <Words>
          <MailLink alone href={address}>
            {pick(texts.manage, lang)}
          </MailLink>
        </Words>
      </div>
    ),
    text: [
      pick(texts.activeLead, lang, { place }),
      `${pick(texts.manage, lang)}${lang === 'fr' ? '\u202f' : ''}:\n${address}`,
    ],
  };
};
