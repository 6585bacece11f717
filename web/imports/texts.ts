import type { ImportState, RowResult } from '#domain/imports/import.ts';
import type { Text } from '#domain/shared/primitives.ts';
import type { Doubt } from '#domain/unclaimed/identity.ts';
import type { CountedText } from '#web/shared/text.ts';

export const texts = {
  imports: { fr: 'Imports', en: 'Imports' },
  title: { fr: 'Importer une liste', en: 'Import a list' },
  lead: {
    fr: 'La liste d’une chambre, d’un parc, d’un office de tourisme : classeur (.xlsx, .ods), CSV, GeoJSON, KML, GPX ou JSON, quelles que soient ses colonnes. Rien n’est écrit avant que vous ayez vu l’aperçu.',
    en: 'The list of a chamber, a park, a tourist office: a workbook (.xlsx, .ods), CSV, GeoJSON, KML, GPX or JSON, whatever its columns. Nothing is written before you have seen the preview.',
  },
  file: { fr: 'Fichier', en: 'File' },
  fileHint: {
    fr: 'Un classeur (.xlsx, .ods) de 4 Mo au plus, ou un fichier CSV de 20 Mo au plus ; 50 000 lignes au plus.',
    en: 'A workbook (.xlsx, .ods) of 4 MB at most, or a CSV file of 20 MB at most; 50,000 rows at most.',
  },
  withoutScript: {
    fr: 'JavaScript est désactivé dans ce navigateur : tout fichier est limité à 4 Mo. Au-delà, l’envoi échoue sans rien enregistrer : coupez la liste en plusieurs fichiers, ou envoyez-la d’un navigateur où JavaScript est actif, qui compresse les fichiers CSV (jusqu’à 20 Mo).',
    en: 'JavaScript is off in this browser: any file is limited to 4 MB. Beyond that, sending fails and nothing is kept: cut the list into several files, or send it from a browser with JavaScript, which compresses CSV files (up to 20 MB).',
  },
  source: { fr: 'D’où vient cette liste ?', en: 'Where does this list come from?' },
  sourceHint: {
    fr: 'Ceux qui seront invités le liront : « Chambre d’agriculture des Vosges, liste de mars 2026 ».',
    en: 'Those who are invited will read it: “Vosges chamber of agriculture, list of March 2026”.',
  },
  send: { fr: 'Lire ce fichier', en: 'Read this file' },
  recent: { fr: 'Derniers imports', en: 'Latest imports' },
  none: { fr: 'Aucun import pour le moment.', en: 'No import yet.' },
  back: { fr: 'Tous les imports', en: 'All imports' },
  by: { fr: '{day}, par {member}', en: '{day}, by {member}' },

  columnsTitle: { fr: 'Que contient chaque colonne ?', en: 'What does each column hold?' },
  columnsLead: {
    fr: 'Corrigez ce que nous n’avons pas reconnu. Votre choix servira la prochaine fois pour les listes qui ont ces titres.',
    en: 'Put right what we did not recognise. Your choice will serve next time for lists with these headings.',
  },
  column: { fr: 'Colonne', en: 'Column' },
  examples: { fr: 'Par exemple', en: 'For example' },
  holds: { fr: 'Contient', en: 'Holds' },
  aside: { fr: '(laissée de côté)', en: '(left aside)' },
  emptyColumn: { fr: 'vide', en: 'empty' },
  remembered: { fr: 'comme la dernière fois', en: 'as last time' },
  classesTitle: { fr: 'Types de lignes à importer', en: 'Types of rows to import' },
  classesHint: {
    fr: 'Un marché ou un distributeur automatique n’est pas un producteur.',
    en: 'A market or a vending machine is not a producer.',
  },
  noType: { fr: '(sans type)', en: '(no type)' },
  toPreview: { fr: 'Voir l’aperçu', en: 'See the preview' },

  working: { fr: 'Comparaison avec l’annuaire…', en: 'Comparing with the directory…' },
  writing: { fr: 'Import en cours…', en: 'Importing…' },
  progress: { fr: '{through} lignes sur {of}', en: '{through} of {of} rows' },
  reloads: {
    fr: 'Cette page se met à jour toute seule. Vous pouvez la quitter : le travail continue.',
    en: 'This page updates by itself. You may leave it: the work goes on.',
  },
  previewTitle: { fr: 'Aperçu', en: 'Preview' },
  previewLead: {
    fr: 'Rien n’est encore écrit. Voici ce que l’import ferait.',
    en: 'Nothing is written yet. This is what the import would do.',
  },
  confirm: { fr: 'Importer', en: 'Import' },
  discard: { fr: 'Abandonner', en: 'Discard' },
  discardedText: {
    fr: 'Cet aperçu a été abandonné : rien n’en a été écrit.',
    en: 'This preview was discarded: nothing of it was written.',
  },
  undoTitle: { fr: 'Annuler cet import', en: 'Undo this import' },
  undoLead: {
    fr: 'Possible pendant 30 jours. Les fiches créées sont retirées, celles qui ont changé redeviennent comme avant. Qui a repris sa fiche la garde. Une autre liste pourra ramener ces fermes.',
    en: 'Possible for 30 days. Farms that it made are removed, those that it changed are as before. Who has claimed a farm keeps it. Another list can bring these farms back.',
  },
  undo: { fr: 'Annuler l’import de {n} fermes', en: 'Undo the import of {n} farms' },
  undoing: { fr: 'Annulation en cours…', en: 'Undoing…' },
  undoneTitle: { fr: 'Import annulé', en: 'Import undone' },
  askedTitle: { fr: 'Est-ce la même ferme ?', en: 'Is it the same farm?' },
  askedPlaces: { fr: 'Où est-ce ?', en: 'Where is it?' },
  askedLead: {
    fr: 'Ces lignes ne seront importées que si vous répondez.',
    en: 'These rows are imported only if you answer.',
  },
  askedSame: { fr: 'C’est la même', en: 'It is the same' },
  askedTwo: { fr: 'Ce sont deux fermes', en: 'They are two farms' },
  askedRow: { fr: 'Ligne {line}, {value} :', en: 'Line {line}, {value}:' },
  askedSend: { fr: 'Enregistrer ces réponses', en: 'Keep these answers' },
  positionOnlyLegend: {
    fr: '{n} lignes n’ont qu’une position : la commune en est déduite, ou c’est une voisine. Les publier « aux environs de » cette commune ?',
    en: '{n} rows have a position only: the commune is worked out from it, or is a neighbour. Publish them as “near” that commune?',
  },
  positionOnlyTake: { fr: 'Oui, les publier « aux environs »', en: 'Yes, publish them as “near”' },
  positionOnlyLeave: { fr: 'Non, les laisser de côté', en: 'No, leave them out' },
  goneLead: {
    fr: 'Une version précédente de cette liste les avait, dans les départements que ce fichier couvre ; il ne les a plus. Sans réponse, elles restent dans l’annuaire.',
    en: 'An earlier version of this list had them, in the departments that this file covers; it has them no more. Without an answer they stay in the directory.',
  },
  goneKeep: { fr: 'Garder', en: 'Keep' },
  goneTakeOut: { fr: 'Retirer de l’annuaire', en: 'Take out of the directory' },
  goneAll: { fr: 'Et pour les {n} sans réponse ?', en: 'And for the {n} without an answer?' },
  goneIsOut: { fr: '{name} : retirée de l’annuaire.', en: '{name}: taken out of the directory.' },
  near: { fr: 'aux environs de {commune}', en: 'near {commune}' },
  delivery: { fr: 'Livraison (non vérifiée)', en: 'Delivery (unverified)' },
  rowsTitle: { fr: 'Les fermes, comme elles seront', en: 'The farms, as they will be' },
  place: { fr: 'Commune', en: 'Commune' },
  sells: { fr: 'Produits', en: 'Products' },
  outcome: { fr: 'Suite', en: 'Outcome' },
  aboutHere: { fr: 'vers ici', en: 'about here' },
  change: { fr: 'Changer les colonnes ou les types', en: 'Change columns or types' },
  doneTitle: { fr: 'Import terminé', en: 'Import finished' },
  doneText: {
    fr: 'Les nouveaux figurent dans l’annuaire parmi ceux qui « ne sont pas encore inscrits », par leur nom, leur commune et leurs produits. L’import n’a écrit à personne.',
    en: 'The new ones are in the directory among those “not yet with us”, by name, commune and products. The import wrote to nobody.',
  },
  failedTitle: { fr: 'Cet import a échoué', en: 'This import failed' },
  notesTitle: { fr: 'À propos du fichier', en: 'About the file' },
  communesTitle: { fr: 'Communes', en: 'Communes' },
  changesTitle: { fr: 'Ce qui change', en: 'What changes' },
  moreChanges: { fr: '… et {n} autres.', en: '… and {n} more.' },
  remarksTitle: { fr: 'Lignes refusées et remarques', en: 'Refused rows and remarks' },
  remarksAll: { fr: 'Tout télécharger (CSV)', en: 'Download all (CSV)' },
  line: { fr: 'Ligne', en: 'Line' },
  value: { fr: 'Valeur', en: 'Value' },
  reason: { fr: 'Raison', en: 'Reason' },
  countsLabel: { fr: 'Ce que deviennent les lignes', en: 'What becomes of the rows' },
  before: { fr: 'Avant', en: 'Before' },
  after: { fr: 'Après', en: 'After' },
} as const satisfies Record<string, Text>;

