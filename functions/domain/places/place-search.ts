import { OFFSETS, type PlaceHit, type PlaceList } from './place-list.ts';
import { Best, RANK } from './place-ranking.ts';
import { articleLength, compact, type Reading, readTyped, tellingWords } from './place-words.ts';

/**
 * Finds places as people type them. Pure: the list is an argument, prepared once by the build (`prepareNames`), so that a search is a
 * few binary searches and one pass over what they hold.
 */

/** Longer than any place or address that anybody types: nothing is called so, and looking it up word by word would take seconds. */
export const MAX_TYPED = 300;

/**
 * At most `limit` entries, best first, those of the departments `prefer` before equals: the whole name, then the beginning of a name (its article apart), then of a word in it, each
 * from the most to the least populous. Only when these do not fill the list: name and department, words in any order. Only when
 * nothing was found: another postcode of the department, one letter wrong, the commune at the end of an address.
 */
export const searchPlaces = (
  list: PlaceList,
  typed: string,
  limit: number,
  prefer: ReadonlySet<string> = NOWHERE,
): PlaceHit[] => {
  if (typed.length > MAX_TYPED) return [];
  const readings = readTyped(typed);
  const attempts = [findByReading, findNearby, findNearly, findInAddress];
  for (const attempt of attempts) {
    const best = new Best(list, limit, prefer);
    for (const reading of readings) attempt(list, reading, best);
    if (best.matches.length > 0) return best.matches.map(({ entry, postcode }) => ({ entry, postcode }));
  }
  return [];
};

const NOWHERE: ReadonlySet<string> = new Set();

/**
 * At most `limit` entries whose whole name is a part of what was typed, from its beginning or to its end: to ask about where nothing was found
 * ("Nullepart-sur-Mer": perhaps Mer?), never to answer with.
 */
export const searchNearby = (list: PlaceList, typed: string, limit: number): PlaceHit[] => {
  const best = new Best(list, limit, NOWHERE);
  if (typed.length > MAX_TYPED) return [];
  for (const { name } of readTyped(typed)) {
    const words = name.split(' ');
    for (let count = 1; count < words.length; count++)
      for (const part of [words.slice(0, count), words.slice(-count)]) {
        const reading = { name: part.join(' '), where: undefined };
        if (reading.name.length < MIN_PART || tellingWords(reading.name).join(' ').length < MIN_PART) continue;
        visitPhrase(list, reading.name, (entry, rank) => rank === RANK.exact && best.offer(entry, rank, reading));
      }
  }
  return best.matches.map(({ entry, postcode }) => ({ entry, postcode }));
};

/** "Y" and "Eu" are communes; a word of one or two letters in what was typed does not ask for them. */
const MIN_PART = 3;

const findByReading = (list: PlaceList, reading: Reading, best: Best): void => {
  if (reading.name === '') {
    findByWhere(list, reading, best);
    return;
  }
  findPhrase(list, reading, best);
  if (!best.full) findQualified(list, reading, best);
  if (!best.full) findAllWords(list, reading, best);
  const article = articleLength(reading.name);
  if (article === 0) return;
  const bare = { ...reading, name: reading.name.slice(article) };
  if (best.matches.length === 0) findPhrase(list, bare, best);
  // "L'Isle" may be Isle.
  else visitPhrase(list, bare.name, (entry, rank) => rank === RANK.exact && best.offer(entry, RANK.beginsName, bare));
};

const findByWhere = (list: PlaceList, reading: Reading, best: Best): void => {
  const beginning = reading.where?.replace(/^2[ab]$/, CORSICA) ?? '';
  for (const entry of list.underPostcode(beginning)) best.offer(entry, RANK.exact, reading);
};

/** Both its departments, 2A and 2B, have postcodes of the one that they were. */
const CORSICA = '20';

type Visit = (entry: number, rank: number) => void;

/** Every entry with a word from which the name goes on like `phrase`, and how well that answers. */
const visitPhrase = (list: PlaceList, phrase: string, visit: Visit): void => {
  const { folded, wordStarts } = list;
  const first = lowerBound(folded.length, (entry) => (folded[entry] ?? '') < phrase);
  for (let entry = first; folded[entry]?.startsWith(phrase); entry++) {
    visit(entry, rankOfBeginning(folded[entry]?.length ?? 0, phrase));
  }
  const textAt = (start: number): string => folded[Math.floor(start / OFFSETS)]?.slice(start % OFFSETS) ?? '';
  const firstWord = lowerBound(wordStarts.length, (at) => textAt(wordStarts[at] ?? 0) < phrase);
  for (let at = firstWord; at < wordStarts.length; at++) {
    const start = wordStarts[at] ?? 0;
    const [entry, offset] = [Math.floor(start / OFFSETS), start % OFFSETS];
    const name = folded[entry] ?? '';
    if (!name.startsWith(phrase, offset)) return;
    visit(entry, offset === articleLength(name) ? rankOfBeginning(name.length - offset, phrase) : RANK.beginsWord);
  }
};

const rankOfBeginning = (length: number, phrase: string): number =>
  length === phrase.length ? RANK.exact : RANK.beginsName;

