import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Place } from '#domain/areas/place.ts';
import { ROOT } from '#infra/build/paths.ts';
import { seededRandom, weighted } from '../support/random.ts';
import type { Farm } from './benched-producer.ts';
import { placeAt } from './neighbourhood.ts';
import { radii } from './radii.ts';

/** Real communes, from the comparison data that is not part of the project (ALARONDE_DATA). */
export interface Commune {
  readonly code: string;
  readonly name: string;
  readonly department: string;
  readonly region: string;
  readonly population: number;
  readonly lat: number;
  readonly lon: number;
  readonly km2: number;
}

const FOLDER = process.env.ALARONDE_DATA ?? join(ROOT, '..', 'shared', 'data');

/** Those of mainland France and Corsica; undefined where the file is absent. Names with a comma do not occur in it. */
export const realCommunes = (): Commune[] | undefined => {
  const file = join(FOLDER, 'communes_france.csv');
  if (!existsSync(file)) return undefined;
  const [head = '', ...lines] = readFileSync(file, 'utf8').trim().split(/\r?\n/);
  const names = head.split(',');
  return lines
    .map((line) => {
      const values = line.split(',');
      return Object.fromEntries(names.map((name, index) => [name, values[index] ?? '']));
    })
    .filter(({ zone }) => zone === 'metro')
    .map(({ code = '', nom = '', dep = '', reg = '', pop, lat, lon, km2 }) => ({
      code,
      name: nom,
      department: dep,
      region: reg,
      population: Number(pop),
      lat: Number(lat),
      lon: Number(lon),
      km2: Number(km2),
    }))
    .filter(({ lat, lon, km2 }) => Number.isFinite(lat + lon + km2));
};

/** A degree of latitude, km. */
const DEGREE_KM = 111.195;

/** A point in a disc as large as the commune. */
const pointIn = ({ lat, lon, km2 }: Commune, random: () => number): { lat: number; lon: number } => {
  const km = Math.sqrt((km2 / Math.PI) * random());
  const angle = 2 * Math.PI * random();
  const point = {
    lat: lat + (km * Math.sin(angle)) / DEGREE_KM,
    lon: lon + (km * Math.cos(angle)) / (DEGREE_KM * Math.cos((lat * Math.PI) / 180)),
  };
  return { lat: Number(point.lat.toFixed(4)), lon: Number(point.lon.toFixed(4)) };
};

/** Producers where people live: communes drawn by their inhabitants. */
export const farmsByPopulation = (communes: readonly Commune[], count: number): Farm[] => {
  const random = seededRandom(4);
  const draw = weighted(communes, ({ population }) => population);
  return radii(count, random).map((radiusKm, index) => ({
    id: `popu${String(index).padStart(6, '0')}`,
    ...pointIn(draw(random), random),
    radiusKm,
  }));
};

/** Addresses in one commune. */
export const addressesIn = (commune: Commune, count: number): Place[] => {
  const random = seededRandom(5);
  return Array.from({ length: count }, () =>
    placeAt(pointIn(commune, random), { commune: commune.code, department: commune.department }),
  );
};

const BORDEAUX = '33063';
const NOUVELLE_AQUITAINE = '75';

/** Bordeaux, and the commune of its region with the fewest inhabitants. */
export const bordeauxAndHamlet = (communes: readonly Commune[]): Commune[] => {
  const region = communes.filter(({ region: code, population }) => code === NOUVELLE_AQUITAINE && population > 0);
  const hamlet = region.reduce((least, commune) => (commune.population < least.population ? commune : least));
  return [...region.filter(({ code }) => code === BORDEAUX), hamlet];
};
