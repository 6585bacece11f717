import { beforeAll, describe, expect, test } from 'vitest';
import type { KnownPlaces } from '#domain/areas/known-places.ts';
import { resolveArea } from '#domain/areas/resolve-area.ts';
import { reachOf } from '#domain/areas/round-reach.ts';
import { areaInWords, edgeInWords, reachInWords, roundInWords } from '#web/producers/round-in-words.ts';
import { aRound } from '../../support/builders.ts';
import { BUILD_TIMEOUT, builtCommunes } from '../places/list.ts';

let places: KnownPlaces;
beforeAll(async () => {
  places = await builtCommunes();
}, BUILD_TIMEOUT);

/** No-break spaces are the typography's business, not this test's. */
const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ');
type RoundChanges = Parameters<typeof aRound>[0];
const french = (changes: RoundChanges = {}) => plain(roundInWords(aRound(changes), 'fr', places));

describe('a round in words', () => {
  test('says where and when, until when to order, what it takes, for whom', () => {
    expect(french({ minimumEuros: 20, feeEuros: 4.5, audiences: ['consumer', 'shop'] })).toBe(
      'Livraison à domicile à 20 km à la ronde, le jeudi. Commande avant mardi 12 h. À partir de 20 €, livraison 4,50 €. Pour les particuliers et les commerces et restaurants.',
    );
    expect(plain(roundInWords(aRound({ minimumEuros: 20 }), 'en', places))).toBe(
      'Home delivery within 20 km, on Thursday. Order before Tuesday 12 noon. From €20, free delivery. For households.',
    );
  });

  test('says no deadline where there is none', () => {
    expect(french({ orderBefore: null })).not.toContain('Commande avant');
  });

  test('names a pick-up point, and for whom it is near', () => {
    const pickup = { name: 'Halle de Dax', address: 'place du Marché', hours: '9 h à 12 h', lat: 43.7, lon: -1.05 };
    const area = { include: [{ kind: 'communes' as const, codes: ['40088', '40101'] }] };
    expect(french({ mode: 'pickup', pickup, area, weekdays: [6], orderBefore: null })).toBe(
      'Point de retrait : Halle de Dax (place du Marché, 9 h à 12 h), le samedi, pour qui habite à Dax et à Gaas. Sans minimum. Pour les particuliers.',
    );
  });

  test('sends parcels anywhere', () => {
    expect(
      french({ mode: 'parcel', area: { include: [{ kind: 'country' }] }, weekdays: [1, 2, 3, 4, 5, 6, 7] }),
    ).toContain('Envoi de colis dans toute la France métropolitaine, tous les jours.');
  });
});

describe('an area in words', () => {
  const words = (include: NonNullable<RoundChanges>['area']) =>
    plain(areaInWords(aRound({ area: include }).area, 'fr', places));

  test('contracts the article of a commune', () => {
    expect(words({ include: [{ kind: 'communes', codes: ['40100', '24172'] }] })).toBe('au Frêche et aux Eyzies');
  });

  test('counts what would be too long to name', () => {
    const codes = ['40088', '40101', '40126', '40202', '40277', '40283', '40228', '40063', '40125'];
    expect(words({ include: [{ kind: 'communes', codes }] })).toContain('et dans 3 autres communes');
  });

  test('names departments with their number, and what is taken away', () => {
    expect(
      words({
        include: [{ kind: 'departments', codes: ['40', '64'] }],
        exclude: [{ kind: 'communes', codes: ['40088'] }],
      }),
    ).toBe('dans les départements 40 (Landes) et 64 (Pyrénées-Atlantiques), sauf à Dax');
  });
});

describe('the reach of an area', () => {
  const reach = (area: NonNullable<RoundChanges>['area']) => {
    const resolved = resolveArea(aRound({ area }).area, places);
    return resolved.ok ? reachOf(resolved.value, places) : undefined;
  };

  test('counts communes once, however they are named', () => {
    const epci = places.communesOfEpci('244000675') ?? [];
    expect(
      reach({
        include: [
          { kind: 'epci', codes: ['244000675'] },
          { kind: 'communes', codes: ['40088'] },
        ],
      })?.communes,
    ).toBe(epci.length);
  });

  test('of a department is all its communes', () => {
    const landes = reach({ include: [{ kind: 'departments', codes: ['40'] }] });
    expect(landes?.communes).toBeGreaterThan(320);
    expect(landes?.inhabitants).toBeGreaterThan(400_000);
  });

  test('leaves out what is taken away', () => {
    const landes = reach({ include: [{ kind: 'departments', codes: ['40'] }] });
    const without = reach({
      include: [{ kind: 'departments', codes: ['40'] }],
      exclude: [{ kind: 'communes', codes: ['40088'] }],
    });
    expect(without?.communes).toBe((landes?.communes ?? 0) - 1);
    expect(without?.inhabitants).toBe((landes?.inhabitants ?? 0) - (places.population('40088') ?? 0));
  });

  test('of a polygon is what its outline holds', () => {
    const ring: [number, number][] = [
      [-1.2, 43.6],
      [-0.9, 43.6],
      [-0.9, 43.8],
      [-1.2, 43.8],
      [-1.2, 43.6],
    ];
    const drawn = reach({ include: [{ kind: 'polygon', coordinates: [[ring]] }] });
    const inBox = places
      .communesWithin({ lat: 43.7, lon: -1.05 }, 40)
      .filter(({ lat, lon }) => lat > 43.6 && lat < 43.8 && lon > -1.2 && lon < -0.9);
    expect(drawn?.communes).toBe(inBox.length);
    expect(inBox.length).toBeGreaterThan(10);
  });

  test('names the towns at the edge of a circle, on either side', () => {
    const round = reach({ include: [{ kind: 'circle', lat: 43.7103, lon: -1.0537, radiusKm: 40 }] });
    expect(round?.edge.outside).toContain('Bayonne');
    expect(round?.edge.inside).not.toContain('Dax');
    expect(plain(edgeInWords({ inside: ['Dax', 'Orthez'], outside: ['Bayonne'] }, 'fr'))).toBe(
      'À la limite : Dax et Orthez en sont ; Bayonne n’en est pas.',
    );
    expect(edgeInWords({ inside: [], outside: [] }, 'fr')).toBe('');
  });

  test('of the whole country is everyone: no figure', () => {
    expect(reach({ include: [{ kind: 'country' }] })).toBeUndefined();
  });

  test('is rounded as one would say it', () => {
    expect(plain(reachInWords({ communes: 165, inhabitants: 181_234 }, 'fr'))).toBe(
      '165 communes, environ 181 200 habitants',
    );
    expect(plain(reachInWords({ communes: 1, inhabitants: 482 }, 'en'))).toBe('1 commune, about 480 inhabitants');
  });
});
