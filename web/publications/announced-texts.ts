import type { About } from '#domain/ledger/delivery.ts';
import type { Occasion } from '#domain/producers/publication.ts';
import type { Text } from '#domain/shared/primitives.ts';
import type { StuckKind } from '#domain/upkeep/stuck-work.ts';
import type { CountedText } from '#web/shared/text.ts';

export const announcedTexts = {
  title: { fr: 'Alertes aux abonnés', en: 'Alerts to subscribers' },
  lead: {
    fr: 'Ce qui a été annoncé à ceux qui attendent un producteur chez eux, le plus récent d’abord. Gardé un an.',
    en: 'What was announced to those who wait for a producer at their place, the latest first. Kept a year.',
  },
  leadOf: { fr: 'Ce qui a été annoncé de ce producteur.', en: 'What was announced of this producer.' },
  all: { fr: 'Toutes les annonces', en: 'All announcements' },
  none: { fr: 'Aucune annonce ici', en: 'No announcement here' },
  noneText: {
    fr: 'Une annonce naît quand un producteur est publié, agrandit une tournée, revient, ou vend un produit attendu.',
    en: 'An announcement begins when a producer is published, widens a round, comes back, or sells a product somebody asked for.',
  },
  toDead: { fr: 'Messages en panne', en: 'Messages that are stuck' },
  toPerson: { fr: 'Un abonné au téléphone', en: 'A subscriber on the telephone' },
  toGrace: { fr: 'Délai avant l’annonce', en: 'Time before the announcement' },
  ofProducer: { fr: 'Alertes envoyées', en: 'Alerts sent' },
  underWay: { fr: 'en cours', en: 'under way' },
  announcedOn: { fr: 'annoncé {when}', en: 'announced {when}' },
  willBe: { fr: 'à annoncer {when}', en: 'to be announced {when}' },
  producerPage: { fr: 'Fiche du producteur', en: 'The producer’s page' },
  matched: { fr: 'Personnes concernées', en: 'People concerned' },
  sent: { fr: 'Messages partis', en: 'Messages that left' },
  delivered: { fr: 'Remis', en: 'Delivered' },
  bounced: { fr: 'Revenus à l’expéditeur', en: 'Came back' },
  complained: { fr: 'Signalés indésirables', en: 'Called spam' },
  waiting: { fr: 'En attente', en: 'Waiting' },
  cancelled: { fr: 'Devenus inutiles', en: 'No longer wanted' },
  dead: { fr: 'En panne', en: 'Stuck' },
  oldestDue: { fr: 'Le plus ancien attend depuis {when}.', en: 'The oldest has waited since {when}.' },
  oldestLater: { fr: 'Les prochains partent {when}.', en: 'The next ones leave {when}.' },
  howCounted: {
    fr: 'Un message par personne et par jour : il peut annoncer d’autres producteurs aussi. Un message devient inutile quand la personne s’est arrêtée, ou quand le producteur ne vient plus.',
    en: 'One message a person and day: it may tell of other producers too. A message is no longer wanted when the person has stopped, or the producer comes no more.',
  },
  again: { fr: 'Envoyer de nouveau', en: 'Send again' },
  againAll: { fr: 'Tout envoyer de nouveau', en: 'Send all again' },
  deadTitle: { fr: 'Messages en panne', en: 'Messages that are stuck' },
  deadLead: {
    fr: 'Ils ne sont jamais partis : le service d’envoi les a refusés, ou n’a pas répondu pendant des heures. Personne n’essaie plus. Envoyés de nouveau, ils disent ce qui est vrai à ce moment-là.',
    en: 'They never left: the mail service refused them, or did not answer for hours. Nobody tries any more. Sent again, they say what is true then.',
  },
  deadNone: { fr: 'Aucun message en panne', en: 'No message is stuck' },
  deadNoneText: {
    fr: 'Tout ce qui était dû est parti, ou attend son tour.',
    en: 'All that was owed has left, or waits for its turn.',
  },
} as const satisfies Record<string, Text>;

/** Work that is done behind the pages, as the agency reads it when it is stuck. */
export const workNames = {
  projectCoverage: { fr: 'Montrer les producteurs là où ils livrent', en: 'Showing producers where they deliver' },
  matchSubscribers: { fr: 'Chercher qui prévenir', en: 'Finding who is to be told' },
  send: { fr: 'Envoyer des messages', en: 'Sending messages' },
  feedback: { fr: 'Noter ce que deviennent les messages', en: 'Noting what becomes of messages' },
  importRows: { fr: 'Importer une liste', en: 'Importing a list' },
  checkRegisters: { fr: 'Interroger les registres publics', en: 'Asking the public registers' },
  territoryFigures: { fr: 'Calculer l’état du territoire', en: 'Computing the state of the territory' },
  reconcile: { fr: 'Le travail de la nuit', en: 'The work of the night' },
} as const satisfies Record<StuckKind, Text>;

