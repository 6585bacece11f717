import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { readSources, type SourceCommune } from './communes-sources.ts';

/**
 * Fetches the exact centre of every commune from geo.api.gouv.fr, where the network allows, into the CSV that `communes.ts --csv` reads.
 *
 *     node infra/build/fetch-communes.ts [--out FILE] [--from URL] [--work FOLDER]
 *
 * One question per department, one after the other. What was answered is kept in the work folder with its checksum: stopped half-way,
 * it goes on from there. A list that is short is never written.
 */

export const GEO_API = 'https://geo.api.gouv.fr';

/** The service names no limit of its own: a hundred questions in half a minute are no burden to it. */
const PAUSE_MS = 250;
const PATIENCE_MS = 60_000;
const MAX_TRIES = 6;
const FIRST_WAIT_MS = 1_000;

/** Communes merge every first of January: the list that we carry and that of the service may be a year apart, never more. */
const LEAST_OF_DEPARTMENT = 0.9;
const LEAST_OF_ALL = 0.99;

/** The fields asked for, as the service's own definition describes them. */
const Commune = z.object({
  code: z.string().regex(/^[0-9][0-9AB][0-9]{3}$/),
  // Cells of a CSV file without quotes.
  nom: z.string().regex(/^[^",\n]+$/),
  codesPostaux: z.array(z.string()).default([]),
  population: z.int().min(0).default(0),
  centre: z.object({
    type: z.literal('Point'),
    coordinates: z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]),
  }),
});
type Commune = z.output<typeof Commune>;
const Answer = z.array(Commune);

/** Metropolitan France and Corsica, degrees: what is outside has its axes exchanged, or is another country. */
const METROPOLIS = { south: 41.2, north: 51.2, west: -5.3, east: 9.7 };

export interface Fetching {
  /** Where the service is, without a slash at the end. */
  readonly from: string;
  /** Answers are kept here, one file a department. */
  readonly work: string;
  /** Between two questions. */
  readonly pauseMs?: number;
  /** Before the second try; twice as long before each further one. */
  readonly firstWaitMs?: number;
  readonly say?: (line: string) => void;
}

/**
 * Writes `outFile` and `outFile.sha256` and returns how many communes it names.
 * @param known every commune that the bundled list names: how long the answers must be.
 * @throws saying which department, and why, where the service does not answer, or answers with less than there is. Nothing is written then.
 */
export const fetchCommunes = async (
  outFile: string,
  known: readonly Pick<SourceCommune, 'code' | 'departement' | 'zone'>[],
  fetching: Fetching,
): Promise<number> => {
  mkdirSync(fetching.work, { recursive: true });
  const departments = Map.groupBy(known, ({ departement }) => departement);
  const all: (Commune & { readonly department: string })[] = [];
  for (const [department, communes] of departments) {
    const found = await communesOf(department, communes, fetching);
    all.push(...found.map((commune) => ({ ...commune, department })));
  }
  const missing = known.length - new Set(all.map(({ code }) => code)).size;
  if (all.length < known.length * LEAST_OF_ALL)
    throw new Error(`${missing} of ${known.length} communes are missing altogether: nothing is written`);
  write(outFile, csvOf(all));
  return all.length;
};

/**
 * The same in one question, for a start that should not wait: the whole answer within `patienceMs`, checked department by department as above.
 * @throws where it does not come in time, or is not the answer described. Nothing is written then.
 */
export const fetchCommunesAtOnce = async (
  outFile: string,
  known: readonly Pick<SourceCommune, 'code' | 'departement' | 'zone'>[],
  { from, patienceMs }: { readonly from: string; readonly patienceMs: number },
): Promise<number> => {
  const query = new URLSearchParams({ fields: 'nom,code,codesPostaux,centre,population', format: 'json' });
  const answer = await fetch(`${from}/communes?${query}`, { signal: AbortSignal.timeout(patienceMs) });
  if (!answer.ok) throw new Error(`the service answered ${answer.status}`);
  const departmentOf = new Map(known.map(({ code, departement }) => [code, departement]));
  const named = Map.groupBy(readAnswer(await answer.text(), 'all'), ({ code }) => departmentOf.get(code));
  const all = [...Map.groupBy(known, ({ departement }) => departement)].flatMap(([department, communes]) =>
    complete(named.get(department) ?? [], department, communes).map((commune) => ({ ...commune, department })),
  );
  if (all.length < known.length * LEAST_OF_ALL)
    throw new Error(`${known.length - all.length} of ${known.length} communes are missing: nothing is written`);
  write(outFile, csvOf(all));
  return all.length;
};

const answerFile = (department: string, { work }: Fetching): string => join(work, `${department}.json`);

const checksum = (content: string): string => createHash('sha256').update(content).digest('hex');

/** The answer of an earlier run, unless it was cut short or touched since. */
const keptAnswer = (department: string, fetching: Fetching): string | undefined => {
  const file = answerFile(department, fetching);
  if (!existsSync(file) || !existsSync(`${file}.sha256`)) return undefined;
  const content = readFileSync(file, 'utf8');
  return readFileSync(`${file}.sha256`, 'utf8').startsWith(checksum(content)) ? content : undefined;
};

