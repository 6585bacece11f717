import { FAMILY_NAMES, PRODUCTS } from '#domain/catalogue/catalogue.ts';
import { FamilyCode } from '#domain/catalogue/codes.ts';
import { foldName } from '#domain/places/place-words.ts';

/** Words for what a farm sells, in lists of all kinds, as the catalogue knows them. */

export interface KnownProducts {
  readonly families: readonly FamilyCode[];
  /** Slugs of the catalogue. */
  readonly products: readonly string[];
  /** Words that the catalogue has no name for, as written. */
  readonly others: readonly string[];
}

/** Words of OpenStreetMap, of chambers' lists and of neighbours across the border, by family. Singular or plural, folded. */
const WORDS_OF_FAMILIES: Readonly<Record<FamilyCode, string>> = {
  fruit:
    'fruit|fruits|fruits exotiques|fruits tropicaux|agrumes|ananas|ananas victoria|mangue|letchi|litchi|papaye|goyave|goyavier|fruit de la passion|maracudja|banane|bananes|coco|noix de coco|avocat|longani|combava|carambole|corossol|fruit a pain|petits fruits|berries|obst|apples|verger|arboriculture|strawberry|erdbeeren|cherries|stone fruit',
  vegetables:
    'christophine|chouchou|igname|manioc|madere|dachine|patate douce|giraumon|gombo|brede|taro|fruits et legumes pays|vivrier|vivriers|cultures vivrieres|vegetable|vegetables|legume|legumes|maraichage|maraicher|maraichere|market gardening|gemuse|potatoes|kartoffeln|spargeln|pommes de terre|champignons|mushrooms|pilze|alte gemusesorten|asparagus|tomatoes|oignons|legumes de saison|salades|salad',
  meat: 'meat|meats|viande|viandes|beef|veal|lamb|pork|poultry|chicken|duck|goose|rabbit|quail|pigeon|fleisch|elevage|bovin|bovins|ovin|ovins|porcin|porcins|volaille|volailles|viande bovine|viande ovine|viande de boeuf|gibier|game|turkey|snail|snails|escargot|escargots|canard|oie|colis de viande',
  curedMeats:
    'charcuterie|charcuteries|pork meats|sausage|sausages|ham|lardons|conserves|terrines|terrine|rillettes|wurst|foie gras|salaisons',
  dairy:
    'milk|cheese|dairy|butter|yogurt|yoghurt|cream|joghurt|milch|kase|milk products|produits laitiers|produit laitier|lait|elevage de vaches laitieres|vaches laitieres|bovins lait|bovin lait|elevage laitier|brebis laitieres|chevres laitieres|caprin|caprins|elevage caprin|elevage de caprins|laitages|laiterie|fromage|fromages|fromagerie|goat cheese|comte|creme fraiche|fromage rape|munster|chevre|lait cru|raw milk|cheeses|yaourt|ziegenkase|fromage fermier|fromages de chevre|glace|glaces|ice cream',
  eggs: 'egg|eggs|oeuf|oeufs|eier|quail eggs|oeufs bio|oeufs plein air',
  fish: 'fish|poisson|poissons|seafood|oysters|shellfish|trout|pisciculture|coquillages|huitres|fruits de mer|aquaculture|truites|fisch|crayfish',
  bread:
    'bread|pain|pains|bakery|boulangerie|farine|farines|flour|cereal|cereals|cereales|cereale|bretzel|grinding mill|pates|pasta|grain|gateaux|biscuits|brot|pain au levain',
  honey:
    'honey|miel|miels|beekeeper|beekeeping|apiculture|apiculteur|honig|jam|jams|confiture|confitures|ruches|produits de la ruche|gelee royale|pain d epices|marmelade',
  drinks:
    'rhum|rum|rhum agricole|armagnac|floc|pineau|cognac|punch|whisky|wine|vin|vins|beer|biere|bieres|cider|cidre|juice|jus|jus de fruits|jus de pomme|apfelsaft|sussmost|liquor|syrup|sirop|sirops|spirits|distillery|winery|viticulture|vigneron|brewery|brasserie|distillerie|fruit juice|apple juice|champagne|cremant|eau de vie|boissons|spiritueux|wein',
  grocery:
    'vanille|vanilla|curcuma|gingembre|cacao|chocolat|cafe|sucre|spiruline|oil|huile|huiles|nut oil|saffron|safran|mustard|moutarde|sauerkraut|choucroute|spices|epices|legumes secs|lentilles|vinegar|vinaigre|grocery|epicerie|barlauchpesto|nuts|noix|legumineuses|tofu|soupes',
  plants:
    'geranium|geranium rosat|vetiver|ylang ylang|gazon|plants|plantes|flowers|fleurs|herbs|herbes|plants potagers|horticulture|pepiniere|garden centre|seedlings|plantes aromatiques|plantes medicinales|ppam|tisanes|christmas trees|sapins|setzlinge|geranien|tea|bulbs|fleurs coupees',
  crafts:
    'crafts|artisanat|pottery|poterie|wool|laine|soap|savon|savons|cosmetics|cosmetiques|leather|vannerie|basketry|alpaca|mohair',
};

