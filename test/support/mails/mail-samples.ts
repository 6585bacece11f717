import type { Content } from '#domain/messages/content.ts';
import type { Newcomer, NewsOf } from '#domain/messages/news-content.ts';
import { nextPassage, passageOf } from '#domain/passages/passage.ts';
import type { Recipe } from '#domain/recipes/recipe.ts';
import { recipeFor } from '#domain/recipes/recipes.ts';
import { sheetOf } from '#domain/requests/passage-sheet.ts';
import type { ProducerRequest } from '#domain/requests/request.ts';
import { CommuneCode, type Language, ProducerId, RequestId } from '#domain/shared/primitives.ts';
import type { MailFacts } from '#web/messages/mail-parts.ts';
import type { SiteFacts } from '#web/shared/layout.tsx';
import { aProducer, aRequest, aRound, NOW } from '../builders.ts';
import { aMember } from '../members-in-memory.ts';
import { aSubscription } from '../subscription-builders.ts';
import { anUnclaimed } from '../unclaimed-builders.ts';

/** One of each message, plausible and long enough to be looked at; used by the tests of mails and by render-mails. */

export const SITE: SiteFacts = {
  siteName: 'Alaronde',
  territoryName: { fr: 'Nouvelle-Aquitaine', en: 'Nouvelle-Aquitaine' },
  agency: {
    name: 'Agence de l’alimentation (exemple)',
    email: 'agence@alaronde.example',
    telephone: '+33500000000',
    address: '1 place de l’Exemple, 33000 Bordeaux',
    publisher: 'La direction de l’agence (exemple)',
  },
  languages: ['fr', 'en'],
  origin: 'https://alaronde.example',
};

/** As long as a real one: purpose, two ids, expiry, signature. */
const TOKEN = 'a.kpqrstuvwxyz23.mnpqrstuvwxy45.t9q2k4.Qx3mZ0vT8yB1nC7dLr5WgA';

/** How a text message says the address of its page. */
export const SHORT_LINK = 'https://alaronde.example/s/Kq7mXw4RtB';

export const factsIn = (lang: Language): MailFacts => ({
  lang,
  site: SITE,
  origin: 'https://alaronde.example',
  keys: { token: TOKEN, code: '047215' },
});

const door = aRound({ minimumEuros: 20, feeEuros: 4 });
const market = aRound({
  id: 'roundsaturday',
  mode: 'pickup',
  weekdays: [6],
  orderBefore: null,
  pickup: { name: 'Halles de Dax', address: 'place Camille-Bouvet', hours: '9 h à 12 h', lat: 43.7, lon: -1.05 },
});

const offer = (name: string, price: string, months: number[], product: string | null) => ({
  id: name.toLowerCase().replace(/[^a-z]/g, '-'),
  name,
  family: 'vegetables' as const,
  product,
  months,
  price,
  audiences: ['consumer' as const],
});

const ALL_YEAR = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];

export const producer = aProducer({
  details: {
    description:
      'Maraîchage de plein champ sur quatre hectares de sables, au bord du Luy. On récolte le matin, on livre l’après-midi.',
    offers: [
      offer('Carottes de sable', '2,20 € le kg', [9, 10, 11, 12, 1, 2, 3], 'carotte'),
      offer('Poireaux', '2,80 € le kg', [9, 10, 11, 12, 1, 2, 3], 'poireau'),
      offer('Potimarrons', '2,50 € le kg', [9, 10, 11, 12], 'potiron'),
      offer('Œufs plein air', '3,60 € la douzaine', ALL_YEAR, 'oeuf'),
    ],
    rounds: [door, market],
    publicContacts: { telephone: '05 58 00 00 00' },
    channels: [
      { kind: 'sms', address: '06 00 00 00 00' },
      { kind: 'email', address: 'maylis@exemple.invalid' },
      { kind: 'call', address: '05 58 00 00 00' },
    ],
  },
});

