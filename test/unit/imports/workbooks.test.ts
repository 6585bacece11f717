import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { knownHeadings } from '#domain/imports/columns.ts';
import { type List, MAX_ROWS, readList } from '#domain/imports/reading/list.ts';
import { kindOfFormat, shownNumber } from '#domain/imports/reading/workbook/number-formats.ts';
import { openZip, TooMuchInZip } from '#domain/imports/reading/workbook/zip.ts';
import { foldText } from '#domain/shared/fold-text.ts';
import { FILE_FAULTS, FILE_NOTES } from '#web/imports/file-texts.ts';
import { sentence } from '#web/imports/sentence.ts';
import { odsOf, type TestCell, xlsx, xlsxOf, xlsxParts, zipped } from '../../support/workbooks.ts';

const read = (bytes: Uint8Array): List => {
  const result = readList(bytes, knownHeadings);
  if (!result.ok) throw new Error(sentence(FILE_FAULTS, result.reason, 'en'));
  return result.value;
};
const faultOf = (bytes: Uint8Array): string => {
  const result = readList(bytes, knownHeadings);
  return result.ok ? 'read' : result.reason.code;
};
const notesOf = (list: List): string[] => list.notes.map((note) => sentence(FILE_NOTES, note, 'en'));
/** What a sheet shows in its one cell beside a name. */
const shown = (cell: TestCell): string | undefined => read(xlsx(['nom', 'siret'], ['A', cell])).rows[0]?.cells[1];

const HEADINGS = ['nom', 'commune'];

