import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { KnownPlaces } from '#domain/areas/known-places.ts';
import type { Candidate } from '#domain/imports/candidate.ts';
import { fromLambert93 } from '#domain/imports/lambert93.ts';
import { readProducts } from '#domain/imports/products.ts';
import { type ReadImport, type ReadingChoices, readImport } from '#domain/imports/reading-list.ts';
import { ROW_WORDS } from '#web/imports/row-texts.ts';
import { sentence } from '#web/imports/sentence.ts';
import { comparisonData } from '../catalogue/data-folder.ts';
import { BUILD_TIMEOUT, builtCommunes } from '../places/list.ts';

let communes: KnownPlaces;
beforeAll(async () => {
  communes = await builtCommunes();
}, BUILD_TIMEOUT);

const readBytes = (bytes: Uint8Array, choices: ReadingChoices = {}): ReadImport => {
  const read = readImport(bytes, choices, communes);
  if (!read.ok) throw new Error(JSON.stringify(read.reason));
  return read.value;
};
const read = (text: string, choices: ReadingChoices = {}): ReadImport =>
  readBytes(new TextEncoder().encode(text), choices);

/** The one row of a list of one. */
const only = (headings: string, row: string): Candidate['details'] => {
  const { candidates, remarks } = read(`${headings}\n${row}\n`);
  const [first] = candidates;
  if (first === undefined) throw new Error(JSON.stringify(remarks));
  return first.details;
};
const remarksOf = (headings: string, ...rows: string[]): string[] =>
  read(`${headings}\n${rows.join('\n')}\n`).remarks.map(
    ({ kind, line, column, value, reason }) =>
      `${kind} ${line} ${column}=${value}: ${sentence(ROW_WORDS, reason, 'en')}`,
  );

describe('where a row is', () => {
  it('is told by the INSEE code, zero dropped by the spreadsheet or not', () => {
    expect(only('nom;insee', 'A b;88269').commune).toBe('88269');
    expect(only('nom;insee', 'A b;1004').commune).toBe('01004');
  });

  it('is told by name and postcode, accents and hyphens aside', () => {
    expect(only('nom;ville;cp', 'A b;LIEZEY;88400')).toMatchObject({ commune: '88269', located: 'commune' });
    expect(only('nom;ville;cp', 'A b;St Vincent de Tyrosse;40230').commune).toBe('40284');
  });

  it('is told by a name alone where only one commune has it', () => {
    expect(only('nom;ville;produits', 'A b;Liézey;miel').commune).toBe('88269');
    expect(remarksOf('nom;ville', 'A b;Saint-Sauveur')[0]).toMatch(
      /^refused 2 ville=Saint-Sauveur: Several communes have this name: .*Add the postcode/,
    );
  });

  it('is told by the position among communes of one name', () => {
    expect(only('nom;ville;lat;lon', 'A b;Saint-Sauveur;48,53;7,01').commune).toMatch(/^5/);
  });

  it('survives a postcode of a firm (CEDEX)', () => {
    expect(only('nom;ville;cp', 'A b;Dax Cedex;40107').commune).toBe('40088');
  });

  it('is told by the position alone, and that is said', () => {
    const { candidates, remarks } = read('nom;lat;lon\nA b;48.0813;6.7893\n', { positionOnly: 'take' });
    expect(candidates[0]?.details).toMatchObject({ located: 'given', position: { lat: 48.0813, lon: 6.7893 } });
    expect(remarks.map(({ kind, reason }) => [kind, reason.code])).toEqual([['note', 'communeFromPosition']]);
  });

  it('that has only a position is asked about; beside an unknown name the position saves it', () => {
    expect(read('nom;lat;lon\nA b;48.0813;6.7893\n').counts).toMatchObject({ accepted: 0, asked: 1 });
    const { candidates, remarks } = read('nom;ville;lat;lon\nA b;Nullepart;48.0813;6.7893\n');
    expect(candidates[0]?.details.communeFromPosition).toBe(true);
    expect(remarks.map(({ kind, reason }) => `${kind} ${reason.code}`)).toContain('note communeNotKnown');
  });

  it('is a commune of today where the list names one that has been merged', () => {
    // Alaise (25010) is part of Éternoz (25223) since 2019: its own code is in no list of today.
    expect(only('nom;insee;ville', 'A b;25010;Alaise').commune).toBe('25223');
  });

  it('is approximate, and to be located by its address', () => {
    const [candidate] = read('nom;adresse;ville;cp\nA b;3 rue du Puits;Gaas;40350\n').candidates;
    expect(candidate).toMatchObject({ toLocate: true, details: { located: 'commune', address: '3 rue du Puits' } });
  });

  it.each([
    ['nom;ville;cp', 'A b;;', 'refused 2 ville=: Nothing says where they are'],
    ['nom;ville', 'A b;Trifouillis', 'refused 2 ville=Trifouillis: No commune has this name.'],
    ['nom;insee', 'A b;99999', 'refused 2 insee=99999: No commune has this INSEE code.'],
    ['nom;cp;tel', 'A b;40350;x', 'Several communes have this postcode'],
    ['nom;insee;lat;lon', 'A b;88269;43.61;-1.04', /refused 2 lat=43.61: This position is \d+ km from Liézey/],
    ['nom;lat;lon', 'A b;50.1;40', 'This position is abroad or at sea, not in France.'],
    ['nom;lat;lon', 'Genève;46.204;6.143', 'This position is abroad or at sea, not in France.'],
    ['nom;lat;lon', 'Irun;43.338;-1.789', 'This position is abroad or at sea, not in France.'],
    ['nom;lat;lon', 'en mer;43.665;-1.55', 'This position is abroad or at sea, not in France.'],
    ['nom;lat;lon', 'A b;quarante;6', 'refused 2 lat=quarante: This is not a number of degrees.'],
    ['nom;lat;lon', 'A b;48.1;', 'refused 2 lon=: The other half of the position is missing'],
    [
      'nom;ville;département',
      'A b;Sainte-Foy;33',
      'refused 2 ville=Sainte-Foy: Several communes have this name: Sainte-Foy-la-Grande (33402)',
    ],
    ['nom;ville', 'A b;Dax - Narrosse', 'refused 2 ville=Dax - Narrosse: Several communes have this name'],
  ])('is refused with its column and its reason: %s %s', (headings, row, expected) => {
    const [first] = remarksOf(headings, row);
    if (typeof expected === 'string') expect(first).toContain(expected);
    else expect(first).toMatch(expected);
  });
});

