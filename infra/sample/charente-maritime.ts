import {
  departments,
  door,
  epci,
  FRANCE,
  FRI,
  MON,
  parcel,
  pickup,
  SAT,
  SUN,
  THU,
  TUE,
  WED,
  within,
} from './rounds.ts';
import { alsoForCanteens, alsoForShops, type SampleProducer, sample, sells, sellsAlso } from './sample-producer.ts';
import { LA_ROCHELLE, SAINTES } from './stops.ts';

/** Oysters, salt, butter and beans. */
export const CHARENTE_MARITIME: readonly SampleProducer[] = [
  sample({
    number: 101,
    id: 'exchenalblanc',
    name: 'La cabane du Chenal blanc',
    contact: 'Loïc Guérineau',
    street: 'Chenal de la Lucette',
    commune: '17219', // Marennes-Hiers-Brouage
    at: [45.8147, -1.1239],
    description:
      'L’huître passe trois ans sur parc, puis descend dans l’argile des claires. Elle y prend du vert, de la douceur et du temps. Fines de claire de septembre à avril, pousses en claire pour les fêtes.',
    offers: [
      sells(
        'huitre-marennes-oleron',
        'Fines de claire n° 3, 50 pièces',
        '26 €',
        alsoForShops('bourriche de 100', '60 bourriches', '38 € HT'),
      ),
      sells('huitre-marennes-oleron', 'Pousses en claire, 24 pièces', '32 €', {
        id: 'pousse-en-claire',
        months: [11, 12],
      }),
      sells('moule', 'Moules de bouchot', '5 €/kg', { months: [7, 8, 9] }),
    ],
    rounds: [
      door('Vendredi, de Marennes à Saintes', {
        to: within(38),
        on: [FRI],
        before: [WED, '18:00'],
        minimum: 20,
        for: ['consumer', 'shop'],
      }),
      pickup(SAINTES, '8 h – 13 h', { on: [SAT] }),
      parcel('Bourriches en 24 heures', {
        to: FRANCE,
        on: [TUE, WED, THU],
        before: [MON, '10:00'],
        minimum: 40,
        fee: 16,
      }),
    ],
    labels: ['IGP', 'LABEL_ROUGE'],
    payments: ['card', 'online', 'cash'],
    reach: ['email', 'sms'],
    shows: ['telephone', 'email', 'website'],
    web: 'cabane-du-chenal-blanc',
    registeredDaysAgo: 760,
  }),
  sample({
    number: 102,
    id: 'exgrandvent',
    name: 'Les œillets du Grand Vent',
    contact: 'Capucine Massé',
    street: '2, route de la Prée',
    commune: '17019', // Ars-en-Ré
    at: [46.2083, -1.5049],
    description:
      'Sauniers et patatiers, comme beaucoup ici : le sel quand il fait sec, la primeur quand il fait doux. Nos pommes de terre poussent au varech et n’ont presque pas de peau.',
    offers: [
      sells(
        'sel',
        'Gros sel et fleur de sel',
        'de 4 à 9 €',
        alsoForShops('sac de 5 ou 25 kg', '200 kg', '1,10 €/kg HT'),
      ),
      sells(
        'pomme-de-terre-primeur',
        'Primeurs de l’île de Ré',
        '4,80 €/kg',
        alsoForShops('caissette de 10 kg', '300 kg', '2,90 €/kg HT'),
      ),
      sells('salicorne', 'Salicornes fraîches', '4 € les 200 g', { months: [6, 7] }),
    ],
    rounds: [
      door('Mardi et samedi, l’île', {
        to: epci('241700459'),
        on: [TUE, SAT],
        before: [MON, '12:00'],
        minimum: 10,
        for: ['consumer', 'shop'],
      }),
      pickup(LA_ROCHELLE, '8 h – 13 h', { on: [WED] }),
    ],
    labels: ['AOP'],
    payments: ['cash', 'card'],
    reach: ['sms', 'email'],
    shows: ['telephone', 'email'],
    web: 'oeillets-du-grand-vent',
    registeredDaysAgo: 347,
  }),
  sample({
    number: 103,
    id: 'exmoulinrouge',
    name: 'Le potager du Moulin rouge',
    contact: 'Antoine Gaborit',
    street: '19, rue de l’Océan',
    commune: '17264', // Nieul-sur-Mer
    at: [46.2102, -1.1681],
    description:
      'Trois hectares entre le bourg et la mer, abrités par des tamaris. Artichauts, blettes, tomates : le vent d’ouest leur donne un petit goût iodé, disent les clients. Casiers de retrait ouverts jour et nuit.',
    offers: [
      sellsAlso('vegetables', 'Panier de saison', '15 €', { id: 'panier' }),
      sells('artichaut', 'Artichauts', '2 € pièce', {
        months: [5, 6, 7],
        ...alsoForShops('cagette de 12', '40 cagettes', '14 € HT'),
      }),
      sells('tomate', 'Tomates', '3,80 €/kg', alsoForCanteens('cagette de 6 kg', '150 kg', '2,30 €/kg HT')),
      sells('concombre', 'Concombres', '1,50 € pièce', { months: [6, 7, 8, 9] }),
      sells('fenouil', 'Fenouil', '3,90 €/kg', { months: [6, 7, 9, 10, 11] }),
      sells('epinard', 'Épinards', '4,80 €/kg', { months: [3, 4, 5, 10, 11] }),
    ],
    rounds: [
      door('Mercredi et vendredi, l’agglomération', {
        to: epci('241700434'),
        on: [WED, FRI],
        before: [TUE, '12:00'],
        minimum: 15,
        fee: 3,
      }),
      pickup(
        {
          name: 'Casiers de la ferme',
          address: '19, rue de l’Océan, Nieul-sur-Mer',
          at: [46.2102, -1.1681],
          drawsKm: 8,
        },
        '24 h sur 24',
        { on: [MON, TUE, WED, THU, FRI, SAT, SUN] },
      ),
      door('Cantines', {
        to: within(20),
        on: [MON, THU],
        before: [WED, '12:00'],
        minimum: 60,
        for: ['canteen', 'shop'],
      }),
    ],
    labels: ['BIO'],
    payments: ['card', 'online'],
    reach: ['email'],
    shows: ['email', 'website'],
    web: 'potager-moulin-rouge',
    registeredDaysAgo: 278,
  }),
  sample({
    number: 104,
    id: 'exbarattedaunis',
    name: 'La baratte d’Aunis',
    contact: 'Valérie Texier',
    street: '55, route de Marans',
    commune: '17434', // Surgères
    at: [46.1129, -0.7473],
    description:
      'Crème maturée une nuit, barattée au petit matin, lavée à l’eau claire. Notre beurre change de couleur avec l’herbe : pâle en janvier, bouton-d’or en mai. C’est normal, c’est même le but.',
    offers: [
      sells(
        'beurre',
        'Beurre Charentes-Poitou demi-sel, 250 g',
        '3,90 €',
        alsoForCanteens('plaque de 10 kg ou micropains', '150 kg', '9,40 €/kg HT'),
      ),
      sells('creme', 'Crème fraîche, 50 cl', '4,40 €', alsoForCanteens('seau de 5 l', '80 l', '5,20 € le litre HT')),
      sells('lait', 'Lait frais', '1,20 € le litre'),
    ],
    rounds: [
      door('Mardi et vendredi, l’Aunis', {
        to: epci('200041614', '241700434', '200041499', '200041762'),
        on: [TUE, FRI],
        before: [MON, '10:00'],
        minimum: 15,
      }),
      door('Jeudi, les deux Charentes et Niort', {
        to: departments('16', '17', '79'),
        on: [THU],
        before: [MON, '18:00'],
        minimum: 120,
        for: ['shop', 'canteen'],
      }),
    ],
    labels: ['AOP'],
    payments: ['cash', 'card', 'transfer'],
    reach: ['email', 'call'],
    shows: ['telephone', 'email'],
    web: 'baratte-d-aunis',
    registeredDaysAgo: 604,
  }),
  sample({
    number: 105,
    id: 'expierresonne',
    name: 'Ferme de la Pierre-qui-Sonne',
    contact: 'Joël Raffaud',
    street: '3, chemin des Arènes-Neuves',
    commune: '17415', // Saintes
    at: [45.74, -0.6296],
    description:
      'Céréalier devenu épicier : plutôt que de vendre au silo, je trie, je presse, je mouds. Mogettes de Saintonge, lentilles, pâtes roulées à la ferme, huile de tournesol qui sent le tournesol.',
    offers: [
      sells('mogette', 'Mogettes, 1 kg', '6,50 €', alsoForCanteens('sac de 10 kg', '200 kg', '4,10 €/kg HT')),
      sells('pates', 'Pâtes au blé dur, 500 g', '3,60 €', alsoForCanteens('sac de 5 kg', '150 kg', '3,90 €/kg HT')),
      sells('lentille', 'Lentilles, 1 kg', '4,60 €'),
      sells(
        'huile-de-tournesol',
        'Huile de tournesol, 1 l',
        '4,90 €',
        alsoForShops('carton de 6', '20 cartons', '3,20 € HT'),
      ),
      sells('melon', 'Melons', '2 € pièce', { months: [7, 8, 9] }),
    ],
    rounds: [
      door('Jeudi, Saintes et la vallée', {
        to: epci('200036473', '241700632', '241700517'),
        on: [THU],
        before: [TUE, '12:00'],
        minimum: 18,
        for: ['consumer', 'shop'],
      }),
      pickup(SAINTES, '8 h – 13 h', { on: [SAT] }),
      door('Cantines', { to: within(45), on: [TUE], before: [WED, '12:00'], minimum: 100, for: ['canteen'] }),
    ],
    labels: ['BIO'],
    payments: ['cash', 'card', 'cheque', 'transfer'],
    reach: ['sms', 'call'],
    shows: ['telephone', 'website'],
    web: 'pierre-qui-sonne',
    registeredDaysAgo: 417,
  }),
];
