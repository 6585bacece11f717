import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnsOf, headingSet, knownHeadings, missingFields } from '#domain/imports/columns.ts';
import { decodeFile, MAX_LIST_BYTES, sizeFault } from '#domain/imports/reading/bytes.ts';
import { readCsv, SEPARATORS } from '#domain/imports/reading/csv.ts';
import { csvOut } from '#domain/imports/reading/csv-out.ts';
import { type List, readList } from '#domain/imports/reading/list.ts';
import { FILE_FAULTS, FILE_NOTES } from '#web/imports/file-texts.ts';
import { sentence } from '#web/imports/sentence.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const latin1 = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'latin1'));

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
const cells = (list: List): (readonly string[])[] => list.rows.map((row) => row.cells);

describe('a file of a list', () => {
  it('is read in UTF-8, with or without its mark', () => {
    for (const mark of ['', '\ufeff']) {
      const list = read(utf8(`${mark}nom;commune\r\nFerme de l’Œuf;Liézey\r\n`));
      expect(list).toMatchObject({ encoding: 'utf-8', separator: ';' });
      expect(list.headings.map(({ name }) => name)).toEqual(['nom', 'commune']);
      expect(cells(list)).toEqual([['Ferme de l’Œuf', 'Liézey']]);
    }
  });

  it('is read in Windows-1252, œ and € too', () => {
    const list = read(
      Uint8Array.from([...latin1('nom;commune;prix\nFerme du B'), 0x9c, ...latin1('uf;Liézey;3 '), 0x80, 0x0a]),
    );
    expect(list.encoding).toBe('windows-1252');
    expect(cells(list)).toEqual([['Ferme du Bœuf', 'Liézey', '3 €']]);
  });

  it('is read as a spreadsheet saves "Unicode text": UTF-16 with tabs', () => {
    const text = '\ufeffnom\tcommune\r\nFerme\tGérardmer\r\n';
    const list = read(Uint8Array.from(Buffer.from(text, 'utf16le')));
    expect(list).toMatchObject({ encoding: 'utf-16le', separator: '\t' });
    expect(cells(list)).toEqual([['Ferme', 'Gérardmer']]);
  });

  it.each(SEPARATORS.map((separator) => [separator]))('is cut at %j whatever else its cells hold', (separator) => {
    const other = separator === ',' ? ';' : ',';
    const lines = ['nom', 'commune', 'lat', 'produits'].join(separator).concat('\n');
    const rows = [
      ['A', 'Gaas', `43${other}61`, `"miel${separator} pain"`].join(separator),
      ['B', 'Dax', `43${other}7`, `lait${other}œufs${other}pain`].join(separator),
    ].join('\n');
    const list = read(utf8(lines + rows));
    expect(list.separator).toBe(separator);
    expect(cells(list)[0]).toEqual(['A', 'Gaas', `43${other}61`, `miel${separator} pain`]);
  });

  it('obeys the line sep= that Excel writes, and counts it', () => {
    const list = read(utf8('sep=;\nnom;commune\nA;Gaas\n'));
    expect(list.rows).toEqual([{ line: 3, cells: ['A', 'Gaas'] }]);
  });

  it('may have titles above its headings', () => {
    const list = read(utf8('Producteurs des Vosges;;\nMis à jour le 3/11;;\n\nNom;Commune;Tél\nA;Gaas;0612345678\n'));
    expect(list.headingLine).toBe(4);
    expect(list.rows).toEqual([{ line: 5, cells: ['A', 'Gaas', '0612345678'] }]);
    expect(notesOf(list)).toEqual(['The headings are on line 4; what is above them was not read as producers.']);
  });

  it('may have group headings above its headings', () => {
    const list = read(utf8('Identité;;Où;\nNom;SIRET;Commune;CP\nA;;Gaas;40350\n'));
    expect(list.headings.map(({ name }) => name)).toEqual(['Nom', 'SIRET', 'Commune', 'CP']);
  });

  it('may repeat its headings where two lists were joined', () => {
    expect(cells(read(utf8('nom;commune\nA;Gaas\nnom;commune\nB;Dax\n')))).toEqual([
      ['A', 'Gaas'],
      ['B', 'Dax'],
    ]);
  });

  it('knows the lines of its rows, line breaks within quotation marks and empty lines counted', () => {
    const list = read(
      utf8('nom,commune,description\r\nA,Gaas,"un\r\ndeux ""trois"""\r\n\r\n;,,\r\nB,Dax,x\r\n'.replace(';,,', ',,')),
    );
    expect(list.rows).toEqual([
      { line: 2, cells: ['A', 'Gaas', 'un\ndeux "trois"'] },
      { line: 6, cells: ['B', 'Dax', 'x'] },
    ]);
  });

  it('says which columns are empty', () => {
    const list = read(utf8('nom;fax;commune\nA;;Gaas\nB;;Dax\n'));
    expect(list.headings.map(({ name }) => name)).toEqual(['nom', 'fax', 'commune']);
    expect(notesOf(list)).toEqual(['Empty columns: fax.']);
  });

  it('gives a column without heading its letter, and tells two of a name apart', () => {
    const list = read(utf8('nom;commune;;nom\nA;Gaas;x;y\n'));
    expect(list.headings.map(({ name }) => name)).toEqual(['nom', 'commune', 'Colonne C', 'nom (2)']);
  });
});

