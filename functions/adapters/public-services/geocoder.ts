import type { AddressToFind, FoundAddress, Geocoder } from '#domain/imports/import-store.ts';
import { readCsv } from '#domain/imports/reading/csv.ts';

/**
 * The national address base (BAN), by the list: `POST {url}/search/csv` takes a CSV file and gives it back with `result_` columns, see
 * https://geoservices.ign.fr/documentation/services/services-geoplateforme/geocodage. Whatever goes wrong, rows are `pending` and stay at the
 * centre of their commune.
 */
export interface GeocoderOptions {
  /** `https://data.geopf.fr/geocodage`; undefined: nobody is asked. */
  readonly url: string | undefined;
  readonly fetch?: typeof fetch;
  readonly timeoutMs?: number;
}

/** 200 addresses take the service about two seconds. */
const TIMEOUT_MS = 15_000;
/** Below this the service itself calls its answer doubtful. */
const LEAST_SCORE = 0.5;
/** Street and house number say where; a locality or a whole commune is no better than what we have. */
const TYPES = new Set(['housenumber', 'street', 'locality']);

export const banGeocoder = ({ url, fetch: call = fetch, timeoutMs = TIMEOUT_MS }: GeocoderOptions): Geocoder => ({
  async locate(addresses) {
    if (url === undefined || addresses.length === 0) return addresses.map(() => 'pending');
    try {
      const response = await call(`${url}/search/csv`, {
        method: 'POST',
        body: formOf(addresses),
        signal: AbortSignal.timeout(timeoutMs),
      });
      if (!response.ok) return addresses.map(() => 'pending');
      return answersIn(await response.text(), addresses);
    } catch {
      return addresses.map(() => 'pending');
    }
  },
});

const formOf = (addresses: readonly AddressToFind[]): FormData => {
  const quoted = (text: string): string => `"${text.replaceAll('"', '""').replace(/\s+/g, ' ')}"`;
  const rows = addresses.map(({ address, postcode, commune, communeName }, row) =>
    [String(row), quoted(address), quoted(`${postcode} ${communeName}`.trim()), commune].join(','),
  );
  const form = new FormData();
  form.append('data', new Blob([`row,address,city,citycode\n${rows.join('\n')}\n`], { type: 'text/csv' }), 'list.csv');
  form.append('columns', 'address');
  form.append('columns', 'city');
  form.append('citycode', 'citycode');
  return form;
};

const answersIn = (text: string, addresses: readonly AddressToFind[]): FoundAddress[] => {
  const [heading, ...rows] = readCsv(text, ',').records;
  const at = (name: string): number => heading?.cells.indexOf(name) ?? -1;
  const places = {
    row: at('row'),
    lat: at('latitude'),
    lon: at('longitude'),
    score: at('result_score'),
    type: at('result_type'),
  };
  const found = new Map<number, FoundAddress>();
  for (const { cells } of rows) {
    const [lat, lon, score] = [places.lat, places.lon, places.score].map((index) => Number(cells[index] || Number.NaN));
    const known =
      lat !== undefined &&
      lon !== undefined &&
      Number.isFinite(lat) &&
      Number.isFinite(lon) &&
      (score ?? 0) >= LEAST_SCORE;
    found.set(Number(cells[places.row]), known && TYPES.has(cells[places.type] ?? '') ? { lat, lon } : 'unknown');
  }
  return addresses.map((_, row) => found.get(row) ?? 'pending');
};
