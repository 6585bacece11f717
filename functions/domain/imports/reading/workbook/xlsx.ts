import { kindOfFormat, type NumberKind, shownNumber } from './number-formats.ts';
import { type Sheet, SheetBuilder, type SheetLimits } from './sheet.ts';
import { type Attributes, readXml, type XmlReader } from './xml.ts';
import type { Zip } from './zip.ts';

/** Workbooks of Excel since 2007 (ECMA-376), as Excel, LibreOffice, Google Sheets and libraries write them. */

interface SheetRef {
  readonly name: string;
  readonly path: string;
}

export interface Xlsx {
  /** In the order of their tabs, hidden ones last. */
  readonly sheets: readonly SheetRef[];
  /** @throws what zip.ts, xml.ts and sheet.ts throw. */
  read(sheet: SheetRef, limits: SheetLimits): Sheet;
}

export const openXlsx = (zip: Zip, workbookPath: string): Xlsx => {
  const links = linksOf(zip, workbookPath);
  const { sheets, from1904 } = workbookOf(zip.text(workbookPath), links);
  const part = (kind: string): string | undefined => {
    const path = links.find(({ type }) => type.endsWith(`/${kind}`))?.path;
    return path !== undefined && zip.has(path) ? zip.text(path) : undefined;
  };
  let shared: readonly string[] | undefined;
  let formats: readonly NumberKind[] | undefined;
  return {
    sheets,
    read(sheet, limits) {
      shared ??= sharedStrings(part('sharedStrings') ?? '');
      formats ??= cellFormats(part('styles') ?? '');
      const builder = new SheetBuilder(sheet.name, limits);
      readXml(zip.text(sheet.path), new CellReader(builder, { shared, formats, from1904 }));
      return builder.sheet();
    },
  };
};

/** Where the workbook itself is: the parts may be called anything. Undefined where the zip is no workbook. */
export const workbookPathIn = (zip: Zip): string | undefined => {
  const main = linksOf(zip, '').find(({ type }) => type.endsWith('/officeDocument'))?.path ?? 'xl/workbook.xml';
  return /\.xml$/i.test(main) && /workbook/i.test(main) && zip.has(main) ? main : undefined;
};

interface Link {
  readonly id: string;
  readonly type: string;
  readonly path: string;
}

/** What a part names, by the file of relations beside it. */
const linksOf = (zip: Zip, partPath: string): Link[] => {
  const cut = partPath.lastIndexOf('/') + 1;
  const folder = partPath.slice(0, cut);
  const path = `${folder}_rels/${partPath.slice(cut)}.rels`;
  if (!zip.has(path)) return [];
  const links: Link[] = [];
  readXml(zip.text(path), {
    ...IGNORED,
    open(name, attribute) {
      if (name !== 'Relationship') return;
      const [id = '', type = '', target = ''] = [attribute('Id'), attribute('Type'), attribute('Target')];
      links.push({ id, type, path: resolved(folder, target) });
    },
  });
  return links;
};

const IGNORED: XmlReader = { open: () => undefined, close: () => undefined, text: () => undefined };

/** `../media/x` and `/xl/x` too. */
const resolved = (folder: string, target: string): string => {
  const steps: string[] = [];
  for (const step of (target.startsWith('/') ? target : `${folder}${target}`).split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/');
};

const workbookOf = (
  xml: string,
  links: readonly Link[],
): { readonly sheets: SheetRef[]; readonly from1904: boolean } => {
  const shown: SheetRef[] = [];
  const hidden: SheetRef[] = [];
  let from1904 = false;
  readXml(xml, {
    ...IGNORED,
    open(name, attribute) {
      if (name === 'workbookPr') from1904 = /^(?:1|true)$/.test(attribute('date1904') ?? '');
      if (name !== 'sheet') return;
      const link = links.find(({ id }) => id === attribute('id'));
      // A sheet of charts has no cells.
      if (link === undefined || !link.type.endsWith('/worksheet')) return;
      (attribute('state') === undefined || attribute('state') === 'visible' ? shown : hidden).push({
        name: attribute('name') ?? '',
        path: link.path,
      });
    },
  });
  return { sheets: [...shown, ...hidden], from1904 };
};

/** Texts of cells, kept once for the whole workbook. Parts of one text that are formatted apart are one; its pronunciation is left out. */
const sharedStrings = (xml: string): string[] => {
  const texts: string[] = [];
  const words = new Words();
  readXml(xml, {
    open: (name) => {
      if (name === 'si') words.clear();
      words.open(name);
    },
    close: (name) => {
      words.close(name);
      if (name === 'si') texts.push(words.taken());
    },
    text: (text) => words.text(text),
  });
  return texts;
};

/** Collects the text inside `<t>`, but not inside `<rPh>`. */
class Words {
  #text = '';
  #inside = false;
  #pronounced = false;

  clear(): void {
    this.#text = '';
  }
  open(name: string): void {
    if (name === 't') this.#inside = !this.#pronounced;
    else if (name === 'rPh') this.#pronounced = true;
  }
  close(name: string): void {
    if (name === 't') this.#inside = false;
    else if (name === 'rPh') this.#pronounced = false;
  }
  text(text: string): void {
    if (this.#inside) this.#text += text;
  }
  /** Characters that XML cannot hold are written `_x000D_`. */
  taken(): string {
    const text = this.#text;
    this.#text = '';
    return text.includes('_x')
      ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex) => String.fromCharCode(Number.parseInt(String(hex), 16)))
      : text;
  }
}

