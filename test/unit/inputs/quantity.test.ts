import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readQuantity } from '#domain/inputs/quantity.ts';

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
  ])('%j stays in words', (written) => expect(readQuantity(written)).toBeUndefined());

  it('gives back any number that is written as people write it', () =>
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9_999 }), fc.integer({ min: 0, max: 9_999 }), (least, more) => {
        const most = least + more;
        expect(readQuantity(`${least}-${most} kg`)).toEqual({ least, most, unit: 'kg' });
        expect(readQuantity(`${`${least / 10}`.replace('.', ',')} kg`)?.least).toBe(least / 10);
      }),
    ));
});
