import { describe, expect, test } from 'vitest';
import { amount, timeOfDay } from '#domain/registration/draft-typed.ts';

describe('what people type', () => {
  test.each([
    ['12', 12],
    ['12,50', 12.5],
    ['12.50 €', 12.5],
    ['1 200 euros', 1200],
    ['30 km', 30],
    ['', undefined],
  ])('the amount « %s »', (typed, value) => {
    expect(amount(typed)).toBe(value);
  });

  test.each(['douze', '-3', '1e9', '12,5,0'])('« %s » is no amount', (typed) => {
    expect(amount(typed)).toBeNaN();
  });

  test.each([
    ['12h', '12:00'],
    ['8 h 30', '08:30'],
    ['8:30', '08:30'],
    ['midi', '12:00'],
    ['18', '18:00'],
    ['bientôt', 'bientôt'],
  ])('the time « %s »', (typed, value) => {
    expect(timeOfDay(typed)).toBe(value);
  });
});
