import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildCommunes } from './communes.ts';
import { readSources } from './communes-sources.ts';
import { fetchCommunesAtOnce, GEO_API } from './fetch-communes.ts';
import { BUILD_FOLDER, COMMUNES_FILE } from './paths.ts';

/**
 * The exact centre of every commune, by default: a start, a synthesis and a deployment ask geo.api.gouv.fr once, where the network allows, and keep the
 * answer in the build folder. Without it the list has GeoNames' positions, which is said in one line; tests never ask.
 */

/** Nobody waits longer than this for better positions. */
const PATIENCE_MS = 10_000;
/** Where the network did not allow it, the next day is soon enough to try again. */
const AGAIN_AFTER_MS = 24 * 3_600_000;

export interface Asking {
  /** Where the answer is kept. */
  readonly folder: string;
  readonly from: string;
  readonly patienceMs: number;
  readonly say: (line: string) => void;
}

/** The file of exact centres, asked for where it is not there yet; undefined where it cannot be had today. Never throws. */
export const exactCommunes = async ({ folder, from, patienceMs, say }: Asking): Promise<string | undefined> => {
  const file = join(folder, 'communes-exact.csv');
  // Written last, so that a file without it was not finished.
  if (existsSync(`${file}.sha256`)) return file;
  const tried = join(folder, 'communes-exact.tried');
  const last = statSync(tried, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  if (Date.now() - last < AGAIN_AFTER_MS) return undefined;
  try {
    const count = await fetchCommunesAtOnce(file, readSources().communes, { from, patienceMs });
    say(`Positions of ${count} communes: exact, from ${from}.`);
    return file;
  } catch (error) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(tried, `${error instanceof Error ? error.message : String(error)}\n`);
    say(
      `Positions of communes: those of GeoNames, some to a few kilometres (${from} did not answer; asked again tomorrow).`,
    );
    return undefined;
  }
};

/** Builds the list that is deployed, with exact centres where they can be had. */
export const buildBestCommunes = async (say: (line: string) => void): Promise<void> => {
  // Tests, and what they start, hold on every machine alike.
  const isTest = process.env.VITEST !== undefined;
  const csv = isTest
    ? undefined
    : await exactCommunes({ folder: BUILD_FOLDER, from: GEO_API, patienceMs: PATIENCE_MS, say });
  await buildCommunes(COMMUNES_FILE, csv);
};
