import { departments, door, epci, FRANCE, FRI, MON, parcel, pickup, SAT, THU, TUE, WED, within } from './rounds.ts';
import { alsoForCanteens, alsoForShops, type SampleProducer, sample, sells, sellsAlso } from './sample-producer.ts';
import { DAX, ORTHEZ } from './stops.ts';

/** Chalosse, Maremne and Tursan; most of them drive to Dax and the Pays d'Orthe too. */
export const CHALOSSE: readonly SampleProducer[] = [
  sample({
    number: 4,
    id: 'exgaecarrius',
    name: 'GAEC des Trois Arrius',
    contact: 'Jean-Marc Duboscq',
    street: '2, route de Bénesse',
    commune: '40118', // Habas
    at: [43.566, -0.9208],
    description:
      'Blondes et bazadaises, nourries au maïs grain et au foin de la maison, gardées trois ans au moins. La viande mûrit trois semaines avant la découpe. On la réserve par caissette ; il n’y en a pas toutes les semaines et c’est tant mieux.',
    offers: [
      sells('boeuf-de-chalosse', 'Caissette de bœuf de Chalosse, 5 kg', '82 €'),
      sells(
        'boeuf',
        'Bœuf haché, par 1 kg',
        '15 €/kg',
        alsoForCanteens('sous vide de 2,5 kg, frais', '60 kg', '11,20 €/kg HT'),
      ),
      sells('veau', 'Caissette de veau, 5 kg', '90 €', { months: [3, 4, 5, 10, 11], availability: 'soon' }),
    ],
    rounds: [
      door('Vendredi, la Chalosse et Dax', { to: within(35), on: [FRI], before: [MON, '12:00'], minimum: 80 }),
      door('Mercredi, cantines', {
        to: epci('200069417', '244000881', '200069631', '244000675'),
        on: [WED],
        before: [THU, '12:00'],
        minimum: 150,
        for: ['canteen', 'shop'],
      }),
    ],
    labels: ['LABEL_ROUGE', 'IGP'],
    payments: ['cheque', 'transfer'],
    reach: ['call', 'sms'],
    shows: ['telephone'],
    web: 'gaec-trois-arrius',
    registeredDaysAgo: 701,
  }),
  sample({
    number: 8,
    id: 'exsableslette',
    name: 'Les sables de la Lette',
    contact: 'Patrick Dulong',
    street: '77, route des Lacs',
    commune: '40261', // Saint-Geours-de-Maremne
    at: [43.6722, -1.2289],
    description:
      'L’asperge aime le sable et n’attend pas : cueillie à l’aube, lavée, calibrée, chez vous le lendemain. Quand elle s’arrête, fin juin, nous passons aux fraises puis au maïs doux.',
    offers: [
      sells('asperge', 'Asperges blanches des Landes', '9,50 €/kg', {
        months: [4, 5, 6],
        ...alsoForCanteens('colis de 5 kg, calibre 16-22', '500 kg', '6,40 €/kg HT'),
      }),
      sells('fraise', 'Fraises de pleine terre', '8 €/kg', { months: [5, 6, 7] }),
      sells('mais', 'Maïs doux, l’épi', '0,80 €', { months: [7, 8] }),
    ],
    rounds: [
      door('Mardi, jeudi et samedi en saison', {
        to: within(30),
        on: [TUE, THU, SAT],
        before: [MON, '18:00'],
        minimum: 25,
        fee: 3,
        for: ['consumer', 'shop'],
      }),
      pickup(DAX, '7 h – 13 h', { on: [SAT] }),
      pickup(ORTHEZ, '8 h – 13 h', { on: [TUE] }),
      door('Cantines des Landes', {
        to: within(60),
        on: [MON],
        before: [THU, '12:00'],
        minimum: 100,
        for: ['canteen'],
      }),
    ],
    labels: ['IGP', 'HVE'],
    payments: ['cash', 'card', 'cheque', 'transfer'],
    reach: ['email', 'sms', 'call'],
    shows: ['telephone', 'email', 'website'],
    web: 'sables-de-la-lette',
    registeredDaysAgo: 903,
  }),
  sample({
    number: 9,
    id: 'exruchespoupet',
    name: 'Les ruches de Poupet',
    contact: 'Odile Tastet',
    street: '9, chemin de Cazalis',
    commune: '40316', // Tilh
    at: [43.5774, -0.8491],
    description:
      'Quatre-vingts ruches entre châtaigneraies et bruyères. J’extrais à froid, je ne mélange pas les récoltes : l’acacia reste clair, le châtaignier reste amer, et c’est ainsi que je les aime.',
    offers: [
      sells('miel', 'Miel d’acacia, 500 g', '9,50 €', {
        id: 'miel-acacia',
        ...alsoForShops('carton de 12 pots', '5 cartons', '6,60 € le pot HT'),
      }),
      sells('miel', 'Miel de châtaignier, 500 g', '8,50 €', { id: 'miel-chataignier' }),
      sells('pain-d-epices', 'Pain d’épices au miel de bruyère', '6 €'),
    ],
    rounds: [
      door('Samedi matin', {
        to: within(30),
        on: [SAT],
        before: [THU, '12:00'],
        minimum: 15,
        for: ['consumer', 'shop'],
      }),
      parcel('Pots par la poste', { to: FRANCE, on: [TUE], before: [MON, '10:00'], minimum: 25, fee: 7.5 }),
    ],
    payments: ['cash', 'cheque', 'online'],
    reach: ['email', 'call'],
    shows: ['email'],
    web: 'ruches-de-poupet',
    registeredDaysAgo: 376,
  }),
  sample({
    number: 10,
    id: 'exdomainetauzin',
    name: 'Domaine du Petit Tauzin',
    contact: 'Sylvain Bats',
    street: '510, route de la Crabe',
    commune: '40194', // Montfort-en-Chalosse
    at: [43.7133, -0.8358],
    description:
      'Sept hectares de vigne en coteaux de Chalosse, vendangés avec les voisins. Du rouge souple de tannat et de cabernet, du blanc de baroque qui sent la pêche, et la porte du chai toujours ouverte.',
    offers: [
      sells(
        'vin-rouge',
        'Rouge de Chalosse',
        '7,50 € la bouteille',
        alsoForShops('carton de 6', '40 cartons', '4,80 € HT'),
      ),
      sells(
        'vin-blanc',
        'Blanc sec de baroque',
        '8 € la bouteille',
        alsoForShops('carton de 6', '20 cartons', '5,10 € HT'),
      ),
    ],
    rounds: [
      door('Jeudi, en Chalosse et à Dax', {
        to: within(35),
        on: [THU],
        before: [TUE, '18:00'],
        minimum: 45,
        for: ['consumer', 'shop'],
      }),
      parcel('Cartons de 6 ou 12', { to: FRANCE, on: [MON, WED], minimum: 48, fee: 14 }),
    ],
    labels: ['IGP', 'HVE'],
    payments: ['cash', 'card', 'transfer', 'online'],
    reach: ['email'],
    shows: ['telephone', 'email', 'website'],
    web: 'domaine-petit-tauzin',
    registeredDaysAgo: 590,
  }),
  sample({
    number: 11,
    id: 'expessarrat',
    name: 'La chèvrerie de Pessarrat',
    contact: 'Anaïs Lalanne',
    street: '145, route de Brassempouy',
    commune: '40002', // Amou
    at: [43.5996, -0.7273],
    description:
      'Quarante-cinq chèvres alpines qui ont vue sur les Pyrénées. Le fromage est moulé à la louche, du frais du matin au sec qui pique. Les chevreaux restent à la ferme jusqu’au sevrage.',
    offers: [
      sells(
        'fromage-de-chevre',
        'Crottins frais, demi-secs et secs',
        '2,60 € pièce',
        alsoForShops('plateau de 24, panaché', '10 plateaux', '1,75 € HT'),
      ),
      sellsAlso('dairy', 'Faisselle de chèvre, 500 g', '3,80 €', {
        id: 'faisselle',
        months: [3, 4, 5, 6, 7, 8, 9, 10],
      }),
    ],
    rounds: [
      door('Jeudi, d’Orthez à Dax', { to: within(35), on: [THU], before: [WED, '12:00'], minimum: 12, fee: 2 }),
      pickup(ORTHEZ, '8 h – 13 h', { on: [TUE], for: ['consumer', 'shop'] }),
    ],
    labels: ['FERMIER'],
    payments: ['cash', 'cheque'],
    reach: ['sms', 'call'],
    shows: ['telephone'],
    web: 'chevrerie-de-pessarrat',
    registeredDaysAgo: 147,
  }),
  sample({
    number: 13,
    id: 'exgrandsparcours',
    name: 'EARL des Grands Parcours',
    contact: 'Didier Lamothe',
    street: '900, route de Bahus',
    commune: '40001', // Aire-sur-l'Adour
    at: [43.684, -0.2753],
    description:
      'Volailles de fête et de tous les jours, élevées en liberté dans les pins et finies au lait et au maïs. Les chapons se réservent avant la Toussaint ; après, c’est trop tard et chaque année on nous en veut.',
    offers: [
      sells('chapon', 'Chapon de Noël', '16 €/kg', { availability: 'soon' }),
      sells(
        'poulet',
        'Poulet blanc fermier',
        '9,20 €/kg',
        alsoForCanteens('cuisses sous vide de 5 kg', '120 kg', '6,90 €/kg HT'),
      ),
      sells('pintade', 'Pintade fermière', '10,90 €/kg'),
    ],
    rounds: [
      door('Mercredi, le Tursan et Mont-de-Marsan', { to: within(32), on: [WED], before: [MON, '12:00'], minimum: 35 }),
      door('Cantines des Landes et du Béarn', {
        to: departments('40', '64'),
        on: [TUE, THU],
        before: [FRI, '12:00'],
        minimum: 200,
        fee: 15,
        for: ['shop', 'canteen'],
      }),
    ],
    labels: ['LABEL_ROUGE', 'IGP', 'FERMIER'],
    payments: ['cheque', 'transfer', 'card'],
    reach: ['call', 'email'],
    shows: ['telephone', 'email'],
    web: 'earl-grands-parcours',
    registeredDaysAgo: 480,
  }),
];