describe('a file that is damaged', () => {
  it('is refused when it is too large, before it is read', () => {
    expect(sizeFault(200_000_000)).toMatchObject({ code: 'tooLarge', values: { megabytes: 200, most: 20 } });
    expect(sizeFault(MAX_LIST_BYTES)).toBeUndefined();
  });

  it.each([
    ['nothing', '', 'empty'],
    ['blank lines', '\n \n', 'empty'],
    ['one column', 'nom\nA\nB\n', 'oneColumn'],
    ['headings alone', 'nom;commune\n', 'noRows'],
    ['a workbook of which the end is missing', 'PK\u0003\u0004xl/workbook', 'damagedWorkbook'],
    ['a PDF', '%PDF-1.7', 'pdf'],
  ])('is refused with its sentence: %s', (_, text, code) => {
    expect(faultOf(utf8(text))).toBe(code);
  });

  it('is refused with the line of a NUL byte', () => {
    const result = decodeFile(utf8('nom;commune\nA;Gaas\nB\0;Dax\n'));
    expect(result).toMatchObject({ ok: false, reason: { code: 'nulByte', values: { line: 3 } } });
  });

  it('is refused when its accents were lost on the way', () => {
    expect(faultOf(utf8('nom;commune\nFerme du B\ufffduf;Li\ufffdzey\n'))).toBe('encodingLost');
  });

  it('is read up to where it was cut within quotation marks', () => {
    const list = read(utf8('nom;commune;description\nA;Gaas;"bon"\nB;Dax;"coupé au mil'));
    expect(cells(list)).toEqual([['A', 'Gaas', 'bon']]);
    expect(notesOf(list)[0]).toContain('line 3 never closes');
  });

  it('is read without its last line where that alone has fewer values', () => {
    const list = read(utf8('nom;commune;tel\nA;Gaas;1\nB;Dax;2\nC;Da'));
    expect(cells(list)).toHaveLength(2);
    expect(notesOf(list)[0]).toContain('its last line (4) has 2 values instead of 3');
  });

  it('keeps short lines where the program leaves out empty ends', () => {
    expect(cells(read(utf8('nom;commune;tel\nA;Gaas\nB;Dax;2\nC;Dax\n')))).toHaveLength(3);
  });

  it('loses one row at most to a forgotten quotation mark', () => {
    const rows = Array.from({ length: 2_000 }, (_, row) => `Ferme ${row};Gaas;du pain`);
    rows[3] = 'Ferme 3;Gaas;"du pain';
    const list = read(utf8(`nom;commune;produits\n${rows.join('\n')}\n`));
    expect(list.rows).toHaveLength(2_000);
    expect(list.rows[3]).toEqual({ line: 5, cells: ['Ferme 3', 'Gaas', '"du pain'] });
    expect(notesOf(list)).toEqual(['A lone quotation mark on line 5 was read as an ordinary character.']);
  });
});

