import type { Refusal } from '#domain/members/member.ts';
import type { TurnedAway } from '#domain/shared/acting.ts';
import type { Text } from '#domain/shared/primitives.ts';

/** What a member is told who asks for more than they may do. */
export const refusals = {
  readsOnly: {
    fr: 'Votre accès est en lecture : vous voyez tout, mais vous ne changez rien. Rien n’a été enregistré. L’agence peut vous donner d’autres droits.',
    en: 'Your access is for reading: you see everything and change nothing. Nothing was saved. The agency can give you other rights.',
  },
  elsewhere: {
    fr: 'Ce producteur est en dehors de vos départements. Rien n’a été changé. L’agence peut étendre votre accès.',
    en: 'This producer is outside your departments. Nothing was changed. The agency can widen your access.',
  },
  listElsewhere: {
    fr: 'Cette liste couvre d’autres départements que les vôtres. Rien n’a été changé. L’agence peut étendre votre accès.',
    en: 'This list covers other departments than yours. Nothing was changed. The agency can widen your access.',
  },
  agencyOnly: {
    fr: 'Cette page est réservée à l’agence. Demandez à l’un de ses membres.',
    en: 'This page is for the agency only. Ask one of its members.',
  },
} as const satisfies Record<Refusal, Text>;

/** What somebody is told who signed in and is no member. */
export const turnedAwayTexts = {
  removed: {
    fr: 'Votre accès à l’espace de l’agence a été retiré. Si c’est une erreur, écrivez à l’agence.',
    en: 'Your access to the agency’s pages was taken back. If this is a mistake, write to the agency.',
  },
  unknown: {
    fr: 'Ce compte n’est pas celui d’un membre de l’agence. Demandez à l’agence de vous inviter.',
    en: 'This account is not that of a member of the agency. Ask the agency to invite you.',
  },
} as const satisfies Record<TurnedAway, Text>;
