import {
  around,
  departments,
  door,
  epci,
  FRANCE,
  FRI,
  MON,
  parcel,
  pickup,
  SAT,
  THU,
  TUE,
  WED,
  within,
} from './rounds.ts';
import { alsoForCanteens, alsoForShops, type SampleProducer, sample, sells, sellsAlso } from './sample-producer.ts';
import { POITIERS } from './stops.ts';

/** Poitiers, Loudun and Montmorillon. */
export const VIENNE: readonly SampleProducer[] = [
  sample({
    number: 125,
    id: 'expetitmot',
    name: 'Les jardins du Petit Mot',
    contact: 'Charlotte Épinoux',
    street: '33, route de la Cassette',
    commune: '86297', // Vouneuil-sous-Biard
    at: [46.5811, 0.286],
    description:
      'Une ancienne pépinière reconvertie en potager d’insertion : huit personnes y apprennent le métier. Les légumes sont beaux, les paniers un peu bavards, il y a toujours un mot dedans.',
    offers: [
      sellsAlso('vegetables', 'Panier hebdomadaire', '14 €', { id: 'panier' }),
      sells('haricot-vert', 'Haricots verts', '8,50 €/kg', {
        months: [7, 8, 9],
        ...alsoForCanteens('cagette de 5 kg', '60 kg', '5,80 €/kg HT'),
      }),
      sells('chou-de-bruxelles', 'Choux de Bruxelles', '5,20 €/kg', { months: [1, 2, 11, 12] }),
      sells('mache', 'Mâche', '14 €/kg'),
      sells(
        'courge',
        'Courges butternut et muscade',
        '2,60 €/kg',
        alsoForCanteens('caisse de 12 kg', '200 kg', '1,45 €/kg HT'),
      ),
      sells('endive', 'Endives de terre', '5,50 €/kg', { months: [1, 2, 3, 11, 12] }),
    ],
    rounds: [
      door('Mardi et jeudi, Grand Poitiers', {
        to: epci('200069854'),
        on: [TUE, THU],
        before: [MON, '12:00'],
        minimum: 14,
        fee: 2.5,
        for: ['consumer', 'shop', 'canteen'],
      }),
      pickup(POITIERS, '7 h – 13 h', { on: [SAT], before: [THU, '20:00'] }),
    ],
    labels: ['BIO'],
    payments: ['card', 'online', 'cheque'],
    reach: ['email', 'call'],
    shows: ['email', 'telephone', 'website'],
    web: 'jardins-du-petit-mot',
    registeredDaysAgo: 322,
  }),
  sample({
    number: 126,
    id: 'excavehiboux',
    name: 'Domaine de la Cave aux Hiboux',
    contact: 'Renaud Sabourin',
    street: '5, chemin des Caves',
    commune: '86177', // Neuville-de-Poitou
    at: [46.6871, 0.2692],
    description:
      'Sauvignon et cabernet franc sur tuffeau, vinifiés dans la carrière où dorment les hiboux, les vrais. Des vins de copains, comme on dit, mais les copains reviennent.',
    offers: [
      sells('vin-blanc', 'Haut-Poitou blanc', '7,80 €', alsoForShops('carton de 6', '40 cartons', '4,90 € HT')),
      sells('vin-rouge', 'Haut-Poitou rouge', '8,20 €', alsoForShops('carton de 6', '30 cartons', '5,20 € HT')),
    ],
    rounds: [
      door('Jeudi, de Neuville à Châtellerault', {
        to: within(32),
        on: [THU],
        before: [TUE, '12:00'],
        minimum: 45,
        for: ['consumer', 'shop'],
      }),
      parcel('Cartons de 12', { to: FRANCE, on: [MON], minimum: 90, fee: 14 }),
    ],
    labels: ['AOP'],
    payments: ['card', 'transfer', 'cash'],
    reach: ['email'],
    shows: ['email', 'website'],
    web: 'cave-aux-hiboux',
    registeredDaysAgo: 428,
  }),
  sample({
    number: 127,
    id: 'exmelonsclos',
    name: 'Les melons du Grand Clos',
    contact: 'Arnaud Dubin',
    street: 'Route de Messais',
    commune: '86137', // Loudun
    at: [47.021, 0.086],
    description:
      'Melons du Haut-Poitou, cueillis la nuit à la lampe pour qu’ils restent frais. Le safran et les asperges vertes occupent les bras le reste de l’année.',
    offers: [
      sells('melon', 'Melons du Haut-Poitou', '2,40 € pièce', {
        months: [7, 8, 9],
        ...alsoForCanteens('plateau de 10', '250 plateaux', '14 € HT'),
      }),
      sells('asperge', 'Asperges vertes', '9 €/kg', { months: [4, 5] }),
      sells('safran', 'Safran, 0,5 g', '17 €'),
    ],
    rounds: [
      door('Mardi, jeudi et samedi, le Loudunais', {
        to: epci('248600447'),
        on: [TUE, THU, SAT],
        before: [MON, '20:00'],
        minimum: 12,
      }),
      door('Vendredi, Poitiers et Châtellerault', {
        to: around([46.7, 0.44], 24),
        on: [FRI],
        before: [WED, '20:00'],
        minimum: 30,
        fee: 4,
        for: ['consumer', 'shop', 'canteen'],
      }),
    ],
    labels: ['IGP'],
    payments: ['cash', 'cheque', 'transfer'],
    reach: ['sms', 'call'],
    shows: ['telephone'],
    web: 'melons-du-grand-clos',
    registeredDaysAgo: 89,
  }),
  sample({
    number: 128,
    id: 'exgrandebrande',
    name: 'La bergerie de la Grande Brande',
    contact: 'Yannick Pailloux',
    street: 'Lieu-dit les Âges',
    commune: '86165', // Montmorillon
    at: [46.4125, 0.8857],
    description:
      'Trois cent cinquante brebis sur la brande, un chien qui s’appelle Lundi. L’agneau est abattu à Montmorillon, à dix minutes. Du savon au lait de brebis, aussi, pour ne rien perdre.',
    offers: [
      sells(
        'agneau',
        'Agneau, le demi prêt à cuire',
        '14,90 €/kg',
        alsoForCanteens('sauté sans os, 2,5 kg', '70 kg', '15,60 €/kg HT'),
      ),
      sells('savon', 'Savon au lait de brebis', '5,80 €', alsoForShops('boîte de 20', '5 boîtes', '3,50 € HT')),
    ],
    rounds: [
      door('Vendredi, Vienne et Gartempe', { to: epci('200070043'), on: [FRI], before: [TUE, '20:00'], minimum: 35 }),
      pickup(POITIERS, '7 h – 13 h', { on: [SAT], before: [WED, '20:00'] }),
      door('Cantines et bouchers de la Vienne', {
        to: departments('86'),
        on: [WED],
        before: [THU, '12:00'],
        minimum: 120,
        for: ['canteen', 'shop'],
      }),
    ],
    labels: ['IGP', 'LABEL_ROUGE'],
    payments: ['cheque', 'card', 'transfer'],
    reach: ['call', 'sms', 'email'],
    shows: ['telephone'],
    web: 'bergerie-grande-brande',
    registeredDaysAgo: 612,
  }),
  sample({
    number: 129,
    id: 'exmoulinchatgris',
    name: 'Le moulin du Chat gris',
    contact: 'Estelle Rousseau',
    street: '2, rue du Moulin',
    commune: '86103', // Gençay
    at: [46.3655, 0.4196],
    description:
      'Des poules au verger, du blé dans les champs, et un vieux moulin sur la Clouère que nous avons remis en route. Farines fraîches de la semaine, œufs du jour, crêpes le samedi si vous passez.',
    offers: [
      sells('oeuf', 'Œufs, la douzaine', '4,40 €', alsoForCanteens('plateau de 30', '50 plateaux', '8,20 € HT')),
      sells('farine', 'Farine T65 ou T110', '2,20 €/kg', alsoForShops('sac de 25 kg', '400 kg', '1,25 €/kg HT')),
      sells('noisette', 'Noisettes', '6,80 €/kg', { months: [9, 10] }),
    ],
    rounds: [
      door('Mercredi, Civraisien et sud de Poitiers', {
        to: within(24),
        on: [WED],
        before: [MON, '18:00'],
        minimum: 10,
        fee: 2,
        for: ['consumer', 'shop', 'canteen'],
      }),
    ],
    labels: ['BIO'],
    payments: ['cash', 'cheque'],
    reach: ['sms', 'email'],
    shows: ['telephone', 'email'],
    web: 'moulin-du-chat-gris',
    registeredDaysAgo: 26,
  }),
];