const recipe = recipeFor(producer.details.offers, 11, producer.id) as Recipe;
const pending = aSubscription({ state: 'pending' });
const rejected = aProducer({
  state: 'rejected',
  rejection: {
    reason: 'Le SIRET est celui d’un revendeur : l’annuaire est réservé aux producteurs.',
    at: NOW,
    by: 'x',
  },
});
const request = aRequest({
  state: 'confirmed',
  requester: { email: 'jeanne@exemple.invalid', name: 'Jeanne Dupouy', telephone: '06 12 34 56 78' },
  lines: [
    { what: 'Carottes de sable', quantity: '2 kg' },
    { what: 'Œufs plein air', quantity: 'une douzaine' },
  ],
  word: 'Bonjour, je suis là après 17 h. Sinon, laissez le panier sous le porche, à gauche.',
  parts: [
    {
      producerId: producer.id,
      producerName: producer.details.name,
      roundId: door.id,
      weekday: 4,
      passage: { roundId: door.id, day: '2026-11-26' },
      state: 'asked',
      attempts: [],
      answer: null,
    },
  ],
});
const [part] = request.parts as [(typeof request.parts)[number]];
const answered = (kind: 'accept' | 'decline' | 'propose', word: string) => ({
  ...part,
  state: 'answered' as const,
  answer: { kind, word, at: NOW, by: 'producer' },
});

const proposal = {
  kind: 'propose' as const,
  word: 'Je passe le lendemain.',
  proposal: { day: '2026-11-27', quantity: '1 kg', price: '2,50 € le kg' },
  endsAt: '2026-11-26T23:00:00.000Z',
};
const replied = (kind: 'accept' | 'decline' | 'answerBack', word: string) => ({
  ...part,
  state: 'answered' as const,
  answer: { ...proposal, at: NOW, by: 'producer' },
  reply: { kind, word, at: NOW },
});

const contact = { name: 'Maylis', telephone: '+33558000000', email: 'maylis@exemple.invalid' };

/** On Thursday 26 November, the day asked for. */
const passageNews = (news: NonNullable<(typeof part)['passageNews']>) => ({
  kind: 'passageNews' as const,
  request,
  part: { ...part, passage: { roundId: door.id, day: '2026-11-26' }, passageNews: news },
  next: nextPassage(door, undefined, NOW, LANDES) ?? null,
});

/** Two at Gaas and one at Dax, and one that is still to be answered. */
const stopAt = (place: typeof request.place, name: string, lines: typeof request.lines, agreed = true) => ({
  request: {
    ...request,
    id: RequestId.parse(`sheetof${name.toLowerCase()}`),
    place,
    requester: { ...request.requester, name },
  },
  part: agreed ? answered('accept', '') : part,
  lines,
});
const kilos = (quantity: string) => [{ what: 'Carottes de sable', quantity }];
const sheetSample = sheetOf(
  { roundId: door.id, day: '2026-11-26' },
  [
    stopAt(
      { ...request.place, label: 'Dax (40100)', commune: CommuneCode.parse('40088'), lat: 43.71, lon: -1.05 },
      'Amaia',
      [...kilos('500 g'), { what: 'Poireaux', quantity: 'une botte' }],
    ),
    stopAt(request.place, 'Jeanne', [...kilos('2 kg'), { what: 'Œufs plein air', quantity: 'une douzaine' }]),
    stopAt(request.place, 'Peyo', kilos('un peu')),
    stopAt(request.place, 'Xan', kilos('1 kg'), false),
  ],
  producer.details.position,
);

const LANDES = { department: '40' };
const home = aSubscription();
const toJeanne = { person: home.person, to: home.email, places: [home] as const };

/** News of a producer, as it is loaded. */
export const newsOf = (changes: Partial<NewsOf> = {}): NewsOf => ({
  producer,
  occasion: 'first',
  communeName: 'Gaas',
  distanceKm: 1.2,
  places: [home],
  rounds: [
    { round: door, answer: 'depends', next: nextPassage(door, undefined, NOW, LANDES) ?? null, places: [home] },
    { round: market, answer: 'yes', next: nextPassage(market, undefined, NOW, LANDES) ?? null, places: [home] },
  ],
  offersNow: producer.details.offers,
  recipe,
  ...changes,
});

export const newsMailOf = (...producers: readonly [NewsOf, ...NewsOf[]]): Extract<Content, { kind: 'news' }> => ({
  kind: 'news',
  ...toJeanne,
  places: producers[0].places,
  producers,
  total: producers.length,
});

