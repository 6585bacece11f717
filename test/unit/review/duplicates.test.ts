import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { communeReachKm, positionCheck } from '#domain/areas/position-check.ts';
import { EMPTY_OUTBOX } from '#domain/producers/directory.ts';
import type { Producer } from '#domain/producers/producer.ts';
import { duplicatesOf } from '#domain/review/duplicates.ts';
import { LIKE_NAMES, nameLikeness } from '#domain/review/name-likeness.ts';
import { CommuneCode, ProducerId } from '#domain/shared/primitives.ts';
import { aProducer, GAAS } from '../../support/builders.ts';
import { directoryInMemory } from '../../support/directory-in-memory.ts';

describe('names of farms', () => {
  test.each([
    ['Ferme du Bédat', 'GAEC du Bedat'],
    ['La Ferme de Maylis', 'Maylis'],
    ['EARL Les Vergers de Peyrehorade', 'Peyrehorade vergers'],
    ['Boulangerie Darrigrand', 'DARRIGRAND'],
    ['Ferme Lacoste', 'Ferme Lacostte'],
  ])('%s and %s are alike', (one, other) => {
    expect(nameLikeness(one, other)).toBeGreaterThanOrEqual(LIKE_NAMES);
  });
  test.each([
    ['Ferme du Bédat', 'Ferme du Moulin'],
    ['GAEC des Trois Chênes', 'GAEC des Deux Rivières'],
    ['Rucher Lafitte', 'Boulangerie Dupouy'],
    ['Les Quatre Vents 2', 'Les Quatre Vents 3'],
  ])('%s and %s are not', (one, other) => {
    expect(nameLikeness(one, other)).toBeLessThan(LIKE_NAMES);
  });
  test('likeness is between 0 and 1, the same both ways, and 1 with itself', () => {
    const name = fc.stringMatching(/^[a-zé]{2,8}( [a-zé]{2,8}){0,3}$/);
    fc.assert(
      fc.property(name, name, (one, other) => {
        const likeness = nameLikeness(one, other);
        expect(likeness).toBeGreaterThanOrEqual(0);
        expect(likeness).toBeLessThanOrEqual(1);
        expect(nameLikeness(other, one)).toBeCloseTo(likeness);
        expect(nameLikeness(one, one)).toBeCloseTo(1);
      }),
    );
  });
});

describe('possible duplicates', () => {
  const him = aProducer({ id: 'himself0001', state: 'pending' });
  const other = (id: string, details: Parameters<typeof aProducer>[0] = {}) =>
    aProducer({ id, state: 'pending', ...details, details: { siret: '99900002900010', ...details.details } });

  const found = async (others: readonly Producer[], reached: readonly string[] = []) => {
    const directory = directoryInMemory();
    for (const producer of [him, ...others]) await directory.create({ producer, outbox: EMPTY_OUTBOX });
    return duplicatesOf(him, {
      directory,
      reachedBy: async () => reached.map((id) => ProducerId.parse(id)),
      coverage: { itemsUnder: async () => [] },
    });
  };

  test('has who is reached by the same address', async () => {
    const same = other('sameaddress1', { details: { name: 'Rucher Lafitte' } });
    expect(await found([same], [same.id, him.id])).toMatchObject([{ id: same.id, why: 'address' }]);
  });
  test('has who is called nearly the same within 10 km, once', async () => {
    const near = other('nearnamed001', { details: { name: 'GAEC du Bedat', position: { lat: 43.65, lon: -1.05 } } });
    expect(await found([near], [near.id])).toMatchObject([{ id: near.id, why: 'address' }]);
    expect(await found([near])).toMatchObject([{ id: near.id, why: 'name' }]);
  });
  test('has nobody of that name further off, nor themselves', async () => {
    const far = other('farnamed0001', { details: { name: 'Ferme du Bédat', position: { lat: 44.2, lon: -0.5 } } });
    expect(await found([far])).toEqual([]);
  });
  test('has nobody who was rejected: they may come again', async () => {
    const gone = other('rejected0001', { state: 'rejected' });
    expect(await found([gone], [gone.id])).toEqual([]);
  });
});

describe('a position', () => {
  const around = (km: number) =>
    [0, 90, 180, 270].map((degrees) => ({
      lat: GAAS.lat + (km / 111.2) * Math.cos((degrees * Math.PI) / 180),
      lon: GAAS.lon + (km / (111.2 * Math.cos((GAAS.lat * Math.PI) / 180))) * Math.sin((degrees * Math.PI) / 180),
    }));
  const places = (km: number) => ({
    communesWithin: () =>
      around(km).map((position, at) => ({
        ...{
          code: CommuneCode.parse(`4020${at}`),
          name: `Voisine ${at}`,
          population: 1,
          approximate: false,
          distanceKm: 0,
        },
        ...position,
      })),
  });

  test('is judged by how far the neighbours are: wide communes reach further', () => {
    const narrow = communeReachKm(GAAS, GAAS.commune ?? '', places(4));
    const wide = communeReachKm(GAAS, GAAS.commune ?? '', places(12));
    expect(narrow).toBeCloseTo(2.8, 1);
    expect(wide).toBeCloseTo(8.4, 1);
    expect(positionCheck(5, narrow)).toBe('outside');
    expect(positionCheck(5, wide)).toBe('inside');
    expect(positionCheck(10, wide)).toBe('edge');
    expect(positionCheck(null, wide)).toBe('centre');
  });
});
