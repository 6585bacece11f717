import type { ProducerState } from '#domain/producers/producer.ts';
import type { Text } from '#domain/shared/primitives.ts';
import type { CountedText } from '#web/shared/text.ts';

export const texts = {
  area: { fr: 'Espace de l’agence', en: 'Agency' },
  navigation: { fr: 'Espace de l’agence', en: 'Agency pages' },
  producers: { fr: 'Producteurs', en: 'Producers' },
  tasks: { fr: 'Appels', en: 'Calls' },
  telephone: { fr: 'Par téléphone', en: 'By telephone' },
  territory: { fr: 'Territoire', en: 'Territory' },
  imports: { fr: 'Imports', en: 'Imports' },
  messages: { fr: 'Alertes', en: 'Alerts' },
  signOut: { fr: 'Se déconnecter', en: 'Sign out' },
  signedInAs: { fr: 'Connecté : {email}', en: 'Signed in: {email}' },

  members: { fr: 'Membres', en: 'Members' },
  journal: { fr: 'Journal', en: 'Journal' },

  keptTitle: { fr: 'Votre session est terminée', en: 'Your session has ended' },
  keptText: {
    fr: 'Ce que vous avez écrit est gardé : connectez-vous, vous le retrouverez avant de l’envoyer.',
    en: 'What you wrote is kept: sign in, and you will find it again before it is sent.',
  },
  signInTitle: { fr: 'Connexion de l’agence', en: 'Agency sign-in' },
  signInLead: {
    fr: 'Réservé aux membres de l’agence. Vous cherchez un producteur, ou vous en êtes un ? Revenez à l’accueil.',
    en: 'For members of the agency. Looking for a producer, or are you one? Go back to the home page.',
  },
  email: { fr: 'Adresse e-mail', en: 'E-mail address' },
  password: { fr: 'Mot de passe', en: 'Password' },
  signIn: { fr: 'Se connecter', en: 'Sign in' },
  tooMany: { fr: 'Trop d’essais : attendez un quart d’heure.', en: 'Too many tries: wait a quarter of an hour.' },
  totpTitle: { fr: 'Votre code', en: 'Your code' },
  totpLead: {
    fr: 'Ouvrez l’application de codes de votre téléphone et recopiez les six chiffres.',
    en: 'Open the authenticator on your telephone and copy the six digits.',
  },
  code: { fr: 'Code à six chiffres', en: 'Six-digit code' },
  setupTitle: { fr: 'Un code, en plus du mot de passe', en: 'A code, besides the password' },
  setupLead: {
    fr: 'Une seule fois : dans une application de codes (FreeOTP, Aegis, Google Authenticator…), ajoutez un compte en scannant ce QR code, puis recopiez les six chiffres qu’elle affiche.',
    en: 'Only once: in an authenticator application (FreeOTP, Aegis, Google Authenticator…), add an account by scanning this QR code, then copy the six digits it shows.',
  },
  setupQr: { fr: 'QR code de votre compte', en: 'QR code of your account' },
  setupKey: { fr: 'Ou recopiez cette clé :', en: 'Or copy this key:' },
  setupOpen: { fr: 'Ouvrir l’application sur ce téléphone', en: 'Open the application on this telephone' },
  newPasswordTitle: { fr: 'Choisissez votre mot de passe', en: 'Choose your password' },
  newPasswordLead: {
    fr: 'Le mot de passe reçu ne sert qu’une fois. Douze caractères au moins, avec minuscules, majuscules, chiffres et signes.',
    en: 'The password you were given works once. At least twelve characters, with lower and upper case letters, digits and signs.',
  },
  newPassword: { fr: 'Nouveau mot de passe', en: 'New password' },
  startAgain: { fr: 'Recommencer', en: 'Start again' },

  homeTitle: { fr: 'Inscriptions à relire', en: 'Registrations to review' },
  statesLabel: { fr: 'Producteurs par état', en: 'Producers by state' },
  nothingPending: { fr: 'Rien à relire', en: 'Nothing to review' },
  nothingPendingText: {
    fr: 'Les nouvelles inscriptions arrivent ici, la plus ancienne d’abord.',
    en: 'New registrations arrive here, the oldest first.',
  },
  nobodyHere: { fr: 'Personne dans cet état', en: 'Nobody in this state' },
  since: { fr: 'depuis le {day}', en: 'since {day}' },
  checkSiret: { fr: 'Clé SIRET juste', en: 'SIRET key right' },
  checkNear: { fr: 'À {distance} du centre de la commune', en: '{distance} from the centre of the commune' },
  checkCentre: { fr: 'Placé au centre de la commune', en: 'Placed at the centre of the commune' },
  checkOther: { fr: 'Autre inscription sous ce SIRET', en: 'Another registration under this SIRET' },

  back: { fr: 'Toutes les inscriptions', en: 'All registrations' },
  checks: { fr: 'Vérifications', en: 'Checks' },
  whoHeading: { fr: 'Qui', en: 'Who' },
  contact: { fr: 'Personne à demander', en: 'Person to ask for' },
  channels: { fr: 'Joindre, dans l’ordre', en: 'To reach, in order' },
  publicContacts: { fr: 'Affiché', en: 'Shown' },
  nothingShown: { fr: 'rien', en: 'nothing' },
  siret: { fr: 'SIRET', en: 'SIRET' },
  place: { fr: 'Lieu', en: 'Place' },
  registered: { fr: 'Inscrit le', en: 'Registered' },
  published: { fr: 'Publié le', en: 'Published' },
  description: { fr: 'Présentation', en: 'Description' },
  offers: { fr: 'Produits', en: 'Products' },
  rounds: { fr: 'Tournées', en: 'Rounds' },
  labels: { fr: 'Labels annoncés', en: 'Labels claimed' },
  payments: { fr: 'Paiement', en: 'Payment' },
  professional: { fr: 'pros : {terms}', en: 'trade: {terms}' },
  approve: { fr: 'Publier', en: 'Publish' },
  reject: { fr: 'Refuser', en: 'Reject' },
  approveTitle: { fr: 'Publier {name} ?', en: 'Publish {name}?' },
  approveText: {
    fr: 'La fiche apparaît aussitôt dans les recherches, et ceux qui attendaient un producteur chez eux reçoivent un message. Un message parti ne se rattrape pas.',
    en: 'The page shows in searches at once, and those who were waiting for a producer get a message. A message that has left cannot be called back.',
  },
  approveTextBefore: {
    fr: 'La fiche apparaîtra à l’ouverture de l’annuaire, {when} : c’est alors que ceux qui attendaient un producteur chez eux reçoivent leur message. Le producteur, lui, est prévenu tout de suite.',
    en: 'The page will show when the directory opens, {when}: only then do those who were waiting for a producer get their message. The producer himself is told at once.',
  },
  approveYes: { fr: 'Oui, publier', en: 'Yes, publish' },
  rejectTitle: { fr: 'Refuser {name} ?', en: 'Reject {name}?' },
  rejectText: {
    fr: 'Le producteur reçoit votre raison par son propre moyen, et peut s’inscrire de nouveau.',
    en: 'The producer receives your reason by his own channel, and may register again.',
  },
  rejectYes: { fr: 'Refuser et prévenir', en: 'Reject and tell him' },
  reason: { fr: 'Raison', en: 'Reason' },
  reasonOther: { fr: 'Autre raison, dite ci-dessous', en: 'Another reason, said below' },
  reasonWords: { fr: 'Vos mots', en: 'Your words' },
  reasonWordsHint: {
    fr: 'Le producteur les lira. Dites-lui quoi corriger.',
    en: 'The producer will read them. Tell him what to correct.',
  },
  cancel: { fr: 'Ne rien faire', en: 'Do nothing' },
  approved: { fr: '{name} est publié', en: '{name} is published' },
  approvedText: {
    fr: 'La fiche est en ligne, et le producteur est prévenu. Les alertes partent.',
    en: 'The page is online and the producer has been told. The alerts are on their way.',
  },
  approvedTextBefore: {
    fr: 'Le producteur est prévenu. Sa fiche et les alertes attendent l’ouverture, {when}.',
    en: 'The producer has been told. His page and the alerts wait for the opening, {when}.',
  },
  rejected: { fr: '{name} est refusé', en: '{name} is rejected' },
  rejectedText: {
    fr: 'Le producteur est prévenu, avec votre raison.',
    en: 'The producer has been told, with your reason.',
  },
  next: { fr: 'La suivante', en: 'The next one' },
  seePublic: { fr: 'Voir la fiche publique', en: 'See the public page' },
  conflictTitle: { fr: 'Cette fiche a changé entre-temps', en: 'This page has changed meanwhile' },
  conflictText: {
    fr: 'Rien n’a été décidé. Relisez-la : ce que vous aviez sous les yeux n’est plus à jour.',
    en: 'Nothing was decided. Read it again: what you had before you is no longer current.',
  },
  alreadyTitle: { fr: 'C’est déjà décidé', en: 'Already decided' },
  alreadyText: {
    fr: 'Quelqu’un a décidé avant vous ; rien n’a été changé, et personne n’a été prévenu deux fois.',
    en: 'Somebody decided before you; nothing was changed, and nobody was told twice.',
  },
  rejectionReason: { fr: 'Raison du refus', en: 'Reason of the rejection' },

  tasksTitle: { fr: 'Tâches', en: 'Tasks' },
  tasksLead: {
    fr: 'Ce qui attend une personne : appeler un producteur, rattraper un message qui n’est pas arrivé. La plus ancienne d’abord.',
    en: 'What waits for a person: telephoning a producer, making up for a message that did not arrive. The oldest first.',
  },
  noTasks: { fr: 'Rien à faire', en: 'Nothing to do' },
  noTasksText: {
    fr: 'Les appels à passer arrivent ici.',
    en: 'Calls to make arrive here.',
  },
  taskWhat: { fr: 'Ce que demande {name}', en: 'What {name} asks for' },
  taskAnswer: { fr: 'Sa réponse', en: 'His answer' },
  accept: { fr: 'Il accepte', en: 'He accepts' },
  decline: { fr: 'Il ne peut pas', en: 'He cannot' },
  propose: { fr: 'Il propose autre chose', en: 'He proposes something else' },
  taskWord: { fr: 'Son mot pour le demandeur', en: 'His word to the requester' },
  taskWordHint: {
    fr: 'Envoyé tel quel au demandeur.',
    en: 'Sent to the requester as it is.',
  },
  note: { fr: 'Note pour l’agence', en: 'Note for the agency' },
  done: { fr: 'C’est fait', en: 'Done' },
  doneAndTell: { fr: 'Enregistrer la réponse', en: 'Record the answer' },
  taskDone: { fr: 'C’est noté.', en: 'Noted.' },
  taskAlready: { fr: 'Cette tâche était déjà faite.', en: 'This task was already done.' },
  noAnswerChoice: { fr: 'Pas de réponse à transmettre', en: 'No answer to pass on' },
} as const satisfies Record<string, Text>;

