import type { Text } from '../../functions/domain/shared/primitives.ts';
import type { CountedText } from '../texts/text.ts';

export const inviteTexts = {
  title: { fr: 'Inviter', en: 'Invite' },
  how: {
    fr: 'Chacun reçoit un seul message, par courriel ou, à défaut, par SMS : d’où viennent ses données, « C’est ma ferme », « Retirez-moi ». Personne n’en reçoit deux en six mois.',
    en: 'Each gets one message, by e-mail or else by SMS: where the data comes from, “This is my farm”, “Take me out”. Nobody gets two within six months.',
  },
  nobody: {
    fr: 'Il n’y a personne à inviter par écrit dans cette liste : tous l’ont été, ou la liste ne donne ni courriel ni mobile.',
    en: 'There is nobody to invite in writing in this list: all were, or the list gives neither e-mail nor mobile number.',
  },
  capped: { fr: 'Il en restera {n} : revenez ensuite.', en: '{n} will remain: come back afterwards.' },
  all: { fr: 'Tous ceux qui ne sont pas encore inscrits', en: 'All those not yet with us' },

  listTitle: { fr: 'Pas encore inscrits', en: 'Not yet with us' },
  listLead: {
    fr: 'Ils viennent de listes et n’ont rien demandé. Le public ne voit que leur nom, leur commune et leurs produits.',
    en: 'They come from lists and have asked for nothing. The public sees only their name, commune and products.',
  },
  department: { fr: 'Département', en: 'Department' },
  departmentHint: { fr: 'Son numéro, par exemple 88.', en: 'Its number, such as 88.' },
  show: { fr: 'Afficher', en: 'Show' },
  chooseOne: { fr: 'Choisissez un département.', en: 'Choose a department.' },
  none: { fr: 'Personne dans ce département.', en: 'Nobody in this department.' },
  from: { fr: 'Liste : {source}', en: 'List: {source}' },
  listed: { fr: 'Pas encore invité', en: 'Not invited yet' },
  invited: { fr: 'Invité le {day}', en: 'Invited on {day}' },
  claimed: { fr: 'A commencé son inscription le {day}', en: 'Began to register on {day}' },
  invite: { fr: 'Inviter par {way}', en: 'Invite by {way}' },
  email: { fr: 'courriel', en: 'e-mail' },
  sms: { fr: 'SMS', en: 'SMS' },
  noWay: {
    fr: 'La liste ne donne ni courriel ni téléphone.',
    en: 'The list gives neither e-mail nor telephone number.',
  },
  byCall: { fr: 'À inviter par téléphone.', en: 'To be invited by telephone.' },
  remove: { fr: 'Retirer pour de bon', en: 'Take out for good' },
  removeWhy: {
    fr: 'S’il le demande : son nom et ses coordonnées sont effacés, aucune liste ne le ramènera.',
    en: 'If he asks for it: name and contact details are erased, no list will bring him back.',
  },
  removed: { fr: 'C’est fait : il ne figure plus nulle part.', en: 'Done: he is listed nowhere any more.' },
  gone: {
    fr: 'Il n’est plus ici : il s’est inscrit, ou a demandé à ne pas figurer.',
    en: 'No longer here: registered, or asked not to be listed.',
  },
} as const satisfies Record<string, Text>;

/** What a press of "invite" on one farm came to. */
export const outcomeOfInviting = {
  invited: { fr: 'L’invitation est partie.', en: 'The invitation is on its way.' },
  already: { fr: 'Déjà invité il y a moins de six mois.', en: 'Invited less than six months ago.' },
  sameAddress: {
    fr: 'Cette adresse a déjà été invitée pour une autre ferme : aucun deuxième message ne part.',
    en: 'This address was invited for another farm: no second message is sent.',
  },
  call: { fr: 'La liste ne donne qu’un téléphone fixe : appelez.', en: 'The list only gives a landline: call.' },
  unreachable: { fr: 'La liste ne donne aucun moyen de l’inviter.', en: 'The list gives no way to invite him.' },
  changed: {
    fr: 'Quelqu’un d’autre vient de le modifier : recommencez.',
    en: 'Somebody else has just changed it: try again.',
  },
} as const satisfies Record<string, Text>;

export const invitedTexts = {
  invite: {
    one: { fr: 'Envoyer {n} invitation', en: 'Send {n} invitation' },
    many: { fr: 'Envoyer {n} invitations', en: 'Send {n} invitations' },
  },
  sent: {
    one: { fr: '{n} invitation est partie.', en: '{n} invitation is on its way.' },
    many: { fr: '{n} invitations sont parties.', en: '{n} invitations are on their way.' },
  },
  sameAddress: {
    one: {
      fr: '{n} autre ferme a la même adresse : elle ne reçoit pas de deuxième message.',
      en: '{n} other farm has the same address: no second message is sent to it.',
    },
    many: {
      fr: '{n} autres fermes ont la même adresse : elles ne reçoivent pas de deuxième message.',
      en: '{n} other farms have the same address: no second message is sent to them.',
    },
  },
} as const satisfies Record<string, CountedText>;