/** Says that something is sold, and not what; or what a directory of producers does not list. */
const SAYS_NOTHING = new Set(
  'food|drinks|local food|other|autre|autres|produits locaux|produits fermiers|produits de la ferme|divers|yes|oui|produits du terroir|farm products|vente directe|vente a la ferme'.split(
    '|',
  ),
);

interface Meaning {
  readonly family: FamilyCode;
  readonly product?: string;
}

const MEANINGS: ReadonlyMap<string, Meaning> = (() => {
  const meanings = new Map<string, Meaning>();
  for (const family of FamilyCode.options) {
    for (const word of WORDS_OF_FAMILIES[family].split('|')) meanings.set(word, { family });
    for (const name of Object.values(FAMILY_NAMES[family])) meanings.set(foldName(name), { family });
  }
  for (const { slug, family, name, plural } of PRODUCTS) {
    for (const word of [name.fr, name.en, plural.fr, plural.en, slug])
      meanings.set(foldName(word), { family, product: slug });
  }
  return meanings;
})();

const LONGEST_OTHER = 60;
const MAX_OTHERS = 12;

/** What separates products within a cell. A full stop does where a sentence ends. */
const BETWEEN = /[;,/|\n•·+&]| - |\. |\.$| et | and | und /i;

/** What these cells say is sold, each thing once, in their order. */
export const readProducts = (cells: readonly string[]): KnownProducts => {
  const families = new Set<FamilyCode>();
  const products = new Set<string>();
  const others: string[] = [];
  for (const word of cells.flatMap((cell) => cell.split(BETWEEN))) {
    const folded = foldName(word);
    if (folded === '' || SAYS_NOTHING.has(folded)) continue;
    const bare = word.replace(/\([^)]*\)/g, ' ');
    const meanings = [wordOf(folded), wordOf(foldName(bare))].find((one) => one.length > 0) ?? [];
    for (const { family, product } of meanings) {
      families.add(family);
      if (product !== undefined) products.add(product);
    }
    if (meanings.length === 0) others.push(word.trim().slice(0, LONGEST_OTHER));
  }
  return { families: [...families], products: [...products], others: [...new Set(others)].slice(0, MAX_OTHERS) };
};

/** "Culture de légumes", "de melons": what is grown, raised or made, without the word that says so. */
const wordOf = (folded: string): Meaning[] => {
  const known = meaningsOf(folded);
  if (known.length > 0) return known;
  const bare = folded.replace(
    /^(?:(?:autres? )?(?:cultures?|productions?|elevages?|elevage et \w+|ventes?|vente directe|fabrication|transformation|preparation|commerce(?: de detail)?|producteur|productrice|eleveur|eleveuse)s?(?: (?:en )?(?:bio|biologiques?))? )?(?:de la |de l |de |d |du |des |le |la |les |l |nos |autres? )*/,
    '',
  );
  return bare === folded || bare === '' ? [] : meaningsOf(bare);
};

/** Words that say the family whatever stands behind them: "viande limousine", "veau sous la mère", "canards gras". */
const HEADS =
  /^(viandes?|veaux?|boeufs?|bovins?|vaches?|cochons?|porcs?|agneaux?|volailles?|canards?|poulets?|chapons?|fromages?|vins?|bieres?|legumes?|miels?|confitures?) /;

/** The whole phrase, its singular, its beginning ("fromage de brebis"); or every word of it ("fruits vegetables"). */
const meaningsOf = (folded: string): Meaning[] => {
  const known = lookUp(folded) ?? beginningOf(folded);
  if (known !== undefined) return [known];
  const words = folded.split(' ').map(lookUp);
  if (words.length > 1 && words.every((word) => word !== undefined)) return words;
  const head = HEADS.exec(folded)?.[1];
  const meaning = head === undefined ? undefined : lookUp(head);
  return meaning === undefined ? [] : [{ family: meaning.family }];
};

const lookUp = (folded: string): Meaning | undefined =>
  MEANINGS.get(folded) ?? MEANINGS.get(folded.replace(/[sx]\b/g, '')) ?? MEANINGS.get(`${folded}s`);

/** "Miel de montagne" is honey: French and the names of lists put the thing first, and what kind of it after. */
const beginningOf = (folded: string): Meaning | undefined => {
  const words = folded.split(' ');
  for (let count = words.length - 1; count > 0; count -= 1) {
    if (!KIND_FOLLOWS.has(words[count] ?? '')) continue;
    const meaning = lookUp(words.slice(0, count).join(' '));
    if (meaning !== undefined) return meaning;
  }
  return undefined;
};

const KIND_FOLLOWS = new Set(
  'de d du des a au aux en bio fermier fermiere fermiers fermieres local locale locaux frais fraiche fraiches cru crue artisanal artisanale artisanaux maison'.split(
    ' ',
  ),
);
