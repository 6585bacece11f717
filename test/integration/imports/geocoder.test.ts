import { describe, expect, it } from 'vitest';
import { banGeocoder } from '#adapters/public-services/geocoder.ts';
import type { AddressToFind } from '#domain/imports/import-store.ts';
import { CommuneCode } from '#domain/shared/primitives.ts';

/** The shape of an answer of `POST /geocodage/search/csv`, as the service documents it: the rows sent, with what was found beside them. */
const ANSWER = [
  'row,address,city,citycode,longitude,latitude,result_score,result_score_next,result_label,result_type,result_id,result_status',
  '0,"3 rue du Puits","88400 Liézey",88269,6.789271,48.081329,0.93,,"3 Rue du Puits 88400 Liézey",housenumber,88269_0010,ok',
  '1,"nulle part","88400 Liézey",88269,6.79,48.08,0.31,,"Rue de la Part",street,88269_0011,ok',
  '2,"Liézey","88400 Liézey",88269,6.79,48.08,0.95,,"Liézey",municipality,88269,ok',
  '3,"??","",88269,,,,,,,,not-found',
].join('\r\n');

const addresses: AddressToFind[] = ['3 rue du Puits', 'nulle part', 'Liézey', '??', 'oubliée'].map((address) => ({
  address,
  postcode: '88400',
  commune: CommuneCode.parse('88269'),
  communeName: 'Liézey',
}));

const answering = (body: string, status = 200) => {
  const sent: string[] = [];
  const call: typeof fetch = async (_, init) => {
    const form = init?.body instanceof FormData ? init.body : new FormData();
    const file = form.get('data');
    sent.push(
      file instanceof Blob ? await file.text() : '',
      form.getAll('columns').join(','),
      String(form.get('citycode')),
    );
    return new Response(body, { status });
  };
  return { sent, geocoder: banGeocoder({ url: 'https://geocoder.example/geocodage', fetch: call }) };
};

describe('the address service', () => {
  it('is asked for a whole list at once, and its doubtful answers are not taken', async () => {
    const { geocoder, sent } = answering(ANSWER);
    expect(await geocoder.locate(addresses)).toEqual([
      { lat: 48.081329, lon: 6.789271 },
      'unknown',
      'unknown',
      'unknown',
      'pending',
    ]);
    expect(sent[0]?.split('\n').slice(0, 2)).toEqual([
      'row,address,city,citycode',
      '0,"3 rue du Puits","88400 Liézey",88269',
    ]);
    expect(sent.slice(1)).toEqual(['address,city', 'citycode']);
  });

  it.each([
    ['is throttling', answering('slow down', 429).geocoder],
    ['answers something else', answering('<html></html>').geocoder],
    [
      'cannot be reached',
      banGeocoder({ url: 'https://x.example', fetch: async () => Promise.reject(new Error('down')) }),
    ],
    ['is not configured', banGeocoder({ url: undefined })],
  ])('leaves rows pending, and fails nothing, where it %s', async (_, geocoder) => {
    expect(await geocoder.locate(addresses)).toEqual(addresses.map(() => 'pending'));
  });
});
