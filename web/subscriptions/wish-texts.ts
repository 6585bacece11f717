import type { Text } from '#domain/shared/primitives.ts';

export const wishTexts = {
  choose: { fr: 'Choisir ce qui m’intéresse', en: 'Choose what interests me' },
  families: { fr: 'Seulement ceux qui vendent', en: 'Only those who sell' },
  familiesHint: { fr: 'Rien de coché : tous.', en: 'Nothing ticked: all of them.' },
  words: { fr: 'Un produit que vous cherchez', en: 'A product that you look for' },
  wordsHint: { fr: 'Par exemple : fromage de chèvre, asperges', en: 'For instance: goat cheese, asparagus' },
  radius: { fr: 'Ferme à moins de', en: 'Farm within' },
  radiusHint: {
    fr: 'Vide : tous ceux qui livrent chez vous, d’où qu’ils viennent.',
    en: 'Empty: all who deliver to you, from wherever they come.',
  },
  labels: { fr: 'Seulement avec un de ces labels', en: 'Only with one of these labels' },
  parcels: { fr: 'Aussi ceux qui n’envoient que des colis', en: 'Also those who only send parcels' },
  frequency: { fr: 'À quel rythme', en: 'How often' },
  atOnce: { fr: 'Tout de suite', en: 'At once' },
  atOnceHint: {
    fr: 'Un message par jour au plus ; le reste attend le lendemain matin.',
    en: 'One message a day at most; the rest waits for the next morning.',
  },
  daily: { fr: 'Le matin à 8 h 30', en: 'In the morning, 8:30' },
  weekly: { fr: 'Le vendredi matin', en: 'On Friday mornings' },
} as const satisfies Record<string, Text>;
