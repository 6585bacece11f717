import type { Text } from '#domain/shared/primitives.ts';
import type { CountedText } from '#web/shared/text.ts';

export const texts = {
  myDay: { fr: 'Ma journée', en: 'My day' },
  lead: {
    fr: 'Ce qu’on vous demande, passage par passage.',
    en: 'What you are asked for, passage by passage.',
  },
  undated: { fr: 'Sans jour précis', en: 'No particular day' },
  toAnswer: { fr: 'à répondre', en: 'to answer' },
  agreed: { fr: 'convenu', en: 'agreed' },
  waits: { fr: 'attend le demandeur', en: 'waits for them' },
  brought: { fr: 'remis', en: 'handed over' },
  answer: { fr: 'Répondre', en: 'Answer' },
  see: { fr: 'Voir', en: 'See' },
  sheet: { fr: 'Feuille du passage', en: 'Sheet of the passage' },
  sheetTitle: { fr: 'Feuille : {day}', en: 'Sheet: {day}' },
  print: {
    fr: 'Pour l’imprimer : le menu de votre navigateur, une page A4.',
    en: 'To print it: the menu of your browser, A4.',
  },
  csv: { fr: 'En tableau (CSV)', en: 'As a table (CSV)' },
  back: { fr: 'Retour à ma page', en: 'Back to my page' },
  load: { fr: 'À charger', en: 'To load' },
  drive: { fr: 'Dans l’ordre du trajet', en: 'In driving order' },
  open: { fr: 'Pas encore convenu', en: 'Not agreed yet' },
  none: { fr: 'Personne n’a rien demandé pour ce passage.', en: 'Nobody has asked for anything for this passage.' },
  map: { fr: 'Plan', en: 'Map' },
  notes: { fr: 'Notes', en: 'Notes' },
  instead: { fr: 'Convenu autrement : {terms}', en: 'Agreed otherwise: {terms}' },
  commune: { fr: 'Commune', en: 'Commune' },
  name: { fr: 'Nom', en: 'Name' },
  telephone: { fr: 'Téléphone', en: 'Telephone' },
  product: { fr: 'Produit', en: 'Product' },
  quantity: { fr: 'Quantité', en: 'Quantity' },
  order: { fr: 'Ordre', en: 'Order' },
  email: { fr: 'E-mail', en: 'E-mail' },
  word: { fr: 'Mot', en: 'Word' },
  state: { fr: 'État', en: 'State' },
} as const satisfies Record<string, Text>;

export const counted = {
  acceptAll: {
    one: { fr: 'Oui à la demande', en: 'Yes to the request' },
    many: { fr: 'Oui aux {n} demandes', en: 'Yes to the {n} requests' },
  },
  requests: { one: { fr: '{n} demande', en: '{n} request' }, many: { fr: '{n} demandes', en: '{n} requests' } },
  tickAll: {
    one: { fr: 'Tout est remis', en: 'All handed over' },
    many: { fr: 'Tout est remis ({n})', en: 'All handed over ({n})' },
  },
} as const satisfies Record<string, CountedText>;