describe('coordinates', () => {
  it.each([
    ['43°42\'36"N 1°03\'00"W'],
    ['43°42’36” N, 1°03’00” O'],
    ['N 43.71 W 1.05'],
    ['43.71° -1.05°'],
    ['43,71 N / 1,05 O'],
    ['https://maps.exemple.invalid/?q=43.71,-1.05'],
    ['https://maps.exemple.invalid/@43.71,-1.05,15z'],
    ['geo:43.71,-1.05'],
    ['POINT(-1.05 43.71)'],
    ['43,71,-1,05'],
    ['[43.71, -1.05]'],
  ])('are read as people write them: %s', (gps) => {
    expect(only('nom|ville|gps', `A b|Dax|${gps}`).position).toEqual({ lat: 43.71, lon: -1.05 });
  });

  it.each([
    ['43°42\'36"N', '1°03\'00"O'],
    ['43,71 N', '1,05 O'],
    ['+43.71', '-1.05E0'],
  ])('are read in two columns: %s %s', (lat, lon) => {
    expect(only('nom|ville|lat|lon', `A b|Dax|${lat}|${lon}`).position).toEqual({ lat: 43.71, lon: -1.05 });
  });

  it.each([
    ['quarante', '6', ['notANumber']],
    ['43.71', '', ['halfPosition']],
    ['43.710.000', '-1.05', ['notANumber']],
    ['46.204', '6.143', ['positionAway']],
    ['50.1', '40', ['positionAway']],
    ['600000', '99999999', ['projected']],
    ['n/a', 'n/a', []],
    ['inconnu', 'inconnu', []],
  ])('that are none cost a row that says where nothing but a remark: %s %s', (lat, lon, codes) => {
    const { candidates, remarks } = read(`nom|ville|lat|lon\nA b|Dax|${lat}|${lon}\n`);
    expect(candidates[0]?.details).toMatchObject({ commune: '40088', located: 'commune' });
    expect(remarks.map(({ kind, reason }) => `${kind} ${reason.code}`)).toEqual(codes.map((code) => `note ${code}`));
  });

  it('just beyond the border by their own commune are kept, and that is said', () => {
    const { candidates, remarks } = read('nom|ville|lat|lon\nRucher|Mondorff|49.500789|6.27968\n');
    expect(candidates[0]?.details).toMatchObject({ located: 'given', position: { lat: 49.50079, lon: 6.27968 } });
    expect(remarks.map(({ kind, reason }) => `${kind} ${reason.code}`)).toEqual(['note positionAtBorder']);
  });

  it('are read with a decimal comma, or together in one column', () => {
    const position = { lat: 48.0813, lon: 6.7893 };
    expect(only('nom;insee;lat;lon', 'A b;88269;48,0813;6,7893').position).toEqual(position);
    expect(only('nom;insee;geo_point_2d', 'A b;88269;48.0813, 6.7893').position).toEqual(position);
    expect(only('nom|insee|gps', 'A b|88269|48,0813 ; 6,7893').position).toEqual(position);
  });

  it('that are exchanged are put in order, and it is said of the file, not of every row', () => {
    const { candidates, notes, remarks } = read(
      'nom;insee;lat;lon\nA b;88269;6.7893;48.0813\nC d;88269;6.79;48.09\nE f;40101;-1.04;43.61\n',
    );
    expect(candidates.map(({ details }) => details.position.lat)).toEqual([48.0813, 48.09, 43.61]);
    expect(notes.map(({ code }) => code)).toEqual(['exchanged']);
    expect(remarks).toEqual([]);
  });

  it('that are exchanged in one row are said of that row', () => {
    const rows = ['A b;88269;6.7893;48.0813', 'C d;88269;48.08;6.79', 'E f;88269;48.09;6.78', 'G h;88269;48.07;6.78'];
    expect(remarksOf('nom;insee;lat;lon', ...rows)).toEqual([
      'note 2 lat=6.7893: Latitude and longitude were exchanged: put in order.',
    ]);
  });

  it('in one column are blamed in that column', () => {
    const right = ['E f', 'G h', 'I j'].map((name) => `${name},Gaas,"43.62, -1.03"`);
    expect(remarksOf('nom,ville,gps', 'A b,Gaas,"45.9, 3.5"', 'C d,Gaas,"-1.03, 43.62"', ...right)).toEqual([
      expect.stringMatching(/^refused 2 gps=45.9, 3.5: This position is \d+ km from Gaas/),
      'note 3 gps=-1.03, 43.62: Latitude and longitude were exchanged: put in order.',
    ]);
  });

  it('in Lambert 93 are turned into degrees', () => {
    // IGN, NTG 71: the Eiffel tower's square, published in both systems.
    const { lat, lon } = fromLambert93(652_469.02, 6_862_035.26);
    expect(lat).toBeCloseTo(48.8566, 4);
    expect(lon).toBeCloseTo(2.3522, 4);
    const found = only('nom;insee;x;y', 'A b;75056;652469,02;6862035,26');
    expect(found.position).toEqual({ lat: 48.8566, lon: 2.3522 });
  });

  it('of 0, 0 are none', () => {
    expect(only('nom;insee;lat;lon', 'A b;88269;0;0').located).toBe('commune');
  });
});

