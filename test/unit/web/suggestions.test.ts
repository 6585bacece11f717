import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellAt } from '../../../functions/domain/areas/keys.ts';
import { geohash } from '../../../web/search/geohash.ts';
import { placeAround, suggest } from '../../../web/search/suggestions.ts';

/** Shape of an answer of data.geopf.fr/geocodage/search, the fields that are read. */
const BAN = {
  type: 'FeatureCollection',
  features: [
    {
      geometry: { type: 'Point', coordinates: [-1.053866, 43.706973] },
      properties: {
        label: 'Dax',
        score: 0.95,
        citycode: '40088',
        postcode: '40100',
        type: 'municipality',
        context: '40, Landes, Nouvelle-Aquitaine',
      },
    },
    {
      geometry: { type: 'Point', coordinates: [-1.0511, 43.7102] },
      properties: {
        label: '3 Rue de Dax 40100 Dax',
        score: 0.6,
        citycode: '40088',
        postcode: '40100',
        type: 'housenumber',
        context: '40, Landes',
      },
    },
    { geometry: { type: 'Point', coordinates: [0, 0] }, properties: { label: 'Nulle part' } },
  ],
};
const OURS = { items: [{ label: 'Dax (40100)', cell: 'ezz28', commune: '40088', departmentName: 'Landes' }] };

const answers = (ban: unknown, ours: unknown): typeof fetch =>
  (async (input: string | URL | Request) => {
    const answer = String(input).startsWith('https://data.geopf.fr/') ? ban : ours;
    if (answer instanceof Error) throw answer;
    return Response.json(answer);
  }) as typeof fetch;

describe('the geohash of the browser', () => {
  it('is that of the server', () => {
    const lat = fc.double({ min: -89.9, max: 89.9, noNaN: true });
    const lon = fc.double({ min: -179.9, max: 179.9, noNaN: true });
    fc.assert(
      fc.property(lat, lon, fc.integer({ min: 1, max: 9 }), (y, x, length) => {
        expect(geohash(y, x, length)).toBe(cellAt(y, x, length));
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('suggestions', () => {
  it('show a commune once, though both sources know it, with a cell of 5 characters; an address with 7', async () => {
    const found = await suggest('dax', 'fr', answers(BAN, OURS));
    expect(found.map(({ label, cell, commune }) => [label, cell.length, commune])).toEqual([
      ['Dax (40100)', 5, '40088'],
      ['3 Rue de Dax 40100 Dax', 7, '40088'],
    ]);
  });

  it('come from the list of communes when the address service is silent', async () => {
    const found = await suggest('dax', 'fr', answers(new Error('timeout'), OURS));
    expect(found).toEqual([{ label: 'Dax (40100)', context: 'Landes', cell: 'ezz28', commune: '40088' }]);
  });

  it('come from the address service when ours is silent, and are none when both are', async () => {
    expect(await suggest('dax', 'fr', answers(BAN, new Error('down')))).toHaveLength(2);
    expect(await suggest('dax', 'fr', answers(new Error('down'), new Error('down')))).toEqual([]);
  });

  it('put addresses first when a street was typed', async () => {
    const [first] = await suggest('3 rue de dax', 'fr', answers({ features: BAN.features.slice(1) }, OURS));
    expect(first?.label).toBe('3 Rue de Dax 40100 Dax');
  });
});

describe('around me', () => {
  it('sends the cell and the commune, never the position', async () => {
    expect(await placeAround(43.7102, -1.0511, answers({ features: BAN.features.slice(1) }, OURS))).toEqual({
      cell: geohash(43.7102, -1.0511, 7),
      commune: '40088',
    });
    expect(await placeAround(43.7102, -1.0511, answers(new Error('down'), OURS))).toEqual({
      cell: geohash(43.7102, -1.0511, 7),
    });
  });
});
