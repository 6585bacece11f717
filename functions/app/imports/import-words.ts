import type { CodedMessage } from '#domain/imports/coded-message.ts';
import type { Import } from '#domain/imports/import.ts';
import { csvOut } from '#domain/imports/reading/csv-out.ts';
import type { Remark } from '#domain/imports/row-codes.ts';
import type { Language, Text } from '#domain/shared/primitives.ts';
import { FILE_FAULTS, FILE_NOTES } from '#web/imports/file-texts.ts';
import { ROW_WORDS } from '#web/imports/row-texts.ts';
import { sentence } from '#web/imports/sentence.ts';

/** What an import has to say, in the reader's language. Codes that a later version has dropped are said as they stand. */
const wordsIn = (words: Readonly<Record<string, Text>>, message: CodedMessage, lang: Language): string =>
  message.code in words ? sentence(words, message, lang) : message.code;

export const faultInWords = (message: CodedMessage, lang: Language): string => wordsIn(FILE_FAULTS, message, lang);
export const noteInWords = (message: CodedMessage, lang: Language): string => wordsIn(FILE_NOTES, message, lang);
export const reasonInWords = (message: CodedMessage, lang: Language): string => wordsIn(ROW_WORDS, message, lang);

export const notesInWords = (job: Import, lang: Language): string[] =>
  job.file.notes.map((note) => noteInWords(note, lang));

const MISSING: Readonly<Record<'name' | 'place', Text>> = {
  name: {
    fr: 'Aucune colonne ne dit le nom : indiquez laquelle le contient.',
    en: 'No column says the name: say which one holds it.',
  },
  place: {
    fr: 'Aucune colonne ne dit où : il faut la commune, le code postal ou la position.',
    en: 'No column says where: the commune, the postcode or the position is needed.',
  },
};

export const missingInWords = (missing: readonly ('name' | 'place')[], lang: Language): string =>
  missing.map((what) => MISSING[what][lang]).join(' ');

const HEADINGS: Readonly<Record<Language, readonly string[]>> = {
  fr: ['Ligne', 'Suite', 'Colonne', 'Valeur', 'Raison'],
  en: ['Line', 'Outcome', 'Column', 'Value', 'Reason'],
};

const KINDS: Readonly<Record<Remark['kind'], Text>> = {
  refused: { fr: 'Refusée', en: 'Refused' },
  leftOut: { fr: 'Laissée de côté', en: 'Left out' },
  repeated: { fr: 'Déjà dans le fichier', en: 'Already in the file' },
  asked: { fr: 'À préciser', en: 'To be told' },
  note: { fr: 'Prise, avec une remarque', en: 'Taken, with a remark' },
};

export const kindInWords = (kind: Remark['kind'], lang: Language): string => KINDS[kind][lang];

/** Every remark, as a file that opens in a spreadsheet beside the list. */
export const remarksCsv = (remarks: readonly Remark[], lang: Language): string =>
  csvOut(
    HEADINGS[lang],
    remarks.map(({ kind, line, column, value, reason }) => [
      line,
      KINDS[kind][lang],
      column,
      value,
      reasonInWords(reason, lang),
    ]),
  );
