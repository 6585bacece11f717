import type { Text } from '#domain/shared/primitives.ts';

/** Words of the pages on which a visitor asks for something, and follows it. */
export const texts = {
  title: { fr: 'Votre demande', en: 'Your request' },
  titleTo: { fr: 'Demander à {name}', en: 'Ask {name}' },
  lead: {
    fr: 'Chaque producteur reçoit votre demande par le moyen qu’il utilise déjà, et vous répond. Rien n’est payé ici.',
    en: 'Each producer gets your request by the means they already use, and answers you. Nothing is paid here.',
  },
  forPlace: { fr: 'Pour {place}', en: 'For {place}' },
  changePlace: { fr: 'Changer de lieu', en: 'Change place' },
  whom: { fr: 'À qui ?', en: 'Whom?' },
  others: { fr: 'Demander aussi à d’autres', en: 'Ask others as well' },
  othersHint: { fr: 'Ils livrent aussi à {place}.', en: 'They deliver to {place} too.' },
  when: { fr: 'Quel jour, chez {name} ?', en: 'Which day, from {name}?' },
  orderBefore: { fr: 'demander avant {moment}', en: 'ask before {moment}' },
  passageCancelled: { fr: 'ce passage est annulé', en: 'this passage is cancelled' },
  anyDay: { fr: 'Peu importe le jour', en: 'Any day' },
  what: { fr: 'Que souhaitez-vous ?', en: 'What would you like?' },
  product: { fr: 'Produit', en: 'Product' },
  quantity: { fr: 'Quantité', en: 'Quantity' },
  quantityHint: { fr: 'par exemple 2 kg, une douzaine', en: 'such as 2 kg, a dozen' },
  addLine: { fr: 'Ajouter une ligne', en: 'Add a line' },
  word: { fr: 'Un mot pour le producteur', en: 'A word to the producer' },
  who: { fr: 'Qui êtes-vous ?', en: 'Who are you?' },
  audience: { fr: 'Vous demandez', en: 'You are asking' },
  asConsumer: { fr: 'pour vous', en: 'for yourself' },
  asShop: { fr: 'pour un commerce', en: 'for a shop' },
  asCanteen: { fr: 'pour une cantine', en: 'for a canteen' },
  organisation: { fr: 'Nom du commerce ou de la cantine', en: 'Name of the shop or canteen' },
  name: { fr: 'Votre nom', en: 'Your name' },
  email: { fr: 'Votre adresse e-mail', en: 'Your e-mail address' },
  emailHint: {
    fr: 'Pour recevoir les réponses. Nous ne l’utilisons pas pour autre chose.',
    en: 'To get the answers. We use it for nothing else.',
  },
  telephone: { fr: 'Votre téléphone', en: 'Your telephone' },
  telephoneHint: {
    fr: 'Transmis au producteur, s’il préfère vous appeler.',
    en: 'Given to the producer, in case they would rather call.',
  },
  send: { fr: 'Envoyer la demande', en: 'Send the request' },
  privacy: {
    fr: 'Votre nom, votre commune et ce que vous souhaitez sont transmis aux producteurs choisis, à personne d’autre.',
    en: 'Your name, your commune and what you would like go to the producers you chose, and to nobody else.',
  },
  nobody: { fr: 'Aucun producteur ne peut recevoir cette demande', en: 'No producer can take this request' },
  nobodyDetail: {
    fr: 'Celui que vous avez choisi ne livre pas ici, ou n’est plus dans l’annuaire.',
    en: 'The one you chose does not deliver here, or is no longer in the directory.',
  },
  backToResults: { fr: 'Voir qui livre ici', en: 'See who delivers here' },
  wherePlace: { fr: 'Où faut-il livrer ?', en: 'Where should it go?' },
  placeField: { fr: 'Votre commune ou code postal', en: 'Your commune or postcode' },
  whichPlace: { fr: 'Laquelle ?', en: 'Which one?' },
  goOn: { fr: 'Continuer', en: 'Continue' },

  confirmTitle: { fr: 'Confirmez votre adresse', en: 'Confirm your address' },
  confirmLead: {
    fr: 'Nous venons de vous écrire. Tapez ici le code à six chiffres, ou ouvrez le lien du message. Votre demande partira aussitôt.',
    en: 'We have just written to you. Type the six-digit code here, or open the link in the message. Your request leaves at once.',
  },
  code: { fr: 'Code à six chiffres', en: 'Six-digit code' },
  confirm: { fr: 'Confirmer et envoyer', en: 'Confirm and send' },
  confirmLinkLead: {
    fr: 'Un appui, et votre demande part chez les producteurs choisis.',
    en: 'One press, and your request goes to the producers you chose.',
  },
  noMail: {
    fr: 'Rien reçu au bout de cinq minutes ? Regardez dans les indésirables, puis recommencez la demande.',
    en: 'Nothing after five minutes? Look into your spam folder, then send the request again.',
  },

  statusTitle: { fr: 'Où en est votre demande', en: 'What became of your request' },
  sentOn: { fr: 'Envoyée le {date}', en: 'Sent on {date}' },
  keepPage: {
    fr: 'Gardez l’adresse de cette page : elle reste à jour pendant trois mois.',
    en: 'Keep the address of this page: it stays up to date for three months.',
  },
  youAsked: { fr: 'Vous avez demandé', en: 'You asked for' },
  tried: { fr: 'Ce qui a été fait', en: 'What has been done' },

  answerTitle: { fr: 'Une demande pour vous', en: 'A request for you' },
  answerFor: { fr: 'pour {name}', en: 'for {name}' },
  wishes: { fr: 'Souhaite', en: 'Would like' },
  day: { fr: 'Jour souhaité', en: 'Day wished for' },
  from: { fr: 'De la part de', en: 'From' },
  yourAnswer: { fr: 'Votre réponse', en: 'Your answer' },
  accept: { fr: 'C’est d’accord', en: 'Yes, agreed' },
  decline: { fr: 'Ce n’est pas possible', en: 'Not possible' },
  propose: { fr: 'Je propose autre chose', en: 'I suggest something else' },
  answerWord: { fr: 'Un mot', en: 'A word' },
  answerWordHint: { fr: 'Heure, prix, ce que vous proposez…', en: 'Time, price, what you suggest…' },
  wordNeeded: { fr: 'dites ce que vous proposez', en: 'say what you suggest' },
  sendAnswer: { fr: 'Répondre', en: 'Answer' },
  answered: { fr: 'Votre réponse est partie', en: 'Your answer has left' },
  answeredDetail: {
    fr: '{name} la reçoit par e-mail. Vous pouvez la changer ici.',
    en: '{name} gets it by e-mail. You can change it here.',
  },
} as const satisfies Record<string, Text>;

