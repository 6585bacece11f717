import type { Newcomer, PersonContent } from '#domain/messages/news-content.ts';
import type { Language, Text } from '#domain/shared/primitives.ts';
import { dateInWords, list } from '#web/shared/format.ts';
import { href } from '#web/shared/paths.ts';
import { pick, typeset } from '#web/shared/text.ts';
import { Lines, MailButton, MailLink, Part, Small, Title, Words } from './mail-page.tsx';
import type { MailFacts, MailParts } from './mail-parts.ts';
import { atPlaces, colon, framed, placesInWords, seenFrom } from './person-mail.ts';

const texts = {
  subject: { fr: 'De saison {at} : {what}', en: 'In season in {at}: {what}' },
  title: { fr: 'De saison près de chez vous', en: 'In season near you' },
  lead: {
    fr: 'Ce que les producteurs qui livrent {at} ont en ce moment, et pas toute l’année :',
    en: 'What the producers who deliver to {at} have now, and not all year:',
  },
  coming: { fr: 'Qui vient cette semaine', en: 'Who comes this week' },
  comes: { fr: '{name} : {date}', en: '{name}: {date}' },
  recipes: { fr: 'Des idées pour cuisiner', en: 'Something to cook' },
  recipe: { fr: '{title}, {minutes} minutes', en: '{title}, {minutes} minutes' },
  all: { fr: 'Voir qui livre et demander', en: 'See who delivers and ask' },
  because: {
    fr: 'Vous recevez ce message une fois par mois parce que vous l’avez demandé pour {places}, à part de vos alertes.',
    en: 'You get this message once a month because you asked for it for {places}, apart from your alerts.',
  },
  stop: { fr: 'Ne plus recevoir « De saison »', en: 'Stop “In season”' },
} as const satisfies Record<string, Text>;

type Season = Extract<PersonContent, { kind: 'season' }>;

/** Monthly, to who asked for it: what is in season around, who comes this week, recipes. Stopped by itself: alerts go on. */
export const seasonMail = (content: Season, facts: MailFacts): MailParts => {
  const { lang, origin } = facts;
  const { places, products, coming, recipes } = content;
  const values = { at: atPlaces(places, lang), places: placesInWords(places, lang) };
  const comes = coming.map((one) => ({
    words: comingInWords(one, lang),
    address: origin + href('producer', lang, { id: one.id }, seenFrom(one.places[0] ?? places[0])),
  }));
  const cook = recipes.map((recipe) => ({
    words: pick(texts.recipe, lang, { title: pick(recipe.title, lang), minutes: recipe.minutes }),
    address: origin + href('recipe', lang, { slug: recipe.slug }),
  }));
  const all = origin + href('search', lang, {}, seenFrom(places[0]));
  const { stop, ...frame } = framed(content, facts);
  const names = products.map((name) => (lang === 'fr' ? typeset(name) : name));
  return {
    ...frame,
    because: pick(texts.because, lang, values),
    ...(stop === undefined ? {} : { stop: { ...stop, words: pick(texts.stop, lang) } }),
    subject: pick(texts.subject, lang, { ...values, what: list(names.slice(0, 3), lang) }),
    preheader: list(names.slice(3, 8), lang),
    body: (
      <div>
        <Title>{pick(texts.title, lang)}</Title>
        <Words>{pick(texts.lead, lang, values)}</Words>
        <Lines items={names} />
        {comes.length === 0 ? null : <Links title={pick(texts.coming, lang)} links={comes} />}
        {cook.length === 0 ? null : <Links title={pick(texts.recipes, lang)} links={cook} />}
        <MailButton href={all}>{pick(texts.all, lang)}</MailButton>
      </div>
    ),
    text: [
      pick(texts.lead, lang, values),
      names.map((name) => `- ${name}`).join('\n'),
      ...[
        { title: texts.coming, links: comes },
        { title: texts.recipes, links: cook },
      ].flatMap(({ title, links }) =>
        links.length === 0
          ? []
          : [
              [
                `${pick(title, lang)}${colon(lang)}`,
                ...links.flatMap(({ words, address }) => [`- ${words}`, address]),
              ].join('\n'),
            ],
      ),
      `${pick(texts.all, lang)}${colon(lang)}\n${all}`,
    ],
  };
};

const comingInWords = ({ name, rounds }: Newcomer, lang: Language): string => {
  const [day] = rounds.flatMap(({ next }) => next?.day ?? []).sort();
  return day === undefined ? name : pick(texts.comes, lang, { name, date: dateInWords(day, lang) });
};

interface LinksProps {
  readonly title: string;
  readonly links: readonly { readonly words: string; readonly address: string }[];
}

const Links = ({ title, links }: LinksProps) => (
  <>
    <Part>{title}</Part>
    {links.map(({ words, address }) => (
      <Small key={address}>
        <MailLink alone href={address}>
          {words}
        </MailLink>
      </Small>
    ))}
  </>
);
