import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadCommunes } from '#adapters/communes/communes.ts';
import type { KnownPlaces } from '#domain/areas/known-places.ts';
import { buildCommunes } from '#infra/build/communes.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

/** Apart from the list that is deployed, which may hold exact positions on the machine of whoever built it so. */
export const LIST_FILE = join(ROOT, '.build', 'test', 'communes.json');

/** Real data for comparison, which is not part of the project; its tests are skipped where it is absent. */
export const EXACT_LIST = join(process.env.ALARONDE_DATA ?? join(ROOT, '..', 'shared', 'data'), 'communes_france.csv');

/** Building takes a second the first time; later the list is still fresh. */
export const BUILD_TIMEOUT = 60_000;

/** The list really built from the development dependencies. */
export const builtCommunes = async (): Promise<KnownPlaces> => {
  await buildCommunes(LIST_FILE);
  return loadCommunes(LIST_FILE);
};
