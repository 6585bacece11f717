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
  [/^(?:livres?|lb)$/, 'kg', 0.5],
  [/^(?:l|litres?|liters?|litre)$/, 'l', 1],
  [/^(?:cl|centilitres?)$/, 'l', 0.01],
  [/^(?:dl|decilitres?)$/, 'l', 0.1],
  [/^(?:ml|millilitres?)$/, 'l', 0.001],
  [/^(?:hl|hectolitres?)$/, 'l', 100],
  [/^(?:douzaines?|dozens?|dz)$/, 'piece', 12],
  [/^(?:demi[ -]douzaines?|half[ -]dozens?)$/, 'piece', 6],
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
  douze: 12,
  quinze: 15,
  vingt: 20,
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
const RANGE = String.raw`(${NUMBER})(?:\s*(?:-|à|a|to|ou|or|\.\.)\s*(${NUMBER}))?`;
/** `5-10 kg`, `2 x 500 g`, `une douzaine`, `10 à 12 pièces`; what follows the unit after "de" or "d’" says of what, not how much. */
const QUANTITY = new RegExp(
  String.raw`^(?:(\d{1,3})\s*[x×*]\s*)?(?:entre\s+|de\s+|environ\s+|env\.?\s+|about\s+|~\s*)?${RANGE}\s*(demi[ -]douzaines?|half[ -]dozens?|[\p{L}]*)\.?(?:\s+(?:d['’ ]|de\s|du\s|of\s|environ|par\s|a\s|\/).*)?$`,
  'u',
);

/** Words behind a number that are no unit: "un peu", "20 €", "10 minimum". */
const NO_UNIT =
  /^(?:peu|petite?|bone?|bonne|certaine?|peu pres|a|ou|et|plus|moins|maxi?(?:mum)?|mini?(?:mum)?|euros?|e|cents?|h|min|jours?|fois|km)$/;

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
  const [, times = '1', low, high, word = ''] = QUANTITY.exec(text) ?? [];
  const [least, other] = [numberIn(low), high === undefined ? undefined : numberIn(high)];
  if (least === undefined || (high !== undefined && other === undefined)) return undefined;
  const most = other ?? least;
  if (most < least || most <= 0 || NO_UNIT.test(word)) return undefined;
  const [, unit, factor] = UNITS.find(([words]) => words.test(word)) ?? [undefined, word.replace(/[sx]$/, ''), 1];
  const scaled = (value: number): number => Number((value * Number(times) * factor).toPrecision(12));
  return { least: scaled(least), most: scaled(most), unit };
};

/** `1 250,5`, `1.5`, `1/2`, `1 1/2`, `une`. A point before exactly three figures could be thousands or decimals: no number. */
const numberIn = (text: string | undefined): number | undefined => {
  if (text === undefined) return undefined;
  if (WORDS[text] !== undefined) return WORDS[text];
  const fraction = /^(?:(\d+) )?(\d+)\/(\d+)$/.exec(text);
  if (fraction !== null) {
    const [, whole = '0', above, below] = fraction;
    return Number(below) === 0 ? undefined : Number(whole) + Number(above) / Number(below);
  }
  if (/^[1-9]\d{0,2}\.\d{3}$/.test(text)) return undefined;
  return Number(text.replaceAll(' ', '').replace(',', '.'));
};