describe('a SIRET', () => {
  it('is read with its spaces', () => {
    expect(only('nom;insee;siret', 'A b;88269;999 000 011 00018').siret).toBe('99900001100018');
  });

  it.each([
    ['9990000010001', 'A SIRET has 14 digits; this one has 13.'],
    ['1234567', 'A SIRET has 14 digits; this one has 7.'],
    ['99900000100018', 'The key of this SIRET is wrong'],
    ['9,99E+13', 'The spreadsheet has rounded this SIRET'],
    ['à venir', 'No SIRET'],
    ['00000000000000', 'No SIRET'],
    ['GAEC', 'A SIRET has digits only'],
    ['FR 12 999 000 011', 'This is a VAT number'],
  ])('of %s costs the row nothing: it is taken without, and that is said', (siret, reason) => {
    const { candidates, remarks } = read(`nom;insee;siret\nA b;88269;${siret}\n`);
    expect(candidates.map(({ details }) => details.siret)).toEqual([null]);
    expect(remarks.map(({ kind }) => kind)).toEqual(['note']);
    expect(remarksOf('nom;insee;siret', `A b;88269;${siret}`)[0]).toContain(`note 2 siret=${siret}: ${reason}`);
  });

  it('that lost its leading zero has it back, and that is said', () => {
    const { candidates, remarks } = read('nom;insee;siret\nA b;88269;5520017400013\n');
    expect(candidates[0]?.details.siret).toBe('05520017400013');
    expect(remarks[0]).toMatchObject({ kind: 'note', reason: { code: 'siretZeroLost' } });
  });

  it('of nine digits is a SIREN: the row is taken without', () => {
    const { candidates, remarks } = read('nom;insee;siret\nA b;88269;999000001\n');
    expect(candidates[0]?.details.siret).toBeNull();
    expect(remarks[0]).toMatchObject({ kind: 'note', reason: { code: 'siren' } });
  });
});

