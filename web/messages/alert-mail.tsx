import type { Content } from '#domain/messages/content.ts';
import type { ReachingRound } from '#domain/messages/reaching-rounds.ts';
import type { Offer } from '#domain/producers/producer.ts';
import { localTime } from '#domain/shared/calendar.ts';
import type { Language, Text } from '#domain/shared/primitives.ts';
import { calendarInWords } from '#web/passages/calendar-in-words.ts';
import { terms } from '#web/producers/round-in-words.ts';
import { dateInWords, list, sentence, telephoneInWords, timeInWords } from '#web/shared/format.ts';
import { href } from '#web/shared/paths.ts';
import { pick, typeset } from '#web/shared/text.ts';
import { Lines, MailButton, MailLink, Part, Small, Title, Words } from './mail-page.tsx';
import type { MailFacts, MailParts } from './mail-parts.ts';

type Alert = Extract<Content, { kind: 'alert' }>;

const texts = {
  subject: { fr: '{name} livre maintenant chez vous', en: '{name} now delivers to you' },
  subjectPickup: { fr: '{name} : un point de retrait près de chez vous', en: '{name}: a pick-up point near you' },
  from: { fr: 'À {commune}', en: 'In {commune}' },
  lead: {
    fr: 'Vous nous aviez demandé de vous prévenir pour {place}. Voici qui vient de s’ajouter.',
    en: 'You asked us to tell you about {place}. Here is who has just joined.',
  },
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
  recipeWith: { fr: '{minutes} minutes, pour {serves}', en: '{minutes} minutes, serves {serves}' },
  recipeMore: { fr: 'Cette recette sur le site', en: 'This recipe on the site' },
  because: {
    fr: 'Vous recevez ce message parce que vous avez demandé une alerte pour {place}. Nous n’écrivons que lorsqu’un nouveau producteur y livre.',
    en: 'You get this message because you asked for an alert for {place}. We write only when a new producer delivers there.',
  },
  stop: { fr: 'Ne plus recevoir ces alertes', en: 'Stop these alerts' },
} as const satisfies Record<string, Text>;

/** More than these make a list that nobody reads in a mail; his page has them all. */
const MAX_OFFERS = 6;

