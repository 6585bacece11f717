import { strToU8, zipSync } from 'fflate';

/** Workbooks as programs write them, for who reads them. */

export interface Formula {
  readonly formula: string;
  /** As the program left it beside the formula; absent: it was never calculated. */
  readonly value?: string | number;
}
export interface Styled {
  readonly number: number;
  /** Its number format, such as `00000` or `dd/mm/yyyy`. */
  readonly format: string;
}
export interface ErrorCell {
  readonly error: string;
}
export type TestCell = string | number | boolean | null | Formula | Styled | ErrorCell;
export interface TestSheet {
  readonly name: string;
  readonly rows: readonly (readonly TestCell[])[];
  readonly hidden?: boolean;
  /** Such as `B2:B3`. */
  readonly merged?: readonly string[];
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;').replaceAll('\r', '_x000D_');

const letters = (index: number): string =>
  (index >= 26 ? letters(Math.floor(index / 26) - 1) : '') + String.fromCharCode(65 + (index % 26));

const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** The parts of an .xlsx by name, to spoil one before they are zipped. */
export const xlsxParts = (sheets: readonly TestSheet[]): Record<string, string> => {
  const shared = new Map<string, number>();
  const formats = new Map<string, number>();
  const indexIn = (known: Map<string, number>, value: string): number => {
    if (!known.has(value)) known.set(value, known.size);
    return known.get(value) ?? 0;
  };
  const cell = (value: TestCell, ref: string): string => {
    if (value === null) return '';
    if (typeof value === 'number') return `<c r="${ref}"><v>${value}</v></c>`;
    if (typeof value === 'string') return `<c r="${ref}" t="s"><v>${indexIn(shared, value)}</v></c>`;
    if (typeof value === 'boolean') return `<c r="${ref}" t="b"><v>${value ? 1 : 0}</v></c>`;
    if ('error' in value) return `<c r="${ref}" t="e"><f>X()</f><v>${value.error}</v></c>`;
    if ('format' in value) return `<c r="${ref}" s="${indexIn(formats, value.format) + 1}"><v>${value.number}</v></c>`;
    const stored = value.value === undefined ? '' : `<v>${escaped(String(value.value))}</v>`;
    const type = typeof value.value === 'string' ? ' t="str"' : '';
    return `<c r="${ref}"${type}><f>${escaped(value.formula)}</f>${stored}</c>`;
  };
  const parts: Record<string, string> = {};
  for (const [index, { rows, merged = [] }] of sheets.entries()) {
    const written = rows.map((cells, row) => {
      const inside = cells.map((value, column) => cell(value, `${letters(column)}${row + 1}`)).join('');
      return inside === '' ? '' : `<row r="${row + 1}" spans="1:${cells.length}">${inside}</row>`;
    });
    const merges = merged.map((ref) => `<mergeCell ref="${ref}"/>`).join('');
    parts[`xl/worksheets/sheet${index + 1}.xml`] =
      `${HEAD}<worksheet ${MAIN}><dimension ref="A1"/><sheetData>${written.join('')}</sheetData>${merges === '' ? '' : `<mergeCells>${merges}</mergeCells>`}</worksheet>`;
  }
  const tabs = sheets.map(
    ({ name, hidden }, index) =>
      `<sheet name="${escaped(name)}" sheetId="${index + 1}"${hidden === true ? ' state="hidden"' : ''} r:id="rId${index + 1}"/>`,
  );
  const link = (id: string, kind: string, target: string): string =>
    `<Relationship Id="${id}" Type="${OFFICE}/${kind}" Target="${target}"/>`;
  const links = [
    ...sheets.map((_, index) => link(`rId${index + 1}`, 'worksheet', `worksheets/sheet${index + 1}.xml`)),
    link('rIdS', 'styles', 'styles.xml'),
    link('rIdT', 'sharedStrings', '/xl/sharedStrings.xml'),
  ];
  const relations = (inside: string): string =>
    `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inside}</Relationships>`;
  return {
    '[Content_Types].xml': `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
    '_rels/.rels': relations(link('rId1', 'officeDocument', 'xl/workbook.xml')),
    'xl/workbook.xml': `${HEAD}<workbook ${MAIN} xmlns:r="${OFFICE}"><workbookPr/><sheets>${tabs.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations(links.join('')),
    'xl/styles.xml': `${HEAD}<styleSheet ${MAIN}><numFmts>${[...formats.keys()].map((code, index) => `<numFmt numFmtId="${164 + index}" formatCode="${escaped(code)}"/>`).join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${[...formats.keys()].map((_, index) => `<xf numFmtId="${164 + index}"/>`).join('')}</cellXfs></styleSheet>`,
    'xl/sharedStrings.xml': `${HEAD}<sst ${MAIN}>${[...shared.keys()].map((text) => `<si><t xml:space="preserve">${escaped(text)}</t></si>`).join('')}</sst>`,
    ...parts,
  };
};

/** Zips parts; a workbook is the parts of `xlsxParts` zipped. */
export const zipped = (parts: Readonly<Record<string, string | Uint8Array>>): Uint8Array =>
  zipSync(
    Object.fromEntries(
      Object.entries(parts).map(([name, part]) => [name, typeof part === 'string' ? strToU8(part) : part]),
    ),
  );

export const xlsxOf = (...sheets: readonly TestSheet[]): Uint8Array => zipped(xlsxParts(sheets));

/** An .xlsx of one sheet. */
export const xlsx = (...rows: readonly (readonly TestCell[])[]): Uint8Array => xlsxOf({ name: 'Feuil1', rows });

const ODS_NAMES = [
  'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"',
  'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"',
  'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"',
].join(' ');

/** An .ods around rows that are given as XML: each table with its name. */
export const odsOf = (
  tables: Readonly<Record<string, string>>,
  more: Readonly<Record<string, string>> = {},
): Uint8Array => {
  const inside = Object.entries(tables).map(
    ([name, rows]) => `<table:table table:name="${escaped(name)}">${rows}</table:table>`,
  );
  return zipped({
    mimetype: 'application/vnd.oasis.opendocument.spreadsheet',
    'META-INF/manifest.xml': `${HEAD}<manifest/>`,
    'content.xml': `${HEAD}<office:document-content ${ODS_NAMES}><office:body><office:spreadsheet>${inside.join('')}</office:spreadsheet></office:body></office:document-content>`,
    ...more,
  });
};
