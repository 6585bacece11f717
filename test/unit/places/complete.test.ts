import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { KnownPlaces } from '#domain/areas/known-places.ts';
import { COMMUNE_CELL_LENGTH } from '#domain/areas/place.ts';
import { BUILD_TIMEOUT, builtCommunes } from './list.ts';

let communes: KnownPlaces;
beforeAll(async () => {
  communes = await builtCommunes();
}, BUILD_TIMEOUT);

const labels = (typed: string, limit?: number): string[] => communes.complete(typed, limit).map(({ label }) => label);
const first = (typed: string): string | undefined => labels(typed, 1)[0];

describe('a name is found however it is written', () => {
  test.each([
    ['without accents', 'liezey', 'Liézey (88400)'],
    ['in capitals', 'LIÉZEY', 'Liézey (88400)'],
    ['without hyphens', 'mont de marsan', 'Mont-de-Marsan (40000)'],
    ['with a straight apostrophe', "l'hay-les-roses", "L'Haÿ-les-Roses (94240)"],
    ['with a curly apostrophe', 'L’Haÿ les Roses', "L'Haÿ-les-Roses (94240)"],
    ['without its apostrophe', 'lhay les roses', "L'Haÿ-les-Roses (94240)"],
    ['with a ligature', 'œuilly', 'Œuilly (51480)'],
    ['without its ligature', 'oeuilly', 'Œuilly (51480)'],
    ['with "St" for "Saint"', 'St Sever 40', 'Saint-Sever (40500)'],
    ['with "Ste" for "Sainte"', 'ste-foy-les-lyon', 'Sainte-Foy-lès-Lyon (69110)'],
    ['of one letter', 'Y', 'Y (80190)'],
    ['without its article', 'havre', 'Le Havre (76600)'],
    ['with its article last', 'Rochelle (La)', 'La Rochelle (17000)'],
    ['with an article that it does not have', 'la dax', 'Dax (40100)'],
    ['without its little words', 'aire adour', "Aire-sur-l'Adour (40800)"],
    ['with "s/" for "sur"', 'chalon s/ saône', 'Chalon-sur-Saône (71100)'],
    ['without spaces', 'lehavre', 'Le Havre (76600)'],
    ['without spaces, unfinished', 'labaule', 'La Baule-Escoublac (44500)'],
    ['with one letter missing', 'bordaux', 'Bordeaux (33000)'],
    ['with one letter too many', 'mont de marssan', 'Mont-de-Marsan (40000)'],
    ['with one letter for another', 'Liezay 88400', 'Liézey (88400)'],
    ['with two letters swapped', 'toulosue', 'Toulouse (31000)'],
  ])('%s: %s', (_, typed, label) => {
    expect(first(typed)).toBe(label);
  });

  test('a part of a name is found when it is not its beginning', () => {
    expect(labels('Vincent de Paul')).toEqual(['Saint-Vincent-de-Paul (40990)', 'Saint-Vincent-de-Paul (33440)']);
    expect(labels('tyrosse')).toEqual(['Saint-Vincent-de-Tyrosse (40230)']);
  });

  test('"st" alone offers Saint-Étienne and Strasbourg', () => {
    expect(labels('st')).toEqual(expect.arrayContaining(['Strasbourg (67000)', 'Saint-Étienne (42000)']));
  });
});

describe('order', () => {
  test('the exact name comes before longer names of larger places', () => {
    expect(labels('ville').slice(0, 3)).toEqual(['Villé (67220)', 'Ville (60400)', 'Villeurbanne (69100)']);
  });

  test('names that begin so come before names with a word that begins so', () => {
    const found = labels('bordeaux');
    expect(found.slice(0, 3)).toEqual([
      'Bordeaux (33000)',
      'Bordeaux-Saint-Clair (76790)',
      'Bordeaux-en-Gâtinais (45340)',
    ]);
    expect(found).toContain('Carignan-de-Bordeaux (33360)');
  });

  test('of equal ones, the most populous comes first', () => {
    expect(first('bord')).toBe('Bordeaux (33000)');
    expect(labels('saint denis').slice(0, 2)).toEqual(['Saint-Denis (97400)', 'Saint-Denis (93200)']);
  });

  test('communes of today come before former ones of the same name', () => {
    const kinds = communes
      .complete('agnières', 20)
      .filter(({ label }) => label.startsWith('Agnières ('))
      .map(({ kind }) => kind);
    expect(kinds).toEqual(['commune', 'formerCommune']);
  });

  test('there are 10 at most unless said otherwise', () => {
    expect(labels('saint')).toHaveLength(10);
    expect(labels('saint', 3)).toEqual(labels('saint').slice(0, 3));
  });
});

