import type { Text } from '#domain/shared/primitives.ts';

export const areaTexts = {
  whereDrawn: { fr: 'Dans une zone que je trace', en: 'In an area that I draw' },
  whereDrawnHint: { fr: 'Sur la carte, ou en collant un contour.', en: 'On the map, or by pasting an outline.' },
  outline: { fr: 'Contour de la zone', en: 'Outline of the area' },
  outlineHint: {
    fr: 'Tracez sur la carte : il s’écrit ici. Ou collez un GeoJSON (geojson.io, umap, un SIG).',
    en: 'Draw on the map and it is written here. Or paste GeoJSON (geojson.io, umap, a GIS).',
  },
  more: { fr: 'Ajouter ou retirer des lieux', en: 'Add places or take some away' },
  also: { fr: 'Et aussi', en: 'And also' },
  alsoHint: {
    fr: 'Un lieu par ligne : communes, intercommunalités, départements, régions.',
    en: 'One place a line: communes, groups of communes, departments, regions.',
  },
  alsoOutline: { fr: 'Et aussi ce contour', en: 'And also this outline' },
  alsoOutlineHint: {
    fr: 'En GeoJSON, ou tracé sur la carte par « Ajouter une partie ».',
    en: 'As GeoJSON, or drawn on the map with “Add a part”.',
  },
  without: { fr: 'Sauf', en: 'Except' },
  withoutHint: {
    fr: 'Un lieu par ligne : les communes où vous n’allez pas, l’autre rive.',
    en: 'One place a line: communes where you do not go, the other bank.',
  },
  withoutOutline: { fr: 'Sauf ce contour', en: 'Except this outline' },
  withoutOutlineHint: {
    fr: 'En GeoJSON, ou tracé sur la carte par « Retirer une partie ».',
    en: 'As GeoJSON, or drawn on the map with “Take a part away”.',
  },
  live: { fr: 'Où vous irez', en: 'Where you will go' },
  counting: { fr: 'Nous comptons les communes…', en: 'Counting communes…' },
  unclaimed: { fr: 'La zone n’est pas encore complète :', en: 'The area is not complete yet:' },
  failed: { fr: 'Le compte n’a pas pu se faire ; rien n’est perdu.', en: 'Counting failed; nothing is lost.' },
  slider: { fr: 'Distance, en kilomètres', en: 'Distance, in kilometres' },
} as const satisfies Record<string, Text>;
