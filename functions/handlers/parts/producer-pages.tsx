import type { z } from 'zod';
import { renderPage } from '../../../web/layout.tsx';
import { pagePaths } from '../../../web/paths.ts';
import { ProducerGonePage, ProducerPage, type ReachAnswer } from '../../../web/producer/producer-page.tsx';
import type { Directory } from '../../domain/directory/directory.ts';
import type { Producer } from '../../domain/directory/producer.ts';
import { recipeFor } from '../../domain/recipes/recipes.ts';
import { placeMeant } from '../../domain/search/place-query.ts';
import { publicProducerOf } from '../../domain/search/public-producer.ts';
import { reachOf } from '../../domain/search/reach.ts';
import { localTime } from '../../domain/shared/calendar.ts';
import { type Language, ProducerId } from '../../domain/shared/primitives.ts';
import { parseWith } from '../../platform/field-errors.ts';
import { HttpProblem, pageRoutes, type Route } from '../../platform/http.ts';
import { page, SHARED_CACHE } from '../../platform/responses.ts';
import { ProducerPageQuery } from '../schemas/search.ts';
import { communes } from './communes.ts';
import { placesTyped } from './place-meant.ts';
import { communeName, resolvePublished } from './resolve.ts';
import { site } from './site.ts';

type Query = z.output<typeof ProducerPageQuery>;

/** The page of a producer; with a place, it says whether he delivers there. */
export const producerPages = (directory: Pick<Directory, 'find'>): Route[] =>
  pageRoutes('GET', pagePaths.producer, async ({ path, query, lang, now }) => {
    const id = ProducerId.safeParse(path.id);
    const producer = id.success ? await directory.find(id.data) : undefined;
    if (producer?.state !== 'published')
      return page(404, renderPage(<ProducerGonePage lang={lang} site={site} />), { cache: SHARED_CACHE });
    const parsed = parseWith(ProducerPageQuery, query, lang);
    if (!parsed.ok) throw new HttpProblem({ code: 'invalid', errors: parsed.errors });
    return page(200, shownProducer(producer, parsed.value, lang, now), { cache: SHARED_CACHE });
  });

const shownProducer = (producer: Producer, query: Query, lang: Language, now: string): string => {
  const { details } = producer;
  const shown = publicProducerOf(producer, communeName(details.commune), query.audience, now);
  if (shown === undefined) throw new Error('a published producer has a page');
  const { month } = localTime(now);
  const place = placeIn(query);
  return renderPage(
    <ProducerPage
      producer={shown}
      lang={lang}
      site={site}
      audience={query.audience}
      month={month}
      reach={place === undefined ? undefined : reachAnswer(producer, place, query)}
      unknownPlace={place === undefined ? query.q : undefined}
      recipe={recipeFor(details.offers, month, producer.id)}
    />,
  );
};

const reachAnswer = (producer: Producer, place: ReachAnswer['place'], { audience }: Query): ReachAnswer => ({
  place,
  ...reachOf(producer.details.rounds, place, audience, resolvePublished),
});

/** The place of the address, or the best that answers to what was typed. */
const placeIn = (query: Query): ReachAnswer['place'] | undefined => {
  const meant = placeMeant(query, communes());
  if (meant.ok) return meant.value;
  return query.q === undefined ? undefined : placesTyped(query.q)[0];
};
