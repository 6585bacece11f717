import type { Content, Newcomer } from '#domain/messages/content.ts';
import type { Language, Text } from '#domain/shared/primitives.ts';
import { calendarInWords } from '#web/passages/calendar-in-words.ts';
import { dateInWords, distance, list } from '#web/shared/format.ts';
import { href } from '#web/shared/paths.ts';
import { atPlace } from '#web/shared/place-names.ts';
import { type CountedText, pick, plural, typeset } from '#web/shared/text.ts';
import { placeName } from './alert-mail.tsx';
import { MailButton, MailLink, Part, Small, Title, Words } from './mail-page.tsx';
import type { MailFacts, MailParts } from './mail-parts.ts';

const texts = {
  openingTitle: { fr: 'C’est ouvert', en: 'We are open' },
  openingLead: {
    fr: 'L’annuaire ouvre aujourd’hui. Vous nous aviez demandé de vous prévenir pour {place} : voici qui y livre.',
    en: 'The directory opens today. You asked us to tell you about {place}: here is who delivers there.',
  },
  digestTitle: { fr: 'Du nouveau {at}', en: 'News for {place}' },
  digestLead: {
    fr: 'Vous nous aviez demandé de vous prévenir pour {place}. Voici qui vient de s’ajouter, en un seul message.',
    en: 'You asked us to tell you about {place}. Here is who has just joined, in one message.',
  },
  invented: { fr: 'inventé, pour essayer le site', en: 'invented, for trying out the site' },
  door: { fr: 'À votre porte', en: 'At your door' },
  pickup: { fr: 'À retirer', en: 'To pick up' },
  parcel: { fr: 'Par colis', en: 'By parcel' },
  next: { fr: 'prochaine fois {date}', en: 'next time {date}' },
  part: { fr: 'une partie de votre commune', en: 'part of your commune' },
  now: { fr: 'En ce moment : {what}', en: 'Now: {what}' },
  all: { fr: 'Les voir tous et demander', en: 'See them all and ask' },
  because: {
    fr: 'Vous recevez ce message parce que vous avez demandé une alerte pour {place}. Nous n’écrivons que lorsqu’un nouveau producteur y livre.',
    en: 'You get this message because you asked for an alert for {place}. We write only when a new producer delivers there.',
  },
  stop: { fr: 'Ne plus recevoir ces alertes', en: 'Stop these alerts' },
} as const satisfies Record<string, Text>;

const counted = {
  openingSubject: {
    one: { fr: 'C’est ouvert : un producteur livre {at}', en: 'We are open: one producer delivers to {at}' },
    many: { fr: 'C’est ouvert : {n} producteurs livrent {at}', en: 'We are open: {n} producers deliver to {at}' },
  },
  digestSubject: {
    one: { fr: 'Un nouveau producteur livre {at}', en: 'A new producer delivers to {at}' },
    many: { fr: '{n} nouveaux producteurs livrent {at}', en: '{n} new producers deliver to {at}' },
  },
  more: {
    one: { fr: 'et un autre, sur la page.', en: 'and one more, on the page.' },
    many: { fr: 'et {n} autres, sur la page.', en: 'and {n} more, on the page.' },
  },
} as const satisfies Record<string, CountedText>;

/** More than these make a mail that nobody reads through; the page has them all. */
const MAX_SHOWN = 12;
const MAX_PRODUCTS = 5;

type Several = Extract<Content, { kind: 'producers' }>;

