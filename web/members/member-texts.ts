import type { Member } from '#domain/members/member.ts';
import type { Text } from '#domain/shared/primitives.ts';
import type { CountedText } from '#web/shared/text.ts';

export const memberTexts = {
  title: { fr: 'Membres', en: 'Members' },
  lead: {
    fr: 'Celles et ceux qui entrent ici, et ce qu’ils peuvent faire. Un changement vaut dès leur prochain clic.',
    en: 'Those who come in here, and what they may do. A change counts from their next click on.',
  },
  invited: { fr: 'Invitation envoyée à {who}', en: 'Invitation sent to {who}' },
  invitedText: {
    fr: 'Le lien sert une fois, pendant trois jours. Son accès s’ouvre dès que le mot de passe est choisi.',
    en: 'The link works once, for three days. The access opens as soon as the password is chosen.',
  },
  removed: { fr: '{who} n’entre plus', en: '{who} can no longer come in' },
  removedText: {
    fr: 'Son accès est fermé, sessions ouvertes comprises. Ce qui a été fait reste au journal.',
    en: 'The access is closed, open sessions included. What was done stays in the journal.',
  },
  mailDue: { fr: 'invitation en route', en: 'invitation on its way' },
  mailSent: { fr: 'invitation envoyée le {day}', en: 'invitation sent on {day}' },
  mailReceived: { fr: 'invitation arrivée, mot de passe à choisir', en: 'invitation arrived, password to be chosen' },
  mailFailed: { fr: 'invitation non arrivée : adresse à vérifier', en: 'invitation did not arrive: check the address' },
  linkOut: { fr: 'un nouveau lien est en route', en: 'a new link is on its way' },
  since: { fr: 'depuis le {day}', en: 'since {day}' },
  former: { fr: 'Anciens membres', en: 'Former members' },
  formerSince: { fr: 'accès retiré le {day}', en: 'access taken back on {day}' },
  everywhere: { fr: 'tous les départements', en: 'all departments' },

  inviteTitle: { fr: 'Inviter un membre', en: 'Invite a member' },
  email: { fr: 'Adresse e-mail', en: 'E-mail address' },
  emailHint: {
    fr: 'Une adresse par personne : chacun répond de ce qu’il fait.',
    en: 'One address for each person: everyone answers for what she does.',
  },
  name: { fr: 'Nom et organisme', en: 'Name and organisation' },
  nameHint: {
    fr: 'Par exemple : Maylis Darrigrand, chambre d’agriculture',
    en: 'For example: Maylis Darrigrand, chamber of agriculture',
  },
  role: { fr: 'Ce qu’elle ou il peut faire', en: 'What she or he may do' },
  departments: { fr: 'Départements', en: 'Departments' },
  departmentsHint: {
    fr: 'Pour un partenaire, ceux de ses producteurs. En lecture seule : aucun coché, tous sont visibles. Sans effet pour l’agence.',
    en: 'Of a partner, those of its producers. Reading only: none ticked, all are seen. Of no effect for the agency.',
  },
  invite: { fr: 'Envoyer l’invitation', en: 'Send the invitation' },

  back: { fr: 'Tous les membres', en: 'All members' },
  change: { fr: 'Enregistrer', en: 'Save' },
  changed: { fr: 'C’est enregistré', en: 'Saved' },
  changedText: { fr: 'Ces droits valent dès son prochain clic.', en: 'These rights count from the next click on.' },
  actions: { fr: 'Ce que ce membre a fait', en: 'What this member did' },
  againTitle: { fr: 'Mot de passe perdu, lien expiré ?', en: 'Password lost, link expired?' },
  againText: {
    fr: 'Un nouveau lien part par e-mail ; les précédents ne servent plus. Téléphone perdu : retirez puis réinvitez ce membre, il réglera un nouveau code.',
    en: 'A new link leaves by e-mail; those before it end. Telephone lost: remove this member and invite again, to set up a new code.',
  },
  again: { fr: 'Envoyer un nouveau lien', en: 'Send a new link' },
  invitedAgain: { fr: 'Un nouveau lien est parti', en: 'A new link has left' },
  removeTitle: { fr: 'Retirer cet accès', en: 'Take this access back' },
  removeText: {
    fr: 'L’effet est immédiat, même si une page est ouverte. Ce qui a été fait reste au journal.',
    en: 'It takes effect at once, even on an open page. What was done stays in the journal.',
  },
  remove: { fr: 'Retirer l’accès', en: 'Take the access back' },
  removeAsk: { fr: 'Retirer l’accès de {who} ?', en: 'Take the access of {who} back?' },
  removeYes: { fr: 'Oui, retirer maintenant', en: 'Yes, take it back now' },
  cancel: { fr: 'Annuler', en: 'Cancel' },

  already: {
    fr: 'Cette adresse est déjà celle d’un membre. Rien n’a été envoyé.',
    en: 'This is already the address of a member. Nothing was sent.',
  },
  conflict: {
    fr: 'Un autre membre vient de changer ces droits. Rien n’a été enregistré : relisez, puis recommencez.',
    en: 'Another member has just changed these rights. Nothing was saved: read again, then start over.',
  },
  yourself: {
    fr: 'On ne retire pas ses propres droits : demandez à un autre membre de l’agence. Ainsi, il reste toujours quelqu’un.',
    en: 'Nobody takes her own rights back: ask another member of the agency. So somebody always stays.',
  },
} as const satisfies Record<string, Text>;

export const memberStates = {
  invited: { fr: 'invité', en: 'invited' },
  active: { fr: 'actif', en: 'active' },
  removed: { fr: 'retiré', en: 'removed' },
} as const satisfies Record<Member['state'], Text>;

export const memberCounts = {
  active: {
    one: { fr: '{n} membre', en: '{n} member' },
    many: { fr: '{n} membres', en: '{n} members' },
  },
} as const satisfies Record<string, CountedText>;
