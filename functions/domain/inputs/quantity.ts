import { foldText } from '#domain/shared/fold-text.ts';

/** How much somebody wants or sells, in the words they wrote, as a number that can be added up: or as nothing but words. */

export interface Quantity {
  /** `5-10 kg` is at least 5 and at most 10; the same where one number was given. */
  readonly least: number;
  readonly most: number;
  /** `g`, `kg`, `l`, `piece`; other units as they were written, in lower case and the singular (`panier`, `botte`). */
  readonly unit: string;
}

const UNITS: readonly (readonly [words: RegExp, unit: string, factor: number])[] = [
  [/^(?:kgs?|kilos?|kilogrammes?|kilogramm?s?)$/, 'kg', 1],
  [/^(?:g|grs?|grammes?|grams?)$/, 'kg', 0.001],
  [/^(?:mg)$/, 'kg', 0.000_001],
  [/^(?:t|tonnes?|tons?)$/, 'kg', 1_000],
  [/^(?:q|quintal|quintaux)$/, 'kg', 100],
  [/^(?:livres?)$/, 'kg', 0.5],
  [/^(?:l|litres?|liters?|litre)$/, 'l', 1],
  [/^(?:cl|centilitres?)$/, 'l', 0.01],
  [/^(?:dl|decilitres?)$/, 'l', 0.1],
  [/^(?:ml|millilitres?)$/, 'l', 0.001],
  [/^(?:hl|hectolitres?)$/, 'l', 100],
  [/^(?:douzaines?|dozens?|dz|dzn?|douz)$/, 'piece', 12],
  [/^(?:demi[ -]douzaines?|half[ -]dozens?)$/, 'piece', 6],
  [/^(?:demi[ -](?:kilos?|kgs?))$/, 'kg', 0.5],
  [/^(?:demi[ -]livres?)$/, 'kg', 0.25],
  [/^(?:demi[ -]litres?)$/, 'l', 0.5],
  [/^(?:dizaines?)$/, 'piece', 10],
  [/^(?:quinzaines?)$/, 'piece', 15],
  [/^(?:vingtaines?)$/, 'piece', 20],
  [/^(?:centaines?)$/, 'piece', 100],
  [/^(?:pieces?|pcs?|unites?|units?|u|)$/, 'piece', 1],
];

const WORDS: Readonly<Record<string, number>> = {
  un: 1,
  une: 1,
  deux: 2,
  trois: 3,
  quatre: 4,
  cinq: 5,
  six: 6,
  sept: 7,
  huit: 8,
  neuf: 9,
  dix: 10,
  onze: 11,
  douze: 12,
  treize: 13,
  quatorze: 14,
  quinze: 15,
  seize: 16,
  vingt: 20,
  trente: 30,
  quarante: 40,
  cinquante: 50,
  soixante: 60,
  cent: 100,
  demi: 0.5,
  'un demi': 0.5,
  'une demi': 0.5,
  'une demie': 0.5,
  a: 1,
  one: 1,
  two: 2,
  three: 3,
};

const NUMBER = String.raw`(?:\d{1,3}(?: \d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?|\d+ \d+\/\d+|\d+\/\d+|${Object.keys(WORDS)
  .sort((a, b) => b.length - a.length)
  .join('|')})`;
/** A word of a number ends where it ends: "quatre-vingts" is not 4 to 20, "un demi-agneau" not 0.5 to 1. */
const AMOUNT = String.raw`${NUMBER}(?![\p{L}\d])(?!-\p{L})|\d+(?:[.,]\d+)?(?=[\p{L}])`;
/** Between two figures a hyphen is enough; between words it needs its spaces. */
const BETWEEN = String.raw`(?:\s*(?:-|\.\.|…)\s*|\s+(?:a|to|ou|or)\s+|(?<=\d)(?:a|to)\s+|(?<=\d)(?:a|to)(?=\d))`;
const UNIT = String.raw`(?:demi[ -](?:douzaines?|kilos?|kgs?|livres?|litres?)|half[ -]dozens?|\p{L}*)`;
/** `5-10 kg`, `5 kg à 10 kg`, `2 x 500 g`, `une douzaine`; what follows the unit after "de" or "d’" says of what, not how much, and has no number of its own. */
const QUANTITY = new RegExp(
  String.raw`^(?:(\d{1,3})\s*[x×*]\s*)?(?:entre\s+|de\s+|environ\s+|env\.?\s+|about\s+|[~≈]\s*)?(${AMOUNT})(?:\s*(${UNIT})${BETWEEN}(${AMOUNT}))?\s*(${UNIT})\.?(?:\s+(?:d['’ ]|de\s|du\s|of\s|environ|par\s|a\s)[^\d]*|\/\p{L}+)?$`,
  'u',
);

