import { coverageReader } from '../adapters/coverage.ts';
import { directoryIn } from '../adapters/directory.ts';
import { documentClient } from '../adapters/dynamodb.ts';
import { liveStatesIn } from '../adapters/live.ts';
import { NO_OUTBOX } from '../adapters/outbox.ts';
import { asOfNow } from '../domain/directory/live.ts';
import { publicProducerOf } from '../domain/search/public-producer.ts';
import { reachOf } from '../domain/search/reach.ts';
import type { ProducerId } from '../domain/shared/primitives.ts';
import { setting } from '../platform/configuration.ts';
import { api, HttpProblem } from '../platform/http.ts';
import { json, PRODUCERS_CACHE } from '../platform/responses.ts';
import { addressPages } from './parts/address-pages.tsx';
import { placeOrProblem } from './parts/place-meant.ts';
import { areasAnswer, producerAnswer, settlingAnswer } from './parts/producer-answer.ts';
import { producerPages } from './parts/producer-pages.tsx';
import { communeName, resolvePublished } from './parts/resolve.ts';
import { serveSite } from './parts/serve-site.tsx';
import { AreasQuery, ProducerPath, ProducerQuery, ReachQuery } from './schemas/search.ts';

const documents = documentClient();
const coverage = coverageReader(documents, setting('COVERAGE_TABLE'));
const directory = directoryIn(documents, setting('DIRECTORY_TABLE'), NO_OUTBOX);
const live = liveStatesIn(documents, setting('COVERAGE_TABLE'));

/** The producer as he is at this minute. */
const find = async (id: ProducerId) => {
  const [producer, states] = await Promise.all([directory.find(id), live.of([id])]);
  return producer && asOfNow(producer, states.get(id));
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
      const place = asksPlace(query) ? placeOrProblem(query, lang) : undefined;
      const reach = place && reachOf(producer.details.rounds, place, query.audience, resolvePublished);
      return json(200, producerAnswer(shown, reach, lang), { cache: PRODUCERS_CACHE });
    },
  }),
  api('GET /api/producers/{id}/areas', {
    path: ProducerPath,
    query: AreasQuery,
    async handle({ path, query, lang }) {
      const producer = await directory.find(path.id);
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
      const place = placeOrProblem({ commune: query.commune }, lang);
      return json(200, settlingAnswer(producer, place, query.audience), { cache: PRODUCERS_CACHE });
    },
  }),
  producerPages({ find }, { coverage, live }),
  addressPages('producer'),
);

const asksPlace = (query: { readonly cell?: unknown; readonly commune?: unknown; readonly lat?: unknown }): boolean =>
  query.cell !== undefined || query.commune !== undefined || query.lat !== undefined;