/** Kept only once it was checked: a short answer is asked for again the next time. */
const communesOf = async (
  department: string,
  known: readonly Pick<SourceCommune, 'code' | 'zone'>[],
  fetching: Fetching,
): Promise<readonly Commune[]> => {
  const kept = keptAnswer(department, fetching);
  if (kept !== undefined) return checked(kept, department, known);
  const content = await askDepartment(department, fetching);
  const found = checked(content, department, known);
  write(answerFile(department, fetching), content);
  return found;
};

const askDepartment = async (department: string, fetching: Fetching): Promise<string> => {
  const query = new URLSearchParams({
    codeDepartement: department,
    fields: 'nom,code,codesPostaux,centre,population',
    format: 'json',
  });
  await wait(fetching.pauseMs ?? PAUSE_MS);
  const content = await askPatiently(`${fetching.from}/communes?${query}`, department, fetching);
  fetching.say?.(`department ${department}`);
  return content;
};

/** Tries again what may pass: no answer, too many questions, a fault of the service. Throws at once what will not. */
const askPatiently = async (url: string, department: string, { firstWaitMs, say }: Fetching): Promise<string> => {
  let pause = firstWaitMs ?? FIRST_WAIT_MS;
  for (let attempt = 1; ; attempt += 1) {
    const { content, fault, after, final } = await askOnce(url);
    if (content !== undefined) return content;
    if (final || attempt === MAX_TRIES)
      throw new Error(`department ${department}: ${fault}, tried ${attempt} times: run it again, it goes on from here`);
    say?.(`department ${department}: ${fault}, again in ${Math.max(pause, after) / 1_000} s`);
    await wait(Math.max(pause, after));
    pause *= 2;
  }
};

interface Attempt {
  readonly content?: string;
  readonly fault: string;
  /** What the service asks to be given, ms. */
  readonly after: number;
  readonly final: boolean;
}

const askOnce = async (url: string): Promise<Attempt> => {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(PATIENCE_MS) });
    const content = await answer.text();
    if (answer.ok) return { content, fault: '', after: 0, final: false };
    const after = Number(answer.headers.get('retry-after') ?? 0) * 1_000 || 0;
    const passes = answer.status === 429 || answer.status >= 500;
    return { fault: `answered ${answer.status}`, after: Math.min(after, PATIENCE_MS), final: !passes };
  } catch (error) {
    return { fault: `did not answer (${String(error)})`, after: 0, final: false };
  }
};

const checked = (
  content: string,
  department: string,
  known: readonly Pick<SourceCommune, 'code' | 'zone'>[],
): readonly Commune[] => {
  return complete(readAnswer(content, department), department, known);
};

const readAnswer = (content: string, department: string): readonly Commune[] => {
  const read = Answer.safeParse(jsonOf(content, department));
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw new Error(`department ${department}: not the answer described: ${issue?.path.join('.')}: ${issue?.message}`);
};

/** The communes of a department once each, if they are nearly all there and lie where they should. */
const complete = (
  found: readonly Commune[],
  department: string,
  known: readonly Pick<SourceCommune, 'code' | 'zone'>[],
): readonly Commune[] => {
  const named = new Map(found.map((commune) => [commune.code, commune]));
  if (named.size < known.length * LEAST_OF_DEPARTMENT)
    throw new Error(
      `department ${department}: ${named.size} communes of ${known.length}: the answer is short, refused`,
    );
  const isMetropolitan = known.every(({ zone }) => zone === 'metro');
  for (const { code, centre } of named.values())
    if (isMetropolitan && !isInMetropolis(centre.coordinates))
      throw new Error(`department ${department}: the centre of ${code} lies outside France: ${centre.coordinates}`);
  return [...named.values()];
};

const jsonOf = (content: string, department: string): unknown => {
  try {
    return JSON.parse(content);
  } catch (cause) {
    throw new Error(`department ${department}: not JSON: the answer was cut short`, { cause });
  }
};

const isInMetropolis = ([lon, lat]: readonly [number, number]): boolean =>
  lat > METROPOLIS.south && lat < METROPOLIS.north && lon > METROPOLIS.west && lon < METROPOLIS.east;

const csvOf = (communes: readonly (Commune & { readonly department: string })[]): string =>
  [
    'code,name,dep,cp,pop,lat,lon',
    ...communes
      .map(({ code, nom, department, codesPostaux, population, centre: { coordinates } }) =>
        [code, nom, department, codesPostaux.join('|'), population, coordinates[1], coordinates[0]].join(','),
      )
      .sort(),
    '',
  ].join('\n');

/** The file, then its checksum: a file without one was not finished. */
const write = (file: string, content: string): void => {
  mkdirSync(dirname(file), { recursive: true });
  for (const [path, text] of [
    [file, content],
    [`${file}.sha256`, `${checksum(content)}\n`],
  ] as const) {
    const draft = `${path}.${process.pid}`;
    writeFileSync(draft, text);
    renameSync(draft, path);
  }
};

if (import.meta.main) {
  const inBuild = (path: string) => fileURLToPath(new URL(`../../.build/${path}`, import.meta.url));
  const { values } = parseArgs({
    options: {
      out: { type: 'string', default: inBuild('communes-exact.csv') },
      from: { type: 'string', default: GEO_API },
      work: { type: 'string', default: inBuild('geo-api') },
    },
  });
  try {
    const { out, from, work } = values;
    const say = (line: string) => console.error(line);
    const count = await fetchCommunes(out, readSources().communes, { from: from.replace(/\/$/, ''), work, say });
    console.log(`${count} communes: ${out}\nnow: node infra/build/communes.ts --csv ${out}`);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