export const stateNames = {
  pending: { fr: 'À relire', en: 'To review' },
  published: { fr: 'Publiés', en: 'Published' },
  paused: { fr: 'En pause', en: 'Paused' },
  rejected: { fr: 'Refusés', en: 'Rejected' },
  withdrawn: { fr: 'Retirés', en: 'Withdrawn' },
} as const satisfies Record<ProducerState, Text>;

/** Of one producer. */
export const stateOfOne = {
  pending: { fr: 'à relire', en: 'to review' },
  published: { fr: 'publié', en: 'published' },
  paused: { fr: 'en pause', en: 'paused' },
  rejected: { fr: 'refusé', en: 'rejected' },
  withdrawn: { fr: 'retiré', en: 'withdrawn' },
} as const satisfies Record<ProducerState, Text>;

/** Written to the producer, in their language. */
export const rejectionReasons = {
  siret: {
    fr: 'Le numéro SIRET ne correspond pas à cette ferme ou à cet atelier.',
    en: 'The SIRET number does not belong to this farm or workshop.',
  },
  notProducer: {
    fr: 'Le site est réservé à ceux qui produisent ou fabriquent ce qu’ils vendent.',
    en: 'The site is for those who grow or make what they sell.',
  },
  incomplete: {
    fr: 'Il manque des renseignements pour que l’on comprenne ce que vous vendez et où vous livrez.',
    en: 'Too little is said for people to understand what you sell and where you deliver.',
  },
  unproven: {
    fr: 'Nous n’avons pas pu vérifier un label annoncé.',
    en: 'We could not verify a label that you claim.',
  },
  elsewhere: {
    fr: 'Aucune de vos tournées n’atteint notre territoire.',
    en: 'None of your rounds reaches our territory.',
  },
} as const satisfies Record<string, Text>;
export type RejectionReason = keyof typeof rejectionReasons;

export const countedTexts = {
  pending: {
    one: { fr: '{n} inscription attend', en: '{n} registration is waiting' },
    many: { fr: '{n} inscriptions attendent', en: '{n} registrations are waiting' },
  },
} as const satisfies Record<string, CountedText>;
