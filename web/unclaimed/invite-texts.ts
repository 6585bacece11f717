import type { Text } from '#domain/shared/primitives.ts';
import type { CountedText } from '#web/shared/text.ts';

export const inviteTexts = {
  title: { fr: 'Inviter', en: 'Invite' },
  how: {
    fr: 'Chacun reçoit un seul message, par courriel ou, à défaut, par SMS : d’où viennent ses données, « C’est ma ferme », « Retirez-moi ». Plusieurs fermes à la même adresse sont nommées dans le même message. Personne n’en reçoit deux en six mois.',
    en: 'Each gets one message, by e-mail or else by SMS: where the data comes from, “This is my farm”, “Take me out”. Several farms at one address are named in one message. Nobody gets two within six months.',
  },
  nobody: {
    fr: 'Il n’y a personne à inviter par écrit dans cette liste : tous l’ont été, ou la liste ne donne ni courriel ni mobile.',
    en: 'There is nobody to invite in writing in this list: all were, or the list gives neither e-mail nor mobile number.',
  },
  progress: { fr: '{through} fermes invitées sur {of}', en: '{through} of {of} farms invited' },
  unreachedWhat: {
    fr: 'Leur adresse les a refusées. Celles qui ont un téléphone sont parmi les appels à passer ; la liste les marque toutes.',
    en: 'Their address refused them. Those with a telephone are among the calls to make; the list marks them all.',
  },
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
  unreached: {
    fr: 'Invitation non arrivée : son adresse l’a refusée',
    en: 'The invitation did not arrive: his address refused it',
  },
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
    one: { fr: 'Inviter {n} ferme', en: 'Invite {n} farm' },
    many: { fr: 'Inviter {n} fermes', en: 'Invite {n} farms' },
  },
  sent: {
    one: { fr: '{n} ferme est invitée.', en: '{n} farm is invited.' },
    many: { fr: '{n} fermes sont invitées.', en: '{n} farms are invited.' },
  },
  sameAddress: {
    one: {
      fr: '{n} autre ferme a une adresse à laquelle nous avons écrit il y a moins de six mois : elle ne reçoit pas de deuxième message.',
      en: '{n} other farm has an address that we wrote to less than six months ago: no second message is sent to it.',
    },
    many: {
      fr: '{n} autres fermes ont une adresse à laquelle nous avons écrit il y a moins de six mois : elles ne reçoivent pas de deuxième message.',
      en: '{n} other farms have an address that we wrote to less than six months ago: no second message is sent to them.',
    },
  },
  unreached: {
    one: { fr: '{n} invitation n’est pas arrivée.', en: '{n} invitation did not arrive.' },
    many: { fr: '{n} invitations ne sont pas arrivées.', en: '{n} invitations did not arrive.' },
  },
} as const satisfies Record<string, CountedText>;
