import type { Text } from '#domain/shared/primitives.ts';

export const areaMapTexts = {
  tools: { fr: 'Tracer sur la carte', en: 'Draw on the map' },
  draw: { fr: 'Tracer une zone', en: 'Draw an area' },
  join: { fr: 'Ajouter une partie', en: 'Add a part' },
  take: { fr: 'Retirer une partie', en: 'Take a part away' },
  clear: { fr: 'Effacer les tracés', en: 'Erase drawings' },
  addHere: { fr: 'Point au centre', en: 'Point at the middle' },
  undo: { fr: 'Annuler le dernier point', en: 'Undo the last point' },
  finish: { fr: 'Terminer le tracé', en: 'Finish' },
  cancel: { fr: 'Abandonner', en: 'Give up' },
  begin: {
    fr: 'Touchez la carte à chaque coin de la zone. Au clavier : flèches pour déplacer la carte, Entrée pour poser un point au centre.',
    en: 'Tap the map at each corner. By keyboard: arrows move the map, Enter sets a point at its middle.',
  },
  points: { fr: 'Posé : {n} ; il faut au moins trois points.', en: '{n} points set; at least three are needed.' },
  enough: { fr: '{n} points posés. Continuez, ou terminez le tracé.', en: '{n} points set. Go on, or finish.' },
  drawn: { fr: 'La zone est tracée.', en: 'The area is drawn.' },
  joined: { fr: 'Cette partie est ajoutée.', en: 'This part is added.' },
  taken: { fr: 'Cette partie est retirée.', en: 'This part is taken away.' },
  cancelled: { fr: 'Tracé abandonné.', en: 'Drawing given up.' },
  cleared: { fr: 'Les tracés sont effacés.', en: 'The drawings are erased.' },
} as const satisfies Record<string, Text>;
