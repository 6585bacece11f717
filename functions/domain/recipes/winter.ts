import { span } from '#domain/catalogue/catalogue-product.ts';
import { type RecipeText, t } from './recipe.ts';

export const WINTER: readonly RecipeText[] = [
  {
    slug: 'garbure-du-jeudi',
    title: t('Garbure du jeudi', 'Thursday garbure'),
    products: ['chou', 'confit-de-canard', 'mogette', 'poireau', 'carotte', 'navet'],
    months: span(10, 3),
    minutes: 120,
    serves: 6,
    ingredients: [
      t('1 petit chou vert', '1 small green cabbage'),
      t('2 cuisses de canard confites', '2 confit duck legs'),
      t('250 g de mogettes, trempées la veille', '250 g dried white beans, soaked overnight'),
      t('2 poireaux, 3 carottes, 2 navets', '2 leeks, 3 carrots, 2 turnips'),
      t('3 gousses d’ail', '3 cloves of garlic'),
      t('1 os de jambon ou une tranche épaisse de ventrèche', '1 ham bone or a thick slice of cured pork belly'),
      t('Quelques tranches de pain rassis', 'A few slices of stale bread'),
    ],
    steps: [
      t(
        'Couvrez les mogettes et l’os de jambon de trois litres d’eau froide. Laissez frémir 45 minutes, sans sel.',
        'Cover the beans and the ham bone with three litres of cold water. Simmer for 45 minutes, without salt.',
      ),
      t(
        'Coupez les légumes en gros morceaux. Ajoutez carottes, navets, poireaux et ail, puis, vingt minutes plus tard, le chou en lanières.',
        'Cut the vegetables into large pieces. Add carrots, turnips, leeks and garlic, then, twenty minutes later, the cabbage in ribbons.',
      ),
      t(
        'Essuyez le confit de sa graisse, glissez-le dans la soupe et comptez encore 25 minutes à petit feu.',
        'Wipe the fat off the duck, slide it into the soup and cook for another 25 minutes over a low heat.',
      ),
      t(
        'Goûtez, salez si besoin. Effilochez la viande et servez brûlant sur le pain.',
        'Taste, and salt if it needs it. Shred the meat and serve very hot over the bread.',
      ),
    ],
    tip: t(
      'Elle est meilleure réchauffée : la cuillère doit presque y tenir debout.',
      'It is better the next day: the spoon should almost stand up in it.',
    ),
  },
  {
    slug: 'huitres-et-crepinettes',
    title: t('Huîtres et crépinettes, à la bordelaise', 'Oysters with hot sausages, Bordeaux style'),
    products: ['huitre', 'huitre-marennes-oleron', 'porc', 'vin-blanc', 'pain', 'beurre'],
    months: span(10, 3),
    minutes: 30,
    serves: 4,
    ingredients: [
      t('3 douzaines d’huîtres creuses n° 3', '3 dozen medium oysters'),
      t('8 crépinettes de porc (ou des chipolatas)', '8 pork patties in caul (or chipolatas)'),
      t('1 petit verre de vin blanc sec', '1 small glass of dry white wine'),
      t('1 pain de seigle, du beurre demi-sel', '1 rye loaf, salted butter'),
      t('1 citron', '1 lemon'),
    ],
    steps: [
      t(
        'Sortez le beurre du réfrigérateur. Ouvrez les huîtres, videz leur première eau et gardez-les au frais, bien à plat.',
        'Take the butter out of the fridge. Open the oysters, pour off their first water and keep them cool and level.',
      ),
      t(
        'Faites dorer les crépinettes à la poêle, sans matière grasse, 6 minutes de chaque côté.',
        'Brown the patties in a dry pan, 6 minutes on each side.',
      ),
      t(
        'Versez le vin blanc dans la poêle chaude, grattez les sucs, laissez réduire de moitié et nappez-en les crépinettes.',
        'Pour the wine into the hot pan, scrape up the juices, let them reduce by half and spoon over the patties.',
      ),
      t(
        'Servez ensemble : une huître froide, une bouchée de crépinette brûlante, une tartine beurrée.',
        'Serve together: a cold oyster, a bite of hot sausage, buttered bread.',
      ),
    ],
  },
  {
    slug: 'mache-betterave-noix',
    title: t('Salade de mâche, betterave et noix', 'Lamb’s lettuce, beetroot and walnuts'),
    products: ['mache', 'noix-du-perigord', 'betterave', 'huile-de-noix', 'fromage-de-chevre'],
    months: span(10, 2),
    minutes: 15,
    serves: 4,
    ingredients: [
      t('200 g de mâche', '200 g lamb’s lettuce'),
      t('2 betteraves cuites', '2 cooked beetroots'),
      t('12 noix', '12 walnuts'),
      t('1 petit fromage de chèvre sec', '1 small dry goat’s cheese'),
      t('2 cuillerées d’huile de noix, 1 de tournesol', '2 tablespoons of walnut oil, 1 of sunflower oil'),
      t('1 cuillerée de vinaigre de cidre', '1 tablespoon of cider vinegar'),
    ],
    steps: [
      t(
        'Lavez la mâche dans deux eaux, sans la laisser tremper, et essorez-la doucement.',
        'Wash the lamb’s lettuce twice, without soaking it, and spin it gently.',
      ),
      t(
        'Cassez les noix et faites-les griller cinq minutes dans une poêle sèche.',
        'Crack the walnuts and toast them for five minutes in a dry pan.',
      ),
      t(
        'Battez le vinaigre, du sel et les huiles. Enrobez-en d’abord les betteraves coupées en dés.',
        'Whisk the vinegar, some salt and the oils. Dress the diced beetroot with it first.',
      ),
      t(
        'Ajoutez la mâche au dernier moment, puis les noix et le chèvre en copeaux.',
        'Add the leaves at the last moment, then the walnuts and shavings of the cheese.',
      ),
    ],
  },
  {
    slug: 'kiwis-miel-yaourt-de-brebis',
    title: t('Kiwis au miel et yaourt de brebis', 'Kiwi fruit with honey and ewe’s yoghurt'),
    products: ['kiwi', 'miel', 'yaourt', 'noisette'],
    months: span(11, 3),
    minutes: 15,
    serves: 4,
    ingredients: [
      t('6 kiwis bien mûrs', '6 ripe kiwi fruit'),
      t('4 yaourts de brebis', '4 pots of ewe’s yoghurt'),
      t('3 cuillerées de miel de châtaignier', '3 tablespoons of chestnut honey'),
      t('40 g de noisettes', '40 g hazelnuts'),
      t('1 brin de thym', '1 sprig of thyme'),
    ],
    steps: [
      t(
        'Concassez les noisettes et faites-les blondir à la poêle.',
        'Crush the hazelnuts roughly and colour them in a pan.',
      ),
      t(
        'Dans la même poêle, tiédissez le miel avec le thym, deux minutes, sans le laisser bouillir.',
        'In the same pan, warm the honey with the thyme for two minutes, without letting it boil.',
      ),
      t(
        'Pelez les kiwis, coupez-les en rondelles et arrosez-les du miel tiède.',
        'Peel the kiwi fruit, slice them and pour the warm honey over them.',
      ),
      t('Répartissez sur les yaourts et parsemez de noisettes.', 'Spoon over the yoghurt and scatter with hazelnuts.'),
    ],
    tip: t(
      'Un kiwi trop ferme mûrit en deux jours à côté d’une pomme.',
      'A hard kiwi fruit ripens in two days beside an apple.',
    ),
  },
  {
    slug: 'daube-au-vin-rouge',
    title: t('Daube de bœuf au vin rouge', 'Beef stewed in red wine'),
    products: ['boeuf', 'boeuf-limousin', 'boeuf-de-chalosse', 'boeuf-de-bazas', 'vin-rouge', 'carotte', 'ventreche'],
    months: span(10, 3),
    minutes: 210,
    serves: 6,
    ingredients: [
      t('1,5 kg de bœuf à braiser (paleron et jumeau)', '1.5 kg braising beef (chuck and blade)'),
      t('1 bouteille de vin rouge', '1 bottle of red wine'),
      t('4 carottes', '4 carrots'),
      t('2 oignons, 4 gousses d’ail', '2 onions, 4 cloves of garlic'),
      t('150 g de ventrèche', '150 g cured pork belly'),
      t('1 cuillerée de farine', '1 tablespoon of flour'),
      t('1 zeste d’orange, thym, laurier', '1 strip of orange peel, thyme, bay'),
    ],
    steps: [
      t(
        'Faites fondre la ventrèche en lardons, retirez-la, puis colorez la viande dans sa graisse, en plusieurs fois.',
        'Render the pork belly in small pieces, take it out, then brown the meat in its fat, a few pieces at a time.',
      ),
      t(
        'Ajoutez oignons et carottes en rondelles, saupoudrez de farine et remuez deux minutes.',
        'Add the sliced onions and carrots, dust with the flour and stir for two minutes.',
      ),
      t(
        'Versez le vin, portez à ébullition, ajoutez l’ail, les herbes, le zeste et la ventrèche. Salez peu.',
        'Pour in the wine, bring to the boil, add the garlic, herbs, peel and pork belly. Salt lightly.',
      ),
      t(
        'Couvrez et laissez mijoter trois heures au four, à 150 °C : la viande doit céder à la cuillère.',
        'Cover and cook for three hours in the oven at 150 °C: the meat should give way to a spoon.',
      ),
    ],
    tip: t('Servez-la avec des pâtes fermières ou une purée de panais.', 'Serve with fresh pasta or mashed parsnips.'),
  },
  {
    slug: 'choux-de-bruxelles-ventreche',
    title: t('Choux de Bruxelles poêlés à la ventrèche', 'Pan-fried sprouts with cured pork belly'),
    products: ['chou-de-bruxelles', 'ventreche', 'chataigne', 'noix-du-perigord'],
    months: span(10, 3),
    minutes: 30,
    serves: 4,
    ingredients: [
      t('600 g de choux de Bruxelles', '600 g Brussels sprouts'),
      t('120 g de ventrèche en tranches', '120 g sliced cured pork belly'),
      t('Une poignée de châtaignes cuites, ou de cerneaux de noix', 'A handful of cooked chestnuts, or walnut halves'),
      t('1 cuillerée de vinaigre de cidre', '1 tablespoon of cider vinegar'),
    ],
    steps: [
      t(
        'Parez les choux, coupez-les en deux et plongez-les quatre minutes dans l’eau bouillante salée. Égouttez bien.',
        'Trim and halve the sprouts and boil them for four minutes in salted water. Drain well.',
      ),
      t(
        'Faites croustiller la ventrèche à feu moyen et réservez-la.',
        'Crisp the pork belly over a medium heat and set it aside.',
      ),
      t(
        'Posez les choux dans la graisse, côté coupé dessous, et ne les touchez plus avant qu’ils soient bien dorés.',
        'Lay the sprouts cut side down in the fat and leave them alone until they are well browned.',
      ),
      t(
        'Ajoutez châtaignes ou noix, déglacez au vinaigre, émiettez la ventrèche et poivrez.',
        'Add the chestnuts or walnuts, the vinegar, then the crumbled pork belly and pepper.',
      ),
    ],
  },
  {
    slug: 'poireaux-vinaigrette-mimosa',
    title: t('Poireaux vinaigrette, œufs mimosa', 'Leeks vinaigrette with grated egg'),
    products: ['poireau', 'oeuf', 'huile-de-tournesol'],
    months: span(9, 4),
    minutes: 35,
    serves: 4,
    ingredients: [
      t('8 poireaux moyens', '8 medium leeks'),
      t('3 œufs', '3 eggs'),
      t('1 cuillerée à café de moutarde', '1 teaspoon of mustard'),
      t('1 cuillerée de vinaigre, 3 d’huile de tournesol', '1 tablespoon of vinegar, 3 of sunflower oil'),
      t('1 échalote', '1 shallot'),
      t('Quelques brins de persil', 'A few sprigs of parsley'),
    ],
    steps: [
      t(
        'Gardez le blanc et le vert tendre des poireaux. Lavez-les, ficelez-les et cuisez-les 20 minutes à la vapeur.',
        'Keep the white and pale green of the leeks. Wash them, tie them in a bundle and steam for 20 minutes.',
      ),
      t(
        'Faites durcir les œufs dix minutes, passez-les sous l’eau froide et écalez-les.',
        'Boil the eggs for ten minutes, cool them under the tap and peel them.',
      ),
      t(
        'Préparez une vinaigrette bien moutardée avec l’échalote hachée et arrosez-en les poireaux encore tièdes.',
        'Make a sharp, mustardy dressing with the chopped shallot and pour it over the leeks while still warm.',
      ),
      t(
        'Râpez les œufs par-dessus, parsemez de persil et attendez dix minutes avant de servir.',
        'Grate the eggs over the top, scatter with parsley and wait ten minutes before serving.',
      ),
    ],
  },
  {
    slug: 'lapin-aux-pruneaux',
    title: t('Lapin aux pruneaux d’Agen', 'Rabbit with Agen prunes'),
    products: ['lapin', 'pruneau', 'vin-blanc', 'creme'],
    months: span(9, 4),
    minutes: 80,
    serves: 4,
    ingredients: [
      t('1 lapin coupé en morceaux', '1 rabbit, jointed'),
      t('20 pruneaux mi-cuits', '20 soft prunes'),
      t('2 oignons', '2 onions'),
      t('25 cl de vin blanc sec', '250 ml dry white wine'),
      t('2 cuillerées de crème fraîche', '2 tablespoons of cream'),
      t('1 cuillerée de moutarde à l’ancienne', '1 tablespoon of grain mustard'),
      t('Thym, laurier', 'Thyme, bay'),
    ],
    steps: [
      t(
        'Salez le lapin et colorez-le lentement dans un peu d’huile. Retirez-le, puis faites fondre les oignons émincés.',
        'Salt the rabbit and brown it slowly in a little oil. Take it out, then soften the sliced onions.',
      ),
      t(
        'Remettez le lapin, versez le vin, ajoutez thym et laurier. Couvrez et laissez cuire 40 minutes à feu doux.',
        'Return the rabbit, add the wine, thyme and bay. Cover and cook for 40 minutes over a low heat.',
      ),
      t(
        'Ajoutez les pruneaux et prolongez la cuisson de quinze minutes, à découvert.',
        'Add the prunes and cook for another fifteen minutes, uncovered.',
      ),
      t(
        'Hors du feu, liez la sauce avec la crème et la moutarde.',
        'Off the heat, stir the cream and mustard into the sauce.',
      ),
    ],
  },
];
