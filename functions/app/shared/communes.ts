import { fileURLToPath } from 'node:url';
import { type Communes, loadCommunes } from '#adapters/communes/communes.ts';
import { territory } from '#platform/configuration.ts';

let loaded: Communes | undefined;

/**
 * The list of communes that lies beside the bundle (see `data` in infra/functions/), read at the first need and kept for the life of the
 * function.
 */
export const communes = (): Communes => {
  loaded ??= loadCommunes(fileURLToPath(new URL('communes.json', import.meta.url)), territory().departments);
  return loaded;
};