/** Words behind a number that are no unit: "un peu", "20 €", "10 minimum". */
const NO_UNIT =
  /^(?:peu|couple|quarts?|petite?|gros|beaux?|belles?|bone?|bonne|certaine?|peu pres|a|ou|et|plus|moins|maxi?(?:mum)?|mini?(?:mum)?|euros?|e|cents?|h|min|jours?|fois|km)$/;

/** A quantity that can be added to others; undefined where only a person can tell ("un peu", "selon récolte"). Nothing is guessed. */
export const readQuantity = (written: string): Quantity | undefined => {
  if (written.length > 200) return undefined;
  const text = foldText(written)
    .trim()
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/\s+/g, ' ')
    .replace(/^entre (.+?) et /, '$1 - ');
  const [, times = '1', low, firstWord = '', high, word = ''] = QUANTITY.exec(text) ?? [];
  const [least, other] = [numberIn(low), high === undefined ? undefined : numberIn(high)];
  if (least === undefined || (high !== undefined && other === undefined)) return undefined;
  // `5 kg - 10 l` are two things.
  if (firstWord !== '' && firstWord !== word) return undefined;
  const most = other ?? least;
  if (most < least || most <= 0 || NO_UNIT.test(word)) return undefined;
  const [, unit, factor] = UNITS.find(([words]) => words.test(word)) ?? [
    undefined,
    word === 'colis' ? word : word.replace(/[sx]$/, ''),
    1,
  ];
  // `1,000` may be a thousand, or one with its grammes.
  if ([low, high].some((one) => /^[1-9]\d{0,2},\d{3}$/.test(one ?? ''))) return undefined;
  const scaled = (value: number): number => Number((value * Number(times) * factor).toPrecision(12));
  return { least: scaled(least), most: scaled(most), unit };
};

const FRACTIONS: ReadonlySet<number> = new Set([2, 3, 4, 8]);

/** What follows the unit and says of what: "2 kg de carottes". */
const OF_WHAT = /\s+(?:d['’]|d(?:e|u)?\s|of\s).*$/i;
/** Units, and what food is sold in, as `readQuantity` gives them. */
const SAYABLE =
  /^(?:kg|l|piece|barquette|botte|bouquet|bouteille|cagette|caisse|carton|coli|filet|panier|plaquette|plateau|pot|sac|sachet|tranche|bag|basket|bottle|bunche?|crate|jar|pack|punnet|slice|tray)$/;

/**
 * A quantity as it was written, folded, where it is made of numbers and units alone (`10x2`, `deux douzaines`, `5 à 10 kg`): nothing else that somebody wrote
 * is in it. Undefined where it holds more.
 */
export const plainQuantity = (written: string): string | undefined => {
  const text = foldText(written).trim().replace(/\s+/g, ' ').replace(OF_WHAT, '');
  const quantity = readQuantity(text);
  if (quantity === undefined || !SAYABLE.test(quantity.unit) || quantity.most > MAX_SAID) return undefined;
  return BESIDE.test(text) ? undefined : text;
};

const MAX_SAID = 10_000;
/** "Par semaine", "environ 3 jours": words that are no quantity. */
const BESIDE = /[\p{L}\d]\s*(?:\/\s*\p{L}|\s(?:environ|par)(?!\p{L})|\sa\s+\p{L}+\s*$)/iu;

/** `1 250,5`, `1.5`, `1/2`, `1 1/2`, `une`. A point before exactly three figures could be thousands or decimals: no number. */
const numberIn = (text: string | undefined): number | undefined => {
  if (text === undefined) return undefined;
  if (WORDS[text] !== undefined) return WORDS[text];
  const fraction = /^(?:(\d+) )?(\d+)\/(\d+)$/.exec(text);
  if (fraction !== null) {
    const [, whole = '0', above, below] = fraction;
    // `5/10 kg` may be five to ten.
    if (!FRACTIONS.has(Number(below)) || Number(above) >= Number(below)) return undefined;
    return Number(whole) + Number(above) / Number(below);
  }
  if (/^[1-9]\d{0,2}\.\d{3}$/.test(text)) return undefined;
  return Number(text.replaceAll(' ', '').replace(',', '.'));
};
