import { placeOf } from '#app/places/place-meant.ts';
import { orProblem } from '#app/shared/problem.ts';
import { isOpen, type OpeningDay } from '#domain/opening/opening-day.ts';
import { closedResult, secondsUntil } from '#domain/search/before-opening.ts';
import { type SearchPorts, searchProducers } from '#domain/search/search.ts';
import { answerCall } from '#platform/contract.ts';
import type { Route } from '#platform/http.ts';
import { cacheFor, json, PRODUCERS_CACHE, writtenJson } from '#platform/responses.ts';
import { calls } from './contract.ts';
import { givenCursor } from './given-cursor.ts';
import { type SearchAnswer, searchAnswer, searchAnswerText } from './search-answer.ts';

/** Who delivers to a place, as JSON. */
export const searchApi = (ports: SearchPorts, opening: OpeningDay): Route[] => [
  answerCall(calls.search, async ({ query, lang, now }) => {
    const { audience, family, label, day, season, q, limit } = query;
    const place = orProblem(placeOf(query), lang);
    const cursor = query.cursor === undefined ? null : givenCursor(query.cursor);
    const filters = { audience, family, label, day, season, q };
    const opensAt = await opening();
    if (!isOpen(opensAt, now)) {
      const cache = cacheFor(secondsUntil(opensAt, now));
      return json(200, searchAnswer(closedResult(place, filters), { lang, now, opensAt }), { cache });
    }
    const result = await searchProducers({ place, filters, limit, cursor, now }, ports);
    return writtenJson<200, SearchAnswer>(200, searchAnswerText(result, { lang, now }), { cache: PRODUCERS_CACHE });
  }),
];
