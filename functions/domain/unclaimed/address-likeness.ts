import { foldName, tellingWords } from '#domain/places/place-words.ts';

/** Kinds of ways, as they are written out or shortened: they tell no two addresses apart. */
const WAYS = new Set(
  'allee all av ave avenue bd bld boulevard ch che chem chemin cours ham hameau imp impasse ld lieu dit lieudit lot lotissement pl place quai quartier quart qu r res residence rue ruelle route rte rd sentier square za zi zone bp cs bis ter quater france'.split(
    ' ',
  ),
);

/** What an address says: its number and the words of its way; little words aside, and the commune behind its postcode. */
export const addressWords = (address: string): ReadonlySet<string> =>
  new Set(
    tellingWords(
      foldName(address.replace(/(?<=\S)[\s,]+\d{2} ?\d{3}\b.*$/su, '')).replace(
        /\b(\d{1,4}) ?(?:bis|ter|quater|[a-d])\b/g,
        '$1',
      ),
    ).filter((word) => word !== '' && !WAYS.has(word) && !/^\d{5}$/.test(word)),
  );

/** Whether two addresses are of two places. One that says less of the same ("Le Bourg" beside "12 le Bourg, 40350 Gaas") contradicts nothing. */
export const contradictAddresses = (one: string, other: string): boolean => {
  const [a, b] = [addressWords(one), addressWords(other)];
  const within = (some: ReadonlySet<string>, all: ReadonlySet<string>): boolean =>
    [...some].every((word) => all.has(word));
  return a.size > 0 && b.size > 0 && !within(a, b) && !within(b, a);
};
