import { describe, expect, it } from 'vitest';
import { foldCommuneName, holdsStreet, readWrittenPlace } from '#domain/places/written-place.ts';

/** What is written, and what it says: names, postcode, department, street. */
const TABLE: readonly (readonly [
  written: string,
  names: string,
  postcode?: string,
  department?: string,
  street?: string,
])[] = [
  ['Dax', 'Dax'],
  ['40100 Dax', 'Dax', '40100'],
  ['40 100 Dax', 'Dax', '40100'],
  ['Dax 40100', 'Dax', '40100'],
  ['Dax, 40100', 'Dax', '40100'],
  ['Dax (40100)', 'Dax', '40100'],
  ['Dax - 40100', 'Dax', '40100'],
  ['40100 - Dax', 'Dax', '40100'],
  ['33430 - Bazas', 'Bazas', '33430'],
  ['40100, Dax', 'Dax', '40100'],
  ['40100', '', '40100'],
  ['F-40100 Dax', 'Dax', '40100'],
  ['FR-40100 Dax', 'Dax', '40100'],
  ['40100 Dax, France', 'Dax', '40100'],
  ['40100 Dax (France)', 'Dax', '40100'],
  ['40107 Dax Cedex', 'Dax', '40107'],
  ['40107 DAX CEDEX 2', 'DAX', '40107'],
  ['Dax Cedex', 'Dax'],
  ['Dax (40)', 'Dax', '', '40'],
  ['Dax 40', 'Dax', '', '40'],
  ['Ajaccio 2A', 'Ajaccio', '', '2A'],
  ['Saint-Denis (974)', 'Saint-Denis', '', '974'],
  ['BORDEAUX (Gironde)', 'BORDEAUX', '', 'Gironde'],
  ['Bordeaux, Gironde', 'Bordeaux', '', 'Gironde'],
  ['Bordeaux - Gironde', 'Bordeaux', '', 'Gironde'],
  ['40100 Dax (Landes)', 'Dax', '40100', 'Landes'],
  ['24600 ALLEMANS', 'ALLEMANS', '24600'],
  ['ALLEMANS 24600', 'ALLEMANS', '24600'],
  ['2A004 Ajaccio', 'Ajaccio', '2A004'],
  ['Paris 16', 'Paris 16'],
  ['Paris 75', 'Paris', '', '75'],
  ['Marseille 3', 'Marseille 3'],
  ['Lyon 69', 'Lyon', '', '69'],
  ['75016 Paris', 'Paris', '75016'],
  ['12 rue des Lilas, 40100 Dax', 'Dax', '40100', '', '12 rue des Lilas'],
  ['12 rue des Lilas 40100 Dax', 'Dax', '40100', '', '12 rue des Lilas'],
  ['12 rue des Lilas\n40100 Dax', 'Dax', '40100', '', '12 rue des Lilas'],
  ['12, rue des Lilas - 40100 DAX', 'DAX', '40100', '', '12, rue des Lilas'],
  ['BP 12345, 40100 Dax', 'Dax', '40100', '', 'BP 12345'],
  ['Lieu-dit Le Bourg, 24600 Allemans, Dordogne', 'Allemans', '24600', 'Dordogne', 'Lieu-dit Le Bourg'],
  ['12 rue des Lilas, Dax', 'Dax', '', '', '12 rue des Lilas'],
  ['12 rue des Lilas, Dax, 40100', 'Dax', '40100', '', '12 rue des Lilas'],
  ['12 rue des Lilas, Dax (40)', 'Dax', '', '40', '12 rue des Lilas'],
  ['12 rue de Paris', '12 rue de Paris'],
  ['Mont\u2011de\u2011Marsan', 'Mont-de-Marsan'],
  ['４０１００ Dax', 'Dax', '40100'],
  ['', ''],
];

describe('what a text says of a place', () => {
  it.each(
    TABLE.map(([written, names, postcode = '', department = '', street = '']) => ({
      written,
      names,
      postcode,
      department,
      street,
    })),
  )('$written', ({ written, names, ...rest }) => {
    const read = readWrittenPlace(written);
    expect({ ...read, names: read.names[0] ?? '' }).toEqual({ names, ...rest });
  });

  it.each([
    ['12 rue des Lilas 40100 Dax', 'Dax', true],
    ['12 rue des Lilas, Dax', 'Dax', true],
    ['rue des Lilas Dax', 'Dax', true],
    ['3 place Thiers Dax', 'Dax', true],
    ['Cours', 'Cours', false],
    ['Rue 80120', 'Rue', false],
    ['La Rue-Saint-Pierre', 'La Rue-Saint-Pierre', false],
    ['40100 Dax', 'Dax', false],
    ['Dax', 'Dax', false],
  ])('%s holds a street beside %s: %s', (text, name, holds) => expect(holdsStreet(text, name)).toBe(holds));

  it('offers the ends of an address without commas, the longest first', () => {
    expect(readWrittenPlace('12 rue des Lilas Mont de Marsan 40000').names).toContain('Mont de Marsan');
  });

  it.each([
    ['Paris 16e Arrondissement', 'paris 16'],
    ['Paris 16e', 'paris 16'],
    ['PARIS 16EME', 'paris 16'],
    ['Paris 16ème arrondissement', 'paris 16'],
    ['Paris XVI', 'paris 16'],
    ['Paris XVIe', 'paris 16'],
    ['16e arrondissement de Paris', 'paris 16'],
    ['Lyon 3e', 'lyon 3'],
    ['Lyon 03', 'lyon 3'],
    ['MARSEILLE 03', 'marseille 3'],
    ['Marseille 3', 'marseille 3'],
    ['Marseille 1er', 'marseille 1'],
    ['Paris Cedex 16', 'paris'],
    ['Paris', 'paris'],
    ['Dax Cedex', 'dax'],
    ['St-Vincent-de-Tyrosse', 'saint vincent de tyrosse'],
    ['L’Isle-Jourdain', 'l isle jourdain'],
    ['Lyons-la-Forêt', 'lyons la foret'],
  ])('%s is the commune called %s', (name, folded) => expect(foldCommuneName(name)).toBe(folded));
});
