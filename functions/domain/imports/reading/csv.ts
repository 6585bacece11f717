/**
 * Comma-separated values as RFC 4180 has them, with any separator, and as people's programs write them: a mark at the start of a cell opens
 * it, a doubled mark is one, everything between is text, line breaks too. Line numbers are those of an editor, so that a person finds the row.
 */

export type Separator = ';' | ',' | '\t' | '|';
export const SEPARATORS: readonly Separator[] = [';', ',', '\t', '|'];

export interface CsvRecord {
  /** The line on which it begins, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

export interface CsvRead {
  readonly records: readonly CsvRecord[];
  /** The line of a record whose last cell is never closed; it is not among the records. */
  readonly openFrom: number | undefined;
  /** Lines of quotation marks that open a cell and were read as ordinary characters, since no cell is that long. */
  readonly strayQuotes: readonly number[];
}

/** A description may fill a page; a cell longer than that is a forgotten quotation mark that would swallow the rest of the list. */
const LONGEST_QUOTED = 20_000;

const QUOTE = '"';

/** Reads a whole text. Never throws: what is wrong is in the answer. */
export const readCsv = (text: string, separator: Separator): CsvRead => {
  const reader = new CsvReader(text, separator);
  const records: CsvRecord[] = [];
  for (let record = reader.next(); record !== undefined; record = reader.next()) records.push(record);
  return { records, openFrom: reader.openFrom, strayQuotes: reader.strayQuotes };
};

/** One pass over the text; a class because the place, the line and what was odd go on from cell to cell. */
class CsvReader {
  openFrom: number | undefined;
  readonly strayQuotes: number[] = [];
  readonly #text: string;
  readonly #separator: Separator;
  #at = 0;
  #line = 1;

  constructor(text: string, separator: Separator) {
    this.#text = text;
    this.#separator = separator;
  }

  next(): CsvRecord | undefined {
    if (this.#at >= this.#text.length) return undefined;
    const line = this.#line;
    const cells: string[] = [];
    for (;;) {
      const cell = this.#text[this.#at] === QUOTE ? this.#quoted() : this.#plain(this.#at);
      if (cell === undefined) {
        this.openFrom = line;
        this.#at = this.#text.length;
        return undefined;
      }
      cells.push(cell);
      if (this.#text[this.#at] !== this.#separator) break;
      this.#at += 1;
    }
    this.#endLine();
    return { line, cells };
  }

  /** From `from` to the separator or the end of the line. */
  #plain(from: number): string {
    let end = this.#at;
    for (; end < this.#text.length; end += 1) {
      const character = this.#text[end];
      if (character === this.#separator || character === '\n' || character === '\r') break;
    }
    this.#at = end;
    return this.#text.slice(from, end);
  }

  /** Undefined where the mark is never closed. What follows the closing mark, up to the separator, belongs to the cell. */
  #quoted(): string | undefined {
    const open = this.#at;
    const close = this.#closing(open + 1);
    if (close === undefined) return undefined;
    if (close - open > LONGEST_QUOTED) {
      this.strayQuotes.push(this.#line);
      this.#at += 1;
      return this.#plain(open);
    }
    const inside = this.#text.slice(open + 1, close);
    this.#line += countLines(inside);
    this.#at = close + 1;
    const text = inside.includes(QUOTE) ? inside.replaceAll('""', QUOTE) : inside;
    return text.replace(/\r\n?/g, '\n') + this.#plain(this.#at);
  }

  #closing(from: number): number | undefined {
    for (let at = this.#text.indexOf(QUOTE, from); at >= 0; at = this.#text.indexOf(QUOTE, at + 2)) {
      if (this.#text[at + 1] !== QUOTE || at - from > LONGEST_QUOTED) return at;
    }
    // A cell that runs on for pages to the end of the text is a stray mark; a shorter one was cut.
    return this.#text.length - from > LONGEST_QUOTED ? this.#text.length : undefined;
  }

  #endLine(): void {
    if (this.#at >= this.#text.length) return;
    this.#at += this.#text.startsWith('\r\n', this.#at) ? 2 : 1;
    this.#line += 1;
  }
}

const countLines = (text: string): number => {
  if (!text.includes('\n') && !text.includes('\r')) return 0;
  return text.split(/\r\n|\n|\r/).length - 1;
};
