import { readFileSync } from 'node:fs';
import type { AdministrativeCodes } from '#domain/areas/area.ts';
import { distanceKm } from '#domain/areas/geometry.ts';
import { cellAt } from '#domain/areas/keys.ts';
import type { CommuneAround, KnownPlaces } from '#domain/areas/known-places.ts';
import { ADDRESS_CELL_LENGTH, COMMUNE_CELL_LENGTH, type Gazetteer, Place } from '#domain/areas/place.ts';
import type { PlaceHit } from '#domain/places/place-list.ts';
import { searchNearby, searchPlaces } from '#domain/places/place-search.ts';
import { foldName, tellingWords } from '#domain/places/place-words.ts';
import { CITY_POSTCODES } from '#domain/places/written-place.ts';
import { CommuneCode, DepartmentCode, type Position } from '#domain/shared/primitives.ts';
import { CommuneTable } from './commune-table.ts';
import { COMMUNES_FILE_VERSION, type CommunesFile } from './communes-file.ts';
import { type Land, landIn } from './land.ts';

interface EpciSummary {
  readonly code: string;
  readonly name: string;
  readonly communes: number;
  readonly population: number;
}

/** Beyond this the nearest centre says nothing about where someone is: they are at sea or abroad. */
const NEAREST_KM = 30;

/**
 * Reads the list written by `infra/build/communes.ts`, once: keep what it returns for as long as the function lives.
 * @param territory departments whose places come first of those that answer equally well
 * @throws where the file is absent, or of another version than this code.
 */
export const loadCommunes = (file: string, territory: readonly string[] = []): KnownPlaces => {
  const content = JSON.parse(readFileSync(file, 'utf8')) as CommunesFile;
  if (content.version !== COMMUNES_FILE_VERSION) {
    throw new Error(
      `the list of communes is version ${content.version}, this code reads ${COMMUNES_FILE_VERSION}: build it again`,
    );
  }
  const table = new CommuneTable(content);
  let read: Land | undefined;
  const land = (): Land => {
    read ??= landIn(content.land);
    return read;
  };
  return {
    ...gazetteer(table, new Set(territory), land),
    isAway: (position) => isAway(table, land(), position),
    ...administrativeCodes(table),
    ...names(table),
    ...lookups(table),
    near: (typed, limit = 5) => searchNearby(table, typed, limit).map((hit) => placeOf(table, hit)),
  };
};

/** Outside every outline by more than their grain, a position is at sea or abroad; islands are farther out than the outlines know. */
const OUTSIDE_KM = 4;
const ISLAND_KM = 6;
const MUCH_NEARER = 0.6;

const isAway = (table: CommuneTable, land: Land, position: Position): boolean => {
  const outside = land.kmOutside(position);
  if (outside === 0) return false;
  const entry = table.nearest(position, NEAREST_KM);
  if (entry === undefined || outside === undefined) return entry === undefined;
  const toCentre = distanceKm(position, table.position(entry));
  // Of a position just beyond an outline, much nearer to a town abroad: villages of ours lie there too.
  if (land.kmToTownAbroad(position) < toCentre * MUCH_NEARER) return true;
  return outside > OUTSIDE_KM && toCentre > ISLAND_KM;
};

const gazetteer = (table: CommuneTable, territory: ReadonlySet<string>, land: () => Land): Gazetteer => ({
  complete: (typed, limit = 10) => {
    // The postcode of a whole city, which nobody has.
    const city = CITY_POSTCODES[typed.replace(/\s/g, '')];
    const entry = city === undefined ? undefined : table.entryOf(city);
    const hits = entry === undefined ? searchPlaces(table, typed, limit, territory) : [{ entry, postcode: undefined }];
    return hits.map((hit) => placeOf(table, hit));
  },
  commune: (code) => {
    const entry = table.entryOf(code);
    return entry === undefined ? undefined : placeOf(table, { entry, postcode: undefined });
  },
  nearest: (position) => {
    if (isAway(table, land(), position)) return undefined;
    const departments = land().departmentsAt(position);
    const within =
      departments === undefined || departments.size === 0
        ? undefined
        : table.nearest(position, NEAREST_KM, (one) => departments.has(table.departmentOf(one)));
    const entry = within ?? table.nearest(position, NEAREST_KM);
    return entry === undefined ? undefined : placeAt(table, position, entry);
  },
});

const lookups = (
  table: CommuneTable,
): Pick<KnownPlaces, 'communesNamed' | 'communesBegun' | 'communesUnder' | 'communeOfCode' | 'townsOf'> => {
  const place = (entry: number, postcode?: string): Place => placeOf(table, { entry, postcode });
  return {
    communesNamed: (folded) =>
      [...table.named(folded)]
        .sort((a, b) => Number(table.within(a) !== undefined) - Number(table.within(b) !== undefined))
        .map((entry) => place(entry)),
    communesBegun: (folded) => (folded === '' ? [] : table.begun(folded).map((entry) => place(entry))),
    communesUnder: (postcode) =>
      /^\d{5}$/.test(postcode)
        ? table
            .underPostcode(postcode)
            .filter((entry) => !table.isFormer(entry))
            .map((entry) => place(entry, postcode))
        : [],
    townsOf: (department, limit) =>
      Array.from(table.folded.keys())
        .filter((entry) => table.within(entry) === undefined && table.departmentOf(entry) === department)
        .sort((a, b) => table.population(b) - table.population(a))
        .slice(0, limit)
        .map((entry) => place(entry)),
    communeOfCode: (code) => {
      const entry = table.entryOfAny(code);
      return entry === undefined ? undefined : place(entry);
    },
  };
};

