import { costOf, readPrice } from '#domain/catalogue/price.ts';
import type { Language } from '#domain/shared/primitives.ts';

/** How an offer can be counted, in the producer's own unit where its price names one. */
export interface AskableUnit {
  /** As it is written behind the number, for the producer to read. */
  readonly unit: string;
  /** What one of it costs, euros; undefined where the price does not say. */
  readonly euros: number | undefined;
}

/** In what food is sold, in French as producers read it, and in English. */
const USUAL: Readonly<Record<string, string>> = {
  kg: 'kg',
  g: 'g',
  litres: 'litres',
  pièces: 'pieces',
  douzaines: 'dozen',
  bottes: 'bunches',
  barquettes: 'punnets',
  paniers: 'baskets',
  pots: 'jars',
  bouteilles: 'bottles',
};

/** By the unit of the price: what else it can be counted in. */
const ALSO: Readonly<Record<string, readonly string[]>> = {
  kg: ['kg', 'g'],
  l: ['litres'],
  piece: ['pièces', 'douzaines'],
};

export const unitsFor = (price: string): AskableUnit[] =>
  namesFor(readPrice(price)?.unit).map((unit) => ({ unit, euros: costOf(`1 ${unit}`, price) }));

const namesFor = (unit: string | undefined): readonly string[] => {
  const usual = Object.keys(USUAL);
  if (unit === undefined) return usual;
  return ALSO[unit] ?? [usual.find((name) => name === `${unit}s`) ?? unit];
};

export const unitInWords = (unit: string, lang: Language): string => (lang === 'en' ? (USUAL[unit] ?? unit) : unit);
