import { ProducerPageQuery } from '#app/producers/contract.ts';
import type { ProducersNow } from '#app/producers/pages.tsx';
import { MAX_PER_PAGE, ResultsPageQuery } from '#app/search/contract.ts';
import { givenCursor } from '#app/search/given-cursor.ts';
import { communes } from '#app/shared/communes.ts';
import { communeName } from '#app/shared/resolve.ts';
import { site } from '#app/shared/site.ts';
import { isOpen, type OpeningDay } from '#domain/opening/opening-day.ts';
import type { FoundProducer, SearchResult } from '#domain/search/found.ts';
import { placeMeant } from '#domain/search/place-query.ts';
import { publicProducerOf } from '#domain/search/public-producer.ts';
import { type SearchPorts, searchProducers } from '#domain/search/search.ts';
import { type Instant, ProducerId } from '#domain/shared/primitives.ts';
import { servePage } from '#platform/contract.ts';
import { parseWith } from '#platform/field-errors.ts';
import { HttpProblem, type Route } from '#platform/http.ts';
import { type HttpResponse, PRODUCERS_CACHE } from '#platform/responses.ts';
import { calendarEvents } from '#web/passages/calendar-events.ts';
import { calendarFeed, type FeedEvent } from '#web/passages/calendar-feed.ts';
import { texts } from '#web/passages/week-texts.ts';
import { placeQuery } from '#web/search/address.ts';
import { pick } from '#web/shared/text.ts';
import { placeCalendarPages, producerCalendarPages } from './contract.ts';

/** Producers of one place whose passages one calendar holds; nobody follows more. */
const MAX_PAGES = 4;

/** Who comes to a place, as a calendar: the results of the same address, three weeks ahead. Parcels come by no round and are left out. */
export const placeCalendar = (ports: SearchPorts, opening: OpeningDay): Route[] =>
  servePage(placeCalendarPages.placeCalendar, {
    GET: async ({ query, lang, now }) => {
      const parsed = parseWith(ResultsPageQuery, query);
      if (!parsed.ok) throw new HttpProblem({ code: 'invalid', errors: parsed.errors });
      const meant = placeMeant(parsed.value, communes());
      if (!meant.ok) throw new HttpProblem({ code: 'not-found' });
      const { audience, family, label, day, season, words: q } = parsed.value;
      const asked = { place: meant.value, filters: { audience, family, label, day, season, q }, now };
      const coming = isOpen(await opening(), now) ? await everybody(asked, ports) : [];
      const name = pick(texts.calendarOf, lang, { place: meant.value.label });
      const origin = site.origin ?? '';
      return calendarAnswer(name, calendarEvents(coming, { lang, origin, place: placeQuery(asked) }), now);
    },
  });

type Asked = Pick<Parameters<typeof searchProducers>[0], 'place' | 'filters' | 'now'>;

const everybody = async (asked: Asked, ports: SearchPorts): Promise<FoundProducer[]> => {
  const found: FoundProducer[] = [];
  let cursor: Parameters<typeof searchProducers>[0]['cursor'] = null;
  for (let pageNumber = 0; pageNumber < MAX_PAGES; pageNumber += 1) {
    const result: SearchResult = await searchProducers({ ...asked, limit: MAX_PER_PAGE, cursor }, ports);
    found.push(...result.items);
    if (result.nextCursor === null) break;
    cursor = givenCursor(result.nextCursor);
  }
  return found.map((one) => ({ ...one, rounds: one.rounds.filter(({ mode }) => mode !== 'parcel') }));
};

/** The passages of one producer as a calendar, three weeks ahead. */
export const producerCalendar = (directory: ProducersNow): Route[] =>
  servePage(producerCalendarPages.producerCalendar, {
    GET: async ({ path, query, lang, now }) => {
      const parsed = parseWith(ProducerPageQuery, query);
      if (!parsed.ok) throw new HttpProblem({ code: 'invalid', errors: parsed.errors });
      const id = ProducerId.safeParse(path.id);
      const producer = id.success ? await directory.find(id.data) : undefined;
      const { audience } = parsed.value;
      const shown = producer && publicProducerOf(producer, communeName(producer.details.commune), audience, now);
      if (shown === undefined) throw new HttpProblem({ code: 'not-found' });
      return calendarAnswer(shown.name, calendarEvents([shown], { lang, origin: site.origin ?? '' }), now);
    },
  });

/** Passages as iCalendar, for a calendar to follow. The same for everyone who asks. */
const calendarAnswer = (name: string, events: readonly FeedEvent[], now: Instant): HttpResponse => ({
  status: 200,
  headers: { 'content-type': 'text/calendar; charset=utf-8', 'cache-control': PRODUCERS_CACHE },
  body: calendarFeed({ name, host: new URL(site.origin ?? 'https://localhost').hostname, now, events }),
});
