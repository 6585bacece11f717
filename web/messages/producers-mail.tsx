import { knownKm } from '#domain/areas/place.ts';
import { type Newcomer, newcomerOf, type PersonContent } from '#domain/messages/news-content.ts';
import type { Language, Text } from '#domain/shared/primitives.ts';
import type { Subscription } from '#domain/subscriptions/subscription.ts';
import { calendarInWords } from '#web/passages/calendar-in-words.ts';
import { dateInWords, distance, list } from '#web/shared/format.ts';
import { href } from '#web/shared/paths.ts';
import { type CountedText, pick, plural, typeset } from '#web/shared/text.ts';
import { MailButton, MailLink, Part, Small, Title, Words } from './mail-page.tsx';
import type { MailFacts, MailParts } from './mail-parts.ts';
import { atPlaces, colon, framed, placesInWords, seenFrom } from './person-mail.ts';

const texts = {
  openingTitle: { fr: 'C’est ouvert', en: 'We are open' },
  openingLead: {
    fr: 'L’annuaire ouvre aujourd’hui. Vous nous aviez demandé de vous prévenir pour {places} : voici qui y livre.',
    en: 'The directory opens today. You asked us to tell you about {places}: here is who delivers there.',
  },
  newsTitle: { fr: 'Du nouveau {at}', en: 'News for {places}' },
  newsLead: {
    fr: 'Vous nous aviez demandé de vous prévenir pour {places}. Voici ce qui est nouveau, en un seul message.',
    en: 'You asked us to tell you about {places}. Here is what is new, in one message.',
  },
  extended: { fr: 'passe désormais aussi par là', en: 'now comes there, too' },
  resumed: { fr: 'de retour', en: 'back again' },
  newProduct: { fr: 'a ajouté ce que vous cherchez', en: 'has added what you look for' },
  extraPassage: { fr: 'un passage de plus, {date}', en: 'one more passage, {date}' },
  forPlaces: { fr: 'Pour {places}', en: 'For {places}' },
  allOf: { fr: 'Tous ceux qui livrent {at}', en: 'All who deliver to {at}' },
  invented: { fr: 'inventé, pour essayer le site', en: 'invented, for trying out the site' },
  door: { fr: 'À votre porte', en: 'At your door' },
  pickup: { fr: 'À retirer', en: 'To pick up' },
  parcel: { fr: 'Par colis', en: 'By parcel' },
  next: { fr: 'prochaine fois {date}', en: 'next time {date}' },
  part: { fr: 'une partie de votre commune', en: 'part of your commune' },
  now: { fr: 'En ce moment : {what}', en: 'Now: {what}' },
  all: { fr: 'Les voir tous et demander', en: 'See them all and ask' },
} as const satisfies Record<string, Text>;

const counted = {
  openingSubject: {
    one: { fr: 'C’est ouvert : un producteur livre {at}', en: 'We are open: one producer delivers to {at}' },
    many: { fr: 'C’est ouvert : {n} producteurs livrent {at}', en: 'We are open: {n} producers deliver to {at}' },
  },
  newSubject: {
    one: { fr: 'Un nouveau producteur livre {at}', en: 'A new producer delivers to {at}' },
    many: { fr: '{n} nouveaux producteurs livrent {at}', en: '{n} new producers deliver to {at}' },
  },
  newsSubject: {
    one: { fr: 'Du nouveau chez un producteur qui livre {at}', en: 'News of one producer who delivers to {at}' },
    many: { fr: 'Du nouveau chez {n} producteurs qui livrent {at}', en: 'News of {n} producers who deliver to {at}' },
  },
  more: {
    one: { fr: 'Et un autre, sur la page.', en: 'And one more, on the page.' },
    many: { fr: 'Et {n} autres, sur la page.', en: 'And {n} more, on the page.' },
  },
} as const satisfies Record<string, CountedText>;

/** More than these make a mail that nobody reads through; the page has them all. */
const MAX_SHOWN = 10;
const MAX_PRODUCTS = 5;
const MAX_LINKS = 3;

/** To a person: what is new of several producers, in one mail; the nearest first. */
export const severalNewsMail = (content: Extract<PersonContent, { kind: 'news' }>, facts: MailFacts): MailParts => {
  const producers = content.producers.map(newcomerOf);
  const allNew = producers.every(({ occasion }) => occasion === 'first');
  return severalMail({ ...content, producers }, facts, {
    title: texts.newsTitle,
    lead: texts.newsLead,
    subject: allNew ? counted.newSubject : counted.newsSubject,
  });
};

