import { foldText } from '#domain/shared/fold-text.ts';
import { foldName } from './place-words.ts';

/** What one text says of a place: in a form's field, in a cell of a list, at the end of an address. */
export interface WrittenPlace {
  /** Names that may be the commune's, the likeliest first, as written. */
  readonly names: readonly string[];
  /** Five characters; empty where none is written. */
  readonly postcode: string;
  /** A department's code or the name of one, as written behind the commune: `Dax (40)`, `Bordeaux (Gironde)`. */
  readonly department: string;
  /** What stands before the place: number and street. */
  readonly street: string;
}

const POSTCODE = /(?<![\d\p{L}])(?:F(?:R(?:A)?)?[- ]?)?(\d{2} ?\d{3}|2[ABab]\d{3})(?![\d])/gu;
/** Not the end of a name: Fort-de-France, Roissy-en-France. */
const COUNTRY = /(?:\s*[,;(–]\s*|\s+-\s+|(?<!\b(?:de|en))\s+)(?:france(?: m[ée]tropolitaine)?|fr|frankreich)\)?\.?$/iu;
/** `(40) Dax`, `40 - Dax`: the department first. */
const DEPARTMENT_FIRST = /^[([]?\s*(\d{2}|2[ABab]|97\d)\s*(?:[)\]]\s*[-–:]?|[-–:])\s*(?=\p{L})/u;
/** What lists put before a name, and no commune's name begins with. */
const OFFICE = /^(?:(?:commune|mairie|ville|village)\s+(?:de\s+|d['’])|(?:sur|[àa]|pr[èe]s de)\s+)(?=\p{L})/iu;
const CEDEX = /\s*\bcedex\b(?:\s*\d{1,2}\b)?/gi;
const EDGES = /^[\s,;:.()[\]/|–-]+|[\s,;:([/|–-]+$/g;
/** What stands in an address and in no name of a commune's own cell. */
const STREET =
  /^\d{1,4}\s*(?:bis|ter|quater|[a-d])?[\s,]+\S|\b(?:all[ée]e|avenue|av\.?|bd|boulevard|chemin|chem\.?|cours|hameau|impasse|imp\.?|lieu[- ]dit|lotissement|place|quai|quartier|r[ée]sidence|route|rte\.?|rue|ruelle|sentier|square|z\.?a\.?|z\.?i\.?|bp|b\.p\.|cs)\b/iu;

const tidy = (text: string): string => text.replace(EDGES, '').replace(/\s+/g, ' ');
const parts = (text: string): string[] =>
  text
    .split(/[,;\n|]|\s[-–]\s/)
    .map(tidy)
    .filter((part) => part !== '');

/** Whether a text names a street beside the place `name`: then its address is meant, not its commune alone. "Cours" is a commune. */
export const holdsStreet = (text: string, name: string): boolean => {
  const { street } = readWrittenPlace(text);
  const folded = foldName(text);
  if (foldName(text.replace(/\d{2} ?\d{3}/g, ' ')) === foldName(name) || !isStreet(text)) return false;
  return isStreet(street) || /^\d/.test(folded) || folded.split(' ').length >= MIN_WORDS;
};

/** "Rue des Lilas Dax": a way, its name, the commune. */
const MIN_WORDS = 4;

const isStreet = (text: string): boolean => STREET.test(text);

export const readWrittenPlace = (written: string): WrittenPlace => {
  const bare = foldText(written).trim().replace(COUNTRY, '');
  const ahead = DEPARTMENT_FIRST.exec(bare);
  const text = bare.slice(ahead?.[0].length ?? 0);
  // The last number of five figures is the postcode: those before it belong to a street or a box.
  const found = [...text.matchAll(POSTCODE)].at(-1);
  const read = found === undefined ? withoutPostcode(text) : withPostcode(text, found);
  return { ...read, names: read.names.flatMap(otherwise), department: read.department || (ahead?.[1] ?? '') };
};

/** The name as it stands, and as it may be meant: `Villeneuve/Lot` is on the Lot, `Bayonne / Baiona` has two names, "commune de Dax" is Dax. */
const otherwise = (name: string): string[] => [
  name,
  ...(OFFICE.test(name) ? [name.replace(OFFICE, '')] : []),
  ...(/\s\/\s/.test(name) ? name.split(/\s\/\s/).map(tidy) : []),
  ...(/\S\/\S/.test(name) ? [' sur ', ' sur l ', ' sur la '].map((sur) => name.replace('/', sur)) : []),
];

const withPostcode = (text: string, found: RegExpExecArray): WrittenPlace => {
  const postcode = (found[1] ?? '').replace(' ', '').toUpperCase();
  const before = text.slice(0, found.index);
  const after = text.slice(found.index + found[0].length);
  const behind = parts(after.replace(CEDEX, ' '));
  const [named = '', ...further] = behind;
  if (/\p{L}/u.test(named)) {
    const { name, department } = apart(named);
    return { names: [name], postcode, department: department || (further[0] ?? ''), street: tidy(before) };
  }
  // `Dax, 40100`, `12 rue des Lilas, Dax 40100`
  const pieces = parts(before.replace(CEDEX, ' '));
  const last = pieces.at(-1) ?? '';
  const { name, department } = apart(last);
  return {
    names: name === '' ? [] : isStreet(last) ? [...endsOf(last)] : [name],
    postcode,
    department,
    street: pieces.slice(0, -1).join(', ') || (isStreet(last) ? last : ''),
  };
};

const withoutPostcode = (text: string): WrittenPlace => {
  const pieces = parts(text.replace(CEDEX, ' '));
  const [first = '', ...others] = pieces;
  if (others.length === 0 || !isStreet(first)) {
    const { name, department } = apart(first);
    const [second = ''] = others;
    return {
      names: name === '' ? [] : [name, ...others.map((other) => apart(other).name)],
      postcode: '',
      department: department || apart(others.at(-1) ?? '').department || second,
      street: '',
    };
  }
  const last = apart(pieces.at(-1) ?? '');
  const names = [last.name, ...pieces.slice(1, -1).reverse()].filter((name) => name !== '' && !isStreet(name));
  return { names, postcode: '', department: last.department, street: pieces.slice(0, -1).join(', ') };
};

/** `Dax (40)`, `BORDEAUX (Gironde)`, `Dax 40`, `Dax 2A`: the name and what stands behind it. The number of an arrondissement stays. */
const apart = (text: string): { readonly name: string; readonly department: string } => {
  const bracket = /^(.+?)\s*[([]\s*([^()[\]]+?)\s*[)\]]?$/u.exec(text);
  const behind = bracket?.[2] ?? '';
  // `François (Le)`: the article, put behind for the order of a list.
  if (/^(?:l[ea]s?|l['’]?)$/i.test(behind)) return { name: `${behind} ${tidy(bracket?.[1] ?? '')}`, department: '' };
  if (bracket !== null) return { name: tidy(bracket[1] ?? ''), department: behind };
  const overseas = OVERSEAS_BEHIND.exec(text);
  if (overseas !== null) return { name: tidy(overseas[1] ?? ''), department: overseas[2] ?? '' };
  const number = /^(\D+?)[\s,-]+(\d{2,3}|2[abAB])$/u.exec(text);
  if (number !== null && !isArrondissement(number[1] ?? '', number[2] ?? ''))
    return { name: tidy(number[1] ?? ''), department: (number[2] ?? '').toUpperCase() };
  return { name: tidy(text), department: '' };
};

/** `Saint-Denis de la Réunion`: homonyms there are told apart so. */
const OVERSEAS_BEHIND = /^(.+?)[\s,-]+(?:de la|de|en)[\s-]+(r[ée]union|guadeloupe|martinique|guyane|mayotte)$/iu;

const ARRONDISSEMENTS: Readonly<Record<string, number>> = { paris: 20, lyon: 9, marseille: 16 };
const isArrondissement = (city: string, number: string): boolean =>
  Number(number) >= 1 && Number(number) <= (ARRONDISSEMENTS[foldName(city)] ?? 0);

/** Of an address without commas, the words at its end, the longest first: "12 rue des Lilas Mont de Marsan". */
function* endsOf(text: string): Generator<string> {
  const words = text.split(' ');
  for (let from = 1; from < words.length; from += 1) yield words.slice(from).join(' ');
}

const ROMAN: Readonly<Record<string, number>> = {
  i: 1,
  ii: 2,
  iii: 3,
  iv: 4,
  v: 5,
  vi: 6,
  vii: 7,
  viii: 8,
  ix: 9,
  x: 10,
  xi: 11,
  xii: 12,
  xiii: 13,
  xiv: 14,
  xv: 15,
  xvi: 16,
  xvii: 17,
  xviii: 18,
  xix: 19,
  xx: 20,
};

/** A commune's name as the list of communes folds it; arrondissements in every spelling are `paris 16`. */
export const foldCommuneName = (name: string): string => {
  const folded = foldName(name.replace(CEDEX, ' '))
    .replace(/\b(?:arrondissement|arrondt|arrdt|ardt|arr)\b/g, ' ')
    .replace(/^mt(?= )/, 'mont')
    .replace(/\bn d\b|\bnd\b(?=.)/, 'notre dame')
    .replace(/ +/g, ' ')
    .trim();
  const turned = /^(\d{1,2}) (?:de |d )?(paris|lyon|marseille)$/.exec(folded);
  if (turned !== null) return `${turned[2]} ${Number(turned[1])}`;
  const [, city, number = ''] = /^(paris|lyon|marseille) (\d{1,2}|[ivx]+)(?:er|e|eme)?$/.exec(folded) ?? [];
  if (city === undefined) return folded;
  const value = ROMAN[number] ?? Number(number);
  return Number.isNaN(value) ? folded : `${city} ${value}`;
};

/** Postcodes that nobody has and that people write for the whole of a city. */
export const CITY_POSTCODES: Readonly<Record<string, string>> = {
  '75000': '75056',
  '69000': '69123',
  '13000': '13055',
};

/** The department that the first figures of a postcode name; both of Corsica's are `20`. */
export const departmentsOfPostcode = (postcode: string): readonly string[] => {
  if (/^9[78]/.test(postcode)) return [postcode.slice(0, 3)];
  return postcode.startsWith('20') ? ['2A', '2B'] : [postcode.slice(0, 2)];
};
