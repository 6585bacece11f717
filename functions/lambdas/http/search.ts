import { coverageReader } from '#adapters/dynamodb/coverage/coverage.ts';
import { cachedCoverage, SEARCH_CACHE, sharedCards } from '#adapters/dynamodb/coverage/coverage-cache.ts';
import { documentClient } from '#adapters/dynamodb/dynamodb.ts';
import { cachedLiveStates, liveStatesIn } from '#adapters/dynamodb/producers/live.ts';
import { cachedOpeningDayIn } from '#adapters/dynamodb/subscriptions/openings.ts';
import { placeOf } from '#app/places/place-meant.ts';
import { addressPages } from '#app/search/address-pages.tsx';
import { ProducersQuery } from '#app/search/contract.ts';
import { givenCursor } from '#app/search/given-cursor.ts';
import { searchPages } from '#app/search/pages.tsx';
import { searchAnswer } from '#app/search/search-answer.ts';
import { orProblem } from '#app/shared/problem.ts';
import { serveSite } from '#app/shared/serve-site.tsx';
import { isOpen } from '#domain/opening/opening-day.ts';
import { closedResult, secondsUntil } from '#domain/search/closed.ts';
import { searchProducers } from '#domain/search/search.ts';
import { now as currentTime } from '#platform/clock.ts';
import { setting, territory } from '#platform/configuration.ts';
import { api } from '#platform/http.ts';
import { cacheFor, json, PRODUCERS_CACHE } from '#platform/responses.ts';
import { addressFinder } from '../wiring/address-finder.ts';

const documents = documentClient();
const index = coverageReader(documents, setting('COVERAGE_TABLE'), sharedCards());
const opening = cachedOpeningDayIn(documents, setting('DIRECTORY_TABLE'), territory().opensAt);
const live = cachedLiveStates(liveStatesIn(documents, setting('COVERAGE_TABLE')), currentTime);
const coverage = cachedCoverage(index, { ...SEARCH_CACHE, now: Date.now });

/** Who delivers to a place: as JSON, and as the pages home and search. */
export const handler = serveSite(
  api('GET /api/producers', {
    elsewhere: ['POST'],
    query: ProducersQuery,
    async handle({ query, lang, now }) {
      const { audience, family, label, day, season, q, limit } = query;
      const place = orProblem(placeOf(query), lang);
      const cursor = query.cursor === undefined ? null : givenCursor(query.cursor);
      const filters = { audience, family, label, day, season, q };
      const opensAt = await opening();
      if (!isOpen(opensAt, now)) {
        const cache = cacheFor(secondsUntil(opensAt, now));
        return json(200, searchAnswer(closedResult(place, filters), { lang, now, opensAt }), { cache });
      }
      const result = await searchProducers({ place, filters, limit, cursor, now }, { coverage, live });
      return json(200, searchAnswer(result, { lang, now }), { cache: PRODUCERS_CACHE });
    },
  }),
  searchPages({ coverage, live }, opening, addressFinder),
  addressPages('search', addressFinder),
);
