import { beforeAll, describe, expect, test } from 'vitest';
import type { KnownPlaces } from '#domain/areas/known-places.ts';
import { nearestStop, placesOf } from '#domain/producers/pickup-stops.ts';
import { sortChange } from '#domain/producers/proposal.ts';
import { readStops, stopsTyped } from '#domain/registration/draft-stops.ts';
import { reasonText } from '#web/shared/reason-texts.ts';
import { aProducer, aRound } from '../../support/builders.ts';
import { BUILD_TIMEOUT, builtCommunes } from '../places/list.ts';

const farm = { lat: 43.62, lon: -1.03 };
let places: KnownPlaces;
beforeAll(async () => {
  places = await builtCommunes();
}, BUILD_TIMEOUT);

describe('further stops of a round', () => {
  test('are read a line each: hours, place, commune; each at the centre of its own', () => {
    const { stops, errors } = readStops('17 h 30 à 18 h ; place de l’Église ; Hinx\n\n18 h 15 ; Gaas', {
      places,
      farm,
    });
    expect(errors).toEqual([]);
    expect(stops).toMatchObject([
      { name: 'place de l’Église', hours: '17 h 30 à 18 h' },
      { name: 'Gaas', hours: '18 h 15' },
    ]);
    expect(stops[0]).not.toMatchObject({ lat: stops[1]?.lat });
  });

  test('that cannot be read say which line, and how to write it', () => {
    const { errors } = readStops('18 h ; la place ; Nullepart-sur-Mer', { places, farm });
    expect(errors.map((error) => reasonText(error, 'fr').replaceAll(/\s/g, ' '))).toEqual([
      expect.stringMatching(/^« 18 h ; la place ; Nullepart-sur-Mer » : écrivez heures ; lieu ; commune/),
    ]);
  });

  test('are written as they were read', () => {
    const typed = '17 h 30 ; place de l’Église ; Hinx\n18 h 15 ; Foyer ; Gaas';
    const { stops } = readStops(typed, { places, farm });
    const pickup = { name: 'Halles', address: '', hours: '', ...farm, stops: [...stops] };
    expect(stopsTyped(pickup, { places })).toBe(typed);
  });
});

describe('a round with several stops', () => {
  const pickup = {
    ...{ name: 'Halles de Dax', address: 'place', hours: '9 h', lat: 43.71, lon: -1.05 },
    stops: [{ name: 'Saubrigues', hours: '17 h 30', lat: 43.61, lon: -1.31 }],
  };
  const round = aRound({ mode: 'pickup', pickup });

  test('is as near as the nearest of them, which is the one that is named', () => {
    expect(nearestStop(pickup, { lat: 43.6, lon: -1.3 })).toMatchObject({ name: 'Saubrigues', hours: '17 h 30' });
    expect(nearestStop(pickup, { lat: 43.7, lon: -1.05 })).toMatchObject({ name: 'Halles de Dax' });
    expect(placesOf(pickup).map(({ name }) => name)).toEqual(['Halles de Dax', 'Saubrigues']);
  });

  test('that stops elsewhere is read by the agency first; other hours are shown at once', () => {
    const producer = aProducer({ details: { rounds: [round] } });
    const changed = (stops: typeof pickup.stops) => ({
      ...producer.details,
      rounds: [aRound({ mode: 'pickup', pickup: { ...pickup, stops } })],
    });
    const [stop] = pickup.stops as [(typeof pickup.stops)[number]];
    expect(sortChange(producer.details, changed([{ ...stop, hours: '18 h' }]), () => false).later).toBeNull();
    expect(sortChange(producer.details, changed([{ ...stop, lat: 43.5 }]), () => false).later).not.toBeNull();
  });
});
