import { coverageReader } from '#adapters/dynamodb/coverage/coverage.ts';
import { documentClient } from '#adapters/dynamodb/dynamodb.ts';
import { directoryIn } from '#adapters/dynamodb/producers/directory.ts';
import { cachedLiveStates, liveStatesIn } from '#adapters/dynamodb/producers/live.ts';
import { NO_OUTBOX } from '#adapters/dynamodb/producers/outbox.ts';
import { placeOf } from '#app/places/place-meant.ts';
import { producerPages } from '#app/producers/pages.tsx';
import { areasAnswer, producerAnswer, settlingAnswer } from '#app/producers/producer-answer.ts';
import { addressPages } from '#app/search/address-pages.tsx';
import { AreasQuery, ProducerPath, ProducerQuery, ReachQuery } from '#app/search/contract.ts';
import { orProblem } from '#app/shared/problem.ts';
import { communeName, resolvePublished } from '#app/shared/resolve.ts';
import { serveSite } from '#app/shared/serve-site.tsx';
import { asOfNow } from '#domain/producers/live.ts';
import { publicProducerOf } from '#domain/search/public-producer.ts';
import { reachOf } from '#domain/search/reach.ts';
import type { ProducerId } from '#domain/shared/primitives.ts';
import { now } from '#platform/clock.ts';
import { setting } from '#platform/configuration.ts';
import { api, HttpProblem } from '#platform/http.ts';
import { memoizeFor } from '#platform/memoize-for.ts';
import { json, PRODUCERS_CACHE } from '#platform/responses.ts';
import { addressFinder } from '../wiring/address-finder.ts';

const documents = documentClient();
const coverage = coverageReader(documents, setting('COVERAGE_TABLE'));
const directory = directoryIn(documents, setting('DIRECTORY_TABLE'), NO_OUTBOX);
const live = cachedLiveStates(liveStatesIn(documents, setting('COVERAGE_TABLE')), now);

/** A flood of visitors opens the same pages. Who is not published is looked up each time. */
const record = memoizeFor(directory.find, {
  seconds: 20,
  max: 2_000,
  mayServe: (producer) => producer?.state === 'published',
});

/** The producer as of this minute: what changes by the minute is believed for five seconds, as in lists. */
const find = async (id: ProducerId) => {
  const [known, states] = await Promise.all([record(id), live.of([id])]);
  const state = states.get(id);
  // What is remembered does not know that they have gone away since.
  const producer = state?.paused === true ? await directory.find(id) : known;
  return producer && asOfNow(producer, state);
};

/** Everything public of one producer: as JSON, and as his page. */
export const handler = serveSite(
  api('GET /api/producers/{id}', {
    path: ProducerPath,
    query: ProducerQuery,
    async handle({ path, query, lang, now }) {
      const producer = await find(path.id);
      const shown = producer && publicProducerOf(producer, communeName(producer.details.commune), query.audience, now);
      if (producer === undefined || shown === undefined) throw new HttpProblem({ code: 'not-found' });
      const place = asksPlace(query) ? orProblem(placeOf(query), lang) : undefined;
      const reach = place && reachOf(producer.details.rounds, place, query.audience, resolvePublished);
      return json(200, producerAnswer(shown, reach, lang), { cache: PRODUCERS_CACHE });
    },
  }),
  api('GET /api/producers/{id}/areas', {
    path: ProducerPath,
    query: AreasQuery,
    async handle({ path, query, lang }) {
      const producer = await find(path.id);
      if (producer?.state !== 'published') throw new HttpProblem({ code: 'not-found' });
      return json(200, areasAnswer(producer, query.audience, lang), { cache: PRODUCERS_CACHE });
    },
  }),
  api('GET /api/producers/{id}/reach', {
    path: ProducerPath,
    query: ReachQuery,
    async handle({ path, query, lang }) {
      const producer = await find(path.id);
      if (producer?.state !== 'published') throw new HttpProblem({ code: 'not-found' });
      const place = orProblem(placeOf({ commune: query.commune }), lang);
      return json(200, settlingAnswer(producer, place, query.audience), { cache: PRODUCERS_CACHE });
    },
  }),
  producerPages({ find }, { coverage, live }),
  addressPages('producer', addressFinder),
);

const asksPlace = (query: { readonly cell?: unknown; readonly commune?: unknown; readonly lat?: unknown }): boolean =>
  query.cell !== undefined || query.commune !== undefined || query.lat !== undefined;
