import { coverageReader } from '#adapters/dynamodb/coverage/coverage.ts';
import { cachedCoverage, SEARCH_CACHE, sharedCards } from '#adapters/dynamodb/coverage/coverage-cache.ts';
import { documentClient } from '#adapters/dynamodb/dynamodb.ts';
import { cachedLiveStates, liveChangesIn, liveStatesIn } from '#adapters/dynamodb/producers/live.ts';
import { cachedOpeningDayIn } from '#adapters/dynamodb/subscriptions/openings.ts';
import { placeCalendar } from '#app/passages/calendar-pages.ts';
import { searchApi } from '#app/search/api.ts';
import { searchPages } from '#app/search/pages.tsx';
import { serveSite } from '#app/shared/serve-site.tsx';
import { now as currentTime } from '#platform/clock.ts';
import { setting, territory } from '#platform/configuration.ts';
import { addressFinder } from '../wiring/address-finder.ts';

const documents = documentClient();
const index = coverageReader(documents, setting('COVERAGE_TABLE'), sharedCards());
const opening = cachedOpeningDayIn(documents, setting('DIRECTORY_TABLE'), territory().opensAt);
const live = cachedLiveStates(
  liveStatesIn(documents, setting('COVERAGE_TABLE')),
  liveChangesIn(documents, setting('COVERAGE_TABLE')),
  currentTime,
);
const coverage = cachedCoverage(index, { ...SEARCH_CACHE, now: Date.now });

/** Who delivers to a place: as JSON, and as the pages home and search. */
export const handler = serveSite(
  searchApi({ coverage, live }, opening),
  searchPages({ coverage, live }, opening, addressFinder),
  placeCalendar({ coverage, live }, opening),
);
