import { coverageReader } from '#adapters/dynamodb/coverage/coverage.ts';
import type { Place } from '#domain/areas/place.ts';
import type { Coverage } from '#domain/coverage/coverage.ts';
import { searchProducers } from '#domain/search/search.ts';
import { mean, percentile, sum } from '../support/figures.ts';
import type { SeededEmulator } from './emulator.ts';
import { COVERAGE } from './tables.ts';

/** The first page of a consumer's search without filters, as the site asks for it. */
const QUESTION = {
  filters: { audience: 'consumer' as const },
  limit: 20,
  cursor: null,
  now: '2026-11-24T08:00:00.000Z',
};

const WARM_UP = 150;

export interface SearchFigures {
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** Means per search. */
  readonly queries: number;
  readonly readUnits: number;
  readonly hits: number;
  readonly candidates: number;
  readonly candidatesPerHit: number;
}

type Index = Pick<Coverage, 'itemsUnder'>;

/** Items read and producers found by one search. */
export const searchOnce = async (place: Place, index: Index): Promise<{ candidates: number; hits: number }> => {
  let candidates = 0;
  const counting: Index = {
    async itemsUnder(keys) {
      const items = await index.itemsUnder(keys);
      candidates += items.length;
      return items;
    },
  };
  const { total } = await searchProducers({ ...QUESTION, place }, { coverage: counting });
  return { candidates, hits: total };
};

/** The real search through the real reader, one after the other, nothing cached. */
export const measureSearches = async (emulator: SeededEmulator, places: readonly Place[]): Promise<SearchFigures> => {
  const index = coverageReader(emulator.documents, COVERAGE.name);
  for (let turn = 0; turn < WARM_UP; turn += 1) {
    const place = places[turn % places.length];
    if (place) await searchOnce(place, index);
  }
  emulator.meter.reset();
  const searches: { ms: number; candidates: number; hits: number }[] = [];
  for (const place of places) {
    const started = performance.now();
    const found = await searchOnce(place, index);
    searches.push({ ...found, ms: performance.now() - started });
  }
  const times = searches.map(({ ms }) => ms);
  const candidates = sum(searches.map((search) => search.candidates));
  const hits = sum(searches.map((search) => search.hits));
  return {
    p50Ms: percentile(times, 0.5),
    p99Ms: percentile(times, 0.99),
    queries: emulator.meter.calls / places.length,
    readUnits: emulator.meter.readUnits / places.length,
    hits: mean(searches.map((search) => search.hits)),
    candidates: candidates / places.length,
    candidatesPerHit: candidates / hits,
  };
};
