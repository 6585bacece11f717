import { span } from '#domain/catalogue/catalogue-product.ts';
import { type RecipeText, t } from './recipe.ts';

export const SPRING: readonly RecipeText[] = [
  {
    slug: 'asperges-oeuf-mollet-jambon',
    title: t('Asperges blanches, œuf mollet et jambon', 'White asparagus, soft egg and ham'),
    products: ['asperge', 'oeuf', 'jambon-de-bayonne', 'beurre'],
    months: span(4, 6),
    minutes: 35,
    serves: 4,
    ingredients: [
      t('1 kg d’asperges blanches', '1 kg white asparagus'),
      t('4 œufs extra-frais', '4 very fresh eggs'),
      t('4 fines tranches de jambon de Bayonne', '4 thin slices of Bayonne ham'),
      t('40 g de beurre', '40 g butter'),
      t('1 cuillerée de vinaigre de xérès', '1 tablespoon of sherry vinegar'),
    ],
    steps: [
      t(
        'Épluchez les asperges de la pointe vers le pied et coupez le bout dur. Gardez les épluchures : elles parfument l’eau.',
        'Peel the asparagus from tip to foot and cut off the hard end. Keep the peelings: they flavour the water.',
      ),
      t(
        'Cuisez-les 12 à 15 minutes dans l’eau salée frémissante : la lame d’un couteau doit entrer sans effort.',
        'Cook in simmering salted water for 12 to 15 minutes, until a knife goes in without effort.',
      ),
      t(
        'Plongez les œufs six minutes dans l’eau bouillante, refroidissez-les et écalez-les avec délicatesse.',
        'Boil the eggs for six minutes, cool them and peel them gently.',
      ),
      t(
        'Faites mousser le beurre jusqu’à ce qu’il sente la noisette, ajoutez le vinaigre hors du feu.',
        'Let the butter foam until it smells of hazelnuts, then add the vinegar off the heat.',
      ),
      t(
        'Dressez les asperges tièdes, le jambon et l’œuf ouvert, arrosez de beurre et poivrez.',
        'Lay out the warm asparagus, the ham and the opened egg, spoon over the butter and add pepper.',
      ),
    ],
  },
  {
    slug: 'navarin-de-printemps',
    title: t('Navarin d’agneau de printemps', 'Spring lamb stew'),
    products: ['agneau', 'agneau-de-lait', 'navet', 'petit-pois', 'pomme-de-terre-primeur'],
    months: span(4, 6),
    minutes: 100,
    serves: 6,
    ingredients: [
      t('1,2 kg d’épaule et de collier d’agneau', '1.2 kg lamb shoulder and neck'),
      t('1 botte de navets nouveaux', '1 bunch of young turnips'),
      t('12 petites pommes de terre nouvelles', '12 small new potatoes'),
      t('200 g de petits pois écossés', '200 g shelled peas'),
      t('6 oignons nouveaux, 2 gousses d’ail', '6 spring onions, 2 cloves of garlic'),
      t('1 cuillerée de farine', '1 tablespoon of flour'),
      t('1 cuillerée de concentré de tomate, thym', '1 tablespoon of tomato purée, thyme'),
    ],
    steps: [
      t(
        'Faites dorer l’agneau en gros morceaux, saupoudrez de farine, remuez, puis ajoutez concentré, ail et thym.',
        'Brown the lamb in large pieces, dust with flour, stir, then add the tomato purée, garlic and thyme.',
      ),
      t(
        'Mouillez à hauteur d’eau chaude et laissez frémir 45 minutes.',
        'Just cover with hot water and simmer for 45 minutes.',
      ),
      t(
        'Ajoutez navets, pommes de terre et oignons entiers ; comptez 25 minutes.',
        'Add the turnips, potatoes and onions, whole, and allow 25 minutes.',
      ),
      t(
        'Jetez les petits pois dans la cocotte pour les six dernières minutes, afin qu’ils restent verts.',
        'Throw in the peas for the last six minutes, so that they stay green.',
      ),
    ],
  },
  {
    slug: 'tarte-a-la-rhubarbe',
    title: t('Tarte à la rhubarbe toute simple', 'Plain rhubarb tart'),
    products: ['rhubarbe', 'farine', 'beurre', 'oeuf', 'creme'],
    months: span(4, 6),
    minutes: 70,
    serves: 6,
    ingredients: [
      t('700 g de rhubarbe', '700 g rhubarb'),
      t('200 g de farine, 100 g de beurre, 1 pincée de sel', '200 g flour, 100 g butter, 1 pinch of salt'),
      t('120 g de sucre', '120 g sugar'),
      t('2 œufs', '2 eggs'),
      t('15 cl de crème fraîche', '150 ml cream'),
    ],
    steps: [
      t(
        'Coupez la rhubarbe en tronçons, mêlez-la à la moitié du sucre et laissez-la rendre son eau une demi-heure.',
        'Cut the rhubarb into short lengths, toss with half the sugar and leave for half an hour to give up its juice.',
      ),
      t(
        'Sablez farine, sel et beurre du bout des doigts, mouillez d’un peu d’eau froide, étalez dans un moule de 26 cm.',
        'Rub the flour, salt and butter together, bind with a little cold water and roll out into a 26 cm tin.',
      ),
      t(
        'Égouttez la rhubarbe, répartissez-la sur la pâte et enfournez 20 minutes à 190 °C.',
        'Drain the rhubarb, spread it over the pastry and bake for 20 minutes at 190 °C.',
      ),
      t(
        'Battez les œufs, la crème et le reste du sucre, versez sur les fruits et remettez au four 20 minutes.',
        'Beat the eggs, cream and the rest of the sugar, pour over the fruit and bake for another 20 minutes.',
      ),
    ],
    tip: t(
      'Le jus de rhubarbe sucré fait un sirop : ne le jetez pas.',
      'The sweet rhubarb juice makes a cordial: keep it.',
    ),
  },
  {
    slug: 'fraises-au-vin-rouge',
    title: t('Fraises au vin rouge et au poivre', 'Strawberries in red wine and pepper'),
    products: ['fraise', 'vin-rouge'],
    months: span(4, 7),
    minutes: 15,
    serves: 4,
    ingredients: [
      t('600 g de fraises', '600 g strawberries'),
      t('20 cl de vin rouge léger', '200 ml light red wine'),
      t('50 g de sucre', '50 g sugar'),
      t('4 tours de moulin à poivre', '4 turns of the pepper mill'),
      t('Quelques feuilles de menthe', 'A few mint leaves'),
    ],
    steps: [
      t(
        'Faites bouillir le vin et le sucre cinq minutes avec le poivre, puis laissez refroidir.',
        'Boil the wine and sugar with the pepper for five minutes, then let it cool.',
      ),
      t(
        'Rincez les fraises avant de les équeuter, pour qu’elles ne boivent pas l’eau. Coupez les plus grosses.',
        'Rinse the strawberries before hulling them, so that they take up no water. Cut the biggest.',
      ),
      t(
        'Arrosez-les du sirop et mettez au frais une heure. Ajoutez la menthe ciselée au moment de servir.',
        'Pour the syrup over them and chill for an hour. Add the shredded mint when you serve.',
      ),
    ],
  },
  {
    slug: 'tartines-chevre-radis-miel',
    title: t('Tartines de chèvre frais, radis et miel', 'Fresh goat’s cheese, radish and honey toasts'),
    products: ['fromage-de-chevre', 'chabichou', 'mothais', 'pain', 'radis', 'miel'],
    months: span(3, 6),
    minutes: 15,
    serves: 4,
    ingredients: [
      t('4 grandes tranches de pain de campagne', '4 large slices of country bread'),
      t('200 g de chèvre frais', '200 g fresh goat’s cheese'),
      t('1 botte de radis, avec ses fanes', '1 bunch of radishes, with their leaves'),
      t('1 cuillerée de miel d’acacia', '1 tablespoon of acacia honey'),
      t('1 filet d’huile de noix ou de tournesol', 'A little walnut or sunflower oil'),
    ],
    steps: [
      t(
        'Hachez une poignée de fanes de radis bien lavées et mêlez-les au chèvre, avec du sel et du poivre.',
        'Chop a handful of well-washed radish leaves and stir them into the cheese with salt and pepper.',
      ),
      t('Faites griller le pain, d’un côté seulement.', 'Toast the bread, on one side only.'),
      t(
        'Tartinez le côté moelleux, couvrez de rondelles de radis, puis d’un fil de miel et d’un fil d’huile.',
        'Spread the soft side, cover with sliced radishes, then a thread of honey and one of oil.',
      ),
    ],
  },
  {
    slug: 'epinards-oeufs-cocotte',
    title: t('Œufs cocotte aux épinards', 'Baked eggs with spinach'),
    products: ['oeuf', 'epinard', 'creme', 'tomme'],
    months: span(9, 5),
    minutes: 30,
    serves: 4,
    ingredients: [
      t('400 g d’épinards frais', '400 g fresh spinach'),
      t('4 œufs', '4 eggs'),
      t('4 cuillerées de crème fraîche', '4 tablespoons of cream'),
      t('40 g de tomme râpée', '40 g grated tomme cheese'),
      t('Noix de muscade', 'Nutmeg'),
    ],
    steps: [
      t(
        'Lavez les épinards, faites-les tomber deux minutes à feu vif dans l’eau qui y reste, puis pressez-les.',
        'Wash the spinach and wilt it for two minutes over a high heat in the water left on it, then squeeze it dry.',
      ),
      t(
        'Hachez-les, mêlez-les à la moitié de la crème et à un peu de muscade. Répartissez dans quatre ramequins.',
        'Chop it, mix with half the cream and a little nutmeg, and divide among four ramekins.',
      ),
      t(
        'Cassez un œuf dans chacun, ajoutez le reste de la crème et la tomme.',
        'Break an egg into each, then add the rest of the cream and the cheese.',
      ),
      t(
        'Cuisez douze minutes au four, à 180 °C, dans un plat d’eau chaude : le blanc pris, le jaune coulant.',
        'Bake for twelve minutes at 180 °C in a dish of hot water: the white set, the yolk running.',
      ),
    ],
  },
  {
    slug: 'petits-pois-a-la-laitue',
    title: t('Petits pois étuvés à la laitue', 'Peas braised with lettuce'),
    products: ['petit-pois', 'laitue', 'ventreche', 'beurre'],
    months: span(5, 7),
    minutes: 40,
    serves: 4,
    ingredients: [
      t('1,5 kg de petits pois en cosse', '1.5 kg peas in the pod'),
      t('1 cœur de laitue', '1 lettuce heart'),
      t('6 oignons nouveaux', '6 spring onions'),
      t('80 g de ventrèche', '80 g cured pork belly'),
      t('30 g de beurre', '30 g butter'),
      t('1 morceau de sucre', '1 lump of sugar'),
    ],
    steps: [
      t('Écossez les petits pois, de préférence à plusieurs.', 'Shell the peas, in company if you can.'),
      t(
        'Faites dorer la ventrèche en petits dés dans le beurre, ajoutez les oignons coupés en deux.',
        'Brown the diced pork belly in the butter and add the halved onions.',
      ),
      t(
        'Ajoutez les pois, la laitue en lanières, le sucre et un demi-verre d’eau. Couvrez, laissez 15 minutes à feu doux.',
        'Add the peas, the shredded lettuce, the sugar and half a glass of water. Cover and cook gently for 15 minutes.',
      ),
      t('Salez à la fin seulement et servez avec le jus.', 'Salt only at the end and serve with the juice.'),
    ],
  },
  {
    slug: 'clafoutis-aux-cerises',
    title: t('Clafoutis limousin aux cerises', 'Limousin cherry clafoutis'),
    products: ['cerise', 'oeuf', 'lait', 'farine'],
    months: span(5, 7),
    minutes: 60,
    serves: 6,
    ingredients: [
      t('600 g de cerises noires', '600 g black cherries'),
      t('3 œufs', '3 eggs'),
      t('100 g de farine', '100 g flour'),
      t('100 g de sucre', '100 g sugar'),
      t('30 cl de lait', '300 ml milk'),
      t('30 g de beurre', '30 g butter'),
    ],
    steps: [
      t(
        'Lavez et équeutez les cerises sans les dénoyauter : le noyau donne son parfum d’amande. Prévenez vos invités.',
        'Wash and stalk the cherries, but leave the stones in: they give the almond scent. Warn your guests.',
      ),
      t('Beurrez largement un plat, serrez-y les cerises.', 'Butter a dish generously and pack the cherries into it.'),
      t(
        'Fouettez œufs et sucre, puis la farine, le lait et le beurre fondu. Versez sur les fruits.',
        'Whisk the eggs and sugar, then the flour, milk and melted butter. Pour over the fruit.',
      ),
      t(
        'Cuisez 40 minutes à 180 °C. Servez tiède, sucré au dernier moment.',
        'Bake for 40 minutes at 180 °C. Serve warm, dusted with sugar at the last moment.',
      ),
    ],
  },
  {
    slug: 'omelette-aux-fleurs',
    title: t('Omelette aux herbes et aux fleurs', 'Herb and flower omelette'),
    products: ['fleurs-comestibles', 'herbes', 'oeuf', 'beurre'],
    months: span(5, 10),
    minutes: 15,
    serves: 3,
    ingredients: [
      t('6 œufs', '6 eggs'),
      t('1 gros bouquet d’herbes : ciboulette, cerfeuil, oseille', '1 big bunch of herbs: chives, chervil, sorrel'),
      t(
        '1 poignée de fleurs vendues pour la table : bourrache, capucine, souci',
        '1 handful of flowers sold for eating: borage, nasturtium, marigold',
      ),
      t('20 g de beurre', '20 g butter'),
    ],
    steps: [
      t(
        'Ciselez les herbes. Battez les œufs à la fourchette, juste assez pour les mêler, avec les herbes et du sel.',
        'Snip the herbs. Beat the eggs with a fork, only enough to mix them, with the herbs and some salt.',
      ),
      t(
        'Versez dans le beurre chantant et ramenez les bords vers le centre. Arrêtez quand le dessus tremble encore.',
        'Pour into the singing butter and draw the edges towards the middle. Stop while the top still trembles.',
      ),
      t(
        'Pliez l’omelette, puis parsemez-la de fleurs et de pétales, qui ne doivent pas cuire.',
        'Fold the omelette, then scatter it with the flowers and petals, which must not cook.',
      ),
    ],
    tip: t(
      'Ne mangez que des fleurs cultivées pour cela : celles du fleuriste sont traitées.',
      'Eat only flowers grown for the table: a florist’s have been sprayed.',
    ),
  },
];
