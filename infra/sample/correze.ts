import { door, epci, FRI, MON, pickup, SAT, THU, TUE, WED, within } from './rounds.ts';
import { alsoForCanteens, alsoForShops, type SampleProducer, sample, sells } from './sample-producer.ts';
import { BRIVE } from './stops.ts';

/** Apples, blueberries and veal. */
export const CORREZE: readonly SampleProducer[] = [
  sample({
    number: 81,
    id: 'expierrelevee',
    name: 'Les vergers de la Pierre levée',
    contact: 'Hervé Chastanet',
    street: '30, route d’Allassac',
    commune: '19288', // Voutezac
    at: [45.288, 1.4545],
    description:
      'Des goldens d’altitude, roses du côté du soleil, cueillies à la main en trois passages. La chambre froide les garde jusqu’en avril, le pressoir prend celles que la grêle a marquées.',
    offers: [
      sells(
        'pomme',
        'Pommes du Limousin',
        '1,90 €/kg',
        alsoForCanteens('cagette de 13 kg, calibre 70-80', '900 kg', '1,15 €/kg HT'),
      ),
      sells(
        'jus-de-pomme',
        'Jus de pomme, 1 l',
        '3 €',
        alsoForCanteens('carton de 6 ou cubi de 5 l', '60 cartons', '2,05 € HT'),
      ),
      sells('cidre', 'Cidre doux', '4,20 €'),
      sells('noix', 'Noix fraîches', '4,60 €/kg', { months: [10] }),
    ],
    rounds: [
      pickup(BRIVE, '7 h – 12 h 30', { on: [TUE, SAT] }),
      door('Jeudi, le bassin de Brive', { to: epci('200043172'), on: [THU], before: [TUE, '18:00'], minimum: 20 }),
      door('Cantines et magasins', {
        to: within(45),
        on: [MON],
        before: [WED, '12:00'],
        minimum: 80,
        for: ['canteen', 'shop'],
      }),
    ],
    labels: ['AOP', 'HVE'],
    payments: ['cash', 'cheque', 'transfer'],
    reach: ['email', 'sms'],
    shows: ['telephone', 'email'],
    web: 'vergers-pierre-levee',
    registeredDaysAgo: 689,
  }),
  sample({
    number: 82,
    id: 'exlandesbleues',
    name: 'GAEC des Landes bleues',
    contact: 'Aurélie et Simon Bourdarias',
    street: 'Lieu-dit Chauzeix-Haut',
    commune: '19136', // Meymac
    at: [45.5603, 2.1318],
    description:
      'À sept cents mètres, il pousse ce qui veut : des myrtilles, de la bruyère et des limousines. Nous cueillons les unes au peigne en juillet, et vendons les autres en caissettes d’octobre à mai.',
    offers: [
      sells('myrtille', 'Myrtilles', '12 €/kg', {
        months: [7, 8],
        ...alsoForShops('plateau de 3 kg', '60 kg', '8,20 €/kg HT'),
      }),
      sells('confiture', 'Confiture de myrtilles', '6,20 €'),
      sells('boeuf-limousin', 'Caissette de bœuf, 5 kg', '75 €', { months: [1, 2, 3, 4, 5, 10, 11, 12] }),
    ],
    rounds: [
      door('Vendredi, Haute-Corrèze', {
        to: within(26),
        on: [FRI],
        before: [TUE, '20:00'],
        minimum: 25,
        for: ['consumer', 'shop'],
      }),
    ],
    labels: ['BIO', 'VALEURS_PARC'],
    payments: ['cash', 'cheque'],
    reach: ['call', 'email'],
    shows: ['telephone'],
    web: 'landes-bleues',
    registeredDaysAgo: 240,
  }),
  sample({
    number: 83,
    id: 'exsautarelle',
    name: 'Ferme de la Sautarelle',
    contact: 'Christian Lacassagne',
    street: 'Lieu-dit Vialard',
    commune: '19023', // Beynat
    at: [45.1334, 1.7153],
    description:
      'Matin et soir, je lâche les veaux à leur mère et je les regarde téter : c’est tout le secret. En octobre on ramasse les châtaignes sur la même pente, à genoux.',
    offers: [
      sells('veau', 'Colis de veau élevé sous la mère, 5 kg', '98 €'),
      sells('chataigne', 'Châtaignes', '4,20 €/kg', alsoForShops('sac de 10 kg', '200 kg', '2,60 €/kg HT')),
      sells('cepe', 'Cèpes, quand il y en a', '22 €/kg', { months: [9, 10], availability: 'soon' }),
    ],
    rounds: [
      door('Samedi, le Midi corrézien et Brive', {
        to: within(30),
        on: [SAT],
        before: [WED, '20:00'],
        minimum: 60,
        for: ['consumer', 'shop'],
      }),
    ],
    labels: ['LABEL_ROUGE'],
    payments: ['cheque', 'cash', 'transfer'],
    reach: ['call'],
    shows: ['telephone'],
    web: 'ferme-de-la-sautarelle',
    registeredDaysAgo: 578,
  }),
];
