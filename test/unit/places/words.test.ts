import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { articleLength, foldName, readTyped, tellingWords } from '#domain/places/place-words.ts';

describe('folding a name', () => {
  test.each([
    ['L’Haÿ-les-Roses', 'l hay les roses'],
    ["L'Abergement-Clémenciat", 'l abergement clemenciat'],
    ['Œuilly', 'oeuilly'],
    ['Lævosges', 'laevosges'],
    ['SAINT-ÉTIENNE', 'saint etienne'],
    ['St Sever', 'saint sever'],
    ['Ste-Foy', 'sainte foy'],
    ['Chalon s/Saône', 'chalon sur saone'],
    ['Paris 12ème', 'paris 12'],
    ['Lyon 1er', 'lyon 1'],
    ['  Y ', 'y'],
  ])('%s is %s', (name, folded) => {
    expect(foldName(name)).toBe(folded);
  });

  test('leaves names that only begin like "St" alone', () => {
    expect(foldName('Strasbourg')).toBe('strasbourg');
    expect(foldName('Stenay')).toBe('stenay');
  });

  test('is the same when done twice, and holds letters, digits and single spaces only', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const folded = foldName(text);
        expect(folded).toMatch(/^(?:[a-z0-9]+(?: [a-z0-9]+)*)?$/);
        expect(foldName(folded)).toBe(folded);
      }),
    );
  });
});

test('an article counts only before a name', () => {
  expect(articleLength('le havre')).toBe(3);
  expect(articleLength('l hay les roses')).toBe(2);
  expect(articleLength('les')).toBe(0);
  expect(articleLength('lens')).toBe(0);
});

test('little words do not tell places apart, unless there are no others', () => {
  expect(tellingWords('saint vincent de paul')).toEqual(['saint', 'vincent', 'paul']);
  expect(tellingWords('la les')).toEqual(['la', 'les']);
});

describe('reading what was typed', () => {
  test('a postcode is read before and after the name', () => {
    const reading = [{ name: 'liezey', where: '88400' }];
    expect(readTyped('88400 Liézey')).toEqual(reading);
    expect(readTyped('Liezey (88400)')).toEqual(reading);
  });

  test.each([
    ['Dax France', 'dax'],
    ['Dax, Landes, France', 'dax landes'],
    ['Fort de France', 'fort de france'],
    ['Roissy en France', 'roissy en france'],
    ['France', 'france'],
    ['mairie de Gaas', 'gaas'],
    ['gare de Dax', 'dax'],
    ['Villedieu', 'villedieu'],
  ])('%s: the country and who sits there add nothing', (typed, name) => {
    expect(readTyped(typed)).toEqual([{ name, where: undefined }]);
  });

  test('a postcode may be written with a space', () => {
    expect(readTyped('40 100 Dax')).toEqual([{ name: 'dax', where: '40100' }]);
  });

  test('a small number after a name is first an arrondissement, then a department', () => {
    expect(readTyped('Paris 12')).toEqual([
      { name: 'paris 12', where: undefined },
      { name: 'paris', where: '12' },
    ]);
  });

  test('the two departments of Corsica have letters', () => {
    expect(readTyped('Ajaccio 2A')).toEqual([{ name: 'ajaccio', where: '2a' }]);
  });

  test('a last word "st" may be the beginning of another name', () => {
    expect(readTyped('st').map(({ name }) => name)).toEqual(['saint', 'st']);
    expect(readTyped('st pee').map(({ name }) => name)).toEqual(['saint pee']);
  });

  test('what is only space or signs is nothing', () => {
    expect(readTyped(' -’ ')).toEqual([]);
  });
});
