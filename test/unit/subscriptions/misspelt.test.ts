import { expect, test } from 'vitest';
import { addressMeant } from '#domain/subscriptions/misspelt.ts';

test.each([
  ['jeanne@gmial.com', 'jeanne@gmail.com'],
  ['jeanne@gmail.co', 'jeanne@gmail.com'],
  ['jeanne@gmaill.com', 'jeanne@gmail.com'],
  ['jeanne@orange.f', 'jeanne@orange.fr'],
  ['jeanne@wanado.fr', 'jeanne@wanadoo.fr'],
  ['jeanne@hotmial.fr', 'jeanne@hotmail.fr'],
])('%s was probably meant to be %s', (typed, meant) => {
  expect(addressMeant(typed)).toBe(meant);
});

test.each([
  'jeanne@gmail.com',
  'jeanne@free.fr',
  'jeanne@mail.com',
  'jeanne@gmx.fr',
  'jeanne@ferme-du-bedat.fr',
  'nobody',
])('%s is not asked about', (typed) => {
  expect(addressMeant(typed)).toBeUndefined();
});
