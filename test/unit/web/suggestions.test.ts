import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellAt } from '#domain/areas/keys.ts';
import { geohash } from '#web/search/geohash.ts';
import { placeAround, placeSources } from '#web/search/suggestions.ts';

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

const never: typeof fetch = () => new Promise(() => undefined);

/** What the field comes to show: ours, then what the address service adds. */
const both = async (typed: string, ask: typeof fetch) => {
  const { atOnce, later } = placeSources('fr', ask);
  const ours = await atOnce(typed).catch(() => []);
  return { ours, added: await later(typed).catch(() => []) };
};

describe('suggestions', () => {
  it('are communes of our own list, with a cell of 5 characters; below them addresses, with 7', async () => {
    const { ours, added } = await both('dax', answers(BAN, OURS));
    const shape = ({ label, cell, commune }: (typeof ours)[number]) => [label, cell.length, commune];
    expect(ours.map(shape)).toEqual([['Dax (40100)', 5, '40088']]);
    expect(added.map(shape)).toEqual([['3 Rue de Dax 40100 Dax', 7, '40088']]);
  });

  it('come at once from the list of communes, however long the address service takes', async () => {
    const banNever = ((input: string | URL | Request) =>
      String(input).startsWith('https://data.geopf.fr/') ? never(input) : answers(BAN, OURS)(input)) as typeof fetch;
    const { atOnce, later } = placeSources('fr', banNever);
    void later('dax');
    expect(await atOnce('dax')).toEqual([{ label: 'Dax (40100)', context: 'Landes', cell: 'ezz28', commune: '40088' }]);
  });

  it('come from the address service, communes too, when ours is silent; they are none when both are', async () => {
    expect(await both('dax', answers(BAN, new Error('down')))).toMatchObject({ ours: [], added: { length: 2 } });
    expect(await both('dax', answers(new Error('down'), new Error('down')))).toEqual({ ours: [], added: [] });
  });

  it('keep former communes and arrondissements of one commune apart', async () => {
    const items = [1, 2, 3].map((n) => ({ label: `Lyon ${n}e (6900${n})`, cell: 'u05kq', commune: '69123' }));
    expect((await both('lyon', answers(new Error('down'), { items }))).ours).toHaveLength(3);
  });

  it('leave room for addresses where one is typed', async () => {
    const items = [1, 2, 3, 4].map((n) => ({ label: `Dax ${n}`, cell: 'ezz28', commune: `4008${n}` }));
    const { ours, added } = await both('3 rue de dax', answers(BAN, { items }));
    expect(ours).toHaveLength(2);
    expect(added.map(({ label }) => label)).toEqual(['3 Rue de Dax 40100 Dax']);
  });

  it('ask nothing twice, and ask again what failed', async () => {
    const asked: string[] = [];
    let down = true;
    const { atOnce } = placeSources('fr', (async (input: string | URL | Request) => {
      asked.push(String(input));
      if (down) throw new Error('down');
      return Response.json(OURS);
    }) as typeof fetch);
    await expect(atOnce('dax')).rejects.toThrow('down');
    down = false;
    await atOnce('dax');
    expect(await atOnce('dax')).toHaveLength(1);
    expect(asked).toHaveLength(2);
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
