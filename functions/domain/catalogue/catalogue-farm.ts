import { ALL_YEAR, type Product, productsOf, span } from './catalogue-product.ts';

/** Everything but fruit and vegetables, with the specialities of Nouvelle-Aquitaine. Seasons: usual practice of the region's farms. */

export const MEAT: readonly Product[] = productsOf('meat', [
  ['agneau', 'Agneau', 'agneau', 'Lamb', 'lamb', ALL_YEAR],
  [
    'agneau-de-lait',
    'Agneau de lait des Pyrénées',
    'agneau de lait',
    'Pyrenean milk-fed lamb',
    'milk-fed lamb',
    span(11, 5),
  ],
  ['boeuf', 'Bœuf', 'bœuf', 'Beef', 'beef', ALL_YEAR],
  ['boeuf-de-bazas', 'Bœuf de Bazas', 'bœuf de Bazas', 'Bazas beef', 'Bazas beef', ALL_YEAR],
  ['boeuf-de-chalosse', 'Bœuf de Chalosse', 'bœuf de Chalosse', 'Chalosse beef', 'Chalosse beef', ALL_YEAR],
  ['boeuf-limousin', 'Bœuf limousin', 'bœuf limousin', 'Limousin beef', 'Limousin beef', ALL_YEAR],
  ['canard', 'Canard gras', 'canard', 'Duck', 'duck', ALL_YEAR],
  ['chapon', 'Chapon', 'chapons', 'Capon', 'capons', span(12, 12)],
  ['lapin', 'Lapin', 'lapin', 'Rabbit', 'rabbit', ALL_YEAR],
  ['pintade', 'Pintade', 'pintades', 'Guinea fowl', 'guinea fowl', ALL_YEAR],
  ['porc', 'Porc', 'porc', 'Pork', 'pork', ALL_YEAR],
  ['poulet', 'Poulet fermier', 'poulets fermiers', 'Farm chicken', 'farm chickens', ALL_YEAR],
  ['veau', 'Veau élevé sous la mère', 'veau', 'Veal raised by the mother', 'veal', ALL_YEAR],
]);

export const CURED_MEATS: readonly Product[] = productsOf('curedMeats', [
  ['boudin', 'Boudin noir', 'boudin noir', 'Black pudding', 'black pudding', span(10, 4)],
  ['confit-de-canard', 'Confit de canard', 'confit de canard', 'Duck confit', 'duck confit', ALL_YEAR],
  ['foie-gras', 'Foie gras', 'foie gras', 'Foie gras', 'foie gras', ALL_YEAR],
  ['grillon', 'Grillons charentais', 'grillons charentais', 'Charentais potted pork', 'potted pork', ALL_YEAR],
  ['jambon-de-bayonne', 'Jambon de Bayonne', 'jambon de Bayonne', 'Bayonne ham', 'Bayonne ham', ALL_YEAR],
  ['pate', 'Pâté', 'pâtés', 'Pâté', 'pâtés', ALL_YEAR],
  ['saucisson', 'Saucisson sec', 'saucissons secs', 'Dry-cured sausage', 'dry-cured sausages', ALL_YEAR],
  ['ventreche', 'Ventrèche', 'ventrèche', 'Cured pork belly', 'cured pork belly', ALL_YEAR],
]);

export const DAIRY: readonly Product[] = productsOf('dairy', [
  ['beurre', 'Beurre', 'beurre', 'Butter', 'butter', ALL_YEAR],
  ['chabichou', 'Chabichou du Poitou', 'chabichous', 'Chabichou goat’s cheese', 'chabichou cheeses', span(3, 11)],
  ['creme', 'Crème fraîche', 'crème fraîche', 'Cream', 'cream', ALL_YEAR],
  ['fromage-de-chevre', 'Fromage de chèvre', 'fromages de chèvre', 'Goat’s cheese', 'goat’s cheeses', span(3, 11)],
  ['greuil', 'Greuil de brebis', 'greuil de brebis', 'Ewe’s whey cheese', 'ewe’s whey cheese', span(12, 6)],
  ['lait', 'Lait', 'lait', 'Milk', 'milk', ALL_YEAR],
  ['mothais', 'Mothais sur feuille', 'mothais sur feuille', 'Mothais goat’s cheese', 'Mothais cheeses', span(3, 11)],
  ['ossau-iraty', 'Ossau-iraty', 'ossau-iraty', 'Ossau-iraty ewe’s cheese', 'ossau-iraty cheese', ALL_YEAR],
  ['tomme', 'Tomme', 'tommes', 'Tomme cheese', 'tomme cheeses', ALL_YEAR],
  ['yaourt', 'Yaourt', 'yaourts', 'Yoghurt', 'yoghurts', ALL_YEAR],
]);

export const EGGS: readonly Product[] = productsOf('eggs', [
  ['oeuf', 'Œuf de poule', 'œufs', 'Hen’s egg', 'eggs', ALL_YEAR],
  ['oeuf-de-caille', 'Œuf de caille', 'œufs de caille', 'Quail’s egg', 'quail’s eggs', ALL_YEAR],
]);

