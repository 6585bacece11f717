import { expect, test } from 'vitest';
import { allowed } from '#platform/allow-list.ts';

test('in production everybody may be written to', () => {
  expect(allowed('production', [])('jeanne@exemple.invalid')).toBe(true);
});

test('outside it nobody but who is on the list: addresses, numbers, whole domains', () => {
  const mayReach = allowed('test', ['Lea@Agence.example', '@essai.example', '+33600000000']);
  expect(mayReach('lea@agence.example')).toBe(true);
  expect(mayReach('anyone@essai.example')).toBe(true);
  expect(mayReach('+33600000000')).toBe(true);
  for (const stranger of [
    'jeanne@exemple.invalid',
    'lea@agence.example.evil',
    'x@notessai.example',
    '+33600000001',
    '',
  ])
    expect(mayReach(stranger), stranger).toBe(false);
});