/** To a subscriber: who he is, what he has now, on which day he comes, how to ask him, something to cook, how to stop. */
export const alertMail = (alert: Alert, { lang, origin, keys }: MailFacts): MailParts => {
  const { producer, subscription, rounds } = alert;
  const { name } = producer.details;
  const place = placeName(subscription.place.label);
  const onlyPickup = rounds.every(({ round }) => round.mode === 'pickup');
  const offers = alert.offersNow.slice(0, MAX_OFFERS).map((offer) => offerInWords(offer, lang));
  const stop = {
    address: origin + href('unsubscribe', lang, {}, { token: keys.token }),
    words: pick(texts.stop, lang),
  };
  return {
    subject: pick(onlyPickup ? texts.subjectPickup : texts.subject, lang, { name }),
    preheader: preheaderOf(alert, lang),
    because: pick(texts.because, lang, { place }),
    stop,
    headers: {
      'List-Unsubscribe': `<${origin}/api/unsubscribe?${new URLSearchParams({ token: keys.token, ...(lang === 'en' ? { lang } : {}) })}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    },
    body: <AlertBody alert={alert} lang={lang} origin={origin} place={place} offers={offers} />,
    text: textOf(alert, { lang, origin, place, offers }),
  };
};

interface View {
  readonly lang: Language;
  readonly origin: string;
  readonly place: string;
  readonly offers: readonly string[];
}

const AlertBody = ({ alert, lang, origin, place, offers }: View & { readonly alert: Alert }) => {
  const { producer, communeName, rounds, recipe } = alert;
  const { name, description, publicContacts } = producer.details;
  return (
    <div>
      <Words>{pick(texts.lead, lang, { place })}</Words>
      <Title>{name}</Title>
      <Words>
        <strong>{communeName}.</strong> {description}
      </Words>
      {producer.invented ? <Small>{pick(texts.invented, lang)}</Small> : null}
      <Part>{pick(texts.now, lang)}</Part>
      {offers.length === 0 ? <Words>{pick(texts.nothingNow, lang)}</Words> : <Lines items={offers} />}
      <Part>{pick(texts.days, lang)}</Part>
      {rounds.map((reaching) => (
        <RoundWords key={reaching.round.id} reaching={reaching} lang={lang} />
      ))}
      <MailButton href={origin + askAddress(alert, lang)}>{pick(texts.ask, lang)}</MailButton>
      {publicContacts.telephone === null ? null : (
        <MailButton quiet href={`tel:${publicContacts.telephone}`}>
          {pick(texts.call, lang, { number: telephoneInWords(publicContacts.telephone) })}
        </MailButton>
      )}
      <Words>
        <MailLink alone href={origin + href('producer', lang, { id: producer.id })}>
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

const RoundWords = ({ reaching, lang }: { readonly reaching: ReachingRound; readonly lang: Language }) => (
  <Words>
    <strong>{howAndWhen(reaching, lang)}</strong>
    <br />
    {nextInWords(reaching, lang)}
    <br />
    {sentence(terms(reaching.round, lang))}.
    {reaching.answer === 'depends' ? (
      <>
        <br />
        {pick(texts.part, lang)}
      </>
    ) : null}
  </Words>
);

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

const offerInWords = ({ name, price }: Offer, lang: Language): string => {
  const words = price === '' ? name : `${name}, ${price}`;
  return lang === 'fr' ? typeset(words) : words;
};

const preheaderOf = ({ offersNow, rounds, communeName }: Alert, lang: Language): string => {
  const first = rounds[0];
  const what = list(
    offersNow.slice(0, 3).map((offer) => offer.name),
    lang,
  );
  const when = first === undefined ? '' : howAndWhen({ ...first, round: { ...first.round, pickup: null } }, lang);
  return [communeName, when, what].filter(Boolean).join('. ');
};

const askAddress = ({ producer, subscription }: Alert, lang: Language): string =>
  href(
    'request',
    lang,
    {},
    {
      producer: producer.id,
      cell: subscription.place.cell,
      commune: subscription.place.commune ?? undefined,
      audience: subscription.audience === 'consumer' ? undefined : subscription.audience,
    },
  );

const textOf = (alert: Alert, { lang, origin, place, offers }: View): string[] => {
  const { producer, communeName, rounds, recipe } = alert;
  const { name, description, publicContacts } = producer.details;
  return [
    pick(texts.lead, lang, { place }),
    [`${name}, ${communeName}`, description].filter(Boolean).join('\n'),
    ...(producer.invented ? [pick(texts.invented, lang)] : []),
    offers.length === 0
      ? pick(texts.nothingNow, lang)
      : [heading(texts.now, lang), ...offers.map((offer) => `- ${offer}`)].join('\n'),
    ...rounds.map((reaching) =>
      [
        howAndWhen(reaching, lang),
        nextInWords(reaching, lang),
        `${sentence(terms(reaching.round, lang))}.`,
        ...(reaching.answer === 'depends' ? [pick(texts.part, lang)] : []),
      ].join('\n'),
    ),
    `${heading(texts.ask, lang)}\n${origin}${askAddress(alert, lang)}`,
    ...(publicContacts.telephone === null
      ? []
      : [pick(texts.call, lang, { number: telephoneInWords(publicContacts.telephone) })]),
    ...(recipe === undefined
      ? []
      : [
          `${heading(texts.recipe, lang)} ${pick(recipe.title, lang)}\n${origin}${href('recipe', lang, { slug: recipe.slug })}`,
        ]),
  ];
};

const heading = (text: Text, lang: Language): string => `${pick(text, lang)}${lang === 'fr' ? '\u202f' : ''}:`;

/** "Gaas (40350)" is "Gaas" in a sentence. */
export const placeName = (label: string): string => label.replace(/ \([^)]*\)$/, '');
