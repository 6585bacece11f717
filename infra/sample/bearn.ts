import { door, epci, FRANCE, MON, parcel, pickup, SAT, THU, TUE, WED, within } from './rounds.ts';
import { alsoForCanteens, alsoForShops, type SampleProducer, sample, sells, sellsAlso } from './sample-producer.ts';
import { PAU } from './stops.ts';

/** Pau, Jurançon and the valley of Aspe. */
export const BEARN: readonly SampleProducer[] = [
  sample({
    number: 31,
    id: 'exclosmansengs',
    name: 'Le clos des Trois Mansengs',
    contact: 'Agnès Labourdette',
    street: '33, chemin des Crêtes',
    commune: '64284', // Jurançon
    at: [43.2735, -0.3997],
    description:
      'Petit manseng, gros manseng et une ligne de courbu, face au pic du Midi d’Ossau. Nous vendangeons jusqu’en novembre, par tries, quand le vent du sud a confit les grappes.',
    offers: [
      sells('vin-blanc', 'Jurançon moelleux', '14,50 €', {
        id: 'jurancon-moelleux',
        ...alsoForShops('carton de 6', '25 cartons', '9,20 € HT'),
      }),
      sells('vin-blanc', 'Jurançon sec', '11 €', {
        id: 'jurancon-sec',
        ...alsoForShops('carton de 6', '30 cartons', '7 € HT'),
      }),
    ],
    rounds: [
      door('Mercredi, Pau et ses coteaux', {
        to: epci('200067254'),
        on: [WED],
        before: [MON, '18:00'],
        minimum: 40,
        for: ['consumer', 'shop'],
      }),
      parcel('Par 6 ou 12 bouteilles', { to: FRANCE, on: [TUE, THU], minimum: 60, fee: 15 }),
    ],
    labels: ['AOP', 'HVE'],
    payments: ['card', 'transfer', 'online'],
    reach: ['email'],
    shows: ['email', 'website', 'telephone'],
    web: 'clos-trois-mansengs',
    registeredDaysAgo: 777,
  }),
  sample({
    number: 32,
    id: 'exestiveslees',
    name: 'Fromagerie des Hautes Estives',
    contact: 'Jérôme Casadebaig',
    street: 'Quartier Orcun',
    commune: '64104', // Bedous
    at: [43.0079, -0.5957],
    description:
      'Brebis et vaches mêlées dans la même cave, comme on fait en vallée d’Aspe. La tomme mixte est la plus douce, la pure brebis la plus longue en bouche. L’été, frappez à la cabane.',
    offers: [
      sells(
        'tomme',
        'Tomme mixte vache et brebis',
        '21 €/kg',
        alsoForCanteens('tomme de 4 kg', '20 tommes', '14,20 €/kg HT'),
      ),
      sells('greuil', 'Greuil', '5 € les 400 g', { months: [1, 2, 3, 4, 5] }),
      sells('lait', 'Lait cru, le litre', '1,60 €'),
    ],
    rounds: [
      pickup(PAU, '7 h 30 – 13 h', { on: [SAT], for: ['consumer', 'shop'] }),
      door('Mardi, le Haut-Béarn', {
        to: epci('200067262'),
        on: [TUE],
        before: [MON, '12:00'],
        minimum: 20,
        fee: 2,
        for: ['consumer', 'canteen'],
      }),
    ],
    labels: ['VALEURS_PARC', 'FERMIER'],
    payments: ['cash', 'cheque'],
    reach: ['call'],
    shows: ['telephone'],
    web: 'hautes-estives',
    registeredDaysAgo: 562,
  }),
  sample({
    number: 33,
    id: 'expaniersplaine',
    name: 'Les paniers de la Plaine',
    contact: 'Mehdi Pédelaborde',
    street: '12, chemin du Lacaou',
    commune: '64335', // Lescar
    at: [43.3519, -0.4263],
    description:
      'Ancien informaticien, maraîcher depuis huit ans. Vingt-cinq légumes sur un hectare et demi, des haies, des mares et des hérissons. On compose son panier le dimanche soir, on le trouve devant sa porte le mardi.',
    offers: [
      sellsAlso('vegetables', 'Panier à composer', 'à partir de 15 €', { id: 'panier-libre' }),
      sells(
        'carotte',
        'Carottes en botte ou en vrac',
        '2,60 €/kg',
        alsoForCanteens('sac de 10 kg', '150 kg', '1,50 €/kg HT'),
      ),
      sells('tomate', 'Tomates', '3,90 €/kg'),
      sells('haricot-vert', 'Haricots verts extra-fins', '9 €/kg', { months: [6, 7, 8, 9] }),
      sells('chou', 'Choux pommés', '2,20 € pièce', alsoForCanteens('cagette de 6', '30 cagettes', '1,30 € HT')),
    ],
    rounds: [
      door('Mardi, l’agglomération paloise', {
        to: epci('200067254'),
        on: [TUE],
        before: [MON, '06:00'],
        minimum: 15,
        fee: 3,
      }),
      door('Jeudi, le bassin de Lacq et Orthez', {
        to: epci('200039204'),
        on: [THU],
        before: [TUE, '06:00'],
        minimum: 20,
        fee: 3,
      }),
      door('Cantines', { to: within(25), on: [MON], before: [WED, '18:00'], minimum: 60, for: ['canteen', 'shop'] }),
    ],
    labels: ['BIO'],
    payments: ['online', 'card'],
    reach: ['email', 'sms'],
    shows: ['email', 'website'],
    web: 'paniers-de-la-plaine',
    registeredDaysAgo: 188,
  }),
];
