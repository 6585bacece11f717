import type { Area, ResolvedArea } from '#domain/areas/area.ts';
import type { CoverageKey } from '#domain/areas/keys.ts';
import type { Coverage, CoverageItem } from '#domain/coverage/coverage.ts';
import { coverageItemsOf } from '#domain/coverage/projection.ts';
import type { Producer } from '#domain/producers/producer.ts';

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
