import { type Sheet, SheetBuilder, type SheetLimits } from './sheet.ts';
import { type Attributes, readXml, type XmlReader } from './xml.ts';

/** Workbooks of LibreOffice (OpenDocument 1.3, part 3, 9: tables): all sheets are in one part. */

/** @throws what xml.ts and sheet.ts throw. */
export const readOds = (xml: string, limits: SheetLimits): Sheet[] => {
  const reader = new TableReader(limits);
  readXml(xml, reader);
  return reader.sheets;
};

/** Reads tables; a class because rows and cells that are repeated are known by what came before them. */
class TableReader implements XmlReader {
  readonly sheets: Sheet[] = [];
  readonly #limits: SheetLimits;
  #builder: SheetBuilder | undefined;
  #line = 0;
  #columnsSeen = 0;
  #lines = 1;
  #column = 0;
  #columns = 1;
  #cells: { readonly column: number; readonly value: string }[] = [];
  #down = 1;
  #merged: { readonly column: number; readonly from: number; readonly to: number }[] = [];
  #type = '';
  #stored = '';
  #formula = false;
  #paragraphs: string[] = [];
  #inParagraph = false;
  #inNote = false;

  constructor(limits: SheetLimits) {
    this.#limits = limits;
  }

  open(name: string, attribute: Attributes): void {
    switch (name) {
      case 'table':
        this.#builder = new SheetBuilder(attribute('name') ?? '', this.#limits);
        this.#line = 0;
        this.#merged = [];
        this.#columnsSeen = 0;
        return;
      case 'table-column':
        this.#tableColumn(attribute);
        return;
      case 'table-row':
        this.#lines = times(attribute('number-rows-repeated'));
        this.#column = 0;
        this.#cells = [];
        if (isHidden(attribute)) this.#builder?.hideRows(this.#line + 1, this.#line + this.#lines);
        return;
      case 'table-cell':
      case 'covered-table-cell':
        this.#begin(attribute);
        return;
      case 'annotation':
        this.#inNote = true;
        return;
      case 'p':
        if (this.#inNote) return;
        this.#inParagraph = true;
        this.#paragraphs.push('');
        return;
      case 's':
        this.text(' '.repeat(Math.min(100, times(attribute('c')))));
        return;
      case 'line-break':
        this.text('\n');
        return;
    }
  }

  close(name: string): void {
    if (name === 'table-cell' || name === 'covered-table-cell') this.#end();
    else if (name === 'table-row') this.#endRow();
    else if (name === 'p') this.#inParagraph = false;
    else if (name === 'annotation') this.#inNote = false;
    else if (name === 'table' && this.#builder !== undefined) {
      for (const { column, from, to } of this.#merged) this.#builder.fillDown(column, from, to);
      this.sheets.push(this.#builder.sheet());
      this.#builder = undefined;
    }
  }

  text(text: string): void {
    if (this.#inParagraph && !this.#inNote) this.#paragraphs.push((this.#paragraphs.pop() ?? '') + text);
  }

  #begin(attribute: Attributes): void {
    this.#columns = times(attribute('number-columns-repeated'));
    this.#down = times(attribute('number-rows-spanned'));
    if (times(attribute('number-columns-spanned')) > 1) this.#down = 1;
    this.#type = attribute('value-type') ?? '';
    this.#stored = attribute('value') ?? attribute('boolean-value') ?? attribute('date-value') ?? '';
    this.#formula = attribute('formula') !== undefined;
    this.#paragraphs = [];
  }

  #tableColumn(attribute: Attributes): void {
    const count = times(attribute('number-columns-repeated'));
    if (isHidden(attribute)) this.#builder?.hideColumns(this.#columnsSeen, this.#columnsSeen + count - 1);
    this.#columnsSeen += count;
  }

  #end(): void {
    const shown = this.#paragraphs.join('\n').trim();
    const line = this.#line + 1;
    const value = this.#value(shown);
    if (this.#formula && /^(?:#|Err:)/.test(shown)) this.#builder?.error(line);
    else if (value !== '') {
      if (this.#down > 1) this.#merged.push({ column: this.#column, from: line, to: this.#line + this.#down });
      for (let more = 0; more < Math.min(this.#columns, this.#limits.columns + 1); more += 1)
        this.#cells.push({ column: this.#column + more, value });
    } else if (this.#formula) this.#builder?.uncalculated(line);
    this.#column += this.#columns;
  }

  /** Rows that are alike are written once; beyond what a list may have, the builder refuses. */
  #endRow(): void {
    for (let more = 0; more < this.#lines && this.#cells.length > 0; more += 1) {
      for (const { column, value } of this.#cells) this.#builder?.put(this.#line + more + 1, column, value);
    }
    this.#line += this.#lines;
  }

  /** A number as it is, unless its format shows zeros in front: those belong to a postcode, a telephone number or a SIRET. */
  #value(shown: string): string {
    if (this.#type === 'boolean') return this.#stored === 'true' ? 'oui' : 'non';
    if (this.#type !== 'float' || this.#stored === '') return shown === '' ? this.#stored : shown;
    const digits = shown.replace(/[\s\u00a0\u202f.-]/g, '');
    return /^0\d+$/.test(digits) && Number(digits) === Number(this.#stored) ? digits : String(Number(this.#stored));
  }
}

/** `collapse`, or `filter` where a filter does it. */
const isHidden = (attribute: Attributes): boolean => /^(?:collapse|filter)$/.test(attribute('visibility') ?? '');

const times = (written: string | undefined): number => Math.max(1, Number.parseInt(written ?? '1', 10) || 1);