export const countedTexts = {
  gone: {
    one: {
      fr: '{n} ferme n’est plus dans cette version de la liste',
      en: '{n} farm is no longer in this version of the list',
    },
    many: {
      fr: '{n} fermes ne sont plus dans cette version de la liste',
      en: '{n} farms are no longer in this version of the list',
    },
  },
  refused: {
    one: { fr: '{n} ligne refusée', en: '{n} row refused' },
    many: { fr: '{n} lignes refusées', en: '{n} rows refused' },
  },
  leftOut: {
    one: { fr: '{n} laissée de côté', en: '{n} left out' },
    many: { fr: '{n} laissées de côté', en: '{n} left out' },
  },
  repeated: {
    one: { fr: '{n} déjà plus haut dans le fichier', en: '{n} already earlier in the file' },
    many: { fr: '{n} déjà plus haut dans le fichier', en: '{n} already earlier in the file' },
  },
  asked: {
    one: { fr: '{n} à préciser', en: '{n} to be told' },
    many: { fr: '{n} à préciser', en: '{n} to be told' },
  },
  times: {
    one: { fr: '{n} fois', en: '{n} time' },
    many: { fr: '{n} fois', en: '{n} times' },
  },
  undoneRemoved: {
    one: { fr: '{n} fiche retirée', en: '{n} farm removed' },
    many: { fr: '{n} fiches retirées', en: '{n} farms removed' },
  },
  undoneRestored: {
    one: { fr: '{n} fiche remise comme avant', en: '{n} farm as before again' },
    many: { fr: '{n} fiches remises comme avant', en: '{n} farms as before again' },
  },
  undoneKept: {
    one: {
      fr: '{n} fiche gardée : reprise par son producteur, ou changée depuis par une autre liste',
      en: '{n} farm kept: claimed by its producer, or changed by another list since',
    },
    many: {
      fr: '{n} fiches gardées : reprises par leur producteur, ou changées depuis par une autre liste',
      en: '{n} farms kept: claimed by their producers, or changed by another list since',
    },
  },
  approximate: {
    one: {
      fr: '{n} est situé au centre de sa commune : son adresse sera cherchée à l’import.',
      en: '{n} lies at the centre of its commune: its address will be looked up on import.',
    },
    many: {
      fr: '{n} sont situés au centre de leur commune : leur adresse sera cherchée à l’import.',
      en: '{n} lie at the centre of their commune: their address will be looked up on import.',
    },
  },
  rows: {
    one: { fr: '{n} ligne dans le fichier', en: '{n} row in the file' },
    many: { fr: '{n} lignes dans le fichier', en: '{n} rows in the file' },
  },
} as const satisfies Record<string, CountedText>;

