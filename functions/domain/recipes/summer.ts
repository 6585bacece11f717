import { span } from '#domain/catalogue/catalogue-product.ts';
import { type RecipeText, t } from './recipe.ts';

export const SUMMER: readonly RecipeText[] = [
  {
    slug: 'piperade',
    title: t('Piperade au jambon de Bayonne', 'Piperade with Bayonne ham'),
    products: ['piment-doux', 'tomate', 'oeuf', 'jambon-de-bayonne', 'piment-d-espelette'],
    months: span(7, 9),
    minutes: 50,
    serves: 4,
    ingredients: [
      t('8 piments doux', '8 long sweet peppers'),
      t('6 tomates mûres', '6 ripe tomatoes'),
      t('2 oignons, 2 gousses d’ail', '2 onions, 2 cloves of garlic'),
      t('6 œufs', '6 eggs'),
      t('4 tranches de jambon de Bayonne', '4 slices of Bayonne ham'),
      t('Piment d’Espelette', 'Espelette pepper'),
    ],
    steps: [
      t(
        'Faites fondre oignons et piments en lanières dans un peu d’huile, dix minutes, sans colorer.',
        'Soften the onions and sliced peppers in a little oil for ten minutes, without browning.',
      ),
      t(
        'Ajoutez l’ail et les tomates pelées, concassées. Laissez compoter 25 minutes, jusqu’à ce qu’il n’y ait plus d’eau.',
        'Add the garlic and the peeled, chopped tomatoes. Cook down for 25 minutes, until no water is left.',
      ),
      t(
        'Salez, pimentez. Cassez les œufs dans la poêle et remuez doucement : ils doivent rester crémeux.',
        'Season with salt and Espelette pepper. Break the eggs into the pan and stir gently: they should stay creamy.',
      ),
      t(
        'Saisissez le jambon dix secondes de chaque côté et posez-le sur la piperade.',
        'Sear the ham for ten seconds on each side and lay it on top.',
      ),
    ],
  },
  {
    slug: 'melon-au-pineau',
    title: t('Melon charentais au pineau', 'Charentais melon with pineau'),
    products: ['melon', 'pineau', 'jambon-de-bayonne'],
    months: span(6, 9),
    minutes: 10,
    serves: 4,
    ingredients: [
      t('2 melons à point', '2 ripe melons'),
      t('4 petits verres de pineau des Charentes', '4 small glasses of pineau des Charentes'),
      t('8 fines tranches de jambon sec', '8 thin slices of dry-cured ham'),
      t('Poivre du moulin', 'Freshly ground pepper'),
    ],
    steps: [
      t(
        'Choisissez des melons lourds, qui sentent bon et dont la queue se décolle. Mettez-les au frais, pas glacés.',
        'Choose heavy melons that smell good and whose stalk is coming away. Cool them, without chilling them hard.',
      ),
      t(
        'Coupez-les en deux, ôtez les graines et versez le pineau dans le creux, un quart d’heure avant de passer à table.',
        'Halve them, remove the seeds and pour the pineau into the hollow a quarter of an hour before the meal.',
      ),
      t('Poivrez et servez avec le jambon.', 'Add pepper and serve with the ham.'),
    ],
  },
  {
    slug: 'tomates-farcies',
    title: t('Tomates farcies du dimanche', 'Sunday stuffed tomatoes'),
    products: ['tomate', 'porc', 'boeuf', 'pain', 'lait'],
    months: span(6, 9),
    minutes: 75,
    serves: 4,
    ingredients: [
      t('8 belles tomates', '8 good tomatoes'),
      t('300 g de chair à saucisse, 200 g de bœuf haché', '300 g sausage meat, 200 g minced beef'),
      t('1 tranche de pain rassis, un peu de lait', '1 slice of stale bread, a little milk'),
      t('1 oignon, 2 gousses d’ail, du persil', '1 onion, 2 cloves of garlic, parsley'),
      t('1 œuf', '1 egg'),
      t('2 poignées de riz', '2 handfuls of rice'),
    ],
    steps: [
      t(
        'Décalottez les tomates, évidez-les à la cuillère, salez-les et retournez-les sur une assiette.',
        'Cut the tops off the tomatoes, scoop them out, salt them and turn them upside down on a plate.',
      ),
      t(
        'Mêlez les viandes, le pain trempé dans le lait et pressé, l’oignon, l’ail, le persil et l’œuf.',
        'Mix the meats, the bread soaked in milk and squeezed, the onion, garlic, parsley and egg.',
      ),
      t(
        'Versez la pulpe et le riz cru dans un plat, posez-y les tomates farcies et leurs chapeaux.',
        'Put the pulp and the raw rice into a dish and stand the stuffed tomatoes, with their lids, on top.',
      ),
      t(
        'Enfournez 50 minutes à 180 °C : le riz boit le jus et cuit tout seul.',
        'Bake for 50 minutes at 180 °C: the rice drinks the juice and cooks by itself.',
      ),
    ],
  },
  {
    slug: 'mouclade',
    title: t('Mouclade au safran', 'Saffron mussels'),
    products: ['moule', 'creme', 'vin-blanc', 'safran', 'echalote'],
    months: span(7, 1),
    minutes: 40,
    serves: 4,
    ingredients: [
      t('2 kg de moules de bouchot', '2 kg mussels'),
      t('20 cl de vin blanc sec', '200 ml dry white wine'),
      t('2 échalotes, 1 gousse d’ail', '2 shallots, 1 clove of garlic'),
      t('20 cl de crème fraîche', '200 ml cream'),
      t('1 jaune d’œuf', '1 egg yolk'),
      t('1 dose de safran, ou une pointe de curry', '1 pinch of saffron, or a little curry powder'),
    ],
    steps: [
      t(
        'Lavez les moules, jetez celles qui restent ouvertes. Ouvrez-les à feu vif avec le vin blanc, cinq minutes.',
        'Wash the mussels and discard any that stay open. Open them over a high heat with the wine, for five minutes.',
      ),
      t(
        'Filtrez le jus. Ôtez une coquille sur deux et rangez les moules dans un plat, au chaud.',
        'Strain the juice. Remove one shell from each mussel and keep them warm in a dish.',
      ),
      t(
        'Faites fondre échalotes et ail, mouillez avec le jus, laissez réduire de moitié, puis ajoutez la crème et le safran.',
        'Soften the shallots and garlic, add the juice, reduce by half, then add the cream and saffron.',
      ),
      t(
        'Liez hors du feu avec le jaune d’œuf, nappez les moules et servez aussitôt.',
        'Thicken off the heat with the egg yolk, pour over the mussels and serve at once.',
      ),
    ],
  },
  {
    slug: 'gratin-courgettes-chabichou',
    title: t('Gratin de courgettes au chabichou', 'Courgette and goat’s cheese gratin'),
    products: ['courgette', 'chabichou', 'fromage-de-chevre', 'oeuf', 'creme'],
    months: span(5, 10),
    minutes: 50,
    serves: 4,
    ingredients: [
      t('1 kg de petites courgettes', '1 kg small courgettes'),
      t('1 chabichou mi-sec', '1 half-dry chabichou cheese'),
      t('2 œufs', '2 eggs'),
      t('15 cl de crème fraîche', '150 ml cream'),
      t('1 gousse d’ail, quelques feuilles de menthe', '1 clove of garlic, a few mint leaves'),
    ],
    steps: [
      t(
        'Coupez les courgettes en fines rondelles et faites-les sauter dix minutes à feu vif : leur eau doit s’en aller.',
        'Slice the courgettes thinly and fry them over a high heat for ten minutes, until their water has gone.',
      ),
      t(
        'Frottez un plat d’ail. Battez les œufs, la crème, la menthe ciselée, du sel et du poivre.',
        'Rub a dish with garlic. Beat the eggs, cream, shredded mint, salt and pepper.',
      ),
      t(
        'Alternez courgettes et lamelles de chabichou, versez la crème.',
        'Layer the courgettes with slices of chabichou and pour in the cream.',
      ),
      t('Faites gratiner 25 minutes à 190 °C.', 'Bake for 25 minutes at 190 °C, until golden.'),
    ],
  },
  {
    slug: 'axoa-de-veau',
    title: t('Axoa de veau', 'Basque veal axoa'),
    products: ['veau', 'piment-doux', 'piment-d-espelette', 'oignon'],
    months: span(7, 10),
    minutes: 60,
    serves: 4,
    ingredients: [
      t('800 g d’épaule de veau', '800 g shoulder of veal'),
      t('10 piments doux', '10 long sweet peppers'),
      t('2 oignons, 3 gousses d’ail', '2 onions, 3 cloves of garlic'),
      t('1 poivron rouge', '1 red pepper'),
      t('1 cuillerée à café de piment d’Espelette', '1 teaspoon of Espelette pepper'),
      t('10 cl de vin blanc, thym, laurier', '100 ml white wine, thyme, bay'),
    ],
    steps: [
      t(
        'Coupez le veau au couteau, en tout petits dés : c’est ce qui fait l’axoa.',
        'Cut the veal by hand into very small dice: that is what makes an axoa.',
      ),
      t(
        'Faites revenir oignons, ail, poivron et piments émincés un quart d’heure à feu doux.',
        'Soften the sliced onions, garlic, red pepper and sweet peppers for a quarter of an hour over a low heat.',
      ),
      t(
        'Montez le feu, ajoutez la viande, laissez-la blanchir, puis versez le vin et un verre d’eau.',
        'Turn up the heat, add the meat, let it lose its colour, then add the wine and a glass of water.',
      ),
      t(
        'Ajoutez herbes et piment d’Espelette, cuisez 30 minutes. Servez avec des pommes de terre vapeur.',
        'Add the herbs and the Espelette pepper and cook for 30 minutes. Serve with steamed potatoes.',
      ),
    ],
  },
  {
    slug: 'salade-de-magret-haricots-verts',
    title: t('Salade tiède de magret et haricots verts', 'Warm duck and green bean salad'),
    products: ['canard', 'haricot-vert', 'tomate', 'noix-du-perigord', 'huile-de-noix'],
    months: span(6, 9),
    minutes: 35,
    serves: 4,
    ingredients: [
      t('1 beau magret de canard', '1 large duck breast'),
      t('500 g de haricots verts', '500 g green beans'),
      t('3 tomates', '3 tomatoes'),
      t('Une poignée de cerneaux de noix', 'A handful of walnut halves'),
      t('2 cuillerées d’huile de noix, 1 de vinaigre', '2 tablespoons of walnut oil, 1 of vinegar'),
      t('1 échalote', '1 shallot'),
    ],
    steps: [
      t(
        'Quadrillez le gras du magret au couteau. Posez-le côté peau dans une poêle froide, puis cuisez huit minutes à feu moyen.',
        'Score the fat of the duck breast. Lay it skin side down in a cold pan, then cook for eight minutes over a medium heat.',
      ),
      t(
        'Jetez la graisse, retournez-le quatre minutes, puis laissez-le reposer dix minutes, couvert.',
        'Pour off the fat, turn it over for four minutes, then let it rest for ten, covered.',
      ),
      t(
        'Cuisez les haricots huit minutes à l’eau bouillante salée ; ils doivent rester un peu fermes.',
        'Boil the beans for eight minutes in salted water; they should keep some bite.',
      ),
      t(
        'Mêlez haricots tièdes, tomates, échalote et vinaigrette, puis posez dessus le magret tranché et les noix.',
        'Toss the warm beans, tomatoes, shallot and dressing, then top with the sliced duck and the walnuts.',
      ),
    ],
  },
  {
    slug: 'peches-roties-au-miel',
    title: t('Pêches rôties au miel et au romarin', 'Peaches roasted with honey and rosemary'),
    products: ['peche', 'nectarine', 'miel', 'vin-blanc'],
    months: span(6, 9),
    minutes: 35,
    serves: 4,
    ingredients: [
      t('6 pêches ou nectarines', '6 peaches or nectarines'),
      t('3 cuillerées de miel', '3 tablespoons of honey'),
      t('1 petit verre de vin blanc moelleux', '1 small glass of sweet white wine'),
      t('2 brins de romarin', '2 sprigs of rosemary'),
      t('20 g de beurre', '20 g butter'),
    ],
    steps: [
      t(
        'Ouvrez les pêches en deux, dénoyautez-les et rangez-les dans un plat, côté coupé au-dessus.',
        'Halve the peaches, stone them and lay them in a dish, cut side up.',
      ),
      t(
        'Arrosez de miel et de vin, ajoutez le romarin et des noisettes de beurre.',
        'Pour over the honey and wine, add the rosemary and dot with butter.',
      ),
      t(
        'Rôtissez 25 minutes à 190 °C, en arrosant deux fois. Servez tiède, avec un yaourt.',
        'Roast for 25 minutes at 190 °C, basting twice. Serve warm, with yoghurt.',
      ),
    ],
  },
  {
    slug: 'thon-a-la-luzienne',
    title: t('Thon germon à la luzienne', 'Albacore tuna, Saint-Jean-de-Luz style'),
    products: ['thon-germon', 'tomate', 'poivron', 'piment-d-espelette', 'pomme-de-terre'],
    months: span(6, 9),
    minutes: 50,
    serves: 4,
    ingredients: [
      t('4 tranches de thon germon', '4 steaks of albacore tuna'),
      t('5 tomates', '5 tomatoes'),
      t('2 poivrons', '2 peppers'),
      t('2 oignons, 3 gousses d’ail', '2 onions, 3 cloves of garlic'),
      t('1 verre de vin blanc sec', '1 glass of dry white wine'),
      t('Piment d’Espelette', 'Espelette pepper'),
    ],
    steps: [
      t(
        'Faites fondre oignons et poivrons émincés, puis l’ail et les tomates, une demi-heure à feu doux.',
        'Soften the sliced onions and peppers, then the garlic and tomatoes, for half an hour over a low heat.',
      ),
      t(
        'Saisissez le thon une minute par face dans une autre poêle, déglacez au vin blanc.',
        'Sear the tuna for a minute on each side in another pan and add the white wine.',
      ),
      t(
        'Couchez le thon et son jus dans les légumes, pimentez, couvrez et arrêtez le feu au bout de cinq minutes.',
        'Lay the tuna and its juice in the vegetables, add Espelette pepper, cover and turn off the heat after five minutes.',
      ),
      t('Servez avec des pommes de terre à l’eau.', 'Serve with boiled potatoes.'),
    ],
  },
];
