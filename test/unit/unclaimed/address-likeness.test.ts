import { describe, expect, it } from 'vitest';
import { contradictAddresses } from '#domain/unclaimed/address-likeness.ts';

describe('two addresses of one name in one commune', () => {
  it.each([
    ['12 rue des Lilas', '12, r. des Lilas'],
    ['12 rue des Lilas', '12 RUE DES LILAS 40100 DAX'],
    ['12 bis rue des Lilas', '12 rue des Lilas'],
    ['Le Bourg', '12 le Bourg'],
    ['Lieu-dit Lahitte', 'Lahitte'],
    ['Lahitte, 40350 Gaas', '3 chemin de Lahitte'],
    ['chez Dupont', 'Chez Dupont, route de Dax'],
    ['12 av. de la Gare', '12 avenue Gare'],
    ['', '12 rue des Lilas'],
    ['rue', '12 rue des Lilas'],
    ['ZA', 'Zone artisanale du Pouy'],
  ])('may be one: %s, %s', (one, other) => {
    expect(contradictAddresses(one, other)).toBe(false);
    expect(contradictAddresses(other, one)).toBe(false);
  });

  it.each([
    ['12 rue des Lilas', '14 rue des Lilas'],
    ['Le Bourg', '12 rue de l’Église'],
    ['Lahitte', 'Lahargue'],
    ['3 route de Dax', '3 route de Pau'],
    ['97 chemin Bras-Creux', '12 rue des Flamboyants'],
  ])('are two: %s, %s', (one, other) => {
    expect(contradictAddresses(one, other)).toBe(true);
    expect(contradictAddresses(other, one)).toBe(true);
  });
});