describe('a row', () => {
  it('without a name is refused', () => {
    expect(remarksOf('nom;insee', ';88269')).toEqual([
      'refused 2 nom=: Without a name they can be neither shown nor invited.',
    ]);
  });

  it('has the registered name where it has no other', () => {
    expect(only('enseigne;raison sociale;insee', ';EARL DU PRÉ;88269').name).toBe('EARL DU PRÉ');
    expect(only('enseigne;raison sociale;insee', 'Le Pré;EARL DU PRÉ;88269').name).toBe('Le Pré');
  });

  it('whose name is a formula is refused, and the formula is not run', () => {
    expect(remarksOf('nom;insee', '"=HYPERLINK(""http://x"";""clic"")";88269')[0]).toContain(
      'This is a spreadsheet formula, not a name. It was not run.',
    );
  });

  it('with more values than headings is refused', () => {
    expect(remarksOf('nom;ville;cp', 'A b;Gaas;40350', 'C; d;Gaas;40350')[0]).toContain(
      'refused 3 =40350: This row has 4 values for 3 columns'.replace('=40350', '=Gaas | 40350'),
    );
  });

  it('has all its faults said at once', () => {
    // What is left aside of a row that is not taken matters to nobody: its SIRET is not among them.
    expect(remarksOf('nom;insee;siret', ';99999;123')).toHaveLength(2);
  });

  it('is taken without a contact that cannot be read, and that is said', () => {
    const { candidates, remarks } = read('nom;insee;tel;mail;site\nA b;88269;demander;pas de mail;n/a\n');
    expect(candidates[0]?.details).toMatchObject({ telephones: [], emails: [], website: null });
    expect(remarks.map(({ kind, column }) => `${kind} ${column}`)).toEqual(['note tel', 'note mail', 'note site']);
  });

  it.each([
    ['Anne Bédat', { contactName: 'Anne Bédat', emails: [], telephones: [] }],
    ['amap@exemple.invalid', { contactName: '', emails: ['amap@exemple.invalid'], telephones: [] }],
    [
      'Anne Bédat - 06 39 98 00 12 / anne@exemple.invalid',
      { contactName: 'Anne Bédat', emails: ['anne@exemple.invalid'], telephones: ['+33639980012'] },
    ],
    ['+33 (0)6 12 34 56 78 Paul', { contactName: 'Paul', telephones: ['+33612345678'] }],
    ['0692 12 34 56', { contactName: '', telephones: ['+262692123456'] }],
    ['+32 475 12 34 56', { contactName: '', telephones: ['+32475123456'] }],
    [
      'Paul 06 12 34 56 78 ou 05 58 00 00 00 poste 12',
      { contactName: 'Paul', telephones: ['+33612345678', '+33558000000;ext=12'] },
    ],
    [
      'paul@exemple.invalid ou marie@étang.invalid',
      { contactName: '', emails: ['paul@exemple.invalid', 'marie@xn--tang-9oa.invalid'] },
    ],
    ['Marie (05.58.00.00.01)', { contactName: 'Marie', telephones: ['+33558000001'] }],
  ])('has the address and the number that stand in its contact: %s', (contact, read) => {
    expect(only('nom;ville;contact', `A b;Liézey;${contact}`)).toMatchObject(read);
  });

  it('has its telephones as people write them', () => {
    expect(
      only('nom;insee;tel;portable', 'A b;88269;0329631234 / 06.12.34.56.78 (après 18h);612345679').telephones,
    ).toEqual(['+33329631234', '+33612345678', '+33612345679']);
  });

  it('has its telephones as they are dialled where it lies; a fax is none', () => {
    expect(only('nom|commune|tel', 'A b|Saint-Pierre (975)|41 12 34').telephones).toEqual(['+508411234']);
    expect(only('nom|commune|tel', 'A b|Nouméa|75.12.34').telephones).toEqual(['+687751234']);
    expect(only('nom|commune|tel', 'A b|Papeete|87 12 34 56').telephones).toEqual(['+68987123456']);
    expect(only('nom|commune|tel', 'A b|Dax|05 58 00 00 01 (fax)').telephones).toEqual([]);
    expect(only('nom|commune|tel', 'A b|Dax|05 58 00 00 01 (tél/fax)').telephones).toEqual(['+33558000001']);
  });

  it('has its web address completed', () => {
    expect(only('nom;insee;site', 'A b;88269;www.ferme-baehl.com').website).toBe('https://www.ferme-baehl.com');
  });
});

