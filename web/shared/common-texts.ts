import type { Text } from '#domain/shared/primitives.ts';

/** Words that more than one folder of the site uses. */
export const common = {
  skip: { fr: 'Aller au contenu', en: 'Skip to content' },
  mainNavigation: { fr: 'Navigation principale', en: 'Main navigation' },
  navSearch: { fr: 'Chercher', en: 'Search' },
  navRecipes: { fr: 'Recettes', en: 'Recipes' },
  navRegister: { fr: 'Vous produisez ?', en: 'Are you a producer?' },
  /** The link to the other language is written in that language. */
  otherLanguage: { fr: 'English', en: 'Français' },
  tagline: { fr: 'Les producteurs qui livrent chez vous', en: 'Producers who deliver to your door' },
  footerAgency: { fr: 'Une question ? Une personne vous répond.', en: 'A question? A person answers.' },
  footerPages: { fr: 'À propos de ce site', en: 'About this site' },
  ranking: { fr: 'Ordre d’affichage', en: 'How results are ordered' },
  legal: { fr: 'Mentions légales', en: 'Legal notice' },
  privacy: { fr: 'Données personnelles', en: 'Personal data' },
  accessibility: { fr: 'Accessibilité : partiellement conforme', en: 'Accessibility: partially compliant' },
  members: { fr: 'Espace de l’agence', en: 'Agency sign-in' },
  sources: {
    fr: 'Adresses : Base Adresse Nationale et IGN. Communes : Etalab (Licence Ouverte) et GeoNames (CC BY). Saisons : ADEME.',
    en: 'Addresses: Base Adresse Nationale and IGN. Communes: Etalab (Licence Ouverte) and GeoNames (CC BY). Seasons: ADEME.',
  },
  required: { fr: 'obligatoire', en: 'required' },
  optional: { fr: 'facultatif', en: 'optional' },
  errorTitle: { fr: 'Il reste quelque chose à corriger', en: 'Something needs correcting' },
  errorPrefix: { fr: 'Erreur', en: 'Error' },
  call: { fr: 'Appeler', en: 'Call' },
  callName: { fr: 'Appeler {name} au {number}', en: 'Call {name} on {number}' },
  invented: { fr: 'Exemple inventé', en: 'Invented example' },
  back: { fr: 'Revenir', en: 'Back' },
  next: { fr: 'Suite', en: 'Next' },
  seeMore: { fr: 'Voir la suite', en: 'See more' },
  inSeason: { fr: 'De saison', en: 'In season' },
  delivers: { fr: 'livre', en: 'delivers' },
  month: { fr: 'mois', en: 'month' },
  step: { fr: 'Étape {n} sur {total}', en: 'Step {n} of {total}' },
  done: { fr: 'fait', en: 'done' },
} as const satisfies Record<string, Text>;
