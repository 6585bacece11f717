import { describe, expect, test } from 'vitest';
import { isName } from '#domain/shared/primitives.ts';

describe('a name', () => {
  test.each([
    'Ferme du Gave',
    'EARL Dupont & Fils',
    'Gaec de l’Adour',
    'M. St. Jean',
    'Chez J.-P. Durand',
    'Ferme n.5',
    'La Co.op du Bois',
  ])('may be %s', (name) => {
    expect(isName(name)).toBe(true);
  });

  test.each([
    'Colis bloqué: http://payer.example',
    'payez-ici.fr',
    'www.ferme',
    'Ferme\nPayez ici',
    'voir bit.ly/x',
    'Ferme https:x',
  ])('is not %s', (name) => {
    expect(isName(name)).toBe(false);
  });
});