describe('a workbook', () => {
  it('is read as rows that have the numbers of the sheet', () => {
    const list = read(
      xlsx(['Producteurs des Landes'], [], ['Nom', 'Commune', 'CP'], ['Ferme & fils', 'Gaas', 40350], [], ['B', 'Dax']),
    );
    expect(list).toMatchObject({ encoding: 'xlsx', separator: '', headingLine: 3 });
    expect(list.headings.map(({ name }) => name)).toEqual(['Nom', 'Commune', 'CP']);
    expect(list.rows).toEqual([
      { line: 4, cells: ['Ferme & fils', 'Gaas', '40350'] },
      { line: 6, cells: ['B', 'Dax', ''] },
    ]);
  });

  it('may end its rows early or note something beside them: none is cut, none has a value too many', () => {
    const list = read(xlsx(HEADINGS, ['A', 'Gaas', null, 'à rappeler'], ['B', 'Dax'], ['C']));
    expect(list.rows).toHaveLength(3);
    expect(list.headings.map(({ name }) => name)).toEqual(['nom', 'commune', 'Colonne D']);
    expect(notesOf(list)).toEqual([]);
  });

  it('says which of its rows and columns were hidden or filtered out, and reads them', () => {
    const parts = xlsxParts([
      {
        name: 'Liste',
        rows: [
          ['nom', 'commune', 'tel'],
          ['A', 'Gaas', '1'],
          ['B', 'Dax', '2'],
          ['C', 'Dax', '3'],
        ],
      },
    ]);
    const sheet = (parts['xl/worksheets/sheet1.xml'] ?? '')
      .replace('<sheetData>', '<cols><col min="3" max="16384" hidden="1"/></cols><sheetData>')
      .replace('<row r="3"', '<row hidden="1" r="3"')
      .replace('<row r="4"', '<row hidden="true" r="4"');
    const list = read(zipped({ ...parts, 'xl/worksheets/sheet1.xml': sheet }));
    expect(list.rows).toHaveLength(3);
    expect(list.notes).toEqual([
      { code: 'hiddenRows', values: { count: 2, line: 3 } },
      { code: 'hiddenColumns', values: { columns: 'C' } },
    ]);
  });

  it('of LibreOffice says so too', () => {
    const row = (name: string, commune: string, how = '') =>
      `<table:table-row${how}><table:table-cell><text:p>${name}</text:p></table:table-cell><table:table-cell><text:p>${commune}</text:p></table:table-cell></table:table-row>`;
    const filtered = ' table:visibility="filter"';
    const list = read(
      odsOf({
        Liste: `<table:table-column/><table:table-column table:visibility="collapse"/>${row('nom', 'commune')}${row('A', 'Gaas')}${row('B', 'Dax', filtered)}`,
      }),
    );
    expect(list.rows).toHaveLength(2);
    expect(list.notes).toEqual([
      { code: 'hiddenRows', values: { count: 1, line: 3 } },
      { code: 'hiddenColumns', values: { columns: 'B' } },
    ]);
  });

  it('keeps every digit of a SIRET, and the zeros that its format shows', () => {
    expect(shown(80_123_456_700_012)).toBe('80123456700012');
    expect(shown({ number: 612_345_678, format: '0#" "##" "##" "##" "##' })).toBe('0612345678');
    expect(shown({ number: 1004, format: '00000' })).toBe('01004');
    expect(shown({ number: 3_490_012_345_678, format: '00000000000000' })).toBe('03490012345678');
  });

  it('gives numbers as they are, days and times as they are read', () => {
    expect(shown(43.610000000000007)).toBe('43.61');
    expect(shown(-1.05)).toBe('-1.05');
    expect(shown({ number: 12.5, format: '#,##0.00\\ "€"' })).toBe('12.5');
    expect(shown({ number: 46_083, format: 'dd/mm/yyyy' })).toBe('02/03/2026');
    expect(shown({ number: 46_083.375, format: '[$-40C]d mmmm yyyy hh:mm' })).toBe('02/03/2026 09:00');
    expect(shown({ number: 0.375, format: 'hh:mm' })).toBe('09:00');
    expect(shown(true)).toBe('oui');
  });

  it('gives the value that was left beside a formula, and calculates none', () => {
    expect(shown({ formula: 'HYPERLINK("http://evil.example","B")', value: 'B' })).toBe('B');
    const list = read(xlsx(HEADINGS, ['A', { formula: '1+1' }], [{ error: '#REF!' }, 'Dax']));
    expect(list.rows.map(({ cells }) => cells)).toEqual([
      ['A', ''],
      ['', 'Dax'],
    ]);
    expect(notesOf(list)).toEqual([
      'Cells that show an error (#N/A…): 1, the first on line 3. They were read as empty.',
      expect.stringMatching(/^Formulas without a stored value: 1, the first on line 2\. We calculate nothing/),
    ]);
  });

  it('says the same of each row that a cell was merged over', () => {
    const list = read(
      xlsxOf({ name: 'A', rows: [HEADINGS, ['A', 'Gaas'], ['B', null], ['C', 'Dax']], merged: ['B2:B3', 'A4:B4'] }),
    );
    expect(list.rows.map(({ cells }) => cells.join())).toEqual(['A,Gaas', 'B,Gaas', 'C,Dax']);
  });

  it('of several sheets gives the first that is a list, and says so', () => {
    const cover = { name: 'Lisez-moi', rows: [['Liste du parc'], ['mise à jour en mars']] };
    const secret = { name: 'Caché', hidden: true, rows: [HEADINGS, ['X', 'Dax']] };
    const farms = { name: 'Fermes', rows: [HEADINGS, ['A', 'Gaas']] };
    const list = read(xlsxOf(secret, { name: 'Vide', rows: [] }, cover, farms, { name: 'Autre', rows: [HEADINGS] }));
    expect(list.rows[0]?.cells).toEqual(['A', 'Gaas']);
    expect(notesOf(list)).toEqual([
      'This workbook has several sheets: “Fermes” was read; left aside: Vide, Lisez-moi, Autre, Caché.',
    ]);
  });

  it('is read whatever prefix, entities, comments and rich texts its program writes', () => {
    const parts = xlsxParts([{ name: 'A', rows: [HEADINGS, ['A', 'B']] }]);
    const sheet =
      '<?xml version="1.0"?><!-- <c> --><x:worksheet xmlns:x="urn:x"><x:sheetData><x:row><x:c t="inlineStr"><x:is><x:t>nom</x:t></x:is></x:c>' +
      "<x:c t='inlineStr'><x:is><x:t>commune</x:t></x:is></x:c></x:row><x:row><x:c t=\"inlineStr\"><x:is><x:r><x:t>L&#39;&#x152;uf </x:t></x:r><x:r><x:t><![CDATA[<d'or>]]></x:t></x:r>" +
      '<x:rPh><x:t>ignored</x:t></x:rPh></x:is></x:c><x:c t="str"><x:v>Gaas</x:v></x:c></x:row></x:sheetData></x:worksheet>';
    expect(read(zipped({ ...parts, 'xl/worksheets/sheet1.xml': sheet })).rows[0]?.cells).toEqual([
      "L'Œuf <d'or>",
      'Gaas',
    ]);
  });

  it('comes back as it was written, whatever its cells hold', () => {
    const text = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
      .map((value) => `a${value.replace(/[\p{Cc}\p{Cs}]|_x/gu, '')}z`);
    const rows = fc.array(fc.tuple(text, text, text), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(rows, (written) => {
        const list = read(xlsx(['nom', 'commune', 'téléphone'], ...written));
        expect(list.rows.map(({ cells }) => cells)).toEqual(
          written.map((row) => row.map((cell) => foldText(cell).trim())),
        );
      }),
    );
  });

  it('of LibreOffice is read as well, repeated cells and rows too', () => {
    const cell = (text: string, attributes = ''): string =>
      `<table:table-cell office:value-type="string" ${attributes}><text:p>${text}</text:p></table:table-cell>`;
    const number = (value: string, text: string): string =>
      `<table:table-cell office:value-type="float" office:value="${value}"><text:p>${text}</text:p></table:table-cell>`;
    const row = (cells: string, attributes = ''): string => `<table:table-row ${attributes}>${cells}</table:table-row>`;
    const bytes = odsOf({
      Fermes: [
        row(cell('Nom') + cell('Commune') + cell('Latitude') + cell('Tél')),
        row('<table:table-cell/>', 'table:number-rows-repeated="2"'),
        row(
          cell('A') +
            cell('Gaas', 'table:number-rows-spanned="2"') +
            number('43.612345', '43,61') +
            number('612345678', '06 12 34 56 78'),
        ),
        row(
          `${cell('B')}<table:covered-table-cell/><table:table-cell office:value-type="float" office:value="43.6"><office:annotation><text:p>note</text:p></office:annotation><text:p>43,6</text:p></table:table-cell>`,
        ),
        row('<table:table-cell table:number-columns-repeated="16384"/>', 'table:number-rows-repeated="1048000"'),
      ].join(''),
    });
    expect(read(bytes)).toMatchObject({
      encoding: 'ods',
      rows: [
        { line: 4, cells: ['A', 'Gaas', '43.612345', '0612345678'] },
        { line: 5, cells: ['B', 'Gaas', '43.6', ''] },
      ],
    });
  });
});

