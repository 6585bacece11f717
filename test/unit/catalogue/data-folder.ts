import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const dataFolder = process.env.ALARONDE_DATA ?? fileURLToPath(new URL('../../../../shared/data', import.meta.url));

/**
 * A file of the comparison data, which is not part of the project: undefined where it is absent, and says so. Tests that need it are
 * skipped then.
 */
export const comparisonData = (file: string): string | undefined => {
  const path = join(dataFolder, file);
  if (existsSync(path)) return path;
  console.info(`skipped: no ${file} to compare with (ALARONDE_DATA)`);
  return undefined;
};
