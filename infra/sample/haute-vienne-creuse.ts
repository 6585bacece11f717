import { communes, door, epci, FRANCE, FRI, MON, parcel, pickup, SAT, THU, TUE, WED, within } from './rounds.ts';
import { alsoForCanteens, alsoForShops, type SampleProducer, sample, sells, sellsAlso } from './sample-producer.ts';
import { AUBUSSON, LIMOGES } from './stops.ts';

/** Around Limoges, and two small rounds in Creuse: the north and the east of that department hear from nobody. */
export const HAUTE_VIENNE_CREUSE: readonly SampleProducer[] = [
  sample({
    number: 84,
    id: 'exchenepenche',
    name: 'La ferme du Chêne penché',
    contact: 'Mathilde Peyrichout',
    street: 'Lieu-dit Quinsac',
    commune: '87187', // Saint-Yrieix-la-Perche
    at: [45.5081, 1.2076],
    description:
      'Cochons cul-noir du Limousin, noirs aux deux bouts et roses au milieu, qui finissent l’automne sous les chênes. Gras blanc, viande persillée, et un boudin aux châtaignes qu’on s’arrache.',
    offers: [
      sells(
        'porc',
        'Caissette de porc cul-noir, 5 kg',
        '78 €',
        alsoForShops('demi-carcasse découpée', '2 carcasses', '8,90 €/kg HT'),
      ),
      sells('boudin', 'Boudin aux châtaignes', '15 €/kg', { months: [1, 2, 10, 11, 12] }),
      sells('saucisson', 'Saucisson sec', '8,50 € pièce'),
      sellsAlso('curedMeats', 'Pâté de pommes de terre du vendredi', '14 € pour six', {
        id: 'pate-de-pommes-de-terre',
      }),
    ],
    rounds: [
      pickup(LIMOGES, '7 h – 13 h', { on: [SAT] }),
      door('Jeudi, le pays arédien et Limoges', {
        to: within(38),
        on: [THU],
        before: [MON, '20:00'],
        minimum: 45,
        fee: 4,
        for: ['consumer', 'shop'],
      }),
    ],
    labels: ['FERMIER'],
    payments: ['cash', 'card', 'cheque'],
    reach: ['sms', 'email'],
    shows: ['telephone', 'email'],
    web: 'ferme-chene-penche',
    registeredDaysAgo: 365,
  }),
  sample({
    number: 85,
    id: 'exribierechevaux',
    name: 'GAEC de la Ribière aux Chevaux',
    contact: 'Pascal Thomeuf',
    street: 'Lieu-dit la Ribière',
    commune: '87161', // Saint-Léonard-de-Noblat
    at: [45.8356, 1.5093],
    description:
      'Quatre-vingt-dix mères limousines, deux frères et une sœur. Nous engraissons tout ce qui naît ici et nous coupons dans notre atelier. Les cuisiniers des collèges nous appellent par nos prénoms.',
    offers: [
      sells(
        'boeuf-limousin',
        'Bœuf limousin, caissette de 5 kg',
        '80 €',
        alsoForCanteens('sauté, haché, rôti : sous vide de 2 à 5 kg', '300 kg', 'de 10,40 à 14 €/kg HT'),
      ),
      sells('veau', 'Veau, caissette de 4 kg', '76 €', { months: [2, 3, 4, 9, 10, 11] }),
      sells('agneau', 'Agneau, le demi', '15,50 €/kg', { months: [3, 4, 5, 6, 10, 11, 12] }),
    ],
    rounds: [
      door('Vendredi, Limoges et Noblat', {
        to: epci('248719312', '248719361'),
        on: [FRI],
        before: [TUE, '12:00'],
        minimum: 70,
      }),
      door('Mardi, cantines de Haute-Vienne', {
        to: within(50),
        on: [TUE],
        before: [WED, '12:00'],
        minimum: 200,
        for: ['canteen', 'shop'],
      }),
    ],
    labels: ['LABEL_ROUGE', 'IGP'],
    payments: ['cheque', 'transfer'],
    reach: ['email', 'call'],
    shows: ['telephone', 'email'],
    web: 'ribiere-aux-chevaux',
    registeredDaysAgo: 794,
  }),
  sample({
    number: 86,
    id: 'exguedelane',
    name: 'Les jardins du Gué de l’Âne',
    contact: 'Noémie Faucher',
    street: '41, chemin des Pêcheurs',
    commune: '87001', // Aixe-sur-Vienne
    at: [45.7902, 1.1296],
    description:
      'Maraîchage au bord de la Vienne, conduit avec deux ânes qui décident du rythme. Beaucoup de racines, parce que c’est leur pays : panais, topinambours, carottes, navets boule d’or.',
    offers: [
      sells('carotte', 'Carottes de sable', '2,80 €/kg'),
      sells('panais', 'Panais', '3,20 €/kg', alsoForCanteens('sac de 5 kg', '60 kg', '2,10 €/kg HT')),
      sells('topinambour', 'Topinambours', '3,40 €/kg'),
      sells('navet', 'Navets boule d’or', '2,90 €/kg', { months: [1, 2, 3, 10, 11, 12] }),
      sells('blette', 'Blettes à cardes de couleur', '3 €/kg'),
      sells('courgette', 'Courgettes', '2,80 €/kg', { months: [6, 7, 8, 9] }),
      sells('rhubarbe', 'Rhubarbe', '4 €/kg'),
    ],
    rounds: [
      door('Mardi et vendredi, Limoges et alentour', {
        to: within(16),
        on: [TUE, FRI],
        before: [MON, '12:00'],
        minimum: 14,
        fee: 2,
      }),
      pickup(LIMOGES, '7 h – 13 h', { on: [SAT], for: ['consumer', 'shop'] }),
      door('Cantines', {
        to: epci('248719312', '248719288'),
        on: [THU],
        before: [MON, '18:00'],
        minimum: 50,
        for: ['canteen'],
      }),
    ],
    labels: ['BIO'],
    payments: ['cash', 'cheque', 'card'],
    reach: ['email', 'sms'],
    shows: ['email', 'website'],
    web: 'gue-de-l-ane',
    registeredDaysAgo: 115,
  }),
  sample({
    number: 87,
    id: 'exlaineplateau',
    name: 'La laine du Plateau',
    contact: 'Juliette Queyroi',
    street: 'Lieu-dit Lavaud-Gelade',
    commune: '87064', // Eymoutiers
    at: [45.7177, 1.7563],
    description:
      'Deux cents brebis limousines qui entretiennent la lande et que je tonds moi-même. La laine est lavée et filée dans la Creuse, teinte ici à la garance et au genêt. L’agneau d’herbe se réserve au printemps.',
    offers: [
      sells('laine', 'Pelotes de laine, 50 g', '7 €', alsoForShops('sachet de 10 pelotes', '20 sachets', '46 € HT')),
      sellsAlso('crafts', 'Couverture tissée', '140 €', { id: 'couverture', availability: 'soldOut' }),
      sells('agneau', 'Agneau d’herbe, le demi', '16 €/kg', { months: [6, 7, 8, 9, 10] }),
    ],
    rounds: [
      door('Mercredi, la Montagne limousine', {
        to: epci('248719353', '248719338'),
        on: [WED],
        before: [MON, '12:00'],
        minimum: 30,
      }),
      parcel('Laine par la poste', { to: FRANCE, on: [TUE, FRI], minimum: 20, fee: 6.5, for: ['consumer', 'shop'] }),
    ],
    labels: ['VALEURS_PARC'],
    payments: ['card', 'online', 'cheque'],
    reach: ['email'],
    shows: ['email', 'website'],
    web: 'laine-du-plateau',
    registeredDaysAgo: 205,
  }),
  sample({
    number: 88,
    id: 'exquatrelavoirs',
    name: 'La ferme des Quatre Lavoirs',
    contact: 'Gérard Dubreuil',
    street: 'Lieu-dit la Chaumette',
    commune: '23008', // Aubusson
    at: [45.9548, 2.1827],
    description:
      'Poules, cochons, quelques vaches et un potager : une ferme comme dans les livres d’école, à trois. Nous ne pouvons pas aller loin, mais autour d’Aubusson nous passons toutes les semaines.',
    offers: [
      sells('oeuf', 'Œufs, la douzaine', '3,80 €'),
      sells('boeuf-limousin', 'Colis de bœuf, 4 kg', '62 €', { months: [1, 2, 3, 4, 9, 10, 11, 12] }),
      sells('pomme-de-terre', 'Pommes de terre, 10 kg', '11 €', { months: [1, 2, 3, 4, 8, 9, 10, 11, 12] }),
    ],
    rounds: [
      pickup(AUBUSSON, '8 h – 12 h 30', { on: [SAT] }),
      door('Jeudi, Aubusson et Felletin', {
        to: communes('23008', '23079'),
        on: [THU],
        before: [TUE, '20:00'],
        minimum: 15,
      }),
    ],
    payments: ['cash', 'cheque'],
    reach: ['call'],
    shows: ['telephone'],
    web: 'ferme-quatre-lavoirs',
    registeredDaysAgo: 160,
  }),
  sample({
    number: 89,
    id: 'exlunerousse',
    name: 'Le fournil de la Lune rousse',
    contact: 'Baptiste Jouhanneau',
    street: '7, rue du Puy',
    commune: '23030', // Bourganeuf
    at: [45.9516, 1.759],
    description:
      'Seigle du plateau, blé de la vallée, four à bois tourné vers l’est. Je cuis le mardi et le vendredi, je livre dans la foulée, et le samedi je dors.',
    offers: [
      sells('pain', 'Pain de seigle, 1 kg', '5,50 €', alsoForCanteens('miches de 2 kg', '40 kg', '3,80 €/kg HT')),
      sells('farine', 'Farine de seigle', '2,30 €/kg'),
    ],
    rounds: [
      door('Mardi et vendredi', {
        to: within(12),
        on: [TUE, FRI],
        before: [MON, '18:00'],
        minimum: 6,
        for: ['consumer', 'shop', 'canteen'],
      }),
    ],
    labels: ['BIO'],
    payments: ['cash', 'cheque'],
    reach: ['sms'],
    shows: ['telephone'],
    web: 'fournil-lune-rousse',
    registeredDaysAgo: 73,
  }),
];
