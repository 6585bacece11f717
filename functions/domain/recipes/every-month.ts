import { ALL_YEAR } from '#domain/catalogue/catalogue-product.ts';
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
  {
    slug: 'parmentier-de-canard',
    title: t('Parmentier de canard', 'Duck shepherd’s pie'),
    products: ['confit-de-canard', 'pomme-de-terre', 'canard', 'lait', 'beurre'],
    months: ALL_YEAR,
    minutes: 60,
    serves: 6,
    ingredients: [
      t('4 cuisses de canard confites', '4 confit duck legs'),
      t('1,2 kg de pommes de terre à purée', '1.2 kg floury potatoes'),
      t('3 oignons', '3 onions'),
      t('20 cl de lait, 40 g de beurre', '200 ml milk, 40 g butter'),
      t('1 bouquet de persil', '1 bunch of parsley'),
    ],
    steps: [
      t(
        'Cuisez les pommes de terre en robe des champs, pelez-les et écrasez-les avec le lait chaud et le beurre.',
        'Boil the potatoes in their skins, peel them and mash them with the hot milk and butter.',
      ),
      t(
        'Faites fondre les oignons dans une cuillerée de graisse de canard, jusqu’à ce qu’ils soient blonds.',
        'Soften the onions in a spoonful of duck fat until golden.',
      ),
      t(
        'Effilochez le confit sans la peau, mêlez-le aux oignons et au persil. Poivrez, ne salez pas.',
        'Shred the duck without its skin and mix with the onions and parsley. Add pepper, but no salt.',
      ),
      t(
        'Étalez la viande dans un plat, couvrez de purée, striez à la fourchette. Gratinez 25 minutes à 200 °C.',
        'Spread the meat in a dish, cover with the mash and score with a fork. Bake for 25 minutes at 200 °C.',
      ),
    ],
    tip: t(
      'Gardez la graisse du bocal : elle fait les meilleures pommes sautées.',
      'Keep the fat: nothing fries potatoes better.',
    ),
  },
  {
    slug: 'epaule-d-agneau-de-cinq-heures',
    title: t('Épaule d’agneau de cinq heures', 'Five-hour shoulder of lamb'),
    products: ['agneau', 'agneau-de-lait', 'mogette', 'vin-blanc'],
    months: ALL_YEAR,
    minutes: 330,
    serves: 6,
    ingredients: [
      t('1 épaule d’agneau avec l’os, 1,8 kg environ', '1 shoulder of lamb on the bone, about 1.8 kg'),
      t('1 tête d’ail', '1 head of garlic'),
      t('2 oignons', '2 onions'),
      t('25 cl de vin blanc sec', '250 ml dry white wine'),
      t('Thym, romarin, laurier', 'Thyme, rosemary, bay'),
    ],
    steps: [
      t(
        'Salez l’épaule la veille, ou au moins une heure avant. Dorez-la de tous côtés dans une cocotte.',
        'Salt the shoulder the day before, or at least an hour ahead. Brown it all over in a casserole.',
      ),
      t(
        'Glissez dessous les oignons et les gousses d’ail entières, ajoutez les herbes, le vin et un verre d’eau.',
        'Slide the onions and whole garlic cloves underneath, then add the herbs, the wine and a glass of water.',
      ),
      t(
        'Couvrez et oubliez-la cinq heures au four, à 120 °C. Arrosez-la si vous passez par là.',
        'Cover and forget it for five hours in the oven at 120 °C. Baste it if you happen to walk by.',
      ),
      t(
        'Écrasez l’ail confit dans le jus et servez à la cuillère, avec des mogettes.',
        'Crush the soft garlic into the juices and serve with a spoon, and white beans.',
      ),
    ],
  },
  {
    slug: 'poulet-grille-a-la-biere',
    title: t('Poulet grillé, mariné à la bière', 'Grilled chicken in a beer marinade'),
    products: ['poulet', 'biere', 'piment-d-espelette', 'miel'],
    months: ALL_YEAR,
    minutes: 60,
    serves: 4,
    ingredients: [
      t('1 poulet fermier, ouvert en crapaudine', '1 farm chicken, spatchcocked'),
      t('33 cl de bière blonde ou ambrée', '330 ml pale or amber beer'),
      t('2 cuillerées de miel', '2 tablespoons of honey'),
      t('1 cuillerée de moutarde', '1 tablespoon of mustard'),
      t('1 cuillerée à café de piment d’Espelette', '1 teaspoon of Espelette pepper'),
      t('2 gousses d’ail', '2 cloves of garlic'),
    ],
    steps: [
      t(
        'Mélangez bière, miel, moutarde, ail écrasé et piment. Laissez-y le poulet au frais, deux heures ou une nuit.',
        'Mix the beer, honey, mustard, crushed garlic and pepper. Leave the chicken in it, somewhere cool, for two hours or overnight.',
      ),
      t(
        'Égouttez-le, salez-le, et posez-le côté os sur la braise, ou au four à 200 °C. Comptez 40 minutes.',
        'Drain it, salt it, and lay it bone side down over the embers, or in the oven at 200 °C. Allow 40 minutes.',
      ),
      t(
        'Faites bouillir la marinade jusqu’à ce qu’elle nappe la cuillère, badigeonnez-en la peau et retournez le poulet cinq minutes.',
        'Boil the marinade until it coats a spoon, brush it over the skin and turn the chicken for five minutes.',
      ),
      t(
        'Vérifiez la cuisson à l’articulation : le jus doit couler clair.',
        'Check at the joint: the juices should run clear.',
      ),
    ],
  },
];
