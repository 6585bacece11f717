import { placeOf } from '#app/places/place-meant.ts';
import { orProblem } from '#app/shared/problem.ts';
import { communeName, resolvePublished } from '#app/shared/resolve.ts';
import { publicProducerOf } from '#domain/search/public-producer.ts';
import { reachOf } from '#domain/search/reach.ts';
import { localTime } from '#domain/shared/calendar.ts';
import { answerCall } from '#platform/contract.ts';
import { HttpProblem, type Route } from '#platform/http.ts';
import { json, PRODUCERS_CACHE } from '#platform/responses.ts';
import { calls } from './contract.ts';
import type { ProducersNow } from './pages.tsx';
import { areasAnswer, producerAnswer, settlingAnswer } from './producer-answer.ts';

/** Everything public of one producer, as JSON. */
export const producerApi = ({ find }: ProducersNow): Route[] => [
  answerCall(calls.show, async ({ path, query, lang, now }) => {
    const producer = await find(path.id);
    const shown = producer && publicProducerOf(producer, communeName(producer.details.commune), query.audience, now);
    if (producer === undefined || shown === undefined) throw new HttpProblem({ code: 'not-found' });
    const place = asksPlace(query) ? orProblem(placeOf(query), lang) : undefined;
    const reach = place && reachOf(producer.details.rounds, place, query.audience, resolvePublished);
    return json(200, producerAnswer(shown, reach, { lang, today: localTime(now).date }), { cache: PRODUCERS_CACHE });
  }),
  answerCall(calls.areas, async ({ path, query, lang }) => {
    const producer = await find(path.id);
    if (producer?.state !== 'published') throw new HttpProblem({ code: 'not-found' });
    return json(200, areasAnswer(producer, query.audience, lang), { cache: PRODUCERS_CACHE });
  }),
  answerCall(calls.reach, async ({ path, query, lang }) => {
    const producer = await find(path.id);
    if (producer?.state !== 'published') throw new HttpProblem({ code: 'not-found' });
    const place = orProblem(placeOf({ commune: query.commune }), lang);
    return json(200, settlingAnswer(producer, place, query.audience), { cache: PRODUCERS_CACHE });
  }),
];

const asksPlace = (query: { readonly cell?: unknown; readonly commune?: unknown; readonly lat?: unknown }): boolean =>
  query.cell !== undefined || query.commune !== undefined || query.lat !== undefined;