export const outcomeTexts: Readonly<Record<RowResult['outcome'], CountedText>> = {
  created: {
    one: { fr: '{n} nouveau producteur', en: '{n} new producer' },
    many: { fr: '{n} nouveaux producteurs', en: '{n} new producers' },
  },
  changed: {
    one: { fr: '{n} mis à jour', en: '{n} updated' },
    many: { fr: '{n} mis à jour', en: '{n} updated' },
  },
  unchanged: {
    one: { fr: '{n} déjà connu, sans changement', en: '{n} known already, unchanged' },
    many: { fr: '{n} déjà connus, sans changement', en: '{n} known already, unchanged' },
  },
  registered: {
    one: { fr: '{n} déjà inscrit', en: '{n} registered already' },
    many: { fr: '{n} déjà inscrits', en: '{n} registered already' },
  },
  asked: {
    one: { fr: '{n} peut-être déjà connu, à préciser', en: '{n} perhaps known already, to be told' },
    many: { fr: '{n} peut-être déjà connus, à préciser', en: '{n} perhaps known already, to be told' },
  },
  removed: {
    one: { fr: '{n} a demandé à ne pas figurer', en: '{n} asked not to be listed' },
    many: { fr: '{n} ont demandé à ne pas figurer', en: '{n} asked not to be listed' },
  },
};

