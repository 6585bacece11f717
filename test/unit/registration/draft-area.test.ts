import { beforeAll, describe, expect, test } from 'vitest';
import type { Typed } from '#domain/producers/directory.ts';
import { areaField, readArea } from '#domain/registration/draft-area.ts';
import { BUILD_TIMEOUT, builtCommunes } from '../places/list.ts';

let places: Awaited<ReturnType<typeof builtCommunes>>;
beforeAll(async () => {
  places = await builtCommunes();
}, BUILD_TIMEOUT);
const FARM = { lat: 43.7, lon: -1 };
const reading = (typed: Typed) => readArea(typed, { lang: 'fr', places, centre: FARM, near: FARM });
const SQUARE = JSON.stringify({
  type: 'Polygon',
  coordinates: [
    [
      [-1.2, 43.6],
      [-0.9, 43.6],
      [-0.9, 43.9],
      [-1.2, 43.9],
      [-1.2, 43.6],
    ],
  ],
});
const CROSSED = JSON.stringify({
  type: 'Polygon',
  coordinates: [
    [
      [-1.2, 43.6],
      [-0.9, 43.9],
      [-0.9, 43.6],
      [-1.2, 43.8],
      [-1.2, 43.6],
    ],
  ],
});

describe('the area of a round, as it is typed', () => {
  test('is a circle, with places added and others taken away', () => {
    const { include, exclude, errors } = reading({
      areaKind: 'circle',
      radiusKm: '20',
      also: 'Bayonne',
      alsoOutline: SQUARE,
      without: 'Dax\nTartas',
      withoutOutline: SQUARE,
    });
    expect(errors).toEqual([]);
    expect(include).toMatchObject([
      { kind: 'circle', ...FARM, radiusKm: 20 },
      { kind: 'communes', codes: ['64102'] },
      { kind: 'polygon' },
    ]);
    expect(exclude).toMatchObject([{ kind: 'communes', codes: ['40088', '40313'] }, { kind: 'polygon' }]);
  });

  test('is an outline pasted or drawn', () => {
    expect(reading({ areaKind: 'drawn', outline: SQUARE }).include).toMatchObject([{ kind: 'polygon' }]);
  });

  test.each(['Nouvelle-Aquitaine', 'la région Bretagne', 'Corse', 'Île-de-France', 'La Réunion', 'région Grand Est'])(
    'may name a region: %s',
    (name) => {
      const { include, questions } = reading({ areaKind: 'named', places: name });
      const meanings = questions.flatMap((question) => question.meanings.map(({ value }) => value));
      const kinds = include.map((shape) => Reflect.get(Object(shape), 'kind'));
      expect(kinds.includes('regions') || meanings.some((value) => value.startsWith('region:'))).toBe(true);
    },
  );

  test('says of each field what is wrong with it', () => {
    const { errors } = reading({
      areaKind: 'drawn',
      outline: 'autour de Dax',
      without: 'Nullepartville-sur-Rien',
      withoutOutline: CROSSED,
    });
    expect(errors.map(({ field }) => field)).toEqual(['outline', 'without', 'withoutOutline']);
    expect(errors.map(({ code }) => code)).toEqual(['notGeoJson', 'placeUnknown', 'outlineCrossesItself']);
  });

  test('leads a fault back to the field that its shape was typed in', () => {
    const typed: Typed = { areaKind: 'circle', radiusKm: '0', also: 'Bayonne', without: 'Dax' };
    const read = reading(typed);
    expect(areaField('area.include.0.radiusKm', read, typed)).toBe('radiusKm');
    expect(areaField('area.include.1.codes.0', read, typed)).toBe('also');
    expect(areaField('area.exclude', read, typed)).toBe('without');
    expect(areaField('area.include', read, typed)).toBe('radiusKm');
  });
});
