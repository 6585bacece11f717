import { zipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import type { KnownPlaces } from '#domain/areas/known-places.ts';
import { classesOf } from '#domain/imports/classes.ts';
import { columnsOf, knownHeadings } from '#domain/imports/columns.ts';
import { readProducts } from '#domain/imports/products.ts';
import { type List, readList } from '#domain/imports/reading/list.ts';
import { readImport } from '#domain/imports/reading-list.ts';
import { BUILD_TIMEOUT, builtCommunes } from '../places/list.ts';

let communes: KnownPlaces;
beforeAll(async () => {
  communes = await builtCommunes();
}, BUILD_TIMEOUT);

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const imported = (bytes: Uint8Array | string) => {
  const read = readImport(typeof bytes === 'string' ? utf8(bytes) : bytes, { positionOnly: 'take' }, communes);
  if (!read.ok) throw new Error(JSON.stringify(read.reason));
  return read.value;
};
const faultOf = (bytes: Uint8Array | string): string => {
  const read = readList(typeof bytes === 'string' ? utf8(bytes) : bytes, knownHeadings);
  return read.ok ? 'none' : read.reason.code;
};
const farms = (bytes: Uint8Array | string): string[] =>
  imported(bytes).candidates.map(({ details, communeName }) => `${details.name}, ${communeName}`);

const KML = (placemarks: string) =>
  `<?xml version="1.0" encoding="UTF-8"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document><name>Carte</name><Folder><name>Maraîchers</name>${placemarks}</Folder></Document></kml>`;
const PLACEMARK =
  '<Placemark><name>Ferme du Lac</name><description><![CDATA[Légumes<br>et &oelig;ufs]]></description><ExtendedData><Data name="commune"><value>Gaas</value></Data><Data name="Téléphone"><value>06 12 34 56 78</value></Data></ExtendedData><Point><coordinates>-1.02,43.62,0</coordinates></Point></Placemark>';

describe('a list as it is published', () => {
  it.each([
    [
      'GeoJSON',
      '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"nom":"Ferme du Lac","commune":"Gaas"},"geometry":{"type":"Point","coordinates":[-1.02,43.62]}}]}',
    ],
    [
      'GeoJSON, one feature a line',
      '{"type":"Feature","properties":{"nom":"Ferme du Lac","commune":"Gaas"},"geometry":null}\n{"type":"Feature","properties":{"nom":"Ferme du Pré","commune":"Dax"},"geometry":null}',
    ],
    ['a JSON array', '[{"nom":"Ferme du Lac","commune":"Gaas"},{"nom":"Ferme du Pré","commune":"Dax"}]'],
    [
      'JSON with nested keys',
      '[{"name":"Ferme du Lac","address":{"addressLocality":"Gaas","postalCode":"40350"}},{"name":"Ferme du Pré","address":{"addressLocality":"Dax","postalCode":"40100"}}]',
    ],
    [
      'an answer of a portal',
      '{"total_count":2,"results":[{"nom":"Ferme du Lac","commune":"Gaas","geo":{"lon":-1.02,"lat":43.62}},{"nom":"B b","commune":"Dax"}]}',
    ],
    [
      'records of a portal',
      '{"nhits":1,"records":[{"recordid":"a1","fields":{"nom":"Ferme du Lac","commune":"Gaas"},"geometry":{"type":"Point","coordinates":[-1.02,43.62]}},{"recordid":"a2","fields":{"nom":"B b","commune":"Dax"}}]}',
    ],
    [
      'things under their identifiers',
      '{"12":{"nom":"Ferme du Lac","commune":"Gaas"},"13":{"nom":"B b","commune":"Dax"}}',
    ],
    ['KML', KML(PLACEMARK)],
    [
      'GPX',
      '<?xml version="1.0"?><gpx version="1.1"><wpt lat="43.62" lon="-1.02"><name>Ferme du Lac, Gaas</name><desc>Miel</desc></wpt></gpx>',
    ],
  ])('in %s is read', (_, text) => {
    expect(farms(text)[0]).toContain('Ferme du Lac, Gaas');
  });

  it('keeps what a map says of a farm: place, telephone, words', () => {
    const [first] = imported(KML(PLACEMARK)).candidates;
    expect(first?.details).toMatchObject({
      position: { lat: 43.62, lon: -1.02 },
      telephones: ['+33612345678'],
      type: 'Maraîchers',
    });
    expect(first?.details.description).toContain('Légumes\n');
  });

  it('in a KMZ is read as the KML in it', () => {
    expect(farms(zipSync({ 'doc.kml': utf8(KML(PLACEMARK)) }))).toEqual(['Ferme du Lac, Gaas']);
  });

  it.each([
    ['<html><body>Liste</body></html>', 'webPage'],
    ['<!DOCTYPE html>\n<html></html>', 'webPage'],
    ['<rss version="2.0"><channel/></rss>', 'otherXml'],
    ['{"erreur": "rien"}', 'jsonWithoutList'],
    ['[{"nom": "Ferme', 'jsonWithoutList'],
    ['<gpx><trk><trkpt lat="1" lon="2"/></trk></gpx>', 'mapWithoutPoints'],
    ['<kml><Placemark><name>A</name>', 'damagedMap'],
  ])('is refused with what it is: %s', (text, code) => expect(faultOf(text)).toBe(code));
});

describe('an encoding', () => {
  const TEXT =
    'nom;commune\nFerme de l’Étang à Pépé, forêt;Mézos\nGAEC DES CHÊNES;Léon\nLa Bergère, œufs et maïs;Dax\n';
  const MAC: Readonly<Record<string, number>> = {
    é: 0x8e,
    É: 0x83,
    à: 0x88,
    ê: 0x90,
    è: 0x8f,
    ï: 0x95,
    Ê: 0xe6,
    œ: 0xcf,
    '’': 0xd5,
  };
  const DOS: Readonly<Record<string, number>> = {
    é: 0x82,
    É: 0x90,
    à: 0x85,
    ê: 0x88,
    è: 0x8a,
    ï: 0x8b,
    Ê: 0xd2,
    '’': 0x27,
  };
  const WINDOWS: Readonly<Record<string, number>> = { '’': 0x92, œ: 0x9c };
  const encoded = (text: string, page: Readonly<Record<string, number>>): Uint8Array =>
    Uint8Array.from([...text].map((letter) => page[letter] ?? letter.charCodeAt(0)));
  const first = (bytes: Uint8Array): string | undefined => {
    const read = readList(bytes, knownHeadings);
    return read.ok ? read.value.rows[0]?.cells[0] : read.reason.code;
  };

  it.each([
    ['UTF-8', utf8(TEXT)],
    ['UTF-8 with a mark', utf8(`\ufeff${TEXT}`)],
    ['Windows-1252', encoded(TEXT, WINDOWS)],
    ['Mac Roman', encoded(TEXT, MAC)],
    ['UTF-16', new Uint8Array(Buffer.from(`\ufeff${TEXT}`, 'utf16le'))],
    ['UTF-16 without a mark', new Uint8Array(Buffer.from(TEXT, 'utf16le'))],
    ['UTF-8 decoded twice', utf8(new TextDecoder('windows-1252').decode(utf8(TEXT)))],
    [
      'UTF-8 decoded three times',
      utf8(new TextDecoder('windows-1252').decode(utf8(new TextDecoder('windows-1252').decode(utf8(TEXT))))),
    ],
  ])('that is %s gives French words', (_, bytes) => {
    expect(first(bytes)).toBe('Ferme de l’Étang à Pépé, forêt');
  });

  it('of DOS gives French words', () => {
    expect(first(encoded(TEXT.replace('œ', 'oe'), DOS))).toBe("Ferme de l'Étang à Pépé, forêt");
  });

  it.each(['\n', '\r', '\r\n'])('with lines that end in %j has as many rows', (end) => {
    const read = readList(utf8(TEXT.replaceAll('\n', end)), knownHeadings);
    expect(read.ok && read.value.rows).toHaveLength(3);
  });

  it('that gives French nowhere is refused in one sentence', () => {
    // Cyrillic in Windows-1251.
    const line = [0xd4, 0xe5, 0xf0, 0xec, 0xe0, 0x3b, 0xcc, 0xe8, 0xed, 0xf1, 0xea, 10];
    expect(first(Uint8Array.from(Array.from({ length: 40 }, () => line).flat()))).toBe('encodingUnknown');
  });
});

describe('headings', () => {
  it.each([
    ['NomExploitation', 'name'],
    ['nom_exploitation', 'name'],
    ['titre', 'name'],
    ['title', 'name'],
    ['post_title', 'name'],
    ['desc', 'description'],
    ['postalCode', 'postcode'],
    ['address.postalCode', 'postcode'],
    ['code_postal', 'postcode'],
    ['CodePostal', 'postcode'],
    ['CP', 'postcode'],
    ['address.addressLocality', 'commune'],
    ['NomCommune', 'commune'],
    ['LATProd', 'lat'],
    ['LONProd', 'lon'],
    ['geo.latitude', 'lat'],
    ['geo.longitude', 'lon'],
    ['address.streetAddress', 'address'],
    ['department', 'department'],
    ['Département', 'department'],
    ['numDept', null],
    ['TelMobile', 'telephone'],
    ['phones', 'telephone'],
    ['emails', 'email'],
    ['location.coords', 'latLon'],
    ['eMail', 'email'],
    ['siteWeb', 'website'],
    ['communes livrées', 'deliversTo'],
    ['Communes desservies', 'deliversTo'],
    ['zone de livraison', 'deliversTo'],
    ['rayon de livraison (km)', 'deliversTo'],
    ['Livraison à', 'deliversTo'],
    ['jours de livraison', 'deliveryDays'],
    ['Jour et heures de distribution', 'deliveryDays'],
    ['jours de tournée', 'deliveryDays'],
    ['point de retrait', 'pickUp'],
    ['Lieux de dépôt', 'pickUp'],
    ['Adresse du point relais', 'address'],
    ['horaires', 'hours'],
    ['commune', 'commune'],
    ['lieu', null],
    ['couleurPreferee', null],
  ])('%s holds %s', (name, field) => {
    expect(columnsOf({ headings: [{ name, index: 0 }] })[0]?.field).toBe(field);
  });

  it('may be a name and a whole address, and no more', () => {
    expect(farms('nom;adresse\nFerme du Lac;12 rue des Lilas 40350 Gaas\nB b;Dax, 40100\n')).toEqual([
      'Ferme du Lac, Gaas',
      'B b, Dax',
    ]);
  });

  it('that hold nothing we know are named', () => {
    const { notes } = imported('nom;commune;couleur;taille\nA b;Dax;bleu;12\n');
    expect(notes).toContainEqual({ code: 'unusedColumns', values: { columns: 'couleur, taille' } });
  });
});

describe('types', () => {
  const listOf = (type: string): List => {
    const read = readList(utf8(`nom;type;commune\nA;${type};Dax\nB;${type};Dax\n`), knownHeadings);
    if (!read.ok) throw new Error(read.reason.code);
    return read.value;
  };
  const isProducer = (type: string): boolean => {
    const list = listOf(type);
    return classesOf(list, columnsOf(list))[0]?.notProducers === false;
  };

  it.each([
    'Épiceries',
    'Épicerie fine',
    'AMAP',
    'Restaurants',
    'Supermarchés',
    'Boulangerie',
    'Boulangeries',
    'Marchés de producteurs',
    'Magasins de producteurs',
    'Drive fermier',
    'Distributeurs automatiques',
    'marketplace',
    'vending_machine',
    'Boucheries',
    'Grossistes',
    'Points de vente',
  ])('%s are left out unless someone says otherwise', (type) => expect(isProducer(type)).toBe(false));
  it.each([
    'Maraîcher',
    'Maraîchers',
    'Ferme',
    'farm',
    'beekeeper',
    'Boucherie à la ferme',
    'Fromagerie',
    'Brasserie',
    'Apiculteurs',
    'Élevage',
    'Boulangerie paysanne',
    'Marchand de légumes',
  ])('%s are producers', (type) => expect(isProducer(type)).toBe(true));
});

describe('families from words', () => {
  it.each([
    ['Culture de légumes, de melons, de racines et de tubercules', 'vegetables'],
    ['Culture de fruits', 'fruit'],
    ['Élevage de volailles', 'meat'],
    ['Production de miel', 'honey'],
    ['Producteur de fromages', 'dairy'],
    ['Vente de vin', 'drinks'],
    ['Autres fruits', 'fruit'],
    ['Élevage de vaches laitières', 'dairy'],
  ])('%s', (cell, family) => expect(readProducts([cell]).families[0]).toBe(family));
});
