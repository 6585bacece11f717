import { around, door, epci, FRANCE, FRI, MON, parcel, pickup, SAT, THU, TUE, WED, within } from './rounds.ts';
import { alsoForCanteens, alsoForShops, type SampleProducer, sample, sells, sellsAlso } from './sample-producer.ts';
import { ANGOULEME } from './stops.ts';

/** Cognac, watercress, the poultry of Barbezieux, lamb. */
export const CHARENTE: readonly SampleProducer[] = [
  sample({
    number: 106,
    id: 'exdeuxalambics',
    name: 'Domaine des Deux Alambics',
    contact: 'Jacques-Antoine Boutinet',
    street: '11, rue de la Craie',
    commune: '16366', // Segonzac
    at: [45.6189, -0.2283],
    description:
      'La craie affleure dans les rangs et la distillation dure tout l’hiver, jour et nuit. Nous mettons en bouteille ce que les grandes maisons n’emportent pas, et c’est souvent le meilleur.',
    offers: [
      sells('cognac', 'Cognac VSOP', '42 €', alsoForShops('carton de 6', '8 cartons', '27 € HT')),
      sells('pineau', 'Pineau blanc, cinq ans', '15 €', alsoForShops('carton de 6', '20 cartons', '9,60 € HT')),
      sellsAlso('drinks', 'Jus de raisin, 1 l', '4,20 €', { id: 'jus-de-raisin' }),
    ],
    rounds: [
      door('Mercredi, Cognac et Angoulême', {
        to: epci('200070514', '200071827'),
        on: [WED],
        before: [MON, '18:00'],
        minimum: 40,
        for: ['consumer', 'shop'],
      }),
      parcel('Bouteilles calées', { to: FRANCE, on: [TUE, THU], minimum: 45, fee: 12 }),
    ],
    labels: ['AOP', 'HVE'],
    payments: ['card', 'online', 'transfer'],
    reach: ['email'],
    shows: ['telephone', 'email', 'website'],
    web: 'domaine-deux-alambics',
    registeredDaysAgo: 705,
  }),
  sample({
    number: 107,
    id: 'excressonniere',
    name: 'La cressonnière des Sources',
    contact: 'Bruno Marchadier',
    street: '6, impasse du Lavoir',
    commune: '16199', // Magnac-sur-Touvre
    at: [45.6606, 0.2363],
    description:
      'Neuf fosses d’eau à treize degrés, alimentées par la résurgence. Le cresson s’y coupe au couteau, à genoux sur une planche, onze mois sur douze. Une botte sent le poivre à deux mètres.',
    offers: [
      sells('cresson', 'Cresson, la botte', '2,20 €', {
        months: [1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 12],
        ...alsoForShops('colis de 20 bottes', '60 colis', '24 € HT'),
      }),
      sells('truite', 'Truites de source', '12,50 €/kg'),
    ],
    rounds: [
      pickup(ANGOULEME, '7 h – 13 h', { on: [WED, FRI, SAT], for: ['consumer', 'shop'] }),
      door('Jeudi, le Grand Angoulême', {
        to: epci('200071827'),
        on: [THU],
        before: [WED, '10:00'],
        minimum: 10,
        fee: 2,
        for: ['consumer', 'shop'],
      }),
    ],
    payments: ['cash', 'cheque'],
    reach: ['call', 'sms'],
    shows: ['telephone'],
    web: 'cressonniere-des-sources',
    registeredDaysAgo: 191,
  }),
  sample({
    number: 108,
    id: 'exbassecour',
    name: 'La basse-cour de Clémence',
    contact: 'Clémence Rullier',
    street: 'Chez Bourdin',
    commune: '16028', // Barbezieux-Saint-Hilaire
    at: [45.4895, -0.1572],
    description:
      'Des barbezieux, la grande poule noire à oreillons blancs qui avait presque disparu. Elle pousse lentement, vingt semaines au moins. Œufs rosés au printemps, poulets l’été, chapons à Noël.',
    offers: [
      sells('poulet', 'Poulet de Barbezieux', '14,50 €/kg', {
        months: [6, 7, 8, 9, 10, 11, 12],
        ...alsoForShops('à la pièce, effilé', '25 poulets', '10,80 €/kg HT'),
      }),
      sells('chapon', 'Chapon de Barbezieux', '19 €/kg', { availability: 'soon' }),
      sells('oeuf', 'Œufs rosés, la douzaine', '4,60 €'),
      sells('grillon', 'Grillons charentais, 180 g', '5,40 €'),
    ],
    rounds: [
      door('Vendredi, de Barbezieux à Angoulême', {
        to: within(34),
        on: [FRI],
        before: [TUE, '20:00'],
        minimum: 25,
        fee: 3,
        for: ['consumer', 'shop'],
      }),
      door('Mercredi, le Sud-Charente', {
        to: epci('200029734', '200070282'),
        on: [WED],
        before: [MON, '20:00'],
        minimum: 12,
      }),
    ],
    labels: ['FERMIER'],
    payments: ['cash', 'cheque', 'card'],
    reach: ['sms'],
    shows: ['telephone'],
    web: 'basse-cour-de-clemence',
    registeredDaysAgo: 104,
  }),
  sample({
    number: 109,
    id: 'exetangsclairs',
    name: 'GAEC des Étangs clairs',
    contact: 'Sophie et Luc Villéger',
    street: 'Lieu-dit Puymartin',
    commune: '16106', // Confolens
    at: [46.0332, 0.6635],
    description:
      'Brebis charmoises et quelques limousines dans le bocage, entre Vienne et Goire. L’agneau reste à l’herbe du premier au dernier jour. Nous livrons aussi les collèges, en gigots désossés.',
    offers: [
      sells(
        'agneau',
        'Agneau, demi ou entier',
        '14,80 €/kg',
        alsoForCanteens('gigot et épaule désossés, sous vide', '80 kg', '15,20 €/kg HT'),
      ),
      sells('boeuf-limousin', 'Caissette de bœuf, 5 kg', '77 €', { months: [1, 2, 3, 9, 10, 11, 12] }),
    ],
    rounds: [
      door('Jeudi, la Charente limousine', { to: epci('200072049'), on: [THU], before: [MON, '12:00'], minimum: 40 }),
      door('Mardi, restaurants et cantines', {
        to: around([45.9, 0.45], 48),
        on: [TUE],
        before: [WED, '18:00'],
        minimum: 120,
        for: ['shop', 'canteen'],
      }),
    ],
    labels: ['IGP', 'BIO'],
    payments: ['cheque', 'transfer'],
    reach: ['email', 'call'],
    shows: ['email', 'telephone'],
    web: 'gaec-etangs-clairs',
    registeredDaysAgo: 539,
  }),
];