/** The first index for which `isBefore` is false, in a range where it is true then false. */
const lowerBound = (length: number, isBefore: (index: number) => boolean): number => {
  let [low, high] = [0, length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isBefore(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
};

const findPhrase = (list: PlaceList, reading: Reading, best: Best): void =>
  visitPhrase(list, reading.name, (entry, rank) => best.offer(entry, rank, reading));

/** "Gaas Landes", "Bâgé-la-Ville (Bâgé-Dommartin)": a name, then the department or the commune of today. */
const findQualified = (list: PlaceList, reading: Reading, best: Best): void => {
  const words = reading.name.split(' ');
  for (let count = words.length - 1; count > 0; count--) {
    const [name, qualifier] = [words.slice(0, count).join(' '), words.slice(count).join(' ')];
    if (qualifier.length < 3) continue;
    const departments = new Set(
      [...list.departments].filter(([, folded]) => ` ${folded}`.includes(` ${qualifier}`)).map(([code]) => code),
    );
    visitPhrase(list, name, (entry, rank) => {
      const within = list.within(entry);
      const qualifies =
        departments.has(list.departmentOf(entry)) ||
        (within !== undefined && list.folded[within]?.startsWith(qualifier));
      if (qualifies) best.offer(entry, QUALIFIED[rank] ?? RANK.wordQualified, { ...reading, name });
    });
  }
};

const QUALIFIED: Readonly<Record<number, number>> = {
  [RANK.exact]: RANK.exactQualified,
  [RANK.beginsName]: RANK.nameQualified,
};

/** Every telling word begins a word of the name, in any order: "Villeneuve Marsan", "Rochelle (La)". */
const findAllWords = (list: PlaceList, reading: Reading, best: Best): void => {
  const [first, ...others] = tellingWords(reading.name).sort((a, b) => b.length - a.length);
  if (first === undefined || first === reading.name) return;
  visitPhrase(list, first, (entry) => {
    const name = ` ${list.folded[entry]}`;
    if (others.every((word) => name.includes(` ${word}`))) best.offer(entry, RANK.allWords, reading);
  });
};

/** A postcode that is not in the list (cedex, or mistyped) beside a name: the name in that department, else anywhere. */
const findNearby = (list: PlaceList, { name, where }: Reading, best: Best): void => {
  if (where === undefined || name === '') return;
  const department = /^9[78]/.test(where) ? where.slice(0, 3) : where.slice(0, 2);
  findPhrase(list, { name, where: department }, best);
  if (best.matches.length === 0 && where.length === 5) findPhrase(list, { name, where: undefined }, best);
};

/** Shorter beginnings are one letter away from too many names. */
const MIN_NEARLY = 5;

/** Spaces forgotten ("lehavre") or one letter wrong, missing, too many or two swapped, in what would begin a name. */
const findNearly = (list: PlaceList, reading: Reading, best: Best): void => {
  const typed = compact(reading.name);
  if (typed.length < MIN_NEARLY) return;
  list.folded.forEach((name, entry) => {
    for (const offset of new Set([0, articleLength(name)])) {
      // The first letter is seldom wrong; without this the whole list would be rewritten for each search.
      if (name[offset] !== typed[0]) continue;
      const text = compact(name.slice(offset));
      if (beginsNearly(text, typed)) best.offer(entry, rankOfNearly(text, typed), reading);
    }
  });
};

/** Of names that are nearly what was typed, how much of them is typed says little: "Bordo" is Bordeaux rather than Bords. */
const rankOfNearly = (text: string, typed: string): number => (text.startsWith(typed) ? RANK.spaceless : RANK.nearly);

/** Whether `text` begins like `typed`, but for one letter at most. */
const beginsNearly = (text: string, typed: string): boolean => {
  let same = 0;
  while (same < typed.length && text[same] === typed[same]) same++;
  if (same === typed.length) return true;
  const rest = typed.slice(same + 1);
  return (
    text.startsWith(rest, same + 1) ||
    text.startsWith(rest, same) ||
    text.startsWith(typed.slice(same), same + 1) ||
    (text[same] === typed[same + 1] &&
      text[same + 1] === typed[same] &&
      text.startsWith(typed.slice(same + 2), same + 2))
  );
};

/** What makes of some words an address: its number, or a word for a way. A name that does not exist must not become the last word of it. */
const ADDRESS =
  /\d|\b(?:allee|avenue|av|bd|boulevard|chemin|ch|cours|hameau|impasse|lieu dit|lotissement|montee|passage|place|pl|quai|quartier|residence|route|rte|rue|ruelle|sentier|square|venelle|villa|zone|za|zi)\b/;

/** The commune of an address typed whole: "12 rue des Lilas 40100 Dax", "3 place Thiers Dax". */
const findInAddress = (list: PlaceList, { name, where }: Reading, best: Best): void => {
  const words = name.split(' ');
  if (where?.length === 5) {
    const inPostcode = list.underPostcode(where);
    const named = inPostcode.filter((entry) => ` ${name} `.includes(` ${list.folded[list.within(entry) ?? entry]} `));
    for (const entry of named.length > 0 ? named : inPostcode) best.offer(entry, RANK.exact, { name: '', where });
    return;
  }
  if (words.length < 3 || !ADDRESS.test(name)) return;
  for (let from = 1; from < words.length && best.matches.length === 0; from++) {
    const end = { name: words.slice(from).join(' '), where: undefined };
    if (end.name.length < 3) break;
    visitPhrase(list, end.name, (entry, rank) => rank === RANK.exact && best.offer(entry, rank, end));
  }
};
