import { around, door, epci, FRANCE, FRI, MON, parcel, pickup, SAT, SUN, THU, TUE, WED, within } from './rounds.ts';
import { alsoForCanteens, alsoForShops, type SampleProducer, sample, sells, sellsAlso } from './sample-producer.ts';
import { CHARTRONS, CREON } from './stops.ts';

/** The Bassin d'Arcachon, Blaye, Bazas and Entre-deux-Mers, all with a round to Bordeaux or near. */
export const GIRONDE: readonly SampleProducer[] = [
  sample({
    number: 45,
    id: 'excroixboeufs',
    name: 'EARL de la Croix des Bœufs',
    contact: 'Vincent Dartigolles',
    street: 'Lieu-dit Pourrin-Nord',
    commune: '33036', // Bazas
    at: [44.4357, -0.1907],
    description:
      'La race grise du pays, engraissée six mois aux céréales, défile encore à Bazas le jeudi d’avant carnaval. Nous en abattons deux par mois. Une entrecôte, des sarments, du gros sel : le reste est inutile.',
    offers: [
      sells('boeuf-de-bazas', 'Colis de bœuf de Bazas, 6 kg', '105 €'),
      sells(
        'boeuf',
        'Steaks et bourguignon, au détail',
        'de 14 à 32 €/kg',
        alsoForShops('demi-carcasse ou muscles, sous vide', '150 kg', '9,80 €/kg HT'),
      ),
    ],
    rounds: [
      door('Vendredi, Bordeaux et la vallée', {
        to: around([44.72, -0.45], 26),
        on: [FRI],
        before: [TUE, '12:00'],
        minimum: 90,
        fee: 6,
      }),
      door('Mercredi, le Bazadais', {
        to: epci('200043982', '200043974'),
        on: [WED],
        before: [MON, '12:00'],
        minimum: 40,
        for: ['consumer', 'shop'],
      }),
    ],
    labels: ['IGP', 'LABEL_ROUGE'],
    payments: ['cheque', 'transfer', 'card'],
    reach: ['call', 'sms'],
    shows: ['telephone'],
    web: 'croix-des-boeufs',
    registeredDaysAgo: 520,
  }),
  sample({
    number: 46,
    id: 'exdeuxbalises',
    name: 'La cabane des Deux Balises',
    contact: 'Fabrice Lalesque',
    street: 'Cabane 118, port de la Hume',
    commune: '33199', // Gujan-Mestras
    at: [44.6441, -1.1098],
    description:
      'Nos huîtres naissent dans le Bassin et n’en sortent pas : captage sur tuiles, élevage au grand banc, affinage au cap. Venez au port à l’heure de la marée, ou attendez-nous le vendredi à Bordeaux.',
    offers: [
      sells(
        'huitre',
        'Huîtres n° 3, la douzaine',
        '8 €',
        alsoForShops('bourriche de 4 douzaines', '40 bourriches', '22 € HT'),
      ),
      sells('huitre', 'Huîtres n° 2, la douzaine', '9,50 €', { id: 'huitre-n2', months: [1, 10, 11, 12] }),
    ],
    rounds: [
      door('Vendredi, Bordeaux Métropole', {
        to: epci('243300316'),
        on: [FRI],
        before: [WED, '18:00'],
        minimum: 24,
        fee: 5,
        for: ['consumer', 'shop'],
      }),
      door('Samedi, autour du Bassin', {
        to: epci('243300563', '243301504', '243301405'),
        on: [SAT],
        before: [THU, '18:00'],
        minimum: 16,
      }),
      pickup(CHARTRONS, '7 h – 14 h', { on: [SUN] }),
    ],
    payments: ['cash', 'card'],
    reach: ['sms', 'call'],
    shows: ['telephone'],
    web: 'cabane-deux-balises',
    registeredDaysAgo: 437,
  }),
  sample({
    number: 47,
    id: 'excaviarleyre',
    name: 'Les esturgeons du Val de Leyre',
    contact: 'Nathalie Brunet-Saurat',
    street: '55, route de Caudos',
    commune: '33284', // Mios
    at: [44.6039, -0.8806],
    description:
      'Huit ans de patience dans l’eau froide de la Leyre, puis quelques jours de récolte par an. Nous salons peu, nous vendons frais, et nous cuisinons aussi la chair, qui est trop bonne pour être oubliée.',
    offers: [
      sells(
        'caviar',
        'Caviar d’Aquitaine, boîte de 30 g',
        '58 €',
        alsoForShops('boîtes de 30, 50 et 250 g', '3 kg', '1 250 €/kg HT'),
      ),
      sellsAlso('fish', 'Esturgeon fumé, 150 g', '14 €', { id: 'esturgeon-fume' }),
      sellsAlso('fish', 'Rillettes d’esturgeon', '7,50 €', { id: 'rillettes' }),
    ],
    rounds: [
      door('Jeudi, du Bassin à Bordeaux', {
        to: within(40),
        on: [THU],
        before: [TUE, '12:00'],
        minimum: 50,
        for: ['consumer', 'shop'],
      }),
      parcel('Colis réfrigéré', { to: FRANCE, on: [TUE, THU], before: [MON, '10:00'], minimum: 50, fee: 18 }),
    ],
    payments: ['card', 'online', 'transfer'],
    reach: ['email', 'call'],
    shows: ['email', 'website'],
    web: 'esturgeons-val-de-leyre',
    registeredDaysAgo: 223,
  }),
  sample({
    number: 48,
    id: 'expoulespradeau',
    name: 'Les poules de Monsieur Pradeau',
    contact: 'Éric Pradeau',
    street: '4, lieu-dit Toutifaut',
    commune: '33523', // Targon
    at: [44.7392, -0.2768],
    description:
      'Six cents poules, pas une de plus, dans des cabanes à roulettes que je tire chaque semaine sur l’herbe neuve. Quand elles muent, il y a moins d’œufs : je préviens par texto.',
    offers: [
      sells('oeuf', 'Œufs bio, la boîte de 12', '5,40 €', alsoForShops('plateau de 30', '40 plateaux', '9,60 € HT')),
      sells('oeuf-de-caille', 'Œufs de caille, les 18', '4,50 €'),
      sells('lapin', 'Lapin entier', '12,50 €/kg', { months: [3, 4, 5, 6, 9, 10, 11, 12] }),
    ],
    rounds: [
      door('Jeudi, Entre-deux-Mers et rive droite', {
        to: within(26),
        on: [THU],
        before: [TUE, '20:00'],
        minimum: 11,
        fee: 2,
      }),
      pickup(CREON, '8 h – 12 h 30', { on: [WED], for: ['consumer', 'shop'] }),
    ],
    labels: ['BIO'],
    payments: ['cash', 'cheque'],
    reach: ['sms'],
    shows: ['telephone'],
    web: 'poules-de-monsieur-pradeau',
    registeredDaysAgo: 84,
  }),
  sample({
    number: 50,
    id: 'exsablesblancs',
    name: 'EARL des Sables blancs',
    contact: 'Dominique Arnaud',
    street: '12, route du Pas-d’Ozelle',
    commune: '33058', // Blaye
    at: [45.1368, -0.6678],
    description:
      'Asperges du Blayais sous la forêt, bouchées à la paille, triées par ma mère qui a l’œil. Le matin, c’est la cueillette ; l’après-midi, la route de Bordeaux.',
    offers: [
      sells(
        'asperge',
        'Asperges du Blayais, la botte de 1 kg',
        '10 €',
        alsoForCanteens('colis de 5 kg', '400 kg', '6,20 €/kg HT'),
      ),
      sells('kiwi', 'Kiwis', '2,60 €/kg', alsoForShops('plateau de 10 kg', '150 kg', '1,80 €/kg HT')),
    ],
    rounds: [
      door('Mardi et vendredi, Bordeaux', {
        to: around([44.85, -0.575], 14),
        on: [TUE, FRI],
        before: [MON, '12:00'],
        minimum: 20,
        fee: 4,
        for: ['consumer', 'shop'],
      }),
      door('Jeudi, Blayais et Cubzaguais', {
        to: epci('200023794', '243300811', '243301181', '243301223'),
        on: [THU],
        before: [WED, '12:00'],
        minimum: 15,
        for: ['consumer', 'canteen'],
      }),
    ],
    labels: ['IGP'],
    payments: ['cash', 'cheque', 'transfer'],
    reach: ['sms', 'email'],
    shows: ['telephone', 'email'],
    web: 'sables-blancs-blayais',
    registeredDaysAgo: 410,
  }),
  sample({
    number: 51,
    id: 'excontrebrise',
    name: 'Les fleurs de Contrebrise',
    contact: 'Inès Moreau',
    street: '29, route de la Corniche',
    commune: '33067', // Bourg
    at: [45.0378, -0.5553],
    description:
      'Une ferme florale face à l’estuaire : dahlias, cosmos, pois de senteur, jamais d’avion ni de chambre froide. Bouquets d’avril à octobre, tisanes séchées au grenier pour l’hiver.',
    offers: [
      sells('fleurs-coupees', 'Bouquet du moment', '18 €', alsoForShops('seau de 50 tiges', '20 seaux', '22 € HT')),
      sells('fleurs-comestibles', 'Fleurs à croquer, la boîte', '4,80 €', {
        months: [5, 6, 7, 8, 9],
        ...alsoForShops('boîte de 60 fleurs', '25 boîtes', '3,20 € HT'),
      }),
      sells('tisane', 'Tisane du soir, 30 g', '6 €'),
    ],
    rounds: [
      door('Vendredi, du Bourgeais à Bordeaux', {
        to: within(32),
        on: [FRI],
        before: [WED, '12:00'],
        minimum: 18,
        fee: 5,
        for: ['consumer', 'shop'],
      }),
      pickup(CHARTRONS, '8 h – 13 h', { on: [SUN] }),
    ],
    payments: ['card', 'cash', 'online'],
    reach: ['email', 'sms'],
    shows: ['email', 'website'],
    web: 'fleurs-de-contrebrise',
    registeredDaysAgo: 38,
  }),
];
