import type { Text } from '#domain/shared/primitives.ts';

/** Changes that producers propose, as the agency reads them. */
export const changeTexts = {
  title: { fr: 'Modifications à relire', en: 'Changes to read' },
  lead: {
    fr: 'Ce que des producteurs publiés veulent changer de leur nom, de leur lieu ou de leurs tournées. Leur fiche reste comme elle est jusqu’à votre décision.',
    en: 'What published producers want to change of their name, place or rounds. Their page stays as it is until you decide.',
  },
  none: { fr: 'Aucune modification n’attend.', en: 'No change is waiting.' },
  since: { fr: 'depuis le {date}', en: 'since {date}' },
  read: { fr: 'Relire', en: 'Read' },
  toList: { fr: 'Modifications à relire', en: 'Changes to read' },
  one: { fr: 'Une modification attend votre relecture', en: 'A change is waiting for you to read it' },
  what: { fr: 'Ce qui change', en: 'What changes' },
  before: { fr: 'Publié aujourd’hui', en: 'Published today' },
  after: { fr: 'Demandé', en: 'Asked for' },
  name: { fr: 'Nom', en: 'Name' },
  siret: { fr: 'SIRET', en: 'SIRET' },
  place: { fr: 'Lieu', en: 'Place' },
  centre: { fr: 'au centre de la commune', en: 'at the centre of the commune' },
  moved: { fr: '{distance} plus loin', en: '{distance} away' },
  rounds: { fr: 'Tournées', en: 'Rounds' },
  newRound: { fr: 'nouvelle', en: 'new' },
  changedRound: { fr: 'changée', en: 'changed' },
  goneRound: { fr: 'retirée', en: 'removed' },
  channels: { fr: 'Pour lui transmettre les demandes', en: 'To pass requests on to him' },
  callFirst: {
    fr: 'Appelez ce numéro avant de publier : aucun code n’a pu y être envoyé.',
    en: 'Call this number before you publish: no code could be sent there.',
  },
  approve: { fr: 'Publier la modification', en: 'Publish the change' },
  approveText: {
    fr: 'Elle se voit aussitôt ; seuls ceux qu’il atteint désormais sont prévenus.',
    en: 'It is shown at once; only those he comes to reach are told.',
  },
  reject: { fr: 'Refuser', en: 'Refuse' },
  rejectText: {
    fr: 'Sa fiche reste comme elle est. Il lira votre raison.',
    en: 'His page stays as it is. He will read your reason.',
  },
  reason: { fr: 'Pourquoi', en: 'Why' },
  reasonHint: { fr: 'Le producteur lira ces mots.', en: 'The producer will read these words.' },
  approved: { fr: 'Publiée : {name}', en: 'Published: {name}' },
  rejected: { fr: 'Refusée : {name}', en: 'Refused: {name}' },
  told: { fr: 'Il est prévenu par son propre moyen.', en: 'He is told by his own means.' },
  conflict: {
    fr: 'Ce producteur a changé autre chose entre-temps, ou un collègue a déjà décidé. Voici ce qui est vrai maintenant.',
    en: 'This producer has changed something else meanwhile, or a colleague has decided. Here is what is true now.',
  },
  siretTaken: {
    fr: 'Une autre fiche porte déjà ce SIRET : cette modification ne peut pas être publiée.',
    en: 'Another page already has this SIRET: this change cannot be published.',
  },
  over: { fr: 'Rien n’attend ici', en: 'Nothing is waiting here' },
  overText: {
    fr: 'Cette modification est décidée, ou le producteur l’a reprise.',
    en: 'This change is decided, or the producer has taken it back.',
  },
} as const satisfies Record<string, Text>;