/** Where a producer's share of a request stands, in the requester's words. */
export const stateWords = {
  waiting: { fr: 'Attend votre confirmation', en: 'Waits for your confirmation' },
  onItsWay: { fr: 'En route vers le producteur', en: 'On its way to the producer' },
  sent: { fr: 'Envoyée, pas encore de réponse', en: 'Sent, no answer yet' },
  received: { fr: 'Bien arrivée, pas encore de réponse', en: 'Arrived, no answer yet' },
  withAgency: { fr: 'L’agence appelle le producteur', en: 'The agency is calling the producer' },
  givenUp: { fr: 'Personne n’a pu le joindre', en: 'Nobody could reach him' },
  accept: { fr: 'Accepté', en: 'Accepted' },
  decline: { fr: 'Pas possible', en: 'Not possible' },
  propose: { fr: 'Propose autre chose', en: 'Suggests something else' },
} as const satisfies Record<string, Text>;

/** What was tried, channel by channel. */
export const attemptWords = {
  email: {
    queued: { fr: 'e-mail en cours d’envoi', en: 'e-mail being sent' },
    sent: { fr: 'e-mail envoyé', en: 'e-mail sent' },
    received: { fr: 'e-mail arrivé', en: 'e-mail arrived' },
    failed: { fr: 'e-mail non remis', en: 'e-mail not delivered' },
  },
  sms: {
    queued: { fr: 'SMS en cours d’envoi', en: 'text message being sent' },
    sent: { fr: 'SMS envoyé', en: 'text message sent' },
    received: { fr: 'SMS arrivé', en: 'text message arrived' },
    failed: { fr: 'SMS non remis', en: 'text message not delivered' },
    tooLate: { fr: 'pas de SMS : il serait arrivé trop tard', en: 'no text message: it would have come too late' },
  },
  call: { task: { fr: 'appel confié à l’agence', en: 'call given to the agency' } },
} as const satisfies Record<string, Record<string, Text>>;
