/** A sheet as rows that know their number: what workbooks of every kind are read into. */

interface SheetRow {
  /** As the spreadsheet numbers it, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

export interface Sheet {
  readonly name: string;
  readonly rows: readonly SheetRow[];
  /** Cells that show an error (#N/A, #REF!): how many, and the row of the first. They are read as empty. */
  readonly errors: CellsFrom;
  /** Formulas whose value the file does not hold: never calculated here. */
  readonly uncalculated: CellsFrom;
  /** Rows with values that somebody has hidden or filtered out, and columns (from 0). They are read like the others, and that is said. */
  readonly hidden: { readonly rows: CellsFrom; readonly columns: readonly number[] };
}

export interface CellsFrom {
  readonly count: number;
  readonly line: number;
}

/** Thrown where a sheet has more rows or columns than a list can. Caught in read-workbook.ts. */
export class SheetTooLarge extends Error {
  readonly axis: 'rows' | 'columns';
  readonly size: number;
  constructor(axis: SheetTooLarge['axis'], size: number) {
    super(`${size} ${axis}`);
    this.axis = axis;
    this.size = size;
  }
}

export interface SheetLimits {
  readonly rows: number;
  readonly columns: number;
}

/** A commune or a market that is written once for all its farms; what is longer frames the sheet. */
const LONGEST_MERGE = 500;

/** Collects cells one by one; a class because rows, errors and limits go on from cell to cell. */
export class SheetBuilder {
  readonly #name: string;
  readonly #limits: SheetLimits;
  readonly #rows: { readonly line: number; readonly cells: string[] }[] = [];
  #errors: CellsFrom = { count: 0, line: 0 };
  #uncalculated: CellsFrom = { count: 0, line: 0 };
  #byLine: Map<number, string[]> | undefined;
  readonly #hiddenRows = new Set<number>();
  readonly #hiddenColumns: { readonly from: number; readonly to: number }[] = [];

  constructor(name: string, limits: SheetLimits) {
    this.#name = name;
    this.#limits = limits;
  }

  /** Empty cells are left out. @throws SheetTooLarge */
  put(line: number, column: number, value: string): void {
    if (value === '') return;
    if (column >= this.#limits.columns) throw new SheetTooLarge('columns', column + 1);
    let row = this.#rows.at(-1);
    if (row?.line !== line) {
      row = { line, cells: [] };
      this.#rows.push(row);
      if (this.#rows.length > this.#limits.rows) throw new SheetTooLarge('rows', this.#rows.length);
    }
    while (row.cells.length < column) row.cells.push('');
    row.cells[column] = value;
  }

  error(line: number): void {
    this.#errors = counted(this.#errors, line);
  }

  uncalculated(line: number): void {
    this.#uncalculated = counted(this.#uncalculated, line);
  }

  hideRows(from: number, to: number): void {
    for (let line = from; line <= Math.min(to, from + this.#limits.rows); line += 1) this.#hiddenRows.add(line);
  }

  /** From 0, both included. */
  hideColumns(from: number, to: number): void {
    this.#hiddenColumns.push({ from, to });
  }

  /** A cell that was merged downwards says the same of each of its rows. Asked when all cells are in. */
  fillDown(column: number, from: number, to: number): void {
    if (to - from > LONGEST_MERGE) return;
    this.#byLine ??= new Map(this.#rows.map((row) => [row.line, row.cells]));
    const value = this.#byLine.get(from)?.[column] ?? '';
    for (let line = from + 1; line <= to && value !== ''; line += 1) {
      const cells = this.#byLine.get(line);
      while (cells !== undefined && cells.length <= column) cells.push('');
      if (cells !== undefined) cells[column] = value;
    }
  }

  sheet(): Sheet {
    const width = this.#rows.reduce((widest, { cells }) => Math.max(widest, cells.length), 0);
    const hiddenRows = this.#rows.filter(({ line }) => this.#hiddenRows.has(line));
    const columns = Array.from({ length: width }, (_, column) => column).filter(
      (column) =>
        this.#hiddenColumns.some(({ from, to }) => column >= from && column <= to) &&
        this.#rows.some(({ cells }) => (cells[column] ?? '') !== ''),
    );
    return {
      name: this.#name,
      rows: this.#rows,
      errors: this.#errors,
      uncalculated: this.#uncalculated,
      hidden: { rows: { count: hiddenRows.length, line: hiddenRows[0]?.line ?? 0 }, columns },
    };
  }
}

const counted = ({ count, line }: CellsFrom, at: number): CellsFrom => ({
  count: count + 1,
  line: count === 0 ? at : line,
});

/** Whether it can be a list: two rows, one of them with two cells. A cover sheet with a few words is none. */
export const isList = ({ rows }: Sheet): boolean =>
  rows.length >= 2 && rows.some(({ cells }) => cells.filter((cell) => cell !== '').length >= 2);
