import type { FamilyCode } from '#domain/catalogue/codes.ts';
import type { Audience, Text } from '#domain/shared/primitives.ts';
import type { CountedText } from '#web/shared/text.ts';

export const texts = {
  within: { fr: 'Chiffres de vos départements : {departments}.', en: 'Figures of your departments: {departments}.' },
  title: { fr: 'L’état du territoire', en: 'The state of the territory' },
  figuresOf: { fr: 'Chiffres arrêtés {when}.', en: 'Figures of {when}.' },
  computeAgain: { fr: 'Recalculer', en: 'Compute again' },
  computeNow: { fr: 'Calculer maintenant', en: 'Compute now' },
  asked: {
    fr: 'Le calcul est en route : rechargez cette page dans une minute.',
    en: 'The computation is under way: reload this page in a minute.',
  },
  none: { fr: 'Pas encore de chiffres', en: 'No figures yet' },
  noneText: { fr: 'Ils sont calculés chaque nuit.', en: 'They are computed every night.' },
  printed: { fr: 'Une page à imprimer', en: 'One page to print' },
  exports: { fr: 'Exporter', en: 'Export' },
  placesCsv: { fr: 'Attentes par commune (CSV)', en: 'Who waits, by commune (CSV)' },
  producersCsv: { fr: 'Producteurs par état (CSV)', en: 'Producers by state (CSV)' },
  weeksCsv: { fr: 'Semaines (CSV)', en: 'Weeks (CSV)' },
  geoJson: { fr: 'Carte (GeoJSON)', en: 'Map (GeoJSON)' },

  keyFigures: { fr: 'En bref', en: 'In short' },
  publishedProducers: { fr: 'producteurs publiés', en: 'published producers' },
  subscribers: { fr: 'abonnés aux alertes, au moins', en: 'subscribed to alerts, at least' },
  waitingPeople: {
    fr: 'personnes attendent un produit que personne ne leur livre, au moins',
    en: 'people wait for something that nobody brings them, at least',
  },
  median: { fr: 'pour obtenir une réponse (médiane, 12 semaines)', en: 'to get an answer (median, 12 weeks)' },
  answeredShare: {
    fr: 'des producteurs sollicités ont répondu (12 semaines)',
    en: 'of the producers asked have answered (12 weeks)',
  },
  fewerThanFive: { fr: 'moins de 5', en: 'fewer than 5' },
  noAnswers: { fr: 'aucune réponse', en: 'no answer yet' },

  producers: { fr: 'Les producteurs', en: 'Producers' },
  producersCaption: {
    fr: 'Producteurs par famille de produits et par état. Qui vend deux familles compte dans les deux.',
    en: 'Producers by family and state. Who sells two families counts in both.',
  },
  family: { fr: 'Famille', en: 'Family' },
  published: { fr: 'Publiés', en: 'Published' },
  paused: { fr: 'En pause', en: 'Paused' },
  pending: { fr: 'À relire', en: 'To review' },
  all: { fr: 'Producteurs en tout', en: 'Producers in all' },
  gone: { fr: '{rejected} refusés, {withdrawn} retirés.', en: '{rejected} rejected, {withdrawn} withdrawn.' },

  waiting: { fr: 'Où l’on attend', en: 'Where people wait' },
  waitingLead: {
    fr: 'Communes où cinq personnes au moins se sont abonnées pour un produit que personne n’y livre. Les nombres sont arrondis à la cinquaine inférieure, et rien n’est dit de moins de cinq personnes.',
    en: 'Communes where at least five people have subscribed for something that nobody delivers there. Numbers are rounded down to fives, and nothing is said of fewer than five people.',
  },
  nobodyWaitsText: {
    fr: 'Dans aucune commune cinq personnes n’attendent un produit que personne n’y livre.',
    en: 'In no commune do five people wait for something that nobody delivers there.',
  },
  searchesUnknown: {
    fr: 'Ce que cherchent les visiteurs sans s’abonner n’est pas enregistré : le lieu d’une recherche ne regarde que celui qui cherche.',
    en: 'What visitors look for without subscribing is not recorded: the place of a search is the business of who searches.',
  },
  severalNeeds: {
    fr: 'Les besoins y sont divers : aucun n’est partagé par cinq personnes.',
    en: 'Their needs differ: none is shared by five people.',
  },
  waitFor: { fr: 'Au moins {people} attendent {what}.', en: 'At least {people} wait for {what}.' },
  seller: { fr: '{distance}, {commune}', en: '{distance}, {commune}' },
  noSeller: {
    fr: 'Aucun producteur inscrit n’en propose à moins de {km} : à chercher, et à inviter.',
    en: 'No registered producer has it within {km}: to be found and invited.',
  },
  noSellerAtAll: {
    fr: 'Aucun producteur inscrit n’est à moins de {km} : à chercher, et à inviter.',
    en: 'No registered producer is within {km}: to be found and invited.',
  },
  morePlaces: {
    fr: 'Les {shown} premières communes sur {all}. Toutes sont dans le fichier CSV.',
    en: 'The first {shown} communes of {all}. All are in the CSV file.',
  },

  weeks: { fr: 'Semaine après semaine', en: 'Week by week' },
  weeksCaption: {
    fr: 'Demandes confirmées, réponses des producteurs et alertes aux abonnés, par semaine. La dernière est en cours.',
    en: 'Requests confirmed, answers of producers and alerts to subscribers, by week. The last one is under way.',
  },
  week: { fr: 'Semaine du', en: 'Week of' },
  requests: { fr: 'Demandes', en: 'Requests' },
  answers: { fr: 'Réponses', en: 'Answers' },
  alerts: { fr: 'Alertes', en: 'Alerts' },

  printTitle: {
    fr: '{territory} : les producteurs qui livrent, et là où ils manquent',
    en: '{territory}: the producers who deliver, and where they are missing',
  },
  printWaiting: { fr: 'Où l’on attend le plus', en: 'Where people wait most' },
  printMethod: {
    fr: 'Source : {site}, {agency}. « Attendre » : s’être abonné pour un produit que personne ne livre dans cette commune. Nombres arrondis à la cinquaine inférieure ; rien n’est dit de moins de cinq personnes.',
    en: 'Source: {site}, {agency}. “To wait”: to have subscribed for something that nobody delivers in that commune. Numbers rounded down to fives; nothing is said of fewer than five people.',
  },
  print: { fr: 'Imprimer', en: 'Print' },
  printHow: {
    fr: 'Imprimez avec votre navigateur (Ctrl + P) : la page tient sur une feuille A4.',
    en: 'Print with your browser (Ctrl + P): the page fits one sheet of A4.',
  },
  backToPage: { fr: 'Toute la page', en: 'The whole page' },

  csvCommuneCode: { fr: 'Code INSEE', en: 'INSEE code' },
  csvCommune: { fr: 'Commune', en: 'Commune' },
  csvDepartment: { fr: 'Département', en: 'Department' },
  csvAudience: { fr: 'Pour', en: 'For' },
  csvPeople: { fr: 'Personnes, au moins', en: 'People, at least' },
  csvSeller: { fr: 'Producteur proche {n}', en: 'Producer nearby {n}' },
  csvDistance: { fr: 'Distance {n} (km)', en: 'Distance {n} (km)' },
  csvTelephone: { fr: 'Téléphone {n}', en: 'Telephone {n}' },
  csvAllNeeds: { fr: 'Tous besoins confondus', en: 'All needs together' },
  csvAnything: { fr: 'N’importe quel produit', en: 'Anything' },
} as const satisfies Record<string, Text>;