const dax = aSubscription({ id: 'subscription2', place: { ...home.place, label: 'Dax (40100)', commune: '40088' } });
const bare = newsOf({
  producer: aProducer({ invented: true }),
  rounds: [{ round: market, answer: 'yes', next: nextPassage(market, undefined, NOW, LANDES) ?? null, places: [home] }],
  offersNow: [],
  recipe: undefined,
});
const addedPassage = () => {
  const passage = passageOf(
    market,
    {
      days: [
        {
          roundId: market.id,
          day: '2026-12-08',
          kind: 'confirmed',
          to: null,
          extra: true,
          movedFrom: null,
          word: '',
          at: NOW,
        },
      ],
      spans: [],
    },
    '2026-12-08',
    LANDES,
  );
  if (passage === undefined) throw new Error('the sample has no extra passage');
  return passage;
};
const parcel = aRound({ id: 'roundparcel1', mode: 'parcel' });

const newcomers = (count: number): Newcomer[] =>
  Array.from({ length: count }, (_, index) => ({
    id: ProducerId.parse(`fermedugaas${index + 1}`),
    name: ['Ferme du Bédat', 'Les Œufs d’Hastingues', 'Fromagerie de la Nive'][index % 3] ?? '',
    communeName: ['Gaas', 'Hastingues', 'Orthevielle'][index % 3] ?? '',
    invented: index % 3 === 2,
    distanceKm: 1.2 + 4 * index,
    occasion: (['first', 'extended', 'resumed'] as const)[index % 3] ?? 'first',
    places: [home],
    now: [['Carottes', 'Poireaux', 'Potimarrons'], ['Œufs plein air'], []][index % 3] ?? [],
    rounds: [
      {
        mode: 'door',
        calendar: door.calendar,
        pickupName: null,
        next: nextPassage(door, undefined, NOW, LANDES) ?? null,
        answer: 'depends',
      } as const,
      {
        mode: 'pickup',
        calendar: market.calendar,
        pickupName: 'Halles de Dax',
        next: nextPassage(market, undefined, NOW, LANDES) ?? null,
        answer: 'yes',
      } as const,
    ].slice(index % 2),
  }));

const toChoose: ProducerRequest['parts'][number] = {
  ...part,
  state: 'answered',
  answer: { kind: 'accept', word: '', toChoose: true, endsAt: '2026-11-26T10:00:00.000Z', at: NOW, by: 'producer' },
};

const onTheList = anUnclaimed(
  'listedfarm0000000001',
  { name: 'Ferme Lescar', commune: '40101', postcode: '40350', emails: ['lescar@exemple.invalid'] },
  { source: 'Chambre d’agriculture des Landes' },
);