/** To a person: the directory opens today, and who delivers. */
export const openingMail = (content: Extract<PersonContent, { kind: 'opening' }>, facts: MailFacts): MailParts =>
  severalMail(content, facts, {
    title: texts.openingTitle,
    lead: texts.openingLead,
    subject: counted.openingSubject,
  });

interface Several {
  readonly places: readonly [Subscription, ...Subscription[]];
  readonly producers: readonly Newcomer[];
  readonly total: number;
}

interface SeveralWords {
  readonly title: Text;
  readonly lead: Text;
  readonly subject: CountedText;
}

const severalMail = (content: Several, facts: MailFacts, words: SeveralWords): MailParts => {
  const { lang, origin } = facts;
  const { places, total } = content;
  const values = { places: placesInWords(places, lang), at: atPlaces(places, lang) };
  const shown = content.producers.slice(0, MAX_SHOWN);
  const lead = pick(words.lead, lang, values);
  const more = total > shown.length ? plural(counted.more, total - shown.length, lang) : undefined;
  const names = list(
    shown.slice(0, 3).map(({ name }) => name),
    lang,
  );
  const several = places.length > 1;
  const lines = (producer: Newcomer) => linesOf(producer, several ? places : undefined, lang);
  const address = (producer: Newcomer) =>
    origin + href('producer', lang, { id: producer.id }, seenFrom(producer.places[0] ?? places[0]));
  const results = places.slice(0, MAX_LINKS).map((place) => ({
    address: origin + href('search', lang, {}, seenFrom(place)),
    words: pick(several ? texts.allOf : texts.all, lang, { at: atPlaces([place], lang) }),
  }));
  return {
    ...framed(content, facts),
    subject: plural(words.subject, total, lang, values),
    preheader: names,
    body: (
      <div>
        <Title>{pick(words.title, lang, values)}</Title>
        <Words>{lead}</Words>
        {shown.map((producer) => (
          <OneOfSeveral
            key={producer.id}
            producer={producer}
            address={address(producer)}
            lines={lines(producer)}
            lang={lang}
          />
        ))}
        {more === undefined ? null : <Words>{more}</Words>}
        {results.map((one) => (
          <MailButton key={one.address} href={one.address}>
            {one.words}
          </MailButton>
        ))}
      </div>
    ),
    text: [
      lead,
      ...shown.map((producer) => [headOf(producer, lang), ...lines(producer), address(producer)].join('\n')),
      ...(more === undefined ? [] : [more]),
      ...results.map((one) => `${one.words}${colon(lang)}\n${one.address}`),
    ],
  };
};

interface OneProps {
  readonly producer: Newcomer;
  readonly address: string;
  readonly lines: readonly string[];
  readonly lang: Language;
}

const OneOfSeveral = ({ producer, address, lines, lang }: OneProps) => (
  <>
    <Part>
      <MailLink alone href={address}>
        {producer.name}
      </MailLink>
    </Part>
    <Small>{whereOf(producer, lang)}</Small>
    <Words>
      {lines.map((line, index) => (
        <>
          {index === 0 ? null : <br />}
          {line}
        </>
      ))}
    </Words>
  </>
);

const whereOf = (
  { communeName, distanceKm, places: [nearest], invented, occasion, extraDay }: Newcomer,
  lang: Language,
): string =>
  [
    communeName,
    distance(nearest === undefined ? distanceKm : knownKm(distanceKm, nearest.place)),
    occasion === 'first'
      ? ''
      : pick(texts[occasion], lang, extraDay === undefined ? {} : { date: dateInWords(extraDay, lang) }),
    invented ? pick(texts.invented, lang) : '',
  ]
    .filter((part) => part !== '')
    .join(' · ');

const headOf = (producer: Newcomer, lang: Language): string => `${producer.name} (${whereOf(producer, lang)})`;

/** "À votre porte, le jeudi ; prochaine fois jeudi 3 décembre", "En ce moment : poireaux, œufs". */
const linesOf = (
  { rounds, now, places }: Newcomer,
  all: readonly Subscription[] | undefined,
  lang: Language,
): string[] => {
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
  const where =
    all === undefined || places.length === all.length
      ? []
      : [`${pick(texts.forPlaces, lang, { places: placesInWords(places, lang) })}.`];
  return [...where, ...come, ...(what === '' ? [] : [pick(texts.now, lang, { what })])];
};

const typesetIn = (words: string, lang: Language): string =>
  lang === 'fr' ? typeset(words) : words.replace(' ; ', '; ');
