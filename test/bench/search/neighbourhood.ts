import { cellAt } from '#domain/areas/keys.ts';
import { ADDRESS_CELL_LENGTH, Place } from '#domain/areas/place.ts';
import { normal, seededRandom } from '../support/random.ts';
import type { Farm } from './benched-producer.ts';
import { radii } from './radii.ts';

/**
 * One neighbourhood, as dense as the model platform (1,700 producers in 84,000 km²), again and again: every replica is the first one moved by
 * whole geohash cells, so that a search there has exactly the same work. The replicas are disjoint: no round reaches the next one.
 */
export const PRODUCERS_PER_NEIGHBOURHOOD = 500;

/** A square of 157 km at 45° N, where producers live and people search. */
const CORE = { south: 44.2, north: 45.6, west: 1.82, east: 3.805 } as const;

/** Four of the coarsest cells of the index, 442 km at 45° N: the core, and more than the largest radius on both sides. */
const WIDTH = 5.625;
const PER_ROW = 64;

/** Towns draw two farms in five, each direction within a normal deviation of 0.1 degrees. */
const TOWNS = 8;
const TOWN_SHARE = 0.4;
const TOWN_DEVIATION = 0.1;

const between = (low: number, high: number, random: () => number): number => low + (high - low) * random();
const within = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));

const somewhere = (random: () => number) => ({
  lat: between(CORE.south, CORE.north, random),
  lon: between(CORE.west, CORE.east, random),
});

const firstNeighbourhood = (): Omit<Farm, 'id'>[] => {
  const random = seededRandom(1);
  const towns = Array.from({ length: TOWNS }, () => somewhere(random));
  return radii(PRODUCERS_PER_NEIGHBOURHOOD, random).map((radiusKm, index) => {
    const town = towns[index % TOWNS];
    if (town === undefined || random() >= TOWN_SHARE) return { ...somewhere(random), radiusKm };
    return {
      lat: within(town.lat + TOWN_DEVIATION * normal(random), CORE.south, CORE.north),
      lon: within(town.lon + TOWN_DEVIATION * normal(random), CORE.west, CORE.east),
      radiusKm,
    };
  });
};

/** East by whole cells; the second row is the mirror image south of the Equator, where cells are the same. */
const moved = ({ lat, lon }: { lat: number; lon: number }, replica: number): { lat: number; lon: number } => ({
  lat: tenMetres(replica < PER_ROW ? lat : -lat),
  lon: tenMetres(lon - 180 + WIDTH * (replica % PER_ROW)),
});

/** As positions are kept. The width of a neighbourhood has fewer decimals, so that replicas stay alike. */
const tenMetres = (degrees: number): number => Number(degrees.toFixed(4));

export const MAX_PRODUCERS = 2 * PER_ROW * PRODUCERS_PER_NEIGHBOURHOOD;

export const farmsOfReplica = (() => {
  let first: readonly Omit<Farm, 'id'>[] | undefined;
  return (replica: number): Farm[] => {
    first ??= firstNeighbourhood();
    return first.map(({ radiusKm, ...position }, index) => ({
      id: `n${String(replica).padStart(3, '0')}p${String(index).padStart(5, '0')}`,
      ...moved(position, replica),
      radiusKm,
    }));
  };
})();

/** Addresses (cells of 7 characters) in the cores, each in a replica drawn by lot. Same seed, same places within the neighbourhood. */
export const placesToSearch = (count: number, replicas: number): Place[] => {
  const [where, which] = [seededRandom(2), seededRandom(3)];
  return Array.from({ length: count }, () => {
    const replica = Math.floor(which() * replicas);
    const department = String(replica % 100).padStart(2, '0');
    return placeAt(moved(somewhere(where), replica), { commune: `${department}001`, department });
  });
};

/** A commune and a department are known, as they are of real people: their keys are asked too, though no round names them. */
export const placeAt = (
  { lat, lon }: { readonly lat: number; readonly lon: number },
  { commune, department }: { readonly commune: string; readonly department: string },
): Place =>
  Place.parse({
    label: 'An address',
    kind: 'position',
    cell: cellAt(lat, lon, ADDRESS_CELL_LENGTH),
    commune,
    department,
    postcode: null,
    lat,
    lon,
    approximate: false,
  });