describe('a value in its neighbour’s column', () => {
  it.each([
    ['marie@exemple.invalid', '06 12 34 56 78', ''],
    ['06 12 34 56 78 marie@exemple.invalid', '', ''],
    ['', '06 12 34 56 78 / marie@exemple.invalid', ''],
    ['06 12 34 56 78', '', 'marie@exemple.invalid'],
  ])('is found there: %j %j %j', (tel, mail, site) => {
    const { candidates, remarks } = read(`nom|ville|tel|mail|site\nA b|Dax|${tel}|${mail}|${site}\n`);
    expect(candidates[0]?.details).toMatchObject({ telephones: ['+33612345678'], emails: ['marie@exemple.invalid'] });
    expect(remarks).toEqual([]);
  });

  it('is a web address among e-mail addresses; of two sites the second is said', () => {
    expect(only('nom|ville|mail', 'A b|Dax|www.ferme.invalid').website).toBe('https://www.ferme.invalid');
    expect(only('nom|ville|mail|site', 'A b|Dax|www.ferme.invalid|').website).toBe('https://www.ferme.invalid');
    expect(remarksOf('nom|ville|site', 'A b|Dax|https://a.invalid https://b.invalid')).toEqual([
      'note 2 site=https://b.invalid: A farm has one site: this one is left aside.',
    ]);
  });
});

describe('the name of a farm', () => {
  it.each([
    ['Ferme A', 'Ferme B'],
    ['Ferme A', 'Ferme D'],
    ['Ferme à', 'Ferme L'],
  ])('that ends in a letter is its own: %s, %s', (one, other) => {
    expect(read(`nom;ville\n${one};Dax\n${other};Dax\n`).counts).toMatchObject({ accepted: 2, repeated: 0 });
  });

  it.each(['N/A', 'à définir', '?', 'non communiqué'])('is not %s', (name) => {
    expect(remarksOf('nom;ville', `${name};Dax`)[0]).toMatch(/^refused 2 nom=.*: Without a name/);
  });

  it('stands before that of a person, wherever its column is', () => {
    const { candidates, remarks } = read(
      'Nom;Prénom;Exploitation;Commune\nDupont;Marie;Ferme du Lac;Dax\nDurand;Paul;;Gaas\n',
    );
    expect(candidates.map(({ details }) => [details.name, details.contactName])).toEqual([
      ['Ferme du Lac', 'Dupont Marie'],
      ['Durand Paul', 'Durand Paul'],
    ]);
    expect(remarks.map(({ line, reason }) => `${line} ${reason.code}`)).toEqual(['3 nameOfPerson']);
  });

  it('that comes from a web page is without its markup', () => {
    expect(only('nom|ville', '<b>Ferme</b> du Lac &amp; Fils|Dax').name).toBe('Ferme du Lac & Fils');
    expect(only('nom|ville', 'L&rsquo;&Eacute;table|Dax').name).toBe('L’Étable');
  });
});

