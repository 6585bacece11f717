import type { Text } from '../../shared/primitives.ts';
import type { Said } from '../said.ts';

/** Why a file is not read at all. */
export type FileFaultCode =
  | 'empty'
  | 'tooLarge'
  | 'spreadsheet'
  | 'pdf'
  | 'image'
  | 'nulByte'
  | 'damaged'
  | 'unreadable'
  | 'encodingLost'
  | 'oneColumn'
  | 'noRows'
  | 'tooManyRows'
  | 'tooManyColumns';
export type FileFault = Said<FileFaultCode>;

export const FILE_FAULTS: Readonly<Record<FileFaultCode, Text>> = {
  empty: { fr: 'Ce fichier est vide.', en: 'This file is empty.' },
  tooLarge: {
    fr: 'Ce fichier est trop lourd ({megabytes} Mo) : la limite est de {most} Mo. Retirez les colonnes inutiles ou coupez la liste en plusieurs fichiers.',
    en: 'This file is too large ({megabytes} MB): the limit is {most} MB. Take out columns that are not needed, or cut the list into several files.',
  },
  spreadsheet: {
    fr: 'C’est un classeur de tableur. Ouvrez-le, choisissez « Enregistrer sous » puis « CSV UTF-8 », et importez ce fichier-là.',
    en: 'This is a spreadsheet workbook. Open it, choose “Save as”, then “CSV UTF-8”, and import that file.',
  },
  pdf: {
    fr: 'C’est un PDF. Il faut un fichier CSV, tel qu’un tableur en enregistre.',
    en: 'This is a PDF. A CSV file is needed, as a spreadsheet saves it.',
  },
  image: {
    fr: 'C’est une image. Il faut un fichier CSV, tel qu’un tableur en enregistre.',
    en: 'This is an image. A CSV file is needed, as a spreadsheet saves it.',
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
export type FileNoteCode =
  | 'linesAbove'
  | 'headingGuessed'
  | 'cutInQuotes'
  | 'cutRow'
  | 'strayQuote'
  | 'exchanged'
  | 'emptyColumns';
export type FileNote = Said<FileNoteCode>;

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
};
