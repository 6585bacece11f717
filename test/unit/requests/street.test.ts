import { describe, expect, test } from 'vitest';
import { findStreet } from '#app/requests/find-street.ts';
import { cellAt } from '#domain/areas/keys.ts';
import type { Place } from '#domain/areas/place.ts';
import { placeRequest, RequestInput } from '#domain/requests/new-request.ts';
import type { FoundAddress } from '#domain/search/address.ts';
import { Geohash, RequestId } from '#domain/shared/primitives.ts';
import { aProducer, aRound, GAAS, NOW } from '../../support/builders.ts';

const gazetteer = { complete: () => [], commune: () => GAAS, nearest: () => GAAS };
const finding = (found: FoundAddress) => ({ finder: { find: async () => found }, gazetteer });
const street = (given: Partial<Parameters<typeof findStreet>[0]> = {}) => ({
  street: '12 route de Dax',
  spot: null,
  streetAnyway: false,
  ...given,
});
const HERE = { lat: 43.61, lon: -1.04 };

describe('the street of a request', () => {
  test('is where the address service finds it', async () => {
    const found = await findStreet(street(), GAAS, finding({ kind: 'found', ...HERE, commune: GAAS.commune as never }));
    expect(found).toMatchObject({ ok: true, value: { ...HERE, kind: 'address' } });
  });

  test('is where the browser found it, and nobody is asked again', async () => {
    const never = { finder: { find: () => Promise.reject(new Error('asked')) }, gazetteer };
    expect(await findStreet(street({ spot: HERE }), GAAS, never)).toMatchObject({ ok: true, value: HERE });
  });

  test('that nobody finds is asked about, and sent all the same where the requester says so', async () => {
    const refusal = await findStreet(street(), GAAS, finding({ kind: 'unknown' }));
    expect(refusal).toMatchObject({ ok: false, reason: [{ field: 'street', code: 'streetUnknown' }] });
    const anyway = await findStreet(street({ streetAnyway: true }), GAAS, finding({ kind: 'unknown' }));
    expect(anyway).toEqual({ ok: true, value: undefined });
  });

  test('is not held against the area while the address service is silent', async () => {
    expect(await findStreet(street(), GAAS, finding({ kind: 'silent' }))).toEqual({ ok: true, value: undefined });
  });

  test('far from the commune is refused', async () => {
    const far = await findStreet(street({ spot: { lat: 48.85, lon: 2.35 } }), GAAS, finding({ kind: 'silent' }));
    expect(far).toMatchObject({ ok: false, reason: [{ field: 'street', code: 'cellElsewhere' }] });
  });
});

describe('an address outside the area', () => {
  // The edge of the round runs through the commune: the middle of it is in, the north is out.
  const edge = { include: [{ kind: 'circle' as const, lat: 43.58, lon: -1.0409, radiusKm: 3.6 }] };
  const producer = (mode: 'door' | 'parcel') => aProducer({ details: { rounds: [aRound({ area: edge, mode })] } });
  const spotAt = (lat: number): Place => ({
    ...GAAS,
    kind: 'address',
    cell: Geohash.parse(cellAt(lat, GAAS.lon, 7)),
    lat,
  });
  const placed = (lat: number, mode: 'door' | 'parcel', passage: unknown = null) =>
    placeRequest(
      RequestInput.parse({
        email: 'jeanne@exemple.invalid',
        name: 'Jeanne',
        place: { cell: GAAS.cell, commune: GAAS.commune },
        lines: [{ what: 'Asperges' }],
        street: '12 route de Dax',
        producers: [{ id: 'fermedugaas1', passage }],
      }),
      {
        id: RequestId.parse('requestone1'),
        now: NOW,
        language: 'fr',
        place: GAAS,
        spot: spotAt(lat),
        producer: () => producer(mode),
        resolve: (round) => round.area as ReturnType<Parameters<typeof placeRequest>[1]['resolve']>,
      },
    );

  test('of a round to the door is refused at the street; within it is taken, and kept with its position', () => {
    for (const passage of [null, { roundId: 'roundthursday', day: '2026-12-03' }])
      expect(placed(43.63, 'door', passage)).toMatchObject({
        ok: false,
        reason: [{ field: 'street', code: 'addressOutside', values: { name: 'Ferme du Bédat' } }],
      });
    expect(placed(43.6, 'door')).toMatchObject({ ok: true, value: { street: '12 route de Dax', spot: { lat: 43.6 } } });
  });

  test('does not concern a parcel', () => {
    expect(placed(43.63, 'parcel')).toMatchObject({ ok: true });
  });
});
