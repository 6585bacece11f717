import { describe, expect, test } from 'vitest';
import { costOf, readPrice } from '#domain/catalogue/price.ts';
import { termsFor, totalOf } from '#domain/requests/total.ts';
import { ProducerId } from '#domain/shared/primitives.ts';

describe('a price', () => {
  test.each([
    ['2,80 € le kg', 2.8, 1, 'kg'],
    ['2.80€/kg', 2.8, 1, 'kg'],
    ['6 € la botte', 6, 1, 'botte'],
    ['5 € les 6', 5, 6, 'piece'],
    ['3 € la douzaine', 3, 12, 'piece'],
    ['12 €', 12, 1, 'piece'],
    ['1,90 € HT le kg', 1.9, 1, 'kg'],
    ['4 euros les 500 g', 4, 0.5, 'kg'],
    ['8 € pièce', 8, 1, 'piece'],
    ['3 € le litre', 3, 1, 'l'],
  ])('%s is read', (written, euros, per, unit) => {
    expect(readPrice(written)).toEqual({ euros, per, unit });
  });

  test.each(['', 'selon poids', 'à partir de 8 € le kg', '8 à 10 € le kg', 'prix du marché', '3 € ou 4 €'])(
    '"%s" is not guessed',
    (written) => {
      expect(readPrice(written)).toBeUndefined();
    },
  );

  test.each([
    ['2 kg', '2,80 € le kg', 5.6],
    ['500 g', '2,80 € le kg', 1.4],
    ['2 douzaines', '0,30 € pièce', 7.2],
    ['3 bottes', '2 € la botte', 6],
    ['3 bottes', '2 € le kg', undefined],
    ['5-10 kg', '2 € le kg', undefined],
    ['un peu', '2 € le kg', undefined],
  ])('%s at %s', (quantity, price, cost) => {
    expect(costOf(quantity, price)).toEqual(cost === undefined ? undefined : expect.closeTo(cost, 6));
  });
});

describe('a total', () => {
  const line = (quantity: string, price: string) => ({
    what: 'Carottes',
    quantity,
    offer: { producerId: ProducerId.parse('fermedugaas1'), id: 'carotte', price },
  });
  const terms = { minimumEuros: 20, feeEuros: 3, feeWaivedFromEuros: 40 };

  test('is the sum of what has a price, and at least that where a line has none', () => {
    expect(totalOf([line('2 kg', '2,80 € le kg'), line('1', '3 €')])).toEqual({ euros: 8.6, isWhole: true });
    expect(totalOf([line('2 kg', '2,80 € le kg'), { what: 'Du miel', quantity: '' }])).toEqual({
      euros: 5.6,
      isWhole: false,
    });
  });

  test('says the fee, waived from its amount, and what is missing to the minimum', () => {
    expect(termsFor({ euros: 12.5, isWhole: true }, terms)).toEqual({ feeEuros: 3, missingEuros: 7.5 });
    expect(termsFor({ euros: 40, isWhole: true }, terms)).toEqual({ feeEuros: 0, missingEuros: 0 });
    expect(termsFor({ euros: 12.5, isWhole: false }, terms)).toMatchObject({ missingEuros: 0 });
  });
});
