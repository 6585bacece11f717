import type { CodedMessage } from '../coded-message.ts';

/** Why a file is not read at all. */
export type FileFaultCode =
  | 'empty'
  | 'tooLarge'
  | 'oldWorkbook'
  | 'protectedWorkbook'
  | 'damagedWorkbook'
  | 'unfoldsTooMuch'
  | 'sheetTooLong'
  | 'sheetTooWide'
  | 'sheetOneColumn'
  | 'otherDocument'
  | 'zip'
  | 'pdf'
  | 'image'
  | 'nulByte'
  | 'damaged'
  | 'unreadable'
  | 'encodingLost'
  | 'encodingUnknown'
  | 'jsonWithoutList'
  | 'mapWithoutPoints'
  | 'damagedMap'
  | 'webPage'
  | 'otherXml'
  | 'oneColumn'
  | 'noRows'
  | 'tooManyRows'
  | 'tooManyColumns';
export type FileFault = CodedMessage<FileFaultCode>;

/** What is worth saying of a file that was read all the same. */
export type FileNoteCode =
  | 'linesAbove'
  | 'headingGuessed'
  | 'cutInQuotes'
  | 'cutRow'
  | 'strayQuote'
  | 'exchanged'
  | 'emptyColumns'
  | 'sheetChosen'
  | 'errorCells'
  | 'uncalculated'
  | 'hiddenRows'
  | 'hiddenColumns'
  | 'decodedTwice'
  | 'unusedColumns';
export type FileNote = CodedMessage<FileNoteCode>;
