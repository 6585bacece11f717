import { foldName } from '#domain/places/place-words.ts';

/** What many names have in common and that tells no farm from another. */
const COMMON = new Set(
  'a au aux chez d de des du et l la le les en ferme fermes exploitation agricole gaec earl scea sarl sas ets etablissements domaine chateau maison jardin jardins verger vergers rucher ruchers elevage boulangerie fromagerie brasserie atelier'.split(
    ' ',
  ),
);

const telling = (name: string): string[] => {
  const words = foldName(name).split(' ');
  const own = words.filter((word) => !COMMON.has(word));
  return own.length === 0 ? words : own;
};

const numbersOf = (name: string): string => (name.match(/\d+/g) ?? []).toSorted().join(' ');

const pairsOf = (text: string): string[] =>
  text.length < 2 ? [text] : Array.from({ length: text.length - 1 }, (_, at) => text.slice(at, at + 2));

/**
 * How much two names of farms are alike, 0 to 1: Dice's coefficient over the pairs of letters of the words that tell them apart, in any order
 * of the words (`Ferme du Bédat` and `GAEC Bedat` are 1).
 */
export const nameLikeness = (one: string, other: string): number => {
  // "Les Quatre Vents 2" is not "Les Quatre Vents 3".
  if (numbersOf(one) !== numbersOf(other)) return 0;
  const [a, b] = [one, other].map((name) => telling(name).toSorted().flatMap(pairsOf));
  if (a === undefined || b === undefined || a.length === 0 || b.length === 0) return 0;
  const left = [...b];
  const shared = a.filter((pair) => {
    const at = left.indexOf(pair);
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  });
  return (2 * shared.length) / (a.length + b.length);
};

/** From here on two names are taken to be the same, spelled otherwise. */
export const LIKE_NAMES = 0.75;
