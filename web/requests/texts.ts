import type { Text } from '#domain/shared/primitives.ts';
import type { CountedText } from '#web/shared/text.ts';

/** Words of the pages on which a visitor asks for something, and follows it. */
export const texts = {
  cameAsk: { fr: 'Est-ce venu ?', en: 'Did it come?' },
  cameYes: { fr: 'Oui, c’est venu', en: 'Yes, it came' },
  cameNo: { fr: 'Non', en: 'No' },
  cameSaidYes: { fr: 'Vous avez dit : c’est venu.', en: 'You said: it came.' },
  cameSaidNo: { fr: 'Vous avez dit : ce n’est pas venu.', en: 'You said: it did not come.' },
  cameWho: { fr: 'Seule l’agence le lit.', en: 'Only the agency reads it.' },
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
  offersOf: { fr: 'Choisir parmi les produits de {name}', en: 'Choose among the products of {name}' },
  noOffers: { fr: 'Rien à cocher pour ce jour-là.', en: 'Nothing to tick for that day.' },
  notNow: { fr: 'Pas maintenant :', en: 'Not now:' },
  soldOut: { fr: 'épuisé', en: 'sold out' },
  outOfSeason: { fr: 'pas de saison', en: 'not in season' },
  amountOf: { fr: 'Quantité : {offer}', en: 'Quantity: {offer}' },
  unitOf: { fr: 'Unité : {offer}', en: 'Unit: {offer}' },
  reckon: { fr: 'Calculer le total', en: 'Work out the total' },
  freeWords: { fr: 'Autre chose, en quelques mots', en: 'Something else, in a few words' },
  freeWordsHint: {
    fr: 'Demandé à tous les producteurs cochés.',
    en: 'Asked of every producer that is ticked.',
  },
  chooses: {
    fr: 'Je n’en veux que d’un seul : je choisirai parmi ceux qui disent oui, les autres seront prévenus',
    en: 'I want it of one only: I will choose among those who say yes, the others will be told',
  },
  all: {
    fr: 'Ils vendent « {words} » et passent chez vous : décochez ceux que vous ne voulez pas.',
    en: 'They sell “{words}” and come to you: untick those you do not want.',
  },
  where: { fr: 'Où livrer ?', en: 'Where to?' },
  street: { fr: 'Rue et numéro', en: 'Street and number' },
  streetHint: {
    fr: 'Pour une livraison à domicile. Le producteur voit votre commune ; la rue lui est donnée quand il dit oui.',
    en: 'For delivery to the door. The producer sees your commune; the street is given to them when they say yes.',
  },
  streetSuggestions: { fr: 'Adresses proposées', en: 'Suggested addresses' },
  streetCount: { fr: '{n} adresses proposées', en: '{n} addresses suggested' },
  streetIn: { fr: 'À cette adresse : {names}.', en: 'At this address: {names}.' },
  streetOut: {
    fr: 'Cette adresse est en dehors de la tournée de {names}.',
    en: 'This address is outside the round of {names}.',
  },
  streetAnyway: {
    fr: 'Envoyer quand même : le producteur saura où c’est',
    en: 'Send all the same: the producer will know where it is',
  },
  contactsAtOnce: {
    fr: 'Donner ma rue et mes coordonnées tout de suite, sans attendre sa réponse',
    en: 'Give my street and contacts at once, without waiting for the answer',
  },
  remember: {
    fr: 'Retenir mon nom, mes coordonnées et ma rue sur cet appareil',
    en: 'Remember my name, contacts and street on this device',
  },
  forget: { fr: 'Oublier ce qui est retenu', en: 'Forget what is remembered' },
  forgotten: { fr: 'C’est oublié.', en: 'It is forgotten.' },
  instead: { fr: 'Ils ont aussi « {words} » et passent chez vous :', en: 'They have “{words}” too and come to you:' },
  insteadAsk: { fr: 'Demander à {name}', en: 'Ask {name}' },
  again: { fr: 'Redemander la même chose', en: 'Ask for the same again' },
  alreadySent: {
    fr: 'Vous aviez déjà envoyé cette demande : la voici. Rien n’est parti une seconde fois.',
    en: 'You had sent this request already: here it is. Nothing has left a second time.',
  },
  estimated: { fr: 'Chez {name} : {total}', en: 'At {name}: {total}' },
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
    fr: 'Donné au producteur quand il dit oui, s’il préfère vous appeler.',
    en: 'Given to the producer when they say yes, in case they would rather call.',
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
  came_done: { fr: 'C’est dit au producteur', en: 'The producer is told' },
  came_tooLate: {
    fr: 'Rien n’a changé : entre-temps, ce n’était plus possible. Voici où en est la demande.',
    en: 'Nothing was changed: it was no longer possible. This is where the request stands.',
  },
  came_wordMissing: { fr: 'Pour répondre, écrivez un mot.', en: 'To answer, write a word.' },
  choose: { fr: 'Je choisis {producer}', en: 'I choose {producer}' },
  chooseHelp: {
    fr: 'Les autres producteurs en sont prévenus.',
    en: 'The other producers are told.',
  },
  replyAccept: { fr: 'J’accepte', en: 'I accept' },
  replyBack: { fr: 'Je réponds', en: 'I answer' },
  replyDecline: { fr: 'Non merci', en: 'No, thank you' },
  cancel: { fr: 'Annuler ma demande', en: 'Cancel my request' },
  cancelYes: { fr: 'Oui, annuler', en: 'Yes, cancel' },
  proposedDay: { fr: 'Un autre jour', en: 'Another day' },
  proposedQuantity: { fr: 'Une autre quantité', en: 'Another quantity' },
  proposedPrice: { fr: 'Un prix', en: 'A price' },
  reachThem: { fr: 'C’est convenu : joindre cette personne', en: 'It is agreed: to reach this person' },
  reachAtOnce: { fr: 'Joindre cette personne', en: 'To reach this person' },
  distance: { fr: 'Distance de la ferme', en: 'Distance from the farm' },
  waitsForChoice: { fr: 'Votre oui attend un choix', en: 'Your yes waits for a choice' },
  waitsForChoiceUntil: {
    fr: '{name} choisit parmi ceux qui disent oui, avant {until}. Nous vous écrivons dès que c’est fait ; n’apportez rien avant.',
    en: '{name} chooses among those who say yes, before {until}. We write to you as soon as it is done; bring nothing before.',
  },
  contactsExchanged: {
    fr: 'Quand c’est oui, chacun reçoit les coordonnées de l’autre.',
    en: 'On a yes, each of you gets the other’s contacts.',
  },
  settled: { fr: 'Où en est la demande', en: 'Where the request stands' },
  answered: { fr: 'Votre réponse est partie', en: 'Your answer has left' },
  answeredDetail: {
    fr: '{name} la reçoit par e-mail. Vous pouvez la changer ici.',
    en: '{name} gets it by e-mail. You can change it here.',
  },
} as const satisfies Record<string, Text>;