describe('postcodes', () => {
  test('whole, they give their communes, the most populous first', () => {
    expect(labels('40350')).toEqual(['Pouillon (40350)', 'Mimbaste (40350)', 'Gaas (40350)']);
    expect(labels('40 350')).toEqual(labels('40350'));
  });

  test('begun, they give those that they may become', () => {
    expect(labels('4010')).toEqual(['Dax (40100)']);
    expect(first('40')).toBe('Mont-de-Marsan (40000)');
    expect(communes.complete('03', 10).every(({ postcode }) => postcode?.startsWith('03'))).toBe(true);
  });

  test('go with a name, before or after it', () => {
    expect(labels('88400 Liézey')).toEqual(['Liézey (88400)']);
    expect(labels('Liezey 88400')).toEqual(['Liézey (88400)']);
    expect(labels('Saint-Vincent-de-Paul 33440')).toEqual(['Saint-Vincent-de-Paul (33440)']);
  });

  test('the one that was typed is shown, of a commune that has several', () => {
    expect(communes.complete('33800')[0]).toMatchObject({ label: 'Bordeaux (33800)', postcode: '33800' });
  });

  test('a cedex leads to its city', () => {
    expect(first('33077 Bordeaux Cedex')).toBe('Bordeaux (33000)');
  });

  test('a wrong one does not hide the name', () => {
    expect(first('Dax 33000')).toBe('Dax (40100)');
  });
});

describe('departments', () => {
  test.each([
    ['Gaas Landes', 'Gaas (40350)'],
    ['Gaas 40', 'Gaas (40350)'],
    ['Saint-Vincent-de-Paul Gironde', 'Saint-Vincent-de-Paul (33440)'],
    ['saint pierre la réunion', 'Saint-Pierre (97410)'],
    ['saint pierre reunion', 'Saint-Pierre (97410)'],
    ['Ajaccio 2A', 'Ajaccio (20000)'],
    ['villeneuve lot', 'Villeneuve-sur-Lot (47300)'],
  ])('tell places apart: %s', (typed, label) => {
    expect(first(typed)).toBe(label);
  });

  test('of Corsica are found by their code', () => {
    expect(first('2A')).toBe('Ajaccio (20000)');
    expect(first('2b')).toBe('Bastia (20200)');
    expect(communes.complete('2A').every(({ department }) => department === '2A')).toBe(true);
  });
});

describe('former communes', () => {
  test('lead to the commune of today, which their label names', () => {
    const [place] = communes.complete('bage la ville');
    expect(place).toMatchObject({ label: 'Bâgé-la-Ville (Bâgé-Dommartin)', kind: 'formerCommune', department: '01' });
    expect(communes.communeName(place?.commune ?? '')).toBe('Bâgé-Dommartin');
  });

  test('are found again by their own label', () => {
    expect(first('Bâgé-la-Ville (Bâgé-Dommartin)')).toBe('Bâgé-la-Ville (Bâgé-Dommartin)');
  });
});

