import { placeName } from '#domain/areas/place.ts';
import type { ToPerson } from '#domain/messages/news-content.ts';
import type { Language, Text } from '#domain/shared/primitives.ts';
import type { Subscription } from '#domain/subscriptions/subscription.ts';
import { list } from '#web/shared/format.ts';
import { href } from '#web/shared/paths.ts';
import { atPlace } from '#web/shared/place-names.ts';
import { type CountedText, pick, plural } from '#web/shared/text.ts';
import type { MailFacts, MailParts } from './mail-parts.ts';

/** What all mails to subscribers have in common: for which places they are, why they come, how they are stopped. */

const texts = {
  because: {
    fr: 'Vous recevez ce message parce que vous avez demandé à être prévenu pour {places}. Nous n’écrivons que lorsqu’il y a du nouveau.',
    en: 'You get this message because you asked to be told about {places}. We write only when there is something new.',
  },
  stop: { fr: 'Arrêter, ou changer ce que je reçois', en: 'Stop, or change what I get' },
} as const satisfies Record<string, Text>;

/** More names than these make no subject. */
const MAX_NAMED = 3;

const named = (names: readonly string[], lang: Language): string => {
  const each = [...new Set(names)];
  const others = each.length - MAX_NAMED;
  return others <= 0 ? list(each, lang) : list([...each.slice(0, MAX_NAMED), plural(otherPlaces, others, lang)], lang);
};

/** "Gaas, Dax et Pau", each once. */
export const placesInWords = (places: readonly Subscription[], lang: Language): string =>
  named(
    places.map(({ place }) => placeName(place)),
    lang,
  );

/** "à Gaas, à Dax et au Mans". */
export const atPlaces = (places: readonly Subscription[], lang: Language): string =>
  named(
    places.map(({ place }) => atPlace(place, lang)),
    lang,
  );

const otherPlaces: CountedText = {
  one: { fr: 'un autre lieu', en: 'one more place' },
  many: { fr: '{n} autres lieux', en: '{n} more places' },
};

export const framed = (
  { places }: Pick<ToPerson, 'places'>,
  { lang, origin, keys }: MailFacts,
): Pick<MailParts, 'because' | 'stop' | 'headers'> => ({
  because: pick(texts.because, lang, { places: placesInWords(places, lang) }),
  stop: { address: origin + href('unsubscribe', lang, {}, { token: keys.token }), words: pick(texts.stop, lang) },
  headers: oneClick(origin, keys.token, lang),
});

/** RFC 8058: the mail program stops it by itself, without opening a page. */
const oneClick = (origin: string, token: string, lang: Language): Record<string, string> => ({
  'List-Unsubscribe': `<${origin}/api/unsubscribe?${new URLSearchParams({ token, ...(lang === 'en' ? { lang } : {}) })}>`,
  'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
});

/** What a link needs so that the page opens with the reader's place and audience. */
export const seenFrom = ({ place, audience }: Subscription): Readonly<Record<string, string | undefined>> => ({
  cell: place.cell,
  commune: place.commune ?? undefined,
  audience: audience === 'consumer' ? undefined : audience,
});

/** `: ` of a heading in a text part. */
export const colon = (lang: Language): string => (lang === 'fr' ? '\u202f:' : ':');
