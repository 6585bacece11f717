import type { Text } from '#domain/shared/primitives.ts';
import type { CountedText } from '#web/shared/text.ts';

export const taskTexts = {
  title: { fr: 'Appels à passer', en: 'Calls to make' },
  itselfAnswered: { fr: 'la réponse est arrivée d’elle-même', en: 'the answer came by itself' },
  itselfCancelled: { fr: 'la demande a été annulée', en: 'the request was cancelled' },
  itselfOver: {
    fr: 'la demande est close, faute de réponse à temps',
    en: 'the request is closed, since no answer came in time',
  },
  lead: {
    fr: 'Un appel règle tout ce qui attend chez un même producteur. Les plus pressés d’abord : ceux dont la tournée part demain.',
    en: 'One call settles everything that waits with a producer. The most pressing first: those whose round leaves tomorrow.',
  },
  keysList: {
    fr: 'Au clavier : j et k pour descendre et monter, Entrée pour ouvrir.',
    en: 'By keyboard: j and k to go down and up, Enter to open.',
  },
  keysOne: { fr: 'Au clavier : u tous les appels.', en: 'By keyboard: u all calls.' },
  none: { fr: 'Personne à appeler', en: 'Nobody to call' },
  noneText: {
    fr: 'Les demandes restées sans réponse et les messages qui n’arrivent pas viennent ici.',
    en: 'Requests without an answer and messages that do not arrive come here.',
  },
  takeNext: { fr: 'Prendre le suivant', en: 'Take the next one' },
  open: { fr: 'Ouvrir', en: 'Open' },
  urgent: { fr: '▲ Urgent', en: '▲ Urgent' },
  hers: { fr: 'Vous vous en occupez', en: 'You are on it' },
  taken: { fr: 'Pris par {who} {since}', en: 'Taken by {who}, {since}' },
  since: { fr: 'attend depuis {when}', en: 'waiting since {when}' },
  allTasks: { fr: 'Tous les appels', en: 'All calls' },

  take: { fr: 'Je m’en occupe', en: 'I am on it' },
  release: { fr: 'Laisser à un autre', en: 'Leave it to someone else' },
  takenTitle: { fr: '{who} s’en occupe', en: '{who} is on it' },
  takenText: {
    fr: 'Pris {since}. Prenez plutôt le suivant ; sans nouvelles, il se libère {until}.',
    en: 'Taken {since}. Take the next one instead; if nothing happens, it is free {until}.',
  },
  webhook: { fr: 'Logiciel {address}', en: 'Software {address}' },
  call: { fr: 'Téléphoner', en: 'Call' },
  askFor: { fr: 'Demandez {name}.', en: 'Ask for {name}.' },
  hisWays: { fr: 'Ses moyens, dans son ordre', en: 'His ways, in his order' },
  hours: { fr: 'Au point de retrait : {hours}', en: 'At the pick-up point: {hours}' },
  noNumber: {
    fr: 'Aucun numéro de téléphone n’est connu : écrivez-lui, ou cherchez son numéro.',
    en: 'No telephone number is known: write to him, or look his number up.',
  },
  email: { fr: 'E-mail {address}', en: 'E-mail {address}' },
  sms: { fr: 'SMS {number}', en: 'Text message {number}' },
  voice: { fr: 'Appel {number}', en: 'Call {number}' },

  wanted: { fr: 'Pour la livraison {ofDay}', en: 'For the delivery {ofDay}' },
  ofToday: { fr: 'd’aujourd’hui', en: 'of today' },
  ofTomorrow: { fr: 'de demain', en: 'of tomorrow' },
  ofDay: { fr: 'du {day}', en: 'of {day}' },
  deadline: { fr: 'à commander avant {when}', en: 'to be ordered before {when}' },
  asks: { fr: '{name} demande', en: '{name} asks for' },
  forPlace: { fr: 'Pour {place}', en: 'For {place}' },
  herTelephone: { fr: 'Rappeler le demandeur', en: 'To reach the requester' },
  noTelephone: {
    fr: 'Le demandeur n’a pas laissé de numéro : il sera prévenu par e-mail.',
    en: 'The requester left no number and will be told by e-mail.',
  },
  tried: { fr: 'Déjà essayé', en: 'Tried before' },
  triedCall: { fr: '{who} a essayé en vain', en: '{who} tried in vain' },
  earlier: { fr: 'Notes précédentes', en: 'Earlier notes' },
  answeredTitle: { fr: 'Il a répondu entre-temps', en: 'He has answered meanwhile' },
  answeredText: {
    fr: 'Le demandeur a reçu sa réponse. Il n’y a plus rien à lui demander.',
    en: 'The requester has his answer. Nothing is left to ask.',
  },
  file: { fr: 'Classer', en: 'Close' },

  answer: { fr: 'Sa réponse', en: 'His answer' },
  accept: { fr: 'Il accepte', en: 'He accepts' },
  decline: { fr: 'Il ne peut pas', en: 'He cannot' },
  propose: { fr: 'Il propose autre chose', en: 'He suggests something else' },
  noAnswer: { fr: 'Pas de réponse à transmettre', en: 'No answer to pass on' },
  word: { fr: 'Son mot pour le demandeur', en: 'His word to the requester' },
  wordHint: { fr: 'Envoyé tel quel au demandeur.', en: 'Sent to the requester as it is.' },
  note: { fr: 'Note pour l’agence', en: 'Note for the agency' },
  record: { fr: 'Enregistrer la réponse', en: 'Record the answer' },
  done: { fr: 'C’est fait', en: 'Done' },

  laterTitle: { fr: 'Il ne répond pas ?', en: 'No answer?' },
  laterText: {
    fr: 'Tout ce qui attend chez lui reviendra dans la liste à ce moment-là.',
    en: 'All that waits with him comes back to the list at that time.',
  },
  inTwoHours: { fr: 'Dans 2 heures', en: 'In 2 hours' },
  tomorrowMorning: { fr: 'Demain matin', en: 'Tomorrow morning' },
  onDay: { fr: 'Un autre jour', en: 'Another day' },
  onDayGo: { fr: 'Rappeler ce jour-là', en: 'Call on that day' },
  tryNote: { fr: 'Ce qui s’est passé', en: 'What happened' },
  tryNoteHint: { fr: 'Par exemple : répondeur, message laissé.', en: 'For example: left a message.' },

  giveUpTitle: { fr: 'Abandonner', en: 'Give up' },
  giveUpWhy: { fr: 'Pourquoi', en: 'Why' },
  giveUpToRequester: {
    fr: 'Envoyé tel quel au demandeur, qui saura qu’il ne faut plus attendre.',
    en: 'Sent to the requester as it is, who will know not to wait.',
  },
  giveUpKept: { fr: 'Gardé avec la tâche.', en: 'Kept with the task.' },
  giveUpYes: { fr: 'Abandonner', en: 'Give up' },
  giveUpTellYes: { fr: 'Abandonner et prévenir', en: 'Give up and tell' },

  settled: { fr: 'C’est noté.', en: 'Noted.' },
  putOff: { fr: 'C’est noté : cela reviendra {when}.', en: 'Noted: it comes back {when}.' },
  unclaimedWho: {
    fr: 'Ce producteur n’est pas encore inscrit. Dites-lui qui vous êtes et d’où vous tenez son nom ; profitez-en pour l’inscrire s’il le veut, ou le retirer s’il le demande.',
    en: 'This producer is not yet with us. Say who you are and where his name comes from; register him if he likes, or take him out if he asks.',
  },
  notYetSee: { fr: 'Ses coordonnées', en: 'How to reach them' },
  nothingLeft: { fr: 'Rien n’attend plus chez lui pour le moment', en: 'Nothing waits with him for the moment' },
  comesBack: { fr: 'Reviendra {when}', en: 'Comes back {when}' },
  closedTitle: { fr: 'Quelqu’un l’a réglé avant vous', en: 'Somebody settled it before you' },
  doneBefore: {
    fr: '{who} l’a réglé {when}. Rien n’a été changé, et personne n’a été prévenu deux fois.',
    en: '{who} settled it {when}. Nothing was changed, and nobody was told twice.',
  },
  givenUpBefore: {
    fr: '{who} l’a abandonné {when}. Rien n’a été changé, et personne n’a été prévenu deux fois.',
    en: '{who} gave it up {when}. Nothing was changed, and nobody was told twice.',
  },
  noted: { fr: 'Sa note : « {note} »', en: 'The note: “{note}”' },
  closedDone: { fr: 'réglé', en: 'settled' },
  closedGivenUp: { fr: 'abandonné', en: 'given up' },

  moment: { fr: '{day} à {time}', en: '{day} at {time}' },
  today: { fr: 'aujourd’hui', en: 'today' },
  yesterday: { fr: 'hier', en: 'yesterday' },
  tomorrow: { fr: 'demain', en: 'tomorrow' },
} as const satisfies Record<string, Text>;

export const taskCounts = {
  due: {
    one: { fr: '{n} affaire à régler', en: '{n} matter to settle' },
    many: { fr: '{n} affaires à régler', en: '{n} matters to settle' },
  },
  urgent: {
    one: { fr: '{n} producteur à appeler d’urgence', en: '{n} producer to call urgently' },
    many: { fr: '{n} producteurs à appeler d’urgence', en: '{n} producers to call urgently' },
  },
  later: {
    one: { fr: '{n} reviendra plus tard', en: '{n} comes back later' },
    many: { fr: '{n} reviendront plus tard', en: '{n} come back later' },
  },
  matters: {
    one: { fr: '{n} affaire', en: '{n} matter' },
    many: { fr: '{n} affaires', en: '{n} matters' },
  },
  putOff: {
    one: { fr: '{n} affaire reviendra plus tard.', en: '{n} matter comes back later.' },
    many: { fr: '{n} affaires reviendront plus tard.', en: '{n} matters come back later.' },
  },
} as const satisfies Record<string, CountedText>;
