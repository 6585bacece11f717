import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { COMMUNES_FILE_VERSION, type CommunesFile, DEGREE, SEPARATOR } from '#adapters/communes/communes-file.ts';
import { prepareNames } from '#domain/places/place-list.ts';
import { foldName } from '#domain/places/place-words.ts';
import { frenchCities, type Placed, placeArrondissements, placeCommunes, placeFormer } from './commune-positions.ts';
import { readExactPositions, readSources, type Sources, sourceFiles } from './communes-sources.ts';
import { makeLand } from './land.ts';
import { DEPARTMENTS_SOURCE } from './map-departments.ts';
import { mainPostcodeFirst, postalFiles, readLocalities } from './postal-sources.ts';

/**
 * Writes the list of communes that the functions carry. Made from development dependencies, without a network; never committed.
 *
 *     node infra/build/communes.ts [--csv FILE] [--out FILE]
 *
 * `--csv` names a file of exact centres (columns `code`, `lat`, `lon`), which then replace those of GeoNames.
 */

export const DEFAULT_COMMUNES_FILE = fileURLToPath(new URL('../../.build/communes.json', import.meta.url));

/**
 * Builds the list into `outFile`, unless what is there is newer than everything it is made from. A list with exact positions is also
 * left when none are given: it is the better one.
 * @throws where a source is missing or contradicts another.
 */
export const buildCommunes = async (outFile: string, csv?: string): Promise<void> => {
  if (isFresh(outFile, csv)) return;
  const file = JSON.stringify(makeFile(readSources(), csv === undefined ? undefined : readExactPositions(csv)));
  mkdirSync(dirname(outFile), { recursive: true });
  // Readers and other builds at the same time see the old list or the new one, never half of one.
  const draft = `${outFile}.${process.pid}`;
  writeFileSync(draft, file);
  renameSync(draft, outFile);
};

/** The files of this project that decide what is written. */
const MAKERS = [
  './communes.ts',
  './communes-sources.ts',
  './commune-positions.ts',
  './postal-sources.ts',
  './land.ts',
  './map-departments.ts',
  './arrondissement-centres.ts',
  '../../functions/adapters/communes/communes-file.ts',
  '../../functions/adapters/communes/land.ts',
  '../../functions/domain/places/place-list.ts',
  '../../functions/domain/places/place-words.ts',
].map((path) => fileURLToPath(new URL(path, import.meta.url)));

const isFresh = (outFile: string, csv: string | undefined): boolean => {
  const written = statSync(outFile, { throwIfNoEntry: false })?.mtimeMs;
  if (written === undefined) return false;
  const inputs = [
    ...MAKERS,
    DEPARTMENTS_SOURCE,
    ...sourceFiles(),
    ...postalFiles(),
    ...(csv === undefined ? [] : [csv]),
  ];
  if (inputs.some((input) => statSync(input).mtimeMs > written)) return false;
  if (csv === undefined) return true;
  return (JSON.parse(readFileSync(outFile, 'utf8')) as CommunesFile).positions === 'exact';
};

interface Entry {
  /** `former` is any place that is a part of a commune of today: a commune that was, or a locality. */
  readonly kind: 'commune' | 'former' | 'arrondissement';
  readonly code: string;
  readonly name: string;
  readonly folded: string;
  /** Code of the commune of today. */
  readonly commune: string;
  readonly postcodes: readonly string[];
  readonly population: number;
  readonly placed: Placed;
}

const makeFile = (
  sources: Sources,
  exact: ReadonlyMap<string, { lat: number; lon: number }> | undefined,
): CommunesFile => {
  const placed = placeCommunes(sources);
  for (const [code, position] of exact ?? [])
    if (placed.has(code)) placed.set(code, { ...position, approximate: false });
  const entries = [
    ...communeEntries(sources, placed),
    ...formerEntries(sources, placed),
    ...localityEntries(sources, placed),
    ...arrondissementEntries(sources),
  ].sort(byName);
  const communeAt = new Map(
    entries.flatMap(({ kind, code }, entry) => (kind === 'commune' ? [[code, entry] as const] : [])),
  );
  const folded = entries.map((entry) => entry.folded);
  return {
    version: COMMUNES_FILE_VERSION,
    positions: exact === undefined ? 'joined' : 'exact',
    names: entries.map(({ name }) => name).join(SEPARATOR),
    folded: folded.join(SEPARATOR),
    codes: entries.map(({ code }) => code).join(SEPARATOR),
    postcodes: entries.map(({ postcodes }) => postcodes.join(',')).join(SEPARATOR),
    populations: entries.map(({ population }) => population),
    latitudes: entries.map(({ placed: { lat } }) => Math.round(lat * DEGREE)),
    longitudes: entries.map(({ placed: { lon } }) => Math.round(lon * DEGREE)),
    approximate: entries.flatMap(({ placed: { approximate } }, entry) => (approximate ? [entry] : [])),
    former: pairs(entries, 'former', communeAt),
    oldCodes: oldCodes(sources, entries, communeAt),
    arrondissements: pairs(entries, 'arrondissement', communeAt),
    wordStarts: prepareNames(folded),
    ...administration(sources, entries),
    land: makeLand(sources),
  };
};

