import type { AuditAction } from '#domain/audit/audit-entry.ts';
import type { Text } from '#domain/shared/primitives.ts';
import { stateOfOne } from '#web/agency/texts.ts';
import { workNames } from '#web/publications/announced-texts.ts';
import { memberStates } from './member-texts.ts';
import { roleNames } from './role-names.ts';

export const auditTexts = {
  title: { fr: 'Journal', en: 'Journal' },
  lead: {
    fr: 'Tout ce que les membres ont fait, le plus récent d’abord. Rien ne s’y corrige ni ne s’en retire ; chaque ligne est gardée trois ans. Adresses et numéros privés n’y sont pas lisibles.',
    en: 'Everything that members did, the latest first. Nothing in it is corrected or removed; each line is kept three years. Private addresses and numbers cannot be read in it.',
  },
  member: { fr: 'Membre', en: 'Member' },
  anyone: { fr: 'Tous les membres', en: 'All members' },
  producer: { fr: 'Producteur (identifiant)', en: 'Producer (identifier)' },
  producerHint: {
    fr: 'Depuis une fiche, suivez « Ce qui a été fait ».',
    en: 'From a producer’s page, follow “What was done”.',
  },
  filter: { fr: 'Filtrer', en: 'Filter' },
  all: { fr: 'Tout le journal', en: 'The whole journal' },
  nothing: { fr: 'Rien ici', en: 'Nothing here' },
  nothingText: {
    fr: 'Aucune action ne correspond. Les trois dernières années sont gardées.',
    en: 'No action fits. The last three years are kept.',
  },
  before: { fr: 'avant', en: 'before' },
  after: { fr: 'après', en: 'after' },
  empty: { fr: 'vide', en: 'empty' },
  himself: { fr: 'le producteur lui-même', en: 'the producer himself' },
} as const satisfies Record<string, Text>;

/** What was done, as the beginning of a line. */
export const actionNames = {
  producerApproved: { fr: 'a publié', en: 'published' },
  producerRejected: { fr: 'a refusé', en: 'rejected' },
  changeApproved: { fr: 'a accepté les modifications de', en: 'accepted the changes of' },
  changeRejected: { fr: 'a refusé les modifications de', en: 'rejected the changes of' },
  producerChanged: { fr: 'a modifié la fiche de', en: 'changed the page of' },
  producerRegistered: { fr: 'a inscrit par téléphone', en: 'registered by telephone' },
  questionAsked: { fr: 'a posé une question à', en: 'asked a question of' },
  questionAnswered: { fr: 'a noté la réponse de', en: 'wrote down the answer of' },
  taskFinished: { fr: 'a terminé la tâche', en: 'finished the task' },
  taskPutOff: { fr: 'a remis à plus tard la tâche', en: 'put off the task' },
  taskGivenUp: { fr: 'a abandonné la tâche', en: 'gave up the task' },
  answerRecorded: { fr: 'a transmis la réponse de', en: 'passed on the answer of' },
  importStarted: { fr: 'a déposé la liste', en: 'uploaded the list' },
  importUndone: { fr: 'a annulé l’import de la liste', en: 'undid the import of the list' },
  importDiscarded: { fr: 'a abandonné l’import de la liste', en: 'discarded the import of the list' },
  importConfirmed: { fr: 'a importé la liste', en: 'imported the list' },
  unclaimedInvited: { fr: 'a invité', en: 'invited' },
  unclaimedRemoved: { fr: 'a retiré de la liste', en: 'took off the list' },
  unclaimedTakenAsSame: { fr: 'a reconnu dans une liste', en: 'recognised in a list' },
  memberInvited: { fr: 'a invité comme membre', en: 'invited as a member' },
  memberInvitedAgain: { fr: 'a renvoyé un lien à', en: 'sent another link to' },
  memberJoined: { fr: 'a ouvert son accès', en: 'opened her access' },
  memberChanged: { fr: 'a changé les droits de', en: 'changed the rights of' },
  memberRemoved: { fr: 'a retiré l’accès de', en: 'took back the access of' },
  directoryOpened: { fr: 'a ouvert l’annuaire', en: 'opened the directory' },
  messagesSentAgain: { fr: 'a fait renvoyer des messages', en: 'had messages sent again' },
  workDoneAgain: { fr: 'a fait refaire un travail en panne', en: 'had stuck work done again' },
  workGivenUp: { fr: 'a mis de côté un travail en panne', en: 'set stuck work aside' },
  graceChanged: { fr: 'a changé le délai avant l’annonce', en: 'changed the time before the announcement' },
  personShown: { fr: 'a regardé ce que nous gardons de', en: 'looked at what we keep on' },
  personStopped: { fr: 'a arrêté les alertes de', en: 'stopped the alerts of' },
  personExported: { fr: 'a téléchargé les données de', en: 'downloaded the data of' },
  personErased: { fr: 'a effacé', en: 'erased' },
} as const satisfies Record<AuditAction, Text>;

/** Fields of before and after. */
export const fieldNames: Readonly<Record<string, Text>> = {
  state: { fr: 'état', en: 'state' },
  name: { fr: 'nom', en: 'name' },
  role: { fr: 'rôle', en: 'role' },
  departments: { fr: 'départements', en: 'departments' },
  siret: { fr: 'SIRET', en: 'SIRET' },
  contactName: { fr: 'personne à demander', en: 'person to ask for' },
  description: { fr: 'présentation', en: 'description' },
  address: { fr: 'adresse', en: 'address' },
  commune: { fr: 'commune', en: 'commune' },
  position: { fr: 'position', en: 'position' },
  offers: { fr: 'produits', en: 'products' },
  rounds: { fr: 'tournées', en: 'rounds' },
  labels: { fr: 'labels', en: 'labels' },
  payments: { fr: 'paiement', en: 'payment' },
  publicContacts: { fr: 'contacts affichés', en: 'contacts shown' },
  channels: { fr: 'moyens de le joindre', en: 'ways to reach him' },
  opensAt: { fr: 'ouverture', en: 'opening' },
  mails: { fr: 'messages', en: 'messages' },
  work: { fr: 'travail', en: 'work' },
  graceMinutes: { fr: 'minutes', en: 'minutes' },
  file: { fr: 'fichier', en: 'file' },
  rows: { fr: 'lignes', en: 'rows' },
  writes: { fr: 'importe aussitôt', en: 'imports at once' },
  dueAt: { fr: 'à faire le', en: 'due' },
  answer: { fr: 'sa réponse', en: 'his answer' },
  created: { fr: 'nouveaux', en: 'new' },
  changed: { fr: 'mis à jour', en: 'updated' },
  invitations: { fr: 'invitations', en: 'invitations' },
  invitedAt: { fr: 'invité le', en: 'invited on' },
  to: { fr: 'à', en: 'to' },
  source: { fr: 'liste', en: 'list' },
  listedAs: { fr: 'nom dans la liste', en: 'name in the list' },
};

/** Values that are codes: roles, states of members and of producers. */
export const valueNames: Readonly<Record<string, Text>> = {
  ...roleNames,
  ...memberStates,
  ...stateOfOne,
  ...workNames,
  yes: { fr: 'oui', en: 'yes' },
  no: { fr: 'non, un essai', en: 'no, a trial' },
  accept: { fr: 'il accepte', en: 'he accepts' },
  decline: { fr: 'il ne peut pas', en: 'he cannot' },
  propose: { fr: 'il propose autre chose', en: 'he suggests something else' },
};
