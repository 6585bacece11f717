import { MAX_WORDS_TOGETHER, meaningsOf, stemOf, type WordMeaning } from '#domain/catalogue/search-words.ts';
import type { Card } from '#domain/coverage/coverage.ts';
import { foldName } from '#domain/places/place-words.ts';
import type { Audience } from '#domain/shared/primitives.ts';

/** Looking for words: by the names that producers give, and by what the words mean (families, labels, several products by one word). */

type Offer = Card['offers'][number];

/** What a card says, folded once as long as a function keeps the card. */
interface Told {
  readonly name: string;
  readonly offers: ReadonlyMap<Offer, string>;
}

const toldOf = new WeakMap<Card, Told>();

const told = (card: Card): Told => {
  const before = toldOf.get(card);
  if (before !== undefined) return before;
  const now = {
    name: padded([card.name, card.communeName].join(' ')),
    offers: new Map(card.offers.map((offer) => [offer, padded(offer.name)])),
  };
  toldOf.set(card, now);
  return now;
};

const padded = (text: string): string => {
  const folded = foldName(text);
  return ` ${folded} ${stemOf(folded)} `;
};

/** One or several words that are looked for together, and what they mean beside themselves. */
interface Sought {
  readonly word: string;
  readonly meanings: readonly WordMeaning[];
}

let last: { readonly typed: string; readonly sought: readonly Sought[] } | undefined;

/** The words typed, those that mean something together as one. The last are remembered: every candidate is asked for the same. */
const soughtIn = (typed: string): readonly Sought[] => {
  if (last?.typed === typed) return last.sought;
  const words = foldName(typed).split(' ').filter(Boolean);
  const sought: Sought[] = [];
  for (let at = 0; at < words.length; ) {
    const taken = togetherAt(words, at);
    const word = words.slice(at, at + taken).join(' ');
    sought.push({ word, meanings: meaningsOf(word) });
    at += taken;
  }
  last = { typed, sought };
  return sought;
};

const togetherAt = (words: readonly string[], at: number): number => {
  for (let many = Math.min(MAX_WORDS_TOGETHER, words.length - at); many > 1; many -= 1)
    if (meaningsOf(words.slice(at, at + many).join(' ')).length > 0) return many;
  return 1;
};

/**
 * Whether every typed word begins a word of the producer's name, their commune or an offer for this audience, or means one of these offers; accents, capitals and
 * plurals aside. A word that means something (`vin`) is looked for whole: it does not begin `vinaigre`.
 */
export const mentions = (card: Card, typed: string, audience: Audience): boolean =>
  soughtIn(typed).every(
    (sought) =>
      begins(told(card).name, sought) || means(card, sought) || offersOf(card, audience).some(sells(card, sought)),
  );

const offersOf = (card: Card, audience: Audience): readonly Offer[] =>
  card.offers.filter(({ audiences }) => audiences.includes(audience));

const begins = (text: string, { word, meanings }: Sought): boolean => {
  const end = meanings.length > 0 ? ' ' : '';
  return text.includes(` ${word}${end}`) || text.includes(` ${stemOf(word)}${end}`);
};

const means = (card: Card, { meanings }: Sought): boolean =>
  meanings.some(({ labels }) => labels.some((label) => card.labels.includes(label)));

const sells =
  (card: Card, sought: Sought) =>
  (offer: Offer): boolean => {
    const name = told(card).offers.get(offer) ?? '';
    return begins(name, sought) || sought.meanings.some((meaning) => meansOffer(meaning, offer, name));
  };

const meansOffer = ({ families, names, within }: WordMeaning, { family }: Offer, name: string): boolean =>
  families.includes(family) ||
  ((within.length === 0 || within.includes(family)) && names.some((known) => name.includes(` ${known}`)));
