import { span } from '#domain/catalogue/catalogue-product.ts';
import { type RecipeText, t } from './recipe.ts';

export const AUTUMN: readonly RecipeText[] = [
  {
    slug: 'poulet-au-cidre',
    title: t('Poulet au cidre et aux pommes', 'Chicken with cider and apples'),
    products: ['poulet', 'pintade', 'cidre', 'pomme', 'creme'],
    months: span(9, 3),
    minutes: 75,
    serves: 4,
    ingredients: [
      t('1 poulet fermier coupé en huit', '1 farm chicken, cut into eight'),
      t('50 cl de cidre brut', '500 ml dry cider'),
      t('4 pommes un peu acides', '4 sharp apples'),
      t('2 oignons', '2 onions'),
      t('10 cl de crème fraîche', '100 ml cream'),
      t('30 g de beurre, thym', '30 g butter, thyme'),
    ],
    steps: [
      t(
        'Dorez les morceaux de poulet dans la moitié du beurre, côté peau d’abord. Ajoutez les oignons émincés.',
        'Brown the chicken in half the butter, skin side first. Add the sliced onions.',
      ),
      t(
        'Versez le cidre, ajoutez le thym, couvrez à demi et laissez frémir 40 minutes.',
        'Pour in the cider, add the thyme, half cover and simmer for 40 minutes.',
      ),
      t(
        'Pendant ce temps, poêlez les pommes en quartiers dans le reste du beurre.',
        'Meanwhile, fry the apples in quarters in the rest of the butter.',
      ),
      t(
        'Retirez le poulet, faites réduire la sauce, ajoutez la crème, puis réunissez le tout cinq minutes.',
        'Take out the chicken, reduce the sauce, add the cream, then bring everything together for five minutes.',
      ),
    ],
  },
  {
    slug: 'veloute-de-chataignes',
    title: t('Velouté de châtaignes', 'Chestnut soup'),
    products: ['chataigne', 'poireau', 'creme', 'ventreche'],
    months: span(10, 11),
    minutes: 60,
    serves: 4,
    ingredients: [
      t('800 g de châtaignes', '800 g chestnuts'),
      t('1 blanc de poireau', '1 leek, white part'),
      t('1 branche de céleri', '1 stick of celery'),
      t('10 cl de crème fraîche', '100 ml cream'),
      t('4 tranches de ventrèche', '4 slices of cured pork belly'),
    ],
    steps: [
      t(
        'Incisez les châtaignes et plongez-les dix minutes dans l’eau bouillante. Pelez-les chaudes, les deux peaux à la fois.',
        'Slit the chestnuts and boil them for ten minutes. Peel them hot, both skins together.',
      ),
      t(
        'Faites suer poireau et céleri, ajoutez les châtaignes et un litre d’eau. Cuisez 30 minutes.',
        'Sweat the leek and celery, add the chestnuts and a litre of water. Cook for 30 minutes.',
      ),
      t(
        'Gardez quelques châtaignes, mixez le reste avec la crème.',
        'Keep back a few chestnuts and blend the rest with the cream.',
      ),
      t(
        'Servez avec la ventrèche grillée et les châtaignes émiettées.',
        'Serve with the crisp pork belly and the crumbled chestnuts.',
      ),
    ],
  },
  {
    slug: 'cepes-a-la-bordelaise',
    title: t('Cèpes à la bordelaise', 'Ceps, Bordeaux style'),
    products: ['cepe', 'ail', 'pomme-de-terre'],
    months: span(9, 11),
    minutes: 30,
    serves: 4,
    ingredients: [
      t('800 g de cèpes fermes', '800 g firm ceps'),
      t('3 gousses d’ail', '3 cloves of garlic'),
      t('1 bouquet de persil plat', '1 bunch of flat parsley'),
      t('4 cuillerées d’huile', '4 tablespoons of oil'),
    ],
    steps: [
      t(
        'Brossez les cèpes sans les laver. Tranchez les têtes épais, hachez les pieds.',
        'Brush the ceps without washing them. Slice the caps thickly and chop the stalks.',
      ),
      t(
        'Saisissez les têtes dans l’huile très chaude, laissez-les dorer, puis baissez le feu dix minutes.',
        'Sear the caps in very hot oil, let them brown, then turn the heat down for ten minutes.',
      ),
      t(
        'Ajoutez les pieds, l’ail et le persil hachés. Cinq minutes encore, du sel, et à table.',
        'Add the chopped stalks, garlic and parsley. Five more minutes, salt, and to the table.',
      ),
    ],
  },
  {
    slug: 'figues-roties-au-chevre',
    title: t('Figues rôties au chèvre et au miel', 'Figs roasted with goat’s cheese and honey'),
    products: ['figue', 'fromage-de-chevre', 'mothais', 'miel', 'noix'],
    months: span(7, 10),
    minutes: 25,
    serves: 4,
    ingredients: [
      t('8 figues mûres', '8 ripe figs'),
      t('1 fromage de chèvre mi-sec', '1 half-dry goat’s cheese'),
      t('2 cuillerées de miel', '2 tablespoons of honey'),
      t('Quelques noix', 'A few walnuts'),
      t('Thym', 'Thyme'),
    ],
    steps: [
      t(
        'Entaillez les figues en croix et pressez la base pour les ouvrir comme une fleur.',
        'Cut a cross in the figs and squeeze the base to open them like a flower.',
      ),
      t(
        'Glissez un morceau de chèvre dans chacune, arrosez de miel, parsemez de thym.',
        'Push a piece of cheese into each, pour over the honey and scatter with thyme.',
      ),
      t(
        'Passez au four 12 minutes à 200 °C. Servez avec les noix et une salade amère.',
        'Roast for 12 minutes at 200 °C. Serve with the walnuts and bitter leaves.',
      ),
    ],
  },
  {
    slug: 'gratin-de-potiron-ossau-iraty',
    title: t('Gratin de potiron à l’ossau-iraty', 'Pumpkin and ossau-iraty gratin'),
    products: ['potiron', 'courge', 'ossau-iraty', 'tomme', 'lait'],
    months: span(9, 1),
    minutes: 65,
    serves: 6,
    ingredients: [
      t('1,5 kg de potiron ou de courge', '1.5 kg pumpkin or squash'),
      t('120 g d’ossau-iraty', '120 g ossau-iraty cheese'),
      t('25 cl de lait', '250 ml milk'),
      t('2 œufs', '2 eggs'),
      t('1 oignon, 1 gousse d’ail', '1 onion, 1 clove of garlic'),
      t('Piment d’Espelette', 'Espelette pepper'),
    ],
    steps: [
      t(
        'Coupez le potiron en cubes et cuisez-le à la vapeur 15 minutes. Laissez-le s’égoutter dans une passoire.',
        'Cut the pumpkin into cubes and steam it for 15 minutes. Leave it to drain in a colander.',
      ),
      t(
        'Faites fondre l’oignon et l’ail, ajoutez le potiron et écrasez à la fourchette.',
        'Soften the onion and garlic, add the pumpkin and crush with a fork.',
      ),
      t(
        'Ajoutez œufs, lait, les deux tiers du fromage râpé et une pincée de piment.',
        'Add the eggs, milk, two thirds of the grated cheese and a pinch of Espelette pepper.',
      ),
      t(
        'Couvrez du reste de fromage et faites gratiner 30 minutes à 190 °C.',
        'Cover with the rest of the cheese and bake for 30 minutes at 190 °C.',
      ),
    ],
  },
  {
    slug: 'poires-au-pineau',
    title: t('Poires pochées au pineau', 'Pears poached in pineau'),
    products: ['poire', 'pineau', 'miel'],
    months: span(9, 3),
    minutes: 45,
    serves: 4,
    ingredients: [
      t('4 poires fermes', '4 firm pears'),
      t('30 cl de pineau blanc', '300 ml white pineau'),
      t('2 cuillerées de miel', '2 tablespoons of honey'),
      t('1 gousse de vanille, ou un bâton de cannelle', '1 vanilla pod, or a stick of cinnamon'),
      t('1 lanière de zeste de citron', '1 strip of lemon peel'),
    ],
    steps: [
      t('Pelez les poires en gardant la queue.', 'Peel the pears, leaving the stalk on.'),
      t(
        'Chauffez le pineau, autant d’eau, le miel, la vanille fendue et le zeste. Couchez-y les poires.',
        'Heat the pineau, as much water, the honey, the split vanilla pod and the peel. Lay the pears in it.',
      ),
      t(
        'Laissez frémir 25 minutes en les retournant à mi-cuisson, puis retirez-les.',
        'Simmer for 25 minutes, turning them half-way, then take them out.',
      ),
      t(
        'Faites réduire le jus en sirop et arrosez-en les poires. Servez frais.',
        'Reduce the liquid to a syrup and pour it over the pears. Serve cool.',
      ),
    ],
  },
  {
    slug: 'beignets-de-pommes-a-la-biere',
    title: t('Beignets de pommes à la bière', 'Apple fritters in beer batter'),
    products: ['pomme', 'biere', 'farine', 'oeuf'],
    months: span(8, 4),
    minutes: 50,
    serves: 6,
    ingredients: [
      t('5 pommes', '5 apples'),
      t('200 g de farine', '200 g flour'),
      t('25 cl de bière blonde', '250 ml pale beer'),
      t('2 œufs', '2 eggs'),
      t('1 pincée de sel, du sucre', '1 pinch of salt, sugar'),
      t('Huile de friture', 'Oil for frying'),
    ],
    steps: [
      t(
        'Mélangez la farine, le sel, les jaunes d’œufs et la bière. Laissez reposer une demi-heure.',
        'Mix the flour, salt, egg yolks and beer. Leave to rest for half an hour.',
      ),
      t(
        'Montez les blancs en neige et incorporez-les à la pâte.',
        'Whisk the egg whites until stiff and fold them into the batter.',
      ),
      t(
        'Pelez les pommes, ôtez le cœur, coupez-les en rondelles d’un petit centimètre.',
        'Peel and core the apples and slice them a little under a centimetre thick.',
      ),
      t(
        'Trempez-les dans la pâte et faites-les frire deux minutes par face à 175 °C. Sucrez et mangez chaud.',
        'Dip them in the batter and fry for two minutes on each side at 175 °C. Sugar them and eat them hot.',
      ),
    ],
  },
  {
    slug: 'pain-perdu-aux-pommes',
    title: t('Pain perdu aux pommes et au miel', 'French toast with apples and honey'),
    products: ['pain', 'pomme', 'lait', 'oeuf', 'miel'],
    months: span(8, 4),
    minutes: 25,
    serves: 4,
    ingredients: [
      t('8 tranches de pain rassis', '8 slices of stale bread'),
      t('25 cl de lait', '250 ml milk'),
      t('2 œufs', '2 eggs'),
      t('3 pommes', '3 apples'),
      t('3 cuillerées de miel', '3 tablespoons of honey'),
      t('40 g de beurre', '40 g butter'),
    ],
    steps: [
      t(
        'Poêlez les pommes en tranches dans un peu de beurre, ajoutez le miel et laissez caraméliser.',
        'Fry the sliced apples in a little butter, add the honey and let them caramelise.',
      ),
      t(
        'Trempez le pain dans le lait, puis dans les œufs battus. Il doit être mouillé, pas défait.',
        'Dip the bread in the milk, then in the beaten eggs. It should be wet, not falling apart.',
      ),
      t(
        'Dorez-le trois minutes de chaque côté et couvrez de pommes.',
        'Brown it for three minutes on each side and cover with the apples.',
      ),
    ],
  },
  {
    slug: 'roti-de-porc-aux-prunes',
    title: t('Rôti de porc aux prunes', 'Roast pork with plums'),
    products: ['porc', 'prune', 'reine-claude', 'vin-blanc'],
    months: span(7, 9),
    minutes: 90,
    serves: 6,
    ingredients: [
      t('1,2 kg d’échine de porc', '1.2 kg pork shoulder joint'),
      t('600 g de prunes ou de reines-claudes', '600 g plums or greengages'),
      t('3 oignons', '3 onions'),
      t('1 verre de vin blanc', '1 glass of white wine'),
      t('1 cuillerée de miel, du romarin', '1 tablespoon of honey, rosemary'),
    ],
    steps: [
      t(
        'Salez le rôti, dorez-le de tous côtés dans une cocotte, ajoutez les oignons en quartiers.',
        'Salt the joint, brown it all over in a casserole and add the quartered onions.',
      ),
      t(
        'Versez le vin, ajoutez le romarin, couvrez et enfournez une heure à 170 °C.',
        'Add the wine and rosemary, cover and cook for an hour in the oven at 170 °C.',
      ),
      t(
        'Entourez-le des prunes dénoyautées et du miel, et laissez encore un quart d’heure à découvert.',
        'Surround it with the stoned plums and the honey and leave for another quarter of an hour, uncovered.',
      ),
      t('Laissez reposer la viande dix minutes avant de trancher.', 'Rest the meat for ten minutes before carving.'),
    ],
  },
];
