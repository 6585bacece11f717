import type { Text } from '#domain/shared/primitives.ts';
import type { CountedText } from '#web/shared/text.ts';

export const texts = {
  title: { fr: 'Mes passages', en: 'My passages' },
  lead: {
    fr: 'Les dates que vos tournées donnent. Ce que vous dites ici se voit aussitôt, et ceux qui avaient demandé ce passage sont prévenus.',
    en: 'The dates that your rounds give. What you say here is seen at once, and whoever had asked for that passage is told.',
  },
  panelLead: {
    fr: 'Un empêchement, un passage de plus, des congés : dites-le ici.',
    en: 'Something in the way, one more passage, a holiday: say it here.',
  },
  all: { fr: 'Tous mes passages, congés, dates en plus', en: 'All my passages, leave, extra dates' },
  none: { fr: 'Aucun passage prévu dans les semaines qui viennent.', en: 'No passage planned in the weeks to come.' },
  before: { fr: 'commandes jusqu’au {moment}', en: 'orders until {moment}' },
  closed: { fr: 'commandes closes', en: 'orders closed' },
  planned: { fr: 'prévu', en: 'planned' },
  toConfirm: { fr: 'à confirmer : c’est {holiday}', en: 'to be confirmed: it is {holiday}' },
  cancelled: { fr: 'annulé', en: 'cancelled' },
  movedTo: { fr: 'déplacé au {day}', en: 'moved to {day}' },
  movedFrom: { fr: 'au lieu du {day}', en: 'instead of {day}' },
  full: { fr: 'complet', en: 'full' },
  extra: { fr: 'en plus', en: 'extra' },
  word: { fr: 'Un mot (facultatif)', en: 'A word (optional)' },
  wordHint: { fr: 'par exemple : le tracteur est en panne', en: 'for example: the tractor broke down' },
  cancel: { fr: 'Je ne passe pas', en: 'I will not come' },
  markFull: { fr: 'Complet', en: 'Full' },
  confirm: { fr: 'Je passe', en: 'I will come' },
  undo: { fr: 'Revenir comme avant', en: 'As it was' },
  moveTo: { fr: 'Déplacer ce passage au', en: 'Move this passage to' },
  move: { fr: 'Déplacer', en: 'Move' },
  dayBefore: { fr: 'La veille', en: 'The day before' },
  dayAfter: { fr: 'Le lendemain', en: 'The day after' },
  more: { fr: 'Changer', en: 'Change' },
  extraTitle: { fr: 'Un passage en plus', en: 'One more passage' },
  round: { fr: 'Quelle tournée', en: 'Which round' },
  day: { fr: 'Quel jour', en: 'Which day' },
  addExtra: { fr: 'Ajouter ce passage', en: 'Add this passage' },
  fullTitle: { fr: 'Complet jusqu’à un jour', en: 'Full until a day' },
  fullLead: {
    fr: 'Les passages restent ; personne ne peut plus rien demander pour eux jusque-là.',
    en: 'The passages stand; nobody can ask for anything more until then.',
  },
  until: { fr: 'Jusqu’au (compris)', en: 'Until (included)' },
  doFull: { fr: 'Complet jusque-là', en: 'Full until then' },
  leaveTitle: { fr: 'Des congés', en: 'Leave' },
  leaveLead: {
    fr: 'Les passages de ces jours-là sont annulés, et ceux qui en avaient demandé un sont prévenus. Votre fiche reste visible.',
    en: 'The passages of those days are cancelled, and whoever had asked for one is told. Your page stays shown.',
  },
  from: { fr: 'Du', en: 'From' },
  to: { fr: 'Au (compris)', en: 'To (included)' },
  whichRounds: { fr: 'Pour quelles tournées', en: 'For which rounds' },
  whichRoundsHint: { fr: 'aucune cochée : toutes', en: 'none ticked: all' },
  doLeave: { fr: 'Noter ces congés', en: 'Note this leave' },
  spans: { fr: 'Ce qui est noté', en: 'What is noted' },
  spanLeave: { fr: 'Congés du {from} au {to}', en: 'Leave from {from} to {to}' },
  spanFull: { fr: 'Complet jusqu’au {to}', en: 'Full until {to}' },
  dropSpan: { fr: 'Effacer', en: 'Remove' },
  feed: { fr: 'Mon calendrier à jour dans mon téléphone', en: 'My calendar, kept up to date in my telephone' },
  done: { fr: 'C’est noté, et déjà visible.', en: 'Done, and already shown.' },
} as const satisfies Record<string, Text>;

/** What depends on how many people count on a passage. */
export const counted = {
  asked: { one: { fr: '{n} demande', en: '{n} request' }, many: { fr: '{n} demandes', en: '{n} requests' } },
  cancel: {
    one: { fr: 'Je ne passe pas (prévenir 1 personne)', en: 'I will not come (tells 1 person)' },
    many: { fr: 'Je ne passe pas (prévenir {n} personnes)', en: 'I will not come (tells {n} people)' },
  },
  told: {
    one: {
      fr: 'C’est noté, et déjà visible. 1 personne est prévenue.',
      en: 'Done, and already shown. 1 person is being told.',
    },
    many: {
      fr: 'C’est noté, et déjà visible. {n} personnes sont prévenues.',
      en: 'Done, and already shown. {n} people are being told.',
    },
  },
  concern: {
    one: {
      fr: 'Une personne a demandé un passage que ce changement déplace ou supprime. Je le sais : prévenez-la, et enregistrez.',
      en: 'One person asked for a passage that this change moves or removes. I know: tell them, and save.',
    },
    many: {
      fr: '{n} personnes ont demandé un passage que ce changement déplace ou supprime. Je le sais : prévenez-les, et enregistrez.',
      en: '{n} people asked for a passage that this change moves or removes. I know: tell them, and save.',
    },
  },
} as const satisfies Record<string, CountedText>;
