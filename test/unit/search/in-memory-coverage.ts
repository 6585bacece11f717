import type { Area, ResolvedArea } from '../../../functions/domain/areas/area.ts';
import type { CoverageKey } from '../../../functions/domain/areas/keys.ts';
import type { Producer } from '../../../functions/domain/directory/producer.ts';
import type { Coverage, CoverageItem } from '../../../functions/domain/search/coverage.ts';
import { coverageItemsOf } from '../../../functions/domain/search/projection.ts';

/** Areas of these tests name no EPCI and no region: they are in the index's terms already. */
export const resolved = (area: Area): ResolvedArea => area as ResolvedArea;

/** What the index would hold of these producers. */
export const itemsOf = (...producers: readonly Producer[]): CoverageItem[] =>
  producers.flatMap((producer) => coverageItemsOf(producer, resolved, 'Gaas'));

/** The index in memory; counts the waves and the keys that were asked for. */
export const coverageOf = (
  items: readonly CoverageItem[],
): Pick<Coverage, 'itemsUnder'> & { readonly waves: CoverageKey[][] } => {
  const waves: CoverageKey[][] = [];
  return {
    waves,
    itemsUnder: async (keys) => {
      waves.push([...keys]);
      return items.filter((item) => keys.includes(item.key));
    },
  };
};
