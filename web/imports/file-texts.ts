import type { FileFaultCode, FileNoteCode } from '#domain/imports/reading/file-codes.ts';
import type { Text } from '#domain/shared/primitives.ts';

/** Why a file is not read at all. */
export const FILE_FAULTS: Readonly<Record<FileFaultCode, Text>> = {
  empty: { fr: 'Ce fichier est vide.', en: 'This file is empty.' },
  tooLarge: {
    fr: 'Ce fichier est trop lourd ({megabytes} Mo) : la limite est de {most} Mo. Retirez les colonnes inutiles ou coupez la liste en plusieurs fichiers.',
    en: 'This file is too large ({megabytes} MB): the limit is {most} MB. Take out columns that are not needed, or cut the list into several files.',
  },
  oldWorkbook: {
    fr: 'C’est un classeur d’un format que nous ne lisons pas (.xls ou .xlsb). Ouvrez-le, choisissez « Enregistrer sous » puis « Classeur Excel (.xlsx) » ou « CSV UTF-8 », et importez ce fichier-là.',
    en: 'This is a workbook of a format that we do not read (.xls or .xlsb). Open it, choose “Save as”, then “Excel workbook (.xlsx)” or “CSV UTF-8”, and import that file.',
  },
  protectedWorkbook: {
    fr: 'Ce classeur est protégé par un mot de passe. Ouvrez-le, enregistrez-le sans mot de passe (.xlsx) ou en « CSV UTF-8 », et importez ce fichier-là.',
    en: 'This workbook is protected by a password. Open it, save it without one (.xlsx) or as “CSV UTF-8”, and import that file.',
  },
  damagedWorkbook: {
    fr: 'Ce classeur est abîmé ou incomplet : il ne s’ouvre pas. Ouvrez-le dans votre tableur, enregistrez-le à nouveau, puis importez ce fichier-là.',
    en: 'This workbook is damaged or incomplete: it does not open. Open it in your spreadsheet, save it again, and import that file.',
  },
  unfoldsTooMuch: {
    fr: 'Une fois déplié, ce classeur dépasse {most} Mo : ce n’est pas une liste, ou il contient beaucoup de lignes vides mises en forme. Copiez la liste dans un nouveau classeur, ou enregistrez-la en « CSV UTF-8 ».',
    en: 'Unfolded, this workbook is more than {most} MB: it is not a list, or holds many empty rows with a format. Copy the list into a new workbook, or save it as “CSV UTF-8”.',
  },
  sheetTooLong: {
    fr: 'Cette feuille a plus de {most} lignes. Coupez la liste en plusieurs fichiers.',
    en: 'This sheet has more than {most} rows. Cut the list into several files.',
  },
  sheetTooWide: {
    fr: 'Cette feuille a plus de {most} colonnes. Gardez celles de la liste et importez à nouveau.',
    en: 'This sheet has more than {most} columns. Keep those of the list and import again.',
  },
  sheetOneColumn: {
    fr: 'La feuille « {sheet} » n’a qu’une colonne. Il faut au moins un nom et une commune par ligne, chacun dans sa colonne.',
    en: 'The sheet “{sheet}” has one column only. Each row needs at least a name and a commune, each in its column.',
  },
  otherDocument: {
    fr: 'C’est un document, et non un classeur. Il faut un classeur (.xlsx, .ods) ou un fichier CSV.',
    en: 'This is a document, not a workbook. A workbook (.xlsx, .ods) or a CSV file is needed.',
  },
  zip: {
    fr: 'C’est une archive ZIP. Ouvrez-la et importez le fichier qu’elle contient.',
    en: 'This is a ZIP archive. Open it and import the file that it holds.',
  },
  pdf: {
    fr: 'C’est un PDF. Il faut un classeur (.xlsx, .ods) ou un fichier CSV.',
    en: 'This is a PDF. A workbook (.xlsx, .ods) or a CSV file is needed.',
  },
  image: {
    fr: 'C’est une image. Il faut un classeur (.xlsx, .ods) ou un fichier CSV.',
    en: 'This is an image. A workbook (.xlsx, .ods) or a CSV file is needed.',
  },
  nulByte: {
    fr: 'Ce fichier contient un octet nul à la ligne {line} : il est abîmé, ou ce n’est pas un fichier de texte. Exportez la liste à nouveau.',
    en: 'This file holds a NUL byte on line {line}: it is damaged, or not a text file. Please export the list again.',
  },
  damaged: {
    fr: 'Ce fichier compressé est abîmé : il ne s’ouvre pas. Envoyez-le à nouveau.',
    en: 'This compressed file is damaged: it does not open. Please send it again.',
  },
  unreadable: {
    fr: 'Ce fichier n’est plus là, ou ne se lit plus comme avant : importez-le à nouveau.',
    en: 'This file is no longer there, or no longer reads as it did: import it again.',
  },
  encodingLost: {
    fr: 'Les lettres accentuées de ce fichier ont été perdues avant d’arriver ici (par exemple ligne {line}). Envoyez-le en UTF-8, ou comme application/octet-stream.',
    en: 'The accented letters of this file were lost before it got here (line {line}, for one). Send it in UTF-8, or as application/octet-stream.',
  },
  encodingUnknown: {
    fr: 'Les lettres accentuées de ce fichier ne se lisent dans aucun encodage que nous connaissons. Enregistrez-le en « CSV UTF-8 » et importez ce fichier-là.',
    en: 'The accented letters of this file read in no encoding that we know. Save it as “CSV UTF-8” and import that file.',
  },
  jsonWithoutList: {
    fr: 'Ce fichier JSON est abîmé, ou ne contient pas de liste : il faut un tableau d’objets, ou du GeoJSON avec ses « features ».',
    en: 'This JSON file is damaged, or holds no list: an array of objects is needed, or GeoJSON with its “features”.',
  },
  mapWithoutPoints: {
    fr: 'Ce fichier de carte (KML ou GPX) n’a pas de points : des tracés ne disent pas où sont les producteurs.',
    en: 'This map file (KML or GPX) has no points: tracks do not say where producers are.',
  },
  damagedMap: {
    fr: 'Ce fichier de carte (KML ou GPX) est abîmé ou coupé : exportez-le à nouveau.',
    en: 'This map file (KML or GPX) is damaged or cut: export it again.',
  },
  webPage: {
    fr: 'C’est une page web, pas une liste : cherchez-y le bouton qui télécharge le fichier (CSV, GeoJSON…).',
    en: 'This is a web page, not a list: look there for the button that downloads the file (CSV, GeoJSON…).',
  },
  otherXml: {
    fr: 'C’est un fichier XML d’une sorte que nous ne lisons pas. Il faut du CSV, un classeur (.xlsx, .ods), du GeoJSON, du KML ou du GPX.',
    en: 'This is an XML file of a kind that we do not read. CSV, a workbook (.xlsx, .ods), GeoJSON, KML or GPX is needed.',
  },
  oneColumn: {
    fr: 'Ce fichier n’a qu’une colonne : aucun point-virgule, virgule, tabulation ni barre ne sépare ses valeurs. Il faut au moins un nom et une commune par ligne.',
    en: 'This file has one column only: no semicolon, comma, tab or bar separates its values. Each line needs at least a name and a commune.',
  },
  noRows: {
    fr: 'Ce fichier n’a que des titres de colonnes, et aucune ligne.',
    en: 'This file has headings only, and no row.',
  },
  tooManyRows: {
    fr: 'Ce fichier a {rows} lignes : la limite est de {most}. Coupez-le en plusieurs fichiers.',
    en: 'This file has {rows} rows: the limit is {most}. Cut it into several files.',
  },
  tooManyColumns: {
    fr: 'Ce fichier a {columns} colonnes : la limite est de {most}. Ses valeurs ne sont sans doute pas séparées comme nous le croyons.',
    en: 'This file has {columns} columns: the limit is {most}. Its values are probably not separated the way we think.',
  },
};

