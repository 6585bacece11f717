import { fileURLToPath } from 'node:url';
import { loadCommunes } from '#adapters/communes/communes.ts';
import type { KnownPlaces } from '#domain/areas/known-places.ts';
import type { DepartmentCode } from '#domain/shared/primitives.ts';
import { territory } from '#platform/configuration.ts';

let loaded: KnownPlaces | undefined;

/**
 * The list of communes that lies beside the bundle (see `data` in infra/functions/), read at the first need and kept for the life of the
 * function.
 */
export const communes = (): KnownPlaces => {
  loaded ??= loadCommunes(fileURLToPath(new URL('communes.json', import.meta.url)), territory().departments);
  return loaded;
};

/** Codes of all departments: an area that is the country is asked for by them. */
export const departmentCodes = (): readonly DepartmentCode[] =>
  communes()
    .allDepartments()
    .map(({ code }) => code);
