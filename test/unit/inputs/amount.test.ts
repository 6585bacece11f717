import { describe, expect, it } from 'vitest';
import { amount } from '#domain/registration/draft-typed.ts';

/** What people type for euros and kilometres. */
const TABLE: readonly (readonly [typed: string, read: number | 'nothing' | 'asked'])[] = [
  ['', 'nothing'],
  ['  ', 'nothing'],
  ['0', 0],
  ['25', 25],
  ['25 €', 25],
  ['25€', 25],
  ['€ 25', 25],
  ['25 euros', 25],
  ['1 euro', 1],
  ['12,50', 12.5],
  ['12.50', 12.5],
  ['12,5 €', 12.5],
  ['12€50', 12.5],
  ['12 € 50', 12.5],
  ['2 euros 50', 2.5],
  ['1 250', 1250],
  ['1 250,50 €', 1250.5],
  ['1\u202f250', 1250],
  ['30 km', 30],
  ['30km', 30],
  ['7,5 km', 7.5],
  ['30 kilomètres', 30],
  // Two numbers, or one that could be two things: asked.
  ['5-10', 'asked'],
  ['5 10', 'asked'],
  ['25 30 €', 'asked'],
  ['5 à 10 km', 'asked'],
  ['2 km 5', 'asked'],
  ['1.500', 'asked'],
  ['1,500 €', 'asked'],
  ['12€5', 'asked'],
  ['12 50', 'asked'],
  ['-5', 'asked'],
  ['1e3', 'asked'],
  ['10x2', 'asked'],
  ['environ 30', 'asked'],
  ['gratuit', 'asked'],
];

describe('an amount', () => {
  it.each(TABLE)('%j is %s', (typed, read) => {
    const given = amount(typed);
    if (read === 'nothing') expect(given).toBeUndefined();
    else if (read === 'asked') expect(given).toBeNaN();
    else expect(given).toBe(read);
  });
});
