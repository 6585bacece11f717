import type { MemberRole, Text } from '#domain/shared/primitives.ts';

export const roleNames = {
  agency: { fr: 'membre de l’agence', en: 'member of the agency' },
  partner: { fr: 'partenaire', en: 'partner' },
  reader: { fr: 'lecture seule', en: 'reading only' },
} as const satisfies Record<MemberRole, Text>;

/** What each may do, where it is chosen. */
export const roleHints = {
  agency: {
    fr: 'Tout : producteurs, imports, membres, journal.',
    en: 'Everything: producers, imports, members, journal.',
  },
  partner: {
    fr: 'Une chambre, un parc : relit et suit les producteurs de ses départements.',
    en: 'A chamber, a park: reviews and follows the producers of its departments.',
  },
  reader: { fr: 'Voit tout, ne change rien.', en: 'Sees everything, changes nothing.' },
} as const satisfies Record<MemberRole, Text>;
