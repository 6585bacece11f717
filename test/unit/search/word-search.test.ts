import { describe, expect, test } from 'vitest';
import type { Offer } from '#domain/producers/producer.ts';
import { mentions } from '#domain/search/word-search.ts';
import { aProducer } from '../../support/builders.ts';
import { itemsOf } from './in-memory-coverage.ts';

type Sold = Partial<Offer> & Pick<Offer, 'name' | 'family'>;

const cardOf = (offers: readonly Sold[], details = {}) => {
  const [item] = itemsOf(
    aProducer({
      details: {
        name: 'Ferme de Lou',
        offers: offers.map((offer, at) => ({ id: `o${at}`, months: [1], audiences: ['consumer'], ...offer })),
        ...details,
      },
    }),
  );
  if (item === undefined) throw new Error('no card');
  return item.card;
};

const finds = (typed: string, offer: Sold, details = {}): boolean =>
  mentions(cardOf([offer], details), typed, 'consumer');

describe('a word that is looked for', () => {
  test.each<[string, Sold]>([
    ['fromage', { name: 'Tommes de brebis', family: 'dairy' }],
    ['fromages', { name: 'Ossau-iraty', family: 'dairy' }],
    ['cheese', { name: 'Chabichou du Poitou', family: 'dairy' }],
    ['bière', { name: 'Blonde de la Leyre', family: 'drinks' }],
    ['vin', { name: 'Madiran rouge', family: 'drinks' }],
    ['viande', { name: 'Colis d’agneau', family: 'meat' }],
    ['Viandes', { name: 'Veau élevé sous la mère', family: 'meat' }],
    ['boissons', { name: 'Cidre', family: 'drinks' }],
    ['légumes', { name: 'Poireaux', family: 'vegetables' }],
    ['carrots', { name: 'Carottes des sables', family: 'vegetables' }],
    ['green beans', { name: 'Haricots verts', family: 'vegetables' }],
    ['patates', { name: 'Pommes de terre', family: 'vegetables' }],
    ['salade', { name: 'Mesclun', family: 'vegetables' }],
    ['asper', { name: 'Asperges blanches', family: 'vegetables' }],
    ['choux', { name: 'Chou vert', family: 'vegetables' }],
  ])('finds who sells it: %s', (typed, offer) => {
    expect(finds(typed, offer)).toBe(true);
  });

  test.each<[string, Sold]>([
    ['fromage', { name: 'Lait cru', family: 'dairy' }],
    ['fromage', { name: 'Tourteau fromager', family: 'bread' }],
    ['vin', { name: 'Vinaigre de cidre', family: 'grocery' }],
    ['vin', { name: 'Poivron rouge', family: 'vegetables' }],
    ['bière', { name: 'Vin blanc', family: 'drinks' }],
    ['viande', { name: 'Carottes', family: 'vegetables' }],
    ['bio', { name: 'Carottes', family: 'vegetables' }],
  ])('does not find who does not: %s', (typed, offer) => {
    expect(finds(typed, offer)).toBe(false);
  });

  test('finds by label, and every word of several must be met', () => {
    const tomme: Sold = { name: 'Tomme', family: 'dairy' };
    expect(finds('bio', tomme, { labels: ['BIO'] })).toBe(true);
    expect(finds('fromage bio', tomme, { labels: ['BIO'] })).toBe(true);
    expect(finds('agriculture biologique', tomme, { labels: ['BIO'] })).toBe(true);
    expect(finds('fromage bio', tomme)).toBe(false);
    expect(finds('fromage miel', tomme)).toBe(false);
  });

  test('does not find what is sold to others only', () => {
    expect(finds('fromage', { name: 'Tomme', family: 'dairy', audiences: ['shop'] })).toBe(false);
  });
});