/** Of a request that went to several. */
export const counts = {
  othersAsked: {
    one: {
      fr: 'La même demande est aussi partie chez un autre producteur.',
      en: 'The same request also went to another producer.',
    },
    many: {
      fr: 'La même demande est aussi partie chez {n} autres producteurs.',
      en: 'The same request also went to {n} other producers.',
    },
  },
  othersChoose: {
    one: {
      fr: 'La même demande est partie chez un autre producteur : la personne choisira parmi ceux qui disent oui, et vous saurez si c’est vous.',
      en: 'The same request went to another producer: the person will choose among those who say yes, and you will hear whether it is you.',
    },
    many: {
      fr: 'La même demande est partie chez {n} autres producteurs : la personne choisira parmi ceux qui disent oui, et vous saurez si c’est vous.',
      en: 'The same request went to {n} other producers: the person will choose among those who say yes, and you will hear whether it is you.',
    },
  },
} as const satisfies Record<string, CountedText>;

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
  proposalAccepted: { fr: 'Proposition acceptée', en: 'Proposal accepted' },
  proposalDeclined: { fr: 'Proposition refusée', en: 'Proposal declined' },
  answeredBack: { fr: 'Attend la réponse du producteur', en: 'Waits for the producer’s answer' },
  toChoose: { fr: 'Accepte : à vous de choisir', en: 'Accepts: yours to choose' },
  chosen: { fr: 'Choisi', en: 'Chosen' },
  otherChosen: { fr: 'Vous avez choisi un autre producteur', en: 'You chose another producer' },
  cancelled: { fr: 'Demande annulée', en: 'Request cancelled' },
  proposalOver: { fr: 'Proposition close, sans réponse à temps', en: 'Proposal over, no answer in time' },
  nobodyAnswered: { fr: 'Close : pas de réponse à temps', en: 'Over: no answer in time' },
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
  webhook: {
    queued: {
      fr: 'message au logiciel du producteur en cours d’envoi',
      en: 'message to the producer’s software being sent',
    },
    sent: { fr: 'message arrivé au logiciel du producteur', en: 'message arrived at the producer’s software' },
    received: { fr: 'message arrivé au logiciel du producteur', en: 'message arrived at the producer’s software' },
    failed: {
      fr: 'message non pris par le logiciel du producteur',
      en: 'message not taken by the producer’s software',
    },
  },
  call: { task: { fr: 'appel confié à l’agence', en: 'call given to the agency' } },
} as const satisfies Record<string, Record<string, Text>>;
