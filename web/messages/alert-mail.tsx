import type { NewsOf, PersonContent, ReachingRound } from '#domain/messages/news-content.ts';
import type { Offer } from '#domain/producers/producer.ts';
import { localTime } from '#domain/shared/calendar.ts';
import type { Audience, Language, Text } from '#domain/shared/primitives.ts';
import { calendarInWords } from '#web/passages/calendar-in-words.ts';
import { terms } from '#web/producers/round-in-words.ts';
import { dateInWords, list, sentence, telephoneInWords, timeInWords } from '#web/shared/format.ts';
import { href } from '#web/shared/paths.ts';
import { priceInWords } from '#web/shared/price-words.ts';
import { pick, typeset } from '#web/shared/text.ts';
import { Lines, MailButton, MailLink, Part, Small, Title, Words } from './mail-page.tsx';
import type { MailFacts, MailParts } from './mail-parts.ts';
import { atPlaces, colon, framed, placesInWords, seenFrom } from './person-mail.ts';

const subjects = {
  first: { fr: '{name} livre maintenant chez vous', en: '{name} now delivers to you' },
  extended: { fr: '{name} livre maintenant aussi {at}', en: '{name} now delivers to {at}, too' },
  resumed: { fr: '{name} est de retour et livre {at}', en: '{name} is back and delivers to {at}' },
  newProduct: { fr: 'Du nouveau chez {name}, qui livre {at}', en: 'Something new from {name}, who delivers to {at}' },
  extraPassage: { fr: '{name} : un passage de plus, {date}', en: '{name}: one more passage, {date}' },
  pickup: { fr: '{name} : un point de retrait près de chez vous', en: '{name}: a pick-up point near you' },
  parcel: { fr: '{name} envoie ses colis chez vous', en: '{name} sends parcels to you' },
  depends: {
    fr: '{name} livre une partie de votre commune : à vérifier pour votre rue',
    en: '{name} delivers to part of your commune: check for your street',
  },
} as const satisfies Record<string, Text>;

const leads = {
  first: {
    fr: 'Vous nous aviez demandé de vous prévenir pour {places}. Voici qui vient de s’ajouter.',
    en: 'You asked us to tell you about {places}. Here is who has just joined.',
  },
  extended: {
    fr: 'Vous nous aviez demandé de vous prévenir pour {places}. Ce producteur était déjà inscrit : sa tournée passe désormais par là.',
    en: 'You asked us to tell you about {places}. This producer was already with us, and now comes there too.',
  },
  resumed: {
    fr: 'Vous nous aviez demandé de vous prévenir pour {places}. Ce producteur s’était absenté : il est de retour.',
    en: 'You asked us to tell you about {places}. This producer was away, and is back.',
  },
  newProduct: {
    fr: 'Vous nous aviez dit ce que vous cherchez pour {places}. Ce producteur vient de l’ajouter.',
    en: 'You told us what you look for in {places}. This producer has just added it.',
  },
  extraPassage: {
    fr: 'Vous nous aviez demandé de vous prévenir pour {places}. Ce producteur ajoute un passage : {date}, {stop}.',
    en: 'You asked us to tell you about {places}. This producer adds a passage: {date}, {stop}.',
  },
} as const satisfies Record<NewsOf['occasion'], Text>;

const texts = {
  invented: {
    fr: 'Ce producteur est inventé : c’est un exemple, pour essayer le site.',
    en: 'This producer is invented: an example, for trying out the site.',
  },
  now: { fr: 'Ce qu’il y a en ce moment', en: 'What there is now' },
  nothingNow: {
    fr: 'Rien de prêt ce mois-ci : sa page dit ce qui arrive.',
    en: 'Nothing is ready this month: the page says what is coming.',
  },
  days: { fr: 'Quel jour, et jusqu’à quand commander', en: 'On which day, and when to order' },
  door: { fr: 'À votre porte', en: 'At your door' },
  pickup: { fr: 'À retirer', en: 'To pick up' },
  parcel: { fr: 'Par colis', en: 'By parcel' },
  extra: { fr: 'Un passage de plus : {date}.', en: 'One more passage: {date}.' },
  next: { fr: 'Prochaine fois : {date}', en: 'Next time: {date}' },
  noNext: { fr: 'Prochaine date pas encore fixée.', en: 'Next date not set yet.' },
  before: { fr: 'commandez avant le {date} à {time}', en: 'order before {date}, {time}' },
  part: {
    fr: 'Une partie de votre commune seulement : demandez s’il passe dans votre rue.',
    en: 'Part of your commune only: ask whether your street is on the way.',
  },
  ask: { fr: 'Demander quelque chose', en: 'Ask for something' },
  call: { fr: 'Téléphoner au {number}', en: 'Call {number}' },
  page: { fr: 'Voir sa page', en: 'See the page' },
  recipe: { fr: 'Une idée pour cuisiner', en: 'Something to cook' },
  recipeWith: { fr: '{minutes} minutes, pour {serves} personnes', en: '{minutes} minutes, serves {serves}' },
  recipeMore: { fr: 'Cette recette sur le site', en: 'This recipe on the site' },
  parcelOnly: { fr: 'Par colis seulement.', en: 'By parcel only.' },
  forPlaces: { fr: 'Pour {places}', en: 'For {places}' },
  beforeTax: { fr: '{price} HT', en: '{price} before tax' },
} as const satisfies Record<string, Text>;

