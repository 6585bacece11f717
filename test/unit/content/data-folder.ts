import { fileURLToPath } from 'node:url';

/** Where the comparison data is: not part of the project. Tests that need it are skipped, saying so, where it is absent. */
export const dataFolder =
  process.env.ALARONDE_DATA ?? fileURLToPath(new URL('../../../../shared/data', import.meta.url));