describe('what is written comes back as it was', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', 'é', ' ', '"', ';', ',', '\n', '|', '1'), maxLength: 8 });

  it('whatever the cells hold', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 8 }), (rows) => {
        const { records } = readCsv(csvOut(['x', 'y', 'z'], rows).slice(1), ';');
        expect(records.slice(1).map((record) => record.cells)).toEqual(
          rows.map((row) => row.map((one) => (one.startsWith('\n') ? `'${one}` : one))),
        );
      }),
    );
  });

  it('but what a spreadsheet would run is written as text', () => {
    const out = csvOut(['nom'], [['=HYPERLINK("http://x","clic")'], ['@SUM(1)'], ['-2+3'], ['+33612345678'], [-1.5]]);
    expect(out.split('\r\n').slice(1, -1)).toEqual([
      '"\'=HYPERLINK(""http://x"",""clic"")"',
      "'@SUM(1)",
      "'-2+3",
      '+33612345678',
      '-1.5',
    ]);
  });

  it('and no text at all makes the reader fail or lose count of lines', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', '"', ';', '\n', '\r'), maxLength: 40 }), (text) => {
        const { records } = readCsv(text, ';');
        const lines = text.split(/\r\n|\n|\r/).length;
        expect(
          records.every(({ line }, index) => line >= 1 && line <= lines && line > (records[index - 1]?.line ?? 0)),
        ).toBe(true);
      }),
    );
  });
});

describe('columns', () => {
  const fieldsOf = (headings: string): (string | null)[] =>
    columnsOf(read(utf8(`${headings}\n${headings.replace(/[^;]+/g, 'x')}\n`))).map(({ field }) => field);

  it.each([
    ['N° SIRET;Raison sociale;Enseigne;Gérant', ['siret', 'legalName', 'name', 'contactName']],
    ['Nom;Prénom;Nom de la ferme;Ville', ['contactName', 'contactName', 'name', 'commune']],
    ['Name;City;Postal code;Phone;Website', ['name', 'commune', 'postcode', 'telephone', 'website']],
    ['nom;commune_insee_2018;commune;lat;lon', ['name', 'communeCode', 'commune', 'lat', 'lon']],
    ['Dénomination;Code INSEE;X;Y;Courriel', ['legalName', 'communeCode', 'lon', 'lat', 'email']],
    ['nom;Tél. fixe;Portable;Adresse e-mail;Adresse', ['name', 'telephone', 'telephone', 'email', 'address']],
    ['nom;commune;Produits vendus;Bio (O/N);Jours d’ouverture', ['name', 'commune', 'products', 'organic', 'hours']],
    ['nom;commune;fax;superficie', ['name', 'commune', null, null]],
    ['nom;commune;lapins;Produit : cidre', ['name', 'commune', 'productMark', 'productMark']],
  ])('of %s are recognised', (headings, fields) => {
    expect(fieldsOf(headings)).toEqual(fields);
  });

  it('set by hand win over what is remembered, and that over the heading', () => {
    const list = read(utf8('nom;alias;ou\nA;B;Gaas\n'));
    const byHand = { alias: 'name' } as const;
    const remembered = { ou: 'commune', nom: null } as const;
    expect(columnsOf(list, { byHand, remembered }).map(({ field, by }) => [field, by])).toEqual([
      [null, 'remembered'],
      ['name', 'hand'],
      ['commune', 'remembered'],
    ]);
  });

  it('that a list cannot be read without are asked for', () => {
    expect(missingFields(columnsOf(read(utf8('a;b\n1;2\n'))))).toEqual(['name', 'place']);
    expect(missingFields(columnsOf(read(utf8('nom;lat\nA;2\n'))))).toEqual(['place']);
    expect(missingFields(columnsOf(read(utf8('nom;lat;lon\nA;2;3\n'))))).toEqual([]);
  });

  it('in another order are the same set', () => {
    const one = read(utf8('nom;commune;tel\nA;B;1\n'));
    const other = read(utf8('Commune;TEL;Nom\nB;1;A\n'));
    expect(headingSet(one.headings)).toBe(headingSet(other.headings));
  });
});
