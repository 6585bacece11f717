import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainQuantity, readQuantity } from '#domain/inputs/quantity.ts';

const TABLE: readonly (readonly [written: string, least: number, most: number, unit: string])[] = [
  ['5-10 kg', 5, 10, 'kg'],
  ['5–10 kg', 5, 10, 'kg'],
  ['5 - 10 kg', 5, 10, 'kg'],
  ['5 à 10 kg', 5, 10, 'kg'],
  ['de 5 à 10 kg', 5, 10, 'kg'],
  ['entre 5 et 10 kg', 5, 10, 'kg'],
  ['5 ou 6', 5, 6, 'piece'],
  ['2 kg', 2, 2, 'kg'],
  ['2kg', 2, 2, 'kg'],
  ['2 Kg', 2, 2, 'kg'],
  ['2 kilos', 2, 2, 'kg'],
  ['2,5 kg', 2.5, 2.5, 'kg'],
  ['2.5 kg', 2.5, 2.5, 'kg'],
  ['500 g', 0.5, 0.5, 'kg'],
  ['500g', 0.5, 0.5, 'kg'],
  ['2 x 500 g', 1, 1, 'kg'],
  ['2x500g', 1, 1, 'kg'],
  ['3 × 5 kg', 15, 15, 'kg'],
  ['½ kg', 0.5, 0.5, 'kg'],
  ['1½ kg', 1.5, 1.5, 'kg'],
  ['1/2 kg', 0.5, 0.5, 'kg'],
  ['¾ l', 0.75, 0.75, 'l'],
  ['1 250,5 kg', 1250.5, 1250.5, 'kg'],
  ['1\u202f250 kg', 1250, 1250, 'kg'],
  ['2 tonnes', 2000, 2000, 'kg'],
  ['75 cl', 0.75, 0.75, 'l'],
  ['1 litre', 1, 1, 'l'],
  ['une douzaine', 12, 12, 'piece'],
  ['2 douzaines', 24, 24, 'piece'],
  ['une demi-douzaine', 6, 6, 'piece'],
  ['1 douzaine d’œufs', 12, 12, 'piece'],
  ['une dizaine', 10, 10, 'piece'],
  ['3', 3, 3, 'piece'],
  ['trois', 3, 3, 'piece'],
  ['12 pièces', 12, 12, 'piece'],
  ['2 paniers', 2, 2, 'panier'],
  ['3 bottes', 3, 3, 'botte'],
  ['1 panier de légumes', 1, 1, 'panier'],
  ['environ 10 kg', 10, 10, 'kg'],
  ['env. 10 kg', 10, 10, 'kg'],
  ['10 kg environ', 10, 10, 'kg'],
  ['10 kg par semaine', 10, 10, 'kg'],
  ['a dozen', 12, 12, 'piece'],
  ['５ ｋｇ', 5, 5, 'kg'],
  ['5 kg à 10 kg', 5, 10, 'kg'],
  ['de 5 kg à 10 kg', 5, 10, 'kg'],
  ['5kg-10kg', 5, 10, 'kg'],
  ['cinq à dix kilos', 5, 10, 'kg'],
  ['deux douzaines', 24, 24, 'piece'],
  ['10x2', 20, 20, 'piece'],
  ['2 x 5-10 kg', 10, 20, 'kg'],
  ['une demi-livre', 0.25, 0.25, 'kg'],
  ['5 kg/semaine', 5, 5, 'kg'],
  ['2 douz.', 24, 24, 'piece'],
  ['1 colis', 1, 1, 'colis'],
];

describe('quantities', () => {
  it.each(TABLE)('%j is from %d to %d %s', (written, least, most, unit) =>
    expect(readQuantity(written)).toEqual({ least, most, unit }),
  );

  it.each([
    '',
    'un peu',
    'selon récolte',
    '10-5 kg',
    '0 kg',
    '1.250 kg',
    '5-10-15 kg',
    '12/0 kg',
    'kg',
    '5 kg et 3 l',
    '5 kg + 2 kg',
    '2 à',
    '-5 kg',
    '1e5',
    '5/10 kg',
    '5 / 10 kg',
    '5 kg - 10 l',
    '5 kg de carottes et 3 kg de poireaux',
    '6 pots de 500 g',
    'quatre-vingts',
    'un demi-agneau',
    'trois quarts de litre',
    '1,000',
    '1,000 kg',
    'a couple',
    '1 kg 500',
    '5 kg+',
    '20 kg (2 x 10)',
  ])('%j stays in words', (written) => expect(readQuantity(written)).toBeUndefined());

  it('gives back any number that is written as people write it', () =>
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9_999 }), fc.integer({ min: 0, max: 9_999 }), (least, more) => {
        const most = least + more;
        expect(readQuantity(`${least}-${most} kg`)).toEqual({ least, most, unit: 'kg' });
        expect(readQuantity(`${`${least / 10}`.replace('.', ',')} kg`)?.least).toBe(least / 10);
      }),
    ));

  it.each([
    '5-10 kg',
    '5 à 10 kg',
    '1,5 kg',
    'deux douzaines',
    '10x2',
    'cinq kilos',
    'environ 10 kg',
    '3',
    '2 paniers',
    '3 barquettes',
  ])('made of numbers and units alone is said as it was written: %s', (written) =>
    expect(plainQuantity(written)).toBe(written),
  );

  it.each([
    ['5 kg de carottes', '5 kg'],
    ['½ kg', '1/2 kg'],
  ])('%s is said as %s', (written, said) => expect(plainQuantity(written)).toBe(said));

  it.each([
    '2 kg http://exemple.invalid',
    '10 kg par semaine',
    '2 paquebots',
    'un peu',
    '5 kg+',
    '20000 kg',
    '3 a jour',
  ])('that holds more is not said: %s', (written) => expect(plainQuantity(written)).toBeUndefined());
});
