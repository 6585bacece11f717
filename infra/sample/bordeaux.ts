import { around, door, epci, FRANCE, FRI, MON, parcel, pickup, SAT, SUN, THU, TUE, WED, within } from './rounds.ts';
import { alsoForCanteens, alsoForShops, type SampleProducer, sample, sells, sellsAlso } from './sample-producer.ts';
import { CAPUCINS, CHARTRONS, CREON } from './stops.ts';

/** Bordeaux and its belt: market gardens, milk, wine, beer, bread. */
export const BORDEAUX: readonly SampleProducer[] = [
  sample({
    number: 41,
    id: 'exborddejalle',
    name: 'Les maraîchers du Bord de Jalle',
    contact: 'Paulo Teixeira',
    street: '48, rue du Moulinat',
    commune: '33162', // Eysines
    at: [44.8722, -0.6526],
    description:
      'Dernières terres noires avant le tramway. Pommes de terre d’Eysines, poireaux, salades et choux, comme le faisaient les beaux-parents, avec un peu moins de machines et un peu plus d’oiseaux.',
    offers: [
      sells(
        'pomme-de-terre',
        'Pommes de terre d’Eysines',
        '1,90 €/kg',
        alsoForCanteens('sac de 25 kg', '800 kg', '0,95 €/kg HT'),
      ),
      sells('pomme-de-terre-primeur', 'Primeurs à peau fine', '3,50 €/kg', { months: [5, 6] }),
      sells('poireau', 'Poireaux', '2,40 €/kg', alsoForCanteens('cagette de 10 kg', '200 kg', '1,45 €/kg HT')),
      sells('laitue', 'Laitues', '1,20 € pièce', { months: [5, 6, 7, 8, 9] }),
      sells('chou-fleur', 'Choux-fleurs', '3 € pièce'),
    ],
    rounds: [
      door('Mardi et vendredi, Bordeaux Métropole', {
        to: epci('243300316'),
        on: [TUE, FRI],
        before: [MON, '12:00'],
        minimum: 25,
        fee: 3,
      }),
      pickup(CAPUCINS, '6 h – 13 h', { on: [SAT, SUN] }),
      door('Cantines de l’agglomération', {
        to: epci('243300316', '243301165', '243301447'),
        on: [MON, WED],
        before: [THU, '12:00'],
        minimum: 100,
        for: ['canteen', 'shop'],
      }),
    ],
    labels: ['HVE'],
    payments: ['cash', 'card', 'transfer'],
    reach: ['call', 'email'],
    shows: ['telephone'],
    web: 'maraichers-bord-de-jalle',
    registeredDaysAgo: 845,
  }),
  sample({
    number: 42,
    id: 'extroislievres',
    name: 'Le fournil des Trois Lièvres',
    contact: 'Lucie Bertin',
    street: '6, chemin de Montuard',
    commune: '33140', // Créon
    at: [44.7666, -0.3383],
    description:
      'Blés de population, mouture à la ferme d’à côté, longue fermentation. Je livre le pain encore tiède sur la piste cyclable jusqu’à Bordeaux, les jours où il ne pleut pas trop ; les autres jours, en camionnette.',
    offers: [
      sells(
        'pain',
        'Tourte de Créon, 1,2 kg',
        '6,80 €',
        alsoForCanteens('miches de 2 kg, tranchées ou non', '80 kg', '4,10 €/kg HT'),
      ),
      sells('farine', 'Farine bise, 1 kg', '2,60 €'),
      sellsAlso('bread', 'Biscuits au beurre et aux graines', '5 € le sachet', { id: 'biscuits' }),
    ],
    rounds: [
      door('Mercredi et samedi, Entre-deux-Mers', {
        to: within(18),
        on: [WED, SAT],
        before: [MON, '20:00'],
        minimum: 10,
        fee: 1.5,
      }),
      pickup(CREON, '8 h – 12 h 30', { on: [WED] }),
      door('Vendredi, Bordeaux', {
        to: around([44.838, -0.568], 7),
        on: [FRI],
        before: [WED, '20:00'],
        minimum: 14,
        fee: 2,
        for: ['consumer', 'shop', 'canteen'],
      }),
    ],
    labels: ['BIO'],
    payments: ['cash', 'card', 'mealVoucher'],
    reach: ['email', 'sms'],
    shows: ['email', 'website'],
    web: 'fournil-trois-lievres',
    registeredDaysAgo: 167,
  }),
  sample({
    number: 43,
    id: 'expalombiere',
    name: 'Château la Palombière-Haute',
    contact: 'Charles-Henri Videau',
    street: '101, allée de la Palombière',
    commune: '33238', // Léognan
    at: [44.7128, -0.5949],
    description:
      'Douze hectares de graves en lisière de forêt, quatre saisons de travail et une poignée de barriques. Le rouge se boit dès cinq ans, le blanc tout de suite. Nous livrons nous-mêmes : c’est l’occasion d’en parler.',
    offers: [
      sells('vin-rouge', 'Graves rouge', '14 €', alsoForShops('carton de 6', '50 cartons', '8,90 € HT')),
      sells('vin-blanc', 'Graves blanc sec', '13 €', alsoForShops('carton de 6', '30 cartons', '8,20 € HT')),
    ],
    rounds: [
      door('Jeudi, Bordeaux et le sud', {
        to: within(25),
        on: [THU],
        before: [TUE, '18:00'],
        minimum: 72,
        for: ['consumer', 'shop'],
      }),
      parcel('Caisses de 6 et 12', { to: FRANCE, on: [MON, WED], minimum: 78, fee: 16 }),
    ],
    labels: ['AOP', 'HVE'],
    payments: ['card', 'transfer', 'online', 'cheque'],
    reach: ['email'],
    shows: ['email', 'website', 'telephone'],
    web: 'chateau-palombiere-haute',
    registeredDaysAgo: 668,
  }),
  sample({
    number: 44,
    id: 'extroisbidons',
    name: 'La laiterie des Trois Bidons',
    contact: 'Émilie Roux',
    street: '210, avenue du Flamand',
    commune: '33056', // Blanquefort
    at: [44.9241, -0.6321],
    description:
      'Trente jersiaises et bordelaises au pré, à dix kilomètres de la place de la Bourse. Le lait n’a pas le temps de refroidir avant de devenir yaourt. Bouteilles et pots consignés.',
    offers: [
      sells(
        'lait',
        'Lait entier pasteurisé, bouteille consignée',
        '1,70 € le litre',
        alsoForCanteens('bidon de 10 l', '300 l', '1,05 € le litre HT'),
      ),
      sells(
        'yaourt',
        'Yaourts nature ou à la vanille, les 4',
        '3,40 €',
        alsoForCanteens('pot de 125 g par 24', '1 500 pots', '0,48 € HT'),
      ),
      sells('creme', 'Crème crue, 25 cl', '3,20 €'),
      sells('beurre', 'Beurre baratté, 250 g', '4,50 €'),
    ],
    rounds: [
      door('Mardi et jeudi, rive gauche', {
        to: within(20),
        on: [TUE, THU],
        before: [MON, '12:00'],
        minimum: 12,
        fee: 2,
      }),
      pickup(CHARTRONS, '7 h – 14 h', { on: [SUN] }),
      door('Écoles et crémeries', {
        to: epci('243300316', '243301447', '243301389'),
        on: [MON, THU],
        before: [FRI, '12:00'],
        minimum: 70,
        for: ['shop', 'canteen'],
      }),
    ],
    labels: ['BIO', 'FERMIER'],
    payments: ['cash', 'card', 'transfer'],
    reach: ['email', 'call'],
    shows: ['telephone', 'email'],
    web: 'laiterie-trois-bidons',
    registeredDaysAgo: 301,
  }),
  sample({
    number: 49,
    id: 'exechoppebleue',
    name: 'Brasserie de l’Échoppe bleue',
    contact: 'Sarah Delmas',
    street: '17, rue des Résédas',
    commune: '33318', // Pessac
    at: [44.7893, -0.6572],
    description:
      'Brassée dans une ancienne échoppe, avec du malt de la Vienne et des houblons du Libournais. Une blonde de soif, une blanche à l’estragon, et une collaboration par saison avec un maraîcher du coin.',
    offers: [
      sells(
        'biere',
        'Bières en 33 ou 75 cl',
        'de 2,60 à 6 €',
        alsoForShops('carton de 24, fût de 20 ou 30 l', '120 cartons', '1,55 € HT'),
      ),
      sellsAlso('drinks', 'Bière de saison', '6,50 € les 75 cl', { id: 'biere-de-saison', availability: 'soon' }),
    ],
    rounds: [
      door('Mercredi et vendredi, dans la métropole', {
        to: epci('243300316'),
        on: [WED, FRI],
        before: [TUE, '12:00'],
        minimum: 30,
        for: ['consumer', 'shop'],
      }),
      door('Lundi, les cavistes de Gironde', {
        to: around([44.84, -0.58], 55),
        on: [MON],
        before: [THU, '18:00'],
        minimum: 150,
        for: ['shop'],
      }),
    ],
    labels: ['BIO'],
    payments: ['card', 'online', 'transfer'],
    reach: ['email'],
    shows: ['email', 'website'],
    web: 'brasserie-echoppe-bleue',
    registeredDaysAgo: 356,
  }),
];