describe('products', () => {
  it.each([
    [['cheese;milk'], ['dairy']],
    [['vegetables, honey'], ['vegetables', 'honey']],
    [['Fromage de brebis et œufs bio'], ['dairy', 'eggs']],
    [['fruits vegetables'], ['fruit', 'vegetables']],
    [['Légumes de saison / Volailles fermières'], ['vegetables', 'meat']],
    [['beekeeper'], ['honey']],
    [['Letchis, mangues, ananas Victoria'], ['fruit']],
    [['christophine, igname et manioc'], ['vegetables']],
    [['rhum agricole ; vanille'], ['drinks', 'grocery']],
    [['Viande limousine', 'veau sous la mère', 'canards gras'], ['meat']],
    [['légumes (AMAP)'], ['vegetables']],
    [['food;local_food;other'], []],
    [['Milk products', 'goat_cheese'], ['dairy']],
  ])('of %j are of the families %j', (cells, families) => {
    expect(readProducts(cells).families).toEqual(families);
  });

  it('of the catalogue are tied to it', () => {
    expect(readProducts(['Asperges; miel; pommes de terre']).products).toEqual(['asperge', 'miel', 'pomme-de-terre']);
  });

  it.each([
    ['x', ['miel', 'oeuf'], ['vegetables']],
    ['oui', ['miel', 'oeuf'], ['vegetables']],
    ['1', ['miel', 'oeuf'], ['vegetables']],
    ['✓', ['miel', 'oeuf'], ['vegetables']],
    ['Vrai', ['miel', 'oeuf'], ['vegetables']],
  ])('of a list with a column for each, marked by %s, are read', (mark, slugs, families) => {
    const no = { oui: 'non', '1': '0', Vrai: 'Faux' }[mark] ?? '';
    const { candidates, columns, notes } = read(
      `nom|commune|Miel (oui/non)|Œufs|légumes|Produit : Cidre\nA b|Dax|${mark}|${mark}|${mark}|${no}\nC d|Gaas|${no}|${no}|${no}|${mark}\n`,
    );
    expect(columns.map(({ field }) => field).slice(2)).toEqual(Array(4).fill('productMark'));
    const [all, one] = candidates.map(({ details }) => details);
    expect(all?.products).toEqual(slugs);
    expect(all?.families).toEqual(expect.arrayContaining(families));
    expect(one).toMatchObject({ products: ['cidre'], families: ['drinks'] });
    expect(notes).toEqual([]);
  });

  it('are not told by a column of prices or texts under the name of one, unless a member says so', () => {
    const list = 'nom|commune|Miel|Œufs\nA b|Dax|8,50 € le pot|2\nC d|Gaas||x\n';
    expect(read(list).columns.map(({ field }) => field)).toEqual(['name', 'commune', null, null]);
    expect(read(list).notes).toMatchObject([{ code: 'unusedColumns', values: { columns: 'Miel, Œufs' } }]);
    const byHand = read('nom|commune|Miel\nA b|Dax|Lavande\n', { columns: { Miel: 'productMark' } });
    expect(byHand.candidates[0]?.details).toMatchObject({ products: ['miel'], otherProducts: ['Lavande'] });
  });

  it('that nobody knows are kept in their own words', () => {
    expect(readProducts(['Lamatrekking, pain'])).toEqual({
      families: ['bread'],
      products: ['pain'],
      others: ['Lamatrekking'],
    });
  });
});

