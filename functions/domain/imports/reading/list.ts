import { foldName } from '#domain/places/place-words.ts';
import { foldText } from '#domain/shared/fold-text.ts';
import { done, type Outcome, refused } from '#domain/shared/outcome.ts';
import { codedMessage } from '../coded-message.ts';
import { type DecodedFile, decodeFile, type Encoding, isZip, sizeFault } from './bytes.ts';
import { type CsvRecord, readCsv, type Separator } from './csv.ts';
import type { FileFault, FileNote } from './file-codes.ts';
import { readJsonList } from './published/json-list.ts';
import { readMapFile } from './published/map-files.ts';
import { type PublishedTable, withoutMarkup } from './published/table.ts';
import { type FoundSeparator, findSeparator } from './separator.ts';
import { MAX_INFLATED_BYTES, readWorkbook, type Workbook } from './workbook/read-workbook.ts';
import { openZip } from './workbook/zip.ts';

/** A file read as a list: headings, and rows that know their line. */

export interface List {
  /** Of a text, or the kind of workbook. */
  readonly encoding: Encoding | Workbook['kind'] | PublishedTable['kind'];
  /** Nothing parts the cells of a workbook. */
  readonly separator: Separator | '';
  readonly headings: readonly Heading[];
  readonly headingLine: number;
  /** Values that a row has at most: those beyond have no heading. */
  readonly width: number;
  readonly rows: readonly ListRow[];
  readonly notes: readonly FileNote[];
}

export interface Heading {
  /** As written, or `Colonne D` where the file gives none; a second one of the same name has ` (2)` after it. */
  readonly name: string;
  /** Place of its cells in a row, from 0. */
  readonly index: number;
}

export interface ListRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** A national list of farm shops has some 10,000 rows; five times that still fits in a worker's memory. */
export const MAX_ROWS = 50_000;
const MAX_COLUMNS = 200;
/** Titles, dates and notes above the headings. */
const MAX_LINES_ABOVE = 12;

type Knows = (headings: readonly string[]) => number;

/** Rows before it is known which of them are headings. */
interface Records {
  readonly encoding: List['encoding'];
  readonly separator: List['separator'];
  readonly records: readonly CsvRecord[];
  readonly notes: readonly FileNote[];
  /** The first record holds the headings for certain. */
  readonly headed?: boolean;
}

/**
 * A workbook where the bytes are one, else a text: JSON, a map file, or values between separators.
 *
 * @param knows how many of these headings are known: the line with the most is the line of headings.
 */
export const readList = (bytes: Uint8Array, knows: Knows): Outcome<List, FileFault> => {
  const kmz = isZip(bytes) ? kmlIn(bytes) : undefined;
  const read = kmz !== undefined ? readText(kmz) : isZip(bytes) ? readSheet(bytes) : readText(bytes);
  return read.ok ? done(listOf(read.value, knows)) : read;
};

/** A KMZ is a zip with a KML file in it. */
const kmlIn = (bytes: Uint8Array): Uint8Array | undefined => {
  try {
    const zip = openZip(bytes, MAX_INFLATED_BYTES);
    const name = zip.names.find((one) => /\.kml$/i.test(one));
    return name === undefined ? undefined : new TextEncoder().encode(zip.text(name));
  } catch {
    // A damaged zip: what reads workbooks says so.
    return undefined;
  }
};