export const stateTexts: Readonly<Record<ImportState, Text>> = {
  columns: { fr: 'Colonnes à vérifier', en: 'Columns to check' },
  waiting: { fr: 'En attente', en: 'Waiting' },
  comparing: { fr: 'Comparaison', en: 'Comparing' },
  preview: { fr: 'Aperçu prêt', en: 'Preview ready' },
  writing: { fr: 'Import en cours', en: 'Importing' },
  done: { fr: 'Terminé', en: 'Finished' },
  failed: { fr: 'Échec', en: 'Failed' },
  discarded: { fr: 'Abandonné', en: 'Discarded' },
  undoing: { fr: 'Annulation en cours', en: 'Being undone' },
  undone: { fr: 'Annulé', en: 'Undone' },
};

/** What becomes of one row. */
export const rowOutcomeTexts: Readonly<Record<RowResult['outcome'], Text>> = {
  created: { fr: 'nouveau', en: 'new' },
  changed: { fr: 'mis à jour', en: 'updated' },
  unchanged: { fr: 'sans changement', en: 'unchanged' },
  removed: { fr: 'a demandé à ne pas figurer', en: 'asked not to be listed' },
  registered: { fr: 'déjà inscrit', en: 'registered already' },
  asked: { fr: 'à préciser', en: 'to be told' },
};

/** A row of the list beside a farm that is known from before. */
export const askedKnownTexts: Readonly<Record<Doubt, Text>> = {
  siret: {
    fr: 'Ligne {line}, {name} : même SIRET que {known}, déjà connu sous un autre nom et dans une autre commune : est-ce la même ferme ?',
    en: 'Line {line}, {name}: same SIRET as {known}, known already under another name and in another commune: is it the same farm?',
  },
  distance: {
    fr: 'Ligne {line}, {name} : {known} est déjà connu à {commune}, mais ailleurs dans la commune : est-ce la même ferme ?',
    en: 'Line {line}, {name}: {known} is known already in {commune}, but elsewhere in the commune: is it the same farm?',
  },
  address: {
    fr: 'Ligne {line}, {name} : {known} est déjà connu à {commune}, à une autre adresse : est-ce la même ferme ?',
    en: 'Line {line}, {name}: {known} is known already in {commune}, at another address: is it the same farm?',
  },
};
