import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type CommunesFile, DEGREE, SEPARATOR } from '#adapters/communes/communes-file.ts';
import { cellAt } from '#domain/areas/keys.ts';
import { ADDRESS_CELL_LENGTH, COMMUNE_CELL_LENGTH } from '#domain/areas/place.ts';
import { buildCommunes } from '#infra/build/communes.ts';
import { COMMUNES_FILE, ROOT } from '#infra/build/paths.ts';
import type { Farm } from '../search/benched-producer.ts';
import { radii } from '../search/radii.ts';
import { normal, seededRandom, weighted } from '../support/random.ts';

export interface Commune {
  readonly code: string;
  readonly name: string;
  readonly population: number;
  readonly lat: number;
  readonly lon: number;
}

const Context = z.object({ context: z.object({ territory: z.object({ departments: z.array(z.string()) }) }) });

/** The communes of the territory in cdk.json, from the list that the functions carry. */
export const communesOfTerritory = async (): Promise<Commune[]> => {
  await buildCommunes(COMMUNES_FILE);
  const { departments } = Context.parse(JSON.parse(readFileSync(join(ROOT, 'cdk.json'), 'utf8'))).context.territory;
  const file = JSON.parse(readFileSync(COMMUNES_FILE, 'utf8')) as CommunesFile;
  const within = new Set([...file.former, ...file.arrondissements].map(([entry]) => entry));
  const names = file.names.split(SEPARATOR);
  return file.codes.split(SEPARATOR).flatMap((code, entry) => {
    if (within.has(entry) || !departments.some((department) => code.startsWith(department))) return [];
    const [population = 0, lat = 0, lon = 0] = [file.populations[entry], file.latitudes[entry], file.longitudes[entry]];
    const name = names[entry] ?? '';
    return [{ code, name, population, lat: lat / DEGREE, lon: lon / DEGREE }];
  });
};

/** Homes lie around the centre of their commune, each direction within a normal deviation of 0.015 degrees: 1.7 km north. */
const DEVIATION = 0.015;

const near = ({ lat, lon }: Commune, random: () => number) => ({
  lat: Number((lat + DEVIATION * normal(random)).toFixed(4)),
  lon: Number((lon + DEVIATION * normal(random)).toFixed(4)),
});

/** Farms by inhabitants, with the radii of the search's benchmark. */
export const farmsOfTerritory = (communes: readonly Commune[], count: number): Farm[] => {
  const random = seededRandom(6);
  const draw = weighted(communes, ({ population }) => population);
  return radii(count, random).map((radiusKm, index) => ({
    id: `open${String(index).padStart(6, '0')}`,
    ...near(draw(random), random),
    radiusKm,
  }));
};

/** Where a visitor of this commune says that they are: its middle, or an address (150 m) somewhere in it. */
export const placeOf = (
  commune: Commune,
  isAddress: boolean,
  random: () => number,
): { cell: string; commune: string } => {
  const { lat, lon } = isAddress ? near(commune, random) : commune;
  return { cell: cellAt(lat, lon, isAddress ? ADDRESS_CELL_LENGTH : COMMUNE_CELL_LENGTH), commune: commune.code };
};
