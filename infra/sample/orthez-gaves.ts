import { door, epci, FRI, MON, pickup, SAT, THU, TUE, WED, within } from './rounds.ts';
import { alsoForCanteens, alsoForShops, type SampleProducer, sample, sells, sellsAlso } from './sample-producer.ts';
import { DAX, ORTHEZ, PEYREHORADE, SALIES } from './stops.ts';

/** Orthez, Salies and Bidache: along the gaves, up to Dax and down to Bayonne. */
export const ORTHEZ_GAVES: readonly SampleProducer[] = [
  sample({
    number: 21,
    id: 'exsaligue',
    name: 'Brasserie de la Saligue verte',
    contact: 'Julien Puyau',
    street: '14, rue du Vieux-Moulin',
    commune: '64430', // Orthez
    at: [43.4813, -0.7762],
    description:
      'Une brasserie de quatre cuves au bord du gave. L’orge vient de deux fermes voisines, l’eau de la montagne, et les drêches repartent nourrir les vaches. Une blonde légère, une ambrée au miel, une noire en hiver.',
    offers: [
      sells(
        'biere',
        'Blonde, ambrée, noire, 33 cl',
        '2,80 €',
        alsoForShops('carton de 24, fût de 20 l', '80 cartons', '1,65 € HT'),
      ),
      sellsAlso('drinks', 'Limonade au miel', '2,40 €', { id: 'limonade' }),
    ],
    rounds: [
      door('Jeudi, Lacq et Orthez', { to: epci('200039204'), on: [THU], before: [WED, '12:00'], minimum: 24 }),
      door('Vendredi, de Pau à Dax', {
        to: within(42),
        on: [FRI],
        before: [WED, '18:00'],
        minimum: 60,
        for: ['consumer', 'shop'],
      }),
    ],
    payments: ['card', 'transfer', 'online', 'cash'],
    reach: ['email', 'sms'],
    shows: ['email', 'website', 'telephone'],
    web: 'saligue-verte',
    registeredDaysAgo: 333,
  }),
  sample({
    number: 22,
    id: 'extruiteminvielle',
    name: 'La truite de Minvielle',
    contact: 'Michel Cazenave',
    street: '60, chemin de la Pisciculture',
    commune: '64462', // Ramous
    at: [43.526, -0.886],
    description:
      'Des bassins en eau vive, peu de poissons dedans, dix-huit mois pour grandir. Nous pêchons la veille, vidons le matin même et fumons au hêtre tous les mardis.',
    offers: [
      sells('truite', 'Truites portions, vidées', '13 €/kg', {
        id: 'truite-portion',
        ...alsoForCanteens('filets sans arêtes, 3 kg', '50 kg', '15,80 €/kg HT'),
      }),
      sells('truite', 'Truite fumée en tranches, 200 g', '9,80 €', { id: 'truite-fumee' }),
    ],
    rounds: [
      door('Jeudi et vendredi', {
        to: within(30),
        on: [THU, FRI],
        before: [WED, '12:00'],
        minimum: 20,
        fee: 3,
        for: ['consumer', 'shop', 'canteen'],
      }),
      pickup(SALIES, '8 h 30 – 12 h 30', { on: [THU] }),
    ],
    payments: ['cash', 'card', 'cheque'],
    reach: ['call', 'sms'],
    shows: ['telephone'],
    web: 'truite-de-minvielle',
    registeredDaysAgo: 254,
  }),
  sample({
    number: 23,
    id: 'exsalaisonsaleys',
    name: 'Salaisons de la Source salée',
    contact: 'Benoît Lescoute',
    street: '28, avenue des Salines',
    commune: '64499', // Salies-de-Béarn
    at: [43.4645, -0.9442],
    description:
      'Quinze mois de séchoir, au sel de la fontaine, et un tour de main que mon grand-père ne voulait pas écrire. Jambons à l’os, à la coupe, ventrèche roulée, saucisson au couteau.',
    offers: [
      sells(
        'jambon-de-bayonne',
        'Jambon de Bayonne, 15 mois',
        '34 €/kg en tranches',
        alsoForShops('jambon désossé de 6 kg', '15 jambons', '17,50 €/kg HT'),
      ),
      sells('ventreche', 'Ventrèche roulée', '17 €/kg'),
      sells('saucisson', 'Saucisson sec, 300 g', '7,50 €', alsoForShops('carton de 20', '10 cartons', '5,10 € HT')),
    ],
    rounds: [
      door('Mardi et vendredi, Béarn et Landes', {
        to: within(38),
        on: [TUE, FRI],
        before: [MON, '12:00'],
        minimum: 40,
        for: ['consumer', 'shop'],
      }),
      pickup(PEYREHORADE, '8 h – 12 h 30', { on: [WED] }),
      pickup(ORTHEZ, '8 h – 13 h', { on: [TUE] }),
    ],
    labels: ['IGP'],
    payments: ['cash', 'card', 'cheque', 'mealVoucher'],
    reach: ['email', 'call'],
    shows: ['telephone', 'website'],
    web: 'salaisons-source-salee',
    registeredDaysAgo: 720,
  }),
  sample({
    number: 24,
    id: 'explantsbidouze',
    name: 'Les plants de la Bidouze',
    contact: 'Nicole Darritchon',
    street: '15, quai de l’Ancien-Port',
    commune: '64123', // Bidache
    at: [43.4728, -1.1536],
    description:
      'Des semis de graines reproductibles, élevés sans chauffage : ils sont moins hauts que les autres en avril, et plus solides en juin. L’été, des bouquets de champ, et des fleurs pour vos salades.',
    offers: [
      sells(
        'plants-potagers',
        'Plants de tomates, piments, courges',
        '1,80 € le plant',
        alsoForShops('caissette de 24 plants', '40 caissettes', '0,95 € HT'),
      ),
      sells('herbes', 'Pots d’aromatiques', '3,50 €'),
      sells('fleurs-coupees', 'Bouquet de champ', '12 €'),
      sells(
        'fleurs-comestibles',
        'Barquette de fleurs à manger',
        '5 €',
        alsoForShops('barquette de 40 fleurs', '30 barquettes', '3,40 € HT'),
      ),
    ],
    rounds: [
      door('Vendredi, de Bayonne à Peyrehorade', {
        to: within(25),
        on: [FRI],
        before: [WED, '20:00'],
        minimum: 20,
        fee: 4,
        for: ['consumer', 'shop'],
      }),
      pickup(PEYREHORADE, '8 h – 12 h 30', { on: [WED] }),
      pickup(DAX, '7 h – 13 h', { on: [SAT] }),
    ],
    labels: ['BIO'],
    payments: ['cash', 'cheque'],
    reach: ['sms', 'email'],
    shows: ['telephone', 'email'],
    web: 'plants-de-la-bidouze',
    registeredDaysAgo: 61,
  }),
];
