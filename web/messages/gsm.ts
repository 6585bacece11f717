/**
 * The letters of text messages (3GPP TS 23.038). One SMS carries 160 letters of the GSM 7-bit alphabet, or 70 where a single letter is none of them (UCS-2); of
 * a message in two parts each carries a little less, since the telephone has to join them. A text is folded to what a reader reads the same, letter by
 * letter; nothing is ever left out of it: what cannot be folded costs the larger alphabet.
 */

const GSM =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';

/** Each counts for two. */
const EXTENSION = '^{}\\[~]|€';

const FOLDED: Readonly<Record<string, string>> = {
  ...letters("'", '’‘‚‛′´`ʼ‹›'),
  ...letters('"', '“”„‟″«»'),
  ...letters('-', '‐‑‒–—―−⁃•·▪'),
  ...letters(
    ' ',
    '\t\u0085\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000',
  ),
  ...{
    '×': 'x',
    '✕': 'x',
    '÷': '/',
    '⁄': '/',
    '∕': '/',
    '≤': '<=',
    '≥': '>=',
    '±': '+/-',
    '→': '->',
    '←': '<-',
    '✓': 'ok',
  },
  ...{
    œ: 'oe',
    Œ: 'OE',
    ŀ: 'l',
    ł: 'l',
    Ł: 'L',
    đ: 'd',
    Đ: 'D',
    ð: 'd',
    Ð: 'D',
    ħ: 'h',
    Ħ: 'H',
    ŧ: 't',
    Ŧ: 'T',
    ı: 'i',
  },
  ...{
    þ: 'th',
    Þ: 'Th',
    ŋ: 'ng',
    Ŋ: 'Ng',
    ƀ: 'b',
    ɵ: 'o',
    ẞ: 'SS',
    ſ: 's',
    '°': 'o',
    '©': '(c)',
    '®': '(r)',
    '¢': 'c',
  },
};

function letters(folded: string, from: string): Record<string, string> {
  return Object.fromEntries([...from].map((letter) => [letter, folded]));
}

const isGsm = (text: string): boolean =>
  [...text].every((letter) => GSM.includes(letter) || EXTENSION.includes(letter));

/** A letter with its accents. */
const LETTER = /\P{M}\p{M}*|\p{M}+/gu;

/** The text in the GSM alphabet; undefined where a letter of it has no like there. */
export const foldToGsm = (text: string): string | undefined => {
  const written = text
    .normalize('NFC')
    // The narrow spaces within French quotes belong to them; of "1½" is left "1 1/2", of "12°" "12 deg".
    .replace(/«[ \u00a0\u202f]?/g, '"')
    .replace(/[ \u00a0\u202f]?»/g, '"')
    .replace(/(?<=\d)(?=[¼-¾⅐-⅞])/g, ' ')
    .replace(/(?<=\d) ?°/g, ' deg')
    .match(LETTER);
  const folded = (written ?? []).map(foldLetter);
  return folded.every((letter) => letter !== undefined) ? folded.join('') : undefined;
};

const foldLetter = (letter: string): string | undefined => {
  if (isGsm(letter)) return letter;
  const plain = [...letter.normalize('NFKD').replace(/\p{M}/gu, '')].map((one) => FOLDED[one] ?? one).join('');
  const folded = FOLDED[letter] ?? plain;
  return folded !== '' && isGsm(folded) ? folded : undefined;
};

/** The text as it is sent: folded, or as it was written where that cannot be. */
export const smsLetters = (text: string): string => foldToGsm(text) ?? text.normalize('NFC');

/** How many SMS a text of `smsLetters` is. */
export const smsParts = (text: string): number => {
  const [length, single, each] = isGsm(text)
    ? [[...text].reduce((sum, letter) => sum + (EXTENSION.includes(letter) ? 2 : 1), 0), 160, 153]
    : [text.length, 70, 67];
  return length <= single ? 1 : Math.ceil(length / each);
};

/** More than two cost what they say less well than the page behind the link. */
export const MAX_PARTS = 2;
