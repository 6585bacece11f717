import type { Text } from '#domain/shared/primitives.ts';

/** Words of the map; those of the button are on the page, the rest comes with the map's own code. */
export const texts = {
  open: { fr: 'Voir la carte', en: 'See the map' },
  close: { fr: 'Fermer la carte', en: 'Close the map' },
  failed: {
    fr: 'La carte n’a pas pu s’ouvrir. Tout est aussi dans la liste.',
    en: 'The map could not be opened. Everything is in the list too.',
  },
  resultsMap: {
    fr: 'Carte des producteurs de la liste ; tout ce qu’elle montre est aussi dans la liste',
    en: 'Map of the producers in the list; all it shows is in the list too',
  },
  producerMap: {
    fr: 'Carte des tournées de ce producteur ; elles sont décrites en mots sur la page',
    en: 'Map of this producer’s rounds; they are described in words on the page',
  },
  areaMap: { fr: 'Carte de la zone de cette tournée', en: 'Map of the area of this round' },
  zoomIn: { fr: 'Agrandir', en: 'Zoom in' },
  zoomOut: { fr: 'Réduire', en: 'Zoom out' },
  you: { fr: 'Votre lieu : {place}', en: 'Your place: {place}' },
  farm: { fr: 'la ferme', en: 'the farm' },
  pickup: { fr: 'point de retrait : {name}', en: 'pick-up point: {name}' },
  inList: { fr: 'Voir dans la liste', en: 'See in the list' },
  legendFarm: { fr: 'la ferme, avec son numéro dans la liste', en: 'the farm, with its number in the list' },
  legendPickup: { fr: 'un point de retrait du même producteur', en: 'a pick-up point of the same producer' },
  legendYou: { fr: 'votre lieu', en: 'your place' },
  shownRounds: { fr: 'Tournées montrées', en: 'Rounds shown' },
  legendCommunes: {
    fr: 'Une commune nommée est montrée par une pastille en son centre.',
    en: 'A commune that is named is shown by a dot at its centre.',
  },
  credit: { fr: 'Carte : {sources}', en: 'Map: {sources}' },
  importMap: { fr: 'Carte des lignes acceptées', en: 'Map of the accepted rows' },
  importLine: { fr: '{commune} · ligne {line}', en: '{commune} · line {line}' },
  importGiven: { fr: 'Position de la liste', en: 'Position from the list' },
  importApproximate: { fr: 'Centre de la commune, à préciser', en: 'Centre of the commune, approximate' },
} as const satisfies Record<string, Text>;
