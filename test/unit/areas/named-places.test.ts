import { beforeAll, describe, expect, test } from 'vitest';
import type { KnownPlaces } from '#domain/areas/known-places.ts';
import { type Reading, readCommune, readNamedPlace, shapesOf, splitPlaces } from '#domain/areas/named-places.ts';
import { BUILD_TIMEOUT, builtCommunes } from '../places/list.ts';

let places: KnownPlaces;
beforeAll(async () => {
  places = await builtCommunes();
}, BUILD_TIMEOUT);

const DAX = { lat: 43.71, lon: -1.05 };
const read = (typed: string): Reading => readNamedPlace(typed, places, DAX);
const oneOf = (reading: Reading): string | undefined => (reading.kind === 'one' ? reading.meaning.value : undefined);
const severalOf = (reading: Reading): string[] =>
  reading.kind === 'several' ? reading.meanings.map(({ value }) => value) : [];

describe('places named in a round', () => {
  test.each([
    ['Dax', 'commune:40088'],
    ['Bordeaux', 'commune:33063'],
    ['Gaas 40350', 'commune:40101'],
    ['Gaas (40350)', 'commune:40101'],
    ['40', 'department:40'],
    ['département des Landes', 'department:40'],
    ['2a', 'department:2A'],
    ['Grand Dax', 'epci:244000675'],
    ['agglo de Dax', 'epci:244000675'],
    ['Bordeaux Métropole', 'epci:243300316'],
    ['244000675', 'epci:244000675'],
    ['40088', 'commune:40088'],
  ])('%s is clear', (typed, value) => {
    expect(oneOf(read(typed))).toBe(value);
  });

  test('a name that several communes have is asked, the nearest to the farm first', () => {
    const meanings = severalOf(read('Saint-Vincent-de-Paul'));
    expect(meanings).toEqual(['commune:40283', 'commune:33487']);
  });

  test('overseas is all of its departments: the country of a parcel does not hold them', () => {
    for (const typed of ['Outre-mer', 'l’outre-mer', 'DOM-TOM', 'overseas'])
      expect(oneOf(read(typed)), typed).toBe('overseas:all');
    const [shape] = shapesOf(['overseas:all', 'department:974'], places);
    expect(shape).toMatchObject({ kind: 'departments', codes: expect.arrayContaining(['971', '974', '976', '988']) });
  });

  test('a village’s name that most use for a town is asked; with a postcode, or spelt as the village is, it is clear', () => {
    expect(severalOf(read('Boulogne'))).toEqual(['commune:85084', 'commune:92012', 'commune:62160']);
    expect(oneOf(read('Évry'))).toBe('commune:89162');
    for (const reading of [readCommune('Boulogne', places), readCommune('Evry', places), readCommune('Landes', places)])
      expect(reading.kind).toBe('several');
    for (const [typed, value] of [
      ['Évry', 'commune:89162'],
      ['Évry (89)', 'commune:89162'],
      ['Landes (17)', 'commune:17202'],
      ['Sarroux - Saint Julien', 'commune:19252'],
    ] as const)
      expect(oneOf(readCommune(typed, places)), typed).toBe(value);
  });

  test('a department that is also a commune is asked', () => {
    expect(severalOf(read('Landes'))).toEqual(['department:40', 'commune:17202']);
  });

  test('a postcode shared by communes offers them all at once, or one of them', () => {
    const [first, ...each] = severalOf(read('40180'));
    expect(first).toBe('postcode:40180');
    expect(each).toContain('commune:40126');
    expect(shapesOf(['postcode:40180'], places)).toEqual([
      { kind: 'communes', codes: expect.arrayContaining(['40126', '40202']) },
    ]);
    // Eighteen of the postcode, and the commune whose INSEE code it is.
    expect(each).toHaveLength(19);
  });

  test('five digits that are a postcode here and an INSEE code there are asked', () => {
    expect(severalOf(read('40100'))).toEqual(['commune:40088', 'commune:40100']);
  });

  test('a beginning is a question, never a guess', () => {
    expect(read('Saint-Pandel')).toEqual({
      kind: 'several',
      meanings: [{ value: 'commune:40277', name: 'Saint-Pandelon (40180)' }],
    });
  });

  test('what is no place is none', () => {
    expect(read('Trifouillis')).toEqual({ kind: 'none' });
  });

  test('are separated by lines, commas and semicolons, and counted once', () => {
    expect(splitPlaces('Dax, Gaas;Hinx\nDax\n\n')).toEqual(['Dax', 'Gaas', 'Hinx']);
  });
});

describe('the commune of a farm', () => {
  test('is known by its name or by a postcode of its own', () => {
    expect(oneOf(readCommune('Pomarez', places))).toBe('commune:40228');
    expect(oneOf(readCommune('40360 Pomarez', places))).toBe('commune:40228');
  });

  test('is asked where a postcode has several', () => {
    expect(severalOf(readCommune('40180', places))).toHaveLength(18);
  });
});
