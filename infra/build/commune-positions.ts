import { distanceKm } from '#domain/areas/geometry.ts';
import { foldName } from '#domain/places/place-words.ts';
import type { Position } from '#domain/shared/primitives.ts';
import { ARRONDISSEMENT_CENTRES } from './arrondissement-centres.ts';
import type {
  SourceArrondissement,
  SourceCity,
  SourceCommune,
  SourceFormerCommune,
  Sources,
} from './communes-sources.ts';

/**
 * Positions without a network: GeoNames joined on the INSEE code, else on the name; for the
 * communes it does not know, the mean of those it knows nearby, marked approximate.
 */

export interface Placed extends Position {
  /** Known to a few kilometres only. */
  readonly approximate: boolean;
}

/** Department of the overseas territories, whose communes GeoNames files under a country of their own. */
export const DEPARTMENT_OF_COUNTRY: Readonly<Record<string, string>> = {
  GP: '971',
  MQ: '972',
  GF: '973',
  RE: '974',
  PM: '975',
  YT: '976',
  BL: '977',
  MF: '978',
  TF: '984',
  WF: '986',
  PF: '987',
  NC: '988',
};

/** The one territory without any populated place: an atoll, uninhabited. */
const CLIPPERTON: Position = { lat: 10.3, lon: -109.22 };

/** Small islands whose communes GeoNames does not place: the mean of their postcode lies at sea, or on the mainland. */
const ISLANDS: ReadonlyMap<string, Position> = new Map([
  ['17004', { lat: 46.013, lon: -1.173 }], // Île-d’Aix
  ['29083', { lat: 48.037, lon: -4.85 }], // Île-de-Sein
  ['29084', { lat: 48.397, lon: -4.956 }], // Île-Molène
  ['56085', { lat: 47.342, lon: -2.877 }], // Hœdic
  ['56086', { lat: 47.39, lon: -2.96 }], // Île-d’Houat
]);

/**
 * In mainland France, a place further than this from the middle of its own EPCI is a mistake in the source: the largest EPCI have communes
 * at 61 km, Sainte-Marie-de-Gosse was found at 89.
 */
const MISPLACED_KM = 70;

export const frenchCities = (cities: readonly SourceCity[]): SourceCity[] =>
  cities.filter(({ country }) => country === 'FR' || DEPARTMENT_OF_COUNTRY[country] !== undefined);

/** A place for each commune, by INSEE code. */
export const placeCommunes = (sources: Sources): Map<string, Placed> => {
  const cities = frenchCities(sources.cities);
  const byCode = joinByName(sources.communes, cities, joinByCode(sources.communes, cities));
  // What names the commune's code itself comes first; then the smaller places, which were joined by name (geonames-positions.ts).
  const known = withoutMisplaced(sources, new Map([...ISLANDS, ...sources.geonames, ...byCode]));
  const guess = guesser(sources, known, cities);
  return new Map(
    sources.communes.map((commune) => {
      const exact = known.get(commune.code);
      return [
        commune.code,
        exact === undefined ? { ...guess(commune), approximate: true } : { ...exact, approximate: false },
      ];
    }),
  );
};

/** Of several places of one commune, the one of its name; else the largest. */
const joinByCode = (communes: readonly SourceCommune[], cities: readonly SourceCity[]): Map<string, Position> => {
  const names = new Map(communes.map(({ code, nom }) => [code, foldName(nom)]));
  const byCode = Map.groupBy(cities, ({ muniSub, adminCode }) =>
    muniSub !== undefined && names.has(muniSub) ? muniSub : adminCode,
  );
  const positions = new Map<string, Position>();
  for (const [code, name] of names) {
    const places = byCode.get(code) ?? [];
    const best =
      places.find((city) => foldName(city.name) === name) ?? places.toSorted((a, b) => b.population - a.population)[0];
    if (best !== undefined) positions.set(code, positionOf(best));
  }
  return positions;
};

/** The cities without a code (Paris, Pacific territories), where one commune only of their region has that name. */
const joinByName = (
  communes: readonly SourceCommune[],
  cities: readonly SourceCity[],
  known: ReadonlyMap<string, Position>,
): Map<string, Position> => {
  const missing = communes.filter(({ code }) => !known.has(code));
  const byName = Map.groupBy(missing, ({ nom }) => foldName(nom));
  const positions = new Map(known);
  for (const city of cities.filter(({ muniSub }) => muniSub === undefined)) {
    const [only, ...others] = (byName.get(foldName(city.name)) ?? []).filter((commune) => liesIn(commune, city));
    if (only !== undefined && others.length === 0) positions.set(only.code, positionOf(city));
  }
  return positions;
};

const liesIn = (commune: SourceCommune, { country, adminCode }: SourceCity): boolean =>
  country === 'FR' ? commune.region === adminCode : commune.departement === DEPARTMENT_OF_COUNTRY[country];

