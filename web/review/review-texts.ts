import type { Text } from '#domain/shared/primitives.ts';
import type { CountedText } from '#web/shared/text.ts';

/** Texts of the review: checks, questions, several at once, keys. */
export const reviewTexts = {
  came: {
    fr: 'Ce qui était convenu depuis deux mois : venu {yes} fois, pas venu {no} fois, d’après les demandeurs.',
    en: 'What was agreed in the last two months: came {yes} times, did not come {no} times, the requesters say.',
  },
  companyPending: { fr: 'Registre des entreprises : pas encore répondu', en: 'Company register: no answer yet' },
  companyActive: { fr: 'Entreprise active : {name}', en: 'Active company: {name}' },
  companyClosed: { fr: 'Établissement fermé : {name}', en: 'Establishment closed: {name}' },
  companyUnknown: { fr: 'Inconnu du registre des entreprises', en: 'Not in the company register' },
  companyElsewhere: { fr: 'Entreprise active, mais à {commune}', en: 'Active company, but in {commune}' },
  companyOtherName: {
    fr: 'Entreprise active sous un autre nom : {name}',
    en: 'Active company under another name: {name}',
  },
  organicPending: { fr: 'Agence Bio : pas encore répondu', en: 'Agence Bio: no answer yet' },
  organicCertified: { fr: 'Bio certifié, {by}, depuis le {since}', en: 'Certified organic, {by}, since {since}' },
  organicStopped: { fr: 'Bio : certification arrêtée le {since}', en: 'Organic: certification ended on {since}' },
  organicNone: {
    fr: 'Se dit bio, mais inconnu de l’Agence Bio',
    en: 'Says to be organic, but Agence Bio does not know him',
  },
  organicUnsaid: { fr: 'Certifié bio sans le dire', en: 'Certified organic without saying so' },
  positionInside: { fr: 'Dans la commune', en: 'Within the commune' },
  positionEdge: {
    fr: 'En bordure de la commune : {distance} du centre',
    en: 'At the edge of the commune: {distance} from its centre',
  },
  positionOutside: {
    fr: 'Hors de la commune : {distance} du centre',
    en: 'Outside the commune: {distance} from its centre',
  },
  duplicates: { fr: 'Déjà inscrit ?', en: 'Registered already?' },
  duplicateSiret: { fr: 'même SIRET', en: 'same SIRET' },
  duplicateAddress: { fr: 'même téléphone ou e-mail', en: 'same telephone or e-mail' },
  duplicateName: { fr: 'nom presque pareil', en: 'nearly the same name' },
  duplicateKm: { fr: 'à {distance}', en: '{distance} away' },
  noDuplicates: { fr: 'Aucun doublon trouvé', en: 'No duplicate found' },
  listed: { fr: 'Déjà dans une liste importée ?', en: 'In an imported list already?' },
  listedLead: {
    fr: 'Sinon la ferme figurerait deux fois : inscrite, et « pas encore inscrite ».',
    en: 'Otherwise the farm would be shown twice: registered, and “not yet with us”.',
  },
  listedClaimed: { fr: 'reconnue comme la sienne', en: 'recognised as his' },
  listedFrom: { fr: 'liste : {source}', en: 'list: {source}' },
  listedLeaves: {
    fr: 'quittera la liste d’elle-même à la publication',
    en: 'will leave the list by itself when he is published',
  },
  same: { fr: 'C’est la même ferme', en: 'This is the same farm' },
  left: {
    fr: 'C’est noté : elle n’est plus dans la liste, et aucun import ne la ramènera',
    en: 'Noted: it is no longer in the list, and no import will bring it back',
  },
  leaves: {
    fr: 'C’est noté : elle quittera la liste à la publication, et aucun import ne la ramènera',
    en: 'Noted: it will leave the list when he is published, and no import will bring it back',
  },
  notSame: {
    fr: 'Rien n’a changé : cette ferme vient de quitter la liste, ou quelqu’un d’autre la modifiait',
    en: 'Nothing was changed: this farm has just left the list, or somebody else was changing it',
  },
  right: { fr: 'vérifié', en: 'checked' },
  look: { fr: 'à regarder', en: 'to look at' },
  waits: { fr: 'en attente', en: 'waiting' },

  ask: { fr: 'Poser une question', en: 'Ask a question' },
  askTitle: { fr: 'Poser une question à {name}', en: 'Ask {name} a question' },
  askText: {
    fr: 'Elle part par le moyen qu’il a choisi ; sa réponse revient ici, et sa fiche attend.',
    en: 'It leaves by the way he chose; his answer comes back here, and his page waits.',
  },
  question: { fr: 'Votre question', en: 'Your question' },
  questionHint: {
    fr: 'Une seule chose à la fois, en mots simples. Par SMS, une question courte passe mieux.',
    en: 'One thing at a time, in plain words. By SMS, a short question goes better.',
  },
  askYes: { fr: 'Envoyer la question', en: 'Send the question' },
  asked: { fr: 'La question est partie', en: 'The question has left' },
  askedText: { fr: 'Vous la retrouverez ici avec sa réponse.', en: 'You will find it here with its answer.' },
  askedCall: { fr: 'Une tâche est notée : lui téléphoner', en: 'A task is noted: telephone him' },
  questions: { fr: 'Questions et réponses', en: 'Questions and answers' },
  askedBy: { fr: 'demandé par {who}, le {day}', en: 'asked by {who}, on {day}' },
  answeredBy: { fr: 'répondu le {day}', en: 'answered on {day}' },
  answeredByPhone: {
    fr: 'répondu par téléphone, noté par {who} le {day}',
    en: 'answered by telephone, written down by {who} on {day}',
  },
  noAnswer: { fr: 'Pas encore de réponse.', en: 'No answer yet.' },
  noteAnswer: { fr: 'Il a répondu de vive voix ?', en: 'He answered by word of mouth?' },
  answer: { fr: 'Sa réponse', en: 'His answer' },
  saveAnswer: { fr: 'Noter sa réponse', en: 'Write his answer down' },
  answerSaved: { fr: 'La réponse est notée', en: 'The answer is written down' },
  hasAnswered: { fr: 'a répondu', en: 'has answered' },
  answersTitle: { fr: 'Réponses arrivées', en: 'Answers that came' },
  done: { fr: 'Ce qui a été fait', en: 'What was done' },
  contactConfirmed: { fr: '✓ {address} : confirmé le {when}', en: '✓ {address}: confirmed on {when}' },
  contactOpen: { fr: 'Pas encore confirmé', en: 'Not confirmed yet' },
  contactOpenText: {
    fr: '{address} : rien d’autre n’y est écrit avant une confirmation ou votre décision. Sans l’une ni l’autre, l’inscription s’efface le {when}. En cas de doute, téléphonez.',
    en: '{address}: nothing else is written there before a confirmation or your decision. Without either, the registration is erased on {when}. In doubt, telephone.',
  },
  contactOpenDecided: {
    fr: '{address} : décidé sans attendre la confirmation.',
    en: '{address}: decided without waiting for the confirmation.',
  },
  changes: { fr: 'Modifications', en: 'Changes' },

  choose: { fr: 'Choisir {name}', en: 'Choose {name}' },
  several: { fr: 'Publier les fiches cochées', en: 'Publish those ticked' },
  severalNone: { fr: 'Cochez d’abord au moins une fiche.', en: 'First tick at least one page.' },
  severalTitle: { fr: 'Publier ces fiches ?', en: 'Publish these pages?' },
  severalText: {
    fr: 'Chacune paraît aussitôt. Ceux qui les attendaient sont prévenus dans la demi-heure, en un seul message pour toutes. Un message parti ne se rattrape pas.',
    en: 'Each is shown at once. Those who were waiting for them are told within half an hour, in one message for all. A message that has left cannot be called back.',
  },
  severalTextBefore: {
    fr: 'Chaque producteur est prévenu. Les fiches apparaîtront à l’ouverture de l’annuaire, {when} ; ceux qui attendent n’auront qu’un message pour toutes.',
    en: 'Each producer is told. The pages will show when the directory opens, {when}; those who wait get one message for all of them.',
  },
  severalYes: { fr: 'Oui, publier', en: 'Yes, publish' },
  cancel: { fr: 'Annuler', en: 'Cancel' },
  resultTitle: { fr: 'Ce qui a été publié', en: 'What was published' },
  resultPublished: { fr: 'publiée', en: 'published' },
  resultAlready: { fr: 'déjà décidée par un autre membre', en: 'already decided by another member' },
  resultChanged: { fr: 'modifiée entre-temps : à relire', en: 'changed meanwhile: read it again' },
  resultRefused: { fr: 'hors de vos départements', en: 'outside your departments' },
  resultGone: { fr: 'introuvable', en: 'not found' },
  resultFailed: {
    fr: 'non publiée : un de nos services ne répond pas, réessayez',
    en: 'not published: one of our services does not answer, try again',
  },
  backToList: { fr: 'Revenir à la liste', en: 'Back to the list' },

  keysList: {
    fr: 'Au clavier : j et k pour descendre et monter, Entrée pour ouvrir, x pour cocher.',
    en: 'By keyboard: j and k to go down and up, Enter to open, x to tick.',
  },
  keysOne: {
    fr: 'Au clavier : a publier, r refuser, q poser une question, n la suivante, u la liste. Chaque décision est confirmée.',
    en: 'By keyboard: a publish, r reject, q ask a question, n the next one, u the list. Each decision is confirmed.',
  },
  keysOff: { fr: 'Désactiver ces raccourcis', en: 'Switch these keys off' },
  keysOn: { fr: 'Activer les raccourcis clavier', en: 'Switch keyboard shortcuts on' },
} as const satisfies Record<string, Text>;

export const reviewCounts = {
  published: {
    one: { fr: '{n} fiche publiée', en: '{n} page published' },
    many: { fr: '{n} fiches publiées', en: '{n} pages published' },
  },
  notPublished: {
    one: { fr: '{n} ne l’a pas été', en: '{n} was not' },
    many: { fr: '{n} ne l’ont pas été', en: '{n} were not' },
  },
} as const satisfies Record<string, CountedText>;
