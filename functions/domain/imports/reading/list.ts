import { foldName } from '../../areas/place-words.ts';
import { done, type Outcome, refused } from '../../shared/outcome.ts';
import { said } from '../said.ts';
import { decodeFile, type Encoding } from './bytes.ts';
import { type CsvRead, type CsvRecord, readCsv, type Separator } from './csv.ts';
import type { FileFault, FileNote } from './file-words.ts';
import { type FoundSeparator, findSeparator } from './separator.ts';

/** A file read as a list: headings, and rows that know their line. */

export interface List {
  readonly encoding: Encoding;
  readonly separator: Separator;
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
export const MOST_ROWS = 50_000;
const MOST_COLUMNS = 200;
/** Titles, dates and notes above the headings. */
const MOST_LINES_ABOVE = 12;

/**
 * @param knows how many of these headings are known: the line with the most is the line of headings.
 */
export const readList = (
  bytes: Uint8Array,
  knows: (headings: readonly string[]) => number,
): Outcome<List, FileFault> => {
  const decoded = decodeFile(bytes);
  if (!decoded.ok) return decoded;
  const { text, skipped } = withoutHint(decoded.value.text);
  const found = findSeparator(text);
  const read = readCsv(text, found.separator);
  const records = read.records
    .map(({ line, cells }) => ({ line: line + skipped, cells: cells.map((cell) => cell.trim()) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''));
  const shape = shapeFault(records, found);
  if (shape !== undefined) return refused(shape);
  const { encoding } = decoded.value;
  return done(listOf(records, { encoding, separator: found.separator, read, skipped, knows }));
};

/** Excel writes `sep=;` on a line of its own above everything: it is for programs, not a row. */
const withoutHint = (text: string): { readonly text: string; readonly skipped: number } => {
  const hint = /^sep=.(?:\r\n|\n|\r)/.exec(text);
  return hint === null ? { text, skipped: 0 } : { text: text.slice(hint[0].length), skipped: 1 };
};

const shapeFault = (records: readonly CsvRecord[], { columns }: FoundSeparator): FileFault | undefined => {
  if (columns < 2) return said('oneColumn');
  if (columns > MOST_COLUMNS) return said('tooManyColumns', { columns, most: MOST_COLUMNS });
  if (records.length < 2) return said('noRows');
  return records.length > MOST_ROWS + MOST_LINES_ABOVE
    ? said('tooManyRows', { rows: records.length, most: MOST_ROWS })
    : undefined;
};

interface Circumstances {
  readonly encoding: Encoding;
  readonly separator: Separator;
  readonly read: CsvRead;
  readonly skipped: number;
  readonly knows: (headings: readonly string[]) => number;
}

const listOf = (records: readonly CsvRecord[], { encoding, separator, read, skipped, knows }: Circumstances): List => {
  const { at, sure } = headingAt(records, knows);
  const heading = records[at] ?? { line: 1, cells: [] };
  const repeated = heading.cells.join('\0');
  const below = records.slice(at + 1).filter(({ cells }) => cells.join('\0') !== repeated);
  const { headings, empty } = headingsOf(heading, below);
  const cut = cutRow(below, heading.cells.length);
  const notes: FileNote[] = [
    ...(at > 0 && sure ? [said('linesAbove', { line: heading.line })] : []),
    ...(sure ? [] : [said('headingGuessed', { line: heading.line })]),
    ...(empty.length === 0 ? [] : [said('emptyColumns', { columns: empty.join(', ') })]),
    ...read.strayQuotes.map((line) => said('strayQuote', { line: line + skipped })),
    ...(read.openFrom === undefined ? [] : [said('cutInQuotes', { line: read.openFrom + skipped })]),
    ...(cut === undefined
      ? []
      : [said('cutRow', { line: cut.line, cells: cut.cells.length, columns: heading.cells.length })]),
  ];
  return {
    encoding,
    separator,
    headings,
    headingLine: heading.line,
    width: heading.cells.length,
    rows: below.filter((row) => row !== cut),
    notes,
  };
};

/** The line with the most known headings among the first; where none is known, the first as full as its neighbours. */
const headingAt = (
  records: readonly CsvRecord[],
  knows: Circumstances['knows'],
): { readonly at: number; readonly sure: boolean } => {
  const first = records.slice(0, MOST_LINES_ABOVE);
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
  for (let index = 0; index < Math.min(width, MOST_COLUMNS); index += 1) {
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
export const letterOf = (index: number): string =>
  (index >= 26 ? letterOf(Math.floor(index / 26) - 1) : '') + String.fromCharCode(65 + (index % 26));

/** The last row, where it alone has fewer values than there are headings: programs that leave out empty ends do so everywhere. */
const cutRow = (rows: readonly CsvRecord[], columns: number): CsvRecord | undefined => {
  const last = rows.at(-1);
  if (last === undefined || rows.length < 2 || last.cells.length >= columns) return undefined;
  return rows.slice(0, -1).every(({ cells }) => cells.length >= columns) ? last : undefined;
};
