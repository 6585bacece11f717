import type { SearchResult } from '#domain/search/found.ts';

/** A commune's centre that is known to a few kilometres says nothing of single ones. */
const COARSE_KM = 5;

/**
 * Distances as far as they are known: to an address in metres; to a commune, whose people live around its centre, in whole kilometres; to a centre that is
 * known to a few kilometres, in fives. For what is shown: the order of results stands on what was computed.
 */
export const asFarAsKnown = (result: SearchResult): SearchResult => {
  const { place } = result;
  if (place.cell.length > 5) return result;
  const step = place.approximate ? COARSE_KM : 1;
  const known = (km: number): number => Math.max(step, Math.round(km / step) * step);
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