const withoutMisplaced = (sources: Sources, known: ReadonlyMap<string, Position>): Map<string, Position> => {
  const mainland = new Set(sources.communes.filter(({ zone }) => zone === 'metro').map(({ code }) => code));
  const kept = new Map(known);
  for (const { membres } of sources.epcis) {
    const members = membres.flatMap(({ code }) => (mainland.has(code) ? [{ code, position: known.get(code) }] : []));
    const placed = members.flatMap(({ code, position }) => (position === undefined ? [] : [{ code, position }]));
    if (placed.length < 3) continue;
    const middle = {
      lat: median(placed.map(({ position }) => position.lat)),
      lon: median(placed.map(({ position }) => position.lon)),
    };
    for (const { code, position } of placed) if (distanceKm(position, middle) > MISPLACED_KM) kept.delete(code);
  }
  return kept;
};

/**
 * The mean of the known communes that share a postcode; else those of the same EPCI (in the same arrondissement first: one EPCI may be
 * a whole country), arrondissement, department, territory.
 */
const guesser = (
  { communes, epcis }: Sources,
  known: ReadonlyMap<string, Position>,
  cities: readonly SourceCity[],
): ((commune: SourceCommune) => Position) => {
  const epciOf = new Map(epcis.flatMap(({ code, membres }) => membres.map((member) => [member.code, code] as const)));
  const groupsOf = (commune: SourceCommune): string[] => [
    ...(commune.codesPostaux ?? []).map((code) => `postcode ${code}`),
    `epci ${epciOf.get(commune.code) ?? commune.code} in ${commune.arrondissement}`,
    `epci ${epciOf.get(commune.code) ?? commune.code}`,
    `arrondissement ${commune.arrondissement ?? commune.departement}`,
    `department ${commune.departement}`,
    `territory ${commune.departement}`,
  ];
  const groups = new Map<string, Position[]>();
  const add = (group: string, position: Position) => groups.set(group, [...(groups.get(group) ?? []), position]);
  for (const commune of communes) {
    const position = known.get(commune.code);
    if (position !== undefined) for (const group of groupsOf(commune).slice(0, -1)) add(group, position);
  }
  for (const city of cities) add(`territory ${DEPARTMENT_OF_COUNTRY[city.country] ?? ''}`, positionOf(city));
  return (commune) => {
    const nearby = groupsOf(commune)
      .map((group) => groups.get(group))
      .find((positions) => positions !== undefined);
    return nearby === undefined ? CLIPPERTON : meanOf(nearby);
  };
};

/** A former commune: where GeoNames knows it by its name, else the centre of the commune of today. */
export const placeFormer = (
  former: readonly SourceFormerCommune[],
  cities: readonly SourceCity[],
  communes: ReadonlyMap<string, Placed>,
): Map<SourceFormerCommune, Placed> => {
  const byCode = Map.groupBy(cities, ({ muniSub }) => muniSub ?? '');
  return new Map(
    former.map((one) => {
      const places = [...(byCode.get(one.code) ?? []), ...(byCode.get(one.chefLieu) ?? [])];
      const own = places.find((city) => foldName(city.name) === foldName(one.nom));
      return [
        one,
        own === undefined
          ? { ...centreOf(communes, one.chefLieu), approximate: true }
          : { ...positionOf(own), approximate: false },
      ];
    }),
  );
};

/** An arrondissement: from the table, or GeoNames ("Marseille 09"). */
export const placeArrondissements = (
  arrondissements: readonly SourceArrondissement[],
  cities: readonly SourceCity[],
): Map<string, Placed> => {
  const byName = new Map(cities.map((city) => [city.name, city]));
  return new Map(
    arrondissements.map(({ code, nom }) => {
      const [, city = '', number = ''] = /^(\S+) (\d+)/.exec(nom) ?? [];
      const place = byName.get(`${city} ${number.padStart(2, '0')}`);
      const position = ARRONDISSEMENT_CENTRES[code] ?? (place === undefined ? undefined : positionOf(place));
      if (position === undefined)
        throw new Error(`no position for the arrondissement ${code} ${nom}: add it to ARRONDISSEMENT_CENTRES`);
      return [code, { ...position, approximate: false }];
    }),
  );
};

const centreOf = (communes: ReadonlyMap<string, Placed>, code: string): Position => {
  const centre = communes.get(code);
  if (centre === undefined) throw new Error(`a former commune belongs to ${code}, which is not a commune of today`);
  return centre;
};

const positionOf = ({ loc }: SourceCity): Position => ({ lat: loc.coordinates[1], lon: loc.coordinates[0] });

const meanOf = (positions: readonly Position[]): Position => ({
  lat: positions.reduce((sum, { lat }) => sum + lat, 0) / positions.length,
  lon: positions.reduce((sum, { lon }) => sum + lon, 0) / positions.length,
});

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