describe('arrondissements', () => {
  test.each([
    ['Paris 12', 'Paris 12e (75012)'],
    ['paris 12e', 'Paris 12e (75012)'],
    ['75012', 'Paris 12e (75012)'],
    ['75012 Paris', 'Paris 12e (75012)'],
    ['12ème arrondissement de Paris', 'Paris 12e (75012)'],
    ['Lyon 3e', 'Lyon 3e (69003)'],
    ['3e Lyon', 'Lyon 3e (69003)'],
    ['lyon 3ème arrondissement', 'Lyon 3e (69003)'],
    ['Marseille 1', 'Marseille 1er (13001)'],
    ['Paris 7', 'Paris 7e (75007)'],
    ['75116', 'Paris 16e (75116)'],
    ['Paris 12e (75012)', 'Paris 12e (75012)'],
  ])('%s is %s', (typed, label) => {
    expect(first(typed)).toBe(label);
  });

  test.each([
    ['Paris 12e', '75056'],
    ['Lyon 3e', '69123'],
    ['Marseille 9e', '13055'],
  ])('%s belongs to its city, %s, at its own centre', (typed, commune) => {
    const [place] = communes.complete(typed);
    const city = communes.commune(commune);
    expect(place?.commune).toBe(commune);
    expect([place?.lat, place?.lon]).not.toEqual([city?.lat, city?.lon]);
  });

  test('follow their city in their order, and only when it is meant', () => {
    expect(labels('paris').slice(0, 3)).toEqual(['Paris (75001)', 'Paris 1er (75001)', 'Paris 2e (75002)']);
    expect(labels('pari')[0]).toBe('Paris (75001)');
    expect(labels('pari')[1]).not.toContain('Paris');
  });
});

describe('an address typed whole leads to its commune', () => {
  test.each([
    ['12 rue des Lilas 40100 Dax', 'Dax (40100)'],
    ['3 place Thiers Dax', 'Dax (40100)'],
    ['place Thiers Dax', 'Dax (40100)'],
    ['12 rue de la Paix 75002 Paris', 'Paris 2e (75002)'],
  ])('%s', (typed, label) => {
    expect(first(typed)).toBe(label);
  });
});

describe('a place that does not exist', () => {
  test.each([
    ['Nullepart-sur-Mer', ['Mer (41500)']],
    ['Dax-les-Bains', ['Bains (43370)', 'Dax (40100)']],
    ['Saint-Foo-les-Bains', ['Bains (43370)']],
    ['Ville-qui-n’existe-pas', ['Le Pas (53300)']],
    ['Bordeaux-sur-Loire', ['Bordeaux (33000)', 'Loiré (49440)']],
    ['zzzzzz', []],
  ])('%s is not taken for the last word of its name: only asked about', (typed, near) => {
    expect(communes.complete(typed)).toEqual([]);
    const asked = communes.near(typed).map(({ label }) => label);
    for (const label of near) expect(asked).toContain(label);
    if (near.length === 0) expect(asked).toEqual([]);
  });
});

describe('a place', () => {
  test('of a commune is the cell of 5 characters at its centre', () => {
    const [dax] = communes.complete('dax');
    expect(dax).toMatchObject({ kind: 'commune', commune: '40088', department: '40', postcode: '40100' });
    expect(dax?.cell).toHaveLength(COMMUNE_CELL_LENGTH);
    expect(dax).toEqual(communes.commune('40088'));
  });

  test('says whether its position is known', () => {
    expect(communes.commune('40088')?.approximate).toBe(false);
    expect(communes.complete('gaas')[0]?.approximate).toBe(true);
  });
});

describe('anything may be typed', () => {
  test.each(['', '   ', '()', 'zzzzzz', '123456', 'dax gibberish'])('nothing is found for "%s"', (typed) => {
    expect(communes.complete(typed)).toEqual([]);
  });

  test('an answer never fails, repeats a place, or is longer than asked', () => {
    const anything = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 200 }),
      fc
        .array(fc.constantFrom('saint', 'le', '40', '75012', 'landes', 'st', '2a', "l'", '-', 'paris', '12e'), {
          maxLength: 9,
        })
        .map((words) => words.join(' ')),
    );
    fc.assert(
      fc.property(anything, fc.integer({ min: 1, max: 10 }), (typed, limit) => {
        const found = communes.complete(typed, limit);
        expect(found.length).toBeLessThanOrEqual(limit);
        expect(new Set(found.map((place) => `${place.label} ${place.commune}`)).size).toBe(found.length);
      }),
    );
  });
});
