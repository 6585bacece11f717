import { around, door, epci, FRANCE, FRI, MON, parcel, pickup, SAT, THU, TUE, WED, within } from './rounds.ts';
import { alsoForCanteens, alsoForShops, type SampleProducer, sample, sells, sellsAlso } from './sample-producer.ts';
import { BAYONNE, DAX, OLORON } from './stops.ts';

/** The Basque Country, from the fish of Saint-Jean-de-Luz to the ewes of Soule. */
export const PAYS_BASQUE: readonly SampleProducer[] = [
  sample({
    number: 25,
    id: 'exgorribeltz',
    name: 'Maison Gorribeltz',
    contact: 'Maialen Iriart',
    street: '220, chemin de Basaburu',
    commune: '64213', // Espelette
    at: [43.3333, -1.4656],
    description:
      'Neuf mille pieds de piment, cueillis à la main d’août à novembre, séchés sur la façade puis au four, et moulus à la maison. En poudre toute l’année, en corde à l’automne.',
    offers: [
      sells(
        'piment-d-espelette',
        'Piment en poudre, 50 g',
        '7,20 €',
        alsoForShops('boîte de 250 g ou carton de 20 pots', '10 cartons', '4,70 € le pot HT'),
      ),
      sellsAlso('grocery', 'Corde de vingt piments', '16 €', { id: 'corde', months: [9, 10, 11] }),
      sellsAlso('honey', 'Gelée de piment', '4,90 €', { id: 'gelee' }),
    ],
    rounds: [
      pickup(BAYONNE, '7 h – 13 h 30', { on: [SAT] }),
      door('Mardi, la côte', {
        to: within(28),
        on: [TUE],
        before: [MON, '12:00'],
        minimum: 30,
        for: ['consumer', 'shop'],
      }),
      parcel('Par la poste', { to: FRANCE, on: [MON, THU], minimum: 15, fee: 5.9 }),
    ],
    labels: ['AOP'],
    payments: ['card', 'online', 'cash'],
    reach: ['email'],
    shows: ['email', 'website'],
    web: 'maison-gorribeltz',
    registeredDaysAgo: 868,
  }),
  sample({
    number: 26,
    id: 'exoihanmendi',
    name: 'Ferme Oihanmendi',
    contact: 'Peio Aguer',
    street: 'Quartier de Guibelhéguiet',
    commune: '64093', // Barcus
    at: [43.1798, -0.818],
    description:
      'Trois cents manechs à tête noire, transhumance à pied début mai, fromage fait au cayolar tout l’été. L’ossau-iraty d’estive porte la marque de l’edelweiss ; il arrive en octobre et part vite.',
    offers: [
      sells(
        'ossau-iraty',
        'Ossau-iraty fermier, 8 mois',
        '27 €/kg',
        alsoForShops('tomme entière de 4,5 kg', '12 tommes', '18,90 €/kg HT'),
      ),
      sells('ossau-iraty', 'Ossau-iraty d’estive', '33 €/kg', {
        id: 'ossau-iraty-estive',
        months: [10, 11, 12],
        availability: 'soon',
      }),
      sells('agneau-de-lait', 'Agneau de lait, le demi', '16,50 €/kg'),
    ],
    rounds: [
      pickup(OLORON, '8 h – 13 h', { on: [FRI] }),
      door('Jeudi, de Mauléon à Orthez', {
        to: within(38),
        on: [THU],
        before: [TUE, '20:00'],
        minimum: 35,
        for: ['consumer', 'shop'],
      }),
      parcel('Demi-tommes sous vide', { to: FRANCE, on: [TUE], before: [MON, '08:00'], minimum: 50, fee: 13 }),
    ],
    labels: ['AOP', 'FERMIER'],
    payments: ['cheque', 'cash', 'transfer'],
    reach: ['call', 'sms'],
    shows: ['telephone'],
    web: 'ferme-oihanmendi',
    registeredDaysAgo: 655,
  }),
  sample({
    number: 27,
    id: 'exelizamendi',
    name: 'Les cochons d’Elizamendi',
    contact: 'Ramuntxo Etcheverry',
    street: 'Route d’Urepel',
    commune: '64016', // Aldudes
    at: [43.0931, -1.4177],
    description:
      'Des porcs pie noir lâchés sous les châtaigniers de la vallée, seize mois dehors. La viande est rouge, le gras fond à la main. Peu de bêtes, beaucoup de marche, et une charcuterie sans colorant.',
    offers: [
      sells('porc', 'Caissette de porc basque, 4 kg', '72 €'),
      sells(
        'saucisson',
        'Saucisson de porc basque',
        '9 € pièce',
        alsoForShops('carton de 15', '6 cartons', '6,20 € HT'),
      ),
      sells('boudin', 'Boudin aux oignons', '14 €/kg'),
      sells('pate', 'Pâté au piment, 180 g', '6,80 €'),
    ],
    rounds: [
      door('Vendredi, la côte basque', {
        to: around([43.478, -1.51], 18),
        on: [FRI],
        before: [TUE, '12:00'],
        minimum: 50,
        fee: 5,
      }),
      door('Mercredi, la vallée', {
        to: within(24),
        on: [WED],
        before: [TUE, '12:00'],
        minimum: 25,
        for: ['consumer', 'shop'],
      }),
    ],
    labels: ['AOP'],
    payments: ['cash', 'cheque', 'card'],
    reach: ['sms', 'email'],
    shows: ['telephone', 'email'],
    web: 'cochons-elizamendi',
    registeredDaysAgo: 402,
  }),
  sample({
    number: 28,
    id: 'exitsasoberri',
    name: 'La marée d’Itsasoberri',
    contact: 'Xabi Larzabal',
    street: '5, quai de l’Infante',
    commune: '64483', // Saint-Jean-de-Luz
    at: [43.3879, -1.6642],
    description:
      'Un bateau de douze mètres, deux frères, la ligne et pas le chalut ; l’été, un petit filet pour la sardine. Le merlu est débarqué le soir, chez vous le lendemain. Quand la mer est mauvaise, il n’y a pas de poisson, et nous vous le disons.',
    offers: [
      sells('merlu', 'Merlu de ligne', '19 €/kg', {
        availability: 'available',
        ...alsoForShops('caisse de 5 kg, glace', '120 kg', '13,50 €/kg HT'),
      }),
      sells('thon-germon', 'Thon germon, en tranches', '17 €/kg', { months: [7, 8, 9] }),
      sells('sardine', 'Sardines', '9 €/kg', { months: [6, 7, 8, 9] }),
    ],
    rounds: [
      door('Mercredi et vendredi, la côte et l’arrière-pays', {
        to: within(30),
        on: [WED, FRI],
        before: [TUE, '18:00'],
        minimum: 30,
        fee: 4,
        for: ['consumer', 'shop'],
      }),
      pickup(BAYONNE, '7 h – 13 h 30', { on: [SAT] }),
      pickup(DAX, '7 h – 13 h', { on: [SAT], before: [THU, '20:00'], minimum: 15 }),
    ],
    labels: ['PECHE_DURABLE'],
    payments: ['cash', 'card'],
    reach: ['sms', 'call'],
    shows: ['telephone'],
    web: 'maree-itsasoberri',
    registeredDaysAgo: 211,
  }),
  sample({
    number: 29,
    id: 'exsagarlore',
    name: 'Cidrerie Sagarlore',
    contact: 'Amaia Idiart',
    street: 'Maison Harluxeta',
    commune: '64259', // Hélette
    at: [43.3063, -1.2297],
    description:
      'Douze variétés de pommes basques, pressées en octobre, fermentées en foudre. Un sagarno sec et vif qui se sert de haut, et un jus pour ceux qui conduisent. Il y a aussi le gâteau de ma tante.',
    offers: [
      sells('cidre', 'Cidre basque, 75 cl', '5,20 €', alsoForShops('carton de 6', '60 cartons', '3,30 € HT')),
      sells('jus-de-pomme', 'Jus de pomme, 1 l', '3,60 €', alsoForCanteens('carton de 6', '30 cartons', '2,40 € HT')),
      sells('gateau-basque', 'Gâteau basque à la cerise noire', '15 €'),
    ],
    rounds: [
      door('Jeudi, le Pays basque', {
        to: epci('200067106'),
        on: [THU],
        before: [TUE, '18:00'],
        minimum: 40,
        for: ['consumer', 'shop', 'canteen'],
      }),
      pickup(BAYONNE, '7 h – 13 h 30', { on: [SAT] }),
    ],
    labels: ['BIO'],
    payments: ['cash', 'card', 'cheque'],
    reach: ['email', 'sms'],
    shows: ['email', 'website'],
    web: 'cidrerie-sagarlore',
    registeredDaysAgo: 318,
  }),
  sample({
    number: 30,
    id: 'exametzaga',
    name: 'Le potager d’Ametzaga',
    contact: 'Florence Haran',
    street: '70, route de l’Adour',
    commune: '64546', // Urt
    at: [43.4931, -1.2802],
    description:
      'Un hectare de terre noire en bord d’Adour, cultivé à deux sur des planches permanentes. Cinquante foyers viennent chaque semaine ; il reste une dizaine de paniers, et des légumes à la carte pour les restaurants.',
    offers: [
      sellsAlso('vegetables', 'Panier pour deux', '13 €', { id: 'panier-deux' }),
      sells('piment-doux', 'Piments doux', '7 €/kg', alsoForShops('cagette de 3 kg', '30 kg', '4,80 €/kg HT')),
      sells('courgette', 'Courgettes et fleurs de courgette', '3 €/kg', { months: [6, 7, 8, 9] }),
      sells('epinard', 'Épinards', '5 €/kg', { months: [3, 4, 5, 10, 11] }),
      sells('feve', 'Fèves', '4,50 €/kg', { months: [5, 6] }),
      sells('radis', 'Radis, la botte', '1,80 €'),
    ],
    rounds: [
      door('Mardi et jeudi, Bayonne et ses voisines', {
        to: within(18),
        on: [TUE, THU],
        before: [MON, '12:00'],
        minimum: 13,
        fee: 2.5,
      }),
      door('Restaurants de la côte', {
        to: around([43.482, -1.52], 15),
        on: [TUE, FRI],
        before: [MON, '16:00'],
        minimum: 40,
        for: ['shop'],
      }),
    ],
    labels: ['BIO'],
    payments: ['card', 'online', 'cheque'],
    reach: ['email'],
    shows: ['email', 'website'],
    web: 'potager-ametzaga',
    registeredDaysAgo: 129,
  }),
];
