import type { Text } from '#domain/shared/primitives.ts';
import type { CountedText } from '#web/shared/text.ts';

export const texts = {
  title: { fr: 'Ma fiche', en: 'My page' },
  published: { fr: 'Votre fiche est publiée', en: 'Your page is published' },
  publishedText: {
    fr: 'On vous trouve partout où vous livrez.',
    en: 'You can be found wherever you deliver.',
  },
  paused: { fr: 'Votre fiche est en pause', en: 'Your page is paused' },
  pausedUntil: {
    fr: 'Personne ne vous trouve jusqu’au {date}. Ce matin-là, votre fiche revient d’elle-même.',
    en: 'Nobody finds you until {date}. That morning your page comes back by itself.',
  },
  pausedOpen: {
    fr: 'Personne ne vous trouve, jusqu’à ce que vous reveniez.',
    en: 'Nobody finds you until you come back.',
  },
  pending: { fr: 'L’agence relit votre inscription', en: 'The agency is reading your registration' },
  pendingText: {
    fr: 'Vous pouvez encore tout changer : elle lira ce que vous dites ici.',
    en: 'You may still change everything: it will read what you say here.',
  },
  withdrawn: { fr: 'Votre fiche est retirée', en: 'Your page is withdrawn' },
  withdrawnText: {
    fr: 'Elle n’apparaît plus nulle part, et vos coordonnées sont effacées dans la semaine. Pour revenir un jour, inscrivez-vous de nouveau.',
    en: 'It is shown nowhere any more, and your contacts are erased within the week. To come back one day, register again.',
  },
  rejected: { fr: 'Votre inscription n’a pas été publiée', en: 'Your registration was not published' },
  rejectedWhy: { fr: 'La raison donnée par l’agence :', en: 'The reason given by the agency:' },
  register: { fr: 'M’inscrire de nouveau', en: 'Register again' },
  see: { fr: 'Voir ma fiche comme tout le monde', en: 'See my page as everyone does' },

  savedNow: { fr: 'C’est enregistré, et déjà visible.', en: 'Saved, and already shown.' },
  savedQuietly: { fr: 'C’est enregistré.', en: 'Saved.' },
  savedWaits: {
    fr: 'C’est enregistré. Une partie attend la relecture de l’agence ; le reste est déjà visible.',
    en: 'Saved. A part of it waits for the agency to read it; the rest is already shown.',
  },
  secret: { fr: 'Secret de signature de {host}', en: 'Signing secret of {host}' },
  secretText: {
    fr: 'Chaque appel porte « Alaronde-Signature: t=…,v1=… » : le HMAC-SHA-256 de « t.corps » avec ce secret. Refusez ce qui a plus de cinq minutes. Une autre adresse a un autre secret.',
    en: 'Each call carries “Alaronde-Signature: t=…,v1=…”: the HMAC-SHA-256 of “t.body” by this secret. Refuse what is older than five minutes. Another address has another secret.',
  },
  leaveOpen: {
    fr: 'Si vous partez, ceux qui attendent sont prévenus, et rien ne leur est plus promis.',
    en: 'If you leave, those who wait are told, and nothing is promised to them any more.',
  },
  leaveSee: { fr: 'Les voir d’abord', en: 'See them first' },
  pauseOpen: {
    fr: 'ceux dont le passage tombe pendant la pause sont prévenus.',
    en: 'those whose passage falls into the pause are told.',
  },
  dayAnswered: { fr: 'C’est parti : chacun est prévenu.', en: 'Done: everyone is being told.' },
  dayTicked: { fr: 'C’est noté.', en: 'Noted.' },
  resumed: {
    fr: 'Vous revoilà. On vous trouve de nouveau partout où vous livrez.',
    en: 'Welcome back. You can be found again wherever you deliver.',
  },
  farmHours: { fr: 'Vente à la ferme : {hours}', en: 'Sale at the farm: {hours}' },
  noteIsOn: {
    fr: 'Une fois par mois, un mot dit combien de demandes vous sont venues, et qui attend un peu plus loin.',
    en: 'Once a month a note says how many requests came to you, and who waits a little further.',
  },
  noteIsOff: { fr: 'Vous ne recevez pas le mot du mois.', en: 'You do not get the monthly note.' },
  noteOff: { fr: 'Ne plus le recevoir', en: 'Get it no more' },
  noteOn: { fr: 'Le recevoir de nouveau', en: 'Get it again' },
  stillRight: { fr: 'Votre fiche est-elle toujours juste ?', en: 'Is your page still right?' },
  stillRightText: {
    fr: 'Relisez-la ci-dessous. Un appui suffit si rien n’a changé ; sinon, corrigez : cela vaut aussi confirmation.',
    en: 'Read it below. One press is enough if nothing has changed; else correct it: that confirms it too.',
  },
  restsText: {
    fr: 'Sans réponse à trois messages, elle n’est plus montrée. Un appui la remet comme elle était.',
    en: 'Three messages had no answer, so it is no longer shown. One press brings it back as it was.',
  },
  allRight: { fr: 'Tout est juste', en: 'All is right' },
  confirmed: { fr: 'Merci, c’est noté : votre fiche est confirmée.', en: 'Thank you: your page is confirmed.' },
  confirmedOn: { fr: 'Fiche confirmée le {date}.', en: 'Page confirmed on {date}.' },
  pauseSaved: {
    fr: 'C’est noté : plus personne ne vous trouve, deux minutes suffisent.',
    en: 'Done: nobody finds you any more, within two minutes.',
  },
  channelsSaved: { fr: 'C’est vérifié, et désormais utilisé.', en: 'Verified, and used from now on.' },

  waits: { fr: 'En attente de relecture', en: 'Waiting to be read' },
  waitsText: {
    fr: 'Depuis le {date}, l’agence a votre modification à relire : {what}. D’ici là, votre fiche reste publiée comme avant. Vous serez prévenu.',
    en: 'Since {date} the agency has your change to read: {what}. Until then your page stays published as before. You will be told.',
  },
  refused: { fr: 'Votre modification n’a pas été publiée', en: 'Your change was not published' },
  refusedText: {
    fr: 'Votre fiche est restée comme avant. La raison donnée par l’agence :',
    en: 'Your page has stayed as before. The reason given by the agency:',
  },
  codesWait: { fr: 'Un code vous attend', en: 'A code is waiting for you' },
  codesWaitText: {
    fr: 'Vos nouvelles coordonnées serviront dès que vous aurez tapé le code que nous y avons envoyé.',
    en: 'Your new contacts will be used as soon as you have typed the code we sent there.',
  },
  typeCode: { fr: 'Taper le code', en: 'Type the code' },

  stockTitle: { fr: 'En ce moment', en: 'At the moment' },
  stockLead: { fr: 'Ce que vous changez ici se voit tout de suite.', en: 'What you change here is seen at once.' },
  stockSave: { fr: 'Mettre à jour', en: 'Update' },

  sayTitle: { fr: 'Ce que dit ma fiche', en: 'What my page says' },
  change: { fr: 'Modifier', en: 'Change' },
  changeThis: { fr: 'Modifier : {part}', en: 'Change: {part}' },
  who: { fr: 'Qui je suis', en: 'Who I am' },
  where: { fr: 'Où je suis', en: 'Where I am' },
  offers: { fr: 'Ce que je vends', en: 'What I sell' },
  rounds: { fr: 'Où je livre', en: 'Where I deliver' },
  terms: { fr: 'Comment me joindre', en: 'How to reach me' },
  requestsBy: { fr: 'Les demandes vous parviennent par :', en: 'Requests reach you by:' },

  whoLead: {
    fr: 'Le nom et le SIRET sont relus par l’agence avant de changer. Le reste change tout de suite.',
    en: 'The agency reads the name and the SIRET before they change. The rest changes at once.',
  },
  whereLead: {
    fr: 'L’agence relit un changement de lieu. Vos tournées ne bougent pas d’elles-mêmes : revoyez-les ensuite.',
    en: 'The agency reads a change of place. Your rounds do not move by themselves: look at them next.',
  },
  offersLead: { fr: 'Tout ce qui est ici change tout de suite.', en: 'Everything here changes at once.' },
  roundsLead: {
    fr: 'Jours, horaires et prix changent tout de suite. Une nouvelle tournée, ou une autre zone, est relue par l’agence ; l’ancienne reste d’ici là.',
    en: 'Days, hours and prices change at once. A new round, or another area, is read by the agency; the old one stays until then.',
  },
  termsLead: {
    fr: 'Un nouveau numéro ou une nouvelle adresse sert après un code que nous y envoyons. L’agence appelle elle-même un téléphone fixe. Le reste change tout de suite.',
    en: 'A new number or address is used after a code that we send there. The agency itself calls a landline. The rest changes at once.',
  },
  conflict: {
    fr: 'Votre fiche a changé entre-temps, dans une autre fenêtre ou à l’agence. Rien n’a été enregistré ici : relisez, puis enregistrez de nouveau.',
    en: 'Your page has changed meanwhile, in another window or at the agency. Nothing was saved here: read it through, then save again.',
  },
  siretTaken: {
    fr: 'Une autre fiche porte déjà ce SIRET. Appelez l’agence au {number}.',
    en: 'Another page already has this SIRET. Telephone the agency on {number}.',
  },
  changedNote: { fr: 'Ajoutez ou retirez, puis enregistrez.', en: 'Add or remove, then save.' },

  pauseTitle: { fr: 'Faire une pause', en: 'Take a break' },
  pauseLead: {
    fr: 'Congés, moisson, rupture de stock : votre fiche disparaît des recherches et ne reçoit plus de demandes. Rien n’est perdu.',
    en: 'Holidays, harvest, nothing left: your page goes from searches and gets no more requests. Nothing is lost.',
  },
  pauseUntil: { fr: 'De retour le', en: 'Back on' },
  pauseUntilHint: {
    fr: 'Vide : jusqu’à ce que vous reveniez ici.',
    en: 'Empty: until you come back here.',
  },
  pauseDo: { fr: 'Mettre en pause', en: 'Pause' },
  pauseChange: { fr: 'Changer la date', en: 'Change the date' },
  resume: { fr: 'Je suis de retour', en: 'I am back' },
  resumeNote: {
    fr: 'Seuls ceux qui se sont abonnés pendant votre absence recevront un message.',
    en: 'Only those who subscribed while you were away will get a message.',
  },

  leaveTitle: { fr: 'Quitter l’annuaire', en: 'Leave the directory' },
  leaveLink: { fr: 'Retirer ma fiche pour de bon', en: 'Withdraw my page for good' },
  leaveAsk: { fr: 'Retirer votre fiche pour de bon ?', en: 'Withdraw your page for good?' },
  leaveText: {
    fr: 'Elle disparaît tout de suite, et ce lien ne servira plus. Votre nom, votre SIRET, vos numéros et vos adresses sont effacés dans la semaine. On ne peut pas revenir en arrière.',
    en: 'It goes at once, and this link will be of no more use. Your name, SIRET, numbers and addresses are erased within the week. This cannot be undone.',
  },
  leaveOr: { fr: 'Pour une absence, une pause suffit.', en: 'For an absence, a break is enough.' },
  leaveYes: { fr: 'Oui, retirer ma fiche', en: 'Yes, withdraw my page' },
  leaveNo: { fr: 'Non, la garder', en: 'No, keep it' },

  codesTitle: { fr: 'Est-ce bien à vous ?', en: 'Is it really yours?' },
  codesLead: {
    fr: 'Nous venons d’envoyer un code à six chiffres. Tapez-le ici : d’ici là, les demandes arrivent comme avant.',
    en: 'We have just sent a six-digit code. Type it here: until then, requests arrive as before.',
  },
  codeFor: { fr: 'Code reçu : {address}', en: 'Code received: {address}' },
  codeHint: { fr: 'Six chiffres ; il vaut 24 heures.', en: 'Six digits; good for 24 hours.' },
  codeCheck: { fr: 'Vérifier', en: 'Verify' },
  codeOver: {
    fr: 'Trop d’essais, ou le code a expiré. Enregistrez de nouveau vos contacts : un autre code partira.',
    en: 'Too many tries, or the code has expired. Save your contacts again: another code will be sent.',
  },
  codesDrop: { fr: 'Garder les anciens contacts', en: 'Keep the old contacts' },

  linkTitle: { fr: 'Retrouver ma fiche', en: 'Find my page again' },
  linkLead: {
    fr: 'Votre fiche s’ouvre par un lien qui n’est qu’à vous. Nous vous le renvoyons, par le moyen que vous aviez choisi.',
    en: 'Your page opens by a link that is yours alone. We send it to you again, by the means you had chosen.',
  },
  linkField: { fr: 'Votre SIRET, votre téléphone ou votre e-mail', en: 'Your SIRET, telephone or e-mail address' },
  linkHint: { fr: 'Celui de votre inscription.', en: 'The one you registered with.' },
  linkSend: { fr: 'Recevoir mon lien', en: 'Send me my link' },
  linkSent: { fr: 'C’est parti, si nous vous connaissons', en: 'On its way, if we know you' },
  linkSentText: {
    fr: 'Si une fiche correspond, son lien vient d’être envoyé à la personne qui l’a inscrite, par son e-mail ou par SMS. Sans mobile ni e-mail, l’agence l’appelle.',
    en: 'If there is such a page, its link has just been sent to whoever registered it, by e-mail or text message. Without a mobile or e-mail address, the agency telephones.',
  },
  linkNothing: {
    fr: 'Rien dans un quart d’heure ? Appelez l’agence au {number}.',
    en: 'Nothing within a quarter of an hour? Telephone the agency on {number}.',
  },
  again: { fr: 'Essayer autrement', en: 'Try another way' },
  registerInstead: {
    fr: 'Pas encore inscrit ? Inscrivez votre ferme ou votre atelier.',
    en: 'Not registered yet? Register your farm or workshop.',
  },

  previewNote: { fr: 'Voici ce que voient les visiteurs.', en: 'This is what visitors see.' },
} as const satisfies Record<string, Text>;

/** What of a change waits, in words. */
export const waitingParts = {
  name: { fr: 'le nom', en: 'the name' },
  siret: { fr: 'le SIRET', en: 'the SIRET' },
  place: { fr: 'le lieu', en: 'the place' },
  rounds: { fr: 'les tournées', en: 'the rounds' },
  channels: { fr: 'un numéro de téléphone', en: 'a telephone number' },
} as const satisfies Record<string, Text>;
export type WaitingPart = keyof typeof waitingParts;

/** What people still count on. */
export const openTexts = {
  one: { fr: 'Une demande est en cours', en: 'One request is open' },
  many: { fr: '{n} demandes sont en cours', en: '{n} requests are open' },
} as const satisfies CountedText;
