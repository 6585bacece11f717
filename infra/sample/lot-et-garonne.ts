import { door, epci, FRANCE, FRI, MON, parcel, pickup, SAT, THU, TUE, WED, within } from './rounds.ts';
import { alsoForCanteens, alsoForShops, type SampleProducer, sample, sells, sellsAlso } from './sample-producer.ts';
import { AGEN, VILLENEUVE } from './stops.ts';

/** The orchards of the Lot and the Garonne. */
export const LOT_ET_GARONNE: readonly SampleProducer[] = [
  sample({
    number: 61,
    id: 'expruniers',
    name: 'Les pruniers de Grand-Bosc',
    contact: 'Marie-Paule Bouyssou',
    street: 'Lieu-dit Grand-Bosc',
    commune: '47252', // Sainte-Livrade-sur-Lot
    at: [44.3964, 0.5974],
    description:
      'Onze mille pruniers d’ente, dont quelques-uns que mon arrière-grand-père a greffés. La récolte dure trois semaines, le séchage une nuit, et la maison sent la confiture jusqu’en octobre.',
    offers: [
      sells(
        'pruneau',
        'Pruneaux d’Agen mi-cuits, 1 kg',
        '11 €',
        alsoForCanteens('seau de 5 kg, dénoyautés ou non', '100 kg', '6,80 €/kg HT'),
      ),
      sells('prune', 'Prunes d’ente fraîches', '3 €/kg', { months: [8, 9] }),
      sells('reine-claude', 'Reines-claudes dorées', '4,20 €/kg', { months: [8] }),
      sellsAlso('honey', 'Crème de pruneaux', '5,60 €', { id: 'creme-de-pruneaux' }),
    ],
    rounds: [
      door('Jeudi, Villeneuve et Agen', {
        to: within(28),
        on: [THU],
        before: [TUE, '18:00'],
        minimum: 20,
        for: ['consumer', 'shop', 'canteen'],
      }),
      pickup(VILLENEUVE, '8 h – 12 h 30', { on: [SAT] }),
      parcel('Colis pour toute la France', { to: FRANCE, on: [MON, WED], minimum: 22, fee: 8.5 }),
    ],
    labels: ['IGP'],
    payments: ['cheque', 'card', 'online', 'cash'],
    reach: ['email', 'call'],
    shows: ['telephone', 'email', 'website'],
    web: 'pruniers-de-grand-bosc',
    registeredDaysAgo: 874,
  }),
  sample({
    number: 62,
    id: 'exgaecbeyssac',
    name: 'GAEC de Beyssac-Neuf',
    contact: 'Frédéric Zanetti',
    street: '1450, route de la Gravette',
    commune: '47157', // Marmande
    at: [44.5135, 0.1567],
    description:
      'Mon grand-père est venu du Frioul avec ses graines cousues dans sa veste. On cultive encore sa tomate en plein champ, à côté de la cornabel et de la marmande. Fraises sous abri froid dès avril.',
    offers: [
      sells('tomate', 'Tomates de Marmande', '3,60 €/kg', alsoForCanteens('cagette de 6 kg', '600 kg', '2,10 €/kg HT')),
      sells('fraise', 'Gariguettes', '4,50 € la barquette de 500 g', {
        months: [4, 5, 6],
        ...alsoForShops('plateau de 8 barquettes', '150 plateaux', '24 € HT'),
      }),
      sells('aubergine', 'Aubergines', '3,20 €/kg', { months: [7, 8, 9] }),
      sells('poivron', 'Poivrons', '3,80 €/kg', { months: [7, 8, 9] }),
    ],
    rounds: [
      door('Mardi et vendredi, le Marmandais', {
        to: epci('200030674'),
        on: [TUE, FRI],
        before: [MON, '12:00'],
        minimum: 18,
      }),
      door('Mercredi, jusqu’à Langon et Bergerac', {
        to: within(42),
        on: [WED],
        before: [MON, '18:00'],
        minimum: 60,
        for: ['shop', 'canteen'],
      }),
    ],
    labels: ['HVE'],
    payments: ['cash', 'cheque', 'transfer'],
    reach: ['sms', 'call'],
    shows: ['telephone'],
    web: 'gaec-beyssac-neuf',
    registeredDaysAgo: 495,
  }),
  sample({
    number: 63,
    id: 'expeyrehaute',
    name: 'Les coteaux de Peyrehaute',
    contact: 'Solange Delpech',
    street: 'Lieu-dit Peyrehaute',
    commune: '47213', // Prayssas
    at: [44.2967, 0.5328],
    description:
      'Cerises en mai, abricots en juin, pêches tout l’été, chasselas à la rentrée : sur nos terrasses, on ne s’ennuie pas. Les fruits sont mûrs le jour où ils partent, il faut donc les manger.',
    offers: [
      sells('cerise', 'Cerises burlat puis noires tardives', '6,50 €/kg', { months: [5, 6] }),
      sells('abricot', 'Abricots', '4,80 €/kg', { months: [6, 7] }),
      sells('peche', 'Pêches blanches et jaunes', '4,20 €/kg', {
        ...alsoForCanteens('plateau de 5 kg', '200 kg', '2,60 €/kg HT'),
      }),
      sells('nectarine', 'Nectarines', '4,40 €/kg', { months: [7, 8] }),
      sells('raisin', 'Chasselas doré', '4,90 €/kg'),
      sells('kaki', 'Kakis', '3,80 €/kg', { months: [10, 11] }),
    ],
    rounds: [
      door('Lundi et jeudi, de Prayssas à Agen', {
        to: within(22),
        on: [MON, THU],
        before: [FRI, '18:00'],
        minimum: 15,
        fee: 2,
        for: ['consumer', 'shop', 'canteen'],
      }),
      pickup(AGEN, '7 h – 13 h', { on: [SAT] }),
    ],
    labels: ['HVE'],
    payments: ['cash', 'cheque'],
    reach: ['call'],
    shows: ['telephone'],
    web: 'coteaux-de-peyrehaute',
    registeredDaysAgo: 269,
  }),
  sample({
    number: 64,
    id: 'exgarennelievres',
    name: 'Ferme de la Garenne aux Lièvres',
    contact: 'Rémi Capdeville',
    street: 'Route de Lavardac',
    commune: '47195', // Nérac
    at: [44.1197, 0.346],
    description:
      'Des melons élevés sur terre argileuse, sans forcer l’eau : ils sont plus petits et sentent de loin. Ail blanc et violet tressés à la veillée, lentilles et tournesol pour la rotation.',
    offers: [
      sells('melon', 'Melons charentais', '2,20 € pièce', {
        months: [7, 8, 9],
        ...alsoForCanteens('plateau de 12', '200 plateaux', '15 € HT'),
      }),
      sells('pasteque', 'Pastèques', '1,60 €/kg', { months: [7, 8, 9] }),
      sells('ail', 'Ail en tresse ou en filet', '9 €/kg', alsoForShops('filet de 5 kg', '80 kg', '5,90 €/kg HT')),
      sells(
        'lentille',
        'Lentilles vertes, 1 kg',
        '4,80 €',
        alsoForCanteens('sac de 5 ou 25 kg', '100 kg', '2,70 €/kg HT'),
      ),
      sells('huile-de-tournesol', 'Huile de tournesol, 1 l', '5,20 €'),
    ],
    rounds: [
      door('Mercredi, l’Albret et Agen', {
        to: epci('200068948', '200096956'),
        on: [WED],
        before: [MON, '20:00'],
        minimum: 20,
        for: ['consumer', 'shop'],
      }),
      door('Cantines', { to: within(50), on: [TUE], before: [THU, '12:00'], minimum: 90, for: ['canteen', 'shop'] }),
    ],
    labels: ['BIO'],
    payments: ['cash', 'card', 'transfer'],
    reach: ['email', 'sms'],
    shows: ['telephone', 'email'],
    web: 'garenne-aux-lievres',
    registeredDaysAgo: 142,
  }),
  sample({
    number: 65,
    id: 'exnoiseraie',
    name: 'La noiseraie du Puits carré',
    contact: 'Jan et Greet Vermeulen',
    street: 'Lieu-dit le Puits carré',
    commune: '47175', // Monflanquin
    at: [44.5253, 0.7737],
    description:
      'Venus de Flandre il y a vingt ans pour trois noisetiers et une ruine. Il y a maintenant huit hectares, un toit, et une presse. Noisettes en coque, grillées, en huile, en pâte à tartiner sans rien d’autre.',
    offers: [
      sells('noisette', 'Noisettes fraîches en coque', '7,50 €/kg'),
      sellsAlso('grocery', 'Noisettes grillées, 250 g', '6,90 €', {
        id: 'noisettes-grillees',
        ...alsoForShops('sac de 5 kg', '40 kg', '15,50 €/kg HT'),
      }),
      sellsAlso('grocery', 'Huile de noisette, 25 cl', '12 €', { id: 'huile-de-noisette' }),
      sellsAlso('honey', 'Pâte à tartiner, 220 g', '8,50 €', { id: 'pate-a-tartiner' }),
    ],
    rounds: [
      door('Vendredi, les bastides', {
        to: epci('200036523', '200023307'),
        on: [FRI],
        before: [WED, '18:00'],
        minimum: 20,
        for: ['consumer', 'shop'],
      }),
      parcel('Petits colis', { to: FRANCE, on: [TUE], before: [MON, '12:00'], minimum: 30, fee: 7 }),
    ],
    labels: ['BIO'],
    payments: ['card', 'online', 'cash'],
    reach: ['email'],
    shows: ['email', 'website'],
    web: 'noiseraie-puits-carre',
    registeredDaysAgo: 384,
  }),
];
