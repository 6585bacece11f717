import { departments, door, epci, FRI, MON, pickup, SAT, THU, TUE, WED, within } from './rounds.ts';
import { alsoForCanteens, alsoForShops, type SampleProducer, sample, sells } from './sample-producer.ts';
import { NIORT } from './stops.ts';

/** Goats, cakes, the marsh and the hedges. */
export const DEUX_SEVRES: readonly SampleProducer[] = [
  sample({
    number: 121,
    id: 'extilleulbavard',
    name: 'La chèvrerie du Tilleul bavard',
    contact: 'Martine Guignard',
    street: '14, rue du Four-à-Ban',
    commune: '79061', // Celles-sur-Belle
    at: [46.2414, -0.2331],
    description:
      'Cent vingt poitevines à longs poils, une race que l’on croyait finie. Chabichou en trois âges, mothais sur sa feuille de châtaignier, que nous ramassons nous-mêmes au bord des bois.',
    offers: [
      sells(
        'chabichou',
        'Chabichou du Poitou',
        '5,20 € pièce',
        alsoForShops('carton de 12, à l’âge voulu', '30 cartons', '3,60 € HT'),
      ),
      sells('mothais', 'Mothais sur feuille', '5,60 € pièce', alsoForShops('carton de 12', '20 cartons', '3,90 € HT')),
      sells('fromage-de-chevre', 'Bûchettes fraîches', '4,20 €', {
        months: [3, 4, 5, 6, 7, 8, 9, 10],
        ...alsoForCanteens('bûche de 1 kg', '40 kg', '9,20 €/kg HT'),
      }),
    ],
    rounds: [
      pickup(NIORT, '7 h – 13 h', { on: [THU, SAT] }),
      door('Mardi, Niort et Melle', { to: within(28), on: [TUE], before: [MON, '12:00'], minimum: 15, fee: 2 }),
      door('Mercredi, crémeries et cantines', {
        to: departments('79', '86'),
        on: [WED],
        before: [FRI, '12:00'],
        minimum: 100,
        for: ['shop', 'canteen'],
      }),
    ],
    labels: ['AOP', 'FERMIER'],
    payments: ['cash', 'card', 'transfer'],
    reach: ['email', 'sms'],
    shows: ['telephone', 'email', 'website'],
    web: 'tilleul-bavard',
    registeredDaysAgo: 822,
  }),
  sample({
    number: 122,
    id: 'exbonnaudet',
    name: 'Maison Bonnaudet',
    contact: 'Philippe Bonnaudet',
    street: '22, place du Champ-de-Foire',
    commune: '79148', // Lezay
    at: [46.2592, -0.0043],
    description:
      'Le tourteau est noir dessus : c’est voulu, il faut que le four soit très chaud et que personne n’ait peur. Dessous, du fromage de chèvre frais des voisins, des œufs, presque pas de sucre.',
    offers: [
      sells(
        'tourteau-fromager',
        'Tourteau fromager, six parts',
        '7,80 €',
        alsoForShops('carton de 12', '25 cartons', '4,90 € HT'),
      ),
      sells(
        'broye',
        'Broyé du Poitou, à casser du poing',
        '6,50 €',
        alsoForCanteens('palets individuels, carton de 100', '30 cartons', '32 € HT'),
      ),
    ],
    rounds: [
      door('Jeudi, le Mellois', { to: epci('200069755'), on: [THU], before: [TUE, '18:00'], minimum: 10 }),
      door('Vendredi, de Niort à Poitiers', {
        to: within(42),
        on: [FRI],
        before: [WED, '12:00'],
        minimum: 40,
        for: ['shop', 'canteen'],
      }),
      pickup(NIORT, '7 h – 13 h', { on: [SAT] }),
    ],
    payments: ['cash', 'card', 'mealVoucher'],
    reach: ['call', 'email'],
    shows: ['telephone'],
    web: 'maison-bonnaudet',
    registeredDaysAgo: 490,
  }),
  sample({
    number: 123,
    id: 'exbarquesmarais',
    name: 'Les barques maraîchères',
    contact: 'Thierry Charrier',
    street: '7, quai de la Venise-Verte',
    commune: '79100', // Coulon
    at: [46.3327, -0.6043],
    description:
      'Nos planches de légumes sont des îles : on y va en plate, on en revient chargé. Mogettes à la rame, ail vert, melons en août. Paniers et osier tressé par ma sœur pendant l’hiver.',
    offers: [
      sells('mogette', 'Mogettes du Marais, 1 kg', '7 €'),
      sells('oignon', 'Oignons jaunes et rouges', '2,40 €/kg', {
        months: [1, 2, 3, 9, 10, 11, 12],
        ...alsoForCanteens('sac de 10 kg', '120 kg', '1,35 €/kg HT'),
      }),
      sells('betterave', 'Betteraves crues ou cuites', '2,90 €/kg'),
      sells('vannerie', 'Paniers d’osier', 'de 28 à 70 €'),
    ],
    rounds: [
      door('Mercredi, Niort et le Marais', {
        to: epci('200041317'),
        on: [WED],
        before: [MON, '20:00'],
        minimum: 12,
        fee: 2,
        for: ['consumer', 'shop', 'canteen'],
      }),
      pickup(NIORT, '7 h – 13 h', { on: [SAT] }),
    ],
    labels: ['VALEURS_PARC', 'BIO'],
    payments: ['cash', 'cheque'],
    reach: ['call'],
    shows: ['telephone'],
    web: 'barques-maraicheres',
    registeredDaysAgo: 231,
  }),
  sample({
    number: 124,
    id: 'exmillehaies',
    name: 'GAEC des Mille Haies',
    contact: 'Nathanaël Gourdon',
    street: 'La Petite-Roche',
    commune: '79049', // Bressuire
    at: [46.8662, -0.4681],
    description:
      'Parthenaises rousses aux yeux fardés, douze kilomètres de haies replantées depuis 1998. La viande est fine et peu grasse. Nous annonçons chaque abattage quinze jours avant, par message.',
    offers: [
      sells(
        'boeuf',
        'Colis de parthenaise, 5 kg',
        '79 €',
        alsoForCanteens('muscles sous vide, de 2 à 4 kg', '180 kg', '11 €/kg HT'),
      ),
      sells('veau', 'Colis de veau, 5 kg', '89 €', { months: [4, 5, 6, 10, 11] }),
      sells('porc', 'Rillettes et rôtis de porc', 'de 11 à 16 €/kg'),
    ],
    rounds: [
      door('Vendredi, le Bocage', {
        to: epci('200040244', '247900798'),
        on: [FRI],
        before: [MON, '20:00'],
        minimum: 50,
      }),
      door('Mardi, cantines', {
        to: within(50),
        on: [TUE],
        before: [TUE, '12:00'],
        minimum: 150,
        for: ['canteen', 'shop'],
      }),
    ],
    labels: ['LABEL_ROUGE', 'BIO'],
    payments: ['cheque', 'transfer', 'card'],
    reach: ['sms', 'email'],
    shows: ['telephone', 'email'],
    web: 'gaec-mille-haies',
    registeredDaysAgo: 566,
  }),
];