export const stuckTexts = {
  title: { fr: 'Travaux en panne', en: 'Work that is stuck' },
  lead: {
    fr: 'Ils ont échoué cinq fois. Faites-les refaire quand la cause est réparée : ce qui avait été fait n’est pas fait deux fois. Mis de côté, ils sont perdus. Sans décision, ils disparaissent au bout de quatorze jours.',
    en: 'They failed five times. Have them done again once the cause is mended: what had been done is not done twice. Set aside, they are lost. Without a decision they are gone after fourteen days.',
  },
  again: { fr: 'Refaire', en: 'Do again' },
  drop: { fr: 'Mettre de côté', en: 'Set aside' },
  none: { fr: 'Aucun travail en panne.', en: 'No work is stuck.' },
} as const satisfies Record<string, Text>;

export const announcedCounts = {
  stuck: { one: { fr: '{n} en panne', en: '{n} stuck' }, many: { fr: '{n} en panne', en: '{n} stuck' } },
  redone: {
    one: { fr: '{n} travail est de nouveau en route', en: '{n} piece of work is on its way again' },
    many: { fr: '{n} travaux sont de nouveau en route', en: '{n} pieces of work are on their way again' },
  },
  dropped: {
    one: { fr: '{n} travail a été mis de côté', en: '{n} piece of work was set aside' },
    many: { fr: '{n} travaux ont été mis de côté', en: '{n} pieces of work were set aside' },
  },
  people: { one: { fr: '{n} personne', en: '{n} person' }, many: { fr: '{n} personnes', en: '{n} people' } },
  sentAgain: {
    one: { fr: '{n} message est de nouveau en route', en: '{n} message is on its way again' },
    many: { fr: '{n} messages sont de nouveau en route', en: '{n} messages are on their way again' },
  },
  expected: {
    one: { fr: '{n} personne recevra un message', en: '{n} person will get a message' },
    many: { fr: '{n} personnes recevront un message', en: '{n} people will get a message' },
  },
  expectedMore: {
    one: { fr: 'Plus de {n} personne recevra un message', en: 'More than {n} person will get a message' },
    many: { fr: 'Plus de {n} personnes recevront un message', en: 'More than {n} people will get a message' },
  },
} as const satisfies Record<string, CountedText>;

export const expectedTexts = {
  nobody: {
    fr: 'Aucun abonné n’est concerné : personne ne recevra de message.',
    en: 'No subscriber is concerned: nobody will get a message.',
  },
  cost: { fr: '{people}, pour environ {cost}.', en: '{people}, for about {cost}.' },
  costs: { fr: 'Coût : {cost} environ.', en: 'Cost: about {cost}.' },
  lessThanACent: { fr: 'moins d’un centime', en: 'less than a cent' },
} as const satisfies Record<string, Text>;

export const occasionNames = {
  first: { fr: 'nouveau producteur', en: 'new producer' },
  extended: { fr: 'tournée agrandie', en: 'wider round' },
  resumed: { fr: 'de retour', en: 'back again' },
  newProduct: { fr: 'produit attendu', en: 'product asked for' },
  extraPassage: { fr: 'passage de plus', en: 'one more passage' },
} as const satisfies Record<Occasion, Text>;

/** Why a message was given up, where it was our word; a provider's own is shown as it is. */
export const givenUpReasons: Readonly<Record<string, Text>> = {
  notTaken: {
    fr: 'Le service d’envoi ne l’a pas pris pendant quatre heures.',
    en: 'The mail service did not take it for four hours.',
  },
  tooLate: { fr: 'N’a pas pu partir à temps.', en: 'Could not leave in time.' },
};

/** What a message is, for who reads a list of them. */
export const messageNames: Partial<Record<About['kind'], Text>> = {
  news: { fr: 'Alerte à un abonné', en: 'Alert to a subscriber' },
  opening: { fr: 'Ouverture de l’annuaire, à un abonné', en: 'Opening of the directory, to a subscriber' },
  season: { fr: 'En saison près de chez vous, à un abonné', en: 'In season near you, to a subscriber' },
  registrationReceived: { fr: 'Inscription reçue, au producteur', en: 'Registration received, to the producer' },
  decision: { fr: 'Décision, au producteur', en: 'Decision, to the producer' },
  producerNews: { fr: 'Nouvelle de sa fiche, au producteur', en: 'News of his page, to the producer' },
  question: { fr: 'Question de l’agence, au producteur', en: 'Question of the agency, to the producer' },
  invitation: { fr: 'Invitation d’une ferme', en: 'Invitation of a farm' },
  requestNews: { fr: 'Réponse à une demande, au demandeur', en: 'Answer to a request, to who asked' },
  passageNews: { fr: 'Passage changé, au demandeur', en: 'Passage changed, to who asked' },
};
