import { COMMUNE_CELL_LENGTH, knownKm } from '#domain/areas/place.ts';
import type { SearchResult } from '#domain/search/found.ts';

/** A result with its distances as far as they are known: in pages and in the API alike. */
export const asFarAsKnown = (result: SearchResult): SearchResult => {
  const { place } = result;
  if (place.cell.length > COMMUNE_CELL_LENGTH) return result;
  const known = (km: number): number => knownKm(km, place);
  return {
    ...result,
    items: result.items.map((producer) => ({
      ...producer,
      distanceKm: known(producer.distanceKm),
      rounds: producer.rounds.map((round) =>
        round.pickup === null
          ? round
          : { ...round, pickup: { ...round.pickup, distanceKm: known(round.pickup.distanceKm) } },
      ),
    })),
    nearest: result.nearest.map((producer) => ({ ...producer, distanceKm: known(producer.distanceKm) })),
  };
};
