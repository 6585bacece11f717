import { foldName } from '#domain/places/place-words.ts';
import { type Column, valuesOf } from './columns.ts';
import type { List } from './reading/list.ts';

/** The types that the rows of a list have, so that those which are no producers can be left out. */

export interface RowClass {
  /** As the list writes it; empty where a row has none. */
  readonly type: string;
  readonly count: number;
  /** Left out unless a member says otherwise: a market or a vending machine sells what producers make, and is none. */
  readonly notProducers: boolean;
}

/** Tags of OpenStreetMap and words of lists, folded and in the singular; what stands behind them tells the kind. */
const NOT_PRODUCERS =
  /^(?:marketplace|vending machine|marche|halle|distributeur|casier|supermarket|supermarche|hypermarche|convenience|superette|greengrocer|primeur|deli|butcher|boucherie|boucher|charcuterie|poissonnerie|fromagerie detail|bakery|boulangerie|boulanger|patisserie|chocolaterie|confiserie|restaurant|restauration|restaurateur|hotel|traiteur|cafe|bar|brasserie restaurant|pharmacy|pharmacie|kiosk|kiosque|garden centre|jardinerie|food bank|public bookcase|epicerie|grande surface|gms|amap|grossiste|caviste|cave a vin|drive|magasin|boutique|commerce|commercant|point de vente|point relais|point de retrait|depot vente|cantine|ecole|college|lycee|mairie|collectivite|association|office de tourisme|musee|gite|camping|chambre d hote|lieu de vente|plateforme|shop|store|grocery)(?: |$)/;
/** "Boucherie à la ferme" is a farm; "Marché de producteurs" is none. */
const FARM = /\b(?:ferme|fermier|fermiere|farm|producteur|productrice|paysan|paysanne)\b/;
const NEVER_FARM =
  /^(?:marche|magasin|drive|distributeur|amap|halle|casier|boutique|point|plateforme|lieu|association|epicerie)(?: |$)/;

const isNoProducer = (type: string): boolean => {
  const folded = foldName(type).replace(/\b(\p{L}{3,}?)[sx]\b/gu, '$1');
  if (!NOT_PRODUCERS.test(folded)) return false;
  return NEVER_FARM.test(folded) || !FARM.test(folded);
};

/** In the order of their counts, most first. Empty where the list has no column of types. */
export const classesOf = (list: List, columns: readonly Column[]): RowClass[] => {
  if (!columns.some(({ field }) => field === 'type')) return [];
  const counts = new Map<string, number>();
  for (const { cells } of list.rows) {
    const type = typeOf(cells, columns);
    counts.set(type, (counts.get(type) ?? 0) + 1);
  }
  return [...counts]
    .map(([type, count]) => ({ type, count, notProducers: isNoProducer(type) }))
    .sort((a, b) => b.count - a.count);
};

export const typeOf = (cells: readonly string[], columns: readonly Column[]): string =>
  (valuesOf(cells, columns, 'type')[0] ?? '').slice(0, 60);

/** The types left out where nobody has chosen. */
export const leftOutByDefault = (classes: readonly RowClass[]): string[] =>
  classes.filter(({ notProducers }) => notProducers).map(({ type }) => type);