const all = {
  alert: newsMailOf(newsOf()),
  'alert-bare': newsMailOf(bare),
  'alert-two-places': newsMailOf(
    newsOf({
      occasion: 'extended',
      places: [home, dax],
      rounds: [
        { round: door, answer: 'yes', next: nextPassage(door, undefined, NOW, LANDES) ?? null, places: [home, dax] },
        { round: market, answer: 'yes', next: nextPassage(market, undefined, NOW, LANDES) ?? null, places: [dax] },
      ],
    }),
  ),
  'alert-depends': newsMailOf(
    newsOf({
      rounds: [
        { round: door, answer: 'depends', next: nextPassage(door, undefined, NOW, LANDES) ?? null, places: [home] },
      ],
    }),
  ),
  'alert-parcel': newsMailOf(
    newsOf({
      rounds: [
        { round: parcel, answer: 'yes', next: nextPassage(parcel, undefined, NOW, LANDES) ?? null, places: [home] },
      ],
    }),
  ),
  'alert-extra-passage': newsMailOf(
    newsOf({
      occasion: 'extraPassage',
      rounds: [
        { round: market, answer: 'yes', next: nextPassage(market, undefined, NOW, LANDES) ?? null, places: [home] },
      ],
      extra: { round: market, passage: addedPassage() },
    }),
  ),
  'alert-back': newsMailOf(newsOf({ occasion: 'resumed', recipe: undefined })),
  digest: newsMailOf(newsOf(), newsOf({ ...bare, distanceKm: 7, occasion: 'newProduct' }), newsOf({ distanceKm: 12 })),
  'digest-two-places': newsMailOf(newsOf({ places: [home, dax] }), newsOf({ places: [dax], distanceKm: 7 })),
  opening: { kind: 'opening', ...toJeanne, producers: newcomers(14), total: 37 },
  'still-watching': { kind: 'stillWatching', ...toJeanne, places: [home, dax], delivering: [14, 1] },
  season: {
    kind: 'season',
    ...toJeanne,
    products: ['Carottes', 'Poireaux', 'Potimarrons', 'Chicorées'],
    recipes: [recipe],
    coming: newcomers(3),
  },
  'person-link': { kind: 'personLink', ...toJeanne },
  'address-change': {
    kind: 'addressChange',
    change: { person: home.person, email: home.email, language: 'fr', askedAt: NOW },
  },
  'monthly-note': {
    kind: 'monthlyNote',
    producer,
    month: '2026-11',
    figures: { asked: 12, answered: 11, further: { km: 5, inhabitants: 2_120, waiting: 30 } },
  },
  'still-right': { kind: 'stillRight', producer, number: 0 },
  'still-right-reminder': { kind: 'stillRight', producer, number: 1 },
  'page-rests': { kind: 'stillRight', producer, number: 3 },
  'own-link': { kind: 'producerLink', producer },
  'own-change-approved': { kind: 'producerNews', producer, news: 'changeApproved', reason: '' },
  'own-change-rejected': {
    kind: 'producerNews',
    producer,
    news: 'changeRejected',
    reason: 'Cette zone passe la frontière : livrez-vous vraiment à Irun ?',
  },
  'own-former-address': { kind: 'producerNews', producer, news: 'channelsChanged', reason: '' },
  'own-withdrawn': { kind: 'producerNews', producer, news: 'withdrawn', reason: '' },
  'own-code': {
    kind: 'channelCode',
    producer,
    address: 'neuve@exemple.invalid',
    change: { channels: producer.details.channels, startedAt: NOW, verified: [], wrongCodes: 0 },
  },
  'decision-before-opening': { kind: 'decision', producer, approved: true, opensAt: '2026-12-03T07:00:00.000Z' },
  'subscription-confirmation': { kind: 'subscriptionConfirmation', subscription: pending },
  'subscription-already': { kind: 'subscriptionConfirmation', subscription: aSubscription() },
  'registration-received': { kind: 'registrationReceived', producer },
  'decision-approved': { kind: 'decision', producer, approved: true },
  'decision-rejected': { kind: 'decision', producer: rejected, approved: false },
  'request-confirmation': { kind: 'requestConfirmation', request: { ...request, state: 'pending' } },
  'request-receipt': { kind: 'requestReceipt', request: { ...request, confirmedAt: NOW } },
  'request-receipt-several': {
    kind: 'requestReceipt',
    request: {
      ...request,
      confirmedAt: NOW,
      chooses: true,
      parts: [part, { ...part, producerName: 'Ferme Lescar' }, { ...part, producerName: 'Jardins de Nerbis' }],
    },
  },
  request: { kind: 'request', request, part, producer },
  'request-among-several': {
    kind: 'request',
    request: { ...request, chooses: true, parts: [part, { ...part, producerName: 'Ferme Lescar' }] },
    part,
    producer,
  },
  'request-with-street': {
    kind: 'request',
    request: { ...request, street: '12 route de Dax', contactsAtOnce: true },
    part,
    producer,
  },
  'news-to-choose': { kind: 'requestNews', request, part: toChoose },
  'news-chosen': {
    kind: 'requestNews',
    request,
    part: { ...toChoose, reply: { kind: 'accept', word: '', at: NOW } },
    contact,
  },
  'reply-chosen': {
    kind: 'requestReply',
    request: { ...request, street: '12 route de Dax' },
    producer,
    part: { ...toChoose, reply: { kind: 'accept', word: '', at: NOW } },
  },
  'reply-other-chosen': {
    kind: 'requestReply',
    request,
    producer,
    part: { ...toChoose, ended: { why: 'otherChosen', word: '', at: NOW } },
  },
  'news-accepted': {
    kind: 'requestNews',
    request,
    part: answered('accept', 'Avec plaisir, à jeudi vers 17 h 30.'),
    contact,
  },
  'news-agreed': { kind: 'requestNews', request, part: replied('accept', ''), contact },
  'news-declined': { kind: 'requestNews', request, part: answered('decline', '') },
  'news-proposed': {
    kind: 'requestNews',
    request,
    part: answered('propose', 'Plus de carottes cette semaine ; des panais ?'),
  },
  'news-proposal': {
    kind: 'requestNews',
    request,
    part: {
      ...answered('propose', 'Je passe le lendemain.'),
      answer: { ...proposal, at: NOW, by: 'producer' },
    },
  },
  'news-proposal-over': {
    kind: 'requestNews',
    request,
    part: { ...answered('propose', ''), ended: { why: 'proposalOver', word: '', at: NOW } },
  },
  'news-nobody-answered': {
    kind: 'requestNews',
    request,
    part: { ...part, ended: { why: 'nobodyAnswered', word: '', at: NOW } },
  },
  'reply-accepted': { kind: 'requestReply', request, producer, part: replied('accept', 'Parfait, merci.') },
  'reply-declined': { kind: 'requestReply', request, producer, part: replied('decline', '') },
  'reply-answered-back': {
    kind: 'requestReply',
    request,
    producer,
    part: replied('answerBack', 'Plutôt le matin ?'),
  },
  'reply-cancelled': {
    kind: 'requestReply',
    request,
    producer,
    part: { ...answered('accept', ''), ended: { why: 'cancelled', word: 'Je serai absente.', at: NOW } },
  },
  'reply-over': {
    kind: 'requestReply',
    request,
    producer,
    part: { ...answered('propose', ''), ended: { why: 'proposalOver', word: '', at: NOW } },
  },
  question: {
    kind: 'question',
    producer,
    question: {
      id: 'question0001',
      producerId: producer.id,
      text: 'Votre label bio couvre-t-il aussi les œufs, ou seulement les légumes ?',
      askedBy: 'lea@exemple.invalid',
      askedAt: NOW,
      answer: null,
    },
  },
  invitation: { kind: 'invitation', producer: onTheList, communeName: 'Gaas', others: [] },
  'member-invitation': {
    kind: 'memberInvitation',
    member: aMember({ state: 'invited', role: 'partner', departments: ['40'], invitation: { number: 1, at: NOW } }),
    number: 1,
  },
  'passage-cancelled': passageNews({ kind: 'cancelled', word: 'Ma camionnette est au garage.', at: NOW }),
  'passage-moved': passageNews({ kind: 'comes', day: '2026-11-27', word: '', at: NOW }),
  'passage-gone': passageNews({ kind: 'gone', at: NOW }),
  'request-digest': {
    kind: 'requestDigest',
    producer,
    waiting: [1, 2, 3].map((which) => ({
      request: { ...request, id: RequestId.parse(`digested${which}`) },
      part: which === 3 ? { ...part, passage: { roundId: market.id, day: '2026-11-28' } } : part,
    })),
  },
  'passage-sheet': { kind: 'passageSheet', producer, round: door, sheet: sheetSample },
  'passage-reminder': {
    kind: 'passageReminder',
    request,
    part: answered('accept', 'Avec plaisir, à jeudi vers 17 h 30.'),
    day: '2026-11-26',
    contact,
    round: market,
  },
  'did-it-come': {
    kind: 'didItCome',
    request,
    part: answered('accept', ''),
    day: '2026-11-26',
    contact,
    round: door,
  },
  'news-agency': { kind: 'requestNews', request, part: { ...part, state: 'withAgency' } },
} satisfies Record<string, Content>;

type WithoutSample = Exclude<Content['kind'], (typeof all)[keyof typeof all]['kind']>;

/** Does not compile while a kind of message has no sample: all are looked at, and tested. */

export const samples: Readonly<Record<string, Content>> = all satisfies [WithoutSample] extends [never]
  ? unknown
  : WithoutSample;