describe('a row of many columns', () => {
  /** What lists say of farms, all of it right. */
  const FARMS: readonly Readonly<Record<string, string>>[] = [
    {
      'code insee': '40088',
      commune: 'Dax',
      'code postal': '40100',
      département: 'Landes',
      lat: '43.71',
      lon: '-1.05',
      adresse: '12 rue des Lilas',
      téléphone: '05 58 00 00 00',
      'e-mail': 'marie@exemple.invalid',
      siret: '999 000 011 00018',
      produits: 'miel, œufs',
    },
    {
      'code insee': '97416',
      commune: 'SAINT-PIERRE',
      'code postal': '97410',
      département: '974',
      lat: '-21.34',
      lon: '55.48',
      adresse: '3 chemin Bras-Creux, 97410 Saint-Pierre',
      téléphone: '0692 12 34 56',
      'e-mail': 'a@exemple.invalid; b@exemple.invalid',
      siret: '',
      produits: 'vanille',
    },
    {
      'code insee': '2A041',
      commune: 'Bonifacio',
      'code postal': '20169',
      département: 'Corse-du-Sud',
      lat: '41.387',
      lon: '9.16',
      adresse: 'Lieu-dit Padurella',
      téléphone: '+33 (0)4 95 00 00 00',
      'e-mail': '',
      siret: '99900001100018',
      produits: 'brocciu',
    },
    {
      'code insee': '64260',
      commune: 'Hendaye',
      'code postal': '64700',
      département: '64',
      lat: '43.358',
      lon: '-1.774',
      adresse: '1 rue du Port 64700 HENDAYE',
      téléphone: '+34 943 12 34 56',
      'e-mail': 'o&p@exemple.invalid',
      siret: '',
      produits: 'poissons',
    },
    {
      'code insee': '24520',
      commune: 'Sarlat',
      'code postal': '24200',
      département: 'Dordogne (24)',
      lat: '44.889',
      lon: '1.216',
      adresse: 'Le Bourg, 24200 Sarlat-la-Canéda',
      téléphone: '553000000',
      'e-mail': 'noix@étang.invalid',
      siret: '',
      produits: 'noix du Périgord',
    },
  ];

  it('never gets worse by one more good column', () => {
    const columns = Object.keys(FARMS[0] ?? {}).filter((name) => name !== 'lon');
    fc.assert(
      fc.property(
        fc.constantFrom(...FARMS),
        fc.subarray(columns, { minLength: 1 }),
        fc.constantFrom(...columns),
        (farm, some, more) => {
          const listed = (names: readonly string[]) => {
            const all = ['nom', ...new Set(names)].flatMap((name) => (name === 'lat' ? ['lat', 'lon'] : [name]));
            const row = all.map((name) => (name === 'nom' ? 'A b' : (farm[name] ?? '')));
            const opened = readImport(
              new TextEncoder().encode(`${all.join('|')}\n${row.join('|')}\n`),
              { territory: ['40', '64', '24'], positionOnly: 'take' },
              communes,
            );
            return opened.ok ? opened.value.candidates[0]?.details : undefined;
          };
          const [before, after] = [listed(some), listed([...some, more])];
          if (before === undefined || before.communeFromPosition) return;
          expect(after).toBeDefined();
          expect(after?.commune).toBe(before.commune);
          for (const field of ['telephones', 'emails', 'products', 'families'] as const)
            expect(after?.[field]).toEqual(expect.arrayContaining([...before[field]]));
          expect(after?.siret ?? null).toBe(more === 'siret' ? (after?.siret ?? null) : before.siret);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('rows of one file', () => {
  it('that say the same are taken once', () => {
    const { counts, remarks } = read(
      [
        'id;nom;insee;siret;lat;lon',
        '1;GAEC du Pré;88269;;48.0813;6.7893',
        '2;Le Pré;88269;;48.0814;6.7894',
        '3;Autre nom;88269;99900001100018;;',
        '4;Encore un;88269;99900001100018;;',
        '1;Le Pré bis;88269;;48.0813;6.7893',
        '6;Le Pré;88269;;48.09;6.80',
      ].join('\n'),
    );
    expect(counts).toEqual({ rows: 6, accepted: 3, refused: 0, leftOut: 0, repeated: 3 });
    expect(remarks.map(({ line, reason }) => [line, reason.code, reason.values.line])).toEqual([
      [3, 'sameNameHere', 2],
      [5, 'sameSiret', 4],
      [6, 'sameIdentifier', 2],
    ]);
  });

  it('of one name and commune at two addresses are asked about, with the reason; one that says less of the same address is the same', () => {
    const rows = (...addresses: string[]) =>
      read(`nom|commune|adresse\n${addresses.map((address) => `Ferme du Lac|Dax|${address}`).join('\n')}\n`);
    const { counts, remarks } = rows('12 rue des Lilas', '3 route de Pau');
    expect(counts).toMatchObject({ accepted: 1, repeated: 0, asked: 1 });
    expect(remarks).toMatchObject([
      { kind: 'asked', line: 3, reason: { code: 'sameNameOtherAddress', values: { line: 2, name: 'Ferme du Lac' } } },
    ]);
    expect(rows('12 rue des Lilas', '12, r. des Lilas').counts).toMatchObject({ accepted: 1, repeated: 1 });
    expect(rows('12 rue des Lilas', '').counts).toMatchObject({ accepted: 1, repeated: 1 });
  });

  it.each([
    ['Total;;;2', 'looksLikeTotal'],
    ['TOTAL GÉNÉRAL;;12;', 'looksLikeTotal'],
    ['Sous-total Landes;;;', 'looksLikeTotal'],
    [';Total;2;', 'looksLikeTotal'],
    ['2 producteurs;;;', 'looksLikeTotal'],
    ['Nombre de fermes : 2;;;', 'looksLikeTotal'],
    ['LANDES;;;', 'looksLikeTitle'],
    ['Landes (40);;;', 'looksLikeTitle'],
    ['40 - Landes;;;', 'looksLikeTitle'],
    ['Maraîchers :;;;', 'looksLikeTitle'],
    ['Fruits et légumes;;;', 'looksLikeTitle'],
    ['Gaas;;;', 'looksLikeTitle'],
    ['Landes;Landes;Landes;Landes', 'looksLikeTitle'],
    ['Source : chambre d’agriculture;;;', 'looksLikeTitle'],
    ['Mis à jour le 3 mars;;;', 'looksLikeTitle'],
    [';;;Liste non exhaustive', 'looksLikeTitle'],
  ])('that are totals, titles of sections or notes are left out, and that is said: %s', (row, code) => {
    const { counts, remarks } = read(`nom;commune;code postal;produits\nA b;Dax;40100;miel\n${row}\n`);
    expect(counts).toMatchObject({ accepted: 1, refused: 0, leftOut: 1 });
    expect(remarks).toMatchObject([{ kind: 'leftOut', line: 3, reason: { code } }]);
  });

  it.each([
    ['Ferme Dupont;;;', 'noPlace'],
    ['Total Bio;Dax;40100;', undefined],
    ['Somme et Fils;Gaas;;', undefined],
    ['Ensemble pour la terre;;40100 Dax;', undefined],
  ])('that may be farms are read as farms: %s', (row, code) => {
    const { remarks } = read(`nom;commune;code postal;produits\nA b;Dax;40100;miel\n${row}\n`);
    expect(remarks.filter(({ kind }) => kind !== 'note').map(({ reason }) => reason.code)).toEqual(
      code === undefined ? [] : [code],
    );
  });

  it('outside the departments of a partner are refused, the others taken', () => {
    const list = 'nom;insee\nA b;88269\nC d;40101\n';
    const { counts, remarks } = read(list, { departments: ['88', '54'] });
    expect(counts).toMatchObject({ accepted: 1, refused: 1 });
    expect(remarks[0]).toMatchObject({ line: 3, reason: { code: 'outsideDepartments' } });
  });

  it('of a class that is no producer are left out, unless a member wants them', () => {
    const list = 'type;nom;insee\nfarm;A b;88269\nmarketplace;Halle;88269\nvending_machine;;88269\n';
    expect(read(list).counts).toEqual({ rows: 3, accepted: 1, refused: 0, leftOut: 2, repeated: 0 });
    expect(read(list).classes).toEqual([
      { type: 'farm', count: 1, notProducers: false },
      { type: 'marketplace', count: 1, notProducers: true },
      { type: 'vending_machine', count: 1, notProducers: true },
    ]);
    expect(read(list, { leaveOut: ['farm'] }).counts).toEqual({
      rows: 3,
      accepted: 1,
      refused: 1,
      leftOut: 1,
      repeated: 0,
    });
  });
});

const REAL = comparisonData('producteurs_osm_est_france.csv');

describe.skipIf(REAL === undefined)('the farm shops of eastern France on OpenStreetMap', () => {
  it('are all accounted for', () => {
    const { counts, remarks, candidates, notes } = readBytes(readFileSync(REAL ?? ''));
    expect(counts).toEqual({ rows: 976, accepted: 436, refused: 46, leftOut: 492, repeated: 2 });
    expect(new Set(remarks.filter(({ kind }) => kind === 'refused').map(({ reason }) => reason.code))).toEqual(
      new Set(['noName']),
    );
    expect(notes).toEqual([]);
    expect(candidates.every(({ details }) => details.located === 'given')).toBe(true);
  });
});