/** What a number means by the style of its cell, in the order of the styles. */
const cellFormats = (xml: string): NumberKind[] => {
  const codes = new Map<number, string>();
  const kinds: NumberKind[] = [];
  let inCells = false;
  readXml(xml, {
    ...IGNORED,
    open(name, attribute) {
      if (name === 'numFmt') codes.set(Number(attribute('numFmtId')), attribute('formatCode') ?? '');
      if (name === 'cellXfs') inCells = true;
      if (name !== 'xf' || !inCells) return;
      const id = Number(attribute('numFmtId') ?? 0);
      kinds.push(kindOfFormat(id, codes.get(id)));
    },
    close(name) {
      if (name === 'cellXfs') inCells = false;
    },
  });
  return kinds;
};

interface CellFacts {
  readonly shared: readonly string[];
  readonly formats: readonly NumberKind[];
  readonly from1904: boolean;
}

/** Reads the cells of a sheet; a class because a cell is known by what came before it. */
class CellReader implements XmlReader {
  readonly #builder: SheetBuilder;
  readonly #facts: CellFacts;
  readonly #words = new Words();
  #line = 0;
  #column = -1;
  #type = 'n';
  #style = 0;
  #value = '';
  #inValue = false;
  #formula = false;

  constructor(builder: SheetBuilder, facts: CellFacts) {
    this.#builder = builder;
    this.#facts = facts;
  }

  open(name: string, attribute: Attributes): void {
    switch (name) {
      case 'row':
        this.#line = Number(attribute('r') ?? this.#line + 1);
        this.#column = -1;
        // Filtered rows are hidden ones.
        if (isTrue(attribute('hidden'))) this.#builder.hideRows(this.#line, this.#line);
        return;
      case 'col':
        if (isTrue(attribute('hidden')))
          this.#builder.hideColumns(Number(attribute('min') ?? 1) - 1, Number(attribute('max') ?? 1) - 1);
        return;
      case 'c':
        this.#begin(attribute);
        return;
      case 'v':
        this.#inValue = true;
        return;
      case 'f':
        this.#formula = true;
        return;
      case 'mergeCell':
        this.#merge(attribute('ref') ?? '');
        return;
      default:
        this.#words.open(name);
    }
  }

  close(name: string): void {
    this.#words.close(name);
    if (name === 'v') this.#inValue = false;
    if (name === 'c') this.#end();
  }

  text(text: string): void {
    if (this.#inValue) this.#value += text;
    else this.#words.text(text);
  }

  #begin(attribute: Attributes): void {
    const letters = /^([A-Z]{1,3})\d*$/.exec(attribute('r') ?? '')?.[1];
    this.#column = letters === undefined ? this.#column + 1 : columnOf(letters);
    this.#type = attribute('t') ?? 'n';
    this.#style = Number(attribute('s') ?? 0);
    this.#value = '';
    this.#formula = false;
    this.#words.clear();
  }

  #end(): void {
    if (this.#type === 'e') this.#builder.error(this.#line);
    else {
      const value = this.#shown();
      if (value === '' && this.#formula && this.#type !== 'str') this.#builder.uncalculated(this.#line);
      this.#builder.put(this.#line, this.#column, value);
    }
  }

  #shown(): string {
    const { shared, formats, from1904 } = this.#facts;
    switch (this.#type) {
      case 's':
        return (shared[Number(this.#value)] ?? '').trim();
      case 'inlineStr':
        return this.#words.taken().trim();
      case 'b':
        return this.#value === '1' ? 'oui' : 'non';
      case 'n':
        return shownNumber(this.#value, formats[this.#style] ?? 'plain', from1904);
      default:
        return this.#value.trim();
    }
  }

  #merge(ref: string): void {
    const [, from = '', first = '', to = '', last = ''] = /^([A-Z]+)(\d+):([A-Z]+)(\d+)$/.exec(ref) ?? [];
    if (from !== '' && from === to) this.#builder.fillDown(columnOf(from), Number(first), Number(last));
  }
}

const isTrue = (written: string | undefined): boolean => written === '1' || written === 'true';

/** A is 0, AA is 26. */
const columnOf = (letters: string): number =>
  [...letters].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0) - 1;
