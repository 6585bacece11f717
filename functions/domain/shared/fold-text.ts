/**
 * What people type and paste, made of the characters that they meant: the first thing done to any value that comes from outside (platform/http.ts for
 * forms, calls and queries; the readers of lists for cells), before anything is checked. It changes no word: names keep their letters, capitals and
 * accents. Folding what is folded changes nothing.
 */

/** Marks of direction, joiners, soft hyphens, byte order marks: seen by nobody, and enough to make two equal values differ. */
const INVISIBLE =
  /\u034f|\u115f|\u1160|[\u00ad\u061c\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164\ufeff\uffa0\ufff9-\ufffc]|[\u{e0000}-\u{e007f}]/gu;

/** It joins two pictures into one (a woman farmer); between letters it is as invisible as the others. */
const LONE_JOINER =
  /(?<!\p{Extended_Pictographic}[\ufe0f\u{1f3fb}-\u{1f3ff}]?)\u200d|\u200d(?!\p{Extended_Pictographic}|[\u2640\u2642\u2695\u2696\u2708])/gu;

const SPACES = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g;
const LINE_ENDS = /\r\n?|[\u0085\u2028\u2029]/g;

/** Hyphens, the minus sign, and their wide and small forms. */
const HYPHENS = /[\u2010-\u2012\u2043\u2212\ufe58\ufe63]/g;

const DASHES = /[\u2013-\u2015]+/g;

/** Accents typed for an apostrophe, primes, modifier letters: between two letters they are one. */
const APOSTROPHE_WITHIN =
  /(?<=\p{L})[\u0060\u00b4\u02b9\u02bb-\u02bd\u02c8\u02ca\u02cb\u2018\u201a\u201b\u2032\u2035\ua78c\uff07](?=\p{L})/gu;

/** Full-width forms of ASCII, as Asian keyboards write it. */
const FULL_WIDTH = /[\uff01-\uff5e]/g;
const FULL_WIDTH_TO_ASCII = 0xfee0;

const FRACTIONS = /(\d?)([\u00bc-\u00be\u2150-\u215e])/g;

export const foldText = (text: string): string => {
  // Most of what comes is plain: one look spares the rest.
  if (PLAIN.test(text)) return text;
  return text
    .normalize('NFC')
    .replace(LINE_ENDS, '\n')
    .replace(FULL_WIDTH, (wide) => String.fromCharCode(wide.charCodeAt(0) - FULL_WIDTH_TO_ASCII))
    .replace(INVISIBLE, '')
    .replace(LONE_JOINER, '')
    .replace(SPACES, ' ')
    .replace(
      FRACTIONS,
      (_, whole: string, fraction: string) => `${whole}${whole === '' ? '' : ' '}${written(fraction)}`,
    )
    .replace(HYPHENS, '-')
    .replace(DASHES, hyphenWithin)
    .replace(APOSTROPHE_WITHIN, '\u2019')
    .normalize('NFC');
};

/**
 * A dash that parts a sentence stays ("pain – miel"); one between two words or figures is a hyphen ("5–10 kg"). By looking at the neighbours of each run: an
 * expression that looks ahead from every dash takes a minute over a body of dashes.
 */
const hyphenWithin = (dashes: string, at: number, whole: string): string => {
  const [before, after] = [whole[at - 1] ?? 'x', whole[at + dashes.length] ?? ' '];
  return /\s/.test(before) && /\s/.test(after) ? dashes : '-';
};

/** Nothing to fold: printable ASCII but the backtick, tabs and line feeds, and the accented letters of French. */
const PLAIN = /^[\t\n\u0020-\u005f\u0061-\u007e\u00a1\u00a3-\u00a9\u00ab\u00b0\u00bb\u00bf-\u024f\u2019\u20ac\u2026]*$/;

/** `\u00bd` is `1/2`: its compatibility form has the fraction slash. */
const written = (fraction: string): string => fraction.normalize('NFKD').replace('\u2044', '/');

/** A tree deeper than this is no form of ours: what lies below is left for the schema to refuse. */
const MAX_DEPTH = 32;

/** Every text within a value, folded; names of fields are left as they are. */
export const foldTexts = (value: unknown, depth = 0): unknown => {
  if (typeof value === 'string') return foldText(value);
  if (typeof value !== 'object' || value === null || depth === MAX_DEPTH) return value;
  if (Array.isArray(value)) return value.map((part) => foldTexts(part, depth + 1));
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, foldTexts(part, depth + 1)]));
};
