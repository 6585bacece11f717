import type { ResolvedArea } from '../areas/area.ts';
import type { CommuneCode } from '../shared/primitives.ts';
import type { KnownPlaces } from './known-places.ts';

/** How many communes an area holds, and how many people live there: what lets a producer see a radius mistyped by a zero. */
export interface Reach {
  readonly communes: number;
  readonly inhabitants: number;
}

type ReachPlaces = Pick<KnownPlaces, 'communesWithin' | 'population' | 'departmentOf'>;

/** From one point of the metropolis to the farthest commune of the overseas departments, km: half the circumference of the Earth. */
const EVERYWHERE_KM = 20_038;
const METROPOLIS = { lat: 46.6, lon: 2.5 };

/**
 * Communes whose centre lies in the area. Undefined for the country (everyone), and where a polygon or something taken away would make the
 * figure untrue.
 */
export const reachOf = (area: ResolvedArea, places: ReachPlaces): Reach | undefined => {
  if (area.exclude.length > 0) return undefined;
  const codes = new Set<string>();
  for (const shape of area.include) {
    if (shape.kind === 'country' || shape.kind === 'polygon') return undefined;
    for (const code of communesOf(shape, places)) codes.add(code);
  }
  let inhabitants = 0;
  for (const code of codes) inhabitants += places.population(code) ?? 0;
  return { communes: codes.size, inhabitants };
};

const communesOf = (
  shape: Exclude<ResolvedArea['include'][number], { kind: 'country' | 'polygon' }>,
  places: ReachPlaces,
): readonly CommuneCode[] => {
  switch (shape.kind) {
    case 'communes':
      return shape.codes;
    case 'circle':
      return places.communesWithin(shape, shape.radiusKm).map(({ code }) => code);
    case 'departments':
      return shape.codes.flatMap((department) => byDepartment(places).get(department) ?? []);
  }
};

const departments = new WeakMap<object, ReadonlyMap<string, readonly CommuneCode[]>>();

/** Made at the first need, 35,000 communes: about 50 ms, once in the life of a function. */
const byDepartment = (places: ReachPlaces): ReadonlyMap<string, readonly CommuneCode[]> => {
  const known = departments.get(places);
  if (known !== undefined) return known;
  const made = Map.groupBy(
    places.communesWithin(METROPOLIS, EVERYWHERE_KM).map(({ code }) => code),
    (code) => places.departmentOf(code) ?? '',
  );
  departments.set(places, made);
  return made;
};