/** To a subscriber: several producers in one mail, at the opening or when many came at once. */
export const producersMail = (content: Several, facts: MailFacts): MailParts => {
  const { lang, origin, keys } = facts;
  const { subscription, total, why } = content;
  const place = placeName(subscription.place.label);
  const at = atPlace(subscription.place, lang);
  const shown = content.producers.slice(0, MAX_SHOWN);
  const lead = pick(why === 'opening' ? texts.openingLead : texts.digestLead, lang, { place });
  const more = total > shown.length ? plural(counted.more, total - shown.length, lang) : undefined;
  const results = origin + resultsOf(content, lang);
  const names = list(
    shown.slice(0, 3).map(({ name }) => name),
    lang,
  );
  return {
    subject: plural(why === 'opening' ? counted.openingSubject : counted.digestSubject, total, lang, { at }),
    preheader: names,
    because: pick(texts.because, lang, { place }),
    stop: {
      address: origin + href('unsubscribe', lang, {}, { token: keys.token }),
      words: pick(texts.stop, lang),
    },
    headers: {
      'List-Unsubscribe': `<${origin}/api/unsubscribe?${new URLSearchParams({ token: keys.token, ...(lang === 'en' ? { lang } : {}) })}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    },
    body: (
      <div>
        <Title>{pick(why === 'opening' ? texts.openingTitle : texts.digestTitle, lang, { place, at })}</Title>
        <Words>{lead}</Words>
        {shown.map((producer) => (
          <OneOfSeveral key={producer.id} producer={producer} lang={lang} origin={origin} />
        ))}
        {more === undefined ? null : <Words>{more}</Words>}
        <MailButton href={results}>{pick(texts.all, lang)}</MailButton>
      </div>
    ),
    text: [
      lead,
      ...shown.map((producer) =>
        [headOf(producer, lang), ...linesOf(producer, lang), origin + href('producer', lang, { id: producer.id })].join(
          '\n',
        ),
      ),
      ...(more === undefined ? [] : [more]),
      `${pick(texts.all, lang)}\n${results}`,
    ],
  };
};

interface OneProps {
  readonly producer: Newcomer;
  readonly lang: Language;
  readonly origin: string;
}

const OneOfSeveral = ({ producer, lang, origin }: OneProps) => (
  <>
    <Part>
      <MailLink alone href={origin + href('producer', lang, { id: producer.id })}>
        {producer.name}
      </MailLink>
    </Part>
    <Small>{whereOf(producer, lang)}</Small>
    <Words>
      {linesOf(producer, lang).map((line, index) => (
        <>
          {index === 0 ? null : <br />}
          {line}
        </>
      ))}
    </Words>
  </>
);

const whereOf = ({ communeName, distanceKm, invented }: Newcomer, lang: Language): string =>
  [communeName, distance(distanceKm), invented ? pick(texts.invented, lang) : '']
    .filter((part) => part !== '')
    .join(' · ');

const headOf = (producer: Newcomer, lang: Language): string => `${producer.name} (${whereOf(producer, lang)})`;

/** "À votre porte, le jeudi ; prochaine fois jeudi 3 décembre", "En ce moment : poireaux, œufs". */
const linesOf = ({ rounds, now }: Newcomer, lang: Language): string[] => {
  const come = rounds.map(({ mode, calendar, pickupName, next, answer }) => {
    const how = [
      `${pick(texts[mode], lang)}, ${calendarInWords(calendar, lang)}`,
      pickupName === null ? '' : pickupName,
      answer === 'depends' ? pick(texts.part, lang) : '',
    ].filter((part) => part !== '');
    const when = next === null ? '' : ` ; ${pick(texts.next, lang, { date: dateInWords(next.day, lang) })}`;
    return typesetIn(`${how.join(' · ')}${when}.`, lang);
  });
  const what = now.slice(0, MAX_PRODUCTS).join(', ');
  return what === '' ? come : [...come, pick(texts.now, lang, { what })];
};

const typesetIn = (words: string, lang: Language): string =>
  lang === 'fr' ? typeset(words) : words.replace(' ; ', '; ');

const resultsOf = ({ subscription }: Several, lang: Language): string =>
  href(
    'search',
    lang,
    {},
    {
      cell: subscription.place.cell,
      commune: subscription.place.commune ?? undefined,
      audience: subscription.audience === 'consumer' ? undefined : subscription.audience,
    },
  );