/** By code unit, as the search compares; a commune of today before a former one of the same name. */
const byName = (a: Entry, b: Entry): number =>
  byCodeUnit(a.folded, b.folded) || byCodeUnit(a.kind, b.kind) || byCodeUnit(a.code, b.code);

const byCodeUnit = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const communeEntries = ({ communes }: Sources, placed: ReadonlyMap<string, Placed>): Entry[] => {
  const postcodes = mainPostcodeFirst(communes);
  return communes.map(({ code, nom, population = 0 }) => ({
    kind: 'commune',
    code,
    name: nom,
    folded: foldName(nom),
    commune: code,
    postcodes: postcodes.get(code) ?? [],
    population,
    placed: known(placed.get(code), code),
  }));
};

/** Parts of a commune that people name instead of it; their code is that of the commune, since they have none. */
const localityEntries = ({ communes, former, cities }: Sources, placed: ReadonlyMap<string, Placed>): Entry[] => {
  const taken = new Set([...communes, ...former].map(({ nom }) => foldName(nom)));
  return readLocalities(communes, taken, cities).map(({ name, code, postcode, position }) => ({
    kind: 'former',
    code,
    name,
    folded: foldName(name),
    commune: code,
    postcodes: postcode === undefined ? [] : [postcode],
    population: 0,
    placed:
      position === undefined
        ? { ...known(placed.get(code), code), approximate: true }
        : { ...position, approximate: false },
  }));
};

/** Codes that communes had before they were merged, where no entry has them. */
const oldCodes = (
  { communes }: Sources,
  entries: readonly Entry[],
  communeAt: ReadonlyMap<string, number>,
): [string, number][] => {
  const own = new Set(entries.map(({ code }) => code));
  return communes.flatMap(({ code, anciensCodes = [] }) =>
    anciensCodes.flatMap((old): [string, number][] => (own.has(old) ? [] : [[old, known(communeAt.get(code), code)]])),
  );
};

/** Those whose name is not simply that of the commune of today. */
const formerEntries = ({ communes, former, cities }: Sources, placed: ReadonlyMap<string, Placed>): Entry[] => {
  const names = new Map(communes.map(({ code, nom }) => [code, foldName(nom)]));
  const positions = placeFormer(former, frenchCities(cities), placed);
  return former
    .filter(({ nom, chefLieu }) => foldName(nom) !== names.get(chefLieu))
    .map((one) => ({
      kind: 'former',
      code: one.code,
      name: one.nom,
      folded: foldName(one.nom),
      commune: one.chefLieu,
      postcodes: [],
      population: 0,
      placed: known(positions.get(one), one.code),
    }));
};

/** Named as people say: "Paris 12e". */
const arrondissementEntries = ({ arrondissements, cities }: Sources): Entry[] => {
  const positions = placeArrondissements(arrondissements, frenchCities(cities));
  return arrondissements.map(({ code, nom, commune, codesPostaux, population }) => {
    const name = nom.replace(/ Arrondissement$/i, '');
    const placed = known(positions.get(code), code);
    return {
      kind: 'arrondissement',
      code,
      name,
      folded: foldName(name),
      commune,
      postcodes: codesPostaux,
      population,
      placed,
    };
  });
};

const pairs = (
  entries: readonly Entry[],
  kind: Entry['kind'],
  communeAt: ReadonlyMap<string, number>,
): [number, number][] =>
  entries.flatMap((one, entry) => (one.kind === kind ? [[entry, known(communeAt.get(one.commune), one.commune)]] : []));

const administration = (
  { epcis, departments, regions }: Sources,
  entries: readonly Entry[],
): Pick<CommunesFile, 'epci' | 'epcis' | 'departments' | 'regions'> => {
  const indexOf = new Map(epcis.flatMap(({ membres }, index) => membres.map(({ code }) => [code, index] as const)));
  return {
    epci: entries.map(({ kind, code }) => (kind === 'commune' ? (indexOf.get(code) ?? -1) : -1)),
    epcis: epcis.map(({ code, nom }) => [code, nom]),
    departments: departments.map(({ code, nom, region }) => [code, nom, region]),
    regions: regions.map(({ code, nom }) => [code, nom]),
  };
};

const known = <Value>(value: Value | undefined, code: string): Value => {
  if (value === undefined) throw new Error(`the sources of the list of communes contradict each other about ${code}`);
  return value;
};

if (import.meta.main) {
  const { values } = parseArgs({
    options: { csv: { type: 'string' }, out: { type: 'string', default: DEFAULT_COMMUNES_FILE } },
  });
  await buildCommunes(values.out, values.csv);
  const { size } = statSync(values.out);
  console.log(`communes: ${values.out} (${(size / 1e6).toFixed(2)} MB)`);
}