const readText = (bytes: Uint8Array): Outcome<Records, FileFault> => {
  const decoded = decodeFile(bytes);
  if (!decoded.ok) return decoded;
  const published = readPublished(decoded.value);
  if (published !== undefined) return published;
  const { text, skipped } = withoutHint(decoded.value.text);
  const found = findSeparator(text);
  const read = readCsv(text, found.separator);
  const records = read.records
    .map(({ line, cells }) => ({ line: line + skipped, cells: cells.map(tidyCell) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''));
  const shape = shapeFault(records, found);
  if (shape !== undefined) return refused(shape);
  const notes: FileNote[] = [
    ...mendedNote(decoded.value.mended),
    ...read.strayQuotes.map((line) => codedMessage('strayQuote', { line: line + skipped })),
    ...(read.openFrom === undefined ? [] : [codedMessage('cutInQuotes', { line: read.openFrom + skipped })]),
  ];
  return done({ encoding: decoded.value.encoding, separator: found.separator, records, notes });
};

const SHEET_LIMITS = { rows: MAX_ROWS + MAX_LINES_ABOVE, columns: MAX_COLUMNS } as const;

/** Cells of one row are all there is of it: none is cut, and none is one too many. */
const readSheet = (bytes: Uint8Array): Outcome<Records, FileFault> => {
  const fault = sizeFault(bytes.length);
  if (fault !== undefined) return refused(fault);
  const read = readWorkbook(bytes, SHEET_LIMITS);
  if (!read.ok) return read;
  const { kind, sheet, others } = read.value;
  const width = sheet.rows.reduce((widest, { cells }) => Math.max(widest, cells.length), 0);
  if (sheet.rows.every(({ cells }) => cells.filter((cell) => cell !== '').length < 2))
    return refused(codedMessage('sheetOneColumn', { sheet: sheet.name }));
  if (sheet.rows.length < 2) return refused(codedMessage('noRows'));
  const notes: FileNote[] = [
    ...(others.length === 0 ? [] : [codedMessage('sheetChosen', { sheet: sheet.name, others: others.join(', ') })]),
    ...(sheet.errors.count === 0 ? [] : [codedMessage('errorCells', { ...sheet.errors })]),
    ...(sheet.uncalculated.count === 0 ? [] : [codedMessage('uncalculated', { ...sheet.uncalculated })]),
    ...(sheet.hidden.rows.count === 0 ? [] : [codedMessage('hiddenRows', { ...sheet.hidden.rows })]),
    ...(sheet.hidden.columns.length === 0
      ? []
      : [codedMessage('hiddenColumns', { columns: sheet.hidden.columns.map(letterOf).join(', ') })]),
  ];
  const records = sheet.rows.map(({ line, cells }) => ({ line, cells: filledUp(cells, width) }));
  return done({ encoding: kind, separator: '', records, notes });
};

/** Folded before anything is looked at, headings too. */
const tidyCell = (cell: string): string => foldText(MARKUP.test(cell) ? withoutMarkup(cell) : cell).trim();

/** Cells that come from a web page; a name may hold other signs ("L’Œuf <d’or>"). */
const MARKUP =
  /<\/?(?:p|br|b|i|u|em|strong|div|span|a|ul|ol|li|h[1-6]|font|table|tr|td)(?:\s[^<>]*)?\/?>|&(?:[a-z]{2,8}|#\d{2,5});/i;

const filledUp = (cells: readonly string[], width: number): string[] =>
  Array.from({ length: width }, (_, index) => tidyCell(cells[index] ?? ''));

/** JSON, GeoJSON, KML and GPX, whatever the file is called; undefined where the text is none of them. */
const readPublished = ({ text, mended }: DecodedFile): Outcome<Records, FileFault> | undefined => {
  const start = text.trimStart().slice(0, 1);
  if (start === '{' || start === '[') {
    const table = readJsonList(text);
    return table === undefined ? refused(codedMessage('jsonWithoutList')) : fromTable(table, mended);
  }
  if (start !== '<') return undefined;
  const map = readMapFile(text);
  if (map === undefined)
    return refused(codedMessage(/^\s*<(?:!doctype html|html)/i.test(text) ? 'webPage' : 'otherXml'));
  if (map === 'noPoints') return refused(codedMessage('mapWithoutPoints'));
  return map === 'damaged' ? refused(codedMessage('damagedMap')) : fromTable(map, mended);
};

const mendedNote = (count: number): FileNote[] => (count === 0 ? [] : [codedMessage('decodedTwice', { count })]);

const fromTable = ({ kind, headings, rows }: PublishedTable, mended: number): Outcome<Records, FileFault> => {
  if (headings.length > MAX_COLUMNS)
    return refused(codedMessage('tooManyColumns', { columns: headings.length, most: MAX_COLUMNS }));
  if (rows.length > MAX_ROWS) return refused(codedMessage('tooManyRows', { rows: rows.length, most: MAX_ROWS }));
  const records = [
    { line: 0, cells: headings.map(tidyCell) },
    ...rows.map(({ line, cells }) => ({ line, cells: cells.map(tidyCell) })),
  ];
  return done({ encoding: kind, separator: '', records, notes: mendedNote(mended), headed: true });
};

/** Excel writes `sep=;` on a line of its own above everything: it is for programs, not a row. */
const withoutHint = (text: string): { readonly text: string; readonly skipped: number } => {
  const hint = /^sep=.(?:\r\n|\n|\r)/.exec(text);
  return hint === null ? { text, skipped: 0 } : { text: text.slice(hint[0].length), skipped: 1 };
};

const shapeFault = (records: readonly CsvRecord[], { columns }: FoundSeparator): FileFault | undefined => {
  if (columns < 2) return codedMessage('oneColumn');
  if (columns > MAX_COLUMNS) return codedMessage('tooManyColumns', { columns, most: MAX_COLUMNS });
  if (records.length < 2) return codedMessage('noRows');
  return records.length > MAX_ROWS + MAX_LINES_ABOVE
    ? codedMessage('tooManyRows', { rows: records.length, most: MAX_ROWS })
    : undefined;
};

const listOf = ({ encoding, separator, records, notes, headed = false }: Records, knows: Knows): List => {
  const { at, sure } = headed ? { at: 0, sure: true } : headingAt(records, knows);
  const heading = records[at] ?? { line: 1, cells: [] };
  const repeated = heading.cells.join('\0');
  const below = records.slice(at + 1).filter(({ cells }) => cells.join('\0') !== repeated);
  const { headings, empty } = headingsOf(heading, below);
  const cut = cutRow(below, heading.cells.length);
  const cutNote =
    cut && codedMessage('cutRow', { line: cut.line, cells: cut.cells.length, columns: heading.cells.length });
  return {
    encoding,
    separator,
    headings,
    headingLine: heading.line,
    width: heading.cells.length,
    rows: below.filter((row) => row !== cut),
    notes: [
      ...(at > 0 && sure ? [codedMessage('linesAbove', { line: heading.line })] : []),
      ...(sure ? [] : [codedMessage('headingGuessed', { line: heading.line })]),
      ...(empty.length === 0 ? [] : [codedMessage('emptyColumns', { columns: empty.join(', ') })]),
      ...notes,
      ...(cutNote === undefined ? [] : [cutNote]),
    ],
  };
};

/** The line with the most known headings among the first; where none is known, the first as full as its neighbours. */
const headingAt = (records: readonly CsvRecord[], knows: Knows): { readonly at: number; readonly sure: boolean } => {
  const first = records.slice(0, MAX_LINES_ABOVE);
  const known = first.map(({ cells }) => knows(cells));
  const most = Math.max(...known);
  // One known word may be a title ("Producteurs"); two side by side are headings.
  if (most >= 2) return { at: known.indexOf(most), sure: true };
  const filled = first.map(({ cells }) => cells.filter((cell) => cell !== '').length);
  const at = filled.findIndex((count) => count >= Math.max(...filled) / 2);
  return { at: Math.max(0, at), sure: false };
};

const headingsOf = (
  heading: CsvRecord,
  below: readonly CsvRecord[],
): { readonly headings: Heading[]; readonly empty: string[] } => {
  const width = below.reduce((widest, { cells }) => Math.max(widest, cells.length), heading.cells.length);
  const used = Array.from({ length: width }, () => false);
  for (const { cells } of below) {
    for (const [index, cell] of cells.entries()) if (cell !== '') used[index] = true;
  }
  const seen = new Map<string, number>();
  const headings: Heading[] = [];
  const empty: string[] = [];
  for (let index = 0; index < Math.min(width, MAX_COLUMNS); index += 1) {
    const written = (heading.cells[index] ?? '').replace(/\s+/g, ' ').slice(0, 80);
    if (used[index] !== true && written === '') continue;
    if (used[index] !== true) empty.push(written);
    const base = written === '' ? `Colonne ${letterOf(index)}` : written;
    const times = (seen.get(foldName(base)) ?? 0) + 1;
    seen.set(foldName(base), times);
    headings.push({ name: times === 1 ? base : `${base} (${times})`, index });
  }
  return { headings, empty };
};

/** The letter that a spreadsheet writes above a column: 0 is A, 26 is AA. */
const letterOf = (index: number): string =>
  (index >= 26 ? letterOf(Math.floor(index / 26) - 1) : '') + String.fromCharCode(65 + (index % 26));

/** The last row, where it alone has fewer values than there are headings: programs that leave out empty ends do so everywhere. */
const cutRow = (rows: readonly CsvRecord[], columns: number): CsvRecord | undefined => {
  const last = rows.at(-1);
  if (last === undefined || rows.length < 2 || last.cells.length >= columns) return undefined;
  return rows.slice(0, -1).every(({ cells }) => cells.length >= columns) ? last : undefined;
};
