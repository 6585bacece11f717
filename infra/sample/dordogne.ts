import { around, door, epci, FRANCE, FRI, MON, parcel, pickup, SAT, THU, TUE, WED, within } from './rounds.ts';
import {
  alsoForCanteens,
  alsoForShops,
  professionalsOnly,
  type SampleProducer,
  sample,
  sells,
  sellsAlso,
} from './sample-producer.ts';
import { BRIVE, PERIGUEUX, SARLAT } from './stops.ts';

/** Walnuts, strawberries and geese of Périgord. */
export const DORDOGNE: readonly SampleProducer[] = [
  sample({
    number: 66,
    id: 'exvieuxpressoir',
    name: 'La noyeraie du Vieux Pressoir',
    contact: 'Claude Lagorce',
    street: 'Le Pech de la Treille',
    commune: '24396', // Saint-Cyprien
    at: [44.879, 1.0403],
    description:
      'Quatre cents noyers, une meule de pierre, un feu de bois sous la marmite : l’huile coule comme du temps de mon père, seule l’horloge a changé. Le dimanche, les énoiseurs viennent bavarder.',
    offers: [
      sells(
        'noix-du-perigord',
        'Noix du Périgord, 5 kg',
        '24 €',
        alsoForShops('filet de 5 ou 10 kg', '150 kg', '3,40 €/kg HT'),
      ),
      sells('huile-de-noix', 'Huile de noix, 50 cl', '15 €', alsoForShops('carton de 6', '15 cartons', '10,20 € HT')),
      sells('noix', 'Noix fraîches', '4,50 €/kg'),
      sellsAlso('grocery', 'Cerneaux, 500 g', '10 €', {
        id: 'cerneaux',
        ...alsoForShops('poche de 5 kg', '30 kg', '13,50 €/kg HT'),
      }),
    ],
    rounds: [
      pickup(SARLAT, '8 h 30 – 13 h', { on: [WED, SAT] }),
      door('Mardi, vallée de la Dordogne', {
        to: within(25),
        on: [TUE],
        before: [MON, '12:00'],
        minimum: 25,
        for: ['consumer', 'shop'],
      }),
    ],
    labels: ['AOP'],
    payments: ['cash', 'cheque'],
    reach: ['call', 'sms'],
    shows: ['telephone'],
    web: 'noyeraie-vieux-pressoir',
    registeredDaysAgo: 730,
  }),
  sample({
    number: 67,
    id: 'exclairiere',
    name: 'Les fraises de la Clairière',
    contact: 'Sandrine Puyrigaud',
    street: 'Route de Salon',
    commune: '24571', // Vergt
    at: [45.0512, 0.7041],
    description:
      'Gariguette, charlotte, mara des bois : trois caractères, une même terre de châtaigneraie. Cueillies avant dix heures, livrées avant midi. Les dernières deviennent confiture, dans la bassine de cuivre.',
    offers: [
      sells('fraise', 'Fraises du Périgord', '5 € les 500 g', {
        ...alsoForCanteens('plateau de 8 × 500 g', '200 plateaux', '26 € HT'),
      }),
      sells(
        'confiture',
        'Confiture de fraises, 350 g',
        '5,50 €',
        alsoForShops('carton de 12', '8 cartons', '3,70 € HT'),
      ),
      sells('framboise', 'Framboises', '4,20 € les 250 g', { months: [6, 7] }),
    ],
    rounds: [
      door('Mardi, jeudi et samedi, Périgueux', {
        to: epci('200040392'),
        on: [TUE, THU, SAT],
        before: [MON, '20:00'],
        minimum: 12,
        fee: 2,
        for: ['consumer', 'shop', 'canteen'],
      }),
      door('Vendredi, Bergerac', { to: epci('200070647'), on: [FRI], before: [WED, '20:00'], minimum: 15, fee: 2 }),
      pickup(PERIGUEUX, '8 h – 13 h', { on: [WED, SAT] }),
    ],
    labels: ['IGP', 'HVE'],
    payments: ['cash', 'card'],
    reach: ['sms', 'email'],
    shows: ['telephone', 'website'],
    web: 'fraises-de-la-clairiere',
    registeredDaysAgo: 310,
  }),
  sample({
    number: 68,
    id: 'exborieauxoies',
    name: 'La borie aux oies',
    contact: 'Ginette Chabanas',
    street: 'Lieu-dit la Borie-Basse',
    commune: '24551', // Thiviers
    at: [45.4232, 0.9232],
    description:
      'Des oies, parce que c’est plus long, plus calme et que personne n’en fait plus. Conserves à l’ancienne, en verre, sans truffe de Chine. Je réponds au téléphone le soir, après les bêtes.',
    offers: [
      sells('foie-gras', 'Foie gras d’oie entier, 190 g', '42 €'),
      sells(
        'confit-de-canard',
        'Confit de canard, 3 cuisses',
        '19 €',
        alsoForShops('bocal ou boîte 4/4', '15 bocaux', '12,80 € HT'),
      ),
      sells('pate', 'Pâté de Périgueux', '9,80 € les 130 g'),
    ],
    rounds: [
      door('Jeudi, de Thiviers à Périgueux', {
        to: within(32),
        on: [THU],
        before: [MON, '20:00'],
        minimum: 30,
        for: ['consumer', 'shop'],
      }),
      parcel('Conserves', { to: FRANCE, on: [WED], before: [MON, '20:00'], minimum: 70, fee: 11 }),
    ],
    labels: ['IGP', 'FERMIER'],
    payments: ['cheque', 'cash'],
    reach: ['call'],
    shows: ['telephone'],
    web: 'borie-aux-oies',
    registeredDaysAgo: 617,
  }),
  sample({
    number: 69,
    id: 'expreauxjoncs',
    name: 'La ferme du Pré aux Joncs',
    contact: 'Guillaume Desmoulins',
    street: '8, route de Planèze',
    commune: '24309', // Neuvic
    at: [45.0863, 0.4843],
    description:
      'Quarante brunes, un robot pour la traite et deux bras pour le reste. Fromage blanc, crème, tomme d’un mois et yaourts que les écoles de la vallée connaissent bien.',
    offers: [
      sells(
        'yaourt',
        'Yaourts fermiers, les 6',
        '4,60 €',
        alsoForCanteens('seau de 5 kg ou pots de 100 g', '2 000 pots', '0,39 € HT'),
      ),
      sells('creme', 'Crème épaisse, 20 cl', '2,60 €'),
      sells('tomme', 'Tomme de vache', '17 €/kg', alsoForCanteens('tomme de 3 kg', '15 tommes', '11,80 €/kg HT')),
      sells('lait', 'Lait cru', '1,30 € le litre', professionalsOnly('bidon de 10 l', '200 l', '0,85 € le litre HT')),
    ],
    rounds: [
      door('Mercredi, vallée de l’Isle', {
        to: epci('200040095', '200040384', '200069094'),
        on: [WED],
        before: [MON, '12:00'],
        minimum: 12,
      }),
      door('Mardi et jeudi, cantines de Dordogne', {
        to: around([45.12, 0.6], 40),
        on: [TUE, THU],
        before: [FRI, '10:00'],
        minimum: 80,
        for: ['canteen', 'shop'],
      }),
    ],
    labels: ['HVE', 'FERMIER'],
    payments: ['cash', 'cheque', 'transfer'],
    reach: ['email', 'call'],
    shows: ['telephone', 'email'],
    web: 'pre-aux-joncs',
    registeredDaysAgo: 450,
  }),
  sample({
    number: 70,
    id: 'extroisstigmates',
    name: 'Le jardin des Trois Stigmates',
    contact: 'Delphine Aumaître',
    street: 'Lieu-dit les Charreaux',
    commune: '24210', // Hautefort
    at: [45.2637, 1.1178],
    description:
      'Vingt mille crocus ouverts ensemble, dix jours d’octobre, à émonder le soir même autour de la grande table. Il en reste cent trente grammes, du miel safrané et des simples séchées à l’ombre.',
    offers: [
      sells('safran', 'Safran en filaments, 1 g', '35 €', alsoForShops('pot de 1 ou 5 g', '5 g', '26 €/g HT')),
      sells('miel', 'Miel au safran, 250 g', '9 €'),
      sells('tisane', 'Tisane de thym, sauge et mélisse', '6,50 €'),
    ],
    rounds: [
      door('Samedi, Hautefort et Terrasson', {
        to: epci('200041150', '242401024'),
        on: [SAT],
        before: [THU, '12:00'],
        minimum: 15,
      }),
      pickup(BRIVE, '8 h – 12 h 30', { on: [SAT], for: ['consumer', 'shop'] }),
      parcel('Lettre suivie', { to: FRANCE, on: [MON, THU], minimum: 30, fee: 4 }),
    ],
    payments: ['online', 'card', 'cheque'],
    reach: ['email', 'sms'],
    shows: ['email', 'website'],
    web: 'trois-stigmates',
    registeredDaysAgo: 52,
  }),
];
