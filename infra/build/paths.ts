import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the repository. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');

/** Everything that is built lies here; ignored by git, and may be deleted at any time. */
export const BUILD_FOLDER = join(ROOT, '.build');

/** The list of communes that the bundles carry, made by infra/build/communes.ts when its sources are newer. */
export const COMMUNES_FILE = join(BUILD_FOLDER, 'communes.json');