/** More than these make a list that nobody reads in a mail; their page has them all. */
const MAX_OFFERS = 6;

type News = Extract<PersonContent, { kind: 'news' }>;

/** To a person: who is new, what there is now, on which day they come, how to ask, something to cook, how to stop. */
export const alertMail = (content: News, facts: MailFacts): MailParts => {
  const [news] = content.producers;
  const { lang, origin } = facts;
  const offers = news.offersNow.slice(0, MAX_OFFERS).map((offer) => offerInWords(offer, news.places[0].audience, lang));
  const view = { lang, origin, offers, lead: leadOf(news, lang) };
  return {
    ...framed(content, facts),
    subject: pick(subjectOf(news), lang, {
      name: news.producer.details.name,
      at: atPlaces(news.places, lang),
      ...extraInWords(news, lang),
    }),
    preheader: preheaderOf(news, lang),
    body: <AlertBody news={news} {...view} />,
    text: textOf(news, view),
  };
};

/** "In part" and "by parcel" are said before the mail is opened: who lives elsewhere, or wants no parcel, need not. */
const subjectOf = ({ occasion, rounds }: NewsOf): Text => {
  if (occasion === 'extraPassage') return subjects.extraPassage;
  if (rounds.every(({ round }) => round.mode === 'parcel')) return subjects.parcel;
  if (rounds.every(({ answer }) => answer === 'depends')) return subjects.depends;
  if (occasion === 'first' && rounds.every(({ round }) => round.mode === 'pickup')) return subjects.pickup;
  return subjects[occasion];
};

/** The day and the stop of an extra passage, for the words that name them. */
const extraInWords = ({ extra }: NewsOf, lang: Language): Readonly<Record<string, string>> =>
  extra === undefined
    ? {}
    : { date: dateInWords(extra.passage.day, lang), stop: extra.round.pickup?.name ?? pick(texts.pickup, lang) };

const leadOf = (news: NewsOf, lang: Language): string => {
  const { occasion, places, rounds } = news;
  const lead = pick(leads[occasion], lang, { places: placesInWords(places, lang), ...extraInWords(news, lang) });
  return rounds.every(({ round }) => round.mode === 'parcel') ? `${lead} ${pick(texts.parcelOnly, lang)}` : lead;
};

interface View {
  readonly lang: Language;
  readonly origin: string;
  readonly lead: string;
  readonly offers: readonly string[];
}

const producerAddress = ({ producer, places }: NewsOf, lang: Language): string =>
  href('producer', lang, { id: producer.id }, seenFrom(places[0]));

const AlertBody = ({ news, lang, origin, lead, offers }: View & { readonly news: NewsOf }) => {
  const { producer, communeName, rounds, recipe } = news;
  const { name, description, publicContacts } = producer.details;
  return (
    <div>
      <Words>{lead}</Words>
      <Title>{name}</Title>
      <Words>
        <strong>{communeName}.</strong> {description}
      </Words>
      {producer.invented ? <Small>{pick(texts.invented, lang)}</Small> : null}
      <Part>{pick(texts.now, lang)}</Part>
      {offers.length === 0 ? <Words>{pick(texts.nothingNow, lang)}</Words> : <Lines items={offers} />}
      <Part>{pick(texts.days, lang)}</Part>
      {rounds.map((reaching) => (
        <RoundWords key={reaching.round.id} reaching={reaching} news={news} lang={lang} />
      ))}
      <MailButton href={origin + askAddress(news, lang)}>{pick(texts.ask, lang)}</MailButton>
      {publicContacts.telephone === null ? null : (
        <MailButton quiet href={`tel:${publicContacts.telephone}`}>
          {pick(texts.call, lang, { number: telephoneInWords(publicContacts.telephone) })}
        </MailButton>
      )}
      <Words>
        <MailLink alone href={origin + producerAddress(news, lang)}>
          {pick(texts.page, lang)}
        </MailLink>
      </Words>
      {recipe === undefined ? null : (
        <>
          <Part>{pick(texts.recipe, lang)}</Part>
          <Words>
            <strong>{pick(recipe.title, lang)}</strong>
            <br />
            {pick(texts.recipeWith, lang, { minutes: recipe.minutes, serves: recipe.serves })}
          </Words>
          <Small>{recipe.ingredients.map((ingredient) => pick(ingredient, lang)).join(' · ')}</Small>
          {recipe.steps.map((step) => (
            <Words key={step.fr}>{pick(step, lang)}</Words>
          ))}
          <Words>
            <MailLink alone href={origin + href('recipe', lang, { slug: recipe.slug })}>
              {pick(texts.recipeMore, lang)}
            </MailLink>
          </Words>
        </>
      )}
    </div>
  );
};

interface RoundProps {
  readonly reaching: ReachingRound;
  readonly news: NewsOf;
  readonly lang: Language;
}

