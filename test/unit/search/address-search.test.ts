import { describe, expect, it } from 'vitest';
import { banAddressSearch } from '#adapters/public-services/address-search.ts';
import { CommuneCode } from '#domain/shared/primitives.ts';

/** As https://data.geopf.fr/geocodage/search answers (GeoJSON, "Réponse" in its documentation), cut to one feature. */
const RECORDED = {
  type: 'FeatureCollection',
  features: [
    {
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [-1.053466, 43.708312] },
      properties: {
        label: '12 Rue des Carmes 40100 Dax',
        score: 0.9612,
        housenumber: '12',
        id: '40088_0280_00012',
        name: '12 Rue des Carmes',
        postcode: '40100',
        citycode: '40088',
        x: 373_124.4,
        y: 6_297_870.2,
        city: 'Dax',
        context: '40, Landes, Nouvelle-Aquitaine',
        type: 'housenumber',
        importance: 0.57,
        street: 'Rue des Carmes',
        _type: 'address',
      },
    },
  ],
  query: '12 rue des carmes',
};

const DAX = CommuneCode.parse('40088');

const asking = (answer: () => Response | Promise<Response>, asked: string[] = []) =>
  banAddressSearch({
    url: 'https://geocoder.example',
    fetch: async (url) => {
      asked.push(String(url));
      return answer();
    },
  }).find('12 rue des Carmes', DAX);

const withProperties = (changes: object) => ({
  ...RECORDED,
  features: RECORDED.features.map((feature) => ({ ...feature, properties: { ...feature.properties, ...changes } })),
});

describe('an address looked up for a visitor without JavaScript', () => {
  it('is found within its commune', async () => {
    const asked: string[] = [];
    const found = await asking(() => Response.json(RECORDED), asked);
    expect(found).toEqual({ kind: 'found', lat: 43.708312, lon: -1.053466, commune: '40088' });
    expect(asked).toEqual([
      'https://geocoder.example/search?q=12+rue+des+Carmes&citycode=40088&limit=1&autocomplete=0',
    ]);
  });

  it.each([
    ['nothing answers to it', { ...RECORDED, features: [] }],
    ['the service is in doubt', withProperties({ score: 0.31 })],
    ['only the commune was found', withProperties({ type: 'municipality' })],
    ['the answer is of another shape', { error: 'bad' }],
  ])('is unknown where %s', async (_, answer) => {
    expect(await asking(() => Response.json(answer))).toEqual({ kind: 'unknown' });
  });

  it.each([
    ['fails', () => new Response('', { status: 502 })],
    ['sends us away', () => new Response('', { status: 429 })],
    ['cannot be reached', () => Promise.reject(new TypeError('fetch failed'))],
    ['answers no JSON', () => new Response('<html>')],
  ])('is left open where the service %s', async (_, answer) => {
    expect(await asking(answer)).toEqual({ kind: 'silent' });
  });

  it('gives up in time', async () => {
    const finder = banAddressSearch({
      url: 'https://geocoder.example',
      timeoutMs: 20,
      fetch: (_, init) =>
        new Promise((_resolve, reject) => {
          init?.signal?.addEventListener('abort', () => reject(new Error('aborted')));
        }),
    });
    expect(await finder.find('12 rue des Carmes', DAX)).toEqual({ kind: 'silent' });
  });

  it('asks nobody where there is nobody to ask', async () => {
    expect(await banAddressSearch({ url: undefined }).find('12 rue des Carmes', DAX)).toEqual({ kind: 'silent' });
  });
});
