import { ALL_YEAR } from '../directory/catalogue-product.ts';
import { type RecipeText, t } from './recipe.ts';

/** What can be cooked in any month. */
export const EVERY_MONTH: readonly RecipeText[] = [
  {
    slug: 'veloute-de-cresson',
    title: t('Velouté de cresson', 'Watercress soup'),
    products: ['cresson', 'pomme-de-terre', 'creme'],
    months: ALL_YEAR,
    minutes: 35,
    serves: 4,
    ingredients: [
      t('1 grosse botte de cresson', '1 large bunch of watercress'),
      t('3 pommes de terre', '3 potatoes'),
      t('1 oignon', '1 onion'),
      t('20 g de beurre', '20 g butter'),
      t('10 cl de crème fraîche', '100 ml cream'),
    ],
    steps: [
      t(
        'Faites fondre l’oignon dans le beurre, ajoutez les pommes de terre en dés et un litre d’eau. Cuisez 20 minutes.',
        'Soften the onion in the butter, add the diced potatoes and a litre of water. Cook for 20 minutes.',
      ),
      t(
        'Lavez le cresson, retirez les grosses tiges et mettez-le dans la soupe, deux minutes, pas plus.',
        'Wash the watercress, remove the thick stalks and put it into the soup for two minutes, no more.',
      ),
      t(
        'Mixez aussitôt, pour garder le vert. Ajoutez la crème, salez, et servez sans faire bouillir.',
        'Blend at once, to keep the green. Add the cream, salt, and serve without boiling again.',
      ),
    ],
    tip: t('L’été, il se boit glacé, avec un filet de citron.', 'In summer, drink it iced, with a squeeze of lemon.'),
  },
  {
    slug: 'truite-aux-noisettes',
    title: t('Truite meunière aux noisettes', 'Trout in butter with hazelnuts'),
    products: ['truite', 'beurre', 'noisette', 'farine'],
    months: ALL_YEAR,
    minutes: 25,
    serves: 4,
    ingredients: [
      t('4 truites vidées', '4 trout, cleaned'),
      t('2 cuillerées de farine', '2 tablespoons of flour'),
      t('80 g de beurre', '80 g butter'),
      t('50 g de noisettes', '50 g hazelnuts'),
      t('1 citron, du persil', '1 lemon, parsley'),
    ],
    steps: [
      t(
        'Séchez les truites, salez-les dedans et dehors, farinez-les et secouez l’excédent.',
        'Dry the trout, salt them inside and out, flour them and shake off the excess.',
      ),
      t(
        'Cuisez-les dans la moitié du beurre mousseux, cinq minutes de chaque côté, en les arrosant.',
        'Cook them in half the foaming butter, five minutes on each side, basting as you go.',
      ),
      t(
        'Retirez-les. Dans la poêle essuyée, faites blondir le reste du beurre et les noisettes concassées.',
        'Take them out. In the wiped pan, colour the rest of the butter with the crushed hazelnuts.',
      ),
      t(
        'Versez sur les truites avec le jus de citron et le persil.',
        'Pour over the trout with lemon juice and parsley.',
      ),
    ],
  },
  {
    slug: 'gateau-aux-noix',
    title: t('Gâteau aux noix du Périgord', 'Périgord walnut cake'),
    products: ['noix-du-perigord', 'noix', 'oeuf', 'beurre', 'miel'],
    months: ALL_YEAR,
    minutes: 55,
    serves: 8,
    ingredients: [
      t('200 g de cerneaux de noix', '200 g shelled walnuts'),
      t('4 œufs', '4 eggs'),
      t('100 g de sucre, 1 cuillerée de miel', '100 g sugar, 1 tablespoon of honey'),
      t('100 g de beurre', '100 g butter'),
      t('60 g de farine', '60 g flour'),
      t('1 pincée de sel', '1 pinch of salt'),
    ],
    steps: [
      t('Hachez les noix au couteau, pas trop fin.', 'Chop the walnuts by hand, not too finely.'),
      t(
        'Travaillez le beurre mou, le sucre et le miel, puis les jaunes d’œufs, la farine et les noix.',
        'Cream the soft butter, sugar and honey, then add the egg yolks, the flour and the walnuts.',
      ),
      t(
        'Montez les blancs en neige avec le sel et incorporez-les doucement.',
        'Whisk the whites with the salt until stiff and fold them in gently.',
      ),
      t(
        'Cuisez 35 minutes à 170 °C. Attendez le lendemain, si vous pouvez.',
        'Bake for 35 minutes at 170 °C. Wait until the next day, if you can.',
      ),
    ],
  },
  {
    slug: 'mogettes-a-la-charentaise',
    title: t('Mogettes à la charentaise', 'White beans from the Charentes'),
    products: ['mogette', 'carotte', 'grillon', 'beurre', 'sel'],
    months: ALL_YEAR,
    minutes: 105,
    serves: 6,
    ingredients: [
      t('500 g de mogettes sèches', '500 g dried white beans'),
      t('2 carottes', '2 carrots'),
      t('1 oignon piqué de 2 clous de girofle', '1 onion stuck with 2 cloves'),
      t('4 gousses d’ail, thym, laurier', '4 cloves of garlic, thyme, bay'),
      t('40 g de beurre demi-sel', '40 g salted butter'),
      t('Du pain grillé et des grillons, pour servir', 'Toast and potted pork, to serve'),
    ],
    steps: [
      t(
        'Faites tremper les mogettes une nuit. Égouttez-les et couvrez-les largement d’eau fraîche.',
        'Soak the beans overnight. Drain them and cover generously with fresh water.',
      ),
      t(
        'Ajoutez légumes et herbes, portez doucement à frémissement et comptez une heure et quart. Ne salez qu’à mi-cuisson.',
        'Add the vegetables and herbs, bring slowly to a simmer and allow an hour and a quarter. Salt only half-way through.',
      ),
      t(
        'Gardez un peu de jus, ajoutez le beurre et remuez la cocotte plutôt que la cuillère.',
        'Keep a little of the liquid, add the butter and shake the pot rather than stir it.',
      ),
      t(
        'Servez sur du pain grillé frotté d’ail, avec des grillons.',
        'Serve on toast rubbed with garlic, with the potted pork.',
      ),
    ],
  },
];
