import type { Text } from '#domain/shared/primitives.ts';
import type { CountedText } from '#web/shared/text.ts';

export const texts = {
  title: { fr: 'Être prévenu quand un producteur livre chez vous', en: 'Hear when a producer delivers to you' },
  lead: {
    fr: 'Un seul message, le jour où un nouveau producteur passe par chez vous : qui il est, ce qu’il a, quel jour il vient.',
    en: 'One message, on the day when a new producer starts coming to you: who, with what, on which day.',
  },
  whereTitle: { fr: 'Pour quel endroit ?', en: 'For which place?' },
  whereField: { fr: 'Votre commune ou code postal', en: 'Your commune or postcode' },
  goOn: { fr: 'Continuer', en: 'Continue' },
  whichPlace: { fr: 'Lequel de ces lieux ?', en: 'Which of these places?' },
  placeIs: { fr: 'Pour {place}', en: 'For {place}' },
  changePlace: { fr: 'Changer de lieu', en: 'Change place' },
  email: { fr: 'Votre adresse e-mail', en: 'Your e-mail address' },
  tellMe: { fr: 'Prévenez-moi', en: 'Tell me' },
  privacyLink: { fr: 'Ce que nous en gardons', en: 'What we keep' },
  checkTitle: { fr: 'Regardez vos e-mails', en: 'Look at your e-mail' },
  checkLead: {
    fr: 'Un message vient de partir pour {email}. Appuyez sur son bouton, ou tapez ici les six chiffres qu’il contient.',
    en: 'A message has just left for {email}. Press its button, or type here the six digits in it.',
  },
  checkPlace: { fr: 'L’alerte concernera {place}.', en: 'The alert will be about {place}.' },
  code: { fr: 'Code à six chiffres', en: 'Six-digit code' },
  confirm: { fr: 'Confirmer', en: 'Confirm' },
  noMail: {
    fr: 'Rien après cinq minutes ? Regardez dans les indésirables, et vérifiez l’adresse.',
    en: 'Nothing after five minutes? Look in your junk mail, and check the address.',
  },
  startAgain: { fr: 'Corriger l’adresse', en: 'Correct the address' },
  confirmTitle: { fr: 'Confirmer votre alerte', en: 'Confirm your alert' },
  confirmByLink: {
    fr: 'Plus qu’un geste : ce bouton confirme que l’adresse est bien la vôtre.',
    en: 'One more move: this button confirms that the address is yours.',
  },
  confirmByCode: {
    fr: 'Tapez l’adresse que vous avez donnée et le code reçu.',
    en: 'Type the address you gave and the code you got.',
  },
  confirmCodeOf: {
    fr: 'Tapez les six chiffres du message envoyé à {email}.',
    en: 'Type the six digits of the message sent to {email}.',
  },
  askAgain: { fr: 'Redemander l’alerte', en: 'Ask for the alert again' },
  confirmedTitle: { fr: 'C’est noté', en: 'Noted' },
  confirmedLead: {
    fr: 'Vous recevrez un message quand un nouveau producteur livrera à cet endroit : {place}.',
    en: 'You will get a message when a new producer delivers to this place: {place}.',
  },
  whatTitle: { fr: 'Ce que vous recevrez', en: 'What you will get' },
  what1: {
    fr: 'Un message quand il y a du nouveau, un par jour au plus. Certains mois, aucun.',
    en: 'A message when there is something new, one a day at most. In some months, none.',
  },
  what2: {
    fr: 'Ce qu’il a en ce moment, quel jour il passe, jusqu’à quand commander, et une recette.',
    en: 'What there is now, on which day, until when to order, and a recipe.',
  },
  what3: {
    fr: 'Rien d’autre. Votre adresse n’est donnée à personne.',
    en: 'Nothing else. Your address is given to nobody.',
  },
  howToStop: {
    fr: 'Pour arrêter : le lien en bas de chaque message, ou tout de suite ici.',
    en: 'To stop: the link at the foot of each message, or right here.',
  },
  manage: { fr: 'Changer ou arrêter mes alertes', en: 'Change or stop my alerts' },
  search: { fr: 'Voir qui livre déjà chez moi', en: 'See who already delivers to me' },
  stopTitle: { fr: 'Vos alertes', en: 'Your alerts' },
  stopLead: {
    fr: 'Une alerte arrêtée l’est tout de suite, et pour de bon. Votre adresse est effacée 28 jours plus tard.',
    en: 'An alert that you stop is stopped at once, and for good. Your address is erased 28 days later.',
  },
  stop: { fr: 'Arrêter', en: 'Stop' },
  stopAll: { fr: 'Tout arrêter, pour tous mes lieux', en: 'Stop everything, for all my places' },
  stopSeason: { fr: 'Ne plus recevoir « De saison »', en: 'Stop “In season”' },
  seasonStopLead: {
    fr: 'Le message du mois s’arrête tout de suite. Vos alertes continuent.',
    en: 'The monthly message stops at once. Your alerts go on.',
  },
  changeInstead: {
    fr: 'Changer de lieu, choisir vos produits, recevoir moins souvent, faire une pause : sur votre page. Son lien part vers l’adresse qui reçoit vos alertes.',
    en: 'Change place, choose products, hear less often, pause: on your page. Its link is sent to the address that gets your alerts.',
  },
  sendLink: { fr: 'Envoyez-moi le lien de ma page', en: 'Send me the link to my page' },
  linkSent: {
    fr: 'Le lien vient de partir. Il ouvre votre page pendant deux jours.',
    en: 'The link has just left. It opens your page for two days.',
  },
  expectUnknown: {
    fr: 'Combien de messages par mois ? L’annuaire est trop récent pour le dire ; un par jour au plus.',
    en: 'How many messages a month? The directory is too young to tell; one a day at most.',
  },
  expectNone: {
    fr: 'Ces trois derniers mois, rien de nouveau ici : vous recevriez très peu de messages.',
    en: 'In the last three months nothing was new here: you would get very few messages.',
  },
  expectFew: { fr: 'Comptez moins d’un message par mois.', en: 'Expect less than one message a month.' },
  didYouMean: {
    fr: 'Vous avez tapé {typed}. Vouliez-vous dire {meant} ? C’est ce qui est écrit ci-dessous : corrigez si ce n’est pas cela, puis envoyez.',
    en: 'You typed {typed}. Did you mean {meant}? That is what stands below: change it if it is wrong, then send.',
  },
  stopFor: { fr: 'Arrêter l’alerte pour {place}', en: 'Stop the alert for {place}' },
  since: { fr: 'depuis le {date}', en: 'since {date}' },
  stoppedTitle: { fr: 'C’est arrêté', en: 'It is stopped' },
  stoppedLead: { fr: 'Vous ne recevrez plus rien pour cet endroit.', en: 'You will get nothing more for this place.' },
  others: { fr: 'Vos autres alertes', en: 'Your other alerts' },
  noneTitle: { fr: 'Aucune alerte en cours', en: 'No alert is running' },
  noneLead: {
    fr: 'Rien ne part vers votre adresse. Vous pouvez redemander une alerte quand vous voulez.',
    en: 'Nothing is sent to your address. You can ask for an alert again whenever you like.',
  },
} as const satisfies Record<string, Text>;

export const countedTexts = {
  delivering: {
    one: { fr: '{n} producteur y livre déjà.', en: '{n} producer delivers there already.' },
    many: { fr: '{n} producteurs y livrent déjà.', en: '{n} producers deliver there already.' },
  },
  expect: {
    one: {
      fr: 'Comptez environ un message par mois, d’après les trois derniers.',
      en: 'Expect about one message a month, from the last three.',
    },
    many: {
      fr: 'Comptez environ {n} messages par mois, d’après les trois derniers.',
      en: 'Expect about {n} messages a month, from the last three.',
    },
  },
} as const satisfies Record<string, CountedText>;
