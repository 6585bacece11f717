import type { z } from 'zod';
import { placesTyped } from '#app/places/place-meant.ts';
import { fromAddress } from '#app/search/address-pages.ts';
import { communes } from '#app/shared/communes.ts';
import { communeName } from '#app/shared/resolve.ts';
import { site } from '#app/shared/site.ts';
import type { Place } from '#domain/areas/place.ts';
import type { ProducerNow } from '#domain/producers/live.ts';
import { recipeFor } from '#domain/recipes/recipes.ts';
import type { AddressFinder } from '#domain/search/address.ts';
import { placeMeant } from '#domain/search/place-query.ts';
import { publicProducerOf } from '#domain/search/public-producer.ts';
import type { SearchPorts } from '#domain/search/search.ts';
import { localTime } from '#domain/shared/calendar.ts';
import { type Language, ProducerId } from '#domain/shared/primitives.ts';
import { servePage } from '#platform/contract.ts';
import { parseWith } from '#platform/field-errors.ts';
import { HttpProblem, type Route } from '#platform/http.ts';
import { PRODUCERS_CACHE, page } from '#platform/responses.ts';
import { ProducerGonePage, ProducerPage } from '#web/producers/producer-page.tsx';
import { renderPage } from '#web/shared/layout.tsx';
import { ProducerPageQuery, pages } from './contract.ts';
import { reachAnswer } from './reach-answer.ts';

type Query = z.output<typeof ProducerPageQuery>;

/** Where producers are found as they are at this minute. */
export interface ProducersNow {
  find(id: ProducerId): Promise<ProducerNow | undefined>;
}

/** The page of a producer; with a place, it says whether they deliver there. */
export const producerPages = (directory: ProducersNow, ports: SearchPorts, finder: AddressFinder): Route[] => [
  ...servePage(pages.producer, {
    GET: async ({ path, query, lang, now }) => {
      const id = ProducerId.safeParse(path.id);
      const producer = id.success ? await directory.find(id.data) : undefined;
      if (producer?.state !== 'published') {
        const away = producer?.state === 'paused' ? producer : undefined;
        return page(404, renderPage(<ProducerGonePage lang={lang} site={site} away={away} />), {
          cache: PRODUCERS_CACHE,
        });
      }
      const parsed = parseWith(ProducerPageQuery, query);
      if (!parsed.ok) throw new HttpProblem({ code: 'invalid', errors: parsed.errors });
      return page(200, await shownProducer(producer, { query: parsed.value, lang, now }, ports), {
        cache: PRODUCERS_CACHE,
      });
    },
    POST: fromAddress('producer', finder),
  }),
];

interface Asked {
  readonly query: Query;
  readonly lang: Language;
  readonly now: string;
}

const shownProducer = async (
  producer: ProducerNow,
  { query, lang, now }: Asked,
  ports: SearchPorts,
): Promise<string> => {
  const { details } = producer;
  const shown = publicProducerOf(producer, communeName(details.commune), query.audience, now);
  if (shown === undefined) throw new Error('a published producer has a page');
  const { month } = localTime(now);
  const place = placeIn(query);
  const { audience } = query;
  const reach = place === undefined ? undefined : await reachAnswer(producer, { place, audience, now }, ports);
  return renderPage(
    <ProducerPage
      producer={shown}
      lang={lang}
      site={site}
      audience={audience}
      month={month}
      now={now}
      reach={reach}
      addressFault={query.address}
      unknownPlace={place === undefined ? query.q : undefined}
      recipe={recipeFor(details.offers, month, producer.id)}
    />,
  );
};

/** The place of the address, or the best that answers to what was typed. */
const placeIn = (query: Query): Place | undefined => {
  const meant = placeMeant(query, communes());
  if (meant.ok) return meant.value;
  if (query.q === undefined) return undefined;
  // The page names the place that it answers for, and asks for another beside it.
  const { meant: clear, choices } = placesTyped(query.q);
  return clear ?? choices[0];
};
