import type { Language, Text } from '#domain/shared/primitives.ts';

/**
 * French typography, so that texts can be written with plain spaces: narrow no-break spaces before `; : ! ? »` and after `«`, no-break
 * spaces between a number and its unit, curly apostrophes. Other languages are left alone.
 */
export const typeset = (french: string): string =>
  french
    .replace(/(?<=\p{L})'(?=\p{L})/gu, '’')
    .replace(/ (?=[;:!?»])/g, '\u202f')
    .replace(/« /g, '«\u202f')
    .replace(/(?<=\d) (?=(?:km|m|h|€|%|kg|g|min)(?!\p{L}))/gu, '\u00a0');

const typesetOnce = new WeakMap<Text, string>();

const inFrench = (text: Text): string => {
  const known = typesetOnce.get(text);
  if (known !== undefined) return known;
  const french = typeset(text.fr);
  typesetOnce.set(text, french);
  return french;
};

export type Values = Readonly<Record<string, string | number>>;

const fill = (template: string, values: Values): string =>
  template.replace(/\{(\w+)\}/g, (whole, name: string) => (values[name] === undefined ? whole : String(values[name])));

/** The text in a language, its `{placeholders}` filled in from `values`. */
export const pick = (text: Text, lang: Language, values?: Values): string => {
  const words = lang === 'fr' ? inFrench(text) : text.en;
  return values === undefined ? words : fill(words, values);
};

/** A text that depends on a number: `one` for 1 (in French for 0 too), else `many`; `{n}` is the number. */
export interface CountedText {
  readonly one: Text;
  readonly many: Text;
}

export const plural = (text: CountedText, count: number, lang: Language, values: Values = {}): string => {
  const single = lang === 'fr' ? count < 2 : count === 1;
  return pick(single ? text.one : text.many, lang, { n: wholeNumber(count, lang), ...values });
};

/** Made once: an Intl object takes 50 µs to make, and a page has dozens of numbers. */
const WHOLE: Readonly<Record<Language, Intl.NumberFormat>> = {
  fr: new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 0 }),
  en: new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 }),
};

/** `12 345` in French, `12,345` in English. */
export const wholeNumber = (value: number, lang: Language): string => WHOLE[lang].format(value);