describe('a workbook that is none, or too much', () => {
  const good = xlsx(HEADINGS, ['A', 'Gaas'], ['B', 'Dax']);
  const compound = (part: string): Uint8Array =>
    Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, ...Buffer.alloc(600), ...Buffer.from(part, 'utf16le')]);

  it.each([
    ['an .xls', compound('Workbook'), 'oldWorkbook'],
    ['an .xlsb', zipped({ 'xl/workbook.bin': 'x' }), 'oldWorkbook'],
    ['a workbook with a password', compound('EncryptedPackage'), 'protectedWorkbook'],
    [
      'an .ods with a password',
      odsOf({}, { 'META-INF/manifest.xml': '<m><e:encryption-data/></m>' }),
      'protectedWorkbook',
    ],
    ['a text document', zipped({ '[Content_Types].xml': '', 'word/document.xml': '<w/>' }), 'otherDocument'],
    ['an archive', zipped({ 'liste.csv': 'nom;commune\nA;Gaas' }), 'zip'],
    ['cut in the middle', good.slice(0, good.length / 2), 'damagedWorkbook'],
    [
      'with a sheet cut in the middle',
      zipped({
        ...xlsxParts([{ name: 'A', rows: [HEADINGS, ['A', 'B']] }]),
        'xl/worksheets/sheet1.xml': '<worksheet><sheetData><row>',
      }),
      'damagedWorkbook',
    ],
    [
      'without its sheet',
      zipped({ ...xlsxParts([]), 'xl/workbook.xml': xlsxParts([{ name: 'A', rows: [] }])['xl/workbook.xml'] ?? '' }),
      'empty',
    ],
    ['with nothing in it', xlsx(), 'empty'],
    ['with headings only', xlsx(HEADINGS), 'noRows'],
    ['of one column', xlsx(['nom'], ['A'], ['B']), 'sheetOneColumn'],
    [
      'of 300 columns',
      xlsx(
        HEADINGS,
        Array.from({ length: 300 }, () => 'x'),
      ),
      'sheetTooWide',
    ],
    ['of too many rows', xlsx(...Array.from({ length: MAX_ROWS + 20 }, () => [1])), 'sheetTooLong'],
  ])('is refused with its sentence: %s', (_, bytes, code) => {
    expect(faultOf(bytes)).toBe(code);
  });

  it('is refused as soon as it unfolds to more than a list can be, whatever size it says it has', () => {
    const most = 1_000_000;
    const bomb = zipped({
      'xl/worksheets/sheet1.xml': new Uint8Array(3 * most).fill(0x20),
      small: 'x'.repeat(most / 2),
    });
    expect(bomb.length).toBeLessThan(10_000);
    const lying = bomb.slice();
    const view = new DataView(lying.buffer);
    // The size that the directory gives of its parts, set to one byte.
    for (let at = 0; at < lying.length - 46; at += 1) {
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 1, true);
    }
    for (const bytes of [bomb, lying]) {
      expect(() => openZip(bytes, most).text('xl/worksheets/sheet1.xml')).toThrow(TooMuchInZip);
      const zip = openZip(bytes, most);
      // What was read before counts: a hundred small parts are a bomb as well.
      expect(zip.text('small')).toHaveLength(most / 2);
      expect(zip.text('small')).toHaveLength(most / 2);
      expect(() => zip.text('small')).toThrow(TooMuchInZip);
    }
  });

  it('never throws, wherever it is spoilt', () => {
    fc.assert(
      fc.property(fc.nat(good.length - 5), fc.uint8Array({ minLength: 1, maxLength: 4 }), (at, noise) => {
        const spoilt = good.slice();
        spoilt.set(noise, at);
        expect(['read', ...Object.keys(FILE_FAULTS)]).toContain(faultOf(spoilt));
      }),
      { numRuns: 500 },
    );
  });

  it('of types that would expand is no XML to us', () => {
    const parts = xlsxParts([{ name: 'A', rows: [HEADINGS, ['A', 'B']] }]);
    const shared = '<!DOCTYPE sst [<!ENTITY a "x">]><sst><si><t>&a;</t></si></sst>';
    expect(faultOf(zipped({ ...parts, 'xl/sharedStrings.xml': shared }))).toBe('damagedWorkbook');
  });
});

describe('a number format', () => {
  it.each([
    ['General', 'plain'],
    ['0', 'plain'],
    ['0.00', 'plain'],
    ['#,##0.00\\ [$€-40C]', 'plain'],
    ['0.00E+00', 'plain'],
    ['[Red]0', 'plain'],
    ['00000', { padded: 5 }],
    ['00.00.00.00.00', { padded: 10 }],
    ['[<=9999999999]0#\\ ##\\ ##\\ ##\\ ##', { padded: 10 }],
    ['dd/mm/yyyy', 'date'],
    ['[h]:mm', 'date'],
    ['[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy', 'date'],
  ])('%s is read for what it shows', (code, kind) => {
    expect(kindOfFormat(164, code)).toEqual(kind);
  });

  it('that is built in is known by its number', () => {
    expect([0, 1, 2, 14, 22, 45, 49].map((id) => kindOfFormat(id, undefined))).toEqual([
      'plain',
      'plain',
      'plain',
      'date',
      'date',
      'date',
      'plain',
    ]);
  });

  it('of a workbook that counts from 1904 gives the same day', () => {
    expect(shownNumber('44621', 'date', true)).toBe(shownNumber('46083', 'date', false));
  });
});
