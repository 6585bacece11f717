import { foldName } from '#domain/places/place-words.ts';
import { PRODUCTS } from './catalogue.ts';
import { FAMILY_NAMES, LABELS } from './catalogue-names.ts';
import { FamilyCode, LabelCode } from './codes.ts';

/**
 * What people call things when they look for them: a family (`viande`), a label (`bio`), or several products by one word (`fromage`, `vin`). Offers are
 * written in the producers' own words; a word of this list finds every offer that it means, not only those whose name begins with it.
 */
export interface WordMeaning {
  readonly families: readonly FamilyCode[];
  readonly labels: readonly LabelCode[];
  /** Beginnings of words in the name of an offer: `tomm` finds "Tomme de brebis". Folded. */
  readonly names: readonly string[];
  /** Only offers of these families are looked at by name; of any where there is none: a red pepper is no wine. */
  readonly within: readonly FamilyCode[];
}

interface Row {
  readonly words: string;
  readonly families?: readonly FamilyCode[];
  readonly labels?: readonly LabelCode[];
  readonly names?: string;
  readonly within?: readonly FamilyCode[];
}

const CHEESES =
  'fromage tomme chabichou ossau mothais greuil chevre brebis faisselle cabecou rocamadour raclette crottin camembert bleu feta mozzarella ricotta cantal buche brousse comte reblochon cheese';
const WINES =
  'vin rouge blanc rose bordeaux bergerac madiran jurancon tursan pacherenc buzet monbazillac clairet cremant muscat irouleguy graves medoc sauternes merlot cabernet wine';

/** Words of everyday that the catalogue's own names do not hold. Words of a row are separated by commas, names by spaces. */
const ROWS: readonly Row[] = [
  { words: 'fromage, cheese', names: CHEESES, within: ['dairy'] },
  { words: 'vin, wine', names: WINES, within: ['drinks'] },
  { words: 'bière, beer', names: 'biere beer brassin blonde ambree brune ipa stout', within: ['drinks'] },
  { words: 'jus, juice', names: 'jus juice nectar', within: ['drinks'] },
  { words: 'boisson, drink', families: ['drinks'] },
  { words: 'viande, meat', families: ['meat'] },
  {
    words: 'volaille, poultry',
    names: 'volaille poulet poularde pintade chapon canard dinde oie caille',
    within: ['meat'],
  },
  { words: 'charcuterie, conserve', families: ['curedMeats'] },
  { words: 'mouton, lamb', names: 'agneau mouton brebis', within: ['meat'] },
  { words: 'bœuf, steak, beef', names: 'boeuf vache genisse bazas limousin', within: ['meat'] },
  { words: 'cochon, pork', names: 'porc cochon', within: ['meat', 'curedMeats'] },
  { words: 'saucisson, saucisse, sausage', names: 'saucisse saucisson', within: ['meat', 'curedMeats'] },
  { words: 'laitage, produit laitier, dairy', families: ['dairy'] },
  { words: 'légume, vegetable', families: ['vegetables'] },
  { words: 'fruit', families: ['fruit'] },
  { words: 'œuf, egg', families: ['eggs'] },
  { words: 'poisson, fish', names: 'poisson merlu sardine thon truite bar sole maigre anguille', within: ['fish'] },
  { words: 'coquillage, fruit de mer, shellfish', names: 'huitre moule palourde coque coquillage', within: ['fish'] },
  { words: 'pain, boulangerie, bread', names: 'pain brioche fougasse baguette bread', within: ['bread'] },
  { words: 'gâteau, pâtisserie, cake', names: 'gateau tourteau broye cake biscuit', within: ['bread'] },
  { words: 'épicerie, larder', families: ['grocery'] },
  { words: 'huile, oil', names: 'huile oil', within: ['grocery'] },
  { words: 'fleur, flower', names: 'fleur bouquet flower', within: ['plants'] },
  { words: 'plante, plant', families: ['plants'] },
  { words: 'artisanat, craft', families: ['crafts'] },
  {
    words: 'salade, lettuce',
    names: 'salade laitue batavia mache roquette mesclun cresson frisee',
    within: ['vegetables'],
  },
  { words: 'patate, potato', names: 'pomme de terre;patate;primeur', within: ['vegetables'] },
  {
    words: 'courge, citrouille, pumpkin',
    names: 'courge potiron potimarron butternut citrouille',
    within: ['vegetables'],
  },
  { words: 'fruit rouge, berry', names: 'fraise framboise groseille cassis mure myrtille', within: ['fruit'] },
  { words: 'agrume, citrus', names: 'citron orange clementine kiwi', within: ['fruit'] },
  { words: 'champignon, mushroom', names: 'champignon cepe girolle pleurote shiitake', within: ['vegetables'] },
  { words: 'foie gras, canard, duck', names: 'foie gras;canard;confit;magret', within: ['meat', 'curedMeats'] },
  { words: 'bio, biologique, organic, ab', labels: ['BIO'] },
  { words: 'label rouge', labels: ['LABEL_ROUGE'] },
  { words: 'aop, aoc, pdo', labels: ['AOP'] },
  { words: 'igp, pgi', labels: ['IGP'] },
  { words: 'hve', labels: ['HVE'] },
  { words: 'fermier, fermière', labels: ['FERMIER'] },
  { words: 'équitable, commerce équitable, fair trade', labels: ['COMMERCE_EQUITABLE'] },
];

/** One form for singular and plural: `choux` is `chou`, `cheeses` is `cheese`. */
export const stemOf = (folded: string): string =>
  folded
    .split(' ')
    .map((word) => (word.length > 3 ? word.replace(/[sx]$/, '') : word))
    .join(' ');

const keyOf = (word: string): string => stemOf(foldName(word));

const rowMeaning = ({ families = [], labels = [], names = '', within = [] }: Row): WordMeaning => ({
  families,
  labels,
  within,
  names: (names.includes(';') ? names.split(';') : names.split(' ')).filter((name) => name !== '').map(keyOf),
});

const meanings = (): ReadonlyMap<string, readonly WordMeaning[]> => {
  const known = new Map<string, WordMeaning[]>();
  const add = (word: string, meaning: WordMeaning): void => {
    const key = keyOf(word);
    known.set(key, [...(known.get(key) ?? []), meaning]);
  };
  for (const row of ROWS) for (const word of row.words.split(',')) add(word, rowMeaning(row));
  for (const family of FamilyCode.options)
    for (const word of Object.values(FAMILY_NAMES[family])) add(word, rowMeaning({ words: '', families: [family] }));
  for (const label of LabelCode.options)
    for (const word of Object.values(LABELS[label].name)) add(word, rowMeaning({ words: '', labels: [label] }));
  // In English too: offers are mostly written in French.
  for (const { family, name, plural } of PRODUCTS)
    for (const word of [name.en, plural.en])
      add(word, { families: [], labels: [], names: [keyOf(name.fr), keyOf(plural.fr)], within: [family] });
  return known;
};

let known: ReadonlyMap<string, readonly WordMeaning[]> | undefined;

/** What a word or a few words mean beside themselves; nothing where they mean only themselves. */
export const meaningsOf = (folded: string): readonly WordMeaning[] => {
  known ??= meanings();
  return known.get(stemOf(folded)) ?? [];
};

/** Words that mean something together are at most so many: `produit laitier`, `agriculture biologique`. */
export const MAX_WORDS_TOGETHER = 3;
