import { communes, door, epci, FRANCE, FRI, MON, parcel, pickup, SAT, THU, TUE, WED, within } from './rounds.ts';
import { alsoForCanteens, alsoForShops, type SampleProducer, sample, sells, sellsAlso } from './sample-producer.ts';
import { DAX, ORTHEZ, PEYREHORADE, SALIES } from './stops.ts';

/** Around Peyrehorade and Gaas: the knot of the sample, where many rounds cross. */
export const PAYS_D_ORTHE: readonly SampleProducer[] = [
  sample({
    number: 1,
    id: 'exhourquebie',
    name: 'Ferme de Hourquebie',
    contact: 'Maïté Lafourcade',
    street: '410, route de la Fontaine',
    commune: '40101', // Gaas
    at: [43.6045, -1.0475],
    description:
      'Trois générations à la table et des canards dans les prés. Ils y passent quatorze semaines avant d’être gavés au maïs de la ferme, en petits lots. Nous découpons, cuisinons et mettons en bocal ici même, le mardi et le mercredi.',
    offers: [
      sells('canard', 'Magret frais', '23 €/kg', alsoForShops('sous vide par 2', '30 kg', '18,50 €/kg HT')),
      sells('confit-de-canard', 'Confit de canard, 4 cuisses', '24 € le bocal'),
      sells(
        'foie-gras',
        'Foie gras entier mi-cuit',
        '38 € les 250 g',
        alsoForShops('bocaux de 180 et 300 g', '20 bocaux', '105 €/kg HT'),
      ),
      sells('pate', 'Pâté de canard au piment d’Espelette', '6,50 € les 190 g'),
    ],
    rounds: [
      door('Jeudi, Dax et le pays d’Orthe', {
        to: within(25),
        on: [THU],
        before: [TUE, '12:00'],
        minimum: 30,
        for: ['consumer', 'shop'],
      }),
      pickup(ORTHEZ, '8 h – 13 h', { on: [TUE] }),
      parcel('Bocaux, toute l’année', { to: FRANCE, on: [MON], before: [FRI, '18:00'], minimum: 60, fee: 12 }),
    ],
    labels: ['IGP', 'FERMIER'],
    payments: ['cash', 'cheque', 'card'],
    reach: ['email', 'call'],
    shows: ['telephone', 'email'],
    web: 'ferme-de-hourquebie',
    registeredDaysAgo: 812,
  }),
  sample({
    number: 2,
    id: 'exgavesreunis',
    name: 'Le verger des Gaves réunis',
    contact: 'Bernard Cassoulong',
    street: '1255, chemin de la Barthe',
    commune: '40224', // Peyrehorade
    at: [43.5635, -1.1211],
    description:
      'Onze hectares de kiwis au bord de l’eau, là où les gaves se rejoignent. On cueille aux premiers froids et on conserve au frais : le fruit arrive ferme, il mûrit chez vous. Le reste de l’année, des pommes et leur jus.',
    offers: [
      sells(
        'kiwi',
        'Kiwi de l’Adour',
        '2,80 €/kg',
        alsoForCanteens('plateau de 10 kg, calibre 27-33', '400 kg', '1,95 €/kg HT'),
      ),
      sells(
        'pomme',
        'Pommes, quatre variétés',
        '2,20 €/kg',
        alsoForCanteens('cagette de 12 kg', '250 kg', '1,35 €/kg HT'),
      ),
      sells(
        'jus-de-pomme',
        'Jus de pomme trouble',
        '3,20 € le litre',
        alsoForShops('carton de 6', '20 cartons', '2,30 € HT'),
      ),
    ],
    rounds: [
      pickup(PEYREHORADE, '8 h – 12 h 30', { on: [WED] }),
      door('Mardi, pays d’Orthe', { to: epci('200069417'), on: [TUE], before: [MON, '12:00'], minimum: 20 }),
      door('Cantines et magasins du sud des Landes', {
        to: within(40),
        on: [MON, THU],
        before: [FRI, '12:00'],
        minimum: 80,
        for: ['shop', 'canteen'],
      }),
    ],
    labels: ['IGP', 'LABEL_ROUGE', 'HVE'],
    payments: ['cash', 'cheque', 'transfer'],
    reach: ['sms', 'email'],
    shows: ['telephone'],
    web: 'verger-des-gaves-reunis',
    registeredDaysAgo: 640,
  }),
  sample({
    number: 3,
    id: 'exjardinsgoulette',
    name: 'Les jardins de Goulette',
    contact: 'Camille Darrieutort',
    street: '85, impasse du Moulin',
    commune: '40233', // Pouillon
    at: [43.6188, -1.002],
    description:
      'Deux hectares de légumes, deux serres froides, une mule. Nous cueillons le matin ce que vous mangez le soir, et le panier suit le jardin : ne nous demandez pas de tomates en mars.',
    offers: [
      sellsAlso('vegetables', 'Panier de la semaine, 5 à 7 légumes', '16 €', { id: 'panier' }),
      sells('tomate', 'Tomates anciennes', '4,20 €/kg', { months: [7, 8, 9] }),
      sells('piment-doux', 'Piment doux des Landes', '6 €/kg'),
      sells('poireau', 'Poireaux', '2,80 €/kg'),
      sells('petit-pois', 'Petits pois en cosse', '6,50 €/kg', { months: [5, 6] }),
      sells('laitue', 'Laitues et batavias', '1,30 € pièce'),
      sells('potiron', 'Potiron et potimarron', '2,50 €/kg'),
    ],
    rounds: [
      door('Mardi soir et vendredi soir', {
        to: within(20),
        on: [TUE, FRI],
        before: [MON, '20:00'],
        minimum: 16,
        fee: 2,
      }),
      pickup(DAX, '7 h – 13 h', { on: [SAT], before: [THU, '20:00'] }),
    ],
    labels: ['BIO'],
    payments: ['cash', 'cheque', 'card'],
    reach: ['email', 'sms'],
    shows: ['email', 'website'],
    web: 'jardins-de-goulette',
    registeredDaysAgo: 455,
  }),
  sample({
    number: 5,
    id: 'expetacot',
    name: 'La bergerie de Pétacot',
    contact: 'Élodie Saint-Jours',
    street: '640, route de Tilh',
    commune: '40186', // Misson
    at: [43.5913, -0.9658],
    description:
      'Cent dix brebis basco-béarnaises et une petite laiterie carrelée de bleu. Yaourts, greuil et tommes de décembre à l’été ; ensuite les brebis se reposent, et moi aussi.',
    offers: [
      sells(
        'yaourt',
        'Yaourts de brebis, les 4',
        '4,40 €',
        alsoForShops('carton de 24 pots de verre', '30 cartons', '0,82 € le pot HT'),
      ),
      sells('greuil', 'Greuil, faisselle de 400 g', '4,80 €'),
      sells('tomme', 'Petite tomme de brebis', '24 €/kg', { months: [3, 4, 5, 6, 7, 8, 9, 10] }),
    ],
    rounds: [
      door('Mercredi après-midi', {
        to: within(20),
        on: [WED],
        before: [TUE, '18:00'],
        minimum: 15,
        fee: 1.5,
        for: ['consumer', 'shop'],
      }),
      pickup(ORTHEZ, '8 h – 13 h', { on: [TUE] }),
    ],
    labels: ['FERMIER'],
    payments: ['cash', 'cheque'],
    reach: ['sms'],
    shows: ['telephone'],
    web: 'bergerie-de-petacot',
    registeredDaysAgo: 288,
  }),
  sample({
    number: 6,
    id: 'explumesbarthe',
    name: 'Les plumes de la Barthe',
    contact: 'Yvette Labadie',
    street: '18, chemin du Port-de-Lanne',
    commune: '40212', // Orthevielle
    at: [43.5615, -1.1345],
    description:
      'Des poules rousses sous les chênes et des poulets jaunes qui courent vraiment. Les œufs sont ramassés deux fois par jour et datés au crayon. Appelez plutôt à l’heure du déjeuner : le matin, je suis avec elles.',
    offers: [
      sells(
        'oeuf',
        'Œufs extra-frais, la douzaine',
        '4,20 €',
        alsoForCanteens('plateau de 30', '60 plateaux', '7,80 € le plateau HT'),
      ),
      sells(
        'poulet',
        'Poulet jaune prêt à cuire',
        '9,80 €/kg',
        alsoForShops('à la pièce, 1,6 à 2,2 kg', '40 poulets', '7,60 €/kg HT'),
      ),
      sells('pintade', 'Pintade', '11,50 €/kg'),
    ],
    rounds: [
      door('Vendredi, de l’Adour à Dax', {
        to: within(25),
        on: [FRI],
        before: [WED, '20:00'],
        minimum: 18,
        for: ['consumer', 'shop', 'canteen'],
      }),
      pickup(PEYREHORADE, '8 h – 12 h 30', { on: [WED], before: [MON, '20:00'] }),
    ],
    labels: ['IGP', 'LABEL_ROUGE', 'FERMIER'],
    payments: ['cash', 'cheque'],
    reach: ['call'],
    shows: ['telephone'],
    web: 'plumes-de-la-barthe',
    registeredDaysAgo: 530,
  }),
  sample({
    number: 7,
    id: 'exfournilborda',
    name: 'Le fournil de la Borde rouge',
    contact: 'Thomas Etchegoin',
    street: '320, route du Bourg',
    commune: '40269', // Saint-Lon-les-Mines
    at: [43.6187, -1.1489],
    description:
      'Je sème le blé, je le mouds sur une meule de granit et je pétris à la main. Levain, sel, eau : rien d’autre. Deux fournées par semaine, au bois, et des gros pains qui se gardent huit jours.',
    offers: [
      sells(
        'pain',
        'Pain de campagne au levain, 1 kg',
        '5,20 €',
        alsoForShops('pains de 1 et 2 kg, livrés le jour même', '60 pains', '3,90 €/kg HT'),
      ),
      sells('farine', 'Farine de blé T80', '2,40 €/kg', alsoForShops('sac de 5 ou 25 kg', '100 kg', '1,50 €/kg HT')),
      sellsAlso('bread', 'Brioche du vendredi', '7 €', { id: 'brioche' }),
    ],
    rounds: [
      door('Mardi et vendredi, à vélo-cargo et en fourgonnette', {
        to: communes('40269', '40101', '40059', '40034', '40224', '40212', '40233', '40314', '40277', '40088'),
        on: [TUE, FRI],
        before: [MON, '19:00'],
        minimum: 8,
        fee: 1,
        for: ['consumer', 'shop'],
      }),
      pickup(DAX, '7 h – 13 h', { on: [SAT], before: [THU, '19:00'] }),
    ],
    labels: ['BIO'],
    payments: ['cash', 'card', 'mealVoucher'],
    reach: ['email'],
    shows: ['email', 'website'],
    web: 'fournil-borde-rouge',
    registeredDaysAgo: 199,
  }),
  sample({
    number: 12,
    id: 'exterregrise',
    name: 'L’atelier de la Terre grise',
    contact: 'Hélène Marsan',
    street: '3, rue des Remparts',
    commune: '40306', // Sorde-l’Abbaye
    at: [43.5198, -1.0557],
    description:
      'Bols, plats à four, pots à confit : du grès tourné ici, émaillé aux cendres de chêne et de vigne. Rien n’est tout à fait pareil, tout va au lave-vaisselle.',
    offers: [
      sells(
        'poterie',
        'Vaisselle de grès',
        'de 14 à 65 €',
        alsoForShops('caisse de 12 bols', '2 caisses', '9 € le bol HT'),
      ),
      sellsAlso('crafts', 'Pot à graisse de deux litres', '48 €', { id: 'pot-a-graisse', availability: 'soon' }),
    ],
    rounds: [
      pickup(SALIES, '8 h 30 – 12 h 30', { on: [THU], for: ['consumer', 'shop'] }),
      pickup(PEYREHORADE, '8 h – 12 h 30', { on: [WED] }),
    ],
    payments: ['cash', 'card', 'cheque'],
    reach: ['email'],
    shows: ['website'],
    web: 'atelier-terre-grise',
    registeredDaysAgo: 96,
  }),
];