export const counted = {
  consumer: {
    one: { fr: '{n} foyer', en: '{n} household' },
    many: { fr: '{n} foyers', en: '{n} households' },
  },
  shop: {
    one: { fr: '{n} commerce', en: '{n} shop' },
    many: { fr: '{n} commerces', en: '{n} shops' },
  },
  canteen: {
    one: { fr: '{n} cantine ou restaurant', en: '{n} canteen or restaurant' },
    many: { fr: '{n} cantines ou restaurants', en: '{n} canteens or restaurants' },
  },
} as const satisfies Record<Audience, CountedText>;

/** What to do about it: how many producers are near, who sell it and do not come. */
export const nearbySentences = {
  family: [
    {
      fr: 'Ce producteur en propose, à moins de {km}, et ne vient pas encore jusque-là :',
      en: 'This producer has it, within {km}, and does not come there yet:',
    },
    {
      fr: 'Ces deux producteurs en proposent, à moins de {km}, et ne viennent pas encore jusque-là :',
      en: 'These two producers have it, within {km}, and do not come there yet:',
    },
    {
      fr: 'Ces trois producteurs en proposent, à moins de {km}, et ne viennent pas encore jusque-là :',
      en: 'These three producers have it, within {km}, and do not come there yet:',
    },
  ],
  anything: [
    {
      fr: 'Ce producteur est à moins de {km} et ne vient pas encore jusque-là :',
      en: 'This producer is within {km} and does not come there yet:',
    },
    {
      fr: 'Ces deux producteurs sont à moins de {km} et ne viennent pas encore jusque-là :',
      en: 'These two producers are within {km} and do not come there yet:',
    },
    {
      fr: 'Ces trois producteurs sont à moins de {km} et ne viennent pas encore jusque-là :',
      en: 'These three producers are within {km} and do not come there yet:',
    },
  ],
} as const satisfies Record<string, readonly Text[]>;

/** Wanted, as it stands after "wait for". */
export const wantedFamily: Readonly<Record<FamilyCode, Text>> = {
  fruit: { fr: 'des fruits', en: 'fruit' },
  vegetables: { fr: 'des légumes', en: 'vegetables' },
  meat: { fr: 'de la viande ou des volailles', en: 'meat or poultry' },
  curedMeats: { fr: 'de la charcuterie ou des conserves', en: 'cured or potted meats' },
  dairy: { fr: 'du lait ou des fromages', en: 'milk or cheese' },
  eggs: { fr: 'des œufs', en: 'eggs' },
  fish: { fr: 'du poisson ou des coquillages', en: 'fish or shellfish' },
  bread: { fr: 'du pain, de la farine ou des gâteaux', en: 'bread, flour or cakes' },
  honey: { fr: 'du miel ou des confitures', en: 'honey or jam' },
  drinks: { fr: 'des boissons', en: 'drinks' },
  grocery: { fr: 'de l’huile ou de l’épicerie', en: 'oil or larder goods' },
  plants: { fr: 'des plantes ou des fleurs', en: 'plants or flowers' },
  crafts: { fr: 'de l’artisanat', en: 'crafts' },
};
export const wantedAnything: Text = {
  fr: 'qu’un producteur, quel qu’il soit, vienne jusqu’à eux',
  en: 'any producer to come to them',
};
