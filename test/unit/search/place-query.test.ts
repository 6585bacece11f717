import { describe, expect, it } from 'vitest';
import type { Gazetteer, Place } from '#domain/areas/place.ts';
import { placeMeant } from '#domain/search/place-query.ts';
import { CommuneCode, Geohash } from '#domain/shared/primitives.ts';
import { GAAS } from '../../support/builders.ts';

const gazetteer: Gazetteer = {
  complete: () => [],
  commune: (code) => (code === '40101' ? GAAS : undefined),
  nearest: ({ lat }) => (lat > 40 ? { ...GAAS, kind: 'position' } : undefined),
};

const cell = (text: string) => Geohash.parse(text);
const GAAS_CODE = CommuneCode.parse('40101');

const meant = (query: Parameters<typeof placeMeant>[0]): Place => {
  const place = placeMeant(query, gazetteer);
  if (!place.ok) throw new Error(place.reason);
  return place.value;
};

describe('the place that an address means', () => {
  it('is the commune itself for its own cell, or for its code alone', () => {
    expect(meant({ cell: GAAS.cell, commune: GAAS_CODE })).toEqual(GAAS);
    expect(meant({ commune: GAAS_CODE })).toEqual(GAAS);
  });

  it('is the exact cell within the commune, never wider', () => {
    expect(meant({ cell: cell('ezz201x'), commune: GAAS_CODE })).toMatchObject({
      cell: 'ezz201x',
      commune: '40101',
      kind: 'address',
    });
  });

  it('keeps the cell as it was given where the commune is guessed', () => {
    expect(meant({ cell: cell('ezz201x') })).toMatchObject({ cell: 'ezz201x', commune: '40101', kind: 'position' });
  });

  it('of a position is a cell of 7 characters, about 110 by 150 m', () => {
    expect(meant({ lat: 43.6105, lon: -1.0409 }).cell).toMatch(/^ezz20..$/);
  });

  it('has no commune at sea', () => {
    expect(meant({ lat: 10, lon: -30 })).toMatchObject({ commune: null, department: null });
  });

  it('is refused when nothing, an unknown commune, or a cell on the other side of the country is given', () => {
    expect(placeMeant({}, gazetteer)).toEqual({ ok: false, reason: 'placeMissing' });
    expect(placeMeant({ lat: 43 }, gazetteer)).toEqual({ ok: false, reason: 'placeMissing' });
    expect(placeMeant({ commune: CommuneCode.parse('40999') }, gazetteer)).toEqual({
      ok: false,
      reason: 'communeUnknown',
    });
    expect(placeMeant({ cell: cell('u09tv'), commune: GAAS_CODE }, gazetteer)).toEqual({
      ok: false,
      reason: 'cellElsewhere',
    });
  });
});