export const FISH: readonly Product[] = productsOf('fish', [
  ['caviar', 'Caviar d’Aquitaine', 'caviar d’Aquitaine', 'Aquitaine caviar', 'Aquitaine caviar', ALL_YEAR],
  ['huitre', 'Huître', 'huîtres', 'Oyster', 'oysters', span(9, 4)],
  [
    'huitre-marennes-oleron',
    'Huître de Marennes-Oléron',
    'huîtres de Marennes-Oléron',
    'Marennes-Oléron oyster',
    'Marennes-Oléron oysters',
    span(9, 4),
  ],
  ['merlu', 'Merlu', 'merlu', 'Hake', 'hake', ALL_YEAR],
  ['moule', 'Moule de bouchot', 'moules de bouchot', 'Mussel', 'mussels', span(7, 1)],
  ['sardine', 'Sardine', 'sardines', 'Sardine', 'sardines', span(5, 10)],
  ['thon-germon', 'Thon germon', 'thon germon', 'Albacore tuna', 'albacore tuna', span(6, 9)],
  ['truite', 'Truite', 'truites', 'Trout', 'trout', ALL_YEAR],
]);

export const BREAD: readonly Product[] = productsOf('bread', [
  ['broye', 'Broyé du Poitou', 'broyé du Poitou', 'Broyé butter biscuit', 'broyé butter biscuits', ALL_YEAR],
  ['farine', 'Farine', 'farine', 'Flour', 'flour', ALL_YEAR],
  ['gateau-basque', 'Gâteau basque', 'gâteaux basques', 'Basque cake', 'Basque cakes', ALL_YEAR],
  ['pain', 'Pain', 'pain', 'Bread', 'bread', ALL_YEAR],
  ['pates', 'Pâtes fermières', 'pâtes fermières', 'Farm-made pasta', 'farm-made pasta', ALL_YEAR],
  [
    'tourteau-fromager',
    'Tourteau fromager',
    'tourteaux fromagers',
    'Poitou cheesecake',
    'Poitou cheesecakes',
    ALL_YEAR,
  ],
]);

export const HONEY: readonly Product[] = productsOf('honey', [
  ['confiture', 'Confiture', 'confitures', 'Jam', 'jams', ALL_YEAR],
  ['miel', 'Miel', 'miel', 'Honey', 'honey', ALL_YEAR],
  ['pain-d-epices', 'Pain d’épices', 'pain d’épices', 'Spiced honey cake', 'spiced honey cake', ALL_YEAR],
]);

export const DRINKS: readonly Product[] = productsOf('drinks', [
  ['biere', 'Bière', 'bière', 'Beer', 'beer', ALL_YEAR],
  ['cidre', 'Cidre', 'cidre', 'Cider', 'cider', ALL_YEAR],
  ['cognac', 'Cognac', 'cognac', 'Cognac', 'cognac', ALL_YEAR],
  ['jus-de-pomme', 'Jus de pomme', 'jus de pomme', 'Apple juice', 'apple juice', ALL_YEAR],
  ['pineau', 'Pineau des Charentes', 'pineau des Charentes', 'Pineau des Charentes', 'pineau des Charentes', ALL_YEAR],
  ['vin-blanc', 'Vin blanc', 'vin blanc', 'White wine', 'white wine', ALL_YEAR],
  ['vin-rouge', 'Vin rouge', 'vin rouge', 'Red wine', 'red wine', ALL_YEAR],
]);

export const GROCERY: readonly Product[] = productsOf('grocery', [
  ['huile-de-noix', 'Huile de noix', 'huile de noix', 'Walnut oil', 'walnut oil', ALL_YEAR],
  ['huile-de-tournesol', 'Huile de tournesol', 'huile de tournesol', 'Sunflower oil', 'sunflower oil', ALL_YEAR],
  ['lentille', 'Lentille', 'lentilles', 'Lentil', 'lentils', ALL_YEAR],
  ['mogette', 'Mogette', 'mogettes', 'Mogette white bean', 'mogette white beans', ALL_YEAR],
  ['noix-du-perigord', 'Noix du Périgord', 'noix du Périgord', 'Périgord walnut', 'Périgord walnuts', ALL_YEAR],
  ['piment-d-espelette', 'Piment d’Espelette', 'piment d’Espelette', 'Espelette pepper', 'Espelette pepper', ALL_YEAR],
  ['pruneau', 'Pruneau d’Agen', 'pruneaux d’Agen', 'Agen prune', 'Agen prunes', ALL_YEAR],
  ['safran', 'Safran', 'safran', 'Saffron', 'saffron', ALL_YEAR],
  ['sel', 'Sel de mer', 'sel de mer', 'Sea salt', 'sea salt', ALL_YEAR],
]);

export const PLANTS: readonly Product[] = productsOf('plants', [
  ['fleurs-comestibles', 'Fleurs comestibles', 'fleurs comestibles', 'Edible flowers', 'edible flowers', span(5, 10)],
  ['fleurs-coupees', 'Fleurs coupées', 'fleurs coupées', 'Cut flowers', 'cut flowers', span(4, 10)],
  ['herbes', 'Herbes aromatiques', 'herbes aromatiques', 'Fresh herbs', 'fresh herbs', span(4, 10)],
  ['plants-potagers', 'Plants potagers', 'plants potagers', 'Vegetable seedlings', 'vegetable seedlings', span(3, 6)],
  ['tisane', 'Tisane', 'tisanes', 'Herbal tea', 'herbal teas', ALL_YEAR],
]);

export const CRAFTS: readonly Product[] = productsOf('crafts', [
  ['laine', 'Laine', 'laine', 'Wool', 'wool', ALL_YEAR],
  ['poterie', 'Poterie', 'poteries', 'Pottery', 'pottery', ALL_YEAR],
  ['savon', 'Savon', 'savons', 'Soap', 'soaps', ALL_YEAR],
  ['vannerie', 'Vannerie', 'vannerie', 'Basketry', 'basketry', ALL_YEAR],
]);