/** What is worth saying of a file that was read all the same. */
export const FILE_NOTES: Readonly<Record<FileNoteCode, Text>> = {
  linesAbove: {
    fr: 'Les titres de colonnes sont à la ligne {line} ; ce qui est au-dessus n’a pas été lu comme des producteurs.',
    en: 'The headings are on line {line}; what is above them was not read as producers.',
  },
  headingGuessed: {
    fr: 'Aucun titre de colonne n’a été reconnu : la ligne {line} a été prise pour eux. Dites ce que contient chaque colonne.',
    en: 'No heading was recognised: line {line} was taken for them. Say what each column holds.',
  },
  cutInQuotes: {
    fr: 'Le fichier semble coupé : les guillemets ouverts à la ligne {line} ne se referment pas. Cette ligne n’est pas importée.',
    en: 'The file seems to be cut: the quotation mark opened on line {line} never closes. That row is not imported.',
  },
  cutRow: {
    fr: 'Le fichier semble coupé : sa dernière ligne ({line}) a {cells} valeurs au lieu de {columns}. Elle n’est pas importée.',
    en: 'The file seems to be cut: its last line ({line}) has {cells} values instead of {columns}. It is not imported.',
  },
  strayQuote: {
    fr: 'Un guillemet isolé, à la ligne {line}, a été lu comme un caractère ordinaire.',
    en: 'A lone quotation mark on line {line} was read as an ordinary character.',
  },
  exchanged: {
    fr: 'Latitude et longitude sont échangées dans ce fichier : nous les avons remises dans l’ordre.',
    en: 'Latitude and longitude are exchanged in this file: we have put them in order.',
  },
  emptyColumns: {
    fr: 'Colonnes vides : {columns}.',
    en: 'Empty columns: {columns}.',
  },
  sheetChosen: {
    fr: 'Ce classeur a plusieurs feuilles : « {sheet} » a été lue ; laissées de côté : {others}.',
    en: 'This workbook has several sheets: “{sheet}” was read; left aside: {others}.',
  },
  errorCells: {
    fr: 'Cellules qui affichent une erreur (#N/A…) : {count}, la première à la ligne {line}. Elles ont été lues comme vides.',
    en: 'Cells that show an error (#N/A…): {count}, the first on line {line}. They were read as empty.',
  },
  decodedTwice: {
    fr: 'Des lettres accentuées avaient été abîmées par un autre programme (PÃ©pÃ© pour Pépé) : {count} ont été remises.',
    en: 'Accented letters had been damaged by another program (PÃ©pÃ© for Pépé): {count} were put right.',
  },
  hiddenRows: {
    fr: 'Lignes masquées ou filtrées dans le classeur : {count}, la première à la ligne {line}. Elles ont été lues comme les autres : si elles n’en sont pas, supprimez-les du classeur et importez-le à nouveau.',
    en: 'Rows hidden or filtered out in the workbook: {count}, the first on line {line}. They were read like the others: if they do not belong, delete them from the workbook and import it again.',
  },
  hiddenColumns: {
    fr: 'Colonnes masquées dans le classeur : {columns}. Elles ont été lues comme les autres ; dites ci-dessous ce qu’elles contiennent, ou laissez-les de côté.',
    en: 'Columns hidden in the workbook: {columns}. They were read like the others; say what they hold, or leave them aside.',
  },
  unusedColumns: {
    fr: 'Colonnes que nous n’utilisons pas : {columns}.',
    en: 'Columns that we do not use: {columns}.',
  },
  uncalculated: {
    fr: 'Formules sans valeur enregistrée : {count}, la première à la ligne {line}. Nous ne calculons rien : elles ont été lues comme vides. Ouvrez le classeur dans votre tableur et enregistrez-le pour garder leurs valeurs.',
    en: 'Formulas without a stored value: {count}, the first on line {line}. We calculate nothing: they were read as empty. Open the workbook in your spreadsheet and save it to keep their values.',
  },
};
