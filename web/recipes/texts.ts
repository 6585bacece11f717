import type { Text } from '#domain/shared/primitives.ts';
import type { CountedText } from '#web/shared/text.ts';

export const texts = {
  title: { fr: 'Recettes de saison', en: 'Recipes in season' },
  lead: {
    fr: 'Des plats simples, avec ce que les producteurs ont en ce moment.',
    en: 'Simple dishes, with what producers have right now.',
  },
  thisMonth: { fr: 'En {month}', en: 'In {month}' },
  others: { fr: 'À un autre moment de l’année', en: 'At another time of the year' },
  ingredients: { fr: 'Ce qu’il faut', en: 'What you need' },
  steps: { fr: 'Comment faire', en: 'How to do it' },
  tip: { fr: 'Le petit plus', en: 'A tip' },
  months: { fr: 'Mois', en: 'Months' },
  time: { fr: 'Temps', en: 'Time' },
  serves: { fr: 'Pour', en: 'Serves' },
  products: { fr: 'Avec', en: 'With' },
  allYear: { fr: 'toute l’année', en: 'all year' },
  whoSells: { fr: 'Qui livre ces produits chez vous ?', en: 'Who delivers these to you?' },
  back: { fr: 'Toutes les recettes', en: 'All recipes' },
} as const satisfies Record<string, Text>;

export const counts = {
  people: {
    one: { fr: '{n} personne', en: '{n} person' },
    many: { fr: '{n} personnes', en: '{n} people' },
  },
} as const satisfies Record<string, CountedText>;