const RoundWords = ({ reaching, news, lang }: RoundProps) => (
  <Words>
    <strong>{howAndWhen(reaching, lang)}</strong>
    {roundLines(reaching, news, lang).map((line) => (
      <>
        <br />
        {line}
      </>
    ))}
  </Words>
);

/** Which of several places it reaches, the next time, the terms, and whether it is only a part of the commune. */
const roundLines = (reaching: ReachingRound, { places, extra }: NewsOf, lang: Language): string[] => [
  ...(reaching.places.length < places.length
    ? [`${pick(texts.forPlaces, lang, { places: placesInWords(reaching.places, lang) })}.`]
    : []),
  ...(extra?.round.id === reaching.round.id
    ? [pick(texts.extra, lang, { date: dateInWords(extra.passage.day, lang) })]
    : []),
  nextInWords(reaching, lang),
  `${sentence(terms(reaching.round, lang))}.`,
  ...(reaching.answer === 'depends' ? [pick(texts.part, lang)] : []),
];

/** "À votre porte, le jeudi"; "À retirer, le samedi : Halles de Dax, 9 h à 12 h". */
const howAndWhen = ({ round }: ReachingRound, lang: Language): string => {
  const how = `${pick(texts[round.mode], lang)}, ${calendarInWords(round.calendar, lang)}`;
  if (round.pickup === null) return how;
  const where = [round.pickup.name, round.pickup.address, round.pickup.hours].filter(Boolean).join(', ');
  return lang === 'fr' ? typeset(`${how} : ${where}`) : `${how}: ${where}`;
};

/** "Prochaine fois : jeudi 3 juillet, commandez avant le mardi 1er juillet à 12 h." */
const nextInWords = ({ next }: ReachingRound, lang: Language): string => {
  if (next === null) return pick(texts.noNext, lang);
  const date = pick(texts.next, lang, { date: dateInWords(next.day, lang) });
  if (next.deadline === null) return `${date}.`;
  const deadline = localTime(next.deadline);
  const before = pick(texts.before, lang, {
    date: dateInWords(deadline.date, lang),
    time: timeInWords(deadline.time, lang),
  });
  return `${date}, ${before}.`;
};

/** A shop or a canteen reads packs and prices before tax; a household the price. */
const offerInWords = ({ name, price, professional }: Offer, audience: Audience, lang: Language): string => {
  const terms =
    audience === 'consumer' || professional === null
      ? [priceInWords(price, lang)]
      : [
          professional.packaging,
          professional.priceBeforeTax === ''
            ? priceInWords(price, lang)
            : pick(texts.beforeTax, lang, {
                price: priceInWords(professional.priceBeforeTax.replace(/\s*HT$/, ''), lang),
              }),
          professional.weeklyVolume,
        ];
  const words = [name, ...terms].filter((part) => part !== '').join(', ');
  return lang === 'fr' ? typeset(words) : words;
};

const preheaderOf = ({ offersNow, rounds, communeName }: NewsOf, lang: Language): string => {
  const first = rounds[0];
  const what = list(
    offersNow.slice(0, 3).map((offer) => offer.name),
    lang,
  );
  const when = first === undefined ? '' : howAndWhen({ ...first, round: { ...first.round, pickup: null } }, lang);
  return [communeName, when, what].filter(Boolean).join('. ');
};

const askAddress = ({ producer, places }: NewsOf, lang: Language): string =>
  href('request', lang, {}, { producer: producer.id, ...seenFrom(places[0]) });

const textOf = (news: NewsOf, { lang, origin, lead, offers }: View): string[] => {
  const { producer, communeName, rounds, recipe } = news;
  const { name, description, publicContacts } = producer.details;
  return [
    lead,
    [`${name}, ${communeName}`, description].filter(Boolean).join('\n'),
    ...(producer.invented ? [pick(texts.invented, lang)] : []),
    offers.length === 0
      ? pick(texts.nothingNow, lang)
      : [heading(texts.now, lang), ...offers.map((offer) => `- ${offer}`)].join('\n'),
    ...rounds.map((reaching) => [howAndWhen(reaching, lang), ...roundLines(reaching, news, lang)].join('\n')),
    `${heading(texts.ask, lang)}\n${origin}${askAddress(news, lang)}`,
    ...(publicContacts.telephone === null
      ? []
      : [pick(texts.call, lang, { number: telephoneInWords(publicContacts.telephone) })]),
    `${heading(texts.page, lang)}\n${origin}${producerAddress(news, lang)}`,
    ...(recipe === undefined
      ? []
      : [
          [
            `${heading(texts.recipe, lang)} ${pick(recipe.title, lang)}`,
            ...recipe.ingredients.map((ingredient) => `- ${pick(ingredient, lang)}`),
            ...recipe.steps.map((step) => pick(step, lang)),
            `${heading(texts.recipeMore, lang)} ${origin}${href('recipe', lang, { slug: recipe.slug })}`,
          ].join('\n'),
        ]),
  ];
};

const heading = (text: Text, lang: Language): string => `${pick(text, lang)}${colon(lang)}`;