/** A commune, a former commune or an arrondissement as a place: its centre, and the commune of today it belongs to. */
const placeOf = (table: CommuneTable, { entry, postcode }: PlaceHit): Place => {
  const { lat, lon } = table.position(entry);
  const commune = table.within(entry) ?? entry;
  return Place.parse({
    label: labelOf(table, entry, postcode),
    kind: table.isFormer(entry) ? 'formerCommune' : 'commune',
    cell: cellAt(lat, lon, COMMUNE_CELL_LENGTH),
    commune: table.code(commune),
    department: table.departmentOf(commune),
    postcode: postcode ?? table.postcodes(entry)[0] ?? null,
    lat,
    lon,
    approximate: table.isApproximate(entry),
  });
};

/** "Gaas (40350)", "Paris 12e (75012)"; a former commune is followed by the one of today, a place without postcode by its department. */
const labelOf = (table: CommuneTable, entry: number, postcode: string | undefined): string => {
  const within = table.isFormer(entry) ? table.within(entry) : undefined;
  if (within !== undefined) return `${table.name(entry)} (${table.name(within)})`;
  const code = postcode ?? table.postcodes(entry)[0];
  return `${table.name(entry)} (${code ?? table.departmentName(table.departmentOf(entry))})`;
};

/**
 * A position is exact, its commune is a guess: the one whose centre is nearest. From a list of exact centres that is the commune or its
 * neighbour. From joined centres it is right for four inhabitants in five (three communes in four have no centre of their own), the
 * department for more than nine in ten: what depends on the commune's code is best asked of someone who chose it from the list.
 */
const placeAt = (table: CommuneTable, position: Position, entry: number): Place => {
  const commune = table.within(entry) ?? entry;
  return Place.parse({
    label: labelOf(table, table.isFormer(entry) ? commune : entry, undefined),
    kind: 'position',
    cell: cellAt(position.lat, position.lon, ADDRESS_CELL_LENGTH),
    commune: table.code(commune),
    department: table.departmentOf(commune),
    postcode: table.postcodes(entry)[0] ?? null,
    lat: position.lat,
    lon: position.lon,
    approximate: true,
  });
};

const administrativeCodes = (table: CommuneTable): AdministrativeCodes => ({
  communesOfEpci: (epci) => table.membersOf(epci)?.map((entry) => CommuneCode.parse(table.code(entry))),
  departmentsOfRegion: (region) => {
    const departments = table.file.departments.filter(([, , of]) => of === region);
    return departments.length === 0 ? undefined : departments.map(([code]) => DepartmentCode.parse(code));
  },
  hasCommune: (code) => table.entryOf(code) !== undefined,
  hasDepartment: (code) => table.departmentName(code) !== undefined,
});

const names = (
  table: CommuneTable,
): Omit<
  KnownPlaces,
  keyof Gazetteer | keyof AdministrativeCodes | 'near' | 'isAway' | keyof ReturnType<typeof lookups>
> => {
  const withEntry = <Value>(code: string, read: (entry: number) => Value): Value | undefined => {
    const entry = table.entryOf(code);
    return entry === undefined ? undefined : read(entry);
  };
  return {
    communeName: (code) => withEntry(code, (entry) => table.name(entry)),
    departmentName: (code) => table.departmentName(code),
    regionName: (code) => table.file.regions.find(([region]) => region === code)?.[1],
    epciName: (code) => table.file.epcis.find(([epci]) => epci === code)?.[1],
    population: (code) => withEntry(code, (entry) => table.population(entry)),
    departmentOf: (code) => withEntry(code, (entry) => DepartmentCode.parse(table.departmentOf(entry))),
    communesWithin: (position, radiusKm) => communesWithin(table, position, radiusKm),
    searchEpci: (typed, limit = 10) => searchEpci(table, typed, limit),
    allDepartments: () =>
      table.file.departments.map(([code, name, region]) => ({ code: DepartmentCode.parse(code), name, region })),
    allRegions: () => table.file.regions.map(([code, name]) => ({ code, name })),
  };
};

const communesWithin = (table: CommuneTable, position: Position, radiusKm: number): CommuneAround[] =>
  table
    .entriesAround(position, radiusKm)
    .filter((entry) => table.within(entry) === undefined)
    .map((entry) => ({
      code: CommuneCode.parse(table.code(entry)),
      name: table.name(entry),
      population: table.population(entry),
      ...table.position(entry),
      approximate: table.isApproximate(entry),
      distanceKm: distanceKm(position, table.position(entry)),
    }))
    .filter((commune) => commune.distanceKm <= radiusKm)
    .sort((a, b) => a.distanceKm - b.distanceKm || b.population - a.population);

/** What an EPCI is, as people write it before its name: their list has "CC", "CA", "CU" or nothing. */
const EPCI_NATURE = /\b(?:communaute (?:de communes?|d agglomeration|urbaine)|agglomeration|agglo|intercommunalite)\b/g;

const searchEpci = (table: CommuneTable, typed: string, limit: number): EpciSummary[] => {
  const words = tellingWords(foldName(typed).replace(EPCI_NATURE, ' ').trim().replace(/ +/g, ' '));
  if (words.join('') === '') return [];
  return table.file.epcis
    .filter(([, name]) => {
      const folded = ` ${foldName(name)}`;
      return words.every((word) => folded.includes(` ${word}`));
    })
    .map(([code, name]) => summaryOf(table, code, name))
    .sort((a, b) => b.population - a.population)
    .slice(0, limit);
};

const summaryOf = (table: CommuneTable, code: string, name: string): EpciSummary => {
  const members = table.membersOf(code) ?? [];
  return {
    code,
    name,
    communes: members.length,
    population: members.reduce((sum, entry) => sum + table.population(entry), 0),
  };
};
