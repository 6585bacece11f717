/**
 * How names of places are folded, and how what people type is read. The build of the list and the search use the same folding, so that
 * the prepared order can never disagree with the question.
 */

/** Words that few people type and nobody needs in order to tell two places apart. */
const LITTLE_WORDS = new Set('a au aux d de del des du en et l la le les lez los s sous sur'.split(' '));

const ARTICLE = /^(?:le|la|les|l) (?=.)/;

/** An ordinal such as `3e`, `1er`, `12ème` is its number. */
const ORDINAL = /\b(\d{1,2})(?:er|ere|e|eme|ieme)\b/g;

/**
 * Folds case, accents, ligatures, hyphens and apostrophes: `L’Haÿ-les-Roses` is `l hay les roses`, `Œuilly` is `oeuilly`.
 * `St` and `Ste` are written out, ordinals become numbers, `s/` becomes `sur`.
 */
export const foldName = (text: string): string => expandSaints(foldLetters(text));

const foldLetters = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae')
    .replace(/\bs\/\s*/g, 'sur ')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
    .replace(ORDINAL, '$1');

const expandSaints = (folded: string): string => folded.replace(/\bst(e?)\b/g, 'saint$1');

/** How many characters the leading article of a folded name takes, its space included; 0 where there is none. */
export const articleLength = (folded: string): number => ARTICLE.exec(folded)?.[0].length ?? 0;

/** The words of a folded phrase that tell places apart; all of them where there are only little ones. */
export const tellingWords = (folded: string): string[] => {
  const words = folded.split(' ');
  const telling = words.filter((word) => !LITTLE_WORDS.has(word));
  return telling.length === 0 ? words : telling;
};

/** A folded name without its spaces: what is left when hyphens and apostrophes are forgotten altogether. */
export const compact = (folded: string): string => folded.replaceAll(' ', '');

/** One way to understand what was typed. */
export interface Reading {
  /** The beginning of a name, folded; may be empty. */
  readonly name: string;
  /** The beginning of a postcode, or the code of a department; undefined where none was typed. */
  readonly where: string | undefined;
}

const MAX_TYPED = 120;
/** A department's code with a letter, or a postcode, or its beginning. */
const WHERE = /^(?:\d{1,5}|2[ab])$/;

/**
 * The ways to read what was typed, most literal first. A number is the beginning of a postcode or a department (`Gaas 40`), before or
 * after the name; a small one may be an arrondissement (`Paris 12`, `3e Lyon`). A last word `st` may also begin `Strasbourg`.
 */
export const readTyped = (typed: string): Reading[] => {
  const folded = tidyNumbers(foldLetters(typed.slice(0, MAX_TYPED)));
  if (folded === '') return [];
  return [...new Set([expandSaints(folded), keepLastSaint(folded)])].flatMap(readingsOf);
};

/** `40 100` is one postcode; `cedex`, the country (not that of Fort-de-France), the word `arrondissement` and who sits there add nothing. */
const tidyNumbers = (folded: string): string =>
  folded
    .replace(/\b(\d{2}) (\d{3})\b/, '$1$2')
    .replace(/ cedex(?: \d{1,2})?\b/, '')
    .replace(/(?<=.)(?<!\b(?:de|en)) france$/, '')
    .replace(/^(?:commune|mairie|ville|village|gare) (?:de |d )(?=.)/, '')
    .replace(/^(\d{1,2}) (?:arrondissement|arrdt|ardt|arr) (?:de )?(.+)$/, '$2 $1')
    .replace(/^(.*[a-z] \d{1,2}) (?:ard|arr)[a-z]*\b/, '$1')
    .replace(/\b(paris|lyon|marseille) 0(\d)\b/, '$1 $2');

const keepLastSaint = (folded: string): string => {
  const lastSpace = folded.lastIndexOf(' ');
  return expandSaints(folded.slice(0, lastSpace + 1)) + folded.slice(lastSpace + 1);
};

const readingsOf = (folded: string): Reading[] => {
  const words = folded.split(' ');
  const place = words.find((word) => /^\d{3,5}$/.test(word)) ?? words.findLast((word) => WHERE.test(word));
  if (place === undefined) return [{ name: folded, where: undefined }];
  const name = words.filter((word) => word !== place).join(' ');
  const where: Reading = { name, where: place };
  if (place.length > 2 || name === '' || Number.isNaN(Number(place))) return [where];
  return [{ name: `${name} ${place}`, where: undefined }, where];
};
